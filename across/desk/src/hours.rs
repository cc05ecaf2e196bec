//! When a duty desk is staffed.

use kernel::{Timestamp, WorkingCalendar};

/// The hours of a duty desk: from the first to before the second.
const HOURS: std::ops::Range<i8> = 9..17;

/// Whether duty desks are staffed at this instant: Monday to Friday from 9 to 17 in Wales, without bank holidays.
pub fn in_hours(at: Timestamp, calendar: &WorkingCalendar) -> bool {
    calendar.is_working_day(at.date()) && HOURS.contains(&at.time_of_day().0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::london_midnight;

    fn at(day: &str, hour: i64, minute: i64) -> bool {
        let midnight = london_midnight(day.parse().unwrap());
        in_hours(midnight.plus_minutes(hour * 60 + minute), catalogue::limits().calendar())
    }

    #[test]
    fn working_hours_of_wales() {
        assert!(at("2026-03-04", 9, 0) && at("2026-03-04", 16, 59));
        assert!(!at("2026-03-04", 8, 59) && !at("2026-03-04", 17, 0));
        // A Saturday, Christmas Day, and Easter Monday.
        assert!(!at("2026-03-07", 11, 0) && !at("2026-12-25", 11, 0) && !at("2026-04-06", 11, 0));
        // Summer time: 9 in Wales is 8 in UTC.
        assert!(at("2026-07-01", 9, 0));
    }
}
