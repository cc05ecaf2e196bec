//! The run itself: batch after batch, each in one unit of work together with the place that was reached, so that a
//! run that is broken off at any moment goes on where it stood, with nothing lost and nothing twice.

use crate::Mistake;
use crate::checking::known_query;
use crate::events::{Counts, Event};
use crate::imports::{self, Import, State};
use crate::reading::{Answered, Reading};
use crate::sinks::{self, Prepared, Surroundings};
use access::Visit;
use std::collections::HashSet;
use store::{Arg, Fault, House, Stop, Stream, Work};
use tables::Row;
use vocabulary::ImportId;

/// Rows that are dealt with in one unit of work: large enough to be quick, small enough that others get their turn.
const BATCH: usize = 500;
/// More refused rows than anybody mends by hand are counted and not kept.
const KEPT: u64 = 5_000;

/// How far a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The last row of the file that has been dealt with.
    pub place: u64,
    /// How many rows became what.
    pub counts: Counts,
}

/// Takes in the rows of a file after the place that was reached, to the end. `tell` is called after each batch.
///
/// # Errors
/// A refusal or a fault; what was done stays done, and the run can be taken up again. [`Stop::Stale`] when somebody
/// else is at the same run.
pub async fn run(
    house: &House,
    visit: &Visit,
    around: &Surroundings,
    id: ImportId,
    mut reading: Reading,
    tell: &mut (dyn FnMut(Progress) + Send),
) -> Result<Progress, Stop> {
    let mut import = current(house, visit, id).await?;
    let mut seen = import.place;
    loop {
        let mut batch: Vec<Answered> = Vec::with_capacity(BATCH);
        let mut cut_short = false;
        while batch.len() < BATCH {
            match reading.next() {
                None => break,
                Some(Ok((row, _))) if row.number <= seen => {}
                Some(Ok(answered)) => batch.push(answered),
                // What cannot be read any further has been shown before the run was begun.
                Some(Err(_)) => {
                    cut_short = true;
                    break;
                }
            }
        }
        let last = batch.len() < BATCH || cut_short;
        let visit = Visit { now: house.clock().now(), ..visit.clone() };
        let batch = Batch::of(house, &visit, around, batch, last).await?;
        import = deal_with(house, &visit, id, seen, batch).await?;
        seen = import.place;
        tell(Progress { place: import.place, counts: import.counts });
        if import.state.is_over() {
            return Ok(Progress { place: import.place, counts: import.counts });
        }
        // Others who wait for their turn get it.
        tokio::task::yield_now().await;
    }
}

async fn current(house: &House, visit: &Visit, id: ImportId) -> Result<Import, Stop> {
    let mut work = house.begin(visit).await?;
    let import = imports::get(house, &mut work.tables(), id).await?.ok_or(Stop::NotFound)?;
    house.permit(visit, "exchange.import", &imports::thing(import.agency, import.sort))?;
    Ok(import)
}

/// Some rows, ready to be dealt with.
struct Batch {
    /// The last row of them.
    place: Option<u64>,
    good: Vec<Prepared>,
    refused: Vec<(Row, Vec<Mistake>)>,
    /// Whether the file ends with them.
    last: bool,
}

impl Batch {
    async fn of(
        house: &House,
        visit: &Visit,
        around: &Surroundings,
        rows: Vec<Answered>,
        last: bool,
    ) -> Result<Batch, Stop> {
        let place = rows.last().map(|(row, _)| row.number);
        let mut batch = Batch { place, good: Vec::with_capacity(rows.len()), refused: Vec::new(), last };
        for (row, read) in rows {
            match read {
                Ok(item) => batch.good.push(sinks::prepare(house, visit, around, item).await?),
                Err(mistakes) => batch.refused.push((row, mistakes)),
            }
        }
        Ok(batch)
    }
}

/// One batch, in one unit of work.
async fn deal_with(house: &House, visit: &Visit, id: ImportId, seen: u64, batch: Batch) -> Result<Import, Stop> {
    let mut work = house.begin(visit).await?;
    let mut import = imports::get(house, &mut work.tables(), id).await?.ok_or(Stop::NotFound)?;
    let permit = house.permit(visit, "exchange.import", &imports::thing(import.agency, import.sort))?;
    if import.state.is_over() {
        return Ok(import);
    }
    if import.place != seen || import.state != State::Running {
        return Err(Stop::Stale(import.place));
    }
    import.place = batch.place.unwrap_or(import.place);
    let last = batch.last;
    let fresh = sort_out(house, &mut work, &mut import, batch).await?;
    let count = u64::try_from(fresh.len()).unwrap_or(u64::MAX);
    import.counts.doubted += fresh.iter().map(|row| u64::from(row.doubted)).sum::<u64>();
    let known = sinks::take(house, visit, &mut work, &import, fresh).await?;
    import.counts.known += known;
    import.counts.taken += count.saturating_sub(known);
    if last {
        import.state = State::Finished;
        work.append(&permit, &Stream::of(id), 1, &[Event::Finished { counts: import.counts }]).await?;
    }
    imports::save(&mut work.tables(), &import, visit.now).await?;
    work.commit().await?;
    Ok(import)
}

/// Keeps refused rows, counts known ones, and gives those that are new; their keys are remembered.
async fn sort_out(house: &House, work: &mut Work, import: &mut Import, batch: Batch) -> Result<Vec<Prepared>, Stop> {
    let mut refused: Vec<Vec<Arg>> = Vec::new();
    for (row, mistakes) in batch.refused {
        import.counts.refused += 1;
        if import.counts.refused <= KEPT {
            refused.push(crate::mending::kept(house, import.id, &row, &mistakes)?);
        }
    }
    let head = "INSERT INTO exchange_refused (import, number, row)";
    work.tables().insert_many(head, 3, &refused, "ON CONFLICT DO NOTHING").await?;
    let keys: Vec<String> = batch.good.iter().map(|row| row.key.clone()).collect();
    let mut known: HashSet<String> = HashSet::new();
    if !keys.is_empty() {
        let (sql, args) = known_query(import, &keys);
        for row in work.tables().rows(sql, &args).await? {
            known.insert(row.text("key")?);
        }
    }
    let mut fresh = Vec::with_capacity(batch.good.len());
    let mut rows: Vec<Vec<Arg>> = Vec::new();
    for row in batch.good {
        // A row that stands twice in one file is known the second time.
        if !known.insert(row.key.clone()) {
            import.counts.known += 1;
            continue;
        }
        rows.push(vec![import.agency.into(), import.sort.code().into(), (&row.key).into(), import.id.into()]);
        fresh.push(row);
    }
    let head = "INSERT INTO exchange_key (agency, sort, key, import)";
    work.tables().insert_many(head, 4, &rows, "").await?;
    Ok(fresh)
}

/// Ends a run early; what was taken in stays.
///
/// # Errors
/// A refusal or a fault.
pub async fn stop(house: &House, visit: &Visit, id: ImportId) -> Result<(), Stop> {
    let mut work = house.begin(visit).await?;
    let mut import = imports::get(house, &mut work.tables(), id).await?.ok_or(Stop::NotFound)?;
    let permit = house.permit(visit, "exchange.import", &imports::thing(import.agency, import.sort))?;
    if import.state.is_over() {
        return Ok(());
    }
    if import.state == State::Running {
        work.append(&permit, &Stream::of(id), 1, &[Event::Stopped { counts: import.counts }]).await?;
    }
    import.state = State::Stopped;
    imports::save(&mut work.tables(), &import, visit.now).await?;
    work.commit().await?;
    Ok(())
}

/// The bytes of the file of an import, while they are kept.
///
/// # Errors
/// A fault of the database.
pub(crate) async fn file(house: &House, id: ImportId) -> Result<Option<Vec<u8>>, Fault> {
    let mut facts = house.facts().await?;
    let row = facts.row("SELECT file FROM exchange_import WHERE id = $1", &[id.into()]).await?;
    let Some(sealed) = row.map(|row| row.maybe_text("file")).transpose()?.flatten() else { return Ok(None) };
    imports::seal(house).open(&sealed).map(Some).map_err(|_| Fault::new("a file could not be opened"))
}
