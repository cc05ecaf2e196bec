//! What can happen. A kind that has been written is never renamed.

use crate::decide::agreements::Terms;
use crate::words::{
    Category, ConsentState, Content, Informed, LegalBasis, Marking, Onward, Outcome, Recipient, Route, Statement,
};
use kernel::{AgencyId, Date};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use vault::Sealed;
use vocabulary::{DisclosureId, RecordId, RequestId};

/// A decision as it is recorded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Decided {
    /// To share or not to share.
    pub outcome: Outcome,
    /// Whose decision.
    pub agency: AgencyId,
    /// About which record of theirs.
    pub record: RecordId,
    /// To whom.
    pub recipients: Vec<Recipient>,
    /// By which way.
    pub route: Route,
    /// What for.
    pub purpose: String,
    /// Which parts.
    pub classes: BTreeSet<String>,
    /// Which parts were held back.
    #[serde(default)]
    pub withheld: BTreeSet<String>,
    /// The basis in law.
    pub basis: LegalBasis,
    /// What became of asking for agreement.
    pub consent: ConsentState,
    /// Whether child or family was told.
    pub informed: Informed,
    /// What a recipient may do with it.
    pub onward: Onward,
    /// How sensitive it is.
    pub marking: Marking,
    /// Fact or opinion.
    #[serde(default)]
    pub statement: Option<Statement>,
    /// Whom it is about.
    #[serde(default)]
    pub category: Option<Category>,
    /// The last day on which it may be read.
    #[serde(default)]
    pub ends: Option<Date>,
    /// What is said in words.
    pub content: Sealed<Content>,
    /// The request that it answers.
    #[serde(default)]
    pub request: Option<RequestId>,
}

impl Decided {
    /// The basis with what was typed for it. Disclosures of earlier versions hold that beside the codes.
    pub fn whole_basis(&self) -> LegalBasis {
        let mut basis = self.basis.clone();
        let Some(content) = self.content.get() else { return basis };
        for (kept, typed) in
            [(&mut basis.policy_document, &content.policy_document), (&mut basis.assessment, &content.assessment)]
        {
            if !typed.is_empty() {
                kept.clone_from(typed);
            }
        }
        basis
    }
}

/// How a request was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answered {
    /// With all that was asked.
    Fully,
    /// With part of it.
    InPart,
    /// Refused, with reasons.
    Refused,
}

impl Answered {
    /// All, in the order in which they are offered.
    pub const ALL: [Answered; 3] = [Answered::Fully, Answered::InPart, Answered::Refused];
    /// Its code.
    pub const fn code(self) -> &'static str {
        match self {
            Answered::Fully => "fully",
            Answered::InPart => "in_part",
            Answered::Refused => "refused",
        }
    }
}

/// What is said in a request. Sealed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Question {
    /// Whom it is about, so that they can be found.
    pub about: String,
    /// What is asked for.
    pub what: String,
    /// Why.
    pub why: String,
    /// For which task of the asking body, in its own statement.
    pub public_task: String,
}

/// What a check for something known was about. Sealed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Check {
    /// The name that was given.
    pub name: String,
    /// The date of birth that was given.
    pub born: String,
    /// Why.
    pub why: String,
}

/// One event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    /// It was decided to share or not to share. Stream of a disclosure.
    Decided(Box<Decided>),
    /// What went at once has its basis now.
    Completed(Box<Decided>),
    /// It was taken back.
    Withdrawn {
        /// Why.
        reason: Sealed<String>,
    },
    /// A recipient accepted the conditions.
    Accepted {
        /// For which agency.
        agency: AgencyId,
    },
    /// Somebody read it for the first time.
    Opened {
        /// For which agency.
        agency: AgencyId,
    },
    /// A recipient told what came of it.
    FedBack {
        /// For which agency.
        agency: AgencyId,
        /// What.
        text: Sealed<String>,
    },
    /// A manager looked at what no agreement covers.
    Reviewed {
        /// What they say.
        note: Sealed<String>,
    },
    /// A version of an agreement was adopted. Stream of an agreement.
    Adopted {
        /// Its terms.
        terms: Box<Terms>,
    },
    /// Another agency was asked. Stream of a request.
    Asked {
        /// By whom.
        from: AgencyId,
        /// Who.
        to: AgencyId,
        /// The asking agency's own record of whom it is about.
        #[serde(default)]
        record: Option<RecordId>,
        /// What for.
        purpose: String,
        /// Which parts.
        classes: BTreeSet<String>,
        /// Whether it is urgent.
        urgent: bool,
        /// What is asked, in words.
        question: Sealed<Question>,
    },
    /// It was answered.
    Answered {
        /// How.
        how: Answered,
        /// With which words: the answer, or the reasons.
        text: Sealed<String>,
        /// With which disclosure.
        #[serde(default)]
        disclosure: Option<DisclosureId>,
    },
    /// The asking agency took it further.
    Escalated {
        /// Why.
        reason: Sealed<String>,
    },
    /// It was asked whether somebody is known. Stream of a check.
    Checked {
        /// By which agency.
        agency: AgencyId,
        /// What for.
        purpose: String,
        /// Whom it was about.
        about: Sealed<Check>,
        /// The records that it met, each with its owner.
        met: Vec<(AgencyId, RecordId)>,
    },
}

impl store::Event for Event {
    const OWNER: &'static str = "sharing";
}
