//! Who is signed in proves anew who they are, before something that an open browser must not be enough for.

use super::attempts::{self, Names};
use super::{account, door, hash_key, known, passkeys, sessions};
use crate::credentials::attempts::minutes_to_wait;
use crate::events::Event;
use crate::queries;
use crate::words::Factor;
use access::Visit;
use store::{House, Stop};

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proved {
    /// Too many attempts: wait so many minutes.
    Wait(i64),
    /// That was wrong.
    Refused,
    /// Too often wrong: the session has ended.
    SignedOut,
    /// Done.
    Done,
}

enum With<'a> {
    Code(&'a str),
    Passkey { ticket: &'a str, answer: &'a str },
}

/// A code from the app, once more.
///
/// # Errors
/// A refusal, or a fault.
pub async fn with_code(house: &House, visit: &Visit, token: &str, code: &str, network: &str) -> Result<Proved, Stop> {
    prove(house, visit, token, network, With::Code(code)).await
}

/// A passkey, once more.
///
/// # Errors
/// A refusal, or a fault.
pub async fn with_passkey(
    house: &House,
    visit: &Visit,
    token: &str,
    ticket: &str,
    answer: &str,
    network: &str,
) -> Result<Proved, Stop> {
    prove(house, visit, token, network, With::Passkey { ticket, answer }).await
}

/// Begins the same with a passkey; `None` where somebody has none.
///
/// # Errors
/// A refusal, or a fault.
pub async fn begin_passkey(house: &House, visit: &Visit, token: &str) -> Result<Option<passkeys::Begun>, Stop> {
    account::own_permit(house, visit)?;
    let entrance = account::own_entrance(house, visit, token).await?;
    Ok(passkeys::begin_using(house, &entrance, visit.now).await?)
}

async fn prove(house: &House, visit: &Visit, token: &str, network: &str, with: With<'_>) -> Result<Proved, Stop> {
    let permit = account::own_permit(house, visit)?;
    let entrance = account::own_entrance(house, visit, token).await?;
    let person = queries::person(&mut house.facts().await?, entrance.staff).await?.ok_or(Stop::NotFound)?;
    let names = Names::new(&hash_key(house), &person.email.unwrap_or_default(), network);
    let mut work = house.begin(visit).await?;
    if let Some(until) = attempts::held_back_by_now(&mut work, &names).await? {
        return Ok(Proved::Wait(minutes_to_wait(until, visit.now)));
    }
    if !sessions::still_stands(&mut work, &entrance).await? {
        return Ok(Proved::SignedOut);
    }
    let staff = entrance.staff;
    let (right, factor) = match with {
        With::Code(code) => (door::app_code(house, &mut work, staff, code).await?, Factor::App),
        With::Passkey { ticket, answer } => {
            let by = passkeys::proved_by(house, &mut work, &entrance.hash, Some(staff), ticket, answer).await?;
            (by.is_some(), Factor::Passkey)
        }
    };
    if !right {
        let ended = sessions::count_wrong(&mut work, &entrance).await?;
        let held = door::refuse(&mut work, &door::knock(house, visit)?, &names).await?;
        work.commit().await?;
        return Ok(match held {
            _ if ended => Proved::SignedOut,
            Some(until) => Proved::Wait(minutes_to_wait(until, visit.now)),
            None => Proved::Refused,
        });
    }
    sessions::prove(&mut work, &entrance).await?;
    let found = known(&mut work, entrance.staff).await?;
    work.append(&permit, &found.stream, found.place, &[Event::ProvedAgain { with: factor }]).await?;
    work.commit().await?;
    Ok(Proved::Done)
}
