//! Requests for what is held about somebody.

use super::odd;
use crate::decide::access::{Request, due};
use crate::events::Event;
use crate::words::{RequestRow, RequestStanding};
use kernel::{AgencyId, Date};
use store::{Fault, Reader, Row, Stream};
use vocabulary::AccessRequestId;

fn row(row: &Row) -> Result<RequestRow, Fault> {
    let received_on: Date = row.text("received_on")?.parse().map_err(|_| odd("requests"))?;
    let days = i32::try_from(row.int("paused_days")?).map_err(|_| odd("requests"))?;
    let months = if row.flag("extended")? { 3 } else { 1 };
    let paused = row.maybe_text("paused_on")?.is_some();
    Ok(RequestRow {
        id: row.id("request")?,
        agency: row.id("agency")?,
        name: row.text("name")?,
        standing: RequestStanding::from_code(&row.text("state")?).ok_or_else(|| odd("requests"))?,
        received_on,
        due_on: if paused { None } else { due(received_on, months, days) },
        ended_at: row.maybe_time("ended_at")?,
    })
}

/// Requests to an agency: those that wait for an answer first, then the newest; at most 200.
///
/// # Errors
/// A fault of the database.
pub async fn requests(reader: &mut Reader, agency: AgencyId) -> Result<Vec<RequestRow>, Fault> {
    let sql = "SELECT * FROM rights_request WHERE agency = $1 ORDER BY CASE WHEN ended_at IS NULL THEN 0 ELSE 1 END, \
               CASE WHEN ended_at IS NULL THEN received_on END, ended_at DESC, request LIMIT 200";
    reader.rows(sql, &[agency.into()]).await?.iter().map(row).collect()
}

/// One request to an agency, with all that was gathered; none where there is none.
///
/// # Errors
/// A fault of the database.
pub async fn request(reader: &mut Reader, agency: AgencyId, id: AccessRequestId) -> Result<Option<Request>, Fault> {
    let history = reader.history::<Event>(&Stream::of(id)).await?;
    Ok(Some(history.fold(Request::apply)).filter(|request| request.agency == Some(agency)))
}
