//! What can happen. A kind that has been written is never renamed.

use crate::words::{
    AskedBy, AskedHow, Because, Gap, GapReason, Gathered, HoldScope, KeptThing, Matter, MatterOutcome, PauseReason,
    Requester,
};
use kernel::{AgencyId, Date, Id, Kind, Timestamp};
use serde::{Deserialize, Serialize};
use vault::Sealed;

/// Names the history of one agency's period for one class.
#[derive(Debug)]
pub enum PeriodKind {}
impl Kind for PeriodKind {
    const NAME: &'static str = "retention_period";
}
/// The history of one agency's period for one class.
pub fn period_id(agency: AgencyId, class: &str) -> Id<PeriodKind> {
    Id::named(&format!("{agency} {class}"))
}

/// Names the history of reviews of one thing.
#[derive(Debug)]
pub enum ReviewKind {}
impl Kind for ReviewKind {
    const NAME: &'static str = "retention_review";
}
/// The history of reviews of one thing.
pub fn review_id(thing: KeptThing) -> Id<ReviewKind> {
    Id::named(&thing.to_string())
}

/// One thing that has happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    /// An agency has set its own period for a class. Stream: period.
    PeriodSet {
        /// Whose.
        agency: AgencyId,
        /// For which class.
        class: String,
        /// Years.
        years: u32,
        /// Where that comes from.
        source: Sealed<String>,
    },
    /// Nothing of this scope is destroyed. Stream: hold, as the next.
    HoldSet {
        /// Whose; none for the whole partnership.
        agency: Option<AgencyId>,
        /// What it covers.
        scope: HoldScope,
        /// The class or the thing; empty for everything.
        what: String,
        /// Last day.
        until: Option<Date>,
        /// Who ordered it.
        ordered_by: Sealed<String>,
        /// Why.
        reason: Sealed<String>,
    },
    /// The hold has ended.
    HoldReleased {
        /// Why.
        reason: Sealed<String>,
    },
    /// Somebody looked at a thing and kept it. Stream: review.
    Kept {
        /// Which.
        thing: KeptThing,
        /// Whose.
        agency: AgencyId,
        /// Under which class from now on.
        class: String,
        /// When it is looked at again.
        again_on: Date,
        /// Why. Sealed under a key of its own, which goes when the thing is destroyed.
        reason: Sealed<String>,
    },
    /// Somebody proposed that a thing is destroyed. Stream: destruction, as all that follow.
    DestructionProposed {
        /// Which.
        thing: KeptThing,
        /// Whose.
        agency: AgencyId,
        /// Under which class.
        class: String,
        /// Why.
        because: Because,
        /// More about why. Sealed under a key of its own, which goes with the thing.
        note: Sealed<String>,
    },
    /// A second person agreed.
    DestructionScheduled {
        /// Before when it does not happen.
        not_before: Timestamp,
    },
    /// A second person refused.
    DestructionRefused {
        /// Why.
        reason: Sealed<String>,
    },
    /// It was called off in time.
    DestructionCalledOff {
        /// Why.
        reason: Sealed<String>,
    },
    /// The keys were destroyed.
    Destroyed {
        /// How many.
        subjects: u32,
        /// Index of the entry that tells whose.
        index: u64,
    },
    /// Somebody asked what is held about them. Stream: access request, as all that follow.
    AccessAsked {
        /// Which agency.
        agency: AgencyId,
        /// How it came.
        how: AskedHow,
        /// Who asks.
        by: AskedBy,
        /// Who they are and what they ask for.
        requester: Sealed<Requester>,
        /// The day on which it came.
        received_on: Date,
    },
    /// It is certain who asks.
    IdentityVerified {
        /// How that was made sure.
        how: Sealed<String>,
    },
    /// The clock was stopped.
    AccessPaused {
        /// Why.
        why: PauseReason,
    },
    /// The clock runs again.
    AccessResumed {},
    /// Two more months, because the request is complex or one of many.
    AccessExtended {
        /// Why, as the person is told.
        reason: Sealed<String>,
    },
    /// What is held was gathered.
    AccessGathered {
        /// Out of which things.
        things: Vec<KeptThing>,
        /// What was found, as it stands without any gap.
        gathered: Sealed<Gathered>,
        /// A keyed hash of all of it, by which it can be shown later that nothing was added or taken away.
        master_hash: String,
        /// What the rules would leave out, piece by piece.
        gaps: Sealed<Vec<Vec<Gap>>>,
    },
    /// Somebody went through one piece.
    PieceDecided {
        /// Which, from 0.
        piece: u32,
        /// What is left out of it.
        gaps: Sealed<Vec<Gap>>,
        /// The whole of it is left out.
        withheld: Option<GapReason>,
    },
    /// All pieces were gone through; a second person is to check.
    AccessHandedOn {},
    /// A second person agreed with every gap.
    AccessChecked {},
    /// A second person sent it back.
    AccessSentBack {
        /// Why.
        reason: Sealed<String>,
    },
    /// It was handed over.
    AccessSent {
        /// A keyed hash of what was handed over.
        hash: String,
    },
    /// It was refused.
    AccessRefused {
        /// Why, as the person is told, with where they may complain.
        reason: Sealed<String>,
    },
    /// Somebody says that what is held is wrong, is not to be used, or that something was done wrong. Stream:
    /// representation, as all that follow.
    RepresentationMade {
        /// To which agency.
        agency: AgencyId,
        /// What is wanted.
        matter: Matter,
        /// How it came.
        how: AskedHow,
        /// Who says it.
        by: AskedBy,
        /// What it is about, where it is about one thing.
        about: Option<KeptThing>,
        /// Who they are and what they say.
        requester: Sealed<Requester>,
        /// The day on which it came.
        received_on: Date,
    },
    /// Its receipt was told.
    RepresentationAcknowledged {},
    /// Two more months were taken.
    RepresentationExtended {
        /// Why, as the person is told.
        reason: Sealed<String>,
    },
    /// The person's own statement stands beside what is held.
    DisputeNoted {
        /// Beside what.
        thing: KeptThing,
        /// In their words. Sealed under the thing's key, with which it goes.
        statement: Sealed<String>,
    },
    /// It stands there no longer.
    DisputeEnded {
        /// Why.
        reason: Sealed<String>,
    },
    /// Everybody who had received what was changed was told.
    RecipientsTold {},
    /// It was answered.
    RepresentationAnswered {
        /// What came of it.
        outcome: MatterOutcome,
        /// Why, as the person is told.
        reason: Sealed<String>,
    },
    /// The database's files were written anew, so that nothing of it is left in them.
    FilesWrittenAnew {},
}

impl store::Event for Event {
    const OWNER: &'static str = "rights";
}
