//! Training in safeguarding and information sharing: until when it counts, and when to speak of it.

use kernel::{Date, Limits, Timestamp};

/// Days before its end from which a renewal is asked for.
const REMIND_DAYS: i32 = 60;

/// How somebody's training stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrainingStanding {
    /// None is recorded.
    Missing,
    /// In date.
    Current,
    /// In date, but not for long.
    DueSoon,
    /// Out of date.
    Lapsed,
}

/// Somebody's last training.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Training {
    /// The day of it, where one is recorded.
    pub on: Option<Date>,
    /// The last day on which it counts; `None` without one, or where the house sets no limit.
    pub until: Option<Date>,
}

impl Training {
    /// The training of a day, under the house's limit `training.valid` as it is in force today: a limit that came later
    /// than the training counts for it all the same.
    pub fn of(on: Option<Date>, limits: &Limits, today: Date) -> Self {
        let noon = |day: Date| Timestamp::from_millis(kernel::london_midnight(day).millis() + 12 * 3_600_000);
        let limit = limits.get("training.valid", today);
        let until = on.zip(limit).map(|(day, limit)| limit.due(noon(day), limits.calendar()).date());
        Training { on, until }
    }

    /// How it stands on a day. Without a limit, training counts for good.
    pub fn standing(self, today: Date) -> TrainingStanding {
        match (self.on, self.until) {
            (None, _) => TrainingStanding::Missing,
            (Some(_), Some(until)) if until < today => TrainingStanding::Lapsed,
            (Some(_), Some(until)) if (until - today).get_days() <= REMIND_DAYS => TrainingStanding::DueSoon,
            (Some(_), _) => TrainingStanding::Current,
        }
    }

    /// Whether it is in date.
    pub fn is_current(self, today: Date) -> bool {
        matches!(self.standing(today), TrainingStanding::Current | TrainingStanding::DueSoon)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits() -> Limits {
        let calendar = kernel::WorkingCalendar::from_toml("known_to = 2028\nholiday = []").unwrap();
        let text = "[[limit]]\ncode = \"training.valid\"\nen = \"a\"\ncy = \"b\"\namount = 12\nunit = \"months\"\n\
                    standing = \"local\"\nin_force_from = \"2026-01-01\"\nsource = { en = \"x\", cy = \"y\" }\n";
        Limits::from_toml(text, calendar).unwrap()
    }

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn it_counts_to_the_same_day_a_year_on() {
        let training = Training::of(Some(day("2026-03-04")), &limits(), day("2026-11-28"));
        assert_eq!(training.until, Some(day("2027-03-04")));
        let standing = |on: &str| training.standing(day(on));
        assert_eq!(standing("2026-03-04"), TrainingStanding::Current);
        assert_eq!(standing("2027-01-02"), TrainingStanding::Current);
        assert_eq!(standing("2027-01-03"), TrainingStanding::DueSoon);
        assert_eq!(standing("2027-03-04"), TrainingStanding::DueSoon);
        assert_eq!(standing("2027-03-05"), TrainingStanding::Lapsed);
        assert!(training.is_current(day("2027-03-04")) && !training.is_current(day("2027-03-05")));
    }

    #[test]
    fn a_leap_day_and_none_at_all() {
        let training = Training::of(Some(day("2024-02-29")), &limits(), day("2026-11-28"));
        assert_eq!(training.until, Some(day("2025-02-28")));
        let none = Training::of(None, &limits(), day("2026-11-28"));
        assert_eq!(none.standing(day("2026-03-04")), TrainingStanding::Missing);
        assert!(!none.is_current(day("2026-03-04")));
    }
}
