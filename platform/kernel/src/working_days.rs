//! Working days: Monday to Friday without bank holidays; the day after the start counts as day one.

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};
use serde::Deserialize;
use std::collections::BTreeSet;

/// The bank holidays of one jurisdiction over the years for which they are known.
#[derive(Debug, Clone)]
pub struct WorkingCalendar {
    holidays: BTreeSet<Date>,
    known_to: i16,
}

/// The calendar's data could not be read.
#[derive(Debug, thiserror::Error)]
#[error("bank holidays: {0}")]
pub struct BadCalendar(String);

#[derive(Deserialize)]
struct Data {
    known_to: i16,
    holiday: Vec<Holiday>,
}
#[derive(Deserialize)]
struct Holiday {
    date: String,
}

impl WorkingCalendar {
    /// From data of the shape `known_to = 2028` and `[[holiday]] date = "2026-12-25"`.
    ///
    /// # Errors
    /// When the text is not of that shape.
    pub fn from_toml(text: &str) -> Result<Self, BadCalendar> {
        let data: Data = toml::from_str(text).map_err(|e| BadCalendar(e.to_string()))?;
        let holidays = data.holiday.iter().map(|h| h.date.parse::<Date>().map_err(|e| BadCalendar(e.to_string())));
        Ok(WorkingCalendar { holidays: holidays.collect::<Result<_, _>>()?, known_to: data.known_to })
    }

    /// Whether work is done on this day.
    pub fn is_working_day(&self, day: Date) -> bool {
        !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && !self.holidays.contains(&day)
    }

    /// The day that is `count` working days after `start`; with 0, `start` itself if worked, else the next worked day.
    pub fn after(&self, start: Date, count: u32) -> Date {
        let mut day = start;
        while count == 0 && !self.is_working_day(day) {
            day = day.saturating_add(1.day());
        }
        let mut left = count;
        while left > 0 && day < Date::MAX {
            day = day.saturating_add(1.day());
            left -= u32::from(self.is_working_day(day));
        }
        day
    }

    /// How many working days lie after `from`, up to and including `to`; 0 when `to` is not later.
    pub fn between(&self, from: Date, to: Date) -> u32 {
        let mut day = from;
        let mut count = 0;
        while day < to {
            day = day.saturating_add(1.day());
            count += u32::from(self.is_working_day(day));
        }
        count
    }

    /// The last year for which the holidays are known; counts that reach past it are not to be trusted.
    pub fn known_to(&self) -> i16 {
        self.known_to
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wales() -> WorkingCalendar {
        WorkingCalendar::from_toml(include_str!("../../../catalogues/calendars/england-and-wales.toml")).unwrap()
    }

    /// The worked examples of the Wales Safeguarding Procedures' limits over Easter, spring and Christmas 2026.
    #[test]
    fn worked_examples() {
        let calendar = wales();
        for (start, days, due) in [
            ("2026-03-23", 15, "2026-04-15"),
            ("2026-03-27", 1, "2026-03-30"),
            ("2026-04-02", 1, "2026-04-07"),
            ("2026-04-02", 5, "2026-04-13"),
            ("2026-04-02", 10, "2026-04-20"),
            ("2026-03-23", 42, "2026-05-26"),
            ("2026-12-24", 1, "2026-12-29"),
        ] {
            let start: Date = start.parse().unwrap();
            assert_eq!(calendar.after(start, days).to_string(), due, "{start} + {days}");
            assert_eq!(calendar.between(start, calendar.after(start, days)), days);
        }
    }

    #[test]
    fn day_nought_is_the_first_worked_day() {
        let saturday: Date = "2026-04-04".parse().unwrap();
        assert_eq!(wales().after(saturday, 0).to_string(), "2026-04-07");
    }
}
