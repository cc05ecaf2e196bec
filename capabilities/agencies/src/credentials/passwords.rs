//! Password hashes: Argon2id, kept as text that carries its own parameters, so that these can grow with the machines.

use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, PasswordHash, Version};
use kernel::Chance;
use std::sync::OnceLock;
use tokio::sync::Semaphore;
use unicode_normalization::UnicodeNormalization;

/// Memory in KiB: 19 MiB, the least that OWASP's advice names for Argon2id.
const MEMORY: u32 = 19_456;
/// Passes over that memory.
const PASSES: u32 = 2;
/// Lanes: one, since a server hashes for several people at once anyway.
const LANES: u32 = 1;
/// How many hashes may be in work at one time: each takes 19 MiB and a whole processor.
const AT_ONCE: usize = 2;

/// The machine could not hash: out of memory, or a stored text that is no hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the password could not be hashed")]
pub struct CannotHash;

fn argon2() -> Result<Argon2<'static>, CannotHash> {
    let params = Params::new(MEMORY, PASSES, LANES, None).map_err(|_| CannotHash)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// The same letters give the same bytes, whichever keyboard made them: a `ŵ` may be one sign or two.
fn composed(password: &str) -> String {
    password.nfc().collect()
}

/// The hash to keep for a password. Takes tens of milliseconds: use [`hash_in_turn`] on a server.
///
/// # Errors
/// When the machine cannot hash.
pub fn hash(password: &str, chance: &Chance) -> Result<String, CannotHash> {
    let salt = chance.bytes::<16>();
    let hash = argon2()?.hash_password_with_salt(composed(password).as_bytes(), &salt).map_err(|_| CannotHash)?;
    Ok(hash.to_string())
}

/// Whether the password belongs to the hash. Without a hash (nobody has that name) a stand-in is tried, so that the
/// answer takes as long as for a real one.
pub fn verify(password: &str, hash: Option<&str>) -> bool {
    let stored = hash.unwrap_or_else(|| stand_in());
    let Ok(parsed) = PasswordHash::new(stored) else {
        return false;
    };
    let right = Argon2::default().verify_password(composed(password).as_bytes(), &parsed).is_ok();
    right && hash.is_some()
}

/// Whether a hash was made with other parameters than today's; then it is made anew at the next sign-in.
pub fn is_outdated(hash: &str) -> bool {
    let Ok(parsed) = PasswordHash::new(hash) else {
        return true;
    };
    let is = |name: &str, value: u32| parsed.params.get(name).and_then(|found| found.decimal().ok()) == Some(value);
    parsed.algorithm.as_str() != "argon2id" || !(is("m", MEMORY) && is("t", PASSES) && is("p", LANES))
}

/// The hash of a password that nobody has: random, made once, forgotten.
fn stand_in() -> &'static str {
    static STAND_IN: OnceLock<String> = OnceLock::new();
    STAND_IN.get_or_init(|| {
        let chance = Chance::system();
        hash(&hex::encode(chance.bytes::<32>()), &chance).unwrap_or_default()
    })
}

/// Whose turn it is: all hashing of the process waits here, so that a crowd at the door cannot take all memory.
static TURNS: Semaphore = Semaphore::const_new(AT_ONCE);

async fn in_turn<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, CannotHash> {
    let _turn = TURNS.acquire().await.map_err(|_| CannotHash)?;
    tokio::task::spawn_blocking(work).await.map_err(|_| CannotHash)
}

/// See [`hash`]; beside the server's own work, and not more than two at one time.
///
/// # Errors
/// When the machine cannot hash.
pub async fn hash_in_turn(password: String, chance: Chance) -> Result<String, CannotHash> {
    in_turn(move || hash(&password, &chance)).await?
}

/// See [`verify`]; beside the server's own work, and not more than two at one time.
///
/// # Errors
/// When the machine cannot hash.
pub async fn verify_in_turn(password: String, hash: Option<String>) -> Result<bool, CannotHash> {
    in_turn(move || verify(&password, hash.as_deref())).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_belongs_to_its_own_hash_only() {
        let chance = Chance::seeded(1);
        let kept = hash("llefrith ar garreg drws", &chance).unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(verify("llefrith ar garreg drws", Some(&kept)));
        assert!(!verify("llefrith ar garreg ddrws", Some(&kept)));
        assert!(!verify("", Some(&kept)));
        assert_ne!(kept, hash("llefrith ar garreg drws", &chance).unwrap(), "a salt of its own each time");
    }

    #[test]
    fn nobody_and_nonsense_are_refused() {
        assert!(!verify("anything at all", None));
        assert!(!verify("anything at all", Some("not a hash")));
    }

    #[test]
    fn a_circumflex_may_be_typed_either_way() {
        let kept = hash("d\u{175}r oer y mynydd", &Chance::seeded(2)).unwrap();
        assert!(verify("dw\u{302}r oer y mynydd", Some(&kept)));
    }

    #[test]
    fn weaker_parameters_are_noticed_and_still_open_the_door() {
        let weak = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(1024, 1, 1, None).unwrap())
            .hash_password_with_salt(b"hen gyfrinair hir iawn", b"0123456789abcdef")
            .unwrap()
            .to_string();
        assert!(is_outdated(&weak));
        assert!(verify("hen gyfrinair hir iawn", Some(&weak)));
        assert!(!is_outdated(&hash("x", &Chance::seeded(3)).unwrap()));
        assert!(is_outdated("nonsense"));
    }

    #[tokio::test]
    async fn beside_the_servers_own_work() {
        let kept = hash_in_turn("carreg ateb yn y cwm".into(), Chance::seeded(4)).await.unwrap();
        assert!(verify_in_turn("carreg ateb yn y cwm".into(), Some(kept)).await.unwrap());
        assert!(!verify_in_turn("carreg ateb yn y cwm".into(), None).await.unwrap());
    }
}
