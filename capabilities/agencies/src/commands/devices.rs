//! From which browser somebody signs in: kept with the session for its owner, and told to them by letter where it is new.

use super::{account, hash_key, letters, sessions};
use crate::credentials::tokens::Purpose;
use crate::queries;
use access::Visit;
use serde::{Deserialize, Serialize};
use store::{Fault, House, Stop};
use vault::ServerSeal;

/// Days without a sign-in after which a browser counts as new again.
const REMEMBERED_DAYS: i64 = 400;

/// From where a session came, in words that its owner knows again.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CameFrom {
    /// The browser's own name, such as `Firefox`; empty where it does not say.
    pub browser: String,
    /// The system, such as `Windows`; empty where it does not say.
    pub system: String,
    /// The network address.
    pub network: String,
}

impl CameFrom {
    /// From what a browser says of itself.
    pub fn of(user_agent: &str, network: &str) -> Self {
        let first = |names: &[(&str, &str)]| {
            let found = names.iter().find(|(sign, _)| user_agent.contains(sign));
            found.map_or_else(String::new, |(_, name)| (*name).to_owned())
        };
        // In this order: each of the later ones is also said by those before it.
        let browser = first(&[
            ("Edg", "Edge"),
            ("OPR/", "Opera"),
            ("SamsungBrowser", "Samsung Internet"),
            ("Firefox/", "Firefox"),
            ("FxiOS", "Firefox"),
            ("CriOS", "Chrome"),
            ("Chrome/", "Chrome"),
            ("Safari/", "Safari"),
        ]);
        let system = first(&[
            ("iPhone", "iPhone"),
            ("iPad", "iPad"),
            ("Android", "Android"),
            ("Windows", "Windows"),
            ("Mac OS X", "macOS"),
            ("CrOS", "ChromeOS"),
            ("Linux", "Linux"),
        ]);
        CameFrom { browser, system, network: network.to_owned() }
    }
}

fn seal(house: &House) -> ServerSeal {
    ServerSeal::new(house.master(), "agencies/came-from")
}

/// What is kept with a session.
pub(crate) fn opened(house: &House, sealed: Option<String>) -> CameFrom {
    let bytes = sealed.and_then(|sealed| seal(house).open(&sealed).ok());
    bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
}

/// Somebody has just signed in: what they came from is kept with the session, and a browser that they never used before
/// is told to them by letter, with nothing in it beyond that. `device` is the mark that the browser carries.
///
/// # Errors
/// A refusal, or a fault.
pub async fn arrived(house: &House, visit: &Visit, token: &str, device: &str, from: &CameFrom) -> Result<(), Stop> {
    let mut reader = house.facts().await?;
    let Some(entrance) = sessions::find(house, &mut reader, token, visit.now).await? else { return Ok(()) };
    let staff = entrance.staff;
    let facts = queries::facts_of(&mut reader, house.limits(), staff, visit.now.date()).await?.ok_or(Stop::NotFound)?;
    account::own_permit(house, &Visit { who: facts.who, ..visit.clone() })?;
    let person = queries::person(&mut reader, staff).await?.ok_or(Stop::NotFound)?;
    drop(reader);
    let sealed = seal(house).seal(&serde_json::to_vec(from).map_err(Fault::from)?, house.chance());
    let hash = hash_key(house).hash(Purpose::Device, device.as_bytes());
    let mut work = house.begin(visit).await?;
    let args = [(&entrance.hash).into(), sealed.into()];
    work.tables().run("UPDATE agencies_session SET came_from = $2 WHERE hash = $1", &args).await?;
    let old = visit.now.plus_hours(-24 * REMEMBERED_DAYS);
    let args = [staff.into(), old.into()];
    work.tables().run("DELETE FROM agencies_device WHERE staff = $1 AND last_at < $2", &args).await?;
    let args = [staff.into(), (&hash).into(), visit.now.into()];
    let known =
        work.tables().run("UPDATE agencies_device SET last_at = $3 WHERE staff = $1 AND hash = $2", &args).await?;
    if known == 0 {
        let sql = "INSERT INTO agencies_device (staff, hash, first_at, last_at) VALUES ($1, $2, $3, $3)";
        work.tables().run(sql, &args).await?;
        // Somebody who has only just joined knows that they did.
        let just_joined = facts_say_just_joined(&mut work, staff, visit.now).await?;
        if let (Some(email), false) = (person.email, just_joined) {
            work.post(&letters::notice(house, &email, "new-device")).await?;
        }
    }
    work.commit().await?;
    Ok(())
}

/// Whether this is the first sign-in of all: nothing was there before.
async fn facts_say_just_joined(
    work: &mut store::Work,
    staff: kernel::ActorId,
    now: kernel::Timestamp,
) -> Result<bool, Fault> {
    let sql = "SELECT joined_at FROM agencies_staff WHERE id = $1";
    let row = work.tables().row(sql, &[staff.into()]).await?;
    let joined = row.map(|row| row.maybe_time("joined_at")).transpose()?.flatten();
    Ok(joined.is_some_and(|joined| now < joined.plus_minutes(60)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_told_in_words() {
        let of = |agent: &str| {
            let from = CameFrom::of(agent, "192.0.2.7");
            (from.browser, from.system)
        };
        let told = |browser: &str, system: &str| (browser.to_owned(), system.to_owned());
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0";
        assert_eq!(of(edge), told("Edge", "Windows"));
        let iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1";
        assert_eq!(of(iphone), told("Safari", "iPhone"));
        assert_eq!(
            of("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"),
            told("Firefox", "Linux")
        );
        assert_eq!(of("curl/8.0"), told("", ""));
    }
}
