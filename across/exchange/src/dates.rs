//! Dates as people type them into spreadsheets, in Welsh and English.

use kernel::{Date, UncertainDate};
use serde::{Deserialize, Serialize};

/// In which order a date with strokes or points is written. A date that begins with the year is always understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// As people write here: 4/3/2012 is 4 March.
    #[default]
    DayFirst,
    /// As some programs write: 3/4/2012 is 4 March.
    MonthFirst,
}

/// Why a date was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotTaken {
    /// There is no such day.
    Impossible,
    /// It could not be read as a date.
    Unreadable,
    /// It lies ahead.
    Future,
}

impl NotTaken {
    /// The code of the mistake.
    pub fn code(self) -> &'static str {
        match self {
            NotTaken::Impossible => "date-impossible",
            NotTaken::Unreadable => "date-unreadable",
            NotTaken::Future => "date-future",
        }
    }
}

const UNKNOWN: [&str; 14] = [
    "",
    "?",
    "-",
    "n/k",
    "nk",
    "n/a",
    "na",
    "unknown",
    "not known",
    "none",
    "anhysbys",
    "ddim yn hysbys",
    "dim",
    "00/00/0000",
];
const ABOUT: [&str; 9] = ["~", "circa ", "c. ", "c.", "about ", "approx. ", "approx ", "tua ", "oddeutu "];

/// A date in the past, as exactly as it was written. Words for "not known" and empty cells are no mistake.
///
/// # Errors
/// When it is no date, no day that exists, or ahead of `today`.
pub fn read(text: &str, order: Order, today: Date) -> Result<UncertainDate, NotTaken> {
    let text = text.trim().to_lowercase();
    if UNKNOWN.contains(&text.as_str()) {
        return Ok(UncertainDate::Unknown);
    }
    let about = ABOUT.iter().find_map(|word| text.strip_prefix(word));
    let date = exact(about.unwrap_or(&text).trim(), order, today)?;
    let date = match (about, date) {
        (Some(_), UncertainDate::Day(day)) => UncertainDate::About(day),
        (_, date) => date,
    };
    match date.bounds() {
        Some((first, _)) if first > today => Err(NotTaken::Future),
        _ => Ok(date),
    }
}

fn exact(text: &str, order: Order, today: Date) -> Result<UncertainDate, NotTaken> {
    // The time of day that spreadsheets add is left away.
    let text = match text.split_once(['t', ' ']) {
        Some((day, time)) if time.starts_with(|c: char| c.is_ascii_digit()) && time.contains(':') => day,
        _ => text,
    };
    // Years before the first, which spreadsheets write for a serial number gone wrong.
    if text.starts_with('-') {
        return Err(NotTaken::Impossible);
    }
    let parts: Vec<&str> = text
        .split(|sign: char| sign.is_whitespace() || matches!(sign, '/' | '-' | '.' | ',' | '\u{2013}'))
        .filter(|part| !part.is_empty())
        .collect();
    match parts[..] {
        [whole] if whole.len() == 8 && whole.bytes().all(|byte| byte.is_ascii_digit()) => {
            day(number(&whole[..4])?, number(&whole[4..6])?, number(&whole[6..])?)
        }
        [year] if year.len() == 4 => {
            let year = number(year)?;
            kernel_date(year, 1, 1).map(|_| UncertainDate::Year(year)).ok_or(NotTaken::Impossible)
        }
        [first, second] if is_year(first) => month(number(first)?, month_number(second)?),
        [first, second] if second.len() == 4 => month(number(second)?, month_number(first)?),
        [first, second, third] if is_year(first) => day(number(first)?, month_number(second)?, number(third)?),
        [first, second, third] => {
            let year = full_year(third, today)?;
            match order {
                _ if digits(first).is_none() => day(year, month_number(first)?, ordinal(second)?),
                Order::MonthFirst if digits(second).is_some() => day(year, number(first)?, number(second)?),
                _ => day(year, month_number(second)?, ordinal(first)?),
            }
        }
        _ => Err(NotTaken::Unreadable),
    }
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The digits before any letters, as in `4th`.
fn digits(text: &str) -> Option<&str> {
    let first = text.trim_end_matches(|letter: char| letter.is_alphabetic());
    (!first.is_empty() && first.bytes().all(|byte| byte.is_ascii_digit())).then_some(first)
}

fn number(text: &str) -> Result<i16, NotTaken> {
    if text.len() > 4 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NotTaken::Unreadable);
    }
    text.parse().map_err(|_| NotTaken::Unreadable)
}

/// `4`, `4th`, `4ydd`.
fn ordinal(text: &str) -> Result<i16, NotTaken> {
    number(digits(text).ok_or(NotTaken::Unreadable)?)
}

fn month_number(text: &str) -> Result<i16, NotTaken> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return number(text);
    }
    kernel::month_named(text).map(i16::from).ok_or(NotTaken::Unreadable)
}

/// Two digits are the latest year that is not ahead.
fn full_year(text: &str, today: Date) -> Result<i16, NotTaken> {
    let year = number(text)?;
    match text.len() {
        4 => Ok(year),
        2 => Ok(if year > today.year() % 100 { 1900 + year } else { 2000 + year }),
        _ => Err(NotTaken::Unreadable),
    }
}

/// Where registers do not know the day or the month they write 00.
fn day(year: i16, month_of: i16, day_of: i16) -> Result<UncertainDate, NotTaken> {
    match (month_of, day_of) {
        (0, 0) => kernel_date(year, 1, 1).map(|_| UncertainDate::Year(year)).ok_or(NotTaken::Impossible),
        (_, 0) => month(year, month_of),
        _ => kernel_date(year, month_of, day_of).map(UncertainDate::Day).ok_or(NotTaken::Impossible),
    }
}

fn month(year: i16, month: i16) -> Result<UncertainDate, NotTaken> {
    let first = kernel_date(year, month, 1).ok_or(NotTaken::Impossible)?;
    Ok(UncertainDate::Month(first.year(), first.month()))
}

fn kernel_date(year: i16, month: i16, day: i16) -> Option<Date> {
    if year < 1 {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(text: &str) -> String {
        match read(text, Order::DayFirst, "2026-11-21".parse().unwrap()) {
            Ok(date) => date.to_string(),
            Err(why) => why.code().to_owned(),
        }
    }

    #[test]
    fn as_people_type_them() {
        for (typed, date) in [
            ("2012-03-04", "2012-03-04"),
            ("2012-03-04T00:00:00", "2012-03-04"),
            ("04/03/2012 00:00", "2012-03-04"),
            ("4/3/12", "2012-03-04"),
            ("4.3.99", "1999-03-04"),
            ("4-Mar-2012", "2012-03-04"),
            ("4 Mawrth 2012", "2012-03-04"),
            ("4ydd Mawrth 2012", "2012-03-04"),
            ("March 4th, 2012", "2012-03-04"),
            ("20120304", "2012-03-04"),
            ("Mai 2012", "2012-05"),
            ("03/2012", "2012-03"),
            ("2012-03", "2012-03"),
            ("2012", "2012"),
            ("1861-05-00", "1861-05"),
            ("1861-00-00", "1861"),
            ("tua 2012", "2012"),
            ("c. 4/3/2012", "~2012-03-04"),
            ("", "?"),
            ("Anhysbys", "?"),
            ("31/02/2011", "date-impossible"),
            ("1846-27-28", "date-impossible"),
            ("1861-00-01", "date-impossible"),
            ("03/25/2012", "date-impossible"),
            ("-0050-01-0", "date-impossible"),
            ("1/1/2027", "date-future"),
            ("ma 2012", "date-unreadable"),
            ("Eleri", "date-unreadable"),
            ("1/2/3/4", "date-unreadable"),
        ] {
            assert_eq!(of(typed), date, "{typed}");
        }
        let today = "2026-11-21".parse().unwrap();
        assert_eq!(read("3/4/2012", Order::MonthFirst, today).unwrap().to_string(), "2012-03-04");
    }

    proptest! {
        #[test]
        fn anything_is_read_or_refused(text in any::<String>()) {
            let _ = of(&text);
        }
        #[test]
        fn every_real_day_is_read(year in 1i16..2026, month in 1i8..=12, day in 1i8..=28) {
            let date = Date::new(year, month, day).unwrap();
            prop_assert_eq!(of(&date.to_string()), date.to_string());
            prop_assert_eq!(of(&format!("{day}/{month}/{year:04}")), date.to_string());
        }
    }
}
