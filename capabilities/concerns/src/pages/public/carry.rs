//! What a browser carries from page to page: sealed, so that it can neither be read nor changed there.

use super::journey::Journey;
use kernel::{Chance, ReturnCode, Timestamp};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use vault::{MasterKey, ServerSeal};

/// The hidden field.
pub(crate) const FIELD: &str = "state";

/// How long a typed return code is carried on.
const PASS_HOURS: i64 = 2;

/// A return code that was found to be good, and when.
#[derive(Serialize, Deserialize)]
struct Pass {
    code: String,
    at: Timestamp,
}

/// What the person is given after sending.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Given {
    /// The return code, as it is shown.
    pub(crate) code: String,
    /// When it was sent.
    pub(crate) at: Timestamp,
    /// The council whose desk reads it, if that is known.
    #[serde(default)]
    pub(crate) council: Option<String>,
}

fn seal<T: Serialize>(seal: &ServerSeal, what: &T, chance: &Chance) -> String {
    // Nothing that is carried can fail to be written as JSON: texts, numbers and words only.
    seal.seal(&serde_json::to_vec(what).unwrap_or_default(), chance)
}

fn open<T: DeserializeOwned>(seal: &ServerSeal, text: &str) -> Option<T> {
    serde_json::from_slice(&seal.open(text).ok()?).ok()
}

/// A journey, sealed.
pub(crate) fn seal_journey(master: &MasterKey, journey: &Journey, chance: &Chance) -> String {
    seal(&ServerSeal::new(master, "public-door"), journey, chance)
}

/// The journey in a sealed text; nothing for what we did not seal.
pub(crate) fn open_journey(master: &MasterKey, text: &str) -> Option<Journey> {
    open(&ServerSeal::new(master, "public-door"), text)
}

/// A return code, sealed.
pub(crate) fn seal_code(master: &MasterKey, code: &ReturnCode, now: Timestamp, chance: &Chance) -> String {
    seal(&ServerSeal::new(master, "public-return"), &Pass { code: code.to_string(), at: now }, chance)
}

/// The return code in a sealed text, for as long as a page may lie open.
pub(crate) fn open_code(master: &MasterKey, text: &str, now: Timestamp) -> Option<ReturnCode> {
    let pass: Pass = open(&ServerSeal::new(master, "public-return"), text)?;
    if now > pass.at.plus_hours(PASS_HOURS) { None } else { pass.code.parse().ok() }
}

/// The name under which a sent journey is kept for a day: not its id, which only the browser has.
pub(crate) fn journey_hash(master: &MasterKey, journey: &Journey) -> String {
    hex::encode(master.keyed_hash("public-journey", journey.id.as_bytes()))
}

/// What was given after sending, sealed so that only whoever holds the journey can open it.
pub(crate) fn seal_given(master: &MasterKey, journey: &Journey, given: &Given, chance: &Chance) -> String {
    seal(&given_seal(master, journey), given, chance)
}

/// What was given after this journey was sent.
pub(crate) fn open_given(master: &MasterKey, journey: &Journey, text: &str) -> Option<Given> {
    open(&given_seal(master, journey), text)
}

fn given_seal(master: &MasterKey, journey: &Journey) -> ServerSeal {
    ServerSeal::new(master, &format!("public-given:{}", journey.id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::public::questions::Way;

    fn start() -> Timestamp {
        Timestamp::from_millis(1_795_000_000_000)
    }
    /// A key of 32 equal bytes in base64.
    fn key(letter: &str) -> MasterKey {
        MasterKey::from_text(&format!("{}A=", letter.repeat(42))).expect("32 bytes")
    }
    fn made() -> (MasterKey, Chance, Journey) {
        let chance = Chance::seeded(5);
        let master = key("q");
        let journey = Journey::begin(Way::Child, start(), &chance);
        (master, chance, journey)
    }

    #[test]
    fn a_journey_comes_back_as_it_was_sealed_and_tells_nothing() {
        let (master, chance, mut journey) = made();
        let places = catalogue::Places::load();
        journey.keep(|_| "danger".to_owned(), &places);
        let sealed = seal_journey(&master, &journey, &chance);
        assert!(!sealed.contains("danger") && !sealed.contains(&journey.id));
        assert_eq!(open_journey(&master, &sealed), Some(journey));
    }

    #[test]
    fn what_was_changed_or_sealed_elsewhere_does_not_open() {
        let (master, chance, journey) = made();
        let sealed = seal_journey(&master, &journey, &chance);
        let mut changed = sealed.clone().into_bytes();
        changed[40] = if changed[40] == b'A' { b'B' } else { b'A' };
        assert_eq!(open_journey(&master, &String::from_utf8(changed).unwrap()), None);
        assert_eq!(open_journey(&key("w"), &sealed), None);
        assert_eq!(open_journey(&master, ""), None);
        assert_eq!(open_code(&master, &sealed, start()), None, "one purpose does not open for another");
    }

    #[test]
    fn a_code_is_carried_for_two_hours() {
        let (master, chance, _) = made();
        let code = ReturnCode::mint(&chance);
        let sealed = seal_code(&master, &code, start(), &chance);
        assert_eq!(open_code(&master, &sealed, start().plus_hours(2)), Some(code));
        assert_eq!(open_code(&master, &sealed, start().plus_minutes(121)), None);
    }

    #[test]
    fn what_was_given_opens_only_with_the_journey() {
        let (master, chance, journey) = made();
        let given = Given { code: "7K2M".to_owned(), at: start(), council: None };
        let sealed = seal_given(&master, &journey, &given, &chance);
        let other = Journey::begin(Way::Child, start(), &chance);
        assert_eq!(open_given(&master, &journey.sent(), &sealed), Some(given));
        assert_eq!(open_given(&master, &other, &sealed), None);
        assert_ne!(journey_hash(&master, &journey), journey_hash(&master, &other));
    }
}
