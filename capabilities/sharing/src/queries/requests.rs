//! What agencies ask of each other.

use super::PAGE;
use crate::events::{Answered, Question};
use access::Thing;
use kernel::{AgencyId, Limits, Timestamp};
use std::collections::BTreeSet;
use store::{Fault, Reader, Row};
use vocabulary::{DisclosureId, RecordId, RequestId};

/// A request as pages show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestRow {
    /// Its id.
    pub id: RequestId,
    /// Who asks.
    pub from: AgencyId,
    /// Who is asked.
    pub to: AgencyId,
    /// The asking agency's own record.
    pub record: Option<RecordId>,
    /// What for.
    pub purpose: String,
    /// Which parts.
    pub classes: BTreeSet<String>,
    /// Whether it is urgent.
    pub urgent: bool,
    /// What is asked.
    pub question: Question,
    /// When.
    pub asked_at: Timestamp,
    /// By whom, as written.
    pub asked_by: String,
    /// How it was answered.
    pub how: Option<Answered>,
    /// With which words.
    pub answer: Option<String>,
    /// With which disclosure.
    pub disclosure: Option<DisclosureId>,
    /// When, and by whom.
    pub answered: Option<(Timestamp, String)>,
    /// When it was taken further, and why.
    pub escalated: Option<(Timestamp, Option<String>)>,
}

impl RequestRow {
    /// The limit under which it is to be answered.
    pub const fn limit(&self) -> &'static str {
        if self.urgent { "request.answer_urgent" } else { "request.answer" }
    }
    /// When it is to be answered.
    pub fn due(&self, limits: &Limits) -> Option<Timestamp> {
        limits.due(self.limit(), self.asked_at)
    }
    /// Whether the asked agency has something to do.
    pub const fn waits(&self) -> bool {
        self.how.is_none() || self.escalated.is_some()
    }
}

fn row(row: &Row) -> Result<RequestRow, Fault> {
    let how = row.maybe_text("how")?;
    Ok(RequestRow {
        id: row.id("request")?,
        from: row.id("from_agency")?,
        to: row.id("to_agency")?,
        record: row.maybe_id("record")?,
        purpose: row.text("purpose")?,
        classes: serde_json::from_str(&row.text("classes")?)?,
        urgent: row.flag("urgent")?,
        question: serde_json::from_str(&row.text("question")?)?,
        asked_at: row.time("asked_at")?,
        asked_by: row.text("asked_by")?,
        how: how.and_then(|how| Answered::ALL.into_iter().find(|one| one.code() == how)),
        answer: row.maybe_text("answer")?,
        disclosure: row.maybe_id("disclosure")?,
        answered: row.maybe_time("answered_at")?.zip(row.maybe_text("answered_by")?),
        escalated: match row.maybe_time("escalated_at")? {
            Some(at) => Some((at, row.maybe_text("escalated_why")?)),
            None => None,
        },
    })
}

/// A request as a thing that may be seen, answered and taken further.
///
/// # Errors
/// A fault of the database.
pub async fn request_thing(reader: &mut Reader, id: RequestId) -> Result<Option<Thing>, Fault> {
    let sql = "SELECT from_agency, to_agency FROM sharing_request WHERE request = $1";
    let Some(row) = reader.row(sql, &[id.into()]).await? else { return Ok(None) };
    let thing = Thing::new("InformationRequest", id);
    Ok(Some(thing.text("from", row.text("from_agency")?).text("to", row.text("to_agency")?)))
}

/// One request.
///
/// # Errors
/// A fault of the database.
pub async fn request(reader: &mut Reader, id: RequestId) -> Result<Option<RequestRow>, Fault> {
    let found = reader.row("SELECT * FROM sharing_request WHERE request = $1", &[id.into()]).await?;
    found.as_ref().map(row).transpose()
}

/// One page of the requests that an agency asked (`from`) or was asked, those that wait first, and how many there are.
///
/// # Errors
/// A fault of the database.
pub async fn requests(
    reader: &mut Reader,
    agency: AgencyId,
    from: bool,
    offset: i64,
) -> Result<(Vec<RequestRow>, i64), Fault> {
    let column = if from { "from_agency" } else { "to_agency" };
    let sql = format!(
        "SELECT * FROM sharing_request WHERE {column} = $1 ORDER BY \
         CASE WHEN how IS NULL OR escalated_at IS NOT NULL THEN 0 ELSE 1 END, asked_at DESC, request DESC \
         LIMIT $2 OFFSET $3"
    );
    let rows = reader.rows(&sql, &[agency.into(), PAGE.into(), offset.into()]).await?;
    let rows = rows.iter().map(row).collect::<Result<_, _>>()?;
    let sql = format!("SELECT COUNT(*) AS n FROM sharing_request WHERE {column} = $1");
    let count = reader.row(&sql, &[agency.into()]).await?;
    Ok((rows, count.map(|row| row.int("n")).transpose()?.unwrap_or(0)))
}
