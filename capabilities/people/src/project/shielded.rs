//! What is shielded beside records.

use crate::words::Shielded;
use store::{Fault, Recorded, Tables};
use vault::Sealed;
use vocabulary::RecordId;

/// It was written down or changed; erased or taken away, nothing is left of it but its place.
pub(super) async fn written(
    tables: &mut Tables<'_>,
    entry: &Recorded,
    record: RecordId,
    shielded: &Sealed<Shielded>,
) -> Result<(), Fault> {
    let shielded = shielded.content.clone().unwrap_or_default();
    let args = [
        record.into(),
        i64::try_from(entry.place).unwrap_or(i64::MAX).into(),
        serde_json::to_string(&shielded)?.into(),
        entry.at.into(),
        (&entry.actor).into(),
    ];
    let sql = "INSERT INTO people_shielded (record, place, shielded, at, actor) VALUES ($1, $2, $3, $4, $5) \
               ON CONFLICT (record) DO UPDATE SET place = excluded.place, shielded = excluded.shielded, \
               at = excluded.at, actor = excluded.actor";
    tables.run(sql, &args).await.map(drop)
}
