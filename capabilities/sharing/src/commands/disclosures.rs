//! Sharing, deciding not to share, and everything that happens to a disclosure afterwards.

use crate::around::Around;
use crate::decide::rules::Discloser;
use crate::decide::{self, Disclosure, Ground, Request};
use crate::events::{Answered, Event};
use crate::queries::{self, disclosure_thing, request_thing, shared_record};
use crate::words::Share;
use access::{Permit, Visit};
use store::{Append, Declined, House, Stop, Stream};
use vocabulary::{DisclosureId, RequestId};

/// All agencies of the house work under the law of Wales.
const JURISDICTION: &str = "W";

/// What a decision to share stands on, read before it is taken.
struct Read {
    permit: Permit,
    agreements: Vec<decide::agreements::Agreement>,
}

async fn read(
    house: &House,
    visit: &Visit,
    around: &dyn Around,
    action: &str,
    share: &mut Share,
) -> Result<Read, Stop> {
    // What the visitor may not see they cannot share, and are not told that it is there.
    let about = around.record(house, visit, share.record).await?.ok_or(Stop::NotFound)?;
    let permit = house.permit(visit, action, &shared_record(share.record, about.agency))?;
    share.content.about = about.title;
    let agreements = queries::newest(&mut house.facts().await?).await?;
    Ok(Read { permit, agreements })
}

fn ground<'a>(visit: &'a Visit, agreements: &'a [decide::agreements::Agreement]) -> Result<Ground<'a>, Stop> {
    Ok(Ground {
        agency: visit.who.agency.ok_or(Stop::NotFound)?,
        from: Discloser { kind: &visit.who.agency_kind, jurisdiction: JURISDICTION },
        law: crate::law(),
        agreements,
        on: visit.now.date(),
    })
}

async fn record(house: &House, visit: &Visit, permit: &Permit, event: Event) -> Result<DisclosureId, Stop> {
    let id = DisclosureId::mint(visit.now, house.chance());
    let mut work = house.begin(visit).await?;
    work.append(permit, &Stream::of(id), 0, &[event]).await?;
    work.commit().await?;
    Ok(id)
}

/// Shares parts of an own record under an agreement, or once for a reason.
///
/// # Errors
/// A refusal, a no of the domain when a rule is broken or something is missing, or a fault.
pub async fn share(house: &House, visit: &Visit, around: &dyn Around, mut share: Share) -> Result<DisclosureId, Stop> {
    let read = read(house, visit, around, "sharing.share", &mut share).await?;
    if let Some(request) = share.request {
        return share_in_answer(house, visit, &read.permit, request, share, &read.agreements).await;
    }
    let event = decide::share(share, ground(visit, &read.agreements)?)?;
    record(house, visit, &read.permit, event).await
}

/// The same in answer to a request: both are recorded in one unit of work.
///
/// # Errors
/// As [`share`], and when the request was answered before.
async fn share_in_answer(
    house: &House,
    visit: &Visit,
    permit: &Permit,
    request: RequestId,
    share: Share,
    agreements: &[decide::agreements::Agreement],
) -> Result<DisclosureId, Stop> {
    let thing = request_thing(&mut house.facts().await?, request).await?.ok_or(Stop::NotFound)?;
    let answering = house.permit(visit, "sharing.answer_request", &thing)?;
    let classes = share.classes.clone();
    let event = decide::share(share, ground(visit, agreements)?)?;
    let id = DisclosureId::mint(visit.now, house.chance());
    let mut work = house.begin(visit).await?;
    let history = work.history::<Event>(&Stream::of(request)).await?;
    let state = history.fold(Request::apply);
    let how = if state.classes.is_subset(&classes) { Answered::Fully } else { Answered::InPart };
    let words = if how == Answered::Fully {
        String::new()
    } else {
        house.texts(visit.language).get("sharing-answer-with-share")
    };
    let answered = decide::answer(&state, how, &words, Some(id))?;
    work.append(permit, &Stream::of(id), 0, &[event]).await?;
    let append = Append { stream: Stream::of(request), after: history.place, event: &answered, occurred_at: None };
    work.append_all(&answering, vec![append]).await?;
    work.commit().await?;
    Ok(id)
}

/// Shares at once: to whom, what, why. Nothing else holds it up; its basis follows by the next working day.
///
/// # Errors
/// A refusal, a no of the domain when one of the three is missing, or a fault.
pub async fn share_urgently(
    house: &House,
    visit: &Visit,
    around: &dyn Around,
    mut share: Share,
) -> Result<DisclosureId, Stop> {
    let read = read(house, visit, around, "sharing.share_urgently", &mut share).await?;
    let event = decide::share_urgently(share, ground(visit, &read.agreements)?)?;
    record(house, visit, &read.permit, event).await
}

/// Records that it was decided not to share.
///
/// # Errors
/// A refusal, a no of the domain when no reason is given, or a fault.
pub async fn withhold(
    house: &House,
    visit: &Visit,
    around: &dyn Around,
    mut share: Share,
) -> Result<DisclosureId, Stop> {
    let read = read(house, visit, around, "sharing.share", &mut share).await?;
    let event = decide::withhold(share, ground(visit, &read.agreements)?)?;
    record(house, visit, &read.permit, event).await
}

/// One change: asks access for `action` as things stand at this moment, decides, records.
async fn change(
    house: &House,
    visit: &Visit,
    id: DisclosureId,
    action: &str,
    decide: impl FnOnce(&Disclosure) -> Result<Option<Event>, Declined>,
) -> Result<(), Stop> {
    let thing = disclosure_thing(&mut house.facts().await?, visit, id).await?.ok_or(Stop::NotFound)?;
    let permit = house.ask(visit, action, thing).await?;
    let mut work = house.begin(visit).await?;
    let history = work.history::<Event>(&Stream::of(id)).await?;
    let state = history.fold(Disclosure::apply);
    // Taken back between the question and the answer: then there is nothing to read or to answer.
    if state.withdrawn && matches!(action, "sharing.read" | "sharing.feed_back") {
        return Err(Stop::NotFound);
    }
    let Some(event) = decide(&state)? else { return Ok(()) };
    work.append(&permit, &Stream::of(id), history.place, &[event]).await?;
    work.commit().await?;
    Ok(())
}

/// Gives its basis to what went at once.
///
/// # Errors
/// A refusal, a no of the domain when a rule is broken, or a fault.
pub async fn complete(house: &House, visit: &Visit, id: DisclosureId, share: Share) -> Result<(), Stop> {
    let agreements = queries::newest(&mut house.facts().await?).await?;
    let ground = ground(visit, &agreements)?;
    change(house, visit, id, "sharing.complete", |state| decide::complete(state, share, ground).map(Some)).await
}

/// Takes a disclosure back. From the commit on nobody reads it.
///
/// # Errors
/// A refusal, a no of the domain when it was taken back before or no reason is given, or a fault.
pub async fn withdraw(house: &House, visit: &Visit, id: DisclosureId, reason: &str) -> Result<(), Stop> {
    change(house, visit, id, "sharing.withdraw", |state| decide::withdraw(state, reason).map(Some)).await
}

/// Accepts the conditions for the visitor's agency.
///
/// # Errors
/// A refusal or a fault.
pub async fn accept(house: &House, visit: &Visit, id: DisclosureId) -> Result<(), Stop> {
    let agency = visit.who.agency.ok_or(Stop::NotFound)?;
    change(house, visit, id, "sharing.read", |state| Ok(decide::accept(state, agency))).await
}

/// Records that the visitor reads it, the first time.
///
/// # Errors
/// A refusal, a no of the domain when there are conditions that were not accepted, or a fault.
pub async fn open(house: &House, visit: &Visit, id: DisclosureId) -> Result<(), Stop> {
    let agency = visit.who.agency.ok_or(Stop::NotFound)?;
    let actor = visit.actor().to_string();
    change(house, visit, id, "sharing.read", |state| decide::open(state, &actor, agency)).await
}

/// Tells what came of it.
///
/// # Errors
/// A refusal, a no of the domain when nothing is said, or a fault.
pub async fn feed_back(house: &House, visit: &Visit, id: DisclosureId, text: &str) -> Result<(), Stop> {
    let agency = visit.who.agency.ok_or(Stop::NotFound)?;
    change(house, visit, id, "sharing.feed_back", |state| decide::feed_back(state, agency, text).map(Some)).await
}

/// Records that a manager has looked at what no agreement covers.
///
/// # Errors
/// A refusal, a no of the domain when nothing waits for that, or a fault.
pub async fn review(house: &House, visit: &Visit, id: DisclosureId, note: &str) -> Result<(), Stop> {
    change(house, visit, id, "sharing.review", |state| decide::review(state, note).map(Some)).await
}
