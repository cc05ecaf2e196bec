//! Dates of birth beside each other: the slips that people make when they write them down.

use kernel::{Date, UncertainDate};

/// How two dates stand to each other, nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DateStanding {
    /// The same, as exactly as both are known.
    Same,
    /// Day and month changed places.
    Swapped,
    /// One digit differs, or two neighbouring digits changed places.
    Slip,
    /// The less exact one allows the other.
    Allows,
    /// Only the year agrees, or one is the first of January of that year, as unknown days are often written.
    YearOnly,
    /// None of these.
    Apart,
}

/// Lays two dates beside each other; `None` where one is not known at all.
pub fn standing(a: UncertainDate, b: UncertainDate) -> Option<DateStanding> {
    let ((a_from, a_to), (b_from, b_to)) = (a.bounds()?, b.bounds()?);
    Some(match (a, b) {
        _ if a == b => DateStanding::Same,
        (UncertainDate::Day(x), UncertainDate::Day(y)) => days(x, y),
        _ if a_from <= b_to && b_from <= a_to => DateStanding::Allows,
        _ if a_from.year() == b_from.year() => DateStanding::YearOnly,
        _ => DateStanding::Apart,
    })
}

fn days(x: Date, y: Date) -> DateStanding {
    if x.year() == y.year() && x.month() == y.day() && x.day() == y.month() {
        DateStanding::Swapped
    } else if one_slip(x, y) {
        DateStanding::Slip
    } else if x.year() == y.year() {
        DateStanding::YearOnly
    } else {
        DateStanding::Apart
    }
}

fn one_slip(x: Date, y: Date) -> bool {
    let written = |date: Date| format!("{:04}{:02}{:02}", date.year(), date.month(), date.day()).into_bytes();
    let (x, y) = (written(x), written(y));
    let differing: Vec<usize> = (0..x.len().min(y.len())).filter(|i| x[*i] != y[*i]).collect();
    match differing.as_slice() {
        [_] => true,
        [i, j] => *j == i + 1 && x[*i] == y[*j] && x[*j] == y[*i],
        _ => false,
    }
}

/// Reads a date as people type it: 2010-03-04, 04/03/2010, 4.3.10 (in the past hundred years), 2010-03, 2010.
/// Day before month, as both our languages have it.
pub fn read(text: &str, today: Date) -> Option<UncertainDate> {
    let text = text.trim();
    if let Ok(date) = text.parse::<UncertainDate>() {
        return Some(date);
    }
    let parts: Vec<&str> = text.split(['/', '.', '-', ' ']).filter(|part| !part.is_empty()).collect();
    let number = |part: &str| part.parse::<i16>().ok();
    let full = |part: &str| {
        let year = number(part)?;
        Some(match part.len() {
            4 => year,
            2 if year <= today.year() % 100 => today.year() / 100 * 100 + year,
            2 => today.year() / 100 * 100 - 100 + year,
            _ => return None,
        })
    };
    match parts.as_slice() {
        [day, month, year] if day.len() <= 2 => {
            let (day, month) = (i8::try_from(number(day)?).ok()?, i8::try_from(number(month)?).ok()?);
            Date::new(full(year)?, month, day).ok().map(UncertainDate::Day)
        }
        [month, year] if month.len() <= 2 && year.len() == 4 => {
            let (year, month) = (full(year)?, i8::try_from(number(month)?).ok()?);
            Date::new(year, month, 1).ok().map(|_| UncertainDate::Month(year, month))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use DateStanding::*;
    use proptest::prelude::*;

    #[test]
    fn slips_are_told_apart() {
        let of = |a: &str, b: &str| standing(a.parse().unwrap(), b.parse().unwrap());
        assert_eq!(of("2011-04-05", "2011-04-05"), Some(Same));
        assert_eq!(of("2011-04-05", "2011-05-04"), Some(Swapped));
        assert_eq!(of("2011-04-05", "2011-04-15"), Some(Slip));
        assert_eq!(of("2011-04-12", "2011-04-21"), Some(Slip));
        assert_eq!(of("2011-04-05", "2011"), Some(Allows));
        assert_eq!(of("2011-04-05", "2011-09-28"), Some(YearOnly));
        assert_eq!(of("2011-04-05", "2009-09-28"), Some(Apart));
        assert_eq!(of("2011-04-05", "?"), None);
    }

    #[test]
    fn typed_dates_are_read_day_first() {
        let today: Date = "2026-11-21".parse().unwrap();
        let read = |text: &str| super::read(text, today).map(|date| date.to_string());
        assert_eq!(read("04/03/2010").as_deref(), Some("2010-03-04"));
        assert_eq!(read("4.3.10").as_deref(), Some("2010-03-04"));
        assert_eq!(read("4-3-89").as_deref(), Some("1989-03-04"));
        assert_eq!(read("03/2010").as_deref(), Some("2010-03"));
        assert_eq!(read("2010").as_deref(), Some("2010"));
        assert_eq!(read("31/02/2010"), None);
        assert_eq!(read("yesterday"), None);
    }

    proptest! {
        #[test]
        fn standing_is_even_handed(a in 0i32..20000, b in 0i32..20000) {
            let day = |n: i32| UncertainDate::Day(Date::new(1970, 1, 1).unwrap().saturating_add(jiff_days(n)));
            prop_assert_eq!(standing(day(a), day(b)), standing(day(b), day(a)));
            prop_assert_eq!(standing(day(a), day(a)), Some(Same));
        }
    }

    fn jiff_days(n: i32) -> std::time::Duration {
        std::time::Duration::from_secs(u64::try_from(n).unwrap_or(0) * 86_400)
    }
}
