//! `to-splink`, `from-splink` and `standardise`: the same model on another engine.

use super::output::{self, read, text};
use crate::records::Records;
use crate::{Fault, Model, Settings, splink};
use clap::Args;
use std::path::PathBuf;

/// A model for Splink.
#[derive(Args)]
pub struct ToSplink {
    /// What is compared.
    #[arg(long)]
    settings: PathBuf,
    /// What was learned.
    #[arg(long)]
    model: PathBuf,
    /// Where Splink's JSON is written.
    #[arg(long)]
    output: PathBuf,
}

/// A model from Splink.
#[derive(Args)]
pub struct FromSplink {
    /// Splink's JSON.
    #[arg(long)]
    input: PathBuf,
    /// Where the settings are written.
    #[arg(long)]
    settings: PathBuf,
    /// Where the model is written.
    #[arg(long)]
    model: PathBuf,
}

/// A table of the fields, written the same everywhere.
#[derive(Args)]
pub struct Standardise {
    /// The records.
    #[arg(long)]
    input: PathBuf,
    /// Which fields there are.
    #[arg(long)]
    settings: PathBuf,
    /// Where the table is written.
    #[arg(long)]
    output: PathBuf,
}

impl ToSplink {
    pub(super) fn run(&self) -> Result<(), Fault> {
        let settings = Settings::from_json(&read(&self.settings)?)?;
        let mut model = Model::from_json(&read(&self.model)?, &settings)?;
        model.rareness = crate::Rareness::Divided;
        text(&self.output, &splink::write(&settings, &model)?)
    }
}

impl FromSplink {
    pub(super) fn run(&self) -> Result<(), Fault> {
        let (settings, model) = splink::read(&read(&self.input)?)?;
        text(&self.settings, &serde_json::to_string_pretty(&settings).expect("settings are plain data"))?;
        text(&self.model, &model.to_json())
    }
}

impl Standardise {
    pub(super) fn run(&self) -> Result<(), Fault> {
        let settings = Settings::from_json(&read(&self.settings)?)?;
        let mut records = Records::new(&settings);
        records.read_csv(&settings, &self.input, 0)?;
        output::write(&self.output, |file| {
            let mut writer = csv::Writer::from_writer(file);
            let names = settings.fields.iter().map(|field| field.name.as_str());
            writer.write_record(std::iter::once(settings.id.as_str()).chain(names))?;
            for record in 0..records.len() as u32 {
                let fields = 0..settings.fields.len();
                let values = fields.map(|field| records.column(field).text(records.symbol(record, field)));
                writer.write_record(std::iter::once(records.name(record)).chain(values))?;
            }
            Ok(writer.flush()?)
        })
    }
}
