//! Questions about two records, as the agency that asks and the one that is asked see them.

use crate::events::Pair;
use kernel::{AgencyId, Timestamp};
use store::{Fault, Reader, Row};
use vocabulary::RecordId;

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionRow {
    /// About which two.
    pub pair: Pair,
    /// The record whose agency is asked.
    pub about: RecordId,
    /// That agency.
    pub asked_of: AgencyId,
    /// The agency that asks.
    pub asked_for: Option<AgencyId>,
    /// Who asks, as written in the ledger.
    pub asked_by: String,
    /// When.
    pub at: Timestamp,
    /// By when an answer is wanted.
    pub due: Option<Timestamp>,
    /// How near the two stood to each other when it was asked: `strong` or `some`. What changes since does not change it,
    /// so that nobody learns what a hidden record says by changing their own.
    pub nearness: String,
    /// What is asked.
    pub question: String,
    /// `open`, `linked`, `refused`, `cannot_say`, `withdrawn`, or `decided` by somebody else meanwhile.
    pub standing: String,
    /// When it was answered.
    pub answered_at: Option<Timestamp>,
    /// The reason that was given.
    pub reason: String,
}

const COLUMNS: &str =
    "one, other, about, asked_of, asked_for, asked_by, at, due, nearness, question, standing, answered_at, reason";

fn question(row: &Row) -> Result<QuestionRow, Fault> {
    Ok(QuestionRow {
        pair: Pair { one: row.id("one")?, other: row.id("other")? },
        about: row.id("about")?,
        asked_of: row.id("asked_of")?,
        asked_for: row.text("asked_for")?.parse().ok(),
        asked_by: row.text("asked_by")?,
        at: row.time("at")?,
        due: row.maybe_time("due")?,
        nearness: row.text("nearness")?,
        question: row.text("question")?,
        standing: row.text("standing")?,
        answered_at: row.maybe_time("answered_at")?,
        reason: row.maybe_text("reason")?.unwrap_or_default(),
    })
}

impl QuestionRow {
    /// The record that is not the one the agency is asked about.
    pub fn beside(&self) -> RecordId {
        if self.about == self.pair.one { self.pair.other } else { self.pair.one }
    }
}

/// The newest question about two records; `None` where none was asked.
///
/// # Errors
/// A fault of the database.
pub async fn open_question(reader: &mut Reader, pair: Pair) -> Result<Option<QuestionRow>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM people_question WHERE one = $1 AND other = $2 ORDER BY idx DESC LIMIT 1");
    reader.row(&sql, &[pair.one.into(), pair.other.into()]).await?.as_ref().map(question).transpose()
}

/// Questions that wait for an agency, the oldest first.
///
/// # Errors
/// A fault of the database.
pub async fn questions_of(reader: &mut Reader, agency: AgencyId) -> Result<Vec<QuestionRow>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM people_question WHERE asked_of = $1 AND standing = 'open' ORDER BY at, idx LIMIT 500"
    );
    reader.rows(&sql, &[agency.into()]).await?.iter().map(question).collect()
}

/// Questions that an agency asked and that wait or could not be answered, the newest first. Where it was asked again, only
/// the newest counts.
///
/// # Errors
/// A fault of the database.
pub async fn questions_by(reader: &mut Reader, agency: AgencyId) -> Result<Vec<QuestionRow>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM people_question q WHERE asked_for = $1 AND standing IN ('open', 'cannot_say') \
         AND NOT EXISTS (SELECT 1 FROM people_question n WHERE n.one = q.one AND n.other = q.other AND n.idx > q.idx) \
         AND NOT EXISTS (SELECT 1 FROM people_link l WHERE l.one = q.one AND l.other = q.other AND l.idx > q.idx \
         AND l.standing <> 'undone') ORDER BY at DESC, idx DESC LIMIT 500"
    );
    reader.rows(&sql, &[agency.into()]).await?.iter().map(question).collect()
}
