//! What people ask for: to send a table, to say what its columns mean, to have it taken in.

use crate::events::{Counts, Event};
use crate::imports::{self, Import, State, thing};
use crate::reading::{self, Reading, Unreadable};
use crate::{Mapping, Sort, mapping::BadMapping};
use access::Visit;
use kernel::AgencyId;
use store::{Fault, House, Stop, Stream, Work};
use tables::{Options, Table};
use vocabulary::ImportId;

/// A file as it was sent.
#[derive(Debug, Clone)]
pub struct Sent {
    /// Whose table it is.
    pub agency: AgencyId,
    /// What each row is.
    pub sort: Sort,
    /// What the sender calls it.
    pub file_name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Why a sent file led to nothing.
#[derive(Debug, thiserror::Error)]
pub enum NotSent {
    /// It cannot be read: to be told to the sender.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// Anything else.
    #[error(transparent)]
    Stop(#[from] Stop),
}

impl From<Fault> for NotSent {
    fn from(fault: Fault) -> Self {
        NotSent::Stop(fault.into())
    }
}

/// How many rows a guess looks at.
pub(crate) const SAMPLES: usize = 25;

/// The header of a table and its first rows.
pub(crate) fn beginning(bytes: Vec<u8>, options: &Options) -> Result<(Vec<String>, Vec<Vec<String>>), tables::Fault> {
    let table = Table::from_bytes(bytes, options)?;
    let header = table.header().to_vec();
    let samples: Result<Vec<_>, _> = table.take(SAMPLES).map(|row| row.map(|row| row.cells)).collect();
    let samples = samples?;
    if samples.is_empty() { Err(tables::Fault::Empty) } else { Ok((header, samples)) }
}

/// Keeps a file that was sent, with the mapping that was saved for such tables or else a guess.
///
/// # Errors
/// When the file is no table; a refusal; a fault.
pub async fn send(house: &House, visit: &Visit, sent: Sent) -> Result<ImportId, NotSent> {
    let asked = thing(sent.agency, sent.sort);
    house.permit(visit, "exchange.import", &asked).map_err(Stop::from)?;
    let bytes = sent.bytes.clone();
    // Unpacking a workbook takes a while: others are served meanwhile.
    let read = tokio::task::spawn_blocking(move || beginning(bytes, &reading::options())).await;
    let (header, samples) = read.map_err(|_| Fault::new("reading a file was broken off"))?.map_err(Unreadable::from)?;
    let mut work = house.begin(visit).await?;
    let saved = saved_mapping(&mut work, sent.agency, sent.sort).await?;
    let saved = saved.filter(|mapping| mapping.places(&header).is_ok());
    let import = Import {
        id: ImportId::mint(visit.now, house.chance()),
        agency: sent.agency,
        sort: sent.sort,
        state: State::Sent,
        asked_by: visit.actor().to_string(),
        made_at: visit.now,
        touched_at: visit.now,
        digest: reading::digest(&sent.bytes),
        file_name: tables::tidy(&sent.file_name).chars().take(120).collect(),
        mapping: saved.unwrap_or_else(|| Mapping::guessed(sent.sort, &header, &samples)),
        header,
        place: 0,
        counts: Counts::default(),
    };
    imports::put(house, &mut work.tables(), &import, Some(&sent.bytes)).await?;
    work.commit().await?;
    Ok(import.id)
}

/// The mapping that an agency confirmed last for a sort of table.
pub(crate) async fn saved_mapping(work: &mut Work, agency: AgencyId, sort: Sort) -> Result<Option<Mapping>, Fault> {
    let sql = "SELECT mapping FROM exchange_mapping WHERE agency = $1 AND sort = $2";
    let row = work.tables().row(sql, &[agency.into(), sort.code().into()]).await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(serde_json::from_str(&row.text("mapping")?)?))
}

/// An import of this id that the visitor may work on, inside a unit of work.
async fn worked_on(
    house: &House,
    visit: &Visit,
    work: &mut Work,
    id: ImportId,
) -> Result<(Import, access::Permit), Stop> {
    let import = imports::get(house, &mut work.tables(), id).await?.ok_or(Stop::NotFound)?;
    let permit = house.permit(visit, "exchange.import", &thing(import.agency, import.sort))?;
    Ok((import, permit))
}

/// Confirms what the columns mean, and keeps it for the agency's next table of the sort.
///
/// # Errors
/// When the mapping does not fit (as the inner error); a refusal; a fault.
pub async fn confirm(
    house: &House,
    visit: &Visit,
    id: ImportId,
    mapping: Mapping,
) -> Result<Result<(), BadMapping>, Stop> {
    let mut work = house.begin(visit).await?;
    let (mut import, _) = worked_on(house, visit, &mut work, id).await?;
    if !matches!(import.state, State::Sent | State::Ready) {
        return Err(Stop::NotFound);
    }
    if let Err(bad) = mapping.places(&import.header) {
        return Ok(Err(bad));
    }
    let sql = "INSERT INTO exchange_mapping (agency, sort, mapping, saved_by, saved_at) VALUES ($1, $2, $3, $4, $5) \
               ON CONFLICT (agency, sort) DO UPDATE SET mapping = excluded.mapping, saved_by = excluded.saved_by, \
               saved_at = excluded.saved_at";
    let json = serde_json::to_string(&mapping).map_err(Fault::from)?;
    let by = visit.actor().to_string();
    let args = [import.agency.into(), import.sort.code().into(), json.into(), by.into(), visit.now.into()];
    work.tables().run(sql, &args).await?;
    import.mapping = mapping;
    import.state = State::Ready;
    imports::save(&mut work.tables(), &import, visit.now).await?;
    work.commit().await?;
    Ok(Ok(()))
}

/// Has an import begun. Asking twice begins it once.
///
/// # Errors
/// When its columns are not confirmed, a refusal, or a fault.
pub async fn begin(house: &House, visit: &Visit, id: ImportId) -> Result<(), Stop> {
    let mut work = house.begin(visit).await?;
    let (mut import, permit) = worked_on(house, visit, &mut work, id).await?;
    if import.state != State::Ready {
        return if import.state == State::Sent { Err(Stop::NotFound) } else { Ok(()) };
    }
    begin_in(&mut work, &permit, &mut import, visit).await?;
    work.commit().await?;
    Ok(())
}

pub(crate) async fn begin_in(
    work: &mut Work,
    permit: &access::Permit,
    import: &mut Import,
    visit: &Visit,
) -> Result<(), Stop> {
    let Import { agency, sort, digest, mapping, .. } = import.clone();
    work.append(permit, &Stream::of(import.id), 0, &[Event::Started { agency, sort, digest, mapping }]).await?;
    import.state = State::Running;
    Ok(imports::save(&mut work.tables(), import, visit.now).await?)
}

/// The file of an import with its mapping laid over it; `None` when the file is not kept any more.
///
/// # Errors
/// When the mapping does not fit; a fault.
pub async fn open(house: &House, import: &Import) -> Result<Option<Reading>, NotSent> {
    let Some(bytes) = crate::running::file(house, import.id).await? else { return Ok(None) };
    let (mapping, today) = (import.mapping.clone(), house.clock().now().date());
    let read = tokio::task::spawn_blocking(move || {
        let table = Table::from_bytes(bytes, &reading::options())?;
        Reading::new(table, mapping, today)
    });
    let reading = read.await.map_err(|_| Fault::new("reading a file was broken off"))?;
    Ok(Some(reading?))
}
