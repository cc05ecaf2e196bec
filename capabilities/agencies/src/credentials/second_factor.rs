//! The second factor: six-digit codes from an app (RFC 6238), each good once, with one step of drift either way.

use kernel::{Chance, Timestamp};
use std::fmt::Write;
use subtle::ConstantTimeEq;
use totp_rs::{Builder, Totp};

/// Seconds in a step.
const STEP: u64 = 30;
/// Steps by which a telephone's clock may be off, either way.
const DRIFT: u64 = 1;

/// What the person's app and this system both know: 160 random bits.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; 20]);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Secret {
    /// A new one.
    pub fn mint(chance: &Chance) -> Self {
        Secret(chance.bytes::<20>())
    }

    /// From its bytes, as unsealed from the store.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Secret)
    }

    /// Its bytes, to be sealed for the store.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// For typing by hand where no camera is at hand: base 32 in groups of four.
    pub fn in_groups(&self) -> String {
        let text = self.totp("", "").secret().to_base32();
        let mut grouped = String::with_capacity(40);
        for (place, letter) in text.chars().enumerate() {
            if place > 0 && place % 4 == 0 {
                grouped.push(' ');
            }
            grouped.push(letter);
        }
        grouped
    }

    /// The `otpauth` address that apps read: from the square, or by following it on the telephone itself.
    pub fn address(&self, issuer: &str, account: &str) -> String {
        // A colon would end the account's name inside the address.
        self.totp(issuer, &account.replace(':', " ")).to_url().unwrap_or_default()
    }

    /// The code of the step in which an instant falls; for tests and for the list of sign-ins to try in a demonstration.
    pub fn code_at(&self, at: Timestamp) -> String {
        self.code(step(at))
    }

    /// The step whose code was typed, if it is within the drift and later than `last`, the last one that was used:
    /// a code seen over someone's shoulder opens nothing.
    pub fn step_of(&self, typed: &str, at: Timestamp, last: Option<u64>) -> Option<u64> {
        let typed: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        let now = step(at);
        let mut found = None;
        // Every step is tried, right or wrong, so that the time taken says nothing.
        for candidate in now.saturating_sub(DRIFT)..=now + DRIFT {
            let same = bool::from(self.code(candidate).as_bytes().ct_eq(typed.as_bytes()));
            let unused = last.is_none_or(|last| candidate > last);
            if same && unused && found.is_none() {
                found = Some(candidate);
            }
        }
        found
    }

    fn code(&self, step: u64) -> String {
        let mut code = String::new();
        let _ = write!(code, "{}", self.totp("", "").generate(step * STEP));
        code
    }

    fn totp(&self, issuer: &str, account: &str) -> Totp {
        let issuer = (!issuer.is_empty()).then(|| issuer.replace(':', " "));
        Builder::new().with_secret(self.0.to_vec()).with_account_name(account).with_issuer(issuer).build_noncompliant()
    }
}

/// The number of the step in which an instant falls.
fn step(at: Timestamp) -> u64 {
    u64::try_from(at.millis()).unwrap_or(0) / 1000 / STEP
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_millis(seconds * 1000)
    }

    /// Appendix B of RFC 6238 for SHA-1; the RFC prints eight digits, of which ours are the last six.
    #[test]
    fn the_vectors_of_rfc_6238() {
        let secret = Secret(*b"12345678901234567890");
        let table = [
            (59, "94287082"),
            (1_111_111_109, "07081804"),
            (1_111_111_111, "14050471"),
            (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"),
            (20_000_000_000, "65353130"),
        ];
        for (seconds, code) in table {
            assert_eq!(secret.code_at(at(seconds)), code[2..], "{seconds}");
        }
    }

    #[test]
    fn a_code_is_good_once_and_for_three_steps() {
        let secret = Secret::mint(&Chance::seeded(1));
        let now = at(1_790_000_010);
        let code = secret.code_at(now);
        let used = secret.step_of(&code, now, None).unwrap();
        assert_eq!(secret.step_of(&code, now, Some(used)), None, "not twice");
        assert_eq!(secret.step_of(&code, at(1_790_000_040), None), Some(used), "one step late");
        assert_eq!(secret.step_of(&code, at(1_789_999_980), None), Some(used), "one step early");
        assert_eq!(secret.step_of(&code, at(1_790_000_070), None), None, "two steps late");
        let earlier = secret.code_at(at(1_789_999_980));
        assert_eq!(secret.step_of(&earlier, now, Some(used)), None, "nor an older one after a newer");
    }

    #[test]
    fn typed_with_a_gap() {
        let secret = Secret::mint(&Chance::seeded(2));
        let code = secret.code_at(at(900));
        assert!(secret.step_of(&format!(" {} {}", &code[..3], &code[3..]), at(900), None).is_some());
        for wrong in ["", "12345", "1234567", "abcdef"] {
            assert_eq!(secret.step_of(wrong, at(900), None), None);
        }
    }

    #[test]
    fn the_address_names_the_system_and_the_person() {
        let secret = Secret(*b"12345678901234567890");
        let address = secret.address("Dolen", "nia@ynysmon.example");
        assert!(address.starts_with("otpauth://totp/Dolen:nia%40ynysmon.example?"), "{address}");
        assert!(address.contains("secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"), "{address}");
        assert_eq!(secret.in_groups(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assert_eq!(format!("{secret:?}"), "Secret(…)");
    }

    proptest! {
        #[test]
        fn what_is_accepted_is_within_the_drift_and_new(seed: u64, now in 0i64..4_000_000_000, off in -300i64..300) {
            let secret = Secret::mint(&Chance::seeded(seed));
            let typed = secret.code_at(at((now + off).max(0)));
            if let Some(found) = secret.step_of(&typed, at(now), None) {
                prop_assert!(found.abs_diff(step(at(now))) <= DRIFT);
                prop_assert_eq!(secret.step_of(&typed, at(now), Some(found + DRIFT * 2)), None);
            } else {
                prop_assert!(step(at((now + off).max(0))).abs_diff(step(at(now))) > DRIFT);
            }
        }
    }
}
