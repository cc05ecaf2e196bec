//! Ways in which two days are near one another, as days are mistaken.

use crate::settings::Near;

fn part(day: &[u8], from: usize, to: usize) -> Option<u32> {
    std::str::from_utf8(&day[from..to]).ok()?.parse().ok()
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
