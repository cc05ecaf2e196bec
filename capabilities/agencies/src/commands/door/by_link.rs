//! What comes by a link: accepting an invitation, and a new password for a forgotten one.

use super::{account, address, cannot_hash, keep_password, knock};
use crate::commands::attempts::{self, Names};
use crate::commands::sessions::{self, Which};
use crate::commands::{LinkFor, Opened, hash_key, known, letters, links};
use crate::credentials::sessions::Stage;
use crate::credentials::{passwords, rules};
use crate::decide::may_send_reset;
use crate::events::Event;
use crate::queries;
use crate::words::PasswordReason;
use access::{Permit, Visit};
use kernel::ActorId;
use store::{House, Stop, Stream};

/// What became of a new password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settled {
    /// The link opens nothing any more.
    LinkSpent,
    /// The password will not do.
    Weak(rules::Weakness),
    /// Done; for an invitation with the token of a session in which the second factor is set up next.
    Done(Option<String>),
}

/// The invitation is accepted with a password.
///
/// # Errors
/// A no of the domain, or a fault.
pub async fn accept_invitation(
    house: &House,
    visit: &Visit,
    opened: &Opened,
    password: &str,
    network: &str,
) -> Result<Settled, Stop> {
    let hash = match new_password(house, opened, password).await? {
        Ok(hash) => hash,
        Err(weakness) => return Ok(Settled::Weak(weakness)),
    };
    let staff = opened.person.id;
    let own = own_permit(house, visit, opened).await?;
    let mut work = house.begin(visit).await?;
    if !links::spend(&mut work, &opened.hash).await? {
        return Ok(Settled::LinkSpent);
    }
    let found = known(&mut work, staff).await?;
    let events = found.staff.join()?;
    work.append(&own, &found.stream, found.place, &events).await?;
    keep_password(&mut work, staff, &hash).await?;
    let network = Names::new(&hash_key(house), "", network).network;
    let token = sessions::begin(&mut work, house, staff, Stage::EnrolmentDue, &network).await?;
    work.commit().await?;
    Ok(Settled::Done(Some(token)))
}

/// Somebody says that they forgot the password. The answer, the entry and nearly all of the work are the same whoever
/// they are: for an address that nobody has, a link is made that opens nothing.
///
/// # Errors
/// A fault.
pub async fn forgotten(house: &House, visit: &Visit, typed: &str, network: &str) -> Result<(), Stop> {
    let permit = knock(house, visit)?;
    let address = address(typed);
    let names = Names::new(&hash_key(house), &address, network);
    let account = account(&mut house.facts().await?, &address, visit.now).await?;
    let staff = account.filter(|account| may_send_reset(Some(account.standing))).map(|account| account.staff);
    let owner = staff.unwrap_or_else(|| ActorId::named("nobody"));
    let mut work = house.begin(visit).await?;
    let stream = Stream::of(names.door(visit.now.date()));
    let place = work.history::<Event>(&stream).await?.place;
    work.append(&permit, &stream, place, &[Event::ResetAsked { network: names.network }]).await?;
    // A few in an hour are enough: more would only bury the last one.
    let few = links::sent_since(&mut work, LinkFor::Reset, owner, visit.now.plus_hours(-1)).await? < 3;
    if few || staff.is_none() {
        let token = links::make(&mut work, house, LinkFor::Reset, owner).await?;
        let letter = letters::with_link(house, &address, "reset", &format!("/new-password/{}", token.text()));
        if staff.is_some() {
            work.post(&letter).await?;
        }
    }
    work.commit().await?;
    Ok(())
}

/// A new password through the link; every session ends, and the second factor is still asked for.
///
/// # Errors
/// A no of the domain, or a fault.
pub async fn reset_password(house: &House, visit: &Visit, opened: &Opened, password: &str) -> Result<Settled, Stop> {
    let hash = match new_password(house, opened, password).await? {
        Ok(hash) => hash,
        Err(weakness) => return Ok(Settled::Weak(weakness)),
    };
    let staff = opened.person.id;
    let own = own_permit(house, visit, opened).await?;
    let mut work = house.begin(visit).await?;
    if !links::spend(&mut work, &opened.hash).await? {
        return Ok(Settled::LinkSpent);
    }
    let found = known(&mut work, staff).await?;
    let events = found.staff.change_password(PasswordReason::Forgotten)?;
    work.append(&own, &found.stream, found.place, &events).await?;
    keep_password(&mut work, staff, &hash).await?;
    sessions::end(&mut work, staff, Which::All).await?;
    links::void(&mut work, LinkFor::Reset, staff).await?;
    if let Some(email) = &opened.person.email {
        attempts::forgive_everywhere(&mut work, &hash_key(house), email).await?;
        work.post(&letters::notice(house, email, "password-changed")).await?;
    }
    work.commit().await?;
    Ok(Settled::Done(None))
}

/// The second step was not lost: whoever holds the link that came with the notice keeps it. False where nothing waits any
/// more.
///
/// # Errors
/// A fault.
pub async fn keep_second_step(house: &House, visit: &Visit, opened: &Opened) -> Result<bool, Stop> {
    let own = own_permit(house, visit, opened).await?;
    let mut work = house.begin(visit).await?;
    if !links::spend(&mut work, &opened.hash).await? {
        return Ok(false);
    }
    let found = known(&mut work, opened.person.id).await?;
    let events = found.staff.keep_second_factor();
    let kept = !events.is_empty();
    work.append(&own, &found.stream, found.place, &events).await?;
    work.commit().await?;
    Ok(kept)
}

/// Permission for somebody who holds a link of their own.
async fn own_permit(house: &House, visit: &Visit, opened: &Opened) -> Result<Permit, Stop> {
    let facts =
        queries::facts_of(&mut house.facts().await?, house.limits(), opened.person.id, visit.now.date()).await?;
    let facts = facts.ok_or(Stop::NotFound)?;
    crate::commands::account::own_permit(house, &Visit { who: facts.who, ..visit.clone() })
}

async fn new_password(house: &House, opened: &Opened, password: &str) -> Result<Result<String, rules::Weakness>, Stop> {
    let person = &opened.person;
    let about =
        [person.name.as_str(), person.email.as_deref().unwrap_or(""), &opened.agency.name.cy, &opened.agency.name.en];
    if let Some(weakness) = rules::weakness(password, &about) {
        return Ok(Err(weakness));
    }
    let hash = passwords::hash_in_turn(password.to_owned(), house.chance().clone()).await.map_err(cannot_hash)?;
    Ok(Ok(hash))
}
