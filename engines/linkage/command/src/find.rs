//! `find`: each new record is held against all that are kept, and then kept itself.

use crate::cost::peak_memory;
use crate::inputs::{self, warn_of_namesakes};
use crate::journal::{Journal, Kept};
use crate::outputs::{Outputs, tell};
use crate::run::Run;
use crate::tables::{Row, Table};
use clap::Args;
use indicatif::HumanCount;
use linkage::{Columns, Explanation, Fault, Index, Layout, Mode, Watch};
use serde::Serialize;
use std::path::PathBuf;
use std::time::Instant;

/// What is told.
#[derive(Args)]
pub struct Find {
    /// The records that are kept, CSV or Parquet.
    #[arg(long, value_name = "TABLE")]
    input: PathBuf,
    /// What is compared and which pairs are looked at.
    #[arg(long, value_name = "JSON")]
    settings: PathBuf,
    /// The model. Without it, one is learned from the records that are kept.
    #[arg(long, value_name = "JSON")]
    model: Option<PathBuf>,
    /// The records that are asked about, with the same columns.
    #[arg(long, value_name = "TABLE")]
    new: PathBuf,
    /// New records are kept: they are written here before the next is asked about, and read from here at the next start.
    #[arg(long, value_name = "FILE")]
    journal: Option<PathBuf>,
    /// The probability from which a record is named.
    #[arg(long, default_value_t = 0.5, value_name = "PROBABILITY")]
    from: f64,
    /// Say why.
    #[arg(long)]
    explain: bool,
    /// Where the answers are written; standard output otherwise.
    #[arg(long, value_name = "JSON")]
    report: Option<PathBuf>,
    /// Say nothing on the way.
    #[arg(long)]
    quiet: bool,
    /// The same seed gives the same run.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

#[derive(Serialize)]
struct Report {
    records: usize,
    seconds_to_rebuild: f64,
    asked: usize,
    /// Whether someone asked to stop before all were asked about. What is answered is kept.
    stopped: bool,
    milliseconds: Milliseconds,
    peak_memory_mb: Option<f64>,
    answers: Vec<Answer>,
}

#[derive(Serialize)]
struct Milliseconds {
    median: f64,
    of_95_in_100: f64,
    of_99_in_100: f64,
    most: f64,
}

#[derive(Serialize)]
struct Answer {
    record: String,
    matches: Vec<Named>,
}

#[derive(Serialize)]
struct Named {
    record: String,
    probability: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<Explanation>,
}

/// One record: its columns and their values.
struct Values<'a> {
    columns: &'a [String],
    values: &'a [String],
}

impl Columns for Values<'_> {
    fn column(&self, name: &str) -> &str {
        let place = self.columns.iter().position(|column| column == name);
        place.and_then(|place| self.values.get(place)).map_or("", String::as_str)
    }
}

impl Find {
    pub(super) fn run(&self, run: &Run) -> Result<(), Fault> {
        if self.quiet {
            run.hush();
        }
        let settings = inputs::settings(&self.settings)?;
        let model = self.model.as_deref().map(|path| inputs::model(path, &settings)).transpose()?;
        inputs::check(&settings, &[self.input.clone(), self.new.clone()], None)?;
        let read = [&self.input, &self.new, &self.settings].map(Clone::clone);
        let mut outputs = Outputs::claim(run, &[&self.report], &read)?;
        let journal = self.journal.as_deref().map(|path| Journal::open(path, &settings)).transpose()?;
        let begun = Instant::now();
        let records = inputs::records(run, &settings, std::slice::from_ref(&self.input))?;
        warn_of_namesakes(run, &settings, &records);
        let model = match model {
            Some(model) => model,
            None => {
                run.doing("Learning");
                linkage::train(&settings, &records, Mode::Dedupe, self.seed, run)?
            }
        };
        let columns: Vec<String> = Layout::columns(&settings).into_iter().map(str::to_owned).collect();
        let mut index = Index::new(settings, model, records)?;
        let journal = journal.map(|(journal, kept)| {
            replay(run, &mut index, &kept);
            journal
        });
        let seconds_to_rebuild = begun.elapsed().as_secs_f64();
        let count = HumanCount(index.len() as u64);
        run.say(&format!("{count} records stand ready after {seconds_to_rebuild:.1} seconds"));
        let mut asking = Asking { find: self, run, columns, journal, times: Vec::new(), answers: Vec::new() };
        let asked = asking.all(&mut index);
        let stopped = matches!(asked, Err(Fault::Stopped));
        if !stopped {
            asked?;
        }
        let report = Report {
            records: index.len(),
            seconds_to_rebuild,
            asked: asking.answers.len(),
            stopped,
            milliseconds: milliseconds(asking.times),
            peak_memory_mb: peak_memory(),
            answers: asking.answers,
        };
        let json = serde_json::to_string_pretty(&report).expect("a report is plain data");
        match &self.report {
            Some(path) => {
                outputs.text(path, &json)?;
                outputs.keep()?;
            }
            None => tell(run, &None, &json)?,
        }
        if stopped { Err(Fault::Stopped) } else { Ok(()) }
    }
}

/// Keeps again what a journal holds.
fn replay(run: &Run, index: &mut Index, kept: &Kept) {
    if kept.torn {
        run.say("The last line of the journal was not whole: its record was never kept, and is left out");
    }
    for values in &kept.rows {
        let values = Values { columns: &kept.columns, values };
        let name = values.column(&index.settings().id).to_owned();
        index.insert(&name, &values);
    }
}

struct Asking<'a> {
    find: &'a Find,
    run: &'a Run,
    columns: Vec<String>,
    journal: Option<Journal>,
    times: Vec<f64>,
    answers: Vec<Answer>,
}

impl Asking<'_> {
    fn all(&mut self, index: &mut Index) -> Result<(), Fault> {
        let table = Table::open(&self.find.new)?;
        let places = self.columns.iter().map(|column| table.place(column)).collect::<Result<Vec<_>, _>>()?;
        let wanted = places.clone();
        table.each(
            self.run,
            |at| wanted.contains(&at),
            |row| {
                if self.run.stopped() {
                    return Err(Fault::Stopped);
                }
                self.one(index, row, &places)
            },
        )
    }

    fn one(&mut self, index: &mut Index, row: Row, places: &[usize]) -> Result<(), Fault> {
        let values: Vec<String> = places.iter().map(|at| row.text(*at).into_owned()).collect();
        let row = Values { columns: &self.columns, values: &values };
        let begun = Instant::now();
        let matches = index.find(&row, self.find.from);
        self.times.push(begun.elapsed().as_secs_f64() * 1000.0);
        let name = row.column(&index.settings().id).to_owned();
        let why = |record: &str| self.find.explain.then(|| index.explain(&row, record)).flatten();
        let matches = matches.into_iter().filter(|found| found.record != name);
        let matches = matches.map(|found| Named {
            why: why(&found.record),
            probability: found.probability,
            record: found.record,
        });
        self.answers.push(Answer { record: name.clone(), matches: matches.collect() });
        if let Some(journal) = &mut self.journal {
            journal.keep(|column| row.column(column))?;
            index.insert(&name, &row);
        }
        Ok(())
    }
}

fn milliseconds(mut times: Vec<f64>) -> Milliseconds {
    times.sort_unstable_by(f64::total_cmp);
    let at = |share: f64| times.get(((times.len() as f64 * share) as usize).min(times.len().saturating_sub(1)));
    let at = |share: f64| at(share).copied().unwrap_or(0.0);
    Milliseconds { median: at(0.5), of_95_in_100: at(0.95), of_99_in_100: at(0.99), most: at(1.0) }
}
