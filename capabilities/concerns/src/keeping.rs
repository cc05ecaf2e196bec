//! What retention, and a person's own rights, ask of concerns. Everything here is for one agency's own concerns.

use crate::words::Decision;
use kernel::{AgencyId, Timestamp};
use std::collections::BTreeSet;
use store::{Arg, Fault, Reader, Row, Stream};
use vocabulary::ConcernId;

/// A concern as a review of its retention sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptConcern {
    /// Its id.
    pub id: ConcernId,
    /// On whose desk it lies.
    pub agency: AgencyId,
    /// Its short name.
    pub reference: String,
    /// The children whom it is about; empty where none is named.
    pub summary: String,
    /// When it was raised.
    pub reported_at: Timestamp,
    /// When it was decided, where nothing more is owed.
    pub decided_at: Option<Timestamp>,
    /// Whether that was no further action.
    pub no_further_action: bool,
}

/// Those that were erased are absent.
const NOT_ERASED: &str = "NOT EXISTS (SELECT 1 FROM vault_erased e WHERE e.subject = 'concern:' || c.concern)";
const COLUMNS: &str = "SELECT c.concern, c.agency, c.reference, c.summary, c.reported_at, c.decided_at, c.decision, c.done \
                       FROM concerns_concern c";

fn row(row: &Row) -> Result<KeptConcern, Fault> {
    let done = row.flag("done")?;
    Ok(KeptConcern {
        id: row.id("concern")?,
        agency: row.id("agency")?,
        reference: row.text("reference")?,
        summary: row.text("summary")?,
        reported_at: row.time("reported_at")?,
        decided_at: row.maybe_time("decided_at")?.filter(|_| done),
        no_further_action: row.maybe_text("decision")?.as_deref() == Some(Decision::NoFurtherAction.code()),
    })
}

/// An agency's concerns of which nothing more is owed since before an instant, the oldest decision first.
///
/// # Errors
/// A fault of the database.
pub async fn decided_before(
    reader: &mut Reader,
    agency: AgencyId,
    no_further_action: bool,
    before: Timestamp,
    limit: i64,
) -> Result<Vec<KeptConcern>, Fault> {
    let is = if no_further_action { "=" } else { "<>" };
    let sql = format!(
        "{COLUMNS} WHERE c.agency = $1 AND c.done = 1 AND c.decided_at < $2 AND c.decision {is} $3 AND {NOT_ERASED} \
         ORDER BY c.decided_at, c.concern LIMIT $4"
    );
    let args = [agency.into(), before.into(), Decision::NoFurtherAction.code().into(), limit.into()];
    reader.rows(&sql, &args).await?.iter().map(row).collect()
}

/// One concern, unless it was erased.
///
/// # Errors
/// A fault of the database.
pub async fn one(reader: &mut Reader, id: ConcernId) -> Result<Option<KeptConcern>, Fault> {
    let found = reader.row(&format!("{COLUMNS} WHERE c.concern = $1 AND {NOT_ERASED}"), &[id.into()]).await?;
    found.as_ref().map(row).transpose()
}

/// An agency's concerns of this reference, or that name somebody so, at most 50, the newest first.
///
/// # Errors
/// A fault of the database.
pub async fn named(reader: &mut Reader, agency: AgencyId, words: &str) -> Result<Vec<KeptConcern>, Fault> {
    let plain = |text: &str| -> String { text.chars().filter(|c| !matches!(c, '%' | '_')).collect() };
    let words = plain(words.trim());
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "{COLUMNS} WHERE c.agency = $1 AND {NOT_ERASED} AND (c.reference = $2 OR EXISTS (SELECT 1 FROM concerns_mention m \
         WHERE m.concern = c.concern AND LOWER(m.label) LIKE $3)) ORDER BY c.reported_at DESC, c.concern LIMIT 50"
    );
    let args: [Arg; 3] = [agency.into(), words.to_uppercase().into(), format!("%{}%", words.to_lowercase()).into()];
    reader.rows(&sql, &args).await?.iter().map(row).collect()
}

/// The subjects under whose keys everything lies that was told in a concern: the account with every reason and answer,
/// whoever told it, and each person or thing mentioned.
///
/// # Errors
/// A fault of the database.
pub async fn subjects(reader: &mut Reader, id: ConcernId) -> Result<BTreeSet<String>, Fault> {
    let mut subjects = BTreeSet::from([Stream::of(id).to_string(), format!("reporter:{id}")]);
    let sql = "SELECT mention FROM concerns_mention WHERE concern = $1";
    for row in reader.rows(sql, &[id.into()]).await? {
        subjects.insert(Stream::of(row.id::<vocabulary::MentionKind>("mention")?).to_string());
    }
    Ok(subjects)
}
