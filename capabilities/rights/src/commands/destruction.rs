//! Reviews and destruction: kept with a reason, or proposed, agreed to by a second person, and done after thirty days.

use crate::decide::{self, Destruction};
use crate::events::{Event, review_id};
use crate::holdings::Holdings;
use crate::queries::{self, register};
use crate::words::{Because, Held, KeptThing};
use access::{Permit, Visit};
use kernel::{AgencyId, Date};
use store::{Declined, History, House, Receipt, Stop, Stream, Work};
use vault::Sealed;
use vocabulary::DestructionId;

/// The visitor's permit to review a thing of their own agency, and the thing.
async fn may_review(
    house: &House,
    visit: &Visit,
    holdings: &dyn Holdings,
    thing: KeptThing,
) -> Result<(Permit, Held), Stop> {
    let own = visit.who.agency.ok_or(Stop::NotFound)?;
    let permit = house.permit(visit, "rights.review", &register(own))?;
    let held = holdings.one(&mut house.look(&permit, &thing.to_string()).await?, thing).await?;
    held.filter(|held| held.agency == own).map(|held| (permit, held)).ok_or(Stop::NotFound)
}

/// Keeps a thing, under a class, until it is looked at again.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn keep(
    house: &House,
    visit: &Visit,
    holdings: &dyn Holdings,
    thing: KeptThing,
    class: &str,
    again_on: Date,
    reason: &str,
) -> Result<(), Stop> {
    let (permit, held) = may_review(house, visit, holdings, thing).await?;
    let stream = Stream::of(review_id(thing));
    let reason = Sealed::about(stream.to_string(), reason.trim().to_owned());
    let event = decide::keep(thing, held.agency, class, again_on, reason, visit.now.date())?;
    let mut work = house.begin(visit).await?;
    let place = work.history::<Event>(&stream).await?.place;
    work.append(&permit, &stream, place, &[event]).await?;
    work.commit().await.map(drop).map_err(Stop::from)
}

/// Proposes that a thing is destroyed. Nothing happens to it before a second person has agreed.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn propose(
    house: &House,
    visit: &Visit,
    holdings: &dyn Holdings,
    thing: KeptThing,
    class: &str,
    because: Because,
    note: &str,
) -> Result<DestructionId, Stop> {
    let (permit, held) = may_review(house, visit, holdings, thing).await?;
    let id = DestructionId::mint(visit.now, house.chance());
    let stream = Stream::of(id);
    let note = Sealed::about(stream.to_string(), note.trim().to_owned());
    let mut work = house.begin(visit).await?;
    if queries::under_way(&mut work.tables(), thing).await? {
        return Err(Declined("rights-proposed-before").into());
    }
    let holds = queries::standing_holds(&mut work.tables(), held.agency).await?;
    let event = decide::propose(thing, held.agency, class, because, note, &holds, visit.now.date())?;
    work.append(&permit, &stream, 0, &[event]).await?;
    work.commit().await?;
    Ok(id)
}

/// A destruction in a unit of work, for a visitor who may decide on it.
struct Deciding {
    permit: Permit,
    work: Work,
    stream: Stream,
    history: History<Event>,
    state: Destruction,
    agency: AgencyId,
}

impl Deciding {
    async fn on(house: &House, visit: &Visit, id: DestructionId) -> Result<Self, Stop> {
        let own = visit.who.agency.ok_or(Stop::NotFound)?;
        let permit = house.permit(visit, "rights.review", &register(own))?;
        let mut work = house.begin(visit).await?;
        let stream = Stream::of(id);
        let history = work.history::<Event>(&stream).await?;
        let state = history.fold(Destruction::apply);
        let agency = state.agency.filter(|agency| *agency == own).ok_or(Stop::NotFound)?;
        Ok(Deciding { permit, work, stream, history, state, agency })
    }
    async fn record(mut self, event: Event) -> Result<Option<Receipt>, Stop> {
        self.work.append(&self.permit, &self.stream, self.history.place, &[event]).await?;
        self.work.commit().await.map_err(Stop::from)
    }
    fn sealed(&self, text: &str) -> Sealed<String> {
        Sealed::about(self.stream.to_string(), text.trim().to_owned())
    }
}

/// A second person agrees: it happens thirty days later at the earliest, and can be called off until then.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn agree(house: &House, visit: &Visit, id: DestructionId) -> Result<(), Stop> {
    let mut deciding = Deciding::on(house, visit, id).await?;
    let holds = queries::standing_holds(&mut deciding.work.tables(), deciding.agency).await?;
    let event = deciding.state.agree(&visit.actor().to_string(), &holds, visit.now)?;
    deciding.record(event).await.map(drop)
}

/// A second person refuses.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn refuse(house: &House, visit: &Visit, id: DestructionId, reason: &str) -> Result<(), Stop> {
    let deciding = Deciding::on(house, visit, id).await?;
    let event = deciding.state.refuse(&visit.actor().to_string(), deciding.sealed(reason))?;
    deciding.record(event).await.map(drop)
}

/// Somebody calls it off in time.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn call_off(house: &House, visit: &Visit, id: DestructionId, reason: &str) -> Result<(), Stop> {
    let deciding = Deciding::on(house, visit, id).await?;
    let event = deciding.state.call_off(deciding.sealed(reason))?;
    deciding.record(event).await.map(drop)
}

/// The last word: the keys of everybody and everything that the thing is sealed under are destroyed, and the read tables
/// follow in the same unit of work. Cannot be undone.
///
/// # Errors
/// A refusal, a no of the domain, or a fault; then nothing was destroyed.
pub async fn last_word(
    house: &House,
    visit: &Visit,
    holdings: &dyn Holdings,
    id: DestructionId,
) -> Result<Receipt, Stop> {
    let own = visit.who.agency.ok_or(Stop::NotFound)?;
    let permit = house.permit(visit, "rights.review", &register(own))?;
    let row = queries::destruction(&mut house.facts().await?, id).await?.filter(|row| row.agency == own);
    let thing = row.ok_or(Stop::NotFound)?.thing;
    let mut reader = house.look(&permit, &thing.to_string()).await?;
    let mut subjects = holdings.subjects(&mut reader, thing).await?;
    drop(reader);
    let mut deciding = Deciding::on(house, visit, id).await?;
    let holds = queries::standing_holds(&mut deciding.work.tables(), deciding.agency).await?;
    deciding.state.last_word(&holds, visit.now)?;
    // What reviewers wrote about it goes too.
    subjects.insert(Stream::of(review_id(thing)).to_string());
    for proposal in queries::proposals(&mut deciding.work.tables(), thing).await? {
        subjects.insert(Stream::of(proposal).to_string());
    }
    let receipt = deciding.work.erase(&deciding.permit, &subjects, &deciding.stream.to_string()).await?;
    let count = u32::try_from(subjects.len()).unwrap_or(u32::MAX);
    deciding.record(Event::Destroyed { subjects: count, index: receipt.index }).await?;
    Ok(receipt)
}

/// After a destruction: the database's files are written anew, so that nothing is left in them, and that is recorded.
/// Gives how many destructions are finished by this.
///
/// # Errors
/// When the files are in use for too long: asked again later.
pub async fn write_files_anew(house: &House, visit: &Visit) -> Result<usize, Stop> {
    let waiting = queries::not_scrubbed(&mut house.facts().await?).await?;
    if waiting.is_empty() {
        return Ok(0);
    }
    house.scrub().await?;
    for (id, agency) in &waiting {
        let permit = house.permit(visit, "rights.scrub", &register(*agency))?;
        let stream = Stream::of(*id);
        let mut work = house.begin(visit).await?;
        let history = work.history::<Event>(&stream).await?;
        if !history.events.iter().any(|told| matches!(told.event, Event::FilesWrittenAnew {})) {
            work.append(&permit, &stream, history.place, &[Event::FilesWrittenAnew {}]).await?;
            work.commit().await?;
        }
    }
    Ok(waiting.len())
}
