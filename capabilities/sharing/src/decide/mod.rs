//! The rules. Pure: facts go in, events or a no come out.

pub mod agreements;
pub mod rules;

#[cfg(test)]
mod tests;

use crate::events::{Answered, Decided, Event, Question};
use crate::words::{Informed, Outcome, Route, Share};
use agreements::{Agreement, Between, Cover, Terms, cover};
use catalogue::Law;
use kernel::{AgencyId, Date};
use rules::{Discloser, broken};
use std::collections::BTreeSet;
use store::{Declined, Stream, Told};
use vault::Sealed;
use vocabulary::{DisclosureId, RecordId};

/// Who decides, under which law, with which agreements, on which day.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// The agency that discloses.
    pub agency: AgencyId,
    /// What kind it is, and under whose law it works.
    pub from: Discloser<'a>,
    /// The law.
    pub law: &'a Law,
    /// The agreements, each in its newest version.
    pub agreements: &'a [Agreement],
    /// The day.
    pub on: Date,
}

impl Ground<'_> {
    /// What the agreements make of a share, for each of its recipients.
    pub fn covers(&self, share: &Share) -> Vec<Cover> {
        let to = share.recipients.iter().map(|recipient| {
            let between = Between { from: (self.agency, self.from.kind), to: (recipient.agency, &recipient.kind) };
            cover(self.agreements, between, &share.purpose, &share.classes, share.marking, self.on)
        });
        to.collect()
    }
}

/// It is shared, under an agreement or once.
///
/// # Errors
/// When a rule is broken, nothing is named, or it is outside every agreement without a reason.
pub fn share(mut share: Share, ground: Ground<'_>) -> Result<Event, Declined> {
    something(&share)?;
    stamped(&mut share, ground)?;
    let route = route(&share)?;
    Ok(Event::Decided(Box::new(decided(share, ground, Outcome::Shared, route))))
}

/// It is shared at once: recipient, what, why. Nothing else can hold it up.
///
/// # Errors
/// When one of the three is missing.
pub fn share_urgently(mut share: Share, ground: Ground<'_>) -> Result<Event, Declined> {
    let content = &share.content;
    if share.recipients.is_empty() || content.what.trim().is_empty() || content.necessity.trim().is_empty() {
        return Err(Declined("sharing-urgent-three"));
    }
    if share.classes.is_empty() {
        share.classes = ["identity", "contact", "concern_summary"].map(str::to_owned).into();
    }
    share.informed = Informed::Urgent;
    share.basis.catalogue = ground.law.version().to_owned();
    Ok(Event::Decided(Box::new(decided(share, ground, Outcome::Shared, Route::Urgent))))
}

/// It is decided not to share.
///
/// # Errors
/// When nobody or nothing is named, or no reason is given.
pub fn withhold(mut share: Share, ground: Ground<'_>) -> Result<Event, Declined> {
    if share.recipients.is_empty() || share.withheld.is_empty() {
        return Err(Declined("sharing-nothing"));
    }
    if share.content.withheld_why.trim().is_empty() {
        return Err(Declined("sharing-withheld-why"));
    }
    share.classes.clear();
    share.basis.catalogue = ground.law.version().to_owned();
    Ok(Event::Decided(Box::new(decided(share, ground, Outcome::Withheld, Route::OneOff))))
}

/// What went at once is given its basis. Who received what stays as it was.
///
/// # Errors
/// When it does not wait for that, or a rule is broken.
pub fn complete(state: &Disclosure, mut share: Share, ground: Ground<'_>) -> Result<Event, Declined> {
    let before = state.decided.as_ref().filter(|_| state.waits_for_basis()).ok_or(Declined("sharing-complete"))?;
    share.recipients = before.recipients.clone();
    share.classes = before.classes.clone();
    if let Some(content) = before.content.get() {
        share.content.what = content.what.clone();
        share.content.about = content.about.clone();
        if share.content.necessity.trim().is_empty() {
            share.content.necessity = content.necessity.clone();
        }
    }
    share.record = before.record;
    share.request = before.request;
    share.ends = share.ends.or(before.ends);
    stamped(&mut share, ground)?;
    Ok(Event::Completed(Box::new(decided(share, ground, Outcome::Shared, Route::Urgent))))
}

/// It is taken back.
///
/// # Errors
/// When it was before, or nothing was shared, or no reason is given.
pub fn withdraw(state: &Disclosure, reason: &str) -> Result<Event, Declined> {
    let decided = state.decided.as_ref().filter(|decided| decided.outcome == Outcome::Shared && !state.withdrawn);
    let decided = decided.ok_or(Declined("sharing-withdrawn-before"))?;
    Ok(Event::Withdrawn { reason: about(decided.record, said(reason, "sharing-reason")?) })
}

/// A recipient accepts its conditions; nothing where that was done.
pub fn accept(state: &Disclosure, agency: AgencyId) -> Option<Event> {
    (!state.accepted.contains(&agency)).then_some(Event::Accepted { agency })
}

/// Somebody reads it; nothing where they have before.
///
/// # Errors
/// When there are conditions that their agency has not accepted.
pub fn open(state: &Disclosure, actor: &str, agency: AgencyId) -> Result<Option<Event>, Declined> {
    if !state.may_open(agency) {
        return Err(Declined("sharing-conditions"));
    }
    Ok((!state.readers.contains(actor)).then_some(Event::Opened { agency }))
}

/// A recipient tells what came of it.
///
/// # Errors
/// When nothing is said.
pub fn feed_back(state: &Disclosure, agency: AgencyId, text: &str) -> Result<Event, Declined> {
    let decided = state.decided.as_ref().ok_or(Declined("sharing-nothing"))?;
    Ok(Event::FedBack { agency, text: about(decided.record, said(text, "sharing-feedback-empty")?) })
}

/// A manager has looked at it.
///
/// # Errors
/// When an agreement covers it, it was looked at before, or nothing is said.
pub fn review(state: &Disclosure, note: &str) -> Result<Event, Declined> {
    let waits = |decided: &&Decided| decided.route != Route::Agreement && !state.reviewed;
    let decided = state.decided.as_ref().filter(waits).ok_or(Declined("sharing-reviewed-before"))?;
    Ok(Event::Reviewed { note: about(decided.record, said(note, "sharing-reason")?) })
}

/// A version of an agreement is adopted.
///
/// # Errors
/// When it is not newer than what is held, or something is wrong with it.
pub fn adopt(held: Option<&Terms>, terms: Terms, law: &Law) -> Result<Event, Declined> {
    if held.is_some_and(|held| held.version >= terms.version) {
        return Err(Declined("sharing-terms-version"));
    }
    if !agreements::faults(&terms, law).is_empty() {
        return Err(Declined("sharing-terms-faults"));
    }
    Ok(Event::Adopted { terms: Box::new(terms) })
}

/// What is asked of another agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asking {
    /// By whom.
    pub from: AgencyId,
    /// Who.
    pub to: AgencyId,
    /// The asking agency's own record, if it has one.
    pub record: Option<RecordId>,
    /// What for.
    pub purpose: String,
    /// Which parts.
    pub classes: BTreeSet<String>,
    /// Whether it is urgent.
    pub urgent: bool,
    /// What is asked, in words.
    pub question: Question,
}

/// Another agency is asked. `subject` is the name under which what is said is sealed.
///
/// # Errors
/// When it asks itself, or whom it is about, what, why or for which task is missing.
pub fn ask(asking: Asking, subject: String) -> Result<Event, Declined> {
    let question = &asking.question;
    let parts = [&question.about, &question.what, &question.why, &question.public_task];
    if asking.from == asking.to || parts.iter().any(|part| part.trim().is_empty()) {
        return Err(Declined("sharing-request-parts"));
    }
    let subject = asking.record.map_or(subject, |record| Stream::of(record).to_string());
    Ok(Event::Asked {
        from: asking.from,
        to: asking.to,
        record: asking.record,
        purpose: asking.purpose,
        classes: asking.classes,
        urgent: asking.urgent,
        question: Sealed::about(subject, asking.question),
    })
}

/// A request is answered, in part answered or refused.
///
/// # Errors
/// When it was before, or a refusal or part answer has no reasons.
pub fn answer(state: &Request, how: Answered, text: &str, disclosure: Option<DisclosureId>) -> Result<Event, Declined> {
    let subject = state.subject.clone().filter(|_| !state.answered || state.escalated);
    let subject = subject.ok_or(Declined("sharing-answered-before"))?;
    if text.trim().is_empty() && (how != Answered::Fully || disclosure.is_none()) {
        return Err(Declined("sharing-answer-reasons"));
    }
    Ok(Event::Answered { how, text: Sealed::about(subject, text.trim().to_owned()), disclosure })
}

/// The asking agency takes it further: it was refused, in part answered, or not answered in time.
///
/// # Errors
/// When there is no ground to, or no reason is given.
pub fn escalate(state: &Request, late: bool, reason: &str) -> Result<Event, Declined> {
    let ground = state.how.map_or(late, |how| how != Answered::Fully);
    let subject = state.subject.clone().filter(|_| ground && !state.escalated);
    let subject = subject.ok_or(Declined("sharing-no-ground"))?;
    Ok(Event::Escalated { reason: Sealed::about(subject, said(reason, "sharing-reason")?) })
}

/// How a disclosure stands, told from its events.
#[derive(Debug, Clone, Default)]
pub struct Disclosure {
    /// The decision, completed where that was done.
    pub decided: Option<Decided>,
    /// Whether what went at once has its basis.
    pub completed: bool,
    /// Whether it was taken back.
    pub withdrawn: bool,
    /// Whether a manager has looked.
    pub reviewed: bool,
    /// The agencies that accepted its conditions.
    pub accepted: BTreeSet<AgencyId>,
    /// Who has read it.
    pub readers: BTreeSet<String>,
}

impl Disclosure {
    /// One more event.
    pub fn apply(&mut self, told: &Told<Event>) {
        match &told.event {
            Event::Decided(decided) => self.decided = Some((**decided).clone()),
            Event::Completed(decided) => {
                self.decided = Some((**decided).clone());
                self.completed = true;
            }
            Event::Withdrawn { .. } => self.withdrawn = true,
            Event::Reviewed { .. } => self.reviewed = true,
            Event::Accepted { agency } => drop(self.accepted.insert(*agency)),
            Event::Opened { .. } => drop(self.readers.insert(told.actor.clone())),
            _ => {}
        }
    }
    /// Whether it went at once and its basis is still to follow.
    pub fn waits_for_basis(&self) -> bool {
        !self.completed && self.decided.as_ref().is_some_and(|decided| decided.route == Route::Urgent)
    }
    /// Whether an agency may read the content: there are no conditions, or it has accepted them.
    pub fn may_open(&self, agency: AgencyId) -> bool {
        let conditions = self.decided.as_ref().and_then(|decided| decided.content.get()).map(|c| c.conditions.trim());
        conditions.is_none_or(str::is_empty) || self.accepted.contains(&agency)
    }
}

/// How a request stands, told from its events.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Under which name what is said is sealed.
    pub subject: Option<String>,
    /// Which parts were asked for.
    pub classes: BTreeSet<String>,
    /// Whether it was answered.
    pub answered: bool,
    /// How.
    pub how: Option<Answered>,
    /// Whether it was taken further.
    pub escalated: bool,
}

impl Request {
    /// One more event.
    pub fn apply(&mut self, told: &Told<Event>) {
        match &told.event {
            Event::Asked { question, classes, .. } => {
                self.subject = Some(question.subject.clone());
                self.classes = classes.clone();
            }
            Event::Answered { how, .. } => {
                self.answered = true;
                self.how = Some(*how);
                self.escalated = false;
            }
            Event::Escalated { .. } => self.escalated = true,
            _ => {}
        }
    }
}

fn something(share: &Share) -> Result<(), Declined> {
    let named = !share.recipients.is_empty() && !share.classes.is_empty() && !share.purpose.is_empty();
    if named { Ok(()) } else { Err(Declined("sharing-nothing")) }
}

/// With the agreements that cover it and the version of the law, once no rule is broken.
fn stamped(share: &mut Share, ground: Ground<'_>) -> Result<(), Declined> {
    share.basis.catalogue = ground.law.version().to_owned();
    if !broken(share, ground.from, ground.law, ground.on).is_empty() {
        return Err(Declined("sharing-rules"));
    }
    let covers = ground.covers(share);
    for (recipient, cover) in share.recipients.iter_mut().zip(covers) {
        recipient.covered = match cover {
            Cover::Covered(row) => Some(row),
            _ => None,
        };
    }
    Ok(())
}

/// Under an agreement where each recipient is covered; else once, for a reason.
fn route(share: &Share) -> Result<Route, Declined> {
    if share.recipients.iter().all(|recipient| recipient.covered.is_some()) {
        Ok(Route::Agreement)
    } else if share.content.one_off_why.trim().is_empty() {
        Err(Declined("sharing-one-off-why"))
    } else {
        Ok(Route::OneOff)
    }
}

fn decided(mut share: Share, ground: Ground<'_>, outcome: Outcome, route: Route) -> Decided {
    // What is typed for the basis is sealed with everything else that is said: codes alone stand open.
    share.content.policy_document = std::mem::take(&mut share.basis.policy_document);
    share.content.assessment = std::mem::take(&mut share.basis.assessment);
    Decided {
        outcome,
        agency: ground.agency,
        record: share.record,
        recipients: share.recipients,
        route,
        purpose: share.purpose,
        classes: share.classes,
        withheld: share.withheld,
        basis: share.basis,
        consent: share.consent,
        informed: share.informed,
        onward: share.onward,
        marking: share.marking,
        statement: share.statement,
        category: share.category,
        ends: share.ends,
        content: Sealed::about(Stream::of(share.record).to_string(), share.content),
        request: share.request,
    }
}

fn about(record: RecordId, text: String) -> Sealed<String> {
    Sealed::about(Stream::of(record).to_string(), text)
}

fn said(text: &str, missing: &'static str) -> Result<String, Declined> {
    let text = text.trim();
    if text.is_empty() { Err(Declined(missing)) } else { Ok(text.to_owned()) }
}
