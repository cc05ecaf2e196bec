//! What the house knows as data: code lists, places and time limits, each in both languages, built into the program.

mod ceilings;
mod codes;
mod fold;
mod hours;
mod law;
mod places;
mod postcodes;
mod processing;
mod retention;
mod settlements;

pub use ceilings::{Ceiling, Ceilings};
pub use codes::{Code, CodeList, Codes};
pub use fold::{fold, forms};
pub use hours::{BadHours, Hours};
pub use law::{Basis, DataClass, Gateway, GatewayKind, Law};
pub use places::{Contact, Council, Places};
pub use processing::{ProcessingClass, Risk, processing, risks, try_processing, try_risks};
pub use retention::{RetentionClass, RunsFrom, retention, retention_class, try_retention};
pub use settlements::Place;

use kernel::{Limits, WorkingCalendar};

/// The catalogues could not be read. Those built in are read in a test, so this is met only with data from elsewhere.
#[derive(Debug, thiserror::Error)]
#[error("catalogue {0}: {1}")]
pub struct BadCatalogue(pub String, pub String);

impl BadCatalogue {
    fn new(what: &str, why: impl std::fmt::Display) -> Self {
        BadCatalogue(what.to_owned(), why.to_string())
    }
}

/// How this house is set.
const SETTINGS: &str = include_str!("../../../catalogues/settings/house.toml");

/// The time limits of Wales and those of this house, on the calendar of England and Wales.
///
/// # Errors
/// When the built-in data is broken.
pub fn try_limits() -> Result<Limits, BadCatalogue> {
    let calendar = WorkingCalendar::from_toml(include_str!("../../../catalogues/calendars/england-and-wales.toml"))
        .map_err(|why| BadCatalogue::new("calendars", why))?;
    let procedures = include_str!("../../../catalogues/procedures/wales.toml");
    let sharing = include_str!("../../../catalogues/procedures/sharing.toml");
    let rights = include_str!("../../../catalogues/procedures/rights.toml");
    // One list of limits from these files: each opens with the day on which it was checked, which is for people.
    let undated = |text: &str| text.lines().filter(|l| !l.starts_with("last_checked")).collect::<Vec<_>>().join("\n");
    let all = [procedures, sharing, rights, SETTINGS].map(undated).join("\n");
    Limits::from_toml(&all, calendar).map_err(|why| BadCatalogue::new("procedures and settings", why))
}

/// The time limits of Wales and those of this house, on the calendar of England and Wales.
///
/// # Panics
/// When the built-in data is broken, which a test rules out.
pub fn limits() -> Limits {
    try_limits().expect("the built-in time limits are read in a test")
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{Language, Standing, london_midnight};

    #[test]
    fn every_limit_of_the_front_door_is_in_force() {
        let limits = limits();
        let today = "2026-11-21".parse().unwrap();
        for (code, standing) in [
            ("report.confirm_in_writing", Standing::Confirmed),
            ("report.chase", Standing::Confirmed),
            ("report.decide", Standing::Confirmed),
            ("report.police", Standing::Confirmed),
            ("allegation.designated_officer", Standing::Confirmed),
            ("report.urgent_opened", Standing::Local),
            ("report.urgency_set", Standing::Local),
            ("rota.climb", Standing::Local),
            ("return_code.expires", Standing::Local),
            ("acknowledgement.public", Standing::Local),
            ("session.idle", Standing::Local),
            ("session.whole", Standing::Local),
            ("session.half-way", Standing::Local),
            ("public.page", Standing::Local),
            ("share.complete_urgent", Standing::Local),
            ("share.review_one_off", Standing::Local),
            ("request.answer", Standing::Local),
            ("request.answer_urgent", Standing::Local),
            ("rights.answer", Standing::Confirmed),
            ("rights.answer_extended", Standing::Confirmed),
            ("complaint.acknowledge", Standing::Confirmed),
        ] {
            let limit = limits.get(code, today).unwrap_or_else(|| panic!("{code}"));
            assert_eq!(limit.standing, standing, "{code}");
            assert_ne!(limit.name(Language::En), limit.name(Language::Cy), "{code}");
            assert_ne!(limit.source(Language::En), limit.source(Language::Cy), "{code}");
        }
    }

    /// The worked examples of the procedures: a report on Christmas Eve is decided by 29 December.
    #[test]
    fn a_report_is_decided_by_the_end_of_the_next_working_day() {
        for (received, due) in
            [("2026-03-27", "2026-03-30"), ("2026-04-02", "2026-04-07"), ("2026-12-24", "2026-12-29")]
        {
            let start = london_midnight(received.parse().unwrap()).plus_hours(10);
            assert_eq!(limits().due("report.decide", start).unwrap().date().to_string(), due);
        }
    }
}
