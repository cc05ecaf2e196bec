//! How often something may be tried: data, like the time limits, each with where it comes from and how sure that is.

use crate::BadCatalogue;
use kernel::{Language, Source, Standing};
use serde::Deserialize;

/// How often something may be tried from one network.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Ceiling {
    /// Stable name, for example `report.network`.
    pub code: String,
    /// What is counted, in English.
    pub en: String,
    /// What is counted, in Welsh.
    pub cy: String,
    /// How many at once.
    pub tries: u32,
    /// Minutes after which as many are free again.
    pub per_minutes: u32,
    /// How sure it is.
    pub standing: Standing,
    /// Where it is laid down.
    pub source: Source,
}

impl Ceiling {
    /// What is counted, in the reader's language.
    pub fn name(&self, language: Language) -> &str {
        match language {
            Language::Cy => &self.cy,
            Language::En => &self.en,
        }
    }
}

/// All ceilings of the house.
#[derive(Debug, Clone)]
pub struct Ceilings(Vec<Ceiling>);

impl Ceilings {
    /// From data of the shape `[[ceiling]]`, one table for each.
    ///
    /// # Errors
    /// When the text is not of that shape, a code stands twice, or one of them lets nobody in.
    pub fn from_toml(text: &str) -> Result<Self, BadCatalogue> {
        #[derive(Deserialize)]
        struct Data {
            ceiling: Vec<Ceiling>,
        }
        let bad = |why: &str| BadCatalogue::new("settings", why);
        let all = toml::from_str::<Data>(text).map_err(|why| BadCatalogue::new("settings", why))?.ceiling;
        for (place, ceiling) in all.iter().enumerate() {
            if all[..place].iter().any(|earlier| earlier.code == ceiling.code) {
                return Err(bad("a ceiling stands twice"));
            }
            if ceiling.tries == 0 || !(1..=24 * 60).contains(&ceiling.per_minutes) {
                return Err(bad("a ceiling lets nobody in, or takes longer than a day"));
            }
        }
        Ok(Ceilings(all))
    }

    /// Those that are built in.
    ///
    /// # Panics
    /// When the built-in data is broken, which a test rules out.
    pub fn load() -> Self {
        Self::from_toml(crate::SETTINGS).expect("the built-in settings are read in a test")
    }

    /// The ceiling of this code.
    ///
    /// # Panics
    /// When there is none: its users name codes that a test looks up.
    pub fn get(&self, code: &str) -> &Ceiling {
        self.0.iter().find(|ceiling| ceiling.code == code).expect("a ceiling of the settings")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ceiling_of_the_front_door_is_set() {
        let all = Ceilings::load();
        for code in ["report.apart", "report.network", "return_code.network"] {
            let ceiling = all.get(code);
            assert_eq!(ceiling.standing, Standing::Local, "{code}: the partnership has not agreed it yet");
            assert_ne!(ceiling.name(Language::Cy), ceiling.name(Language::En), "{code}");
        }
        // What lies apart is still taken in: a whole school reporting in one hour is never asked to wait.
        assert!(all.get("report.network").tries > 10 * all.get("report.apart").tries);
    }

    #[test]
    fn what_lets_nobody_in_or_stands_twice_is_refused() {
        let one = |tries: u32| {
            format!(
                "[[ceiling]]\ncode = \"a\"\nen = \"A\"\ncy = \"B\"\ntries = {tries}\nper_minutes = 60\nstanding = \"local\"\n\
                 source = {{ en = \"x\", cy = \"y\" }}\n"
            )
        };
        assert!(Ceilings::from_toml(&one(1)).is_ok());
        assert!(Ceilings::from_toml(&one(0)).is_err());
        assert!(Ceilings::from_toml(&format!("{}{}", one(1), one(2))).is_err());
    }
}
