//! The clocks of a concern: what is owed by when, from the time limits of the house. Pure.

use concerns::queries::ConcernRow;
use concerns::words::{Door, Matter, Urgency};
use kernel::{Limits, Timestamp};

/// One clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// The code of its limit, for example `report.decide`.
    pub limit: &'static str,
    /// The last instant at which it is still kept.
    pub due: Timestamp,
    /// When what is owed was done.
    pub met: Option<Timestamp>,
}

/// How a clock stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It runs, and there is time.
    Running,
    /// It ran out and is still owed.
    Late,
    /// It was kept.
    Kept,
    /// It was done, but late.
    DoneLate,
}

impl Clock {
    /// How it stands now.
    pub fn standing(&self, now: Timestamp) -> Standing {
        match self.met {
            Some(met) if met <= self.due => Standing::Kept,
            Some(_) => Standing::DoneLate,
            None if now <= self.due => Standing::Running,
            None => Standing::Late,
        }
    }
    /// Whether something is still owed.
    pub const fn runs(&self) -> bool {
        self.met.is_none()
    }
}

/// The clocks of a concern, in the order in which they are kept.
pub fn clocks(row: &ConcernRow, limits: &Limits) -> Vec<Clock> {
    let start = row.reported_at;
    // Whoever decided has also read it: nothing is owed for a step that was overtaken.
    let read = row.opened_at.or(row.decided_at);
    let answered = row.acknowledged_at.or(row.answered_at);
    let acknowledgement = if row.professional { "report.chase" } else { "acknowledgement.public" };
    // Where it came out later whom it is about, the officer's time begins then.
    let known = row.about_since.unwrap_or(start);
    let owed = [
        (row.urgency == Urgency::Immediate, "report.urgent_opened", start, read),
        (row.matter == Matter::PositionOfTrust, "allegation.designated_officer", known, read),
        (true, "report.decide", start, row.decided_at),
        (row.door == Door::Telephone, "report.confirm_in_writing", start, row.confirmed_at),
        (true, acknowledgement, start, answered),
    ];
    owed.into_iter()
        .filter(|(applies, ..)| *applies)
        .filter_map(|(_, limit, start, met)| Some(Clock { limit, due: limits.due(limit, start)?, met }))
        .collect()
}

/// The instant before which something must have begun for its limit to have run out by now; the beginning of time when
/// the limit is not in force.
pub fn late_before(limits: &Limits, code: &str, now: Timestamp) -> Timestamp {
    let is_late = |start: i64| limits.due(code, Timestamp::from_millis(start)).is_some_and(|due| due < now);
    // Limits never run out earlier for what begins later, so the edge can be found by halving.
    let (mut late, mut kept) = (now.plus_hours(-24 * 400).millis(), now.millis());
    if !is_late(late) {
        return Timestamp::from_millis(i64::MIN);
    }
    while kept - late > 1 {
        let middle = late + (kept - late) / 2;
        if is_late(middle) { late = middle } else { kept = middle }
    }
    Timestamp::from_millis(kept)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::london_midnight;

    fn noon(day: &str) -> Timestamp {
        london_midnight(day.parse().unwrap()).plus_hours(12)
    }

    #[test]
    fn a_clock_says_how_it_stands() {
        let due = noon("2026-03-05");
        let clock = |met| Clock { limit: "report.decide", due, met };
        assert_eq!(clock(None).standing(due), Standing::Running);
        assert_eq!(clock(None).standing(due.plus_minutes(1)), Standing::Late);
        assert_eq!(clock(Some(due)).standing(due.plus_hours(9)), Standing::Kept);
        assert_eq!(clock(Some(due.plus_minutes(1))).standing(due), Standing::DoneLate);
    }

    #[test]
    fn the_edge_of_lateness_agrees_with_the_limit() {
        let limits = catalogue::limits();
        for now in ["2026-03-04", "2026-03-09", "2026-04-07", "2026-12-29"].map(noon) {
            let edge = late_before(&limits, "report.decide", now);
            let late = |start: Timestamp| limits.due("report.decide", start).unwrap() < now;
            assert!(!late(edge), "{now}");
            assert!(late(Timestamp::from_millis(edge.millis() - 1)), "{now}");
        }
        assert_eq!(late_before(&limits, "no.such", noon("2026-03-04")).millis(), i64::MIN);
    }
}
