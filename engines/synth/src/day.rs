//! Days as numbers, in the Gregorian calendar.

/// Days after 1 January 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

impl Day {
    /// The day of this date, or `None` where no such day can be.
    pub fn of(year: i32, month: i32, day: i32) -> Option<Self> {
        if !(1..=12).contains(&month) || day < 1 || day > days_in(year, month) {
            return None;
        }
        // Years begin in March, so that a leap day is the last of its year.
        let (y, m) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        let era = y.div_euclid(400);
        let of_era = y.rem_euclid(400);
        let of_year = (153 * m + 2) / 5 + day - 1;
        Some(Day(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468))
    }

    /// Year, month and day.
    pub fn parts(self) -> (i32, i32, i32) {
        let days = self.0 + 719_468;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let y = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * y + y / 4 - y / 100);
        let m = (5 * of_year + 2) / 153;
        let day = of_year - (153 * m + 2) / 5 + 1;
        let month = if m < 10 { m + 3 } else { m - 9 };
        (y + era * 400 + i32::from(month <= 2), month, day)
    }

    /// Whole years from this day to a later one.
    pub fn years_to(self, later: Day) -> i32 {
        let ((y, m, d), (ly, lm, ld)) = (self.parts(), later.parts());
        ly - y - i32::from((lm, ld) < (m, d))
    }
}

fn days_in(year: i32, month: i32) -> i32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_comes_back() {
        for day in -30_000..30_000 {
            let (y, m, d) = Day(day).parts();
            assert_eq!(Day::of(y, m, d), Some(Day(day)));
        }
        assert_eq!(Day::of(1970, 1, 1), Some(Day(0)));
        assert_eq!(Day::of(2024, 2, 29).map(|day| day.to_string()).as_deref(), Some("2024-02-29"));
        assert_eq!(Day::of(2023, 2, 29), None);
        assert_eq!(Day::of(2010, 6, 2).unwrap().years_to(Day::of(2026, 6, 1).unwrap()), 15);
    }
}
