//! Asking: what pages may show, once they have a permit.

mod queue;
mod representations;
mod requests;

pub use queue::{Due, Queue, queue};
pub use representations::{any_dispute, disputes, representation, representations};
pub use requests::{request, requests};

use crate::words::{Because, Destruction, Hold, HoldScope, KeptThing, Standing};
use access::Thing;
use kernel::{AgencyId, Date};
use std::collections::BTreeMap;
use store::{Fault, Reader, Row, Tables};
use vocabulary::{DestructionId, HoldId};

/// An agency's desk for rights, as a thing that may be read and worked at.
pub fn register(agency: AgencyId) -> Thing {
    Thing::new("RightsRegister", agency).text("agency", agency)
}

fn odd(what: &str) -> Fault {
    Fault::new(format!("a row of {what} holds something that cannot be"))
}

fn hold_row(row: &Row) -> Result<Hold, Fault> {
    let agency = row.text("agency")?;
    let until = row.maybe_text("until_day")?;
    Ok(Hold {
        id: row.id("hold")?,
        agency: if agency.is_empty() { None } else { Some(agency.parse().map_err(|_| odd("holds"))?) },
        scope: HoldScope::from_code(&row.text("scope")?).ok_or_else(|| odd("holds"))?,
        what: row.text("what")?,
        until: until.map(|day| day.parse::<Date>()).transpose().map_err(|_| odd("holds"))?,
        ordered_by: row.text("ordered_by")?,
        reason: row.text("reason")?,
        set_at: row.time("set_at")?,
        set_by: row.text("set_by")?,
        released_at: row.maybe_time("released_at")?,
    })
}

const HOLD: &str =
    "SELECT hold, agency, scope, what, until_day, ordered_by, reason, set_at, set_by, released_at FROM rights_hold";

/// Holds over what an agency keeps, the newest first: its own and the partnership's.
///
/// # Errors
/// A fault of the database.
pub async fn holds(reader: &mut Reader, agency: AgencyId) -> Result<Vec<Hold>, Fault> {
    let sql = format!("{HOLD} WHERE agency = $1 OR agency = '' ORDER BY set_at DESC, hold LIMIT 500");
    reader.rows(&sql, &[agency.into()]).await?.iter().map(hold_row).collect()
}

/// One hold.
///
/// # Errors
/// A fault of the database.
pub async fn hold(reader: &mut Reader, id: HoldId) -> Result<Option<Hold>, Fault> {
    reader.row(&format!("{HOLD} WHERE hold = $1"), &[id.into()]).await?.as_ref().map(hold_row).transpose()
}

/// Holds that were not released, inside a unit of work.
pub(crate) async fn standing_holds(tables: &mut Tables<'_>, agency: AgencyId) -> Result<Vec<Hold>, Fault> {
    let sql = format!("{HOLD} WHERE released_at IS NULL AND (agency = $1 OR agency = '')");
    tables.rows(&sql, &[agency.into()]).await?.iter().map(hold_row).collect()
}

fn destruction_row(row: &Row) -> Result<Destruction, Fault> {
    Ok(Destruction {
        id: row.id("destruction")?,
        agency: row.id("agency")?,
        thing: row.text("thing")?.parse().map_err(|_| odd("destructions"))?,
        class: row.text("class")?,
        because: Because::from_code(&row.text("because")?).ok_or_else(|| odd("destructions"))?,
        note: row.text("note")?,
        standing: Standing::from_code(&row.text("state")?).ok_or_else(|| odd("destructions"))?,
        proposed_by: row.text("proposed_by")?,
        proposed_at: row.time("proposed_at")?,
        decided_by: row.maybe_text("decided_by")?,
        decided_at: row.maybe_time("decided_at")?,
        not_before: row.maybe_time("not_before")?,
        ended_by: row.maybe_text("ended_by")?,
        ended_at: row.maybe_time("ended_at")?,
        subjects: row.int("subjects")?,
        index: row.maybe_int("idx")?,
        scrubbed_at: row.maybe_time("scrubbed_at")?,
    })
}

/// Destructions of an agency, those under way first, then the newest; at most 200.
///
/// # Errors
/// A fault of the database.
pub async fn destructions(reader: &mut Reader, agency: AgencyId) -> Result<Vec<Destruction>, Fault> {
    let sql = "SELECT * FROM rights_destruction WHERE agency = $1 ORDER BY CASE WHEN state IN ('proposed', 'scheduled') \
               THEN 0 ELSE 1 END, proposed_at DESC, destruction LIMIT 200";
    reader.rows(sql, &[agency.into()]).await?.iter().map(destruction_row).collect()
}

/// One destruction.
///
/// # Errors
/// A fault of the database.
pub async fn destruction(reader: &mut Reader, id: DestructionId) -> Result<Option<Destruction>, Fault> {
    let row = reader.row("SELECT * FROM rights_destruction WHERE destruction = $1", &[id.into()]).await?;
    row.as_ref().map(destruction_row).transpose()
}

/// Whether a destruction of this thing waits for somebody.
pub(crate) async fn under_way(tables: &mut Tables<'_>, thing: KeptThing) -> Result<bool, Fault> {
    let sql =
        "SELECT destruction FROM rights_destruction WHERE thing = $1 AND state IN ('proposed', 'scheduled') LIMIT 1";
    Ok(tables.row(sql, &[thing.to_string().into()]).await?.is_some())
}

/// Everything that was ever proposed about this thing.
pub(crate) async fn proposals(tables: &mut Tables<'_>, thing: KeptThing) -> Result<Vec<DestructionId>, Fault> {
    let sql = "SELECT destruction FROM rights_destruction WHERE thing = $1";
    tables.rows(sql, &[thing.to_string().into()]).await?.iter().map(|row| row.id("destruction")).collect()
}

/// Destructions after which the files were not written anew yet.
pub(crate) async fn not_scrubbed(reader: &mut Reader) -> Result<Vec<(DestructionId, AgencyId)>, Fault> {
    let sql = "SELECT destruction, agency FROM rights_destruction WHERE state = 'destroyed' AND scrubbed_at IS NULL";
    reader.rows(sql, &[]).await?.iter().map(|row| Ok((row.id("destruction")?, row.id("agency")?))).collect()
}

/// A period that an agency has set itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnPeriod {
    /// Years.
    pub years: u32,
    /// Where that comes from.
    pub source: String,
    /// When it was set.
    pub set_at: kernel::Timestamp,
}

/// The periods that an agency has set itself, by class.
///
/// # Errors
/// A fault of the database.
pub async fn periods(reader: &mut Reader, agency: AgencyId) -> Result<BTreeMap<String, OwnPeriod>, Fault> {
    let sql = "SELECT class, years, source, set_at FROM rights_period WHERE agency = $1";
    let row = |row: &Row| -> Result<(String, OwnPeriod), Fault> {
        let years = u32::try_from(row.int("years")?).unwrap_or(u32::MAX);
        Ok((row.text("class")?, OwnPeriod { years, source: row.text("source")?, set_at: row.time("set_at")? }))
    };
    reader.rows(sql, &[agency.into()]).await?.iter().map(row).collect()
}
