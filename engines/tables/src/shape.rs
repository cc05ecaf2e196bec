//! What cells look like: a column of dates is known by its cells even where its name says nothing.

/// What the cells of a column look like.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// A day: `2012-03-04`, `4/3/2012`, `4.3.12`, `4 Mar 2012`, `20120304`.
    Date,
    /// A telephone number of the United Kingdom or with a country code.
    Phone,
    /// A postcode of the United Kingdom.
    Postcode,
    /// An e-mail address.
    Email,
    /// So many digits; blanks and hyphens do not matter.
    Digits(usize),
    /// One of these words, capitals not minded.
    OneOf(&'static [&'static str]),
    /// Whatever the function says.
    Custom(fn(&str) -> bool),
}

impl Shape {
    /// Whether a cell has it.
    pub fn fits(&self, cell: &str) -> bool {
        let cell = cell.trim();
        match self {
            Shape::Date => is_date(cell),
            Shape::Phone => is_phone(cell),
            Shape::Postcode => is_postcode(cell),
            Shape::Email => is_email(cell),
            Shape::Digits(count) => {
                let plain = cell.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b' ' | b'-'));
                plain && cell.bytes().filter(u8::is_ascii_digit).count() == *count
            }
            Shape::OneOf(words) => words.iter().any(|word| cell.to_lowercase() == *word),
            Shape::Custom(fits) => fits(cell),
        }
    }

    /// How much the shape alone says about a column without a telling name, from 0 to 100.
    pub(crate) fn alone(&self) -> u8 {
        match self {
            Shape::Email | Shape::Postcode => 60,
            Shape::Digits(count) if *count >= 10 => 45,
            Shape::Phone | Shape::Custom(_) => 50,
            Shape::Date | Shape::OneOf(_) => 42,
            Shape::Digits(_) => 20,
        }
    }
}

fn is_date(cell: &str) -> bool {
    let day = cell.split(['T', ' ']).next().filter(|first| first.len() >= 6).unwrap_or(cell);
    let parts: Vec<&str> = day.split(['/', '-', '.']).collect();
    if let [first, second, third] = parts[..] {
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let lengths = (first.len(), second.len(), third.len());
        let month = digits(second) || (second.len() >= 3 && second.chars().all(char::is_alphabetic));
        return digits(first) && digits(third) && month && matches!(lengths, (4, 1..=9, 1 | 2) | (1 | 2, 1..=9, 2 | 4));
    }
    if cell.len() == 8 && cell.bytes().all(|byte| byte.is_ascii_digit()) {
        return cell.starts_with("19") || cell.starts_with("20");
    }
    let words: Vec<&str> = cell.split_whitespace().collect();
    let digits =
        |word: &str, lengths: &[usize]| lengths.contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
    matches!(words[..], [day, month, year]
        if digits(day, &[1, 2]) && digits(year, &[2, 4]) && month.len() >= 3 && month.chars().all(char::is_alphabetic))
}

fn is_phone(cell: &str) -> bool {
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    let plain =
        cell.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b' ' | b'-' | b'(' | b')' | b'+' | b'.'));
    plain && (10..=15).contains(&digits) && (cell.starts_with('0') || cell.starts_with('+') || cell.starts_with("(0"))
}

fn is_postcode(cell: &str) -> bool {
    let plain: Vec<u8> = cell.bytes().filter(|byte| *byte != b' ').collect();
    if !(5..=7).contains(&plain.len()) || !plain.iter().all(u8::is_ascii_alphanumeric) {
        return false;
    }
    let (outward, inward) = plain.split_at(plain.len() - 3);
    let letters = outward.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    inward[0].is_ascii_digit()
        && inward[1..].iter().all(u8::is_ascii_alphabetic)
        && (1..=2).contains(&letters)
        && outward[letters..].first().is_some_and(u8::is_ascii_digit)
}

fn is_email(cell: &str) -> bool {
    let Some((name, host)) = cell.split_once('@') else { return false };
    !name.is_empty()
        && !host.contains('@')
        && !cell.contains(char::is_whitespace)
        && host.trim_matches('.').contains('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fits() {
        for date in
            ["2012-03-04", "4/3/2012", "04.03.12", "4 Mar 2012", "4 Mawrth 2012", "20120304", "2012-03-04T00:00:00"]
        {
            assert!(Shape::Date.fits(date), "{date}");
        }
        for other in ["Eleri", "01632 960001", "12345678", "LL57 2DG", "1-2", ""] {
            assert!(!Shape::Date.fits(other), "{other}");
        }
        assert!(Shape::Phone.fits("01632 960001") && Shape::Phone.fits("+44 7700 900123"));
        assert!(!Shape::Phone.fits("943 476 5919") && !Shape::Phone.fits("2012-03-04"));
        assert!(Shape::Postcode.fits("ll57 2dg") && Shape::Postcode.fits("M11AE") && !Shape::Postcode.fits("Bangor"));
        assert!(Shape::Email.fits("a@b.cymru") && !Shape::Email.fits("a@b") && !Shape::Email.fits("@b.c"));
        assert!(Shape::Digits(10).fits("943 476 5919") && !Shape::Digits(10).fits("94347659"));
        assert!(Shape::OneOf(&["f", "m"]).fits("M"));
    }
}
