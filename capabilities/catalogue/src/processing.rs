//! The record of processing: classes of data with people, purpose, recipients, basis and retention.

use crate::BadCatalogue;
use kernel::{Source as Words, Standing};
use serde::Deserialize;
use std::sync::LazyLock;

/// One class of data.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProcessingClass {
    /// Its code.
    pub code: String,
    /// Its name in English.
    pub en: String,
    /// Its name in Welsh.
    pub cy: String,
    /// Whom it is about.
    pub people: Words,
    /// What for.
    pub purpose: Words,
    /// With whom it is shared.
    pub recipients: Words,
    /// Codes of the lawful basis, and of the condition for special categories.
    pub basis: Vec<String>,
    /// Whether it holds special categories of data.
    pub special: bool,
    /// Classes of the retention schedule.
    pub retention: Vec<String>,
    /// How long it is kept, where no class of the schedule says it.
    #[serde(default)]
    pub kept: Option<Words>,
    /// How sure that is.
    pub standing: Standing,
    /// The tables of the database that hold it.
    pub tables: Vec<String>,
}

/// What can go wrong for people, and what is done against it. How likely and how grave it is, a person judges.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Risk {
    /// Its code.
    pub code: String,
    /// What would happen to somebody.
    pub harm: Words,
    /// What the system does against it.
    pub measure: Words,
    /// Where that can be seen: documents, commands and pages, with semicolons between them.
    pub shown: String,
}

#[derive(Deserialize)]
struct Risks {
    #[serde(rename = "risk")]
    risks: Vec<Risk>,
}

/// Reads the risks.
///
/// # Errors
/// When they cannot be read.
pub fn try_risks() -> Result<Vec<Risk>, BadCatalogue> {
    let text = include_str!("../../../catalogues/processing/risks.toml");
    toml::from_str::<Risks>(text).map(|file| file.risks).map_err(|why| BadCatalogue::new("risks", why))
}

static RISKS: LazyLock<Vec<Risk>> = LazyLock::new(|| try_risks().expect("the built-in risks are read in a test"));

/// All risks.
///
/// # Panics
/// When the built-in data is broken, which a test rules out.
pub fn risks() -> &'static [Risk] {
    &RISKS
}

#[derive(Deserialize)]
struct File {
    #[serde(rename = "class")]
    classes: Vec<ProcessingClass>,
}

/// Reads the classes.
///
/// # Errors
/// When they cannot be read.
pub fn try_processing() -> Result<Vec<ProcessingClass>, BadCatalogue> {
    let text = include_str!("../../../catalogues/processing/classes.toml");
    toml::from_str::<File>(text).map(|file| file.classes).map_err(|why| BadCatalogue::new("processing", why))
}

static CLASSES: LazyLock<Vec<ProcessingClass>> =
    LazyLock::new(|| try_processing().expect("the built-in classes are read in a test"));

/// All classes.
///
/// # Panics
/// When the built-in data is broken, which a test rules out.
pub fn processing() -> &'static [ProcessingClass] {
    &CLASSES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_risk_is_named_once_and_says_where_its_measure_can_be_seen() {
        let risks = try_risks().unwrap();
        let codes: std::collections::BTreeSet<&str> = risks.iter().map(|risk| risk.code.as_str()).collect();
        assert_eq!(codes.len(), risks.len());
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../");
        for risk in &risks {
            for place in risk.shown.split("; ").map(|place| place.split(" (").next().unwrap_or(place)) {
                let known =
                    place.starts_with("cargo xtask ") || place.starts_with("dolen ") || place.starts_with("/en/");
                assert!(known || std::path::Path::new(root).join(place).exists(), "{}: {place}", risk.code);
            }
        }
    }

    #[test]
    fn each_class_says_how_long_it_is_kept() {
        for class in try_processing().unwrap() {
            assert!(class.kept.is_some() || !class.retention.is_empty(), "{}", class.code);
            for code in &class.retention {
                assert!(crate::retention_class(code).is_some(), "{}: {code}", class.code);
            }
            assert!(!class.basis.is_empty() && !class.tables.is_empty(), "{}", class.code);
        }
    }
}
