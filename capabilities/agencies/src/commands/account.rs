//! What people do with their own account: language, password, sessions, recovery codes, another telephone.

use super::devices::{self, CameFrom};
use super::sessions::{self, Entrance, Which};
use super::{door, hash_key, known, letters};
use crate::credentials::{passwords, recovery, rules};
use crate::decide::Training;
use crate::events::Event;
use crate::queries;
use crate::words::{EndReason, PasswordReason};
use access::{Permit, Thing, Visit, Who};
use kernel::{ActorId, Language, ReturnCode, Timestamp};
use store::{Fault, House, Stop};

/// One of one's own sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnSession {
    /// Its name, with which it can be ended.
    pub id: String,
    /// When it began.
    pub started: Timestamp,
    /// When a page was asked for last.
    pub seen: Timestamp,
    /// Whether it is the one that asks.
    pub is_this: bool,
    /// From which browser and network.
    pub came_from: CameFrom,
}

/// What became of a change that asks for the present password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changed {
    /// The present password was wrong.
    WrongPassword,
    /// The new one will not do.
    Weak(rules::Weakness),
    /// The code from the app was wrong.
    WrongCode,
    /// Done.
    Done,
}

/// Permission to one's own account.
pub(crate) fn own_permit(house: &House, visit: &Visit) -> Result<Permit, Stop> {
    let staff = visit.who.actor.staff().ok_or(Stop::NotFound)?;
    let agency = visit.who.agency.map(|agency| agency.to_string()).unwrap_or_default();
    let thing = Thing::new("StaffMember", staff).text("agency", agency).text("staff", staff);
    Ok(house.permit(visit, "agencies.own_account", &thing)?)
}

/// Permission to change with what one proves who one is: only a short while after one has done so.
pub(crate) fn factors_permit(house: &House, visit: &Visit) -> Result<Permit, Stop> {
    let staff = me(visit)?;
    let agency = visit.who.agency.map(|agency| agency.to_string()).unwrap_or_default();
    let thing = Thing::new("StaffMember", staff).text("agency", agency).text("staff", staff);
    Ok(house.permit(visit, "agencies.change_factors", &thing)?)
}

pub(crate) fn me(visit: &Visit) -> Result<ActorId, Stop> {
    visit.who.actor.staff().ok_or(Stop::NotFound)
}

/// The language of messages is chosen.
///
/// # Errors
/// A refusal, or a fault.
pub async fn choose_language(house: &House, visit: &Visit, language: Language) -> Result<(), Stop> {
    record(house, visit, &[Event::LanguageChosen { language }]).await
}

async fn record(house: &House, visit: &Visit, events: &[Event]) -> Result<(), Stop> {
    let permit = own_permit(house, visit)?;
    let mut work = house.begin(visit).await?;
    let found = known(&mut work, me(visit)?).await?;
    work.append(&permit, &found.stream, found.place, events).await?;
    work.commit().await?;
    Ok(())
}

/// One's own sessions that still hold, the newest first.
///
/// # Errors
/// A refusal, or a fault.
pub async fn own_sessions(house: &House, visit: &Visit, token: &str) -> Result<Vec<OwnSession>, Stop> {
    let permit = own_permit(house, visit)?;
    let mut reader = house.look(&permit, "own sessions").await?;
    let this = sessions::find(house, &mut reader, token, visit.now).await?;
    let limits = crate::credentials::sessions::Limits::in_force(house.limits(), visit.now);
    let sql = "SELECT id, started_at, seen_at, came_from FROM agencies_session WHERE staff = $1 AND ended_at IS NULL AND stage = 'in' \
               AND started_at > $2 AND seen_at > $3 ORDER BY started_at DESC, id";
    let args = [
        me(visit)?.into(),
        visit.now.plus_hours(-limits.whole_hours).into(),
        visit.now.plus_minutes(-limits.idle_minutes).into(),
    ];
    let mut own = Vec::new();
    for row in reader.rows(sql, &args).await? {
        let id = row.text("id")?;
        let is_this = this.as_ref().is_some_and(|this| this.id == id);
        let came_from = devices::opened(house, row.maybe_text("came_from")?);
        own.push(OwnSession { id, started: row.time("started_at")?, seen: row.time("seen_at")?, is_this, came_from });
    }
    Ok(own)
}

/// One's own last training.
///
/// # Errors
/// A refusal, or a fault.
pub async fn own_training(house: &House, visit: &Visit) -> Result<Training, Stop> {
    own_permit(house, visit)?;
    let mut reader = house.facts().await?;
    let person = queries::person(&mut reader, me(visit)?).await?.ok_or(Stop::NotFound)?;
    Ok(Training::of(person.training_on, house.limits(), visit.now.date()))
}

/// Ends one of one's own sessions, or with `None` all but this one.
///
/// # Errors
/// A refusal, or a fault.
pub async fn end_sessions(house: &House, visit: &Visit, token: &str, id: Option<&str>) -> Result<u64, Stop> {
    let permit = own_permit(house, visit)?;
    let staff = me(visit)?;
    let this = sessions::find(house, &mut house.facts().await?, token, visit.now).await?.ok_or(Stop::NotFound)?;
    let mut work = house.begin(visit).await?;
    let which = id.map_or(Which::AllBut(&this.hash), Which::ById);
    let ended = sessions::end(&mut work, staff, which).await?;
    if ended > 0 {
        let found = known(&mut work, staff).await?;
        work.append(&permit, &found.stream, found.place, &[sessions::signed_out(EndReason::EndedByOwner)]).await?;
    }
    work.commit().await?;
    Ok(ended)
}

/// Whether the present password is right: asked again before anything that could lock its owner out.
async fn is_own_password(house: &House, staff: ActorId, password: &str) -> Result<bool, Stop> {
    let mut reader = house.facts().await?;
    let row = reader.row("SELECT hash FROM agencies_password WHERE staff = $1", &[staff.into()]).await?;
    let hash = row.map(|row| row.text("hash")).transpose()?;
    let verified = passwords::verify_in_turn(password.to_owned(), hash).await;
    Ok(verified.map_err(|_| Fault::new("a password could not be hashed"))?)
}

/// A new password in place of the present one; all other sessions end.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn change_password(
    house: &House,
    visit: &Visit,
    token: &str,
    present: &str,
    new: &str,
) -> Result<Changed, Stop> {
    let permit = own_permit(house, visit)?;
    let staff = me(visit)?;
    let mut reader = house.facts().await?;
    let person = queries::person(&mut reader, staff).await?.ok_or(Stop::NotFound)?;
    let agency = queries::agency(&mut reader, person.agency).await?.ok_or(Stop::NotFound)?;
    let this = sessions::find(house, &mut reader, token, visit.now).await?.ok_or(Stop::NotFound)?;
    drop(reader);
    if !is_own_password(house, staff, present).await? {
        return Ok(Changed::WrongPassword);
    }
    let email = person.email.unwrap_or_default();
    if let Some(weakness) = rules::weakness(new, &[&person.name, &email, &agency.name.cy, &agency.name.en]) {
        return Ok(Changed::Weak(weakness));
    }
    let hashed = passwords::hash_in_turn(new.to_owned(), house.chance().clone()).await;
    let hash = hashed.map_err(|_| Fault::new("a password could not be hashed"))?;
    let mut work = house.begin(visit).await?;
    let found = known(&mut work, staff).await?;
    let events = found.staff.change_password(PasswordReason::Changed)?;
    work.append(&permit, &found.stream, found.place, &events).await?;
    door::keep_password(&mut work, staff, &hash).await?;
    sessions::end(&mut work, staff, Which::AllBut(&this.hash)).await?;
    work.post(&letters::notice(house, &email, "password-changed")).await?;
    work.commit().await?;
    Ok(Changed::Done)
}

/// The session of a token of one's own, for setting up another telephone.
///
/// # Errors
/// [`Stop::NotFound`] without one, or a fault.
pub async fn own_entrance(house: &House, visit: &Visit, token: &str) -> Result<Entrance, Stop> {
    own_permit(house, visit)?;
    let entrance = sessions::find(house, &mut house.facts().await?, token, visit.now).await?;
    entrance.filter(|entrance| Some(entrance.staff) == visit.who.actor.staff()).ok_or(Stop::NotFound)
}

/// Another telephone in place of the present one: the password is asked again, and the new app must give a code.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn replace_second_factor(
    house: &House,
    visit: &Visit,
    token: &str,
    present: &str,
    code: &str,
) -> Result<Changed, Stop> {
    let permit = factors_permit(house, visit)?;
    let entrance = own_entrance(house, visit, token).await?;
    if !is_own_password(house, entrance.staff, present).await? {
        return Ok(Changed::WrongPassword);
    }
    let secret = door::begin_enrolment(house, visit, &entrance).await?;
    let Some(step) = secret.step_of(code, visit.now, None) else { return Ok(Changed::WrongCode) };
    let mut work = house.begin(visit).await?;
    let found = known(&mut work, entrance.staff).await?;
    let events = found.staff.set_second_factor()?;
    work.append(&permit, &found.stream, found.place, &events).await?;
    door::keep_second_factor(house, &mut work, entrance.staff, &secret, step).await?;
    work.tables().run("UPDATE agencies_session SET pending = NULL WHERE hash = $1", &[(&entrance.hash).into()]).await?;
    sessions::end(&mut work, entrance.staff, Which::AllBut(&entrance.hash)).await?;
    work.commit().await?;
    Ok(Changed::Done)
}

/// How many recovery codes are left.
///
/// # Errors
/// A refusal, or a fault.
pub async fn recovery_codes_left(house: &House, visit: &Visit) -> Result<i64, Stop> {
    own_permit(house, visit)?;
    let sql = "SELECT COUNT(*) AS codes_left FROM agencies_recovery WHERE staff = $1 AND used_at IS NULL";
    let row = house.facts().await?.row(sql, &[me(visit)?.into()]).await?;
    Ok(row.map(|row| row.int("codes_left")).transpose()?.unwrap_or(0))
}

/// Ten new recovery codes, to be shown once; older ones are void. The password is asked again: whoever finds an open
/// browser must not carry a way in away with them. Nothing when it is wrong.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn new_recovery_codes(house: &House, visit: &Visit, present: &str) -> Result<Option<Vec<ReturnCode>>, Stop> {
    let permit = factors_permit(house, visit)?;
    let staff = me(visit)?;
    if !is_own_password(house, staff, present).await? {
        return Ok(None);
    }
    let codes = recovery::mint(house.chance());
    let mut work = house.begin(visit).await?;
    let found = known(&mut work, staff).await?;
    let events = found.staff.make_recovery_codes()?;
    work.append(&permit, &found.stream, found.place, &events).await?;
    door::keep_recovery_codes(house, &mut work, staff, &codes).await?;
    work.commit().await?;
    Ok(Some(codes))
}

/// The doorkeeper's question: who is signed in with this token. Extends the session.
pub(crate) async fn enter(house: &House, token: &str, now: Timestamp) -> Result<Option<queries::Facts>, Fault> {
    let mut reader = house.facts().await?;
    let Some(entrance) = sessions::find(house, &mut reader, token, now).await? else { return Ok(None) };
    if entrance.stage != crate::credentials::sessions::Stage::In {
        return Ok(None);
    }
    let facts = queries::facts_of(&mut reader, house.limits(), entrance.staff, now.date()).await?;
    drop(reader);
    let Some(facts) = facts.filter(|facts| facts.standing == crate::words::Standing::Active) else { return Ok(None) };
    if entrance.wants_touch {
        let mut work = house.begin(&Visit::system("door", "extends a session that is in use", now)).await?;
        sessions::touch(&mut work, &entrance).await?;
        work.commit().await?;
    }
    let who = Who { freshly_proved: entrance.freshly_proved, ..facts.who };
    Ok(Some(queries::Facts { who, ..facts }))
}

/// Whether attempts at somebody's address are held back now, from anywhere: for the administrator's page.
///
/// # Errors
/// A fault of the database.
pub async fn is_held_back(house: &House, email: &str, now: Timestamp) -> Result<bool, Fault> {
    use crate::credentials::attempts::{Scope, Tally};
    use crate::credentials::tokens::Purpose;
    let hash = hash_key(house).hash(Purpose::Account, email.as_bytes());
    let sql = "SELECT scope, failures, last_at FROM agencies_attempt WHERE name = $1 OR name LIKE $2";
    let rows = house.facts().await?.rows(sql, &[(&hash).into(), format!("{hash}.%").into()]).await?;
    for row in rows {
        let code = row.text("scope")?;
        let tally =
            Tally { failures: u32::try_from(row.int("failures")?).unwrap_or(u32::MAX), last: row.time("last_at")? };
        let scope = Scope::ALL.into_iter().find(|scope| scope.code() == code);
        if scope.is_some_and(|scope| tally.wait_until(scope, now).is_some()) {
            return Ok(true);
        }
    }
    Ok(false)
}
