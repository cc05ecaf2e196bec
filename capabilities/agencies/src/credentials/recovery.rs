//! Recovery codes: ten codes on paper for the day the telephone is lost; each opens the door once.

use super::tokens::{HashKey, Purpose};
use kernel::{Chance, ReturnCode};

/// How many are given out at a time.
pub const COUNT: usize = 10;
/// So few left that the person is asked to print new ones.
pub const FEW: usize = 3;

/// New codes: shown once, kept only as hashes.
pub fn mint(chance: &Chance) -> Vec<ReturnCode> {
    (0..COUNT).map(|_| ReturnCode::mint(chance)).collect()
}

/// What is kept of a code.
pub fn hash(code: &ReturnCode, key: &HashKey) -> String {
    key.hash(Purpose::Recovery, code.as_bytes())
}

/// What is kept of a typed code, if it is one at all.
pub fn hash_of_typed(typed: &str, key: &HashKey) -> Option<String> {
    typed.parse::<ReturnCode>().ok().map(|code| hash(&code, key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_different_codes_found_again_as_typed() {
        let key = HashKey::new([7; 32]);
        let codes = mint(&Chance::seeded(1));
        let kept: std::collections::BTreeSet<_> = codes.iter().map(|code| hash(code, &key)).collect();
        assert_eq!(kept.len(), COUNT);
        for code in &codes {
            let typed = code.to_string().to_lowercase().replace('-', " ");
            assert!(kept.contains(&hash_of_typed(&typed, &key).unwrap()));
        }
        assert_eq!(hash_of_typed("not a code", &key), None);
    }
}
