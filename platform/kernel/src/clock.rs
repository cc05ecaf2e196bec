//! Time as an argument: instants in UTC, and the days of Wales that they fall on.

use jiff::{civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

/// An instant: milliseconds since 1970 in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(i64);

impl Timestamp {
    /// From milliseconds since 1970 in UTC.
    pub const fn from_millis(millis: i64) -> Self {
        Timestamp(millis)
    }
    /// Milliseconds since 1970 in UTC.
    pub const fn millis(self) -> i64 {
        self.0
    }
    /// This instant moved by whole minutes, backwards where negative.
    pub const fn plus_minutes(self, minutes: i64) -> Self {
        Timestamp(self.0 + minutes * 60_000)
    }
    /// This instant moved by whole hours, backwards where negative.
    pub const fn plus_hours(self, hours: i64) -> Self {
        self.plus_minutes(hours * 60)
    }
    /// The day in Wales on which this instant falls.
    pub fn date(self) -> Date {
        london_date(self)
    }
    /// The hour and minute in Wales.
    pub fn time_of_day(self) -> (i8, i8) {
        let zoned = self.zoned();
        (zoned.hour(), zoned.minute())
    }
    /// With the time zone of Wales.
    pub fn zoned(self) -> jiff::Zoned {
        self.jiff().to_zoned(london())
    }
    fn jiff(self) -> jiff::Timestamp {
        jiff::Timestamp::from_millisecond(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH)
    }
}

/// RFC 3339 in UTC, for logs and exports.
impl std::fmt::Display for Timestamp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.jiff().fmt(f)
    }
}

fn london() -> TimeZone {
    static LONDON: std::sync::OnceLock<TimeZone> = std::sync::OnceLock::new();
    LONDON.get_or_init(|| TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC)).clone()
}

/// The day in Wales on which an instant falls.
pub fn london_date(at: Timestamp) -> Date {
    at.zoned().date()
}

/// The first instant of a day in Wales.
pub fn london_midnight(day: Date) -> Timestamp {
    let start = day.to_zoned(london()).map_or(0, |zoned| zoned.timestamp().as_millisecond());
    Timestamp(start)
}

/// Where the present comes from.
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    System,
    Still(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's own clock.
    pub const fn system() -> Self {
        Clock(Source::System)
    }
    /// A clock that stands where it was set; clones share its hands.
    pub fn still(at: Timestamp) -> Self {
        Clock(Source::Still(Arc::new(AtomicI64::new(at.0))))
    }
    /// The present.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
    pub fn now(&self) -> Timestamp {
        match &self.0 {
            Source::System => Timestamp(jiff::Timestamp::now().as_millisecond()),
            Source::Still(hands) => Timestamp(hands.load(Ordering::SeqCst)),
        }
    }
    /// Sets a still clock; the machine's own clock is left alone.
    pub fn set(&self, at: Timestamp) {
        if let Source::Still(hands) = &self.0 {
            hands.store(at.0, Ordering::SeqCst);
        }
    }
    /// Moves a still clock on by whole minutes.
    pub fn advance_minutes(&self, minutes: i64) {
        self.set(self.now().plus_minutes(minutes));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summer_time_is_kept() {
        let summer = Timestamp::from_millis(1_782_860_400_000); // 2026-06-30T23:00:00Z
        assert_eq!(summer.date().to_string(), "2026-07-01");
        assert_eq!(summer.time_of_day(), (0, 0));
        assert_eq!(london_midnight(summer.date()), summer);
    }

    #[test]
    fn a_still_clock_moves_only_when_told() {
        let clock = Clock::still(Timestamp::from_millis(5));
        let other = clock.clone();
        clock.advance_minutes(1);
        assert_eq!(other.now(), Timestamp::from_millis(60_005));
    }
}
