//! The hours at which people report and desks work.

use super::Ground;
use jiff::ToSpan;
use kernel::{Chance, Date, Timestamp, london_midnight};

fn minutes(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(0)
}

/// The working day that lies `count` working days before today.
pub(crate) fn working_days_back(ground: &Ground<'_>, count: usize) -> Date {
    let mut day = ground.now.date();
    let mut left = count;
    while left > 0 {
        day = day.saturating_sub(1.day());
        left -= usize::from(ground.calendar.is_working_day(day));
    }
    day
}

/// A moment of a day between two hours.
pub(crate) fn between(chance: &Chance, day: Date, hours: (usize, usize)) -> Timestamp {
    london_midnight(day).plus_minutes(minutes(hours.0 * 60 + chance.below((hours.1 - hours.0) * 60)))
}

/// The moment at which a desk takes the next step: soon where that falls into working hours, else the next morning.
pub(crate) fn at_the_desk(ground: &Ground<'_>, chance: &Chance, after: Timestamp, brisk: bool) -> Timestamp {
    let wait = if brisk { 5 + chance.below(20) } else { 15 + chance.below(100) };
    let soon = after.plus_minutes(minutes(wait));
    let (hour, _) = soon.time_of_day();
    if ground.calendar.is_working_day(soon.date()) && (9..17).contains(&hour) {
        return soon;
    }
    let same_day = hour < 9 && ground.calendar.is_working_day(soon.date());
    let day = if same_day { soon.date() } else { ground.calendar.after(soon.date(), 1) };
    london_midnight(day).plus_minutes(minutes(9 * 60 + 5 + chance.below(110)))
}

/// The moment at which the out-of-hours team takes the next step.
pub(crate) fn at_night(chance: &Chance, after: Timestamp) -> Timestamp {
    after.plus_minutes(minutes(6 + chance.below(30)))
}
