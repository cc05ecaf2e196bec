//! `train` learns a model and writes it; `count` says how many pairs each rule would make, before any is made.

use super::output::{read, text};
use crate::records::Records;
use crate::{Blocking, Fault, Mode, Settings};
use clap::Args;
use std::path::PathBuf;

/// What is told.
#[derive(Args)]
pub struct Learn {
    /// The file of records; given twice for two files.
    #[arg(long, required = true)]
    input: Vec<PathBuf>,
    /// What is compared and which pairs are looked at.
    #[arg(long)]
    settings: PathBuf,
    /// The records of one file are only held against those of the other.
    #[arg(long)]
    link: bool,
    /// The same seed gives the same model.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Where the model is written; standard output otherwise.
    #[arg(long)]
    model: Option<PathBuf>,
}

impl Learn {
    fn records(&self) -> Result<(Settings, Records, Mode), Fault> {
        let settings = Settings::from_json(&read(&self.settings)?)?;
        let mut records = Records::new(&settings);
        for (table, input) in self.input.iter().enumerate() {
            records.read_csv(&settings, input, table.min(1) as u8)?;
        }
        let mode = if self.link { Mode::Link } else { Mode::Dedupe };
        Ok((settings, records, mode))
    }

    pub(super) fn train(&self) -> Result<(), Fault> {
        let (settings, records, mode) = self.records()?;
        let model = crate::train(&settings, &records, mode, self.seed, &|| false)?;
        match &self.model {
            Some(path) => text(path, &model.to_json()),
            None => {
                println!("{}", model.to_json());
                Ok(())
            }
        }
    }

    pub(super) fn count(&self) -> Result<(), Fault> {
        let (settings, records, mode) = self.records()?;
        for rule in &settings.blocking {
            let pairs = Blocking::new(&settings, std::slice::from_ref(rule), &records, mode).count()?;
            let keys: Vec<String> =
                std::iter::once(&rule.on).chain(&rule.or).map(|parts| parts.join(" and ")).collect();
            println!("{pairs:>14}  {}", keys.join(", or "));
        }
        Ok(())
    }
}
