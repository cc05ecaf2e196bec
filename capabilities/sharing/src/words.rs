//! The words of this capability: what is shared, with whom, why, on which basis, and how it stands.

use kernel::{ActorId, AgencyId, Date, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use vocabulary::{AgreementId, RecordId, RequestId};

kernel::codes! {
    /// What was decided.
    Outcome:
    /// To share.
    Shared "shared";
    /// Not to share.
    Withheld "withheld";
}
kernel::codes! {
    /// By which way something was shared.
    Route:
    /// Under an agreement that covers it.
    Agreement "agreement";
    /// Once, with a reason, without an agreement.
    OneOff "one_off";
    /// At once, the basis to follow.
    Urgent "urgent";
}
kernel::codes! {
    /// What became of asking for agreement: a fact, not a basis.
    ConsentState:
    /// It was not asked for.
    NotSought "not_sought";
    /// It was given.
    Given "given";
    /// It was refused.
    Refused "refused";
}
kernel::codes! {
    /// Whether the child or the family was told.
    Informed:
    /// They were told.
    Told "told";
    /// Not: it could harm the child.
    RiskToChild "risk_to_child";
    /// Not: it would harm an investigation.
    PrejudiceInvestigation "prejudice_investigation";
    /// Not: it could not be done.
    NotPracticable "not_practicable";
    /// Not yet: it was urgent.
    Urgent "urgent";
}
kernel::codes! {
    /// What a recipient may do with it.
    Onward:
    /// Nothing more before the owner was asked.
    AskOwner "ask_owner";
    /// Pass it on for the same purpose.
    FreeWithinPurpose "free_within_purpose";
    /// Never pass it on.
    Never "never";
}
kernel::codes! {
    /// How far it may be taken at its word.
    Statement:
    /// What was seen, heard or recorded.
    Fact "fact";
    /// What somebody makes of it.
    Opinion "opinion";
    /// Both, and told apart in the text.
    Both "both";
}
kernel::codes! {
    /// Whom it is about, as law-enforcement processing tells people apart.
    Category:
    /// Somebody who may have suffered an offence.
    Victim "victim";
    /// Somebody who saw or knows something.
    Witness "witness";
    /// Somebody who may have committed an offence.
    Suspect "suspect";
    /// Somebody who was convicted.
    Convicted "convicted";
    /// Somebody else.
    Other "other";
}
kernel::codes! {
    /// How sensitive it is.
    Marking:
    /// OFFICIAL.
    Official "OFFICIAL";
    /// OFFICIAL-SENSITIVE.
    Sensitive "OFFICIAL-SENSITIVE";
}

/// An agreement's flow row under which something was shared, as it was then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Covered {
    /// The agreement.
    pub agreement: AgreementId,
    /// Its own code, for example `ISP-NW-CSE-001`.
    pub code: String,
    /// Its version.
    pub version: u32,
    /// Its flow row, from 0.
    pub flow: usize,
}

/// Who receives: an agency, or one person in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipient {
    /// The agency.
    pub agency: AgencyId,
    /// Which kind of agency it is.
    pub kind: String,
    /// Only this person in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<ActorId>,
    /// The agreement that covers it, if one does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub covered: Option<Covered>,
}

/// The basis in law, code by code; empty where a question does not arise.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LegalBasis {
    /// Which data-protection regime the discloser is in.
    pub regime: String,
    /// Basis under Article 6.
    pub art6: String,
    /// Which recognised interest.
    pub ground: String,
    /// Condition for special-category data.
    pub special: String,
    /// Which limb of the safeguarding condition.
    pub limb: String,
    /// Condition for data about offences.
    pub criminal: String,
    /// Powers and duties of other law.
    pub gateways: BTreeSet<String>,
    /// How the duty of confidence is met.
    pub confidence: String,
    /// The appropriate policy document in force at the discloser's.
    pub policy_document: String,
    /// Reference of a legitimate-interests assessment.
    pub assessment: String,
    /// Version of the catalogue from which the codes are.
    pub catalogue: String,
}

/// What is said in words. Sealed with the key of the record that it is about.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Content {
    /// Whom it is about, as the discloser's record named them then.
    pub about: String,
    /// What the recipients are told.
    pub what: String,
    /// Why this, to them, now.
    pub necessity: String,
    /// Why other parts were held back.
    pub withheld_why: String,
    /// What a recipient must accept before reading.
    pub conditions: String,
    /// What is asked of a recipient.
    pub asked: String,
    /// Why it is shared without an agreement.
    pub one_off_why: String,
    /// Why agreement was refused or not asked for.
    pub consent_why: String,
    /// Who decided, where that is asked for.
    pub decided_by: String,
    /// The appropriate policy document, as it was typed for the basis.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub policy_document: String,
    /// The reference of an assessment, as it was typed for the basis.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub assessment: String,
}

/// A decision to share or not to share, before it is recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// About which record of the discloser's.
    pub record: RecordId,
    /// To whom.
    pub recipients: Vec<Recipient>,
    /// What for.
    pub purpose: String,
    /// Which parts.
    pub classes: BTreeSet<String>,
    /// Which parts were held back.
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
    /// Fact or opinion; asked for under Part 3.
    pub statement: Option<Statement>,
    /// Whom it is about; asked for under Part 3.
    pub category: Option<Category>,
    /// The last day on which it may be read.
    pub ends: Option<Date>,
    /// What is said in words.
    pub content: Content,
    /// The request that it answers.
    pub request: Option<RequestId>,
}

impl Share {
    /// A share of nothing yet, with what is usual.
    pub fn of(record: RecordId) -> Self {
        Share {
            record,
            recipients: Vec::new(),
            purpose: String::new(),
            classes: BTreeSet::new(),
            withheld: BTreeSet::new(),
            basis: LegalBasis::default(),
            consent: ConsentState::NotSought,
            informed: Informed::Urgent,
            onward: Onward::AskOwner,
            marking: Marking::Sensitive,
            statement: None,
            category: None,
            ends: None,
            content: Content::default(),
            request: None,
        }
    }
}

/// How a disclosure stands at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It may be read.
    InForce,
    /// It was taken back.
    Withdrawn,
    /// Its last day has passed.
    Expired,
    /// Nothing was shared.
    Withheld,
}

impl Standing {
    /// How it stands, from what is stored: the one place where that is decided.
    pub fn at(now: Timestamp, outcome: Outcome, withdrawn: bool, ends_before: Option<Timestamp>) -> Self {
        match outcome {
            Outcome::Withheld => Standing::Withheld,
            Outcome::Shared if withdrawn => Standing::Withdrawn,
            Outcome::Shared if ends_before.is_some_and(|end| end <= now) => Standing::Expired,
            Outcome::Shared => Standing::InForce,
        }
    }
    /// Its code, for texts.
    pub const fn code(self) -> &'static str {
        match self {
            Standing::InForce => "in_force",
            Standing::Withdrawn => "withdrawn",
            Standing::Expired => "expired",
            Standing::Withheld => "withheld",
        }
    }
}
