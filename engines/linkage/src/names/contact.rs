//! Telephone numbers and postcodes in one form, as small values that compare as numbers.

/// A telephone number with its country code: the digits of E.164 as a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone(u64);

impl Phone {
    /// The digits with the country code, as a number.
    pub const fn number(self) -> u64 {
        self.0
    }
}

impl std::fmt::Display for Phone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "+{}", self.0)
    }
}

/// A telephone number, British unless another country is written: `01632 960123`, `+44 (0)1632 960 123`,
/// `0044 1632 960123`, `1632960123` (a spreadsheet took the nought) are one. `None` where there are too few or too many
/// digits to be one, and for fillers such as 00000000000.
pub fn phone(text: &str) -> Option<Phone> {
    let mut buffer = [0_u8; 24];
    let mut length = 0;
    let mut plus = false;
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' => {
                *buffer.get_mut(length)? = byte;
                length += 1;
            }
            b'+' if length == 0 => plus = true,
            // An extension is not the number.
            b'x' | b'X' | b'e' | b'E' | b'#' if length >= 9 => break,
            _ => {}
        }
    }
    let digits = std::str::from_utf8(&buffer[..length]).ok()?;
    let abroad = if plus { Some(digits) } else { digits.strip_prefix("00").filter(|rest| !rest.starts_with('0')) };
    let (country, rest) = if let Some(all) = abroad {
        match all.strip_prefix("44") {
            Some(rest) => ("44", rest.strip_prefix('0').unwrap_or(rest)),
            None => ("", all),
        }
    } else if let Some(rest) = digits.strip_prefix('0') {
        ("44", rest)
    } else if let Some(rest) = digits.strip_prefix("44").filter(|rest| rest.len() >= 9) {
        ("44", rest.strip_prefix('0').unwrap_or(rest))
    } else if digits.len() == 10 {
        ("44", digits)
    } else {
        return None;
    };
    let whole = if country == "44" { (9..=10).contains(&rest.len()) } else { (8..=15).contains(&rest.len()) };
    let filler = rest.bytes().skip(1).all(|digit| rest.as_bytes()[0] == digit);
    if !whole || filler || rest.starts_with('0') {
        return None;
    }
    let number = country.bytes().chain(rest.bytes()).fold(0_u64, |sum, digit| sum * 10 + u64::from(digit - b'0'));
    Some(Phone(number))
}

/// A British postcode in one form: capitals, no blank.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Postcode {
    letters: [u8; 7],
    length: u8,
}

impl Postcode {
    /// Capitals without a blank, as in `LL572DG`.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.letters[..usize::from(self.length)]).unwrap_or("")
    }

    /// The part before the blank: `LL57`.
    pub fn outward(&self) -> &str {
        &self.as_str()[..usize::from(self.length) - 3]
    }

    /// The outward part and the digit after the blank: `LL572`, a few thousand homes.
    pub fn sector(&self) -> &str {
        &self.as_str()[..usize::from(self.length) - 2]
    }

    /// The letters at the start: `LL`.
    pub fn area(&self) -> &str {
        let end = self.letters.iter().position(u8::is_ascii_digit).unwrap_or(0);
        &self.as_str()[..end]
    }
}

impl std::fmt::Debug for Postcode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Postcode({})", self.as_str())
    }
}

/// A postcode, whichever way it was spaced and cased. Where a letter stands in a digit's place or the other way round and
/// looks like it (O and 0, I and 1, S and 5), it is mended. `None` where the shape is not that of a British postcode.
pub fn postcode(text: &str) -> Option<Postcode> {
    let mut letters = [0_u8; 7];
    let mut length = 0;
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => {
                *letters.get_mut(length)? = byte.to_ascii_uppercase();
                length += 1;
            }
            b' ' | b'-' | b'.' | b'\t' | b',' => {}
            // A blank that does not break a line.
            0xC2 | 0xA0 => {}
            _ => return None,
        }
    }
    if !(5..=7).contains(&length) {
        return None;
    }
    let outward = length - 3;
    let shape: &[&[u8]] = match outward {
        2 => &[b"A9"],
        3 => &[b"A99", b"AA9", b"A9A"],
        _ => &[b"AA99", b"AA9A"],
    };
    let fits = |letters: &[u8], shape: &[u8]| {
        letters.iter().zip(shape).all(|(letter, wanted)| letter.is_ascii_digit() == (*wanted == b'9'))
    };
    letters[outward] = as_digit(letters[outward]);
    if !fits(&letters[outward..length], b"9AA") {
        return None;
    }
    // No postcode ends its first part in one of these letters (S only after one letter and a digit: W1S).
    if matches!(letters[outward - 1], b'O' | b'I' | b'L' | b'Z') || (outward == 4 && letters[3] == b'S') {
        letters[outward - 1] = as_digit(letters[outward - 1]);
    }
    if !shape.iter().any(|shape| fits(&letters[..outward], shape)) {
        let mended = shape.iter().find_map(|shape| {
            let mut mended = letters;
            for (letter, wanted) in mended.iter_mut().zip(*shape) {
                *letter = if *wanted == b'9' { as_digit(*letter) } else { as_letter(*letter) };
            }
            fits(&mended[..outward], shape).then_some(mended)
        })?;
        letters = mended;
    }
    Some(Postcode { letters, length: length as u8 })
}

const fn as_digit(letter: u8) -> u8 {
    match letter {
        b'O' => b'0',
        b'I' | b'L' => b'1',
        b'S' => b'5',
        b'Z' => b'2',
        other => other,
    }
}

const fn as_letter(letter: u8) -> u8 {
    match letter {
        b'0' => b'O',
        b'1' => b'I',
        b'5' => b'S',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn phones_in_one_form() {
        for same in [
            "01632 960123",
            "(01632) 960 123",
            "+44 1632 960123",
            "+44 (0)1632 960123",
            "0044 1632 960123",
            "441632960123",
            "1632960123",
            "01632-960-123 ext 4",
        ] {
            assert_eq!(phone(same).map(|phone| phone.to_string()).as_deref(), Some("+441632960123"), "{same}");
        }
        assert_eq!(phone("+353 1 555 0123").map(Phone::number), Some(35_315_550_123));
        for none in ["960123", "none", "", "00000000000", "07777777777", "0".repeat(30).as_str(), "+44"] {
            assert_eq!(phone(none), None, "{none}");
        }
    }

    #[test]
    fn postcodes_in_one_form() {
        for same in ["LL57 2DG", "ll572dg", " ll57-2dg ", "L L57 2D G", "LL5 72DG", "LLS7 2DG", "LL57\u{a0}2DG"] {
            assert_eq!(postcode(same).map(|code| code.as_str().to_owned()).as_deref(), Some("LL572DG"), "{same}");
        }
        assert_eq!(postcode("CF1O INQ").map(|code| code.as_str().to_owned()).as_deref(), Some("CF101NQ"));
        assert_eq!(postcode("W1A 1AA").map(|code| code.as_str().to_owned()).as_deref(), Some("W1A1AA"));
        let code = postcode("LL57 2DG").unwrap();
        assert_eq!((code.area(), code.outward(), code.sector()), ("LL", "LL57", "LL572"));
        for none in ["", "LL57", "1234567", "Bangor", "LL57 22G", "4000", "é"] {
            assert_eq!(postcode(none), None, "{none}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_can_be_read(bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
            let text = String::from_utf8_lossy(&bytes);
            if let Some(code) = postcode(&text) {
                prop_assert_eq!(postcode(code.as_str()), Some(code));
                prop_assert!(!code.area().is_empty() && !code.outward().is_empty());
            }
            if let Some(number) = phone(&text) {
                prop_assert_eq!(phone(&number.to_string()), Some(number));
            }
        }

        #[test]
        fn digits_with_blanks_are_the_same_number(number in "0[1-9][0-9]{9}", at in 1usize..10) {
            prop_assert_eq!(phone(&number), phone(&format!("{} {}", &number[..at], &number[at..])));
        }
    }
}
