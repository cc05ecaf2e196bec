//! Everybody of the town through whose hands and eyes it goes.

use kernel::ActorId;
use testkit::{Town, Visitor};

/// Their names, those first whose work brings about what others work on.
pub(crate) const ALL: &[&str] = &[
    "public", "megan", "tom", "nia", "owain", "rhys", "eleri", "sioned", "huw", "gwenan", "mared", "dilys", "gareth",
    "ioan", "alun",
];

/// The member of staff of this name; nobody for the public.
pub(crate) fn staff(town: &Town, name: &str) -> Option<ActorId> {
    Some(match name {
        "nia" => town.nia,
        "huw" => town.huw,
        "sioned" => town.sioned,
        "eleri" => town.eleri,
        "owain" => town.owain,
        "rhys" => town.rhys,
        "megan" => town.megan,
        "tom" => town.tom,
        "mared" => town.mared,
        "ioan" => town.ioan,
        "gwenan" => town.gwenan,
        "alun" => town.alun,
        "dilys" => town.dilys,
        "gareth" => town.gareth,
        _ => return None,
    })
}

/// Signed in, or at the public door.
pub(crate) async fn visitor<'t>(town: &'t Town, name: &str) -> Visitor<'t> {
    match staff(town, name) {
        Some(staff) => town.signed_in(staff).await,
        None => town.public(),
    }
}

/// Whose record this is.
pub(crate) async fn owner(town: &Town, record: &str) -> anyhow::Result<Option<kernel::AgencyId>> {
    let mut reader = town.house.facts().await?;
    let row = reader.row("SELECT agency FROM people_record WHERE id = $1", &[record.into()]).await?;
    Ok(row.map(|row| row.id("agency")).transpose()?)
}
