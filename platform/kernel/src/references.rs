//! Short names that people read out on the telephone, with a check character against slips.

use crate::Chance;
use std::{fmt, str::FromStr};

/// Crockford's base 32: no I, L, O or U, so that nothing is misread or offends.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The text was not one of our references, or a character was mistyped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a reference, or mistyped")]
pub struct NotAReference;

/// A reference for a record, such as `7K2M-9XQ4-P`: 40 random bits and a check character. It names nothing and reveals nothing.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reference(String);

/// A code with which someone without an account may come back: 80 random bits and a check character, in groups of four.
/// It is shown once and never stored: only its keyed hash is.
#[derive(Clone, PartialEq, Eq)]
pub struct ReturnCode(String);

impl Reference {
    /// A new reference.
    pub fn mint(chance: &Chance) -> Self {
        Reference(letters(&chance.bytes::<8>(), 8))
    }
}

impl ReturnCode {
    /// A new code.
    pub fn mint(chance: &Chance) -> Self {
        ReturnCode(letters(&chance.bytes::<16>(), 16))
    }
    /// What is hashed: the characters without groups.
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for ReturnCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReturnCode(…)")
    }
}

/// `count` characters from as many bytes, five bits each, then the check character.
fn letters(random: &[u8], count: usize) -> String {
    let mut text: String = random.iter().take(count).map(|byte| ALPHABET[usize::from(byte & 31)] as char).collect();
    text.push(check(&text));
    text
}

/// A weighted sum modulo 31 over values of 0 to 31 would let some slips through; modulo 37 does not, but needs five more
/// signs. We take the Luhn scheme in base 32, which finds every single slip and nearly every swap of neighbours.
fn check(text: &str) -> char {
    let mut sum = 0;
    for (place, letter) in text.bytes().rev().enumerate() {
        let value = ALPHABET.iter().position(|l| *l == letter).unwrap_or(0) * if place % 2 == 0 { 2 } else { 1 };
        sum += value / 32 + value % 32;
    }
    ALPHABET[(32 - sum % 32) % 32] as char
}

/// Upper case, without blanks and hyphens, and with the letters that look alike put right.
fn tidy(text: &str, length: usize) -> Result<String, NotAReference> {
    let tidy: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{2010}'..='\u{2015}'))
        .map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect();
    let body = tidy.get(..tidy.len().saturating_sub(1)).unwrap_or("");
    let known = tidy.bytes().all(|letter| ALPHABET.contains(&letter));
    if tidy.len() == length + 1 && known && tidy.ends_with(check(body)) { Ok(tidy) } else { Err(NotAReference) }
}

fn grouped(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (place, letter) in text.chars().enumerate() {
        if place > 0 && place % 4 == 0 {
            f.write_str("-")?;
        }
        write!(f, "{letter}")?;
    }
    Ok(())
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        grouped(&self.0, f)
    }
}
impl fmt::Display for ReturnCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        grouped(&self.0, f)
    }
}
impl FromStr for Reference {
    type Err = NotAReference;
    fn from_str(text: &str) -> Result<Self, NotAReference> {
        tidy(text, 8).map(Reference)
    }
}
impl FromStr for ReturnCode {
    type Err = NotAReference;
    fn from_str(text: &str) -> Result<Self, NotAReference> {
        tidy(text, 16).map(ReturnCode)
    }
}
impl serde::Serialize for Reference {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de> serde::Deserialize<'de> for Reference {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn read_out_and_typed_back() {
        let code = ReturnCode::mint(&Chance::seeded(3));
        assert_eq!(code.to_string().len(), 21);
        let typed = format!(" {} ", code.to_string().to_lowercase().replace('-', " ").replace('0', "o"));
        assert_eq!(typed.parse(), Ok(code));
    }

    proptest! {
        #[test]
        fn every_single_slip_is_found(seed in any::<u64>(), place in 0usize..9, other in 0usize..32) {
            let reference = Reference::mint(&Chance::seeded(seed));
            let mut slipped = reference.0.clone().into_bytes();
            slipped[place] = ALPHABET[other];
            let slipped = String::from_utf8(slipped).unwrap();
            prop_assert_eq!(slipped.parse::<Reference>().is_ok(), slipped == reference.0);
        }
    }
}
