//! How long ago, how soon, how late.

use crate::Texts;
use kernel::{Date, Timestamp};

/// Beyond this many days the date itself says more than a count of days.
const MOST_DAYS: i64 = 60;

impl Texts {
    /// "just now", "3 hours ago", "2 days ago"; the date when it is long ago, or when it has not come yet.
    pub fn ago(&self, at: Timestamp, now: Timestamp) -> String {
        if at > now {
            return self.date_time(at);
        }
        match measure(at, now) {
            Some(Length::Minutes(0)) => self.get("ago-now"),
            Some(Length::Minutes(count)) => self.with("ago-minutes", &[("count", count.into())]),
            Some(Length::Hours(count)) => self.with("ago-hours", &[("count", count.into())]),
            Some(Length::Days(count)) => self.with("ago-days", &[("count", count.into())]),
            None => self.date(at.date()),
        }
    }

    /// "in 3 hours", "due now", "2 days late"; the date when it is far off.
    pub fn due(&self, at: Timestamp, now: Timestamp) -> String {
        let late = at < now;
        let (earlier, later) = if late { (at, now) } else { (now, at) };
        let (key, count) = match measure(earlier, later) {
            Some(Length::Minutes(0)) => return self.get("due-now"),
            Some(Length::Minutes(count)) => (if late { "late-minutes" } else { "due-minutes" }, count),
            Some(Length::Hours(count)) => (if late { "late-hours" } else { "due-hours" }, count),
            Some(Length::Days(count)) => (if late { "late-days" } else { "due-days" }, count),
            None => return self.date(at.date()),
        };
        self.with(key, &[("count", count.into())])
    }
}

enum Length {
    Minutes(i64),
    Hours(i64),
    Days(i64),
}

/// Minutes within the hour, hours within a day, then days of the calendar in Wales.
fn measure(earlier: Timestamp, later: Timestamp) -> Option<Length> {
    let minutes = (later.millis() - earlier.millis()) / 60_000;
    if minutes < 60 {
        return Some(Length::Minutes(minutes));
    }
    if minutes < 24 * 60 {
        return Some(Length::Hours(minutes / 60));
    }
    let days = days_between(earlier.date(), later.date());
    (days <= MOST_DAYS).then_some(Length::Days(days))
}

fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(i64::MAX, |span| span.get_days().into())
}
