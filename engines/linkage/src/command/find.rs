//! `find`: each new record is held against all that are kept, and then kept itself.

use super::output::{read, text};
use crate::index::{Columns, Index};
use crate::records::Records;
use crate::{Explanation, Fault, Mode, Model, Settings};
use clap::Args;
use serde::Serialize;
use std::fs::OpenOptions;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// What is told.
#[derive(Args)]
pub struct Find {
    /// The records that are kept.
    #[arg(long)]
    input: PathBuf,
    /// What is compared and which pairs are looked at.
    #[arg(long)]
    settings: PathBuf,
    /// The model. Without it, one is learned from the records that are kept.
    #[arg(long)]
    model: Option<PathBuf>,
    /// The records that are asked about, with the same columns.
    #[arg(long)]
    new: PathBuf,
    /// New records are kept: they are written here before the next is asked about, and read from here at the next start.
    #[arg(long)]
    journal: Option<PathBuf>,
    /// The probability from which a record is named.
    #[arg(long, default_value_t = 0.5)]
    from: f64,
    /// Say why.
    #[arg(long)]
    explain: bool,
    /// Where the answers are written; standard output otherwise.
    #[arg(long)]
    report: Option<PathBuf>,
    /// The same seed gives the same run.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

#[derive(Serialize)]
struct Report {
    records: usize,
    seconds_to_rebuild: f64,
    asked: usize,
    milliseconds: Milliseconds,
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

struct Row<'a> {
    header: &'a csv::StringRecord,
    row: &'a csv::StringRecord,
}

impl Columns for Row<'_> {
    fn column(&self, name: &str) -> &str {
        let place = self.header.iter().position(|column| column == name);
        place.and_then(|place| self.row.get(place)).unwrap_or("")
    }
}

impl Find {
    pub(super) fn run(&self) -> Result<(), Fault> {
        let settings = Settings::from_json(&read(&self.settings)?)?;
        let begun = Instant::now();
        let mut records = Records::new(&settings);
        records.read_csv(&settings, &self.input, 0)?;
        if let Some(journal) = self.journal.as_deref().filter(|journal| journal.exists()) {
            records.read_csv(&settings, journal, 0)?;
        }
        let model = match &self.model {
            Some(path) => Model::from_json(&read(path)?, &settings)?,
            None => crate::train(&settings, &records, Mode::Dedupe, self.seed, &|| false)?,
        };
        let mut index = Index::new(settings, model, records)?;
        let seconds_to_rebuild = begun.elapsed().as_secs_f64();
        let (times, answers) = self.ask(&mut index)?;
        let report = Report {
            records: index.len(),
            seconds_to_rebuild,
            asked: answers.len(),
            milliseconds: milliseconds(times),
            answers,
        };
        let json = serde_json::to_string_pretty(&report).expect("a report is plain data");
        match &self.report {
            Some(path) => text(path, &json),
            None => {
                println!("{json}");
                Ok(())
            }
        }
    }

    fn ask(&self, index: &mut Index) -> Result<(Vec<f64>, Vec<Answer>), Fault> {
        let wrong = |fault| Fault::file(&self.new, fault);
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_path(&self.new).map_err(wrong)?;
        let header = reader.headers().map_err(wrong)?.clone();
        let mut journal = self.journal.as_deref().map(|path| Journal::open(path, &header)).transpose()?;
        let (mut times, mut answers) = (Vec::new(), Vec::new());
        for row in reader.records() {
            let row = row.map_err(wrong)?;
            let row = Row { header: &header, row: &row };
            let begun = Instant::now();
            let matches = index.find(&row, self.from);
            times.push(begun.elapsed().as_secs_f64() * 1000.0);
            let name = row.column(&index.settings().id).to_owned();
            let why = |record: &str| self.explain.then(|| index.explain(&row, record)).flatten();
            let matches = matches.into_iter().filter(|found| found.record != name);
            let matches = matches.map(|found| Named {
                why: why(&found.record),
                probability: found.probability,
                record: found.record,
            });
            answers.push(Answer { record: name.clone(), matches: matches.collect() });
            if let Some(journal) = &mut journal {
                journal.keep(row.row)?;
                index.insert(&name, &row);
            }
        }
        Ok((times, answers))
    }
}

/// New records, on the disk before they count as kept.
struct Journal {
    path: PathBuf,
    writer: csv::Writer<std::fs::File>,
}

impl Journal {
    fn open(path: &Path, header: &csv::StringRecord) -> Result<Self, Fault> {
        let fresh = !path.exists();
        let file = OpenOptions::new().create(true).append(true).open(path).map_err(|fault| Fault::file(path, fault))?;
        let mut writer = csv::WriterBuilder::new().from_writer(file);
        if fresh {
            writer.write_record(header).map_err(|fault| Fault::file(path, fault))?;
        }
        Ok(Self { path: path.to_owned(), writer })
    }

    fn keep(&mut self, row: &csv::StringRecord) -> Result<(), Fault> {
        let written = self.writer.write_record(row).map_err(|fault| fault.to_string());
        let flushed = written.and_then(|()| self.writer.flush().map_err(|fault| fault.to_string()));
        let synced = flushed.and_then(|()| self.writer.get_ref().sync_data().map_err(|fault| fault.to_string()));
        synced.map_err(|fault| Fault::file(&self.path, fault))
    }
}

fn milliseconds(mut times: Vec<f64>) -> Milliseconds {
    times.sort_unstable_by(f64::total_cmp);
    let at = |share: f64| times.get(((times.len() as f64 * share) as usize).min(times.len().saturating_sub(1)));
    let at = |share: f64| at(share).copied().unwrap_or(0.0);
    Milliseconds { median: at(0.5), of_95_in_100: at(0.95), of_99_in_100: at(0.99), most: at(1.0) }
}
