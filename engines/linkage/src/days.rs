//! Ways in which two days are near one another, as days are mistaken.

use crate::settings::Near;

fn part(day: &[u8], from: usize, to: usize) -> Option<u32> {
    day[from..to].iter().try_fold(0, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0')))
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
#[inline]
pub fn near(left: &[u8; 8], right: &[u8; 8], near: Near) -> bool {
    match near {
        Near::Swapped => left[..4] == right[..4] && left[4..6] == right[6..] && left[6..] == right[4..6],
        Near::FirstOfJanuary => left[..4] == right[..4] && (left[4..] == *b"0101" || right[4..] == *b"0101"),
        Near::OneDigit => {
            // A byte of the difference is 0 where the digits are the same.
            let differing = u64::from_le_bytes(*left) ^ u64::from_le_bytes(*right);
            if differing == 0 {
                return true;
            }
            let (first, last) = (differing.trailing_zeros() as usize / 8, 7 - differing.leading_zeros() as usize / 8);
            first == last || last == first + 1 && left[first] == right[last] && left[last] == right[first]
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
            let bytes = |day: &str| <[u8; 8]>::try_from(day.as_bytes()).unwrap();
            assert_eq!(near(&bytes(left), &bytes(right), way), wanted, "{left} {right} {way:?}");
        }
    }
}
