//! The rules of a concern: from what has happened, and what is asked, to what follows. Pure.

use crate::events::{ConcernEvent, Reported};
use crate::words::{AnswerKind, Asked, Decision, Desk, Door, Match, Matter, Urgency};
use kernel::{ActorId, TeamId, Timestamp};
use std::collections::BTreeMap;
use store::{Declined, Told};
use vault::Sealed;
use vocabulary::{ConcernId, MentionId, QuestionId};

/// A concern as it stands.
#[derive(Debug, Clone, Default)]
pub struct Concern {
    /// As it was raised; `None` when it never was.
    pub reported: Option<Box<Reported>>,
    /// When it was raised.
    pub at: Option<Timestamp>,
    /// On which desk it lies.
    pub desk: Option<Desk>,
    /// What kind of matter it is now.
    pub matter: Option<Matter>,
    /// Members of staff whom it is about.
    pub about_staff: Vec<ActorId>,
    /// Teams that are shut out.
    pub about_teams: Vec<TeamId>,
    /// How urgent it is now.
    pub urgency: Option<Urgency>,
    /// Still held back.
    pub held: bool,
    /// First opened.
    pub opened: Option<Timestamp>,
    /// Who has it.
    pub taken_by: Option<ActorId>,
    /// Confirmed in writing.
    pub confirmed: bool,
    /// Questions: of whom, and whether answered.
    pub questions: BTreeMap<QuestionId, (Asked, bool)>,
    /// What became of each mention.
    pub matches: BTreeMap<MentionId, Match>,
    /// The decision in force.
    pub decision: Option<Decision>,
    /// The decision was answered to the reporter, or an acknowledgement was sent.
    pub answers: Vec<AnswerKind>,
    /// A disagreement that waits for its answer.
    pub escalated: bool,
    /// How far up the rota the alert has climbed.
    pub alerted: u32,
}

impl Concern {
    /// Tells the state one event further.
    pub fn apply(&mut self, told: &Told<ConcernEvent>) {
        match &told.event {
            ConcernEvent::Reported(reported) => {
                self.at = Some(told.at);
                self.desk = Some(reported.desk.clone());
                self.matter = Some(reported.matter);
                self.about_staff.clone_from(&reported.about_staff);
                self.about_teams.clone_from(&reported.about_teams);
                self.urgency = Some(reported.urgency);
                self.held = reported.held;
                self.reported = Some(reported.clone());
            }
            ConcernEvent::ConfirmedInWriting { .. } => self.confirmed = true,
            ConcernEvent::Opened { .. } => self.opened = Some(told.at),
            ConcernEvent::Taken { by } => self.taken_by = Some(*by),
            ConcernEvent::HandedOver { to, .. } => self.taken_by = Some(*to),
            ConcernEvent::Moved { desk, .. } => {
                // The new desk starts afresh: nobody there has read it yet.
                (self.desk, self.opened, self.taken_by, self.alerted) = (Some(desk.clone()), None, None, 0);
            }
            ConcernEvent::FoundAboutStaff { desk, about_staff, about_teams, .. } => {
                (self.desk, self.opened, self.taken_by, self.alerted) = (Some(desk.clone()), None, None, 0);
                self.matter = Some(Matter::PositionOfTrust);
                self.about_staff.clone_from(about_staff);
                self.about_teams.clone_from(about_teams);
                // A person has read it, and whoever decided before did not know this: the closed desk decides.
                (self.held, self.decision, self.escalated) = (false, None, false);
                self.answers.retain(|a| *a != AnswerKind::Decision);
            }
            ConcernEvent::UrgencySet { urgency, .. } => self.urgency = Some(*urgency),
            ConcernEvent::Released => self.held = false,
            ConcernEvent::QuestionAsked { question, of, .. } => {
                self.questions.insert(*question, (of.clone(), false));
            }
            ConcernEvent::QuestionAnswered { question, .. } => {
                if let Some((_, answered)) = self.questions.get_mut(question) {
                    *answered = true;
                }
            }
            ConcernEvent::MentionMatched { mention, to, .. } => {
                self.matches.insert(*mention, *to);
            }
            ConcernEvent::MatchUndone { mention, .. } => {
                self.matches.remove(mention);
            }
            ConcernEvent::Decided { decision, .. } => self.decision = Some(*decision),
            ConcernEvent::AnswerSent { answer, .. } => self.answers.push(*answer),
            ConcernEvent::Escalated { .. } => self.escalated = true,
            ConcernEvent::EscalationAnswered { reopened, .. } => {
                self.escalated = false;
                if *reopened {
                    self.decision = None;
                    self.answers.retain(|a| *a != AnswerKind::Decision);
                }
            }
            ConcernEvent::Alerted { step, .. } => self.alerted = *step,
        }
    }

    /// Whether whoever raised it was a professional, who is told the decision; others are told what happens next, never
    /// an outcome nor whether a child or adult is known.
    pub fn is_professional(&self) -> bool {
        self.reported
            .as_ref()
            .is_some_and(|r| r.reporter.staff.is_some() || matches!(r.door, Door::Professional | Door::Telephone))
    }

    /// Whom it is known to be about, each with the teams that are shut out: for finding a desk that may see it.
    pub fn about(&self) -> Vec<(ActorId, Vec<TeamId>)> {
        self.about_staff.iter().map(|staff| (*staff, self.about_teams.clone())).collect()
    }

    /// Whether nothing more is owed to anybody: decided, answered, no question and no disagreement open.
    pub fn is_done(&self) -> bool {
        let owed = if self.is_professional() { AnswerKind::Decision } else { AnswerKind::Acknowledgement };
        self.decision.is_some() && self.answers.contains(&owed) && !self.escalated
    }

    fn raised(&self) -> Result<&Reported, Declined> {
        self.reported.as_deref().ok_or(Declined("no-such-concern"))
    }
}

/// Where an ordinary report may be raised: a professional is never anonymous.
///
/// # Errors
/// When the rules of the door do not hold.
pub fn report(reported: Reported) -> Result<ConcernEvent, Declined> {
    let named = reported.reporter_details.get().is_some_and(|d| !d.name.trim().is_empty());
    if reported.door == Door::Professional && (reported.reporter.staff.is_none() || !named) {
        return Err(Declined("professional-anonymous"));
    }
    if reported.door == Door::Telephone && !named {
        return Err(Declined("professional-anonymous"));
    }
    let told = reported.account.get().is_some_and(|a| !(a.what.trim().is_empty() && a.own_words.trim().is_empty()));
    if !told && reported.mentions.is_empty() {
        return Err(Declined("nothing-told"));
    }
    Ok(ConcernEvent::Reported(Box::new(reported)))
}

/// A telephone report is confirmed in writing, once.
///
/// # Errors
/// When it is no telephone report or was confirmed before.
pub fn confirm_in_writing(
    concern: &Concern,
    account: Sealed<crate::words::Account>,
    by: Option<ConcernId>,
) -> Result<ConcernEvent, Declined> {
    match concern.raised()?.door {
        Door::Telephone if !concern.confirmed => Ok(ConcernEvent::ConfirmedInWriting { account, by }),
        Door::Telephone => Err(Declined("confirmed-before")),
        _ => Err(Declined("not-by-telephone")),
    }
}

/// Somebody at the desk opens it. Only the first time is an event.
pub fn open(concern: &Concern, by: ActorId) -> Option<ConcernEvent> {
    (concern.reported.is_some() && concern.opened.is_none()).then_some(ConcernEvent::Opened { by })
}

/// Somebody takes it.
///
/// # Errors
/// When somebody else has it: then it is handed over, by them or by a supervisor.
pub fn take(concern: &Concern, by: ActorId) -> Result<Vec<ConcernEvent>, Declined> {
    concern.raised()?;
    match concern.taken_by {
        Some(who) if who == by => Ok(Vec::new()),
        Some(_) => Err(Declined("taken-by-other")),
        None => Ok(open(concern, by).into_iter().chain([ConcernEvent::Taken { by }]).collect()),
    }
}

/// It is handed to somebody else at the desk.
///
/// # Errors
/// Without a reason.
pub fn hand_over(concern: &Concern, to: ActorId, reason: Sealed<String>) -> Result<ConcernEvent, Declined> {
    concern.raised()?;
    given(&reason)?;
    if concern.taken_by == Some(to) {
        return Err(Declined("has-it-already"));
    }
    Ok(ConcernEvent::HandedOver { to, reason })
}

/// It is moved to another desk: the harm happened elsewhere, or it is another kind of matter.
///
/// # Errors
/// Without a reason, after a decision, or to where it lies.
pub fn move_desk(concern: &Concern, desk: Desk, reason: Sealed<String>) -> Result<ConcernEvent, Declined> {
    concern.raised()?;
    given(&reason)?;
    if concern.decision.is_some() {
        return Err(Declined("decided-before"));
    }
    if concern.desk.as_ref() == Some(&desk) {
        return Err(Declined("lies-there-already"));
    }
    // What lies on the closed desk stays closed: only its own officer may send it on, as a new report.
    if concern.matter == Some(Matter::PositionOfTrust) {
        return Err(Declined("closed-desk"));
    }
    Ok(ConcernEvent::Moved { desk, reason })
}

/// Whom a concern was found to be about, and where it goes.
#[derive(Debug, Clone)]
pub struct AboutStaff {
    /// The members of staff who were meant, as far as this house knows them.
    pub staff: Vec<ActorId>,
    /// Their teams.
    pub teams: Vec<TeamId>,
    /// The closed desk for it.
    pub desk: Desk,
    /// Whom it is about, as it was written down.
    pub named: Sealed<String>,
}

/// It is found to be about somebody who works with children. At any time: that may come out late.
///
/// # Errors
/// Without a reason, or when nothing new was found.
pub fn found_about_staff(
    concern: &Concern,
    about: AboutStaff,
    reason: Sealed<String>,
) -> Result<ConcernEvent, Declined> {
    concern.raised()?;
    given(&reason)?;
    let newly_named = about.staff.iter().any(|staff| !concern.about_staff.contains(staff));
    if concern.matter == Some(Matter::PositionOfTrust) && !newly_named {
        return Err(Declined("about-staff-before"));
    }
    let AboutStaff { staff, teams, desk, named } = about;
    let about_staff = joined(&concern.about_staff, staff);
    let mut about_teams = joined(&concern.about_teams, teams);
    // A desk that was shut out of what lies on it would leave the concern with nobody.
    about_teams.retain(|team| *team != desk.team);
    Ok(ConcernEvent::FoundAboutStaff { about_staff, about_teams, desk, named, reason })
}

fn joined<T: Copy + PartialEq>(known: &[T], more: Vec<T>) -> Vec<T> {
    let mut all = known.to_vec();
    for one in more {
        if !all.contains(&one) {
            all.push(one);
        }
    }
    all
}

/// The desk sets the urgency.
///
/// # Errors
/// Without a reason, or when nothing changes.
pub fn set_urgency(concern: &Concern, urgency: Urgency, reason: Sealed<String>) -> Result<ConcernEvent, Declined> {
    concern.raised()?;
    given(&reason)?;
    if concern.urgency == Some(urgency) {
        return Err(Declined("urgency-unchanged"));
    }
    Ok(ConcernEvent::UrgencySet { urgency, reason })
}

/// A report that was held back is let through.
///
/// # Errors
/// When it is not held back.
pub fn release(concern: &Concern) -> Result<ConcernEvent, Declined> {
    concern.raised()?;
    if concern.held { Ok(ConcernEvent::Released) } else { Err(Declined("not-held")) }
}

/// A question is asked.
///
/// # Errors
/// When it is empty, or the reporter cannot be reached.
pub fn ask(concern: &Concern, question: QuestionId, of: Asked, text: Sealed<String>) -> Result<ConcernEvent, Declined> {
    let reported = concern.raised()?;
    given(&text)?;
    let reachable = reported.return_code.is_some() || reported.reporter.staff.is_some();
    if of == Asked::Reporter && !reachable {
        return Err(Declined("reporter-unreachable"));
    }
    Ok(ConcernEvent::QuestionAsked { question, of, text })
}

/// A question is answered, once.
///
/// # Errors
/// When there is no such question, it was answered, or the answer is empty.
pub fn answer_question(
    concern: &Concern,
    question: QuestionId,
    text: Sealed<String>,
) -> Result<ConcernEvent, Declined> {
    given(&text)?;
    match concern.questions.get(&question) {
        None => Err(Declined("no-such-question")),
        Some((_, true)) => Err(Declined("answered-before")),
        Some((_, false)) => Ok(ConcernEvent::QuestionAnswered { question, text }),
    }
}

/// A person decides which record a mention is, or that this stays open.
///
/// # Errors
/// Without a reason, for an unknown mention, or when it is decided already: then that is undone first.
pub fn match_mention(
    concern: &Concern,
    mention: MentionId,
    to: Match,
    reason: Sealed<String>,
) -> Result<ConcernEvent, Declined> {
    given(&reason)?;
    if !concern.raised()?.mentions.iter().any(|m| m.id == mention) {
        return Err(Declined("no-such-mention"));
    }
    match concern.matches.get(&mention) {
        None | Some(Match::LeftOpen) => Ok(ConcernEvent::MentionMatched { mention, to, reason }),
        Some(_) => Err(Declined("matched-before")),
    }
}

/// That decision is taken back.
///
/// # Errors
/// Without a reason, or when there is nothing to take back.
pub fn undo_match(concern: &Concern, mention: MentionId, reason: Sealed<String>) -> Result<ConcernEvent, Declined> {
    given(&reason)?;
    concern.matches.get(&mention).ok_or(Declined("not-matched"))?;
    Ok(ConcernEvent::MatchUndone { mention, reason })
}

/// What follows is decided: always with a reason.
///
/// # Errors
/// Without a reason, or when it was decided before and no disagreement has reopened it.
pub fn decide(concern: &Concern, decision: Decision, reason: Sealed<String>) -> Result<ConcernEvent, Declined> {
    concern.raised()?;
    given(&reason)?;
    if concern.decision.is_some() {
        return Err(Declined("decided-before"));
    }
    Ok(ConcernEvent::Decided { decision, reason })
}

/// An answer is given, as previewed.
///
/// # Errors
/// When it is empty; a decision before there is one; or a decision to a member of the public, who is never told an outcome.
pub fn send_answer(concern: &Concern, answer: AnswerKind, text: Sealed<String>) -> Result<ConcernEvent, Declined> {
    concern.raised()?;
    given(&text)?;
    if answer == AnswerKind::Decision {
        if !concern.is_professional() {
            return Err(Declined("outcome-to-public"));
        }
        concern.decision.ok_or(Declined("not-decided"))?;
    }
    Ok(ConcernEvent::AnswerSent { answer, text })
}

/// A professional disagrees with the decision.
///
/// # Errors
/// Without a reason, before a decision, or while a disagreement is open.
pub fn escalate(concern: &Concern, reason: Sealed<String>) -> Result<ConcernEvent, Declined> {
    concern.raised()?;
    given(&reason)?;
    concern.decision.ok_or(Declined("not-decided"))?;
    if concern.escalated { Err(Declined("escalated-before")) } else { Ok(ConcernEvent::Escalated { reason }) }
}

/// The disagreement is answered: the decision stands, or is to be made again.
///
/// # Errors
/// When there is none, or the answer is empty.
pub fn answer_escalation(concern: &Concern, reopened: bool, text: Sealed<String>) -> Result<ConcernEvent, Declined> {
    given(&text)?;
    if concern.escalated {
        Ok(ConcernEvent::EscalationAnswered { reopened, text })
    } else {
        Err(Declined("not-escalated"))
    }
}

/// The next step of the rota is told that an urgent concern was not opened; nothing when somebody has read it.
pub fn alert(concern: &Concern, to: Option<ActorId>) -> Option<ConcernEvent> {
    let urgent = concern.urgency == Some(Urgency::Immediate);
    (urgent && concern.opened.is_none() && concern.decision.is_none())
        .then_some(ConcernEvent::Alerted { step: concern.alerted + 1, to })
}

fn given(text: &Sealed<String>) -> Result<(), Declined> {
    if text.get().is_some_and(|t| !t.trim().is_empty()) { Ok(()) } else { Err(Declined("reason-missing")) }
}

#[cfg(test)]
#[path = "decide_tests.rs"]
mod tests;
