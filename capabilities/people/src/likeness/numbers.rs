//! Numbers with a check: NHS numbers and unique pupil numbers.

use super::fold;

/// Letters a unique pupil number can begin with, in the order of the remainders.
const UPN_LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPQRTUVWXYZ";

/// An NHS number as ten digits; `None` where the check digit does not fit.
pub fn nhs_number(text: &str) -> Option<String> {
    let digits = fold::digits(text);
    if digits.len() != 10 || text.chars().any(char::is_alphabetic) {
        return None;
    }
    let sum: u32 = digits.bytes().take(9).enumerate().map(|(at, d)| u32::from(d - b'0') * (10 - at as u32)).sum();
    let check = match 11 - sum % 11 {
        11 => 0,
        10 => return None,
        other => other,
    };
    (u32::from(digits.as_bytes()[9] - b'0') == check).then_some(digits)
}

/// An NHS number as it is printed, in groups of three, three and four; as it was written where it is none.
pub fn printed(text: &str) -> String {
    match nhs_number(text) {
        Some(number) => format!("{} {} {}", &number[..3], &number[3..6], &number[6..]),
        None => text.to_owned(),
    }
}

/// A unique pupil number: a check letter and twelve signs, of which the last may be a letter (a temporary number).
pub fn upn(text: &str) -> Option<String> {
    let tight: String =
        text.chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| c.to_ascii_uppercase()).collect();
    let signs = tight.as_bytes();
    if signs.len() != 13 || !signs[1..12].iter().all(u8::is_ascii_digit) {
        return None;
    }
    let last = match signs[12] {
        digit @ b'0'..=b'9' => u32::from(digit - b'0'),
        letter => u32::try_from(UPN_LETTERS.iter().position(|l| *l == letter)?).ok()?,
    };
    let sum: u32 = (1..12).map(|at| u32::from(signs[at] - b'0') * (at as u32 + 1)).sum::<u32>() + last * 13;
    (UPN_LETTERS[(sum % 23) as usize] == signs[0]).then_some(tight)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn published_examples_hold() {
        assert_eq!(nhs_number("943 476 5919").as_deref(), Some("9434765919"));
        assert_eq!(nhs_number("943 476 5918"), None);
        assert_eq!(nhs_number("943476591"), None);
    }

    #[test]
    fn a_pupil_number_carries_its_check_letter() {
        let made =
            (b'A'..=b'Z').filter_map(|letter| upn(&format!("{}123456789012", letter as char))).collect::<Vec<_>>();
        assert_eq!(made.len(), 1, "exactly one letter fits");
        assert_eq!(upn("A12345"), None);
    }

    proptest! {
        #[test]
        fn one_wrong_digit_is_found(base in "9[0-9]{8}", at in 0usize..9, by in 1u8..10) {
            let whole = (0..10).find_map(|check| nhs_number(&format!("{base}{check}")));
            if let Some(whole) = whole {
                let mut signs = whole.clone().into_bytes();
                signs[at] = b'0' + (signs[at] - b'0' + by) % 10;
                prop_assert_eq!(nhs_number(&String::from_utf8(signs).unwrap()), None);
            }
        }
    }
}
