//! The look through all records, nightly and whenever somebody asks for it: which may be about the same one, and which
//! joins are doubtful. It proposes and never decides; what it writes is made anew each time and told by nobody else.

mod keys;
mod reading;

use crate::{
    doubtful::{RESEMBLES, contradict},
    events::Pair,
    queries::{last_look, register_thing},
    weighing::{self, Model},
};
use access::Visit;
use kernel::Timestamp;
use linkage::{Mode, Pair as Scored};
use reading::All;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;
use store::{Arg, Declined, Fault, House, Reader, Stop};
use vocabulary::RecordId;

/// What a look through all records may be asked for.
pub(crate) const ACTION: &str = "people.look_through";
/// Who looks when nobody asked for it.
const ROLE: &str = "linkage";
/// The written reason why the house acts by itself here.
const REASON: &str = "looks which records may be about the same one, for people to decide";
/// From which probability two records are proposed.
const FROM: f64 = 0.5;
/// How many pairs are kept, and how many persons: far more than people can decide in a week.
const MOST: usize = 20_000;
/// A look that has not said for so long how far it is has died.
const DEAD_AFTER_MINUTES: i64 = 15;

/// What a look through all records found, before anybody's sight is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Records of people looked at.
    pub records: usize,
    /// Pairs of records that come near each other and are not taken for one.
    pub near: usize,
    /// Persons of whom two records contradict or hardly resemble each other.
    pub doubtful: usize,
}

/// Two records that come near each other, and what speaks for it in bits.
struct Near {
    pair: Pair,
    bits: f64,
}

/// The visit by which the house looks by itself.
pub fn own_visit(now: Timestamp) -> Visit {
    Visit::system(ROLE, REASON, now)
}

/// Begins a look through all records, for this visitor. Nothing is read yet.
///
/// # Errors
/// A refusal; a no of the domain where one is going on; or a fault.
pub async fn begin(house: &House, visit: &Visit) -> Result<(), Stop> {
    house.ask(visit, ACTION, register_thing(None)).await?;
    let mut work = house.begin(visit).await?;
    let alive = visit.now.plus_minutes(-DEAD_AFTER_MINUTES);
    let sql =
        "SELECT started_at FROM people_look_through WHERE standing = 'running' AND beat_at > $1 OR started_at = $2";
    if work.tables().row(sql, &[alive.into(), visit.now.into()]).await?.is_some() {
        return Err(Declined("people-looking-already").into());
    }
    let sql = "UPDATE people_look_through SET standing = 'failed', ended_at = $1 WHERE standing = 'running'";
    work.tables().run(sql, &[visit.now.into()]).await?;
    let sql = "INSERT INTO people_look_through (started_at, started_by, beat_at, standing, step) \
               VALUES ($1, $2, $1, 'running', 'reading')";
    work.tables().run(sql, &[visit.now.into(), visit.who.actor.to_string().into()]).await?;
    work.commit().await?;
    Ok(())
}

/// Looks through all records, as the house itself. `started` is when it was begun.
///
/// # Errors
/// A fault. What was found before stays then.
pub async fn look_through(house: &House, started: Timestamp) -> Result<Found, Fault> {
    let found = look(house, started).await;
    if let Err(fault) = &found {
        let sql = "UPDATE people_look_through SET standing = 'failed', ended_at = $2 WHERE started_at = $1";
        let mut work = house.begin(&own_visit(house.clock().now())).await?;
        work.tables().run(sql, &[started.into(), house.clock().now().into()]).await?;
        work.commit().await?;
        return Err(Fault::new(format!("the look through all records: {fault}")));
    }
    found
}

/// Begins the nightly look where it is time: at night, once, and at once where there never was one.
///
/// # Errors
/// A fault.
pub async fn nightly(house: &House) -> Result<Option<Timestamp>, Fault> {
    let now = house.clock().now();
    let last = last_look(&mut house.facts().await?).await?;
    let night = (1..5).contains(&now.time_of_day().0);
    let due = last.is_none_or(|last| night && last.started_at < now.plus_hours(-12));
    if !due {
        return Ok(None);
    }
    match begin(house, &own_visit(now)).await {
        Ok(()) => Ok(Some(now)),
        Err(Stop::Declined(_)) => Ok(None),
        Err(Stop::Fault(fault)) => Err(fault),
        Err(other) => Err(Fault::new(other.to_string())),
    }
}

async fn look(house: &House, started: Timestamp) -> Result<Found, Fault> {
    let visit = own_visit(house.clock().now());
    let permit = house.ask(&visit, ACTION, register_thing(None)).await.map_err(|e| Fault::new(e.to_string()))?;
    let mut reader = house.look(&permit, "all records").await?;
    let model = weighing::model();
    let all = reading::all(house, &mut reader, &model, started).await?;
    step(house, started, "weighing").await?;
    let records = all.read.len();
    let weighed = tokio::task::spawn_blocking(move || weigh(&model, &all)).await;
    let (mut near, doubtful) = weighed.map_err(|e| Fault::new(e.to_string()))??;
    near.extend(keys::near(&mut reader).await?);
    let refused = refused_since(&mut reader).await?;
    near.retain(|near| !refused.contains(&(near.pair.one, near.pair.other)));
    near.sort_by(|a, b| {
        b.bits.total_cmp(&a.bits).then_with(|| (a.pair.one, a.pair.other).cmp(&(b.pair.one, b.pair.other)))
    });
    near.truncate(MOST);
    step(house, started, "writing").await?;
    write(house, started, &near, &doubtful).await?;
    Ok(Found { records, near: near.len(), doubtful: doubtful.len() })
}

/// Pairs that were decided not to be the same and of which neither has changed since.
async fn refused_since(reader: &mut Reader) -> Result<HashSet<(RecordId, RecordId)>, Fault> {
    let sql = "SELECT l.one, l.other FROM people_link l JOIN people_record a ON a.id = l.one \
               JOIN people_record b ON b.id = l.other \
               WHERE l.standing = 'refused' AND l.at >= a.changed_at AND l.at >= b.changed_at";
    reader.rows(sql, &[]).await?.iter().map(|row| Ok((row.id("one")?, row.id("other")?))).collect()
}

/// Weighs all pairs that share a key: those that come near each other between persons, and the persons within whom two
/// records contradict or do not resemble each other.
fn weigh(model: &Arc<Model>, all: &All) -> Result<(Vec<Near>, BTreeSet<String>), Fault> {
    let told = |fault: linkage::Fault| Fault::new(fault.to_string());
    let (pairs, _) =
        linkage::score(model.settings(), model.learned(), &all.records, Mode::Dedupe, &|| false).map_err(told)?;
    let least = |probability: f64| (probability / (1.0 - probability)).ln();
    let read = |at: u32| &all.read[at as usize];
    let near = pairs.iter().filter(|pair| pair.log_odds >= least(FROM)).filter_map(|pair: &Scored| {
        let (a, b) = (read(pair.a), read(pair.b));
        let pair = Pair::of(a.id, b.id).filter(|_| a.person != b.person).map(|of| (of, pair.log_odds));
        pair.map(|(pair, odds)| Near { pair, bits: odds / std::f64::consts::LN_2 })
    });
    let alike: HashSet<(u32, u32)> = pairs
        .iter()
        .filter(|pair| pair.log_odds >= least(RESEMBLES))
        .map(|pair| (pair.a.min(pair.b), pair.a.max(pair.b)))
        .collect();
    let mut persons: HashMap<&str, Vec<u32>> = HashMap::new();
    for (at, read) in (0..).zip(&all.read) {
        persons.entry(&read.person).or_default().push(at);
    }
    let doubtful = persons.into_iter().filter(|(_, members)| {
        let mut pairs = members.iter().enumerate().flat_map(|(at, a)| members[at + 1..].iter().map(|b| (*a, *b)));
        pairs.any(|(a, b)| !alike.contains(&(a, b)) || contradict(&read(a).says, &read(b).says).is_some())
    });
    Ok((near.collect(), doubtful.map(|(person, _)| person.to_owned()).collect()))
}

/// Says how far it is.
async fn step(house: &House, started: Timestamp, step: &'static str) -> Result<(), Fault> {
    let now = house.clock().now();
    let mut work = house.begin(&own_visit(now)).await?;
    let sql = "UPDATE people_look_through SET step = $2, beat_at = $3 WHERE started_at = $1";
    work.tables().run(sql, &[started.into(), step.into(), now.into()]).await?;
    work.commit().await.map(drop)
}

/// Replaces what the look before found, in one unit of work.
async fn write(house: &House, started: Timestamp, near: &[Near], doubtful: &BTreeSet<String>) -> Result<(), Fault> {
    let now = house.clock().now();
    let mut work = house.begin(&own_visit(now)).await?;
    let mut tables = work.tables();
    tables.run("DELETE FROM people_proposal", &[]).await?;
    tables.run("DELETE FROM people_doubt", &[]).await?;
    // Whole bits: how common a value is among all records is not to be read from the order.
    let row = |near: &Near| vec![near.pair.one.into(), near.pair.other.into(), Arg::from(near.bits.round() as i64)];
    let rows: Vec<Vec<Arg>> = near.iter().map(row).collect();
    tables.insert_many("INSERT INTO people_proposal (one, other, bits)", 3, &rows, "").await?;
    let rows: Vec<Vec<Arg>> = doubtful.iter().take(MOST).map(|person| vec![person.into()]).collect();
    tables.insert_many("INSERT INTO people_doubt (person)", 1, &rows, "").await?;
    let sql = "UPDATE people_look_through SET standing = 'done', ended_at = $2, beat_at = $2 WHERE started_at = $1";
    tables.run(sql, &[started.into(), now.into()]).await?;
    work.commit().await.map(drop)
}

/// A table of all people as the engine's command reads it, and every decision that stands: what a model of one's own is
/// learned and checked with. What is sealed or from a covert source is left out.
///
/// # Errors
/// A refusal, told as a fault, or a fault.
pub async fn tables_for_learning(house: &House) -> Result<(Vec<BTreeMap<String, String>>, Vec<[String; 3]>), Fault> {
    let visit = own_visit(house.clock().now());
    let permit = house.ask(&visit, ACTION, register_thing(None)).await.map_err(|e| Fault::new(e.to_string()))?;
    let mut reader: Reader = house.look(&permit, "tables for learning").await?;
    let people = reading::columns(&mut reader, &visit).await?;
    let known: HashSet<String> = people.iter().filter_map(|row| row.get("record").cloned()).collect();
    let decided = crate::queries::decisions(&mut reader).await?.into_iter();
    let decided = decided.map(|(pair, one)| {
        [pair.one.to_string(), pair.other.to_string(), if one { "one" } else { "apart" }.to_owned()]
    });
    let decided = decided.filter(|[one, other, _]| known.contains(one) && known.contains(other)).collect();
    Ok((people, decided))
}
