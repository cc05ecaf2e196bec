//! In with a passkey: as the second step, or as the only one.

use super::{Answer, Proof, knock, prove, refuse};
use crate::commands::attempts::{self, Names};
use crate::commands::sessions::{self, HalfWay};
use crate::commands::{account, hash_key, known, passkeys, single_sign_on};
use crate::credentials::attempts::minutes_to_wait;
use crate::credentials::sessions::Stage;
use crate::events::Event;
use crate::queries;
use crate::words::{Factor, Standing};
use access::Visit;
use store::{House, Stop};

/// Begins the second step with a passkey; `None` where somebody has none.
///
/// # Errors
/// A fault.
pub async fn begin_second_passkey(
    house: &House,
    visit: &Visit,
    half: &HalfWay,
) -> Result<Option<passkeys::Begun>, Stop> {
    knock(house, visit)?;
    Ok(passkeys::begin_using(house, &half.entrance, visit.now).await?)
}

/// A passkey as the second step.
///
/// # Errors
/// A fault.
pub async fn second_passkey(
    house: &House,
    visit: &Visit,
    half: &HalfWay,
    ticket: &str,
    answer: &str,
    network: &str,
) -> Result<Answer, Stop> {
    prove(house, visit, half, network, Proof::Passkey { ticket, answer }).await
}

/// Begins signing in with a passkey alone.
///
/// # Errors
/// A fault.
pub fn begin_passkey(house: &House, visit: &Visit) -> Result<Option<passkeys::Begun>, Stop> {
    knock(house, visit)?;
    Ok(passkeys::begin_alone(house, visit.now)?)
}

/// A passkey as the only step: the device found it by itself and made sure who holds it. Whatever is wrong looks the same.
///
/// # Errors
/// A fault.
pub async fn passkey(house: &House, visit: &Visit, ticket: &str, answer: &str, network: &str) -> Result<Answer, Stop> {
    let permit = knock(house, visit)?;
    let names = Names::new(&hash_key(house), "passkey", network);
    let mut work = house.begin(visit).await?;
    if let Some(until) = attempts::held_back_by_now(&mut work, &names).await? {
        return Ok(Answer::Wait(minutes_to_wait(until, visit.now)));
    }
    let staff = passkeys::proved_by(house, &mut work, "", None, ticket, answer).await?;
    let facts = match staff {
        Some(staff) => {
            let mut reader = house.facts().await?;
            queries::facts_of(&mut reader, house.limits(), staff, visit.now.date()).await?
        }
        None => None,
    };
    let Some(facts) = facts.filter(|facts| facts.standing == Standing::Active) else {
        let held = refuse(&mut work, &permit, &names).await?;
        work.commit().await?;
        return Ok(held.map_or(Answer::Refused, |until| Answer::Wait(minutes_to_wait(until, visit.now))));
    };
    if single_sign_on::is_bound(&mut house.facts().await?, facts.staff, visit.now.date()).await? {
        return Ok(Answer::ThroughAgency);
    }
    let own = account::own_permit(house, &Visit { who: facts.who.clone(), ..visit.clone() })?;
    let found = known(&mut work, facts.staff).await?;
    let mut events = found.staff.keep_second_factor();
    events.push(Event::SignedIn { with_recovery_code: false, with: Some(Factor::Passkey), through_agency: false });
    work.append(&own, &found.stream, found.place, &events).await?;
    let token = sessions::begin(&mut work, house, facts.staff, Stage::In, &names.network).await?;
    work.commit().await?;
    Ok(Answer::On { token, stage: Stage::In })
}
