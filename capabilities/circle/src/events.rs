//! What has happened to who may know of a record, as it is written into the ledger. One stream for each record.

use crate::words::{Emergency, Level, Marking, Nature, Outcome, Part, PoliceCode};
use kernel::{ActorId, AgencyId, Date, Id, Kind, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use vault::Sealed;
use vocabulary::RecordId;

/// Names the history of who may know of one record.
#[derive(Debug)]
pub enum CircleKind {}
impl Kind for CircleKind {
    const NAME: &'static str = "circle";
}
/// The history of who may know of one record.
pub type CircleId = Id<CircleKind>;

/// Names one emergency access.
#[derive(Debug)]
pub enum AccessKind {}
impl Kind for AccessKind {
    const NAME: &'static str = "emergency";
}
/// One emergency access.
pub type AccessId = Id<AccessKind>;

/// The history of who may know of this record.
pub fn circle_of(record: RecordId) -> CircleId {
    CircleId::named(&format!("circle of {record}"))
}

/// The subject under whose key reasons about a record are sealed: they go when it is erased.
pub fn subject(record: RecordId) -> String {
    format!("record:{record}")
}

/// One thing that has happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    /// How far a record is open was set.
    LevelSet {
        /// Which.
        record: RecordId,
        /// How far.
        level: Level,
        /// Whether those who may not see it are told that it exists, and whom to ask.
        flagged: bool,
        /// To whom a seal and shielded parts are open.
        named: BTreeSet<ActorId>,
        /// Why.
        reason: Sealed<String>,
    },
    /// A record was marked.
    Marked {
        /// Which.
        record: RecordId,
        /// How.
        marking: Marking,
        /// Whether that asks for less than before.
        lowered: bool,
        /// Why.
        reason: Sealed<String>,
    },
    /// The police said how it may be shared.
    Coded {
        /// Which.
        record: RecordId,
        /// How; nothing where no code holds any more.
        code: Option<PoliceCode>,
        /// Under which conditions.
        conditions: Sealed<String>,
    },
    /// An agency accepted the conditions.
    ConditionsAccepted {
        /// Of which record.
        record: RecordId,
        /// Which agency.
        agency: AgencyId,
    },
    /// Somebody works with the child now.
    Joined {
        /// Through which record.
        record: RecordId,
        /// Who.
        staff: ActorId,
        /// For which agency.
        agency: AgencyId,
        /// In what part.
        part: Part,
        /// First day.
        from: Date,
        /// Last day, if that is known.
        until: Option<Date>,
        /// Why.
        reason: Sealed<String>,
    },
    /// Somebody works with the child no longer, from this instant.
    Left {
        /// Through which record.
        record: RecordId,
        /// Who.
        staff: ActorId,
        /// Why.
        reason: Sealed<String>,
    },
    /// A member of staff is related to the person.
    ConflictDeclared {
        /// To whom, by a record.
        record: RecordId,
        /// Who.
        staff: ActorId,
        /// For which agency they work.
        agency: AgencyId,
        /// How.
        nature: Nature,
        /// What else there is to say.
        reason: Sealed<String>,
    },
    /// They are not, or not any more.
    ConflictEnded {
        /// To whom, by a record.
        record: RecordId,
        /// Who.
        staff: ActorId,
        /// Why.
        reason: Sealed<String>,
    },
    /// The glass was broken.
    EmergencyOpened {
        /// Which record.
        record: RecordId,
        /// The access.
        access: AccessId,
        /// Who.
        staff: ActorId,
        /// For which agency.
        agency: AgencyId,
        /// Whose record it is.
        owner: AgencyId,
        /// Why, as a code.
        reason: Emergency,
        /// Why, in words.
        words: Sealed<String>,
        /// Until when.
        until: Timestamp,
        /// By when somebody reviews it.
        review_by: Timestamp,
    },
    /// Somebody else looked at why.
    EmergencyReviewed {
        /// Which record.
        record: RecordId,
        /// The access.
        access: AccessId,
        /// What they found.
        outcome: Outcome,
        /// In words.
        words: Sealed<String>,
    },
}

impl store::Event for Event {
    const OWNER: &'static str = "circle";
}
