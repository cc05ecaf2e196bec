//! Ways in which two days are near one another, as days are mistaken.

use crate::settings::Near;

fn part(day: &[u8], from: usize, to: usize) -> Option<u32> {
    std::str::from_utf8(&day[from..to]).ok()?.parse().ok()
}

/// The number of a day, counted on from any fixed one, for a day of eight digits or with hyphens (after H. Hinnant).
pub fn number(day: &[u8]) -> Option<i32> {
    let digits: Vec<u8> = day.iter().copied().filter(u8::is_ascii_digit).collect();
    if digits.len() != 8 {
        return None;
    }
    let (year, month, day) = (part(&digits, 0, 4)? as i32, part(&digits, 4, 6)? as i32, part(&digits, 6, 8)? as i32);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let year = if month <= 2 { year - 1 } else { year };
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(year * 365 + year / 4 - year / 100 + year / 400 + of_year)
}

/// Whether two days, each of eight digits, are near in this way.
pub fn near(left: &[u8], right: &[u8], near: Near) -> bool {
    if left.len() != 8 || right.len() != 8 {
        return false;
    }
    match near {
        Near::Swapped => left[..4] == right[..4] && left[4..6] == right[6..] && left[6..] == right[4..6],
        Near::FirstOfJanuary => left[..4] == right[..4] && (left[4..] == *b"0101" || right[4..] == *b"0101"),
        Near::OneDigit => {
            let mut differing = (0..8).filter(|place| left[*place] != right[*place]);
            match (differing.next(), differing.next(), differing.next()) {
                (Some(one), Some(other), None) => {
                    other == one + 1 && left[one] == right[other] && left[other] == right[one]
                }
                (_, other, _) => other.is_none(),
            }
        }
        Near::YearAndMonth => left[..6] == right[..6] && left[4..6] != *b"00",
        Near::DayAndMonth => left[4..] == right[4..] && left[4..] != *b"0000",
        Near::Year => left[..4] == right[..4],
        Near::TwoYears | Near::TenYears => {
            let reach = if near == Near::TwoYears { 2 } else { 10 };
            let years = part(left, 0, 4).zip(part(right, 0, 4));
            years.is_some_and(|(left, right)| left.abs_diff(right) <= reach)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted() {
        let apart = |a: &str, b: &str| number(b.as_bytes()).unwrap() - number(a.as_bytes()).unwrap();
        assert_eq!(apart("20240228", "2024-03-01"), 2);
        assert_eq!(apart("20230228", "20230301"), 1);
        assert_eq!(apart("19991231", "20000101"), 1);
        assert_eq!(number(b"20231301"), None);
    }

    #[test]
    fn each_way() {
        for (left, right, way, wanted) in [
            ("20120304", "20120403", Near::Swapped, true),
            ("20120304", "20120304", Near::FirstOfJanuary, false),
            ("20120304", "20120101", Near::FirstOfJanuary, true),
            ("20120304", "20120314", Near::OneDigit, true),
            ("20120304", "20120340", Near::OneDigit, true),
            ("20120304", "20120413", Near::OneDigit, false),
            ("20120304", "20120399", Near::YearAndMonth, true),
            ("20120304", "19990304", Near::DayAndMonth, true),
            ("20120304", "20140304", Near::TwoYears, true),
            ("20120304", "20150304", Near::TwoYears, false),
        ] {
            assert_eq!(near(left.as_bytes(), right.as_bytes(), way), wanted, "{left} {right} {way:?}");
        }
    }
}
