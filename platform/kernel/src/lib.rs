//! What everything else stands on: ids, time, chance, language, dates, references and limits. No I/O, no domain noun.

mod chance;
mod clock;
mod codes;
mod dates;
mod ids;
mod language;
mod limits;
mod references;
mod working_days;

pub use chance::Chance;
pub use clock::{Clock, Timestamp, london_date, london_midnight};
pub use dates::{BadDate, UncertainDate, month_named};
pub use ids::{ActorId, ActorKind, AgencyId, AgencyKind, Id, Kind, NotAnId, TeamId, TeamKind};
pub use jiff::civil::Date;
pub use language::Language;
pub use limits::{BadLimits, Limit, Limits, Source, Standing, Unit};
pub use references::{NotAReference, Reference, ReturnCode};
pub use working_days::{BadCalendar, WorkingCalendar};
