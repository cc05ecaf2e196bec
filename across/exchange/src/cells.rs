//! What single cells mean: numbers with a check digit, postcodes, yes and no.

/// An NHS number without blanks, if its check digit is right.
pub fn nhs_number(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(|sign| !matches!(sign, ' ' | '-' | '\u{a0}')).collect();
    if digits.len() != 10 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let value = |place: usize| u32::from(digits.as_bytes()[place] - b'0');
    let sum: u32 = (0..9).map(|place| value(place) * (10 - u32::try_from(place).unwrap_or(0))).sum();
    // A remainder of 1 would need a check digit of 10: such numbers are never given out.
    let check = (11 - sum % 11) % 11;
    (check == value(9) && digits.bytes().any(|byte| byte != b'0')).then_some(digits)
}

/// A unique pupil number in capitals, if it has the form: a letter, eleven digits, a digit or letter.
pub fn pupil_number(text: &str) -> Option<String> {
    let text: String = text.split_whitespace().collect::<String>().to_uppercase();
    let bytes = text.as_bytes();
    let form = bytes.len() == 13
        && bytes[0].is_ascii_uppercase()
        && bytes[1..12].iter().all(u8::is_ascii_digit)
        && bytes[12].is_ascii_alphanumeric();
    form.then_some(text)
}

/// A postcode in capitals with its blank, if it has the form of one.
pub fn postcode(text: &str) -> Option<String> {
    if !tables::Shape::Postcode.fits(text) {
        return None;
    }
    let plain = text.split_whitespace().collect::<String>().to_uppercase();
    let (outward, inward) = plain.split_at_checked(plain.len().checked_sub(3)?)?;
    Some(format!("{outward} {inward}"))
}

/// Whether it can be a telephone number: enough digits and nothing else than what people put between them.
pub fn is_phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    (6..=15).contains(&digits)
        && text.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, ' ' | '-' | '(' | ')' | '+' | '.' | '/'))
}

/// Several values in one cell, parted by semicolons, strokes, lines or the word for and.
pub fn several(text: &str) -> Vec<String> {
    let parts = text.split([';', '\n', '|']).flat_map(|part| part.split(" / "));
    parts.map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

/// Yes, no, or that it is not known (`Some(None)`); `None` for anything else.
pub fn yes_no(text: &str) -> Option<Option<bool>> {
    match text.trim().to_lowercase().as_str() {
        "y" | "yes" | "true" | "1" | "ie" | "oes" | "ydy" | "ydi" | "do" | "x" | "✓" => Some(Some(true)),
        "n" | "no" | "false" | "0" | "na" | "nac oes" | "nage" | "naddo" | "nac ydy" => Some(Some(false)),
        "" | "?" | "n/k" | "nk" | "unknown" | "not known" | "anhysbys" | "ddim yn hysbys" => Some(None),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_with_a_check() {
        // 999 000 0018 is of the range set aside for tests; the others have a slip.
        assert_eq!(nhs_number("999 000 0018").as_deref(), Some("9990000018"));
        assert_eq!(nhs_number("999 000 0019"), None);
        assert_eq!(nhs_number("0000000000"), None);
        assert_eq!(nhs_number("99900000"), None);
        assert_eq!(pupil_number("a123456789012").as_deref(), Some("A123456789012"));
        assert_eq!(pupil_number("1234567890123"), None);
    }

    #[test]
    fn postcodes_and_phones() {
        assert_eq!(postcode("ll572dg").as_deref(), Some("LL57 2DG"));
        assert_eq!(postcode("Bangor"), None);
        assert!(is_phone("+44 (0)1632 960-001") && !is_phone("none") && !is_phone("12345"));
        assert_eq!(
            several("01632 960001; 07700 900123 / 07700 900124"),
            ["01632 960001", "07700 900123", "07700 900124"]
        );
    }

    #[test]
    fn yes_and_no_in_both_languages() {
        assert_eq!(yes_no("Oes"), Some(Some(true)));
        assert_eq!(yes_no("nac oes"), Some(Some(false)));
        assert_eq!(yes_no("anhysbys"), Some(None));
        assert_eq!(yes_no("maybe"), None);
    }
}
