//! The words of what people say about how an agency treats what it holds about them: corrections, objections, complaints.

use super::{KeptThing, Requester};
use kernel::{AgencyId, Date, Timestamp};
use serde::{Deserialize, Serialize};
use vocabulary::RepresentationId;

kernel::codes! {
    /// What somebody wants.
    Matter:
    /// What is held is wrong or incomplete (UK GDPR, Article 16).
    Rectification "rectification";
    /// It is not to be used (Article 21).
    Objection "objection";
    /// It is to be kept and not used, while something else is settled (Article 18).
    Restriction "restriction";
    /// Something was done wrong (Data Protection Act 2018, section 164A).
    Complaint "complaint";
}
kernel::codes! {
    /// What came of it.
    MatterOutcome:
    /// It was done as they asked.
    Upheld "upheld";
    /// In part.
    PartlyUpheld "partly_upheld";
    /// It was not.
    NotUpheld "not_upheld";
}

impl Matter {
    /// The limit by which its receipt is told, in the catalogue of procedures; none where no law sets one.
    pub const fn acknowledge_limit(self) -> Option<&'static str> {
        match self {
            Matter::Complaint => Some("complaint.acknowledge"),
            _ => None,
        }
    }
    /// The limit by which it is answered; none where the law says no more than "without undue delay".
    pub const fn answer_limit(self, extended: bool) -> Option<&'static str> {
        match (self, extended) {
            (Matter::Complaint, _) => None,
            (_, false) => Some("rights.answer"),
            (_, true) => Some("rights.answer_extended"),
        }
    }
    /// Whether the person's own statement can stand beside what is held until, or although, it stays as it is.
    pub const fn may_be_noted(self) -> bool {
        !matches!(self, Matter::Complaint)
    }
}

/// A new one.
#[derive(Debug, Clone)]
pub struct NewRepresentation {
    /// What is wanted.
    pub matter: Matter,
    /// How it came.
    pub how: super::AskedHow,
    /// Who says it.
    pub by: super::AskedBy,
    /// Who they are and what they say.
    pub requester: Requester,
    /// What it is about, where it is about one thing.
    pub about: Option<KeptThing>,
    /// The day on which it came.
    pub received_on: Date,
}

/// One as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RepresentationRow {
    /// Its id.
    pub id: RepresentationId,
    /// To which agency.
    pub agency: AgencyId,
    /// What is wanted.
    pub matter: Matter,
    /// Who says it; empty where it was erased.
    pub name: String,
    /// The day on which it came.
    pub received_on: Date,
    /// When its receipt was told.
    pub acknowledged_at: Option<Timestamp>,
    /// Whether more time was taken.
    pub extended: bool,
    /// What came of it.
    pub outcome: Option<MatterOutcome>,
    /// When it was answered.
    pub ended_at: Option<Timestamp>,
}

/// What somebody says against what is held about them, beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispute {
    /// In their words.
    pub statement: String,
    /// Since when it stands there.
    pub since: Timestamp,
}
