//! Doing: joining, leaving, opening and closing, marking, declaring, breaking the glass, reviewing. Each decides access and
//! the rule on what the unit of work sees: nobody changes it before the commit.

use crate::decide::{Circle, Joining, Opening};
use crate::events::{AccessId, CircleId, Event, circle_of};
use crate::queries;
use crate::words::{Emergency, Level, Marking, Nature, Outcome, PoliceCode};
use access::{Permit, Thing, Visit};
use kernel::{ActorId, AgencyId};
use std::collections::BTreeSet;
use store::{Declined, House, Stop, Stream, Work};
use vocabulary::RecordId;

/// The record as everybody knows it, for whoever may see it so far; for others there is none.
async fn known(work: &mut Work, house: &House, visit: &Visit, record: RecordId, see: &str) -> Result<Thing, Stop> {
    let thing = work.thing("Record", &record.to_string()).await?;
    let thing = work.know(visit, vec![thing]).await?.pop().ok_or(Stop::NotFound)?;
    house.permit(visit, see, &thing)?;
    Ok(thing)
}

/// Whoever may see the record is told plainly what they may not do with it.
fn permit(house: &House, visit: &Visit, action: &str, see: &str, thing: &Thing) -> Result<Permit, Stop> {
    house.permit(visit, action, thing).map_err(|refusal| match house.permit(visit, see, thing) {
        Ok(sees) => refusal.openly(&sees).into(),
        Err(_) => refusal.into(),
    })
}

async fn change(
    house: &House,
    visit: &Visit,
    record: RecordId,
    (see, action): (&str, &str),
    decide: impl FnOnce(&Circle, &Thing) -> Result<Vec<Event>, Declined>,
) -> Result<(), Stop> {
    let mut work = house.begin(visit).await?;
    let thing = known(&mut work, house, visit, record, see).await?;
    let permit = permit(house, visit, action, see, &thing)?;
    append(&mut work, &permit, circle_of(record), |circle| decide(circle, &thing)).await?;
    work.commit().await?;
    Ok(())
}

async fn append(
    work: &mut Work,
    permit: &Permit,
    circle: CircleId,
    decide: impl FnOnce(&Circle) -> Result<Vec<Event>, Declined>,
) -> Result<(), Stop> {
    let stream = Stream::of(circle);
    let history = work.history::<Event>(&stream).await?;
    let events = decide(&history.fold(Circle::apply))?;
    work.append(permit, &stream, history.place, &events).await?;
    Ok(())
}

/// Somebody joins those who work with the child.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn join(house: &House, visit: &Visit, record: RecordId, joining: Joining, reason: &str) -> Result<(), Stop> {
    change(house, visit, record, ("people.view", "circle.manage"), |circle, _| {
        circle.join(record, &joining, visit.now.date(), reason).map(|event| vec![event])
    })
    .await
}

/// Somebody leaves them, from this instant.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn leave(house: &House, visit: &Visit, record: RecordId, staff: ActorId, reason: &str) -> Result<(), Stop> {
    change(house, visit, record, ("people.view", "circle.manage"), |circle, _| {
        circle.leave(record, staff, visit.now.date(), reason).map(|event| vec![event])
    })
    .await
}

/// How far the record is open is set.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn set_level(
    house: &House,
    visit: &Visit,
    record: RecordId,
    level: Level,
    flagged: bool,
    named: BTreeSet<ActorId>,
    reason: &str,
) -> Result<(), Stop> {
    change(house, visit, record, ("people.view", "circle.set_level"), |circle, _| {
        let to = (level, flagged, named);
        circle.set_level(record, visit.actor().staff(), visit.now.date(), to, reason).map(|event| vec![event])
    })
    .await
}

/// The record is marked.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn mark(house: &House, visit: &Visit, record: RecordId, marking: Marking, reason: &str) -> Result<(), Stop> {
    change(house, visit, record, ("people.view", "circle.mark"), |circle, _| {
        circle.mark(record, marking, reason).map(|event| vec![event])
    })
    .await
}

/// The police say how their record may be shared.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn code(
    house: &House,
    visit: &Visit,
    record: RecordId,
    code: Option<PoliceCode>,
    conditions: &str,
) -> Result<(), Stop> {
    change(house, visit, record, ("people.view", "circle.code"), |circle, _| {
        circle.code(record, code, conditions).map(|event| vec![event])
    })
    .await
}

/// An agency accepts the conditions under which the police share a record.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn accept_conditions(house: &House, visit: &Visit, record: RecordId) -> Result<(), Stop> {
    let agency = visit.who.agency.ok_or(Stop::NotFound)?;
    change(house, visit, record, ("people.flag", "circle.accept_conditions"), |circle, _| {
        circle.accept(record, agency).map(|event| vec![event])
    })
    .await
}

/// A member of staff says that they are related to the person; from now on they are shut out.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn declare_conflict(
    house: &House,
    visit: &Visit,
    record: RecordId,
    nature: Nature,
    words: &str,
) -> Result<(), Stop> {
    let who = (visit.actor().staff().ok_or(Stop::NotFound)?, visit.who.agency.ok_or(Stop::NotFound)?);
    change(house, visit, record, ("people.summarise", "circle.declare_conflict"), |circle, _| {
        circle.declare(record, who, nature, words)
    })
    .await
}

/// A supervisor says it of somebody else.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn declare_conflict_of(
    house: &House,
    visit: &Visit,
    record: RecordId,
    who: (ActorId, AgencyId),
    nature: Nature,
    words: &str,
) -> Result<(), Stop> {
    change(house, visit, record, ("people.summarise", "circle.declare_for_another"), |circle, _| {
        circle.declare(record, who, nature, words)
    })
    .await
}

/// The information-governance desk says that a conflict has ended.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn end_conflict(
    house: &House,
    visit: &Visit,
    record: RecordId,
    staff: ActorId,
    reason: &str,
) -> Result<(), Stop> {
    let mut work = house.begin(visit).await?;
    let thing = queries::conflict_thing(&mut work, record, staff).await?.ok_or(Stop::NotFound)?;
    let permit = house.permit(visit, "circle.end_conflict", &thing)?;
    append(&mut work, &permit, circle_of(record), |circle| {
        circle.end_conflict(record, visit.actor().staff(), staff, reason).map(|event| vec![event])
    })
    .await?;
    work.commit().await?;
    Ok(())
}

/// The glass is broken: one record, an hour. Gives the access.
///
/// # Errors
/// A refusal, `circle-emergency-not-needed` for whoever sees the record anyway, another no of the domain, or a fault.
pub async fn break_glass(
    house: &House,
    visit: &Visit,
    record: RecordId,
    reason: Emergency,
    words: &str,
) -> Result<AccessId, Stop> {
    let staff = visit.actor().staff().ok_or(Stop::NotFound)?;
    let agency = visit.who.agency.ok_or(Stop::NotFound)?;
    let access = AccessId::mint(visit.now, house.chance());
    let review_by = house.limits().due("emergency.review", visit.now).unwrap_or(visit.now.plus_hours(48));
    let may_see = ("people.flag", "circle.break_glass");
    change(house, visit, record, may_see, |circle, thing| {
        if house.permit(visit, "people.view", thing).is_ok() {
            return Err(Declined("circle-emergency-not-needed"));
        }
        let owner = queries::owner_of(thing).ok_or(Declined("circle-no-emergency"))?;
        let opening = Opening { access, staff, agency, owner, reason, words: words.to_owned(), review_by };
        circle.break_glass(record, &opening, visit.now).map(|event| vec![event])
    })
    .await?;
    Ok(access)
}

/// The information-governance desk of the agency whose record it was says what it found.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn review_emergency(
    house: &House,
    visit: &Visit,
    access: AccessId,
    outcome: Outcome,
    words: &str,
) -> Result<(), Stop> {
    let mut work = house.begin(visit).await?;
    let (thing, record) = queries::emergency_thing(&mut work, access).await?.ok_or(Stop::NotFound)?;
    let permit = house.permit(visit, "circle.review_emergency", &thing)?;
    append(&mut work, &permit, circle_of(record), |circle| {
        circle.review(record, visit.actor().staff(), access, outcome, words).map(|event| vec![event])
    })
    .await?;
    work.commit().await?;
    Ok(())
}
