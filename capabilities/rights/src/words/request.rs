//! The words of requests for what is held about somebody.

use super::KeptThing;
use kernel::{AgencyId, Date, Timestamp};
use serde::{Deserialize, Serialize};
use vocabulary::AccessRequestId;

kernel::codes! {
    /// How a request came.
    AskedHow:
    /// By word of mouth, to anybody who works there.
    Spoken "spoken";
    /// By letter.
    Letter "letter";
    /// By e-mail.
    Email "email";
    /// Some other way.
    Other "other";
}
kernel::codes! {
    /// Who asks.
    AskedBy:
    /// The person themselves, a child who understands it included.
    Themselves "themselves";
    /// Somebody with parental responsibility, for a child.
    Parent "parent";
    /// Somebody else whom the person has asked to.
    Representative "representative";
}
kernel::codes! {
    /// Why the clock is stopped.
    PauseReason:
    /// It is not certain who asks.
    Identity "identity";
    /// It is not clear what is asked for.
    Clarification "clarification";
}
kernel::codes! {
    /// Why something is left out.
    GapReason:
    /// It is about another person.
    ThirdParty "third_party";
    /// It would show who told it.
    Source "source";
    /// Reading it could seriously harm somebody's health.
    SeriousHarm "serious_harm";
    /// It would hinder the prevention or investigation of a crime.
    Crime "crime";
    /// A parent asks, and it would not be in the child's best interests.
    BestInterests "best_interests";
    /// It is advice of a lawyer.
    Legal "legal";
}
kernel::codes! {
    /// How a request stands.
    RequestStanding:
    /// It is being worked on.
    Open "open";
    /// The clock is stopped.
    Paused "paused";
    /// A second person is to check it.
    ToCheck "to_check";
    /// It was checked and can be handed over.
    Checked "checked";
    /// It was handed over.
    Sent "sent";
    /// It was refused.
    Refused "refused";
}

/// Who asks, and for what. Personal: sealed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Requester {
    /// Their name.
    pub name: String,
    /// How to reach them.
    pub contact: String,
    /// What they ask for, in their words.
    pub asked_for: String,
}

/// One piece of what is held, as it was told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// Out of which thing.
    pub thing: KeptThing,
    /// What it is, as a key of the texts: `rights-piece-<label>`.
    pub label: String,
    /// When it was written down.
    pub at: Timestamp,
    /// The subjects it is about, as their keys are named.
    pub about: Vec<String>,
    /// Who told it: the ledger's actor; `public` for somebody without an account.
    pub source: String,
    /// What it says.
    pub text: String,
    /// Whether it is about another person or shows who told it, as a whole.
    #[serde(default)]
    pub whole: Option<GapReason>,
}

/// Something that is left out of a piece: characters `from..to`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// First character.
    pub from: usize,
    /// The character after the last.
    pub to: usize,
    /// Why.
    pub reason: GapReason,
    /// Whether a rule proposed it; otherwise a person marked it.
    pub by_rule: bool,
}

/// What is held about somebody, and whose names are in it besides theirs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gathered {
    /// The pieces, oldest first.
    pub pieces: Vec<Piece>,
    /// Names of other people in them.
    pub others: Vec<String>,
    /// The person's own names, which are never left out.
    pub own: Vec<String>,
}

/// A request as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestRow {
    /// Its id.
    pub id: AccessRequestId,
    /// To which agency.
    pub agency: AgencyId,
    /// Who asks; empty where it was erased.
    pub name: String,
    /// How it stands.
    pub standing: RequestStanding,
    /// The day on which it came.
    pub received_on: Date,
    /// Until when it is to be answered; none while the clock is stopped.
    pub due_on: Option<Date>,
    /// When it was answered.
    pub ended_at: Option<Timestamp>,
}
