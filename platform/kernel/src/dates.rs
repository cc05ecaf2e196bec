//! Dates as people know them: exact, a month, a year, about, a range, or not known.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A date of which more or less is known. Its text form is `2026-03-04`, `2026-03`, `2026`, `~2026-03-04`,
/// `2026-03-04/2026-03-09`, or `?`; a part after `~` may be a day, a month or a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UncertainDate {
    /// This day.
    Day(Date),
    /// Some day in this month.
    Month(i16, i8),
    /// Some day in this year.
    Year(i16),
    /// About this day.
    About(Date),
    /// Between these days, both included.
    Between(Date, Date),
    /// Nobody knows.
    Unknown,
}

/// The text was not an uncertain date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a date")]
pub struct BadDate;

const MONTHS: [[&str; 2]; 12] = [
    ["january", "ionawr"],
    ["february", "chwefror"],
    ["march", "mawrth"],
    ["april", "ebrill"],
    ["may", "mai"],
    ["june", "mehefin"],
    ["july", "gorffennaf"],
    ["august", "awst"],
    ["september", "medi"],
    ["october", "hydref"],
    ["november", "tachwedd"],
    ["december", "rhagfyr"],
];

/// The number of a month by its name in Welsh or English, or by how the name begins.
pub fn month_named(text: &str) -> Option<u8> {
    let typed = text.to_lowercase();
    let fits = |names: [&str; 2]| typed.len() >= 3 && names.iter().any(|name| name.starts_with(&typed));
    (1..).zip(MONTHS).find_map(|(number, names)| fits(names).then_some(number))
}

impl UncertainDate {
    /// The earliest and latest day it can be; `None` when nothing is known. "About" is taken as 31 days either way.
    pub fn bounds(self) -> Option<(Date, Date)> {
        let span = jiff::Span::new().days(31);
        match self {
            UncertainDate::Day(day) => Some((day, day)),
            UncertainDate::Month(year, month) => {
                let first = Date::new(year, month, 1).ok()?;
                Some((first, first.last_of_month()))
            }
            UncertainDate::Year(year) => Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?)),
            UncertainDate::About(day) => Some((day.saturating_sub(span), day.saturating_add(span))),
            UncertainDate::Between(from, to) => Some((from, to)),
            UncertainDate::Unknown => None,
        }
    }

    /// Whole years from this date to `on`, as the fewest and the most it can be.
    pub fn age_on(self, on: Date) -> Option<(i16, i16)> {
        let (early, late) = self.bounds()?;
        let years = |from: Date| {
            let had_birthday = (on.month(), on.day()) >= (from.month(), from.day());
            on.year() - from.year() - i16::from(!had_birthday)
        };
        Some((years(late), years(early)))
    }
}

impl fmt::Display for UncertainDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            UncertainDate::Day(day) => day.fmt(f),
            UncertainDate::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            UncertainDate::Year(year) => write!(f, "{year:04}"),
            UncertainDate::About(day) => write!(f, "~{day}"),
            UncertainDate::Between(from, to) => write!(f, "{from}/{to}"),
            UncertainDate::Unknown => f.write_str("?"),
        }
    }
}

impl FromStr for UncertainDate {
    type Err = BadDate;
    fn from_str(text: &str) -> Result<Self, BadDate> {
        let day = |t: &str| t.parse::<Date>().map_err(|_| BadDate);
        if text == "?" {
            return Ok(UncertainDate::Unknown);
        }
        if let Some(rest) = text.strip_prefix('~') {
            return Ok(UncertainDate::About(day(rest)?));
        }
        if let Some((from, to)) = text.split_once('/') {
            let (from, to) = (day(from)?, day(to)?);
            return if from <= to { Ok(UncertainDate::Between(from, to)) } else { Err(BadDate) };
        }
        let parts: Vec<&str> = text.split('-').collect();
        match parts.as_slice() {
            [year] if year.len() == 4 => {
                let year = year.parse().map_err(|_| BadDate)?;
                Date::new(year, 1, 1).map(|_| UncertainDate::Year(year)).map_err(|_| BadDate)
            }
            [year, month] if year.len() == 4 && month.len() == 2 => {
                let (year, month) = (year.parse().map_err(|_| BadDate)?, month.parse().map_err(|_| BadDate)?);
                Date::new(year, month, 1).map(|_| UncertainDate::Month(year, month)).map_err(|_| BadDate)
            }
            [_, _, _] => day(text).map(UncertainDate::Day),
            _ => Err(BadDate),
        }
    }
}

impl Serialize for UncertainDate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for UncertainDate {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_back() {
        for text in ["2026-03-04", "2026-03", "2026", "~2026-03-04", "2026-03-04/2026-03-09", "?"] {
            assert_eq!(text.parse::<UncertainDate>().unwrap().to_string(), text);
        }
        for bad in ["", "2026-13", "2026-02-30", "26", "2026-03-09/2026-03-04", "~", "x"] {
            assert_eq!(bad.parse::<UncertainDate>(), Err(BadDate), "{bad}");
        }
    }

    #[test]
    fn months_by_name_in_both_languages() {
        for (typed, number) in [("mawrth", 3), ("March", 3), ("Mai", 5), ("gorff", 7), ("Rhag", 12)] {
            assert_eq!(month_named(typed), Some(number), "{typed}");
        }
        for none in ["", "ma", "3", "marching"] {
            assert_eq!(month_named(none), None, "{none}");
        }
    }

    /// The beginning of a name never means two months: whoever takes the first that fits takes the only one.
    #[test]
    fn three_letters_mean_one_month() {
        for (number, names) in (1_u8..).zip(MONTHS) {
            for name in names {
                assert_eq!(month_named(&name[..3]), Some(number), "{name}");
            }
        }
    }

    #[test]
    fn age_is_a_span_where_the_date_is() {
        let on: Date = "2026-11-21".parse().unwrap();
        assert_eq!("2012-11-21".parse::<UncertainDate>().unwrap().age_on(on), Some((14, 14)));
        assert_eq!("2012-11-22".parse::<UncertainDate>().unwrap().age_on(on), Some((13, 13)));
        assert_eq!("2012".parse::<UncertainDate>().unwrap().age_on(on), Some((13, 14)));
        assert_eq!(UncertainDate::Unknown.age_on(on), None);
    }
}
