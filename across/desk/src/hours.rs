//! When a duty desk is staffed.

use crate::routing::{is_named, places};
use agencies::queries::AgencyRow;
use catalogue::Hours;
use kernel::{Timestamp, WorkingCalendar};

/// Whether a desk with these hours is staffed at this instant: Monday to Friday in Wales, without bank holidays.
pub fn in_hours(at: Timestamp, calendar: &WorkingCalendar, hours: Hours) -> bool {
    let (hour, minute) = at.time_of_day();
    calendar.is_working_day(at.date()) && hours.hold(hour, minute)
}

/// The opening hours of an agency's duty desk: as its council has said them, else the usual ones of the house.
pub(crate) fn hours_of(agency: &AgencyRow) -> Hours {
    let council = places().councils().iter().find(|council| is_named(agency, council));
    council.map_or_else(Hours::usual, |council| council.contact.hours)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::london_midnight;

    fn at(day: &str, hour: i64, minute: i64) -> bool {
        let midnight = london_midnight(day.parse().unwrap());
        let hours = "08:45-17:00".parse().unwrap();
        in_hours(midnight.plus_minutes(hour * 60 + minute), catalogue::limits().calendar(), hours)
    }

    #[test]
    fn working_hours_of_wales() {
        assert!(at("2026-03-04", 8, 45) && at("2026-03-04", 16, 59));
        assert!(!at("2026-03-04", 8, 44) && !at("2026-03-04", 17, 0));
        // A Saturday, Christmas Day, and Easter Monday.
        assert!(!at("2026-03-07", 11, 0) && !at("2026-12-25", 11, 0) && !at("2026-04-06", 11, 0));
        // Summer time: 9 in Wales is 8 in UTC.
        assert!(at("2026-07-01", 9, 0));
    }
}
