//! What may follow for a record or a pair of records. Pure.

use crate::{
    events::{Event, Pair, subject},
    words::{RecordDetails, RecordKind, Shielded},
};
use kernel::AgencyId;
use store::{Declined, Told};
use vault::Sealed;
use vocabulary::{ImportId, RecordId};

/// A record as its history tells it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Record {
    /// Whose it is; nothing before the first event.
    pub agency: Option<AgencyId>,
    /// What it says; nothing once erased.
    pub details: Option<RecordDetails>,
}

impl Record {
    /// Tells the next event.
    pub fn apply(&mut self, told: &Told<Event>) {
        match &told.event {
            Event::RecordAdded { agency, details, .. } | Event::RecordImported { agency, details, .. } => {
                self.agency = Some(*agency);
                self.details.clone_from(&details.content);
            }
            Event::RecordChanged { details } => self.details.clone_from(&details.content),
            _ => {}
        }
    }

    /// The record says something else from now on.
    ///
    /// # Errors
    /// When nothing would be left, nothing would change, or it would become another kind of thing.
    pub fn change(&self, id: RecordId, details: RecordDetails) -> Result<Event, Declined> {
        let details = details.tidy();
        let held = self.details.as_ref().ok_or(Declined("people-erased"))?;
        if details.is_empty() {
            return Err(Declined("people-empty"));
        }
        if details.kind != held.kind {
            return Err(Declined("people-other-kind"));
        }
        if *held == details {
            return Err(Declined("people-unchanged"));
        }
        Ok(Event::RecordChanged { details: Sealed::about(subject(id), details) })
    }
}

/// Writes down what is shielded beside a record, in place of what was before; with nothing in it, it is taken away.
///
/// # Errors
/// When nothing would change.
pub fn shield(id: RecordId, before: &Shielded, now: Shielded) -> Result<Event, Declined> {
    let now = now.tidy();
    if *before == now {
        return Err(Declined("people-unchanged"));
    }
    Ok(Event::Shielded { record: id, shielded: Sealed::about(subject(id), now) })
}

/// Where a new record comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Somebody wrote it here; a keyed hash where another system knows it by a name.
    Written(Option<String>),
    /// A spreadsheet, with a keyed hash of the row's own name and the run it came in.
    Imported(String, Option<ImportId>),
}

/// An agency puts something on record.
///
/// # Errors
/// When nothing is said.
pub fn add(id: RecordId, agency: AgencyId, details: RecordDetails, origin: Origin) -> Result<Event, Declined> {
    let details = details.tidy();
    if details.is_empty() {
        return Err(Declined("people-empty"));
    }
    let record_kind: RecordKind = details.kind;
    let details = Sealed::about(subject(id), details);
    Ok(match origin {
        Origin::Written(source_hash) => Event::RecordAdded { agency, record_kind, details, source_hash },
        Origin::Imported(source_hash, import) => {
            Event::RecordImported { agency, record_kind, details, source_hash, import }
        }
    })
}

/// How a pair of records stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PairStanding {
    /// Nobody has decided, or the decision was taken back.
    #[default]
    Open,
    /// They are about the same one.
    Linked,
    /// They are not.
    Refused,
}

impl PairStanding {
    /// Tells the next event.
    pub fn apply(&mut self, told: &Told<Event>) {
        match told.event {
            Event::RecordsLinked { .. } => *self = PairStanding::Linked,
            Event::LinkRefused { .. } => *self = PairStanding::Refused,
            Event::LinkUndone { .. } => *self = PairStanding::Open,
            _ => {}
        }
    }

    /// They are decided to be about the same one.
    ///
    /// # Errors
    /// When they are linked already, are not the same kind of thing, were decided not to be, or no reason is given.
    pub fn link(self, pair: Pair, kinds: (RecordKind, RecordKind), reason: &str) -> Result<Event, Declined> {
        let reason = given(pair, reason)?;
        match self {
            PairStanding::Linked => Err(Declined("people-already-linked")),
            PairStanding::Refused => Err(Declined("people-refused-before")),
            PairStanding::Open if kinds.0 != kinds.1 => Err(Declined("people-kinds-differ")),
            PairStanding::Open => Ok(Event::RecordsLinked { one: pair.one, other: pair.other, reason }),
        }
    }

    /// They are decided not to be about the same one.
    ///
    /// # Errors
    /// When they are linked, were refused already, or no reason is given.
    pub fn refuse(self, pair: Pair, reason: &str) -> Result<Event, Declined> {
        let reason = given(pair, reason)?;
        match self {
            PairStanding::Linked => Err(Declined("people-undo-first")),
            PairStanding::Refused => Err(Declined("people-already-refused")),
            PairStanding::Open => Ok(Event::LinkRefused { one: pair.one, other: pair.other, reason }),
        }
    }

    /// The decision is taken back.
    ///
    /// # Errors
    /// When there is none, or no reason is given.
    pub fn undo(self, pair: Pair, reason: &str) -> Result<Event, Declined> {
        let reason = given(pair, reason)?;
        match self {
            PairStanding::Open => Err(Declined("people-nothing-to-undo")),
            _ => Ok(Event::LinkUndone { one: pair.one, other: pair.other, reason }),
        }
    }
}

/// Whether a question about a pair waits for an answer, and for whose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Asking {
    /// The agency that is asked; nothing where no question waits.
    pub of: Option<AgencyId>,
}

/// What the agency that was asked says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// They are about the same one.
    Linked,
    /// They are not.
    Refused,
    /// The agency cannot tell either.
    CannotSay,
}

impl Answer {
    /// The code under which it is stored and sent.
    pub const fn code(self) -> &'static str {
        match self {
            Answer::Linked => "linked",
            Answer::Refused => "refused",
            Answer::CannotSay => "cannot_say",
        }
    }
    /// The answer with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Answer::Linked, Answer::Refused, Answer::CannotSay].into_iter().find(|answer| answer.code() == code)
    }
}

/// What is asked of an agency about a record of its own and one beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question<'q> {
    /// The record whose agency is asked, and that agency.
    pub about: (RecordId, AgencyId),
    /// By when an answer is wanted.
    pub due: Option<kernel::Timestamp>,
    /// Whether the two stand near each other.
    pub strong: bool,
    /// What is asked.
    pub words: &'q str,
}

impl Asking {
    /// Tells the next event. A decision about the pair answers what was asked.
    pub fn apply(&mut self, told: &Told<Event>) {
        match told.event {
            Event::MatchAsked { asked_of, .. } => self.of = Some(asked_of),
            Event::MatchAnswered { .. }
            | Event::QuestionWithdrawn { .. }
            | Event::RecordsLinked { .. }
            | Event::LinkRefused { .. } => self.of = None,
            _ => {}
        }
    }

    /// The agency of one of the two records is asked.
    ///
    /// # Errors
    /// When it is decided already, a question waits already, it would ask itself, or nothing is asked.
    pub fn ask(
        self,
        pair: Pair,
        standing: PairStanding,
        own: Option<AgencyId>,
        asked: Question<'_>,
    ) -> Result<Event, Declined> {
        let question = given(pair, asked.words)?;
        let (about, asked_of) = asked.about;
        match (standing, self.of) {
            (PairStanding::Linked, _) => Err(Declined("people-already-linked")),
            (PairStanding::Refused, _) => Err(Declined("people-refused-before")),
            (PairStanding::Open, Some(_)) => Err(Declined("people-already-asked")),
            (PairStanding::Open, None) if own == Some(asked_of) => Err(Declined("people-asks-itself")),
            (PairStanding::Open, None) => Ok(Event::MatchAsked {
                one: pair.one,
                other: pair.other,
                about,
                asked_of,
                due: asked.due,
                nearness: if asked.strong { "strong" } else { "some" }.to_owned(),
                question,
            }),
        }
    }

    /// The agency that was asked answers.
    ///
    /// # Errors
    /// When it was not asked, or no reason is given; a link also when it could not be made.
    pub fn answer(
        self,
        pair: Pair,
        standing: PairStanding,
        kinds: (RecordKind, RecordKind),
        own: Option<AgencyId>,
        answer: Answer,
        reason: &str,
    ) -> Result<Vec<Event>, Declined> {
        if self.of.is_none() || self.of != own {
            return Err(Declined("people-not-asked"));
        }
        let told = Event::MatchAnswered {
            one: pair.one,
            other: pair.other,
            answer: answer.code().to_owned(),
            reason: given(pair, reason)?,
        };
        Ok(match answer {
            Answer::Linked => vec![told, standing.link(pair, kinds, reason)?],
            Answer::Refused => vec![told, standing.refuse(pair, reason)?],
            Answer::CannotSay => vec![told],
        })
    }

    /// The question is taken back.
    ///
    /// # Errors
    /// When none waits, or no reason is given.
    pub fn withdraw(self, pair: Pair, reason: &str) -> Result<Event, Declined> {
        let reason = given(pair, reason)?;
        match self.of {
            None => Err(Declined("people-not-asked")),
            Some(_) => Ok(Event::QuestionWithdrawn { one: pair.one, other: pair.other, reason }),
        }
    }
}

/// A reason is always given; it is sealed with the first record, whose erasure takes it along.
fn given(pair: Pair, reason: &str) -> Result<Sealed<String>, Declined> {
    let reason = reason.trim();
    if reason.is_empty() {
        Err(Declined("people-reason-missing"))
    } else {
        Ok(Sealed::about(pair.subject(), reason.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair() -> Pair {
        Pair::of(RecordId::named("a"), RecordId::named("b")).unwrap()
    }

    #[test]
    fn decisions_about_a_pair_follow_each_other() {
        let people = (RecordKind::Person, RecordKind::Person);
        assert!(PairStanding::Open.link(pair(), people, "same NHS number").is_ok());
        assert_eq!(PairStanding::Open.link(pair(), people, " "), Err(Declined("people-reason-missing")));
        assert_eq!(PairStanding::Linked.link(pair(), people, "again"), Err(Declined("people-already-linked")));
        assert_eq!(PairStanding::Refused.link(pair(), people, "after all"), Err(Declined("people-refused-before")));
        let mixed = (RecordKind::Person, RecordKind::Vehicle);
        assert_eq!(PairStanding::Open.link(pair(), mixed, "why"), Err(Declined("people-kinds-differ")));
        assert_eq!(PairStanding::Linked.refuse(pair(), "why"), Err(Declined("people-undo-first")));
        assert_eq!(PairStanding::Open.undo(pair(), "why"), Err(Declined("people-nothing-to-undo")));
        assert!(PairStanding::Linked.undo(pair(), "brothers").is_ok());
        assert!(PairStanding::Refused.undo(pair(), "new papers").is_ok());
    }

    #[test]
    fn a_question_waits_for_one_agency_until_it_is_answered() {
        let (own, theirs) = (Some(AgencyId::named("own")), AgencyId::named("theirs"));
        let people = (RecordKind::Person, RecordKind::Person);
        let about = (pair().other, theirs);
        let (none, waits) = (Asking::default(), Asking { of: Some(theirs) });
        let ask = |asking: Asking, standing, own, words| {
            asking.ask(pair(), standing, own, Question { about, due: None, strong: true, words })
        };
        assert!(ask(none, PairStanding::Open, own, "Is she one of yours?").is_ok());
        assert_eq!(ask(none, PairStanding::Open, Some(theirs), "?"), Err(Declined("people-asks-itself")));
        assert_eq!(ask(waits, PairStanding::Open, own, "Again?"), Err(Declined("people-already-asked")));
        assert_eq!(ask(none, PairStanding::Refused, own, "Sure?"), Err(Declined("people-refused-before")));
        assert_eq!(ask(none, PairStanding::Open, own, " "), Err(Declined("people-reason-missing")));
        let answer =
            |asking: Asking, by, answer| asking.answer(pair(), PairStanding::Open, people, by, answer, "known");
        assert_eq!(answer(waits, Some(theirs), Answer::Linked).unwrap().len(), 2);
        assert_eq!(answer(waits, Some(theirs), Answer::CannotSay).unwrap().len(), 1);
        assert_eq!(answer(waits, own, Answer::Linked), Err(Declined("people-not-asked")));
        assert_eq!(answer(none, Some(theirs), Answer::Refused), Err(Declined("people-not-asked")));
        assert!(waits.withdraw(pair(), "found out").is_ok());
        assert_eq!(none.withdraw(pair(), "found out"), Err(Declined("people-not-asked")));
    }

    #[test]
    fn a_record_says_something_and_changes_into_something_else() {
        let id = RecordId::named("a");
        let gwen = RecordDetails { given_names: Some("Gwen".into()), ..RecordDetails::default() };
        let agency = AgencyId::named("x");
        assert_eq!(add(id, agency, RecordDetails::default(), Origin::Written(None)), Err(Declined("people-empty")));
        assert!(add(id, agency, gwen.clone(), Origin::Written(None)).is_ok());
        let record = Record { agency: Some(agency), details: Some(gwen.clone()) };
        assert_eq!(record.change(id, gwen.clone()), Err(Declined("people-unchanged")));
        let car =
            RecordDetails { kind: RecordKind::Vehicle, vehicle_plate: Some("X".into()), ..RecordDetails::default() };
        assert_eq!(record.change(id, car), Err(Declined("people-other-kind")));
        let wider = RecordDetails { family_name: Some("Puw".into()), ..gwen };
        assert!(record.change(id, wider).is_ok());
        assert_eq!(Record::default().change(id, RecordDetails::default()), Err(Declined("people-erased")));
    }
}
