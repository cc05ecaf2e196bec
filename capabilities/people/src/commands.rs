//! Doing: adding, changing, linking, refusing and undoing. Each asks access, decides, and appends in one unit of work.

mod asking;
mod parting;
mod shielding;

pub(crate) use asking::permit_to_answer;
pub use asking::{answer_question, ask_agency, withdraw_question};
pub use parting::{part_person, undo_link};
pub use shielding::shield;

use crate::{
    decide::{self, Origin, PairStanding, Record},
    events::{Event, Pair},
    queries::{self, register_thing},
    words::{RecordDetails, RecordKind},
};
use access::{Permit, Visit};
use kernel::AgencyId;
use std::collections::HashMap;
use store::{Append, Arg, Declined, Fault, House, Stop, Stream, Work};
use vocabulary::{ImportId, RecordId};

/// What became of a record that was to be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// It is new.
    New(RecordId),
    /// The agency has sent it before, under the same name.
    Known(RecordId),
}

impl Added {
    /// The record's id, either way.
    pub const fn id(self) -> RecordId {
        match self {
            Added::New(id) | Added::Known(id) => id,
        }
    }
}

/// A record to be added in a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRecord {
    /// By which the same record is known when it is sent again: the agency's own key, or a fingerprint of what it says.
    pub key: String,
    /// What it says.
    pub details: RecordDetails,
}

/// Adds one record to an agency's register. With a key, the same record is not added twice.
///
/// # Errors
/// A refusal, a no of the domain when nothing is said, or a fault.
pub async fn add_record(
    house: &House,
    visit: &Visit,
    agency: AgencyId,
    details: RecordDetails,
    key: Option<&str>,
) -> Result<RecordId, Stop> {
    let mut work = house.begin(visit).await?;
    let id = add_record_in(house, visit, &mut work, agency, details, key).await?;
    work.commit().await?;
    Ok(id)
}

/// The same inside a unit of work that somebody else commits.
///
/// # Errors
/// As [`add_record`].
pub async fn add_record_in(
    house: &House,
    visit: &Visit,
    work: &mut Work,
    agency: AgencyId,
    details: RecordDetails,
    key: Option<&str>,
) -> Result<RecordId, Stop> {
    let permit = house.permit(visit, "people.add", &register_thing(Some(agency)))?;
    let hash = key.map(|key| source_hash(house, agency, key));
    if let Some(hash) = &hash {
        let known = known(work, agency, std::slice::from_ref(hash)).await?;
        if let Some(id) = known.get(hash) {
            return Ok(*id);
        }
    }
    let id = RecordId::mint(visit.now, house.chance());
    let event = decide::add(id, agency, details, Origin::Written(hash))?;
    work.append(&permit, &Stream::of(id), 0, &[event]).await?;
    Ok(id)
}

/// Adds a batch of records, for example 500, in one unit of work. What the agency has sent before is not added again.
/// Gives one answer for each record, in their order.
///
/// # Errors
/// A refusal, a no of the domain when a record says nothing (then none is added), or a fault.
pub async fn add_records(
    house: &House,
    visit: &Visit,
    agency: AgencyId,
    import: Option<ImportId>,
    batch: Vec<NewRecord>,
) -> Result<Vec<Added>, Stop> {
    let mut work = house.begin(visit).await?;
    let added = add_records_in(house, visit, &mut work, agency, import, batch).await?;
    work.commit().await?;
    Ok(added)
}

/// The same inside a unit of work that somebody else commits, so that an import can note how far it is in one step.
///
/// # Errors
/// As [`add_records`].
pub async fn add_records_in(
    house: &House,
    visit: &Visit,
    work: &mut Work,
    agency: AgencyId,
    import: Option<ImportId>,
    batch: Vec<NewRecord>,
) -> Result<Vec<Added>, Stop> {
    let permit = house.permit(visit, "people.add", &register_thing(Some(agency)))?;
    let hashes: Vec<String> = batch.iter().map(|record| source_hash(house, agency, &record.key)).collect();
    let mut known = known(work, agency, &hashes).await?;
    let (mut answers, mut events) = (Vec::with_capacity(batch.len()), Vec::new());
    for (record, hash) in batch.into_iter().zip(hashes) {
        if let Some(id) = known.get(&hash) {
            answers.push(Added::Known(*id));
            continue;
        }
        let id = RecordId::mint(visit.now, house.chance());
        known.insert(hash.clone(), id);
        events.push((id, decide::add(id, agency, record.details, Origin::Imported(hash, import))?));
        answers.push(Added::New(id));
    }
    let appends = events
        .iter()
        .map(|(id, event)| Append { stream: Stream::of(*id), after: 0, event, occurred_at: None })
        .collect();
    work.append_all(&permit, appends).await?;
    Ok(answers)
}

/// Changes what a record says. `seen` is the place of its history that the form showed.
///
/// # Errors
/// [`Stop::Stale`] when somebody saved in between: the page then shows both versions. Otherwise a refusal, a no of the
/// domain, or a fault.
pub async fn change_record(
    house: &House,
    visit: &Visit,
    id: RecordId,
    seen: u64,
    details: RecordDetails,
) -> Result<u64, Stop> {
    let permit = permit_record(house, visit, "people.change", id).await?;
    let mut work = house.begin(visit).await?;
    let stream = Stream::of(id);
    let history = work.history::<Event>(&stream).await?;
    if history.place != seen {
        return Err(Stop::Stale(history.place));
    }
    let event = history.fold(Record::apply).change(id, details)?;
    let place = work.append(&permit, &stream, history.place, &[event]).await?;
    work.commit().await?;
    Ok(place)
}

/// Decides that two records are about the same one.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn link_records(house: &House, visit: &Visit, a: RecordId, b: RecordId, reason: &str) -> Result<(), Stop> {
    decide_pair(house, visit, a, b, |pair, standing, kinds| standing.link(pair, kinds, reason)).await
}

/// Decides that two records are not about the same one.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn refuse_link(house: &House, visit: &Visit, a: RecordId, b: RecordId, reason: &str) -> Result<(), Stop> {
    decide_pair(house, visit, a, b, |pair, standing, _| standing.refuse(pair, reason)).await
}

async fn decide_pair(
    house: &House,
    visit: &Visit,
    a: RecordId,
    b: RecordId,
    decide: impl FnOnce(Pair, PairStanding, (RecordKind, RecordKind)) -> Result<Event, Declined>,
) -> Result<(), Stop> {
    let pair = Pair::of(a, b).ok_or(Declined("people-same-record"))?;
    let permit = permit_record(house, visit, "people.link", pair.one).await?;
    permit_record(house, visit, "people.link", pair.other).await?;
    let mut work = house.begin(visit).await?;
    let kinds = (kind_of(&mut work, pair.one).await?, kind_of(&mut work, pair.other).await?);
    let stream = Stream::of(pair.id());
    let history = work.history::<Event>(&stream).await?;
    let event = decide(pair, history.fold(PairStanding::apply), kinds)?;
    work.append(&permit, &stream, history.place, &[event]).await?;
    work.commit().await?;
    Ok(())
}

/// Permission for one record; "not found" where there is none.
pub(crate) async fn permit_record(house: &House, visit: &Visit, action: &str, id: RecordId) -> Result<Permit, Stop> {
    let thing = queries::record_thing(&mut house.facts().await?, id).await?.ok_or(Stop::NotFound)?;
    house.ask_where_seen(visit, action, "people.view", thing).await
}

async fn kind_of(work: &mut Work, id: RecordId) -> Result<RecordKind, Stop> {
    let row = work.tables().row("SELECT record_kind FROM people_record WHERE id = $1", &[id.into()]).await?;
    let code = row.ok_or(Stop::NotFound)?.text("record_kind")?;
    RecordKind::from_code(&code).ok_or(Stop::NotFound)
}

/// The records that an agency has under these hashes.
async fn known(work: &mut Work, agency: AgencyId, hashes: &[String]) -> Result<HashMap<String, RecordId>, Stop> {
    let sql = "SELECT id, source_hash FROM people_record WHERE agency = $1 AND source_hash IN (EACH $2)";
    let rows = work.tables().rows(sql, &[agency.into(), Arg::each(hashes)]).await?;
    Ok(rows.iter().map(|row| Ok((row.text("source_hash")?, row.id("id")?))).collect::<Result<_, Fault>>()?)
}

/// A hash under the master key: keys of other systems may be case numbers or worse, and are kept outside the seal.
fn source_hash(house: &House, agency: AgencyId, key: &str) -> String {
    let hash = house.master().keyed_hash("people.source", format!("{agency}\n{key}").as_bytes());
    hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}
