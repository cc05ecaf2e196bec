//! The two languages, which are equals.

use serde::{Deserialize, Serialize};

/// Welsh or English. Welsh first, as the law and the readers expect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Cymraeg.
    Cy,
    /// English.
    En,
}

impl Language {
    /// Both.
    pub const ALL: [Language; 2] = [Language::Cy, Language::En];

    /// `cy` or `en`: for addresses, `lang` attributes and stored choices.
    pub const fn code(self) -> &'static str {
        match self {
            Language::Cy => "cy",
            Language::En => "en",
        }
    }

    /// The language for a code, if it is one of ours.
    pub fn from_code(code: &str) -> Option<Language> {
        match code {
            "cy" => Some(Language::Cy),
            "en" => Some(Language::En),
            _ => None,
        }
    }

    /// The other one.
    pub const fn other(self) -> Language {
        match self {
            Language::Cy => Language::En,
            Language::En => Language::Cy,
        }
    }

    /// Its name in itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Language::Cy => "Cymraeg",
            Language::En => "English",
        }
    }
}
