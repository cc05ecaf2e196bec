//! The door: password, second factor, recovery code; and what comes by a link.
//!
//! An address that nobody has is treated like one that somebody has: the same work, the same entries, the same answer.

mod by_link;
mod with_passkey;

pub use with_passkey::{begin_passkey, begin_second_passkey, passkey, second_passkey};

pub use by_link::{Settled, accept_invitation, forgotten, keep_second_step, reset_password};

use super::attempts::{self, Names};
use super::sessions::{self, Entrance, HalfWay, Which};
use super::{hash_key, known, letters, passkeys, second_factor_seal, single_sign_on};
use crate::credentials::second_factor::Secret;
use crate::credentials::sessions::Stage;
use crate::credentials::{attempts::minutes_to_wait, passwords, recovery, rules};
use crate::decide::after_password;
use crate::events::Event;
use crate::queries::{self, Facts};
use crate::words::{EndReason, Factor, Standing};
use access::{Permit, Thing, Visit};
use kernel::{ActorId, ReturnCode, Timestamp};
use store::{Fault, House, Stop, Stream, Work};

/// What the door answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Too many attempts: wait so many minutes.
    Wait(i64),
    /// No.
    Refused,
    /// The session that was half-way in has ended: begin again.
    BeginAgain,
    /// All is right, but their agency lets its people in through its own sign-in only.
    ThroughAgency,
    /// On to the next stage with this token.
    On {
        /// For the browser.
        token: String,
        /// How far in.
        stage: Stage,
    },
}

struct Account {
    staff: ActorId,
    standing: Standing,
    second_factor: bool,
    hash: Option<String>,
}

pub(crate) fn knock(house: &House, visit: &Visit) -> Result<Permit, Stop> {
    Ok(house.permit(visit, "agencies.sign_in", &Thing::new("Door", "door"))?)
}

fn cannot_hash(_: passwords::CannotHash) -> Fault {
    Fault::new("a password could not be hashed")
}

/// The address as attempts are counted for it, whether or not it can be one.
fn address(typed: &str) -> String {
    typed.trim().to_lowercase().chars().take(254).collect()
}

/// The password, first.
///
/// # Errors
/// A fault.
pub async fn sign_in(house: &House, visit: &Visit, typed: &str, password: &str, network: &str) -> Result<Answer, Stop> {
    let permit = knock(house, visit)?;
    let address = address(typed);
    let names = Names::new(&hash_key(house), &address, network);
    let mut reader = house.facts().await?;
    if let Some(until) = attempts::held_back(&mut reader, &names, visit.now).await? {
        return Ok(Answer::Wait(minutes_to_wait(until, visit.now)));
    }
    let account = account(&mut reader, &address, visit.now).await?;
    drop(reader);
    // Longer than any password may be: not even hashed, which would be work for nothing.
    let password: String = password.chars().take(rules::LONGEST + 1).collect();
    let hash = account.as_ref().and_then(|account| account.hash.clone());
    let right = passwords::verify_in_turn(password.clone(), hash.clone()).await.map_err(cannot_hash)?;
    let standing = account.as_ref().map(|account| account.standing);
    let stage = after_password(standing, right, account.as_ref().is_some_and(|account| account.second_factor));
    let (Some(account), Some(stage)) = (account, stage) else {
        let mut work = house.begin(visit).await?;
        // Many may have been tried at once: none beyond the limit is answered, right or wrong.
        if let Some(until) = attempts::held_back_by_now(&mut work, &names).await? {
            return Ok(Answer::Wait(minutes_to_wait(until, visit.now)));
        }
        let held = refuse(&mut work, &permit, &names).await?;
        work.commit().await?;
        return Ok(held.map_or(Answer::Refused, |until| Answer::Wait(minutes_to_wait(until, visit.now))));
    };
    // Only to somebody who has given the right password: to everybody else it is a wrong one.
    if single_sign_on::is_bound(&mut house.facts().await?, account.staff, visit.now.date()).await? {
        return Ok(Answer::ThroughAgency);
    }
    let stronger = match hash {
        Some(hash) if passwords::is_outdated(&hash) => {
            Some(passwords::hash_in_turn(password, house.chance().clone()).await.map_err(cannot_hash)?)
        }
        _ => None,
    };
    let mut work = house.begin(visit).await?;
    if let Some(until) = attempts::held_back_by_now(&mut work, &names).await? {
        return Ok(Answer::Wait(minutes_to_wait(until, visit.now)));
    }
    if let Some(hash) = stronger {
        keep_password(&mut work, account.staff, &hash).await?;
    }
    let token = sessions::begin(&mut work, house, account.staff, stage, &names.network).await?;
    work.commit().await?;
    Ok(Answer::On { token, stage })
}

/// The code from the app, second.
///
/// # Errors
/// A fault.
pub async fn second_factor(
    house: &House,
    visit: &Visit,
    half: &HalfWay,
    code: &str,
    network: &str,
) -> Result<Answer, Stop> {
    prove(house, visit, half, network, Proof::App(code)).await
}

/// A recovery code in place of the app.
///
/// # Errors
/// A fault.
pub async fn recovery_code(
    house: &House,
    visit: &Visit,
    half: &HalfWay,
    code: &str,
    network: &str,
) -> Result<Answer, Stop> {
    prove(house, visit, half, network, Proof::Recovery(code)).await
}

enum Proof<'a> {
    App(&'a str),
    Recovery(&'a str),
    Passkey { ticket: &'a str, answer: &'a str },
}

async fn prove(house: &House, visit: &Visit, half: &HalfWay, network: &str, proof: Proof<'_>) -> Result<Answer, Stop> {
    let permit = knock(house, visit)?;
    let proved_with = matches!(proof, Proof::Passkey { .. }).then_some(Factor::Passkey);
    let names = Names::new(&hash_key(house), &half.email, network);
    let mut reader = house.facts().await?;
    if let Some(until) = attempts::held_back(&mut reader, &names, visit.now).await? {
        return Ok(Answer::Wait(minutes_to_wait(until, visit.now)));
    }
    let staff = half.entrance.staff;
    let Some(facts) = queries::facts_of(&mut reader, house.limits(), staff, visit.now.date()).await? else {
        return Ok(Answer::BeginAgain);
    };
    drop(reader);
    if half.entrance.stage != Stage::SecondFactorDue || facts.standing != Standing::Active {
        return Ok(Answer::BeginAgain);
    }
    // What makes a link stays: a code that lies in a drawer is not enough for it.
    if half.entrance.is_to_link() && matches!(proof, Proof::Recovery(_)) {
        return Ok(Answer::BeginAgain);
    }
    let mut work = house.begin(visit).await?;
    // Many may have been tried at once: from here on nobody else writes, and what they used up counts.
    if let Some(until) = attempts::held_back_by_now(&mut work, &names).await? {
        return Ok(Answer::Wait(minutes_to_wait(until, visit.now)));
    }
    if !sessions::still_stands(&mut work, &half.entrance).await? {
        return Ok(Answer::BeginAgain);
    }
    let left = match proof {
        Proof::App(code) => app_code(house, &mut work, staff, code).await?.then_some(None),
        Proof::Recovery(code) => spend_recovery(house, &mut work, staff, code).await?.map(Some),
        Proof::Passkey { ticket, answer } => {
            let browser = &half.entrance.hash;
            let by = passkeys::proved_by(house, &mut work, browser, Some(staff), ticket, answer).await?;
            by.map(|_| None)
        }
    };
    let Some(left) = left else {
        let ended = sessions::count_wrong(&mut work, &half.entrance).await?;
        let held = refuse(&mut work, &permit, &names).await?;
        work.commit().await?;
        return Ok(match held {
            Some(until) => Answer::Wait(minutes_to_wait(until, visit.now)),
            None if ended => Answer::BeginAgain,
            None => Answer::Refused,
        });
    };
    attempts::forgive(&mut work, &names).await?;
    let mut events: Vec<Event> = left.map(|left| Event::RecoveryCodeUsed { left }).into_iter().collect();
    // Whoever still has the old second factor has not lost it.
    events.extend(known(&mut work, staff).await?.staff.keep_second_factor());
    if let Some(sealed) = &half.entrance.to_link {
        let Some(linked) = single_sign_on::link_now(house, &mut work, staff, sealed).await? else {
            return Ok(Answer::BeginAgain);
        };
        events.extend(linked);
    }
    let through_agency = half.entrance.through_agency;
    events.push(Event::SignedIn { with_recovery_code: left.is_some(), with: proved_with, through_agency });
    let token = let_in(house, visit, work, &half.entrance, &facts, &events).await?;
    Ok(Answer::On { token, stage: Stage::In })
}

/// A second factor to be set up: the same for as long as the session is half-way in.
///
/// # Errors
/// A fault.
pub async fn begin_enrolment(house: &House, visit: &Visit, entrance: &Entrance) -> Result<Secret, Stop> {
    knock(house, visit)?;
    let seal = second_factor_seal(house);
    let kept = entrance.pending.as_deref().and_then(|sealed| seal.open(sealed).ok());
    if let Some(secret) = kept.and_then(|bytes| Secret::from_bytes(&bytes)) {
        return Ok(secret);
    }
    let secret = Secret::mint(house.chance());
    let mut work = house.begin(visit).await?;
    sessions::keep_pending(&mut work, entrance, &seal.seal(secret.as_bytes(), house.chance())).await?;
    work.commit().await?;
    Ok(secret)
}

/// The first code from the app shows that it was set up; only then does it count.
///
/// # Errors
/// A fault.
pub async fn confirm_enrolment(house: &House, visit: &Visit, half: &HalfWay, code: &str) -> Result<Answer, Stop> {
    if half.entrance.stage != Stage::EnrolmentDue {
        return Ok(Answer::BeginAgain);
    }
    let secret = begin_enrolment(house, visit, &half.entrance).await?;
    let Some(step) = secret.step_of(code, visit.now, None) else {
        let mut work = house.begin(visit).await?;
        if !sessions::still_stands(&mut work, &half.entrance).await? {
            return Ok(Answer::BeginAgain);
        }
        let ended = sessions::count_wrong(&mut work, &half.entrance).await?;
        work.commit().await?;
        return Ok(if ended { Answer::BeginAgain } else { Answer::Refused });
    };
    let staff = half.entrance.staff;
    let facts = queries::facts_of(&mut house.facts().await?, house.limits(), staff, visit.now.date()).await?;
    let Some(facts) = facts.filter(|facts| facts.standing == Standing::Active) else {
        return Ok(Answer::BeginAgain);
    };
    let mut work = house.begin(visit).await?;
    let found = known(&mut work, staff).await?;
    // Set up meanwhile, in another browser: whoever did that is asked for its code, and nothing is replaced behind their
    // back by somebody who knows the password and no more.
    let anew = found.staff.reset_is_due(visit.now);
    if (found.staff.second_factor && !anew) || !sessions::still_stands(&mut work, &half.entrance).await? {
        sessions::end(&mut work, staff, Which::ByHash(&half.entrance.hash)).await?;
        work.commit().await?;
        return Ok(Answer::BeginAgain);
    }
    let mut events = found.staff.set_second_factor()?;
    if anew {
        forget_factors(&mut work, staff).await?;
        work.post(&letters::notice(house, &half.email, "second-factor-set-anew")).await?;
    }
    keep_second_factor(house, &mut work, staff, &secret, step).await?;
    let through_agency = half.entrance.through_agency;
    events.push(Event::SignedIn { with_recovery_code: false, with: None, through_agency });
    let token = let_in(house, visit, work, &half.entrance, &facts, &events).await?;
    Ok(Answer::On { token, stage: Stage::In })
}

/// The session ends.
///
/// # Errors
/// A fault.
pub async fn sign_out(house: &House, visit: &Visit, token: &str) -> Result<(), Stop> {
    let mut reader = house.facts().await?;
    let Some(entrance) = sessions::find(house, &mut reader, token, visit.now).await? else { return Ok(()) };
    drop(reader);
    let mut work = house.begin(visit).await?;
    if sessions::end(&mut work, entrance.staff, Which::ByHash(&entrance.hash)).await? > 0 && entrance.stage == Stage::In
    {
        let permit = knock(house, visit)?;
        let found = known(&mut work, entrance.staff).await?;
        work.append(&permit, &found.stream, found.place, &[sessions::signed_out(EndReason::SignedOut)]).await?;
    }
    work.commit().await?;
    Ok(())
}

async fn account(reader: &mut store::Reader, address: &str, now: Timestamp) -> Result<Option<Account>, Fault> {
    let sql = "SELECT s.id, s.standing, s.second_factor, s.reset_from, p.hash FROM agencies_staff s \
               LEFT JOIN agencies_password p ON p.staff = s.id WHERE s.email = $1";
    let Some(row) = reader.row(sql, &[address.into()]).await? else { return Ok(None) };
    Ok(Some(Account {
        staff: row.id("id")?,
        standing: Standing::from_code(&row.text("standing")?).ok_or_else(|| Fault::new("an unknown standing"))?,
        // After a loss that was told, and the time to object, it is set up anew.
        second_factor: row.flag("second_factor")? && row.maybe_time("reset_from")?.is_none_or(|from| now < from),
        hash: row.maybe_text("hash")?,
    }))
}

/// Counts a refusal and records it; gives until when further attempts are held back.
pub(crate) async fn refuse(work: &mut Work, permit: &Permit, names: &Names) -> Result<Option<Timestamp>, Stop> {
    let held = attempts::count_failure(work, names).await?;
    let stream = Stream::of(names.door(work.now().date()));
    let place = work.history::<Event>(&stream).await?.place;
    let network = names.network.clone();
    let mut events = vec![Event::SignInRefused { network: network.clone() }];
    events.extend(held.map(|until| Event::LockedOut { network, until }));
    work.append(permit, &stream, place, &events).await?;
    Ok(held)
}

pub(crate) async fn app_code(house: &House, work: &mut Work, staff: ActorId, code: &str) -> Result<bool, Stop> {
    let sql = "SELECT sealed, last_step FROM agencies_second_factor WHERE staff = $1";
    let Some(row) = work.tables().row(sql, &[staff.into()]).await? else { return Ok(false) };
    let opened = second_factor_seal(house).open(&row.text("sealed")?);
    let bytes = opened.map_err(|_| Fault::new("a second factor does not open: is it the right master key?"))?;
    let secret = Secret::from_bytes(&bytes).ok_or_else(|| Fault::new("a second factor of another length"))?;
    let last = u64::try_from(row.int("last_step")?).ok();
    let Some(step) = secret.step_of(code, work.now(), last) else { return Ok(false) };
    let args = [staff.into(), i64::try_from(step).unwrap_or(i64::MAX).into()];
    work.tables().run("UPDATE agencies_second_factor SET last_step = $2 WHERE staff = $1", &args).await?;
    Ok(true)
}

async fn spend_recovery(house: &House, work: &mut Work, staff: ActorId, code: &str) -> Result<Option<u32>, Stop> {
    let Some(hash) = recovery::hash_of_typed(code, &hash_key(house)) else { return Ok(None) };
    let args = [hash.into(), staff.into(), work.now().into()];
    let sql = "UPDATE agencies_recovery SET used_at = $3 WHERE hash = $1 AND staff = $2 AND used_at IS NULL";
    if work.tables().run(sql, &args).await? == 0 {
        return Ok(None);
    }
    let sql = "SELECT COUNT(*) AS codes_left FROM agencies_recovery WHERE staff = $1 AND used_at IS NULL";
    let row = work.tables().row(sql, &[staff.into()]).await?;
    let left = row.map(|row| row.int("codes_left")).transpose()?.unwrap_or(0);
    Ok(Some(u32::try_from(left).unwrap_or(0)))
}

/// All the way in: under the person's own name from here on.
async fn let_in(
    house: &House,
    visit: &Visit,
    mut work: Work,
    entrance: &Entrance,
    facts: &Facts,
    events: &[Event],
) -> Result<String, Stop> {
    let own = crate::commands::account::own_permit(house, &Visit { who: facts.who.clone(), ..visit.clone() })?;
    let found = known(&mut work, facts.staff).await?;
    work.append(&own, &found.stream, found.place, events).await?;
    let token = sessions::promote(&mut work, house, entrance).await?;
    work.commit().await?;
    Ok(token)
}

/// App, recovery codes and passkeys: nothing of them opens anything any more.
pub(crate) async fn forget_factors(work: &mut Work, staff: ActorId) -> Result<(), Fault> {
    for table in ["agencies_second_factor", "agencies_recovery", "agencies_passkey"] {
        work.tables().run(&format!("DELETE FROM {table} WHERE staff = $1"), &[staff.into()]).await?;
    }
    Ok(())
}

pub(crate) async fn keep_password(work: &mut Work, staff: ActorId, hash: &str) -> Result<(), Fault> {
    let args = [staff.into(), hash.into(), work.now().into()];
    let sql = "INSERT INTO agencies_password (staff, hash, changed_at) VALUES ($1, $2, $3) \
               ON CONFLICT (staff) DO UPDATE SET hash = excluded.hash, changed_at = excluded.changed_at";
    work.tables().run(sql, &args).await.map(drop)
}

pub(crate) async fn keep_second_factor(
    house: &House,
    work: &mut Work,
    staff: ActorId,
    secret: &Secret,
    step: u64,
) -> Result<(), Fault> {
    let sealed = second_factor_seal(house).seal(secret.as_bytes(), house.chance());
    let args = [staff.into(), sealed.into(), i64::try_from(step).unwrap_or(i64::MAX).into()];
    let sql = "INSERT INTO agencies_second_factor (staff, sealed, last_step) VALUES ($1, $2, $3) \
               ON CONFLICT (staff) DO UPDATE SET sealed = excluded.sealed, last_step = excluded.last_step";
    work.tables().run(sql, &args).await.map(drop)
}

pub(crate) async fn keep_recovery_codes(
    house: &House,
    work: &mut Work,
    staff: ActorId,
    codes: &[ReturnCode],
) -> Result<(), Fault> {
    work.tables().run("DELETE FROM agencies_recovery WHERE staff = $1", &[staff.into()]).await?;
    let key = hash_key(house);
    let rows: Vec<Vec<store::Arg>> =
        codes.iter().map(|code| vec![recovery::hash(code, &key).into(), staff.into()]).collect();
    work.tables().insert_many("INSERT INTO agencies_recovery (hash, staff)", 2, &rows, "").await
}
