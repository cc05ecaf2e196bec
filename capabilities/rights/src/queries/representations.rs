//! Corrections, objections and complaints, and statements beside what is held.

use super::odd;
use crate::decide::representation::Representation;
use crate::events::Event;
use crate::words::{Dispute, Matter, MatterOutcome, RepresentationRow};
use kernel::AgencyId;
use store::{Arg, Fault, Reader, Row, Stream};
use vocabulary::{RecordId, RepresentationId};

fn row(row: &Row) -> Result<RepresentationRow, Fault> {
    let outcome = row.maybe_text("outcome")?;
    Ok(RepresentationRow {
        id: row.id("representation")?,
        agency: row.id("agency")?,
        matter: Matter::from_code(&row.text("matter")?).ok_or_else(|| odd("representations"))?,
        name: row.text("name")?,
        received_on: row.text("received_on")?.parse().map_err(|_| odd("representations"))?,
        acknowledged_at: row.maybe_time("acknowledged_at")?,
        extended: row.flag("extended")?,
        outcome: outcome.and_then(|code| MatterOutcome::from_code(&code)),
        ended_at: row.maybe_time("ended_at")?,
    })
}

/// What was said to an agency: what waits for an answer first, then the newest; at most 200.
///
/// # Errors
/// A fault of the database.
pub async fn representations(reader: &mut Reader, agency: AgencyId) -> Result<Vec<RepresentationRow>, Fault> {
    let sql = "SELECT * FROM rights_representation WHERE agency = $1 \
               ORDER BY CASE WHEN ended_at IS NULL THEN 0 ELSE 1 END, \
               CASE WHEN ended_at IS NULL THEN received_on END, ended_at DESC, representation LIMIT 200";
    reader.rows(sql, &[agency.into()]).await?.iter().map(row).collect()
}

/// One that was said to an agency, with all that is told of it; none where there is none.
///
/// # Errors
/// A fault of the database.
pub async fn representation(
    reader: &mut Reader,
    agency: AgencyId,
    id: RepresentationId,
) -> Result<Option<Representation>, Fault> {
    let history = reader.history::<Event>(&Stream::of(id)).await?;
    Ok(Some(history.fold(Representation::apply)).filter(|one| one.agency == Some(agency)))
}

/// What people say against these records, oldest first. For whoever may see the records.
///
/// # Errors
/// A fault of the database.
pub async fn disputes(reader: &mut Reader, records: &[RecordId]) -> Result<Vec<Dispute>, Fault> {
    if records.is_empty() {
        return Ok(Vec::new());
    }
    let sql = "SELECT statement, at FROM rights_dispute WHERE thing IN (EACH $1) ORDER BY at, representation LIMIT 50";
    let things = Arg::each(records.iter().map(|record| format!("record:{record}")));
    let of = |row: &Row| Ok(Dispute { statement: row.text("statement")?, since: row.time("at")? });
    reader.rows(sql, &[things]).await?.iter().map(of).collect()
}

/// Whether anything is said against any of these records.
///
/// # Errors
/// A fault of the database.
pub async fn any_dispute(reader: &mut Reader, records: &[RecordId]) -> Result<bool, Fault> {
    if records.is_empty() {
        return Ok(false);
    }
    let things = Arg::each(records.iter().map(|record| format!("record:{record}")));
    Ok(reader.row("SELECT 1 AS n FROM rights_dispute WHERE thing IN (EACH $1) LIMIT 1", &[things]).await?.is_some())
}
