//! People, weighed by the engine.

use super::{columns, things, weighed::Weighed};
use crate::words::RecordDetails;
use linkage::{Index, Records, Settings};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Why a model cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble(pub String);

impl std::fmt::Display for Trouble {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
impl std::error::Error for Trouble {}

/// Settings, what was learned, and how common values are in a region like this one.
pub struct Model {
    settings: Settings,
    learned: linkage::Model,
    /// No record, only how common values are.
    region: Records,
}

/// How common values are, as it is written.
#[derive(Deserialize)]
struct Values {
    fields: BTreeMap<String, FieldValues>,
}
#[derive(Deserialize)]
struct FieldValues {
    others: Others,
    values: BTreeMap<String, u32>,
}
#[derive(Deserialize)]
struct Others {
    records: u64,
    values: u64,
}

impl Model {
    /// The model that comes with the house.
    ///
    /// # Panics
    /// When the files do not fit together: a fault in the files, found by the first test that weighs anything.
    pub fn shipped() -> Self {
        Model::read(
            include_str!("../../../../catalogues/linkage/people.json"),
            include_str!("../../../../catalogues/linkage/people-model.json"),
            include_str!("../../../../catalogues/linkage/people-values.json"),
        )
        .expect("the shipped model fits its settings")
    }

    /// A model from its three texts: settings, what was learned, how common values are.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn read(settings: &str, learned: &str, values: &str) -> Result<Self, Trouble> {
        let trouble = |fault: linkage::Fault| Trouble(fault.to_string());
        let settings = Settings::from_json(settings).map_err(trouble)?;
        let learned = linkage::Model::from_json(learned, &settings).map_err(trouble)?;
        let values: Values = serde_json::from_str(values).map_err(|fault| Trouble(fault.to_string()))?;
        let mut region = Records::new(&settings);
        for (name, told) in &values.fields {
            let field = settings.field(name).map_err(trouble)?;
            told.values.iter().for_each(|(text, records)| region.count(&settings, field, text, *records));
            region.count_others(field, told.others.records, told.others.values);
        }
        Ok(Model { settings, learned, region })
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }
    /// What was learned, with where it comes from.
    pub fn learned(&self) -> &linkage::Model {
        &self.learned
    }
    /// How common values are, without any record: what a look through all records begins with.
    pub fn region(&self) -> Records {
        self.region.clone()
    }

    /// Weighs one description against each of the others.
    pub(super) fn weigh(&self, asked: &RecordDetails, others: &[&RecordDetails]) -> Vec<Weighed> {
        let mut records = self.region.clone();
        for (at, other) in others.iter().enumerate() {
            let columns = columns::of(other);
            let texts = self.texts(&columns);
            records.push(&self.settings, &at.to_string(), "", 0, |field| texts[field].as_str());
        }
        let asked_columns = columns::of(asked);
        let Ok(index) = Index::new(self.settings.clone(), self.learned.clone(), records) else { return Vec::new() };
        let one = |(at, other): (usize, &&RecordDetails)| {
            let mut explanation = index.explain(&asked_columns, &at.to_string())?;
            things::add_references(&mut explanation, asked, other);
            Some(Weighed::new(explanation))
        };
        others.iter().enumerate().filter_map(one).collect()
    }

    /// The text of each field.
    pub fn texts(&self, columns: &BTreeMap<String, String>) -> Vec<String> {
        let of = |field: &linkage::Field| {
            let texts = field.columns.iter().filter_map(|name| columns.get(name)).map(String::as_str);
            texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
        };
        self.settings.fields.iter().map(of).collect()
    }
}
