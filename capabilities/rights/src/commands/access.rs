//! Requests for what is held about somebody: asked, made sure who asks, gathered, gone through, checked, handed over.

use crate::bundle;
use crate::decide::access::Request;
use crate::decide::{given, redaction};
use crate::events::Event;
use crate::holdings::Holdings;
use crate::queries::register;
use crate::words::{AskedBy, AskedHow, Gap, GapReason, KeptThing, PauseReason, Requester};
use access::{Permit, Visit};
use kernel::Date;
use store::{Declined, House, Stop, Stream};
use vault::Sealed;
use vocabulary::AccessRequestId;

/// A request as it came.
#[derive(Debug, Clone)]
pub struct NewRequest {
    /// How.
    pub how: AskedHow,
    /// Who asks.
    pub by: AskedBy,
    /// Who they are and what they ask for.
    pub requester: Requester,
    /// The day on which it came.
    pub received_on: Date,
}

/// Writes a request down. It may have come by word of mouth, to anybody.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn ask(house: &House, visit: &Visit, new: NewRequest) -> Result<AccessRequestId, Stop> {
    let agency = visit.who.agency.ok_or(Stop::NotFound)?;
    let permit = house.permit(visit, "rights.answer", &register(agency))?;
    let id = AccessRequestId::mint(visit.now, house.chance());
    let stream = Stream::of(id);
    given(&Sealed::about("name", new.requester.name.clone()))?;
    if new.received_on > visit.now.date() {
        return Err(Declined("rights-request-future").into());
    }
    let requester = Sealed::about(stream.to_string(), new.requester);
    let event = Event::AccessAsked { agency, how: new.how, by: new.by, requester, received_on: new.received_on };
    let mut work = house.begin(visit).await?;
    work.append(&permit, &stream, 0, &[event]).await?;
    work.commit().await?;
    Ok(id)
}

/// What somebody at the desk does with a request.
#[derive(Debug, Clone)]
pub enum Act {
    /// It is certain who asks; how that was made sure.
    Verify(String),
    /// The clock is stopped.
    Pause(PauseReason),
    /// The clock runs again.
    Resume,
    /// Two more months; why.
    Extend(String),
    /// All pieces were gone through.
    HandOn,
    /// A second person agrees.
    Check,
    /// A second person sends it back; why.
    SendBack(String),
    /// It is refused; why.
    Refuse(String),
    /// One piece was gone through.
    Piece(u32, Vec<Gap>, Option<GapReason>),
}

fn permit(house: &House, visit: &Visit) -> Result<Permit, Stop> {
    let own = visit.who.agency.ok_or(Stop::NotFound)?;
    Ok(house.permit(visit, "rights.answer", &register(own))?)
}

/// Does it.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn act(house: &House, visit: &Visit, id: AccessRequestId, act: Act) -> Result<(), Stop> {
    let permit = permit(house, visit)?;
    let stream = Stream::of(id);
    let mut work = house.begin(visit).await?;
    let history = work.history::<Event>(&stream).await?;
    let request = history.fold(Request::apply);
    if request.agency.is_none() || request.agency != visit.who.agency {
        return Err(Stop::NotFound);
    }
    let sealed = |text: String| Sealed::about(stream.to_string(), text.trim().to_owned());
    let by = visit.actor().to_string();
    let event = match act {
        Act::Verify(how) => request.verify(sealed(how)),
        Act::Pause(why) => request.pause(why),
        Act::Resume => request.resume(),
        Act::Extend(reason) => request.extend(sealed(reason), visit.now.date()),
        Act::HandOn => request.hand_on(),
        Act::Check => request.check(&by, None),
        Act::SendBack(reason) => request.check(&by, Some(sealed(reason))),
        Act::Refuse(reason) => request.refuse(sealed(reason)),
        Act::Piece(piece, gaps, withheld) => {
            request.decide_piece(piece, Sealed::about(stream.to_string(), gaps), withheld)
        }
    }?;
    work.append(&permit, &stream, history.place, &[event]).await?;
    work.commit().await.map(drop).map_err(Stop::from)
}

/// Gathers what the agency holds in these things, and marks what the rules leave out. What was gathered before is
/// replaced, and all pieces are to be gone through again.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn gather(
    house: &House,
    visit: &Visit,
    holdings: &dyn Holdings,
    id: AccessRequestId,
    things: Vec<KeptThing>,
) -> Result<usize, Stop> {
    let permit = permit(house, visit)?;
    let own = visit.who.agency.ok_or(Stop::NotFound)?;
    let mut reader = house.look(&permit, &things.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")).await?;
    for thing in &things {
        holdings.one(&mut reader, *thing).await?.filter(|held| held.agency == own).ok_or(Stop::NotFound)?;
    }
    let gathered = holdings.gather(&mut reader, &things).await?;
    drop(reader);
    let stream = Stream::of(id);
    let mut work = house.begin(visit).await?;
    let history = work.history::<Event>(&stream).await?;
    let request = history.fold(Request::apply);
    if request.agency != Some(own) {
        return Err(Stop::NotFound);
    }
    request.may_gather()?;
    if gathered.pieces.is_empty() {
        return Err(Declined("rights-request-nothing").into());
    }
    let count = gathered.pieces.len();
    let gaps = redaction::by_rule(&gathered);
    let plain = serde_json::to_vec(&gathered.pieces).map_err(store::Fault::from)?;
    let event = Event::AccessGathered {
        things,
        master_hash: bundle::keyed(house, &plain),
        gathered: Sealed::about(stream.to_string(), gathered),
        gaps: Sealed::about(stream.to_string(), gaps),
    };
    work.append(&permit, &stream, history.place, &[event]).await?;
    work.commit().await?;
    Ok(count)
}

/// The answer as it is handed over, once a second person has checked it. The first time it is recorded as handed over.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn hand_over(house: &House, visit: &Visit, id: AccessRequestId) -> Result<Vec<u8>, Stop> {
    use crate::words::RequestStanding;
    let permit = permit(house, visit)?;
    let stream = Stream::of(id);
    // Looked at first: what is handed over is content.
    drop(house.look(&permit, "hand over").await?);
    let mut work = house.begin(visit).await?;
    let history = work.history::<Event>(&stream).await?;
    let request = history.fold(Request::apply);
    if request.agency.is_none() || request.agency != visit.who.agency {
        return Err(Stop::NotFound);
    }
    let written = bundle::write(&request, &house.texts(visit.language))?;
    if request.standing != Some(RequestStanding::Sent) {
        let event = request.send(bundle::keyed(house, &written))?;
        work.append(&permit, &stream, history.place, &[event]).await?;
        work.commit().await?;
    }
    Ok(written)
}
