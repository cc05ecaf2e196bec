//! Passkeys (WebAuthn): added, named, removed, and used as the second step, or as the only one, where the device has made
//! sure who holds it.

use super::sessions::Entrance;
use super::{account, hash_key, known, letters, tickets};
use crate::credentials::tokens::Purpose;
use crate::events::Event;
use crate::queries;
use access::Visit;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::{ActorId, Timestamp};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;
use store::{Fault, House, Reader, Row, Stop, Work};
use uuid::Uuid;
use vault::ServerSeal;
use webauthn_rs::prelude::{
    DiscoverableAuthentication, DiscoverableKey, Passkey, PasskeyAuthentication, PasskeyRegistration,
    PublicKeyCredential, RegisterPublicKeyCredential, Url, Webauthn, WebauthnBuilder,
};

/// Most letters of a name.
pub const LONGEST_NAME: usize = 60;
/// Most passkeys of one person.
const MOST: usize = 10;

/// What a page hands to the browser, and gets back with the answer of the device.
#[derive(Debug, Clone)]
pub struct Begun {
    /// What `navigator.credentials` is asked, as JSON.
    pub options: String,
    /// Comes back with the answer.
    pub ticket: String,
}

/// One of one's own passkeys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnPasskey {
    /// Its name in addresses.
    pub id: String,
    /// As its owner calls it.
    pub name: String,
    /// When it was added.
    pub added: Timestamp,
    /// When it was used last.
    pub used: Option<Timestamp>,
}

/// What became of adding one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// The device's answer did not fit, came too late, or came a second time.
    Refused,
    /// There are enough of them.
    TooMany,
    /// Done.
    Done,
}

#[derive(Serialize, Deserialize)]
enum State {
    Adding(PasskeyRegistration),
    Using(PasskeyAuthentication),
    Alone(DiscoverableAuthentication),
}

/// A passkey as it is kept.
struct Kept {
    hash: String,
    staff: ActorId,
    key: Passkey,
}

/// The house as browsers know it; `None` where it is reached by a number, to which no browser gives a passkey.
fn relying_party(house: &House) -> Option<Webauthn> {
    let origin = Url::parse(&house.settings().public_address).ok()?;
    let builder = WebauthnBuilder::new(origin.domain()?, &origin).ok()?;
    builder.rp_name(house.texts(kernel::Language::En).get("web-house").as_str()).build().ok()
}

/// Whether this house can take passkeys at all.
pub fn are_possible(house: &House) -> bool {
    relying_party(house).is_some()
}

fn seal(house: &House) -> ServerSeal {
    ServerSeal::new(house.master(), "agencies/passkey")
}

fn hash_of(house: &House, credential: &[u8]) -> String {
    hash_key(house).hash(Purpose::Passkey, credential)
}

/// What the owner is called to the device: nothing that anybody else calls them.
fn handle(house: &House, staff: ActorId) -> Uuid {
    let hash = hash_key(house).hash(Purpose::Passkey, format!("owner {staff}").as_bytes());
    let bytes = hex::decode(&hash[..32]).unwrap_or_default();
    uuid::Builder::from_custom_bytes(bytes.try_into().unwrap_or_default()).into_uuid()
}

fn cannot<E: std::fmt::Debug>(_: E) -> Fault {
    Fault::new("a challenge for a passkey could not be made")
}

const KEPT: &str = "SELECT hash, staff, sealed FROM agencies_passkey";

fn kept(house: &House, row: &Row) -> Result<Kept, Fault> {
    let opened = seal(house).open(&row.text("sealed")?);
    let bytes = opened.map_err(|_| Fault::new("a passkey does not open: is it the right master key?"))?;
    Ok(Kept { hash: row.text("hash")?, staff: row.id("staff")?, key: serde_json::from_slice(&bytes)? })
}

async fn kept_of(house: &House, reader: &mut Reader, staff: ActorId) -> Result<Vec<Kept>, Fault> {
    let rows = reader.rows(&format!("{KEPT} WHERE staff = $1 ORDER BY added_at, id"), &[staff.into()]).await?;
    rows.iter().map(|row| kept(house, row)).collect()
}

/// One's own passkeys, the oldest first.
///
/// # Errors
/// A refusal, or a fault.
pub async fn own(house: &House, visit: &Visit) -> Result<Vec<OwnPasskey>, Stop> {
    account::own_permit(house, visit)?;
    let sql = "SELECT id, name, added_at, used_at FROM agencies_passkey WHERE staff = $1 ORDER BY added_at, id";
    let rows = house.facts().await?.rows(sql, &[account::me(visit)?.into()]).await?;
    let read = |row: &Row| {
        Ok(OwnPasskey {
            id: row.text("id")?,
            name: row.text("name")?,
            added: row.time("added_at")?,
            used: row.maybe_time("used_at")?,
        })
    };
    Ok(rows.iter().map(read).collect::<Result<_, Fault>>()?)
}

/// Begins adding one.
///
/// # Errors
/// A refusal; [`Stop::NotFound`] where no passkey is possible; or a fault.
pub async fn begin_adding(house: &House, visit: &Visit, token: &str) -> Result<Begun, Stop> {
    account::factors_permit(house, visit)?;
    let entrance = account::own_entrance(house, visit, token).await?;
    let party = relying_party(house).ok_or(Stop::NotFound)?;
    let mut reader = house.facts().await?;
    let person = queries::person(&mut reader, entrance.staff).await?.ok_or(Stop::NotFound)?;
    let known = kept_of(house, &mut reader, entrance.staff).await?;
    let known = known.iter().map(|kept| kept.key.cred_id().clone()).collect();
    let email = person.email.unwrap_or_default();
    let begun = party.start_passkey_registration(handle(house, entrance.staff), &email, &person.name, Some(known));
    let (asked, state) = begun.map_err(cannot)?;
    let mut options = serde_json::to_value(&asked.public_key).map_err(Fault::from)?;
    // With a device that can find the passkey by itself it may then be the only step.
    options["authenticatorSelection"]["residentKey"] = "preferred".into();
    let state = own_challenge(house, &mut options, &state)?;
    let ticket = tickets::write(house, visit.now, "add", &entrance.hash, State::Adding(state))?;
    Ok(Begun { options: options.to_string(), ticket })
}

/// A challenge of the house's own chance in place of the library's: in what is asked and in what is remembered. Chance is
/// nowhere ambient, so that a page shows the same for whoever may not know what differs.
fn own_challenge<S: Serialize + DeserializeOwned>(house: &House, options: &mut Value, state: &S) -> Result<S, Fault> {
    let mut state = serde_json::to_value(state)?;
    let fresh = Value::from(URL_SAFE_NO_PAD.encode(house.chance().bytes::<32>()));
    let inside = state.as_object_mut().and_then(|state| state.values_mut().next());
    match (options.get_mut("challenge"), inside.and_then(|inside| inside.get_mut("challenge"))) {
        (Some(asked), Some(kept)) if asked == kept => (*asked, *kept) = (fresh.clone(), fresh),
        _ => return Err(Fault::new("a challenge for a passkey is not where it was")),
    }
    Ok(serde_json::from_value(state)?)
}

/// Adds one, with the device's answer as JSON.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn add(
    house: &House,
    visit: &Visit,
    token: &str,
    ticket: &str,
    answer: &str,
    name: &str,
) -> Result<Added, Stop> {
    let permit = account::factors_permit(house, visit)?;
    let entrance = account::own_entrance(house, visit, token).await?;
    let opened = tickets::read::<State>(house, visit.now, "add", &entrance.hash, ticket);
    let (Some(party), Some(opened)) = (relying_party(house), opened) else { return Ok(Added::Refused) };
    let State::Adding(state) = &opened.content else { return Ok(Added::Refused) };
    let Ok(answer) = serde_json::from_str::<RegisterPublicKeyCredential>(answer) else { return Ok(Added::Refused) };
    let Ok(key) = party.finish_passkey_registration(&answer, state) else { return Ok(Added::Refused) };
    let mut work = house.begin(visit).await?;
    let hash = hash_of(house, key.cred_id());
    let taken = work.tables().row("SELECT 1 AS one FROM agencies_passkey WHERE hash = $1", &[(&hash).into()]).await?;
    if taken.is_some() || !tickets::spend(&mut work, &opened).await? {
        return Ok(Added::Refused);
    }
    let sql = "SELECT COUNT(*) AS held FROM agencies_passkey WHERE staff = $1";
    let held = work.tables().row(sql, &[entrance.staff.into()]).await?;
    if held.map(|row| row.int("held")).transpose()?.unwrap_or(0) >= MOST as i64 {
        return Ok(Added::TooMany);
    }
    let found = known(&mut work, entrance.staff).await?;
    let events = found.staff.add_passkey()?;
    work.append(&permit, &found.stream, found.place, &events).await?;
    let id = kernel::Id::<kernel::ActorKind>::mint(visit.now, house.chance()).to_string();
    let sealed = seal(house).seal(&serde_json::to_vec(&key).map_err(Fault::from)?, house.chance());
    let args = [
        hash.into(),
        id.into(),
        entrance.staff.into(),
        name.chars().take(LONGEST_NAME).collect::<String>().into(),
        sealed.into(),
        visit.now.into(),
    ];
    let sql = "INSERT INTO agencies_passkey (hash, id, staff, name, sealed, added_at) VALUES ($1, $2, $3, $4, $5, $6)";
    work.tables().run(sql, &args).await?;
    let person = queries::person(&mut house.facts().await?, entrance.staff).await?;
    if let Some(email) = person.and_then(|person| person.email) {
        work.post(&letters::notice(house, &email, "passkey-added")).await?;
    }
    work.commit().await?;
    Ok(Added::Done)
}

/// Gives one of one's own another name.
///
/// # Errors
/// A refusal, [`Stop::NotFound`], or a fault.
pub async fn rename(house: &House, visit: &Visit, id: &str, name: &str) -> Result<(), Stop> {
    let permit = account::own_permit(house, visit)?;
    let name: String = name.chars().take(LONGEST_NAME).collect();
    let sql = "UPDATE agencies_passkey SET name = $3 WHERE staff = $1 AND id = $2";
    let args = [account::me(visit)?.into(), id.into(), name.into()];
    change(house, visit, &permit, sql, &args, Event::PasskeyRenamed {}).await
}

/// Removes one of one's own.
///
/// # Errors
/// A refusal, [`Stop::NotFound`], or a fault.
pub async fn remove(house: &House, visit: &Visit, id: &str) -> Result<(), Stop> {
    let permit = account::factors_permit(house, visit)?;
    let sql = "DELETE FROM agencies_passkey WHERE staff = $1 AND id = $2";
    change(house, visit, &permit, sql, &[account::me(visit)?.into(), id.into()], Event::PasskeyRemoved {}).await
}

async fn change(
    house: &House,
    visit: &Visit,
    permit: &access::Permit,
    sql: &str,
    args: &[store::Arg],
    event: Event,
) -> Result<(), Stop> {
    let mut work = house.begin(visit).await?;
    if work.tables().run(sql, args).await? == 0 {
        return Err(Stop::NotFound);
    }
    let found = known(&mut work, account::me(visit)?).await?;
    work.append(permit, &found.stream, found.place, &[event]).await?;
    work.commit().await?;
    Ok(())
}

/// Begins a step with one of somebody's passkeys; `None` where they have none. Asked only of whoever has come as far as
/// this session says.
pub(crate) async fn begin_using(house: &House, entrance: &Entrance, now: Timestamp) -> Result<Option<Begun>, Fault> {
    let Some(party) = relying_party(house) else { return Ok(None) };
    let known = kept_of(house, &mut house.facts().await?, entrance.staff).await?;
    if known.is_empty() {
        return Ok(None);
    }
    let keys: Vec<Passkey> = known.into_iter().map(|kept| kept.key).collect();
    let (asked, state) = party.start_passkey_authentication(&keys).map_err(cannot)?;
    let mut options = serde_json::to_value(&asked.public_key)?;
    let state = own_challenge(house, &mut options, &state)?;
    let ticket = tickets::write(house, now, "use", &entrance.hash, State::Using(state))?;
    Ok(Some(Begun { options: options.to_string(), ticket }))
}

/// Begins signing in with a passkey alone: it is the same for everybody, and says nothing of anybody.
pub(crate) fn begin_alone(house: &House, now: Timestamp) -> Result<Option<Begun>, Fault> {
    let Some(party) = relying_party(house) else { return Ok(None) };
    let (asked, state) = party.start_discoverable_authentication().map_err(cannot)?;
    let mut options = serde_json::to_value(&asked.public_key)?;
    let state = own_challenge(house, &mut options, &state)?;
    let ticket = tickets::write(house, now, "alone", "", State::Alone(state))?;
    Ok(Some(Begun { options: options.to_string(), ticket }))
}

/// Whose passkey has answered, where the answer is right, in time, and not one that was given before. `of` is who it must
/// be; without one it is whoever the device says, by a passkey that it has found by itself.
pub(crate) async fn proved_by(
    house: &House,
    work: &mut Work,
    browser: &str,
    of: Option<ActorId>,
    ticket: &str,
    answer: &str,
) -> Result<Option<ActorId>, Stop> {
    let now = work.now();
    let what = if of.is_some() { "use" } else { "alone" };
    let opened = tickets::read::<State>(house, now, what, browser, ticket);
    let answer = serde_json::from_str::<PublicKeyCredential>(answer);
    let (Some(party), Some(opened), Ok(answer)) = (relying_party(house), opened, answer) else { return Ok(None) };
    let hash = hash_of(house, answer.get_credential_id());
    let row = work.tables().row(&format!("{KEPT} WHERE hash = $1"), &[(&hash).into()]).await?;
    let Some(mut kept) = row.map(|row| kept(house, &row)).transpose()? else { return Ok(None) };
    let checked = match &opened.content {
        State::Using(state) => party.finish_passkey_authentication(&answer, state),
        State::Alone(state) => {
            let named = answer.get_user_unique_id() == Some(handle(house, kept.staff).as_bytes().as_slice());
            if !named {
                return Ok(None);
            }
            party.finish_discoverable_authentication_v2(&answer, state.clone(), DiscoverableKey::from(&kept.key))
        }
        State::Adding(_) => return Ok(None),
    };
    // Whoever holds the device has shown it that they are its owner: without that it counts for nothing here.
    let Some(result) = checked.ok().filter(|result| result.user_verified()) else { return Ok(None) };
    if of.is_some_and(|of| of != kept.staff) || !tickets::spend(work, &opened).await? {
        return Ok(None);
    }
    kept.key.update_credential(&result);
    let sealed = seal(house).seal(&serde_json::to_vec(&kept.key).map_err(Fault::from)?, house.chance());
    let args = [kept.hash.into(), sealed.into(), now.into()];
    work.tables().run("UPDATE agencies_passkey SET sealed = $2, used_at = $3 WHERE hash = $1", &args).await?;
    Ok(Some(kept.staff))
}
