//! The words of this capability: what a concern is made of.

use kernel::{ActorId, AgencyId, Language, TeamId, UncertainDate};
use serde::{Deserialize, Serialize};
use vocabulary::{MentionId, RecordId};

kernel::codes! {
    /// Through which door a concern came.
    Door:
    /// A child or young person, without an account.
    Child "child";
    /// Anybody else, without an account.
    Public "public";
    /// A professional, signed in: a written referral.
    Professional "professional";
    /// A professional on the telephone, written down by the desk; to be confirmed in writing.
    Telephone "telephone";
    /// A row of a partner's spreadsheet.
    Imported "imported";
}

kernel::codes! {
    /// What kind of matter it is, which decides on the desk.
    Matter:
    /// About a child.
    Child "child";
    /// About somebody who works with children: for the designated officer's closed desk.
    PositionOfTrust "position_of_trust";
}

kernel::codes! {
    /// How urgent it is.
    Urgency:
    /// A child may be in danger now.
    Immediate "immediate";
    /// Today.
    Today "today";
    /// In its turn.
    Usual "usual";
}

/// Who raised it, without anything that names a member of the public.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reporter {
    /// The member of staff, for a professional.
    pub staff: Option<ActorId>,
    /// Their agency.
    pub agency: Option<AgencyId>,
    /// Their name is to be kept from the family.
    pub withhold_name: bool,
    /// They may be contacted.
    pub may_contact: bool,
}

/// What a reporter told of themselves. Personal: sealed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReporterDetails {
    /// Name or nickname.
    pub name: String,
    /// Role, for a professional; or relation to the child.
    pub role: String,
    /// Organisation, where it is not a partner of this house.
    pub organisation: String,
    /// Telephone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// A safe way and time to be reached.
    pub safe_contact: String,
    /// Whether a message may be left: `yes`, `no` or empty for not said.
    pub leave_message: String,
    /// Line manager or designated safeguarding person consulted, and when.
    pub consulted: String,
    /// Help needed to communicate.
    pub communication: String,
}

/// What was told. Personal: sealed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Account {
    /// What was seen, heard or suffered.
    pub what: String,
    /// When, in the teller's words.
    pub when: String,
    /// Where, in the teller's words.
    pub place: String,
    /// The child's own words, kept apart.
    pub own_words: String,
    /// What the teller would like to happen.
    pub wishes: String,
    /// Who causes worry: names, descriptions, whereabouts.
    pub person_of_concern: String,
    /// Vehicles: plates, makes, colours.
    pub vehicles: String,
    /// Online accounts, as text only.
    pub online: String,
    /// Who else knows; other agencies with contact.
    pub who_else_knows: String,
    /// History and earlier reports.
    pub history: String,
    /// What has been done already; protection in place.
    pub already_done: String,
    /// Who is at home; who has parental responsibility.
    pub household: String,
    /// Analysis: daily life, needs, strengths, what happens if nothing changes.
    pub analysis: String,
    /// Whether child and parents know of the report, and what they want.
    pub awareness: String,
    /// Why consent was not sought, where it was not.
    pub consent: String,
    /// Risk to workers.
    pub worker_safety: String,
    /// Codes of harm suspected.
    pub harms: Vec<String>,
}

kernel::codes! {
    /// What is mentioned.
    MentionKind:
    /// A child or young person whom the concern is about.
    Child "child";
    /// Somebody who causes worry.
    PersonOfConcern "person_of_concern";
    /// Another adult.
    Adult "adult";
    /// A vehicle.
    Vehicle "vehicle";
    /// A telephone.
    Phone "phone";
    /// An online account.
    Account "account";
    /// A place.
    Place "place";
}

/// Somebody or something mentioned, as it was reported. Personal: sealed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MentionDetails {
    /// Given names.
    pub given_names: String,
    /// Family name.
    pub family_name: String,
    /// Known as; nickname.
    pub known_as: String,
    /// Date of birth, as far as known.
    pub date_of_birth: Option<UncertainDate>,
    /// Age in years as the teller puts it.
    pub age: String,
    /// Gender code.
    pub gender: String,
    /// Description, where no name is known.
    pub description: String,
    /// Address.
    pub address: String,
    /// Postcode.
    pub postcode: String,
    /// Telephone.
    pub phone: String,
    /// School, college or nursery.
    pub school: String,
    /// First language.
    pub first_language: String,
    /// Language of choice: `cy`, `en` or another code.
    pub language_of_choice: String,
    /// Communication needs; interpreter, signer or aid.
    pub communication_needs: String,
    /// Disability or additional learning needs.
    pub additional_needs: String,
    /// Ethnicity code.
    pub ethnicity: String,
    /// Religion.
    pub religion: String,
    /// NHS number.
    pub nhs_number: String,
    /// Unique pupil number.
    pub upn: String,
    /// Looked-after or register status.
    pub status: String,
    /// Vehicle plate, whole or in part.
    pub plate: String,
    /// Online platform and handle.
    pub handle: String,
}

impl MentionDetails {
    /// A line by which people recognise it: the name, else the description, plate or handle; empty when nothing is known.
    pub fn label(&self) -> String {
        let name = [self.given_names.trim(), self.family_name.trim()]
            .into_iter()
            .filter(|p| !p.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        let ways = [
            name.as_str(),
            self.known_as.trim(),
            self.plate.trim(),
            self.handle.trim(),
            self.phone.trim(),
            self.description.trim(),
        ];
        let label = ways.into_iter().find(|w| !w.is_empty()).unwrap_or("");
        label.chars().take(120).collect()
    }
}

/// Where a concern lies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Desk {
    /// The team whose desk it is.
    pub team: TeamId,
    /// The team's agency.
    pub agency: AgencyId,
}

kernel::codes! {
    /// What was decided, by codes of the Wales Safeguarding Procedures' possible results.
    Decision:
    /// A strategy discussion is to be held.
    StrategyDiscussion "strategy_discussion";
    /// An assessment for care and support.
    Assessment "assessment";
    /// Other help.
    OtherHelp "other_help";
    /// Information, advice and assistance.
    Advice "advice";
    /// No further action.
    NoFurtherAction "no_further_action";
}

/// Whom a question goes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// Whoever raised the concern.
    Reporter,
    /// Another agency's desk.
    Agency(Desk),
}

/// What became of a mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Match {
    /// It is this record.
    Linked(RecordId),
    /// A new record was made of it.
    AddedAsNew(RecordId),
    /// Left open: not enough is known.
    LeftOpen,
}

/// One mention with its id and kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// Its id.
    pub id: MentionId,
    /// What it is.
    pub kind: MentionKind,
    /// What was told of it.
    pub details: vault::Sealed<MentionDetails>,
}

kernel::codes! {
    /// Which answer was sent.
    AnswerKind:
    /// It was received and this happens next.
    Acknowledgement "acknowledgement";
    /// What was decided: to professionals only.
    Decision "decision";
}

/// The language of a report, kept so that every answer is written in it.
pub type ReportLanguage = Language;
