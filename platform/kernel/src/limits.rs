//! Time limits as data: each with its length, where it comes from, since when, and how sure that is.

use crate::{Language, Timestamp, WorkingCalendar, london_midnight};
use jiff::civil::Date;
use serde::Deserialize;

/// What a limit is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Working days: due at the end of the last of them.
    WorkingDays,
    /// Days of the calendar: due at the end of the last of them.
    Days,
    /// Hours on the clock.
    Hours,
    /// Minutes on the clock.
    Minutes,
    /// Calendar months: due at the end of the day that many months later.
    Months,
    /// 24 hours, or the end of the next working day where those hours end outside one.
    HoursOrNextWorkingDay,
}

/// How sure a limit is, shown to whoever meets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Read in the named source.
    Confirmed,
    /// Set by the people who run this system.
    Local,
    /// Not yet confirmed: ask before relying on it.
    Unconfirmed,
}

/// Where a limit comes from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Source {
    /// Its title in English.
    pub en: String,
    /// Its title in Welsh.
    pub cy: String,
}

/// One time limit.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Limit {
    /// Stable name, for example `report.decide`.
    pub code: String,
    /// What must be done, in English.
    pub en: String,
    /// What must be done, in Welsh.
    pub cy: String,
    /// How many of the unit.
    pub amount: u32,
    /// Counted in what.
    pub unit: Unit,
    /// Where it is laid down.
    pub source: Source,
    /// How sure that is.
    pub standing: Standing,
    /// First day on which it applies.
    pub in_force_from: Date,
    /// Last day on which it applies, if it has ended.
    #[serde(default)]
    pub in_force_to: Option<Date>,
}

/// The limits' data could not be read.
#[derive(Debug, thiserror::Error)]
#[error("time limits: {0}")]
pub struct BadLimits(String);

/// All limits of the house, with the calendar they are counted on.
#[derive(Debug, Clone)]
pub struct Limits {
    limits: Vec<Limit>,
    calendar: WorkingCalendar,
}

impl Limit {
    /// What must be done, in the reader's language.
    pub fn name(&self, language: Language) -> &str {
        match language {
            Language::Cy => &self.cy,
            Language::En => &self.en,
        }
    }
    /// Where it is laid down, in the reader's language.
    pub fn source(&self, language: Language) -> &str {
        match language {
            Language::Cy => &self.source.cy,
            Language::En => &self.source.en,
        }
    }
    /// The last instant at which it is still kept, counted from `start`.
    pub fn due(&self, start: Timestamp, calendar: &WorkingCalendar) -> Timestamp {
        let end_of = |day: Date| {
            Timestamp::from_millis(london_midnight(day.saturating_add(jiff::Span::new().days(1))).millis() - 1)
        };
        match self.unit {
            Unit::Minutes => start.plus_minutes(i64::from(self.amount)),
            Unit::Months => end_of(start.date().saturating_add(jiff::Span::new().months(self.amount))),
            Unit::Days => end_of(start.date().saturating_add(jiff::Span::new().days(self.amount))),
            Unit::Hours => start.plus_hours(i64::from(self.amount)),
            Unit::WorkingDays => end_of(calendar.after(start.date(), self.amount)),
            Unit::HoursOrNextWorkingDay => {
                let by_the_clock = start.plus_hours(i64::from(self.amount));
                if calendar.is_working_day(by_the_clock.date()) {
                    by_the_clock
                } else {
                    end_of(calendar.after(by_the_clock.date(), 0))
                }
            }
        }
    }
}

impl Limits {
    /// From data of the shape `[[limit]]`, one table for each.
    ///
    /// # Errors
    /// When the text is not of that shape or a code stands twice on one day.
    pub fn from_toml(text: &str, calendar: WorkingCalendar) -> Result<Self, BadLimits> {
        #[derive(Deserialize)]
        struct Data {
            limit: Vec<Limit>,
        }
        let limits = toml::from_str::<Data>(text).map_err(|e| BadLimits(e.to_string()))?.limit;
        for (place, limit) in limits.iter().enumerate() {
            let same = limits[..place].iter().any(|l| l.code == limit.code && l.in_force_from == limit.in_force_from);
            if same {
                return Err(BadLimits(format!("`{}` stands twice", limit.code)));
            }
        }
        Ok(Limits { limits, calendar })
    }

    /// The limit of this code that is in force on a day.
    pub fn get(&self, code: &str, on: Date) -> Option<&Limit> {
        let in_force = |l: &&Limit| l.code == code && l.in_force_from <= on && l.in_force_to.is_none_or(|to| on <= to);
        self.limits.iter().filter(in_force).max_by_key(|l| l.in_force_from)
    }

    /// When the limit of this code runs out for something that began at `start`; `None` for a code that is not in force.
    pub fn due(&self, code: &str, start: Timestamp) -> Option<Timestamp> {
        self.get(code, start.date()).map(|limit| limit.due(start, &self.calendar))
    }

    /// The calendar that working days are counted on.
    pub fn calendar(&self) -> &WorkingCalendar {
        &self.calendar
    }

    /// Every limit, in the order of the data.
    pub fn all(&self) -> &[Limit] {
        &self.limits
    }
}
