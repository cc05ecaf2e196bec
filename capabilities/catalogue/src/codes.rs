//! Code lists: what a form may offer and a record may hold, with names in both languages and how sure each is.

use crate::BadCatalogue;
use kernel::{Language, Source, Standing};
use serde::Deserialize;
use std::collections::BTreeMap;

/// One entry of a list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Code {
    /// What is stored.
    pub code: String,
    /// Its name in English.
    pub en: String,
    /// Its name in Welsh.
    pub cy: String,
    /// How sure the name and the code are.
    pub standing: Standing,
}

impl Code {
    /// Its name in the reader's language.
    pub fn name(&self, language: Language) -> &str {
        match language {
            Language::Cy => &self.cy,
            Language::En => &self.en,
        }
    }
}

/// A list with its own name and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct CodeList {
    /// The list's name in English.
    pub en: String,
    /// The list's name in Welsh.
    pub cy: String,
    /// Where it comes from.
    pub source: Source,
    /// The entries in the order in which they are offered.
    pub code: Vec<Code>,
}

/// Every list, by name.
#[derive(Debug, Clone)]
pub struct Codes(BTreeMap<&'static str, CodeList>);

macro_rules! lists {
    ($($name:literal)*) => {
        &[$(($name, include_str!(concat!("../../../catalogues/codes/", $name, ".toml")))),*]
    };
}

const LISTS: &[(&str, &str)] = lists! {
    "agency_kinds" "communication_needs" "consent_missing_reasons" "councils" "decision_kinds" "ethnicity" "gender"
    "harm_types" "language_of_choice" "living_situation" "position_of_trust_roles" "register_categories"
    "relationship_to_child" "reporter_roles" "urgency" "yes_no_unknown"
};

impl Codes {
    /// The built-in lists.
    ///
    /// # Errors
    /// When one of them cannot be read or holds a code twice.
    pub fn try_load() -> Result<Self, BadCatalogue> {
        let mut lists = BTreeMap::new();
        for (name, text) in LISTS {
            let list: CodeList = toml::from_str(text).map_err(|why| BadCatalogue::new(name, why))?;
            let twice =
                |(place, code): (usize, &Code)| list.code[..place].iter().any(|earlier| earlier.code == code.code);
            if list.code.is_empty() || list.code.iter().enumerate().any(twice) {
                return Err(BadCatalogue::new(name, "empty, or a code stands twice"));
            }
            lists.insert(*name, list);
        }
        Ok(Codes(lists))
    }

    /// The built-in lists.
    ///
    /// # Panics
    /// When one of them is broken, which a test rules out.
    pub fn load() -> Self {
        Self::try_load().expect("the built-in code lists are read in a test")
    }

    /// The entries of a list in the order in which they are offered; nothing for a list that does not exist.
    pub fn list(&self, list: &str) -> &[Code] {
        self.0.get(list).map_or(&[], |list| &list.code)
    }

    /// A list with its name and source.
    pub fn about(&self, list: &str) -> Option<&CodeList> {
        self.0.get(list)
    }

    /// One entry.
    pub fn get(&self, list: &str, code: &str) -> Option<&Code> {
        self.list(list).iter().find(|entry| entry.code == code)
    }

    /// An entry's name in the reader's language.
    pub fn name(&self, list: &str, code: &str, language: Language) -> Option<&str> {
        self.get(list, code).map(|entry| entry.name(language))
    }

    /// The names of all lists.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.0.keys().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_read_and_named_in_both_languages() {
        let codes = Codes::load();
        assert_eq!(codes.names().count(), LISTS.len());
        for name in codes.names() {
            let about = codes.about(name).unwrap();
            assert!(!about.source.en.is_empty() && !about.source.cy.is_empty() && !about.cy.is_empty(), "{name}");
            assert!(codes.list(name).iter().all(|code| !code.en.is_empty() && !code.cy.is_empty()), "{name}");
        }
    }

    #[test]
    fn ethnicity_is_the_census_list_with_three_of_our_own() {
        let codes = Codes::load();
        assert_eq!(codes.list("ethnicity").len(), 19 + 3);
        assert_eq!(
            codes.name("ethnicity", "13", Language::Cy),
            Some("Gwyn: Cymreig, Seisnig, Albanaidd, Gwyddelig Gogledd Iwerddon neu Brydeinig")
        );
        assert_eq!(codes.name("ethnicity", "16", Language::En), Some("White: Roma"));
        assert_eq!(codes.name("ethnicity", "-8", Language::En), None);
        assert!(codes.list("no such list").is_empty());
    }

    #[test]
    fn the_register_has_no_category_of_exploitation() {
        let codes = Codes::load();
        let kept: Vec<&str> = codes.list("register_categories").iter().map(|code| code.code.as_str()).collect();
        assert_eq!(kept, ["physical", "emotional", "sexual", "financial", "neglect"]);
    }
}
