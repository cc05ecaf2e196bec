//! What is shielded beside a record. Only the page of those who are named reads it.

use crate::words::Shielded;
use kernel::Timestamp;
use store::{Fault, Reader};
use vocabulary::RecordId;

/// It, and who wrote it last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShieldedRow {
    /// What is shielded.
    pub shielded: Shielded,
    /// The place of its history at which it stands.
    pub place: u64,
    /// When it was written last.
    pub at: Timestamp,
    /// By whom.
    pub actor: String,
}

/// What is shielded beside a record, for the holder of a permit to see it; nothing where it never was.
///
/// # Errors
/// A fault of the database.
pub async fn shielded(reader: &mut Reader, record: RecordId) -> Result<Option<ShieldedRow>, Fault> {
    let sql = "SELECT place, shielded, at, actor FROM people_shielded WHERE record = $1";
    let Some(row) = reader.row(sql, &[record.into()]).await? else { return Ok(None) };
    Ok(Some(ShieldedRow {
        shielded: serde_json::from_str(&row.text("shielded")?)?,
        place: u64::try_from(row.int("place")?).unwrap_or(0),
        at: row.time("at")?,
        actor: row.text("actor")?,
    }))
}
