//! The words of this capability.

pub use representation::{Dispute, Matter, MatterOutcome, NewRepresentation, RepresentationRow};
pub use request::{
    AskedBy, AskedHow, Gap, GapReason, Gathered, PauseReason, Piece, RequestRow, RequestStanding, Requester,
};

use kernel::{AgencyId, Timestamp};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use vocabulary::{ConcernId, RecordId};

mod representation;
mod request;

kernel::codes! {
    /// Why something is destroyed.
    Because:
    /// Its time is over and nothing speaks for keeping it.
    TimeOver "time_over";
    /// The person asked for it, and there is no ground to refuse.
    Asked "asked";
    /// It should never have been recorded here.
    Mistaken "mistaken";
    /// It is held twice.
    Duplicate "duplicate";
    /// A court ordered it.
    Court "court";
}
kernel::codes! {
    /// How a destruction stands.
    Standing:
    /// Somebody has proposed it.
    Proposed "proposed";
    /// A second person has agreed; it can be called off.
    Scheduled "scheduled";
    /// A second person has refused it.
    Refused "refused";
    /// It was called off in time.
    CalledOff "called_off";
    /// It has happened.
    Destroyed "destroyed";
}
kernel::codes! {
    /// What a hold covers.
    HoldScope:
    /// Everything.
    Everything "everything";
    /// One class of records.
    Class "class";
    /// One thing.
    Thing "thing";
}

/// One thing that is kept and may be destroyed: it is stored and addressed as `record:…` or `concern:…`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum KeptThing {
    /// An agency's record.
    Record(RecordId),
    /// A concern.
    Concern(ConcernId),
}

impl KeptThing {
    /// `record` or `concern`, as the texts name it.
    pub const fn kind(self) -> &'static str {
        match self {
            KeptThing::Record(_) => "record",
            KeptThing::Concern(_) => "concern",
        }
    }
}
impl fmt::Display for KeptThing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            KeptThing::Record(id) => write!(f, "record:{id}"),
            KeptThing::Concern(id) => write!(f, "concern:{id}"),
        }
    }
}

/// A text that names no thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this names no thing that is kept")]
pub struct NoSuchThing;

impl FromStr for KeptThing {
    type Err = NoSuchThing;
    fn from_str(text: &str) -> Result<Self, NoSuchThing> {
        match text.split_once(':') {
            Some(("record", id)) => id.parse().map(KeptThing::Record).map_err(|_| NoSuchThing),
            Some(("concern", id)) => id.parse().map(KeptThing::Concern).map_err(|_| NoSuchThing),
            _ => Err(NoSuchThing),
        }
    }
}
impl TryFrom<String> for KeptThing {
    type Error = NoSuchThing;
    fn try_from(text: String) -> Result<Self, NoSuchThing> {
        text.parse()
    }
}
impl From<KeptThing> for String {
    fn from(thing: KeptThing) -> String {
        thing.to_string()
    }
}

/// A thing as the capability that keeps it tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Which.
    pub thing: KeptThing,
    /// Whose it is.
    pub agency: AgencyId,
    /// What to call it; empty where nothing is known or it was erased.
    pub title: String,
    /// What kind of thing it is for retention, as the catalogue's `holds` names it; none where its time does not run yet.
    pub holds: Option<&'static str>,
    /// From when its time runs.
    pub since: Timestamp,
}

/// An agency to which something of a thing was given, and when last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// Its name in Welsh.
    pub cy: String,
    /// Its name in English.
    pub en: String,
    /// When something was given to it last, whether it may still be read or not.
    pub at: Timestamp,
}

/// A destruction as pages show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destruction {
    /// Its id.
    pub id: vocabulary::DestructionId,
    /// Whose thing.
    pub agency: AgencyId,
    /// Which thing.
    pub thing: KeptThing,
    /// Under which class.
    pub class: String,
    /// Why.
    pub because: Because,
    /// What was written down beside it; gone with the thing.
    pub note: String,
    /// How it stands.
    pub standing: Standing,
    /// Who proposed it, as written in the ledger.
    pub proposed_by: String,
    /// When.
    pub proposed_at: Timestamp,
    /// Who agreed or refused.
    pub decided_by: Option<String>,
    /// When.
    pub decided_at: Option<Timestamp>,
    /// Before when it does not happen.
    pub not_before: Option<Timestamp>,
    /// Who called it off or had the last word.
    pub ended_by: Option<String>,
    /// When.
    pub ended_at: Option<Timestamp>,
    /// How many keys were destroyed.
    pub subjects: i64,
    /// Index of the entry that proves it.
    pub index: Option<i64>,
    /// When the files were written anew.
    pub scrubbed_at: Option<Timestamp>,
}

/// A hold as pages show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hold {
    /// Its id.
    pub id: vocabulary::HoldId,
    /// Whose; none for the whole partnership.
    pub agency: Option<AgencyId>,
    /// What it covers.
    pub scope: HoldScope,
    /// The class or the thing; empty for everything.
    pub what: String,
    /// Last day; none for no end.
    pub until: Option<kernel::Date>,
    /// Who ordered it.
    pub ordered_by: String,
    /// Why.
    pub reason: String,
    /// When it was set.
    pub set_at: Timestamp,
    /// By whom, as written in the ledger.
    pub set_by: String,
    /// When it was released.
    pub released_at: Option<Timestamp>,
}

impl Hold {
    /// Whether it stands on this day.
    pub fn stands_on(&self, day: kernel::Date) -> bool {
        self.released_at.is_none() && self.until.is_none_or(|until| day <= until)
    }
    /// Whether it covers a thing of this class.
    pub fn covers(&self, thing: KeptThing, class: &str) -> bool {
        match self.scope {
            HoldScope::Everything => true,
            HoldScope::Class => self.what == class,
            HoldScope::Thing => self.what == thing.to_string(),
        }
    }
}
