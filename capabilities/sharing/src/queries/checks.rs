//! Checks whether somebody is known: by whom, and which of an agency's records they met.

use super::PAGE;
use kernel::{AgencyId, Timestamp};
use store::{Fault, Reader};
use vocabulary::RecordId;

/// A check as its own agency sees it: never what it met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckRow {
    /// Who checked, as written.
    pub actor: String,
    /// What for.
    pub purpose: String,
    /// When.
    pub at: Timestamp,
}

/// A check as the owner of a record that it met sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookUpRow {
    /// Which record it met.
    pub record: RecordId,
    /// Which agency looked.
    pub agency: AgencyId,
    /// What for.
    pub purpose: String,
    /// When.
    pub at: Timestamp,
}

/// How many checks somebody has made since a moment.
///
/// # Errors
/// A fault of the database.
pub async fn checks_since(reader: &mut Reader, actor: &str, since: Timestamp) -> Result<i64, Fault> {
    let sql = "SELECT COUNT(*) AS n FROM sharing_check WHERE actor = $1 AND at >= $2";
    let row = reader.row(sql, &[actor.into(), since.into()]).await?;
    Ok(row.map(|row| row.int("n")).transpose()?.unwrap_or(0))
}

/// The newest checks of an agency's own people.
///
/// # Errors
/// A fault of the database.
pub async fn checks_by(reader: &mut Reader, agency: AgencyId) -> Result<Vec<CheckRow>, Fault> {
    let sql = "SELECT actor, purpose, at FROM sharing_check WHERE agency = $1 ORDER BY at DESC, id DESC LIMIT $2";
    let rows = reader.rows(sql, &[agency.into(), PAGE.into()]).await?;
    let of = |row: &store::Row| -> Result<CheckRow, Fault> {
        Ok(CheckRow { actor: row.text("actor")?, purpose: row.text("purpose")?, at: row.time("at")? })
    };
    rows.iter().map(of).collect()
}

/// The newest checks of others that met an agency's records.
///
/// # Errors
/// A fault of the database.
pub async fn look_ups(reader: &mut Reader, owner: AgencyId) -> Result<Vec<LookUpRow>, Fault> {
    let sql = "SELECT m.record, c.agency, c.purpose, m.at FROM sharing_check_met m JOIN sharing_check c ON c.id = m.id \
               WHERE m.owner = $1 ORDER BY m.at DESC, m.id DESC, m.record LIMIT $2";
    let rows = reader.rows(sql, &[owner.into(), PAGE.into()]).await?;
    let of = |row: &store::Row| -> Result<LookUpRow, Fault> {
        let (record, agency) = (row.id("record")?, row.id("agency")?);
        Ok(LookUpRow { record, agency, purpose: row.text("purpose")?, at: row.time("at")? })
    };
    rows.iter().map(of).collect()
}
