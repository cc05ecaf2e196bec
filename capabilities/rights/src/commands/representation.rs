//! Corrections, objections and complaints: written down, acknowledged, answered.

use crate::decide::given;
use crate::decide::representation::Representation;
use crate::events::Event;
use crate::queries::register;
use crate::words::{MatterOutcome, NewRepresentation};
use access::Visit;
use store::{Declined, House, Stop, Stream};
use vault::Sealed;
use vocabulary::RepresentationId;

/// Writes one down. It may have come by word of mouth, to anybody.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn write_down(house: &House, visit: &Visit, new: NewRepresentation) -> Result<RepresentationId, Stop> {
    let agency = visit.who.agency.ok_or(Stop::NotFound)?;
    let permit = house.permit(visit, "rights.answer", &register(agency))?;
    let id = RepresentationId::mint(visit.now, house.chance());
    let stream = Stream::of(id);
    given(&Sealed::about("said", new.requester.asked_for.clone()))?;
    if new.received_on > visit.now.date() {
        return Err(Declined("rights-request-future").into());
    }
    let event = Event::RepresentationMade {
        agency,
        matter: new.matter,
        how: new.how,
        by: new.by,
        about: new.about,
        requester: Sealed::about(stream.to_string(), new.requester),
        received_on: new.received_on,
    };
    let mut work = house.begin(visit).await?;
    work.append(&permit, &stream, 0, &[event]).await?;
    work.commit().await?;
    Ok(id)
}

/// What somebody at the desk does with one.
#[derive(Debug, Clone)]
pub enum Step {
    /// Its receipt was told.
    Acknowledge,
    /// Two more months; why.
    Extend(String),
    /// The person's statement goes beside what is held.
    Note(String),
    /// It no longer stands there; why.
    EndNote(String),
    /// Everybody who had received it was told.
    RecipientsTold,
    /// It is answered; why, as the person is told.
    Answer(MatterOutcome, String),
}

/// Does it.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn step(house: &House, visit: &Visit, id: RepresentationId, step: Step) -> Result<(), Stop> {
    let agency = visit.who.agency.ok_or(Stop::NotFound)?;
    let permit = house.permit(visit, "rights.answer", &register(agency))?;
    let stream = Stream::of(id);
    let mut work = house.begin(visit).await?;
    let history = work.history::<Event>(&stream).await?;
    let one = history.fold(Representation::apply);
    if one.agency != Some(agency) {
        return Err(Stop::NotFound);
    }
    let sealed = |text: String| Sealed::about(stream.to_string(), text.trim().to_owned());
    let event = match step {
        Step::Acknowledge => one.acknowledge(),
        Step::Extend(reason) => one.extend(sealed(reason), visit.now, house.limits()),
        // A statement is about the thing: it goes when the thing's key is destroyed.
        Step::Note(statement) => {
            let subject = one.about.map_or_else(|| stream.to_string(), |thing| thing.to_string());
            one.note(Sealed::about(subject, statement.trim().to_owned()))
        }
        Step::EndNote(reason) => one.end_note(sealed(reason)),
        Step::RecipientsTold => one.tell_recipients(),
        Step::Answer(outcome, reason) => one.answer(outcome, sealed(reason)),
    }?;
    work.append(&permit, &stream, history.place, &[event]).await?;
    work.commit().await.map(drop).map_err(Stop::from)
}
