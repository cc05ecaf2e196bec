//! `train` learns a model and writes it; `count` says how many pairs each rule would make, before any is made.

use crate::inputs;
use crate::outputs::{Outputs, tell};
use crate::run::Run;
use clap::Args;
use indicatif::HumanCount;
use linkage::{Blocking, Fault, Mode, Records, Settings};
use std::path::PathBuf;

/// What is told.
#[derive(Args)]
pub struct Learn {
    /// The file of records, CSV or Parquet; given twice for two files.
    #[arg(long, required = true, value_name = "TABLE")]
    input: Vec<PathBuf>,
    /// What is compared and which pairs are looked at.
    #[arg(long, value_name = "JSON")]
    settings: PathBuf,
    /// The records of one file are only held against those of the other.
    #[arg(long)]
    link: bool,
    /// The same seed gives the same model.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Where the model is written; standard output otherwise.
    #[arg(long, value_name = "JSON")]
    model: Option<PathBuf>,
    /// Say nothing on the way.
    #[arg(long)]
    quiet: bool,
}

impl Learn {
    fn mode(&self) -> Mode {
        if self.link { Mode::Link } else { Mode::Dedupe }
    }

    fn settings(&self, run: &Run) -> Result<Settings, Fault> {
        if self.quiet {
            run.hush();
        }
        let settings = inputs::settings(&self.settings)?;
        inputs::check(&settings, &self.input, Some(self.mode()))?;
        Ok(settings)
    }

    pub(super) fn train(&self, run: &Run) -> Result<(), Fault> {
        let settings = self.settings(run)?;
        let mut outputs = Outputs::claim(run, &[&self.model], &self.input)?;
        let records = inputs::records(run, &settings, &self.input)?;
        run.doing("Learning");
        let model = linkage::train(&settings, &records, self.mode(), self.seed, run)?;
        run.clear();
        match &self.model {
            Some(path) => {
                outputs.text(path, &model.to_json())?;
                outputs.keep()
            }
            None => tell(run, &None, &model.to_json()),
        }
    }

    pub(super) fn count(&self, run: &Run) -> Result<(), Fault> {
        let settings = self.settings(run)?;
        let records: Records = inputs::records(run, &settings, &self.input)?;
        for rule in &settings.blocking {
            run.go_on()?;
            let pairs = Blocking::new(&settings, std::slice::from_ref(rule), &records, self.mode()).count()?;
            let keys: Vec<String> =
                std::iter::once(&rule.on).chain(&rule.or).map(|parts| parts.join(" and ")).collect();
            tell(run, &None, &format!("{:>18}  {}", HumanCount(pairs).to_string(), keys.join(", or ")))?;
        }
        Ok(())
    }
}
