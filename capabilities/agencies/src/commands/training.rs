//! A table of trainings comes in: all of it, or nothing and what is wrong with which row.

use super::{known, region};
use crate::decide::Change;
use crate::queries;
use crate::words;
use access::Visit;
use kernel::{ActorId, AgencyId, Date};
use store::{House, Stop};
use tables::{Options, Table};

/// Most rows of one table.
const MOST: usize = 5000;

/// What is wrong with a row, as a key of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowMistake {
    /// The row, as a spreadsheet counts it.
    pub row: u64,
    /// The key of what is wrong.
    pub key: &'static str,
}

/// What became of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Imported {
    /// It is no table, or has no rows, or too many.
    Unreadable,
    /// Nothing was recorded: these rows are to be mended first.
    Mistakes(Vec<RowMistake>),
    /// So many trainings were recorded.
    Done(usize),
}

/// A day as tables have it: `2026-03-04`, `4/3/2026` or `4.3.2026`.
fn day(cell: &str) -> Option<Date> {
    let cell = cell.trim();
    if let Ok(day) = cell.parse() {
        return Some(day);
    }
    let parts: Vec<i16> = cell.split(['/', '.']).map(|part| part.trim().parse().ok()).collect::<Option<_>>()?;
    let [day, month, year] = parts[..] else { return None };
    format!("{year:04}-{month:02}-{day:02}").parse().ok()
}

/// The number of a row, with the address and the day in it.
type Line = (u64, Option<String>, Option<Date>);

/// Address and day of each row, wherever they stand in it.
fn read(bytes: Vec<u8>) -> Option<Vec<Line>> {
    let table = Table::from_bytes(bytes, &Options::default()).ok()?;
    let mut rows = Vec::new();
    for row in table.take(MOST + 1) {
        let row = row.ok()?;
        if row.cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let address = row.cells.iter().find_map(|cell| words::email(cell));
        rows.push((row.number, address, row.cells.iter().find_map(|cell| day(cell))));
    }
    (!rows.is_empty() && rows.len() <= MOST).then_some(rows)
}

/// Records the trainings of a table for an agency's people.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn import(house: &House, visit: &Visit, agency: AgencyId, bytes: Vec<u8>) -> Result<Imported, Stop> {
    let permit = house.permit(visit, "agencies.record_training", &region::agency_thing(agency))?;
    let Some(rows) = read(bytes) else { return Ok(Imported::Unreadable) };
    let today = visit.now.date();
    let mut reader = house.facts().await?;
    let mut found: Vec<(ActorId, Date)> = Vec::new();
    let mut mistakes = Vec::new();
    for (row, address, on) in rows {
        let mut wrong = |key: &'static str| mistakes.push(RowMistake { row, key });
        let person = match &address {
            Some(address) => queries::staff_by_email(&mut reader, address).await?,
            None => None,
        };
        let person = person.filter(|person| person.agency == agency);
        match (address.is_some(), person, on) {
            (false, ..) => wrong("agencies-training-row-address"),
            (true, None, _) => wrong("agencies-training-row-unknown"),
            (true, Some(_), None) => wrong("agencies-training-row-day"),
            (true, Some(_), Some(on)) if on > today => wrong("agencies-training-row-future"),
            (true, Some(person), _) if Some(person.id) == visit.actor().staff() => wrong("agencies-training-row-own"),
            (true, Some(person), Some(on)) => found.push((person.id, on)),
        }
    }
    drop(reader);
    if !mistakes.is_empty() {
        return Ok(Imported::Mistakes(mistakes));
    }
    let roles = region::acting_roles(visit);
    let mut work = house.begin(visit).await?;
    for (staff, on) in &found {
        let known = known(&mut work, *staff).await?;
        let by = visit.actor().staff();
        let change = Change { by, roles: &roles, to: *staff, reason: "", today, other_administrators: 1 };
        let events = known.staff.record_training(change, *on)?;
        work.append(&permit, &known.stream, known.place, &events).await?;
    }
    work.commit().await?;
    Ok(Imported::Done(found.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_addresses_are_found_wherever_they_stand() {
        for text in ["2026-03-04", "4/3/2026", " 04.03.2026 "] {
            assert_eq!(day(text), "2026-03-04".parse().ok(), "{text}");
        }
        for text in ["", "4/3", "31/2/2026", "a/b/c"] {
            assert_eq!(day(text), None, "{text}");
        }
        let rows = read("Enw,Dyddiad,E-bost\nNia,4/3/2026,NIA@dolen.test\n,,\nHuw,,huw\n".into()).unwrap();
        assert_eq!(rows, [(2, Some("nia@dolen.test".to_owned()), "2026-03-04".parse().ok()), (4, None, None),]);
        assert_eq!(read(b"Enw,Dyddiad\n".to_vec()), None);
    }
}
