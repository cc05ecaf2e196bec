//! An account of an agency's own sign-in is linked to one account of this house, and parted from it again.

use super::journey::{AT_THE_ACCOUNT, Arrival, WhyNot, set_out, used};
use super::{Setting, hash_of};
use crate::commands::{account, known, letters, tickets};
use crate::credentials::open_id::identity::Identity;
use crate::decide::No;
use crate::events::Event;
use crate::queries;
use access::Visit;
use fetch::Client;
use kernel::ActorId;
use serde::{Deserialize, Serialize};
use store::{Fault, House, Stop, Work};
use vault::ServerSeal;

/// What a second step is to link, as it waits with the session.
#[derive(Serialize, Deserialize)]
struct ToLink {
    issuer: String,
    hash: String,
}

fn seal(house: &House) -> ServerSeal {
    ServerSeal::new(house.master(), "agencies/to-link")
}

pub(super) fn to_be_linked(house: &House, issuer: &str, hash: &str) -> Result<String, Fault> {
    let to_link = ToLink { issuer: issuer.to_owned(), hash: hash.to_owned() };
    Ok(seal(house).seal(&serde_json::to_vec(&to_link)?, house.chance()))
}

/// Whether an account of the agency's sign-in, as it is set now, is linked to one's own.
///
/// # Errors
/// A refusal, or a fault.
pub async fn is_linked(house: &House, visit: &Visit) -> Result<bool, Stop> {
    account::own_permit(house, visit)?;
    let sql = "SELECT 1 AS one FROM agencies_subject l JOIN agencies_staff s ON s.id = l.staff \
               JOIN agencies_provider v ON v.agency = s.agency AND v.issuer = l.issuer WHERE l.staff = $1";
    Ok(house.facts().await?.row(sql, &[account::me(visit)?.into()]).await?.is_some())
}

/// Whether one is linked to somebody, for the administrator's page.
///
/// # Errors
/// A fault of the database.
pub async fn has_link(reader: &mut store::Reader, staff: ActorId) -> Result<bool, Fault> {
    let row = reader.row("SELECT 1 AS one FROM agencies_subject WHERE staff = $1", &[staff.into()]).await?;
    Ok(row.is_some())
}

/// Whether there is anything to link to, or to part from: for the account's page.
///
/// # Errors
/// A refusal, or a fault.
pub async fn own_agency_setting(house: &House, visit: &Visit) -> Result<Option<Setting>, Stop> {
    account::own_permit(house, visit)?;
    match visit.who.agency {
        Some(agency) => used(house, agency).await,
        None => Ok(None),
    }
}

/// Begins linking, by somebody who is signed in and has proved lately who they are: where the browser is to go.
///
/// # Errors
/// A refusal; [`Stop::NotFound`] where there is nothing to link to; or a fault.
pub async fn begin_linking(
    house: &House,
    visit: &Visit,
    client: &Client,
    token: &str,
) -> Result<Result<String, WhyNot>, Stop> {
    account::factors_permit(house, visit)?;
    let entrance = account::own_entrance(house, visit, token).await?;
    let setting = own_agency_setting(house, visit).await?.ok_or(Stop::NotFound)?;
    set_out(house, visit, client, &setting, (AT_THE_ACCOUNT, entrance.hash), None).await
}

/// What shows that a link is followed from one's own page and from no other: bound to the session, and good once.
///
/// # Errors
/// A refusal, or a fault.
pub async fn ticket_to_link(house: &House, visit: &Visit, token: &str) -> Result<String, Stop> {
    let entrance = account::own_entrance(house, visit, token).await?;
    Ok(tickets::write(house, visit.now, GO, &entrance.hash, ())?)
}

/// Uses it up. False where it is not one of one's own, too old, or was used.
///
/// # Errors
/// A refusal, or a fault.
pub async fn use_ticket_to_link(house: &House, visit: &Visit, token: &str, ticket: &str) -> Result<bool, Stop> {
    account::factors_permit(house, visit)?;
    let entrance = account::own_entrance(house, visit, token).await?;
    let Some(opened) = tickets::read::<()>(house, visit.now, GO, &entrance.hash, ticket) else { return Ok(false) };
    let mut work = house.begin(visit).await?;
    let first = tickets::spend(&mut work, &opened).await?;
    work.commit().await?;
    Ok(first)
}

const GO: &str = "agency-link-go";

/// The browser of somebody who is signed in has come back: the account there is theirs from here on.
pub(super) async fn link_own(
    house: &House,
    visit: &Visit,
    session: &str,
    setting: &Setting,
    identity: &Identity,
) -> Result<Arrival, Stop> {
    let not = Ok(Arrival::Not(WhyNot::NotLinked));
    // What the provider says is no proof: whoever links must have given their own second step lately.
    let Ok(permit) = account::factors_permit(house, visit) else { return not };
    let staff = account::me(visit)?;
    let hash = hash_of(house, setting.agency, &setting.issuer, &identity.subject);
    let mut work = house.begin(visit).await?;
    let sql = "SELECT 1 AS one FROM agencies_session WHERE hash = $1 AND staff = $2 AND ended_at IS NULL";
    let stands = work.tables().row(sql, &[session.into(), staff.into()]).await?.is_some();
    let found = known(&mut work, staff).await?;
    let own = stands && found.staff.agency == Some(setting.agency);
    if !own || is_taken(&mut work, &hash).await? {
        return not;
    }
    let Ok(events) = found.staff.link_sign_in(staff, &setting.issuer, &hash, false) else { return not };
    work.append(&permit, &found.stream, found.place, &events).await?;
    tell(house, &mut work, staff, "agency-sign-in-linked").await?;
    work.commit().await?;
    Ok(Arrival::Linked)
}

/// The second step was right: what waited with the session is linked. `None` where it can be no longer.
pub(crate) async fn link_now(
    house: &House,
    work: &mut Work,
    staff: ActorId,
    sealed: &str,
) -> Result<Option<Vec<Event>>, Stop> {
    let opened = seal(house).open(sealed).ok().and_then(|bytes| serde_json::from_slice::<ToLink>(&bytes).ok());
    let Some(ToLink { issuer, hash }) = opened else { return Ok(None) };
    let found = known(work, staff).await?;
    let sql = "SELECT 1 AS one FROM agencies_staff s JOIN agencies_provider v ON v.agency = s.agency \
               WHERE s.id = $1 AND v.issuer = $2 AND v.way <> 'off'";
    let used = work.tables().row(sql, &[staff.into(), (&issuer).into()]).await?.is_some();
    if !used || is_taken(work, &hash).await? {
        return Ok(None);
    }
    let Ok(events) = found.staff.link_sign_in(staff, &issuer, &hash, true) else { return Ok(None) };
    tell(house, work, staff, "agency-sign-in-linked").await?;
    Ok(Some(events))
}

async fn is_taken(work: &mut Work, hash: &str) -> Result<bool, Fault> {
    let sql = "SELECT 1 AS one FROM agencies_subject WHERE hash = $1";
    Ok(work.tables().row(sql, &[hash.into()]).await?.is_some())
}

/// Parts one's own account from the one there.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn unlink_own(house: &House, visit: &Visit) -> Result<(), Stop> {
    let permit = account::factors_permit(house, visit)?;
    let staff = account::me(visit)?;
    let mut work = house.begin(visit).await?;
    let found = known(&mut work, staff).await?;
    let events = found.staff.unlink_own_sign_in().map_err(|_: No| Stop::NotFound)?;
    work.append(&permit, &found.stream, found.place, &events).await?;
    tell(house, &mut work, staff, "agency-sign-in-unlinked").await?;
    work.commit().await?;
    Ok(())
}

/// Tells somebody by letter, with the commit.
pub(crate) async fn tell(house: &House, work: &mut Work, staff: ActorId, what: &str) -> Result<(), Stop> {
    let person = queries::person(&mut house.facts().await?, staff).await?;
    if let Some(email) = person.and_then(|person| person.email) {
        work.post(&letters::notice(house, &email, what)).await?;
    }
    Ok(())
}
