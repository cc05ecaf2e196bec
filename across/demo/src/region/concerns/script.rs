//! The shape of a concern's script: the report, and each step with its moment and who does it.

use super::Mention;
use kernel::{Language, Timestamp};

/// How far a concern has come, or what is special about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Nobody has opened it.
    New,
    /// Urgent, and nobody has opened it for longer than is allowed.
    UrgentUnopened,
    /// Somebody has taken it.
    Taken,
    /// The reporter or an agency has been asked something.
    Asked,
    /// The question has been answered.
    Answered,
    /// Who it is about has been linked to records; no decision yet.
    Linked,
    /// Who it is about has been left open, with a reason.
    LeftOpen,
    /// Decided: code of the list of decisions.
    Decided(&'static str),
    /// Decided, and the reporter has had an answer.
    AnswerSent(&'static str),
    /// The reporter, a professional, disagrees with the decision.
    Escalated,
    /// The disagreement was answered: the decision is to be made again.
    Reopened,
    /// Came to the wrong desk and was moved.
    Moved,
    /// Told on the telephone; the written confirmation has not come.
    AwaitingWriting,
    /// Told on the telephone and confirmed in writing.
    ConfirmedInWriting,
    /// About somebody who works with children: on the closed desk.
    Allegation,
    /// One of a sudden run of reports that says nothing: held back, for people to look at.
    HeldBack,
}

/// Through which door it came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// "I am a child or young person."
    Child,
    /// "I am worried about a child."
    Adult,
    /// Signed in.
    Professional,
    /// A professional on the telephone, written down by the desk.
    Telephone,
}

/// Who reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reporter {
    /// Gives no name; comes back with the code.
    Nameless,
    /// Somebody who can be reached.
    Reachable {
        /// Name or nickname, where given.
        name: Option<String>,
        /// Telephone.
        phone: String,
        /// When it is safe to call, in the report's language.
        safe: String,
        /// Whether a message may be left.
        may_leave_message: bool,
        /// Whether the family may learn who told.
        may_name: bool,
    },
    /// Staff of an agency: place in the region's list.
    Staff(usize),
}

/// One thing done about a concern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Opened for the first time.
    Opened,
    /// Urgency set: code of the list, reason.
    UrgencySet(&'static str, String),
    /// Taken by whoever does the step.
    Taken,
    /// Handed over to somebody: place in the list of staff, reason.
    HandedOver(usize, String),
    /// The reporter is asked.
    ReporterAsked(String),
    /// The reporter answers.
    ReporterAnswered(String),
    /// Another agency is asked: its code, the question.
    AgencyAsked(String, String),
    /// The agency answers.
    AgencyAnswered(String),
    /// A mention is linked to a person's record: place in the list of mentions, reason.
    Linked(usize, String),
    /// A link is undone: place in the list of mentions, reason.
    Unlinked(usize, String),
    /// A mention becomes a new record.
    AddedAsNew(usize),
    /// A mention stays open: place in the list of mentions, reason.
    LeftOpen(usize, String),
    /// Sent to another council's desk: its key, reason.
    Moved(String, String),
    /// Sent from the out-of-hours team to the duty desk of the same council: reason.
    ToTheDayDesk(String),
    /// A telephone report is confirmed in writing.
    ConfirmedInWriting(String),
    /// Decided: code of the list of decisions, reason.
    Decided(&'static str, String),
    /// The reporter is told that the report was received and what happens next.
    Acknowledged(String),
    /// A professional is told the decision.
    DecisionTold(String),
    /// The reporter disagrees with the decision.
    Escalated(String),
    /// The disagreement is answered: whether the decision is to be made again, and the words.
    EscalationAnswered(bool, String),
}

/// A step with its moment and who does it; nobody where the reporter does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepAt {
    /// When.
    pub at: Timestamp,
    /// Place in the list of staff.
    pub by: Option<usize>,
    /// What.
    pub step: Step,
}

/// A report and its course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConcernScript {
    /// Its place in the plan.
    pub number: usize,
    /// How far it has come.
    pub state: State,
    /// Through which door it came.
    pub door: Door,
    /// The language of the report.
    pub language: Language,
    /// The key of the council whose desk it goes to first.
    pub council: String,
    /// The town, in the report's language, as typed into "where did it happen".
    pub place: String,
    /// When it was reported.
    pub reported: Timestamp,
    /// Whether the reporter says that a child is in danger now.
    pub danger_now: bool,
    /// Code of the list of harm types.
    pub harm: &'static str,
    /// What was seen or heard.
    pub narrative: String,
    /// When, as the reporter puts it.
    pub when: String,
    /// Who knows of the report: professionals only.
    pub aware: Option<String>,
    /// What has been done already: professionals only.
    pub done: Option<String>,
    /// The child's own words, kept apart.
    pub own_words: Option<String>,
    /// What the child would like to happen.
    pub wishes: Option<String>,
    /// Who reports.
    pub reporter: Reporter,
    /// Who and what is named.
    pub mentions: Vec<Mention>,
    /// What was done, in order.
    pub steps: Vec<StepAt>,
    /// Whether it came at night, at a weekend or on a bank holiday.
    pub out_of_hours: bool,
    /// Who takes it at the desk: place in the list of staff.
    pub worker: usize,
    /// Who takes it first, where it came out of hours: place in the list of staff.
    pub awake: Option<usize>,
    /// A member of staff whom it is about: place in the list of staff.
    pub about_staff: Option<usize>,
}
