//! Numbers that carry a check digit: a slip is pointed out and never refused.

use crate::drafts::Written;
use web::Asked;

/// Whether these are the ten digits of an NHS number whose last one fits the others.
pub(super) fn is_nhs_number(text: &str) -> bool {
    let digits: Vec<u32> =
        text.chars().filter(|c| !c.is_whitespace() && *c != '-').map_while(|c| c.to_digit(10)).collect();
    let length = text.chars().filter(|c| !c.is_whitespace() && *c != '-').count();
    if digits.len() != 10 || length != 10 {
        return false;
    }
    let sum: u32 = digits[..9].iter().zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
    // A remainder that would call for a check digit of ten belongs to no number.
    (11 - sum % 11) % 11 == digits[9]
}

/// Whether this has the shape of a unique pupil number: a letter and twelve digits, of which the last may be a letter.
pub(super) fn is_upn(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    letters.len() == 13
        && letters[0].is_ascii_alphabetic()
        && letters[1..12].iter().all(char::is_ascii_digit)
        && letters[12].is_ascii_alphanumeric()
}

/// What to point out about the numbers on a page of a draft.
pub(super) fn advice_on(asked: &Asked, written: &Written, part: &str) -> Vec<String> {
    let mut advice = Vec::new();
    let (nhs, upn) = (written.text(part, "nhs_number"), written.text(part, "upn"));
    if !nhs.is_empty() && !is_nhs_number(nhs) {
        advice.push(asked.t("referral-nhs-slip"));
    }
    if !upn.is_empty() && !is_upn(upn) {
        advice.push(asked.t("referral-upn-slip"));
    }
    advice
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_of_nhs_numbers() {
        for good in ["943 476 5919", "9434765919", "401-023-2137", "9999999999"] {
            assert!(is_nhs_number(good), "{good}");
        }
        for slip in ["943 476 5918", "9434756919", "943476591", "94347659190", "943 476 591x", "", "x9434765919"] {
            assert!(!is_nhs_number(slip), "{slip}");
        }
    }

    #[test]
    fn shape_of_pupil_numbers() {
        assert!(is_upn("H801200001001") && is_upn("a123 4567 8901 b"));
        assert!(!is_upn("8801200001001") && !is_upn("H80120000100") && !is_upn(""));
    }
}
