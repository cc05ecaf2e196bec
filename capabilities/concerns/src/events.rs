//! What can happen to a concern. A kind that has been written is never renamed.

use crate::words::{
    Account, AnswerKind, Asked, Decision, Desk, Door, Match, Matter, Mention, ReportLanguage, Reporter,
    ReporterDetails, Urgency,
};
use kernel::{ActorId, Reference, TeamId};
use serde::{Deserialize, Serialize};
use store::Event;
use vault::Sealed;
use vocabulary::{ConcernId, MentionId, QuestionId};

/// One event in the history of a concern.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(clippy::large_enum_variant, reason = "events are few at a time; a written confirmation need not be boxed")]
pub enum ConcernEvent {
    /// It was raised.
    Reported(Box<Reported>),
    /// A telephone report was confirmed in writing.
    ConfirmedInWriting {
        /// What the written confirmation adds.
        account: Sealed<Account>,
        /// The written report that confirms it, where that came through this system.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<ConcernId>,
    },
    /// Somebody at the desk read it for the first time.
    Opened {
        /// Who.
        by: ActorId,
    },
    /// Somebody took it.
    Taken {
        /// Who.
        by: ActorId,
    },
    /// It was handed to somebody else at the same desk.
    HandedOver {
        /// To whom.
        to: ActorId,
        /// Why.
        reason: Sealed<String>,
    },
    /// It was moved to another desk.
    Moved {
        /// Where to.
        desk: Desk,
        /// Why.
        reason: Sealed<String>,
    },
    /// It was found to be about somebody who works with children: from here on it lies on a closed desk, and is absent
    /// for them and their teams.
    FoundAboutStaff {
        /// All members of staff whom it is now known to be about, as far as this house knows them.
        about_staff: Vec<ActorId>,
        /// All teams that are shut out.
        about_teams: Vec<TeamId>,
        /// The closed desk on which it lies now.
        desk: Desk,
        /// Whom it is about, as it was written down.
        named: Sealed<String>,
        /// Why.
        reason: Sealed<String>,
    },
    /// Its urgency was set.
    UrgencySet {
        /// To what.
        urgency: Urgency,
        /// Why.
        reason: Sealed<String>,
    },
    /// It had been held back as a possible flood and was let through.
    Released,
    /// A question was asked.
    QuestionAsked {
        /// The question's id.
        question: QuestionId,
        /// Of whom.
        of: Asked,
        /// The question.
        text: Sealed<String>,
    },
    /// A question was answered.
    QuestionAnswered {
        /// Which.
        question: QuestionId,
        /// The answer.
        text: Sealed<String>,
    },
    /// It was decided which record a mention is, or that this stays open.
    MentionMatched {
        /// Which mention.
        mention: MentionId,
        /// What it is.
        to: Match,
        /// Why.
        reason: Sealed<String>,
    },
    /// That decision was taken back.
    MatchUndone {
        /// Which mention.
        mention: MentionId,
        /// Why.
        reason: Sealed<String>,
    },
    /// What follows was decided.
    Decided {
        /// What.
        decision: Decision,
        /// Why: always given.
        reason: Sealed<String>,
    },
    /// An answer was given to whoever raised it, as previewed.
    AnswerSent {
        /// Which.
        answer: AnswerKind,
        /// Its words.
        text: Sealed<String>,
    },
    /// A professional disagrees with the decision.
    Escalated {
        /// Why.
        reason: Sealed<String>,
    },
    /// The disagreement was answered.
    EscalationAnswered {
        /// Whether the decision is to be made again.
        reopened: bool,
        /// The answer.
        text: Sealed<String>,
    },
    /// Somebody on the rota was told that an urgent concern has not been opened.
    Alerted {
        /// Which step of the rota, from 1.
        step: u32,
        /// Whom; nobody when the rota is empty.
        to: Option<ActorId>,
    },
}

/// A concern as it was raised.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reported {
    /// The short name by which desks and professionals speak of it.
    pub reference: Reference,
    /// Through which door.
    pub door: Door,
    /// What kind of matter.
    pub matter: Matter,
    /// How urgent, from the answers given.
    pub urgency: Urgency,
    /// On which desk it lies.
    pub desk: Desk,
    /// Code of the council where the harm happened, if known.
    pub council: Option<String>,
    /// In which language.
    pub language: ReportLanguage,
    /// Held back as part of a possible flood: nothing is lost, it lies apart on the same desk.
    pub held: bool,
    /// Who raised it.
    pub reporter: Reporter,
    /// What they told of themselves.
    pub reporter_details: Sealed<ReporterDetails>,
    /// What they told.
    pub account: Sealed<Account>,
    /// Who and what is mentioned.
    pub mentions: Vec<Mention>,
    /// Keyed hash of the return code, in hexadecimal.
    pub return_code: Option<String>,
    /// Members of staff whom the concern is about: they are shut out.
    pub about_staff: Vec<ActorId>,
    /// Their teams, which are shut out too.
    pub about_teams: Vec<TeamId>,
}

impl Event for ConcernEvent {
    const OWNER: &'static str = "concerns";
}
