//! Persons: records joined by links, directly or over others. A person is named after its record with the smallest id.

use std::collections::BTreeSet;
use store::{Arg, Fault, Tables};
use vocabulary::RecordId;

/// Two records are the same from now on, and all that hang on them.
pub(super) async fn join(tables: &mut Tables<'_>, one: RecordId, other: RecordId) -> Result<(), Fault> {
    let person = |row: Option<store::Row>| -> Result<String, Fault> {
        row.ok_or_else(|| Fault::new("a link names a record that was never added"))?.text("person")
    };
    let sql = "SELECT person FROM people_record WHERE id = $1";
    let first = person(tables.row(sql, &[one.into()]).await?)?;
    let second = person(tables.row(sql, &[other.into()]).await?)?;
    let (keep, give) = if first <= second { (first, second) } else { (second, first) };
    tables.run("UPDATE people_record SET person = $1 WHERE person = $2", &[keep.into(), give.into()]).await.map(drop)
}

/// Two records are linked no longer: each side is what still hangs together.
pub(super) async fn part(tables: &mut Tables<'_>, one: RecordId, other: RecordId) -> Result<(), Fault> {
    let side = reach(tables, one).await?;
    name(tables, &side).await?;
    if !side.contains(&other) {
        let side = reach(tables, other).await?;
        name(tables, &side).await?;
    }
    Ok(())
}

/// Everything that hangs on a record by links that stand.
async fn reach(tables: &mut Tables<'_>, from: RecordId) -> Result<BTreeSet<RecordId>, Fault> {
    let mut found = BTreeSet::from([from]);
    let mut edge = vec![from];
    let sql = "SELECT other AS next FROM people_link WHERE one = $1 AND standing = 'linked' \
               UNION SELECT one AS next FROM people_link WHERE other = $1 AND standing = 'linked'";
    while let Some(at) = edge.pop() {
        for row in tables.rows(sql, &[at.into()]).await? {
            let next = row.id("next")?;
            if found.insert(next) {
                edge.push(next);
            }
        }
    }
    Ok(found)
}

async fn name(tables: &mut Tables<'_>, records: &BTreeSet<RecordId>) -> Result<(), Fault> {
    let Some(first) = records.iter().map(ToString::to_string).min() else { return Ok(()) };
    let args = [first.into(), Arg::each(records)];
    tables.run("UPDATE people_record SET person = $1 WHERE id IN (EACH $2)", &args).await?;
    Ok(())
}
