//! When a desk is read: from an hour of the day to another, Monday to Friday.

use serde::Deserialize;
use std::fmt;
use std::str::FromStr;

/// Opening hours, written as `08:45-17:00`: from the first minute to before the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    opens: u16,
    closes: u16,
}

/// What was written is no opening hours.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no opening hours such as `08:45-17:00`")]
pub struct BadHours(String);

impl FromStr for Hours {
    type Err = BadHours;
    fn from_str(text: &str) -> Result<Self, BadHours> {
        let minute = |part: &str| -> Option<u16> {
            let (hour, minute) = part.split_once(':')?;
            let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
            (part.len() == 5 && hour < 24 && minute < 60).then_some(hour * 60 + minute)
        };
        let read = text.split_once('-').and_then(|(opens, closes)| Some((minute(opens)?, minute(closes)?)));
        match read {
            Some((opens, closes)) if opens < closes => Ok(Hours { opens, closes }),
            _ => Err(BadHours(text.to_owned())),
        }
    }
}

impl<'de> Deserialize<'de> for Hours {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(serde::de::Error::custom)
    }
}

impl Hours {
    /// The hours of desks that have not said their own.
    ///
    /// # Panics
    /// When the built-in settings are broken, which a test rules out.
    pub fn usual() -> Self {
        #[derive(Deserialize)]
        struct Usual {
            hours: Hours,
        }
        #[derive(Deserialize)]
        struct Data {
            usual_hours: Usual,
        }
        toml::from_str::<Data>(crate::SETTINGS).expect("the built-in settings are read in a test").usual_hours.hours
    }

    /// Whether it is open at this time of day.
    pub fn hold(self, hour: i8, minute: i8) -> bool {
        (i32::from(self.opens)..i32::from(self.closes)).contains(&(i32::from(hour) * 60 + i32::from(minute)))
    }

    /// The hours in which both are open; the own ones where there are none such.
    #[must_use]
    pub fn with(self, other: Hours) -> Self {
        let both = Hours { opens: self.opens.max(other.opens), closes: self.closes.min(other.closes) };
        if both.opens < both.closes { both } else { self }
    }

    /// When it opens, as people write it: `8:45`.
    pub fn opens(self) -> impl fmt::Display {
        Clock(self.opens)
    }

    /// When it closes.
    pub fn closes(self) -> impl fmt::Display {
        Clock(self.closes)
    }
}

struct Clock(u16);

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{:02}", self.0 / 60, self.0 % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours(text: &str) -> Hours {
        text.parse().unwrap()
    }

    #[test]
    fn read_and_said() {
        let early = hours("08:45-17:05");
        assert_eq!((early.opens().to_string(), early.closes().to_string()), ("8:45".into(), "17:05".into()));
        assert!(early.hold(8, 45) && early.hold(17, 4) && !early.hold(17, 5) && !early.hold(8, 44));
        for bad in ["", "9-17", "09:00", "17:00-09:00", "09:00-24:00", "09:60-17:00", "9:00-17:00"] {
            assert!(bad.parse::<Hours>().is_err(), "{bad}");
        }
        assert!(Hours::usual().hold(12, 0));
    }

    #[test]
    fn what_two_desks_have_in_common() {
        let both = hours("08:45-17:00").with(hours("09:00-17:15"));
        assert_eq!(both, hours("09:00-17:00"));
        assert_eq!(hours("08:00-12:00").with(hours("13:00-17:00")), hours("08:00-12:00"));
    }
}
