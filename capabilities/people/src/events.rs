//! What has happened to records and to the decisions about which of them are the same, as it is written into the ledger.

use crate::words::{RecordDetails, RecordKind, Shielded};
use kernel::{AgencyId, Id, Kind};
use serde::{Deserialize, Serialize};
use vault::Sealed;
use vocabulary::{ImportId, RecordId};

/// Names the history of decisions about one pair of records.
#[derive(Debug)]
pub enum PairKind {}
impl Kind for PairKind {
    const NAME: &'static str = "pair";
}
/// One pair of records, whichever of them is named first.
pub type PairId = Id<PairKind>;

/// Names the history of what is shielded about a person of whom there is a record.
#[derive(Debug)]
pub enum ShieldKind {}
impl Kind for ShieldKind {
    const NAME: &'static str = "shield";
}
/// What is shielded beside one record. A history of its own: the record's says nothing of it, not even that it is there.
pub type ShieldId = Id<ShieldKind>;

/// The history of what is shielded beside a record.
pub fn shield(record: RecordId) -> ShieldId {
    ShieldId::named(&format!("shield {record}"))
}

/// Two records, the smaller id first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// The smaller id.
    pub one: RecordId,
    /// The larger id.
    pub other: RecordId,
}

impl Pair {
    /// The pair of two different records.
    pub fn of(a: RecordId, b: RecordId) -> Option<Self> {
        match a.cmp(&b) {
            std::cmp::Ordering::Less => Some(Pair { one: a, other: b }),
            std::cmp::Ordering::Greater => Some(Pair { one: b, other: a }),
            std::cmp::Ordering::Equal => None,
        }
    }
    /// The subject under whose key the reasons of its decisions are sealed: they may be about either record, and go with
    /// the first of them that is destroyed.
    pub fn subject(&self) -> String {
        format!("pair:{}", self.id())
    }
    /// The name of its history.
    pub fn id(&self) -> PairId {
        PairId::named(&format!("{} {}", self.one, self.other))
    }
}

/// One thing that has happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    /// An agency has put something on record. Stream: record.
    RecordAdded {
        /// Whose record it is.
        agency: AgencyId,
        /// What it is about.
        record_kind: RecordKind,
        /// What it says.
        details: Sealed<RecordDetails>,
        /// A keyed hash of the name under which the agency's own system knows it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        source_hash: Option<String>,
    },
    /// The same, out of a spreadsheet.
    RecordImported {
        /// Whose record it is.
        agency: AgencyId,
        /// What it is about.
        record_kind: RecordKind,
        /// What it says.
        details: Sealed<RecordDetails>,
        /// A keyed hash of the name under which the agency's own system knows it, or of what it says.
        source_hash: String,
        /// Out of which run.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        import: Option<ImportId>,
    },
    /// What the record says was changed.
    RecordChanged {
        /// What it says now.
        details: Sealed<RecordDetails>,
    },
    /// What is shielded beside a record was written down, changed or taken away. Stream: shield.
    Shielded {
        /// Beside which record.
        record: RecordId,
        /// All of it, as it is now.
        shielded: Sealed<Shielded>,
    },
    /// Two records were decided to be about the same one. Stream: pair, as the next two.
    RecordsLinked {
        /// The record with the smaller id.
        one: RecordId,
        /// The other.
        other: RecordId,
        /// Why.
        reason: Sealed<String>,
    },
    /// Two records were decided not to be about the same one.
    LinkRefused {
        /// The record with the smaller id.
        one: RecordId,
        /// The other.
        other: RecordId,
        /// Why.
        reason: Sealed<String>,
    },
    /// Either decision was taken back; the question is open again.
    LinkUndone {
        /// The record with the smaller id.
        one: RecordId,
        /// The other.
        other: RecordId,
        /// Why.
        reason: Sealed<String>,
    },
    /// Somebody is not sure and asks the agency that keeps one of the two records. Stream: pair, as the next two.
    MatchAsked {
        /// The record with the smaller id.
        one: RecordId,
        /// The other.
        other: RecordId,
        /// The record whose agency is asked.
        about: RecordId,
        /// That agency.
        asked_of: AgencyId,
        /// By when an answer is wanted, where there is a time limit.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<kernel::Timestamp>,
        /// How near the two stand to each other now: `strong` or `some`.
        nearness: String,
        /// What is asked.
        question: Sealed<String>,
    },
    /// The agency that was asked answered; a link or a refusal stands beside it as an event of its own.
    MatchAnswered {
        /// The record with the smaller id.
        one: RecordId,
        /// The other.
        other: RecordId,
        /// `linked`, `refused` or `cannot_say`.
        answer: String,
        /// Why.
        reason: Sealed<String>,
    },
    /// The question was taken back.
    QuestionWithdrawn {
        /// The record with the smaller id.
        one: RecordId,
        /// The other.
        other: RecordId,
        /// Why.
        reason: Sealed<String>,
    },
}

impl store::Event for Event {
    const OWNER: &'static str = "people";
}

/// The subject under whose key what a record says is sealed.
pub fn subject(record: RecordId) -> String {
    format!("record:{record}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_and_read_again() {
        let (a, b) = (RecordId::named("a"), RecordId::named("b"));
        let pair = Pair::of(b, a).unwrap();
        assert_eq!(Some(pair), Pair::of(a, b));
        assert_eq!(Pair::of(a, a), None);
        let details = RecordDetails { given_names: Some("Gwen".into()), ..RecordDetails::default() };
        let events = [
            Event::RecordAdded {
                agency: AgencyId::named("x"),
                record_kind: RecordKind::Person,
                details: Sealed::about(subject(a), details.clone()),
                source_hash: None,
            },
            Event::RecordChanged { details: Sealed::about(subject(a), details) },
            Event::LinkUndone {
                one: pair.one,
                other: pair.other,
                reason: Sealed::about(subject(pair.one), "two people".into()),
            },
        ];
        for event in events {
            let written = serde_json::to_value(&event).unwrap();
            assert!(written["kind"].is_string());
            assert_eq!(serde_json::from_value::<Event>(written).unwrap(), event);
        }
    }
}
