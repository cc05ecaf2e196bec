//! What retention, and a person's own rights, ask of records. Everything here is for one agency's own records.

use crate::events::{Pair, subject};
use kernel::{AgencyId, Timestamp};
use std::collections::BTreeSet;
use store::{Arg, Fault, Reader, Row};
use vocabulary::RecordId;

/// A record as a review of its retention sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptRecord {
    /// Its id.
    pub id: RecordId,
    /// Whose it is.
    pub agency: AgencyId,
    /// What to call it; empty where nothing is known.
    pub title: String,
    /// When it last changed.
    pub changed_at: Timestamp,
}

/// Those that were erased are absent: their row stays so that old decisions still point at something.
const NOT_ERASED: &str = "NOT EXISTS (SELECT 1 FROM vault_erased e WHERE e.subject = 'record:' || r.id)";
const COLUMNS: &str = "SELECT r.id, r.agency, r.title, r.changed_at FROM people_record r";

fn row(row: &Row) -> Result<KeptRecord, Fault> {
    Ok(KeptRecord {
        id: row.id("id")?,
        agency: row.id("agency")?,
        title: row.text("title")?,
        changed_at: row.time("changed_at")?,
    })
}

/// An agency's records that nobody has changed since an instant, the oldest change first.
///
/// # Errors
/// A fault of the database.
pub async fn unchanged_since(
    reader: &mut Reader,
    agency: AgencyId,
    before: Timestamp,
    limit: i64,
) -> Result<Vec<KeptRecord>, Fault> {
    let sql = format!(
        "{COLUMNS} WHERE r.agency = $1 AND r.changed_at < $2 AND {NOT_ERASED} ORDER BY r.changed_at, r.number LIMIT $3"
    );
    reader.rows(&sql, &[agency.into(), before.into(), limit.into()]).await?.iter().map(row).collect()
}

/// One record, unless it was erased.
///
/// # Errors
/// A fault of the database.
pub async fn one(reader: &mut Reader, id: RecordId) -> Result<Option<KeptRecord>, Fault> {
    let found = reader.row(&format!("{COLUMNS} WHERE r.id = $1 AND {NOT_ERASED}"), &[id.into()]).await?;
    found.as_ref().map(row).transpose()
}

/// An agency's records in whose terms all these words begin a term, at most 50.
///
/// # Errors
/// A fault of the database.
pub async fn named(reader: &mut Reader, agency: AgencyId, words: &str) -> Result<Vec<KeptRecord>, Fault> {
    let folded = i18n::fold(words);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let mut args: Vec<Arg> = vec![agency.into()];
    let mut sql = format!("{COLUMNS} WHERE r.agency = $1 AND {NOT_ERASED}");
    for word in words.into_iter().take(6) {
        args.push(format!("% {word}%").into());
        sql.push_str(&format!(" AND ' ' || r.terms LIKE ${}", args.len()));
    }
    sql.push_str(" ORDER BY r.sort_key, r.number LIMIT 50");
    reader.rows(&sql, &args).await?.iter().map(row).collect()
}

/// The subjects under whose keys everything lies that was told of a record: what it says, and the reasons of all
/// decisions and questions about it and another record.
///
/// # Errors
/// A fault of the database.
pub async fn subjects(reader: &mut Reader, id: RecordId) -> Result<BTreeSet<String>, Fault> {
    let mut subjects = BTreeSet::from([subject(id)]);
    let sql = "SELECT one, other FROM people_decision WHERE one = $1 OR other = $1 \
               UNION SELECT one, other FROM people_question WHERE one = $1 OR other = $1";
    for row in reader.rows(sql, &[id.into()]).await? {
        subjects.insert(Pair { one: row.id("one")?, other: row.id("other")? }.subject());
    }
    Ok(subjects)
}
