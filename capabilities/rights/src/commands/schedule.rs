//! Periods and holds.

use crate::decide;
use crate::events::{Event, period_id};
use crate::queries::{self, register};
use crate::words::HoldScope;
use access::Visit;
use kernel::Date;
use store::{Declined, House, Stop, Stream};
use vault::Sealed;
use vocabulary::HoldId;

/// The visitor's agency sets its own period for a class.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn set_period(house: &House, visit: &Visit, class: &str, years: u32, source: &str) -> Result<(), Stop> {
    let agency = visit.who.agency.ok_or(Stop::NotFound)?;
    let permit = house.permit(visit, "rights.review", &register(agency))?;
    let stream = Stream::of(period_id(agency, class));
    let event = decide::set_period(agency, class, years, Sealed::about(stream.to_string(), source.trim().to_owned()))?;
    let mut work = house.begin(visit).await?;
    let place = work.history::<Event>(&stream).await?.place;
    work.append(&permit, &stream, place, &[event]).await?;
    work.commit().await.map(drop).map_err(Stop::from)
}

/// A hold that is to be set.
#[derive(Debug, Clone)]
pub struct NewHold {
    /// For the whole partnership.
    pub everywhere: bool,
    /// What it covers.
    pub scope: HoldScope,
    /// The class or the thing; empty for everything.
    pub what: String,
    /// Last day.
    pub until: Option<Date>,
    /// Who ordered it.
    pub ordered_by: String,
    /// Why.
    pub reason: String,
}

/// Sets a hold: nothing of its scope is destroyed while it stands.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn set_hold(house: &House, visit: &Visit, new: NewHold) -> Result<HoldId, Stop> {
    let own = visit.who.agency.ok_or(Stop::NotFound)?;
    let action = if new.everywhere { "rights.hold_everywhere" } else { "rights.hold" };
    let permit = house.permit(visit, action, &register(own))?;
    let id = HoldId::mint(visit.now, house.chance());
    let stream = Stream::of(id);
    let sealed = |text: &str| Sealed::about(stream.to_string(), text.trim().to_owned());
    let (ordered_by, reason) = (sealed(&new.ordered_by), sealed(&new.reason));
    decide::given(&ordered_by)?;
    decide::given(&reason)?;
    let known = match new.scope {
        HoldScope::Everything => new.what.is_empty(),
        HoldScope::Class => catalogue::retention_class(&new.what).is_some(),
        HoldScope::Thing => new.what.parse::<crate::words::KeptThing>().is_ok(),
    };
    if !known {
        return Err(Declined("rights-hold-what").into());
    }
    if new.until.is_some_and(|until| until < visit.now.date()) {
        return Err(Declined("rights-again-past").into());
    }
    let agency = (!new.everywhere).then_some(own);
    let event = Event::HoldSet { agency, scope: new.scope, what: new.what, until: new.until, ordered_by, reason };
    let mut work = house.begin(visit).await?;
    work.append(&permit, &stream, 0, &[event]).await?;
    work.commit().await?;
    Ok(id)
}

/// Releases a hold.
///
/// # Errors
/// A refusal, a no of the domain when it was released before or no reason is given, or a fault.
pub async fn release_hold(house: &House, visit: &Visit, hold: HoldId, reason: &str) -> Result<(), Stop> {
    let own = visit.who.agency.ok_or(Stop::NotFound)?;
    let known = queries::hold(&mut house.facts().await?, hold).await?.ok_or(Stop::NotFound)?;
    let permit = match known.agency {
        None => house.permit(visit, "rights.hold_everywhere", &register(own))?,
        Some(agency) => house.permit(visit, "rights.hold", &register(agency))?,
    };
    let stream = Stream::of(hold);
    let reason = Sealed::about(stream.to_string(), reason.trim().to_owned());
    decide::given(&reason)?;
    let mut work = house.begin(visit).await?;
    let history = work.history::<Event>(&stream).await?;
    if history.events.iter().any(|told| matches!(told.event, Event::HoldReleased { .. })) {
        return Err(Declined("rights-released").into());
    }
    work.append(&permit, &stream, history.place, &[Event::HoldReleased { reason }]).await?;
    work.commit().await.map(drop).map_err(Stop::from)
}
