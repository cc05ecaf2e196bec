//! "Known to a partner?": a check for a purpose, which tells a desk to ring or nothing, and tells the owners.

use crate::around::{Around, Wanted};
use crate::events::{Check, Event};
use crate::queries::{checks_since, register};
use access::Visit;
use kernel::AgencyId;
use std::collections::BTreeSet;
use store::{Declined, House, Stop, Stream};
use vault::Sealed;
use vocabulary::CheckId;

/// What is checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checking {
    /// Whom.
    pub wanted: Wanted,
    /// What for.
    pub purpose: String,
    /// Why, in words.
    pub why: String,
}

/// What is told: the agencies whose duty desks may be rung; nobody where nothing is known, where what is known is
/// sealed, and where it is the visitor's own.
pub type Answer = BTreeSet<AgencyId>;

/// The fewest letters of a reason.
const REASON: usize = 20;

/// Checks whether somebody is known to a partner. Each check is recorded, and told to the owners of what it met.
///
/// # Errors
/// A refusal, a no of the domain when the reason is too short or this day's checks are used up, or a fault.
pub async fn check_known(
    house: &House,
    visit: &Visit,
    around: &dyn Around,
    checking: Checking,
) -> Result<Answer, Stop> {
    let agency = visit.who.agency.ok_or(Stop::NotFound)?;
    let permit = house.permit(visit, "sharing.check_known", &register(agency))?;
    if checking.why.trim().chars().count() < REASON {
        return Err(Declined("sharing-check-why").into());
    }
    if crate::law().purpose(&checking.purpose).is_none() {
        return Err(Declined("sharing-check-purpose").into());
    }
    let (tries, per_minutes) = crate::check_ceiling();
    let since = visit.now.plus_minutes(-i64::from(per_minutes));
    let made = checks_since(&mut house.facts().await?, &visit.actor().to_string(), since).await?;
    if made >= i64::from(tries) {
        return Err(Declined("sharing-check-enough").into());
    }
    let met = around.known(house, visit, &checking.wanted).await?;
    let others = met.into_iter().filter(|met| met.owner != agency);
    let (told, all): (Vec<_>, Vec<_>) =
        others.map(|met| (met.may_be_told.then_some(met.owner), (met.owner, met.record))).unzip();
    let id = CheckId::mint(visit.now, house.chance());
    let about = Check {
        name: checking.wanted.name,
        born: checking.wanted.born.to_string(),
        why: checking.why.trim().to_owned(),
    };
    let about = Sealed::about(Stream::of(id).to_string(), about);
    let event = Event::Checked { agency, purpose: checking.purpose, about, met: all };
    let mut work = house.begin(visit).await?;
    work.append(&permit, &Stream::of(id), 0, &[event]).await?;
    work.commit().await?;
    Ok(told.into_iter().flatten().collect())
}
