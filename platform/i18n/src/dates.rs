//! Dates and times in words, in Wales's time zone.

use crate::{Texts, Value};
use kernel::{Date, Timestamp, UncertainDate};

impl Texts {
    /// `21 Tachwedd 2026`, `21 November 2026`.
    pub fn date(&self, date: Date) -> String {
        let (day, year) = (date.day().to_string(), date.year().to_string());
        self.with("date-day", &[("day", day.into()), ("month", self.month(date.month())), ("year", year.into())])
    }

    /// `Dydd Sadwrn, 21 Tachwedd 2026`, `Saturday, 21 November 2026`.
    pub fn long_date(&self, date: Date) -> String {
        let weekday = self.get(&format!("weekday-{}", date.weekday().to_monday_one_offset()));
        let (day, year) = (date.day().to_string(), date.year().to_string());
        let parts = [
            ("weekday", weekday.into()),
            ("day", day.into()),
            ("month", self.month(date.month())),
            ("year", year.into()),
        ];
        self.with("date-with-weekday", &parts)
    }

    /// `21 Tachwedd 2026, 14:05`.
    pub fn date_time(&self, at: Timestamp) -> String {
        self.with("date-with-time", &[("date", self.date(at.date()).into()), ("time", self.time(at).into())])
    }

    /// `14:05`.
    pub fn time(&self, at: Timestamp) -> String {
        let (hour, minute) = at.time_of_day();
        format!("{hour:02}:{minute:02}")
    }

    /// As much of a date as is known: a day, a month, a year, about a day, between two days, or not known.
    pub fn uncertain_date(&self, date: UncertainDate) -> String {
        match date {
            UncertainDate::Day(day) => self.date(day),
            UncertainDate::Month(year, month) => {
                self.with("date-month", &[("month", self.month(month)), ("year", year.to_string().into())])
            }
            UncertainDate::Year(year) => year.to_string(),
            UncertainDate::About(day) => self.with("date-about", &[("date", self.date(day).into())]),
            UncertainDate::Between(from, to) => {
                self.with("date-between", &[("from", self.date(from).into()), ("to", self.date(to).into())])
            }
            UncertainDate::Unknown => self.get("date-unknown"),
        }
    }

    fn month(&self, month: i8) -> Value<'static> {
        self.get(&format!("month-{month}")).into()
    }
}
