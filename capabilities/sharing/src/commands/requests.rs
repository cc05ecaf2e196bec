//! One agency asks another, which answers, answers in part or refuses with reasons.

use crate::decide::{self, Asking, Request};
use crate::events::{Answered, Event};
use crate::queries::{self, register, request_thing};
use access::Visit;
use store::{Declined, House, Stop, Stream};
use vocabulary::RequestId;

/// Asks another agency for information.
///
/// # Errors
/// A refusal, a no of the domain when a part is missing, or a fault.
pub async fn ask(house: &House, visit: &Visit, mut asking: Asking) -> Result<RequestId, Stop> {
    let agency = visit.who.agency.ok_or(Stop::NotFound)?;
    asking.from = agency;
    let permit = house.permit(visit, "sharing.ask", &register(agency))?;
    let id = RequestId::mint(visit.now, house.chance());
    let event = decide::ask(asking, Stream::of(id).to_string())?;
    let mut work = house.begin(visit).await?;
    work.append(&permit, &Stream::of(id), 0, &[event]).await?;
    work.commit().await?;
    Ok(id)
}

async fn change(
    house: &House,
    visit: &Visit,
    id: RequestId,
    action: &str,
    decide: impl FnOnce(&Request) -> Result<Event, Declined>,
) -> Result<(), Stop> {
    let thing = request_thing(&mut house.facts().await?, id).await?.ok_or(Stop::NotFound)?;
    let permit = house.permit(visit, action, &thing)?;
    let mut work = house.begin(visit).await?;
    let history = work.history::<Event>(&Stream::of(id)).await?;
    let event = decide(&history.fold(Request::apply))?;
    work.append(&permit, &Stream::of(id), history.place, &[event]).await?;
    work.commit().await?;
    Ok(())
}

/// Answers a request in words, or refuses it with reasons. What is shared in answer is a disclosure: see
/// [`share`](crate::commands::share).
///
/// # Errors
/// A refusal, a no of the domain when it was answered before or reasons are missing, or a fault.
pub async fn answer(house: &House, visit: &Visit, id: RequestId, how: Answered, text: &str) -> Result<(), Stop> {
    change(house, visit, id, "sharing.answer_request", |state| decide::answer(state, how, text, None)).await
}

/// Takes a request further, to the manager of the asked agency.
///
/// # Errors
/// A refusal, a no of the domain when there is no ground to, or a fault.
pub async fn escalate(house: &House, visit: &Visit, id: RequestId, reason: &str) -> Result<(), Stop> {
    let row = queries::request(&mut house.facts().await?, id).await?.ok_or(Stop::NotFound)?;
    let late = row.due(house.limits()).is_some_and(|due| due < visit.now);
    change(house, visit, id, "sharing.escalate_request", |state| decide::escalate(state, late, reason)).await
}
