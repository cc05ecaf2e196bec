//! `to-splink`, `from-splink` and `standardise`: the same model on another engine.

use crate::inputs;
use crate::outputs::{Outputs, read};
use crate::run::Run;
use crate::writing::{Cell, Kind};
use clap::Args;
use linkage::{Fault, splink};
use std::path::PathBuf;

/// A model for Splink.
#[derive(Args)]
pub struct ToSplink {
    /// What is compared.
    #[arg(long, value_name = "JSON")]
    settings: PathBuf,
    /// What was learned.
    #[arg(long, value_name = "JSON")]
    model: PathBuf,
    /// Where Splink's JSON is written.
    #[arg(long, value_name = "JSON")]
    output: PathBuf,
}

/// A model from Splink.
#[derive(Args)]
pub struct FromSplink {
    /// Splink's JSON.
    #[arg(long, value_name = "JSON")]
    input: PathBuf,
    /// Where the settings are written.
    #[arg(long, value_name = "JSON")]
    settings: PathBuf,
    /// Where the model is written.
    #[arg(long, value_name = "JSON")]
    model: PathBuf,
}

/// A table of the fields, written the same everywhere.
#[derive(Args)]
pub struct Standardise {
    /// The records, CSV or Parquet.
    #[arg(long, value_name = "TABLE")]
    input: PathBuf,
    /// Which fields there are.
    #[arg(long, value_name = "JSON")]
    settings: PathBuf,
    /// Where the table is written.
    #[arg(long, value_name = "TABLE")]
    output: PathBuf,
}

impl ToSplink {
    pub(super) fn run(&self, run: &Run) -> Result<(), Fault> {
        let settings = inputs::settings(&self.settings)?;
        let mut model = inputs::model(&self.model, &settings)?;
        model.rareness = linkage::Rareness::Divided;
        let written = splink::write(&settings, &model)?;
        let read = [self.settings.clone(), self.model.clone()];
        let mut outputs = Outputs::claim(run, &[&Some(self.output.clone())], &read)?;
        outputs.text(&self.output, &written)?;
        outputs.keep()
    }
}

impl FromSplink {
    pub(super) fn run(&self, run: &Run) -> Result<(), Fault> {
        let (settings, model) = splink::read(&read(&self.input)?)?;
        let paths = [&Some(self.settings.clone()), &Some(self.model.clone())];
        let mut outputs = Outputs::claim(run, &paths, std::slice::from_ref(&self.input))?;
        outputs.text(&self.settings, &serde_json::to_string_pretty(&settings).expect("settings are plain data"))?;
        outputs.text(&self.model, &model.to_json())?;
        outputs.keep()
    }
}

impl Standardise {
    pub(super) fn run(&self, run: &Run) -> Result<(), Fault> {
        let settings = inputs::settings(&self.settings)?;
        let inputs = std::slice::from_ref(&self.input);
        inputs::check(&settings, inputs, None)?;
        let mut outputs = Outputs::claim(run, &[&Some(self.output.clone())], inputs)?;
        let records = inputs::records(run, &settings, inputs)?;
        let names = std::iter::once(&settings.id).chain(settings.fields.iter().map(|field| &field.name));
        let columns: Vec<(&str, Kind)> = names.map(|name| (name.as_str(), Kind::Text)).collect();
        outputs.table(&self.output, &columns, |writer| {
            for record in 0..records.len() as u32 {
                if record.is_multiple_of(8192) {
                    run.go_on()?;
                }
                let values = (0..settings.fields.len()).map(|field| {
                    let text = records.column(field).text(records.symbol(record, field));
                    if text.is_empty() { Cell::Nothing } else { Cell::Text(text) }
                });
                let cells: Vec<Cell> = std::iter::once(Cell::Text(records.name(record))).chain(values).collect();
                writer.row(&cells).map_err(|fault| Fault::file(&self.output, fault))?;
            }
            Ok(())
        })?;
        outputs.keep()
    }
}
