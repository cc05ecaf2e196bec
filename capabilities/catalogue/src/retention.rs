//! How long records are kept before somebody looks at them again: classes with their periods, sources and how sure each is.

use crate::BadCatalogue;
use kernel::{Language, Source, Standing};
use serde::Deserialize;
use std::sync::LazyLock;

/// What the years of a period are counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RunsFrom {
    /// Birth.
    Birth,
    /// Closure of the case.
    Closure,
    /// The decision.
    Decision,
    /// The last change.
    Change,
    /// The court's order.
    Order,
    /// The last contact.
    LastContact,
}

/// One class of records.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RetentionClass {
    /// What is stored.
    pub code: String,
    /// Its name in English.
    pub en: String,
    /// Its name in Welsh.
    pub cy: String,
    /// What the years are counted from.
    pub runs_from: RunsFrom,
    /// Years until the review, unless a partner has set its own.
    pub years: u32,
    /// How sure that is.
    pub standing: Standing,
    /// The kind of thing that falls under it by itself, where one does.
    #[serde(default)]
    pub holds: Option<String>,
    /// Where it comes from.
    pub source: Source,
}

impl RetentionClass {
    /// Its name in the reader's language.
    pub fn name(&self, language: Language) -> &str {
        match language {
            Language::Cy => &self.cy,
            Language::En => &self.en,
        }
    }
}

#[derive(Deserialize)]
struct File {
    #[serde(rename = "class")]
    classes: Vec<RetentionClass>,
}

/// Reads the classes.
///
/// # Errors
/// When they cannot be read.
pub fn try_retention() -> Result<Vec<RetentionClass>, BadCatalogue> {
    let text = include_str!("../../../catalogues/retention/classes.toml");
    toml::from_str::<File>(text).map(|file| file.classes).map_err(|why| BadCatalogue::new("retention", why))
}

static CLASSES: LazyLock<Vec<RetentionClass>> =
    LazyLock::new(|| try_retention().expect("the built-in classes are read in a test"));

/// All classes.
///
/// # Panics
/// When the built-in data is broken, which a test rules out.
pub fn retention() -> &'static [RetentionClass] {
    &CLASSES
}

/// The class of a code.
pub fn retention_class(code: &str) -> Option<&'static RetentionClass> {
    retention().iter().find(|class| class.code == code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_class_has_a_source_in_both_languages_and_none_is_there_twice() {
        let classes = try_retention().unwrap();
        let codes: BTreeSet<&str> = classes.iter().map(|class| class.code.as_str()).collect();
        assert_eq!(codes.len(), classes.len());
        for class in &classes {
            assert!(class.years > 0 && class.en != class.cy, "{}", class.code);
            assert_ne!(class.source.en, class.source.cy, "{}", class.code);
        }
        let held: Vec<&str> = classes.iter().filter_map(|class| class.holds.as_deref()).collect();
        assert_eq!(held.len(), held.iter().collect::<BTreeSet<_>>().len(), "a kind of thing falls under one class");
    }
}
