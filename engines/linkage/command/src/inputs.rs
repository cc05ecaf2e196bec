//! What a run reads: checked before anything is done, then read whole.

use crate::outputs::read;
use crate::run::Run;
use crate::tables::Table;
use linkage::{Fault, Layout, Mode, Records, Settings};
use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};

/// Settings, told apart from those of another file by their name where something is wrong.
pub(crate) fn settings(path: &Path) -> Result<Settings, Fault> {
    named(path, Settings::from_json(&read(path)?))
}

/// A model that fits the settings.
pub(crate) fn model(path: &Path, settings: &Settings) -> Result<linkage::Model, Fault> {
    named(path, linkage::Model::from_json(&read(path)?, settings))
}

fn named<T>(path: &Path, read: Result<T, Fault>) -> Result<T, Fault> {
    read.map_err(|fault| match fault {
        Fault::Settings(what) | Fault::Model(what) => Fault::file(path, what),
        fault => fault,
    })
}

/// Whether all files are there and have the columns that are needed: the headers alone are read.
pub(crate) fn check(settings: &Settings, inputs: &[PathBuf], mode: Option<Mode>) -> Result<(), Fault> {
    match (mode, inputs.len()) {
        (Some(Mode::Link), 2) | (Some(Mode::Dedupe) | None, _) => {}
        (Some(Mode::LinkAndDedupe), more) if more > 1 => {}
        (_, count) => {
            let what = format!("two files are linked, and {count} came with --input");
            return Err(Fault::Settings(what));
        }
    }
    for path in inputs {
        Layout::new(settings, Table::open(path)?.header(), path)?;
    }
    Ok(())
}

/// Reads all files. Records of the first are of table 0, all others of table 1.
pub(crate) fn records(run: &Run, settings: &Settings, inputs: &[PathBuf]) -> Result<Records, Fault> {
    let mut records = Records::new(settings);
    let wanted = Layout::columns(settings);
    for (number, path) in inputs.iter().enumerate() {
        let table = Table::open(path)?;
        let header = table.header().to_vec();
        let mut layout = Layout::new(settings, &header, path)?;
        let number = number.min(1) as u8;
        let mut count = 0_u64;
        table.each(
            run,
            |at| wanted.contains(&header[at].as_str()),
            |row| {
                records.push_row(settings, &mut layout, number, |at| row.cell(at));
                count += 1;
                if count.is_multiple_of(4096) && records.is_full() {
                    return Err(Fault::file(path, "there is more text in one column than an engine holds, 4 GiB"));
                }
                Ok(())
            },
        )?;
    }
    records.settle(settings);
    Ok(records)
}

/// Says how many records have a name that another of their file has: decisions and answers cannot tell them apart.
pub(crate) fn warn_of_namesakes(run: &Run, settings: &Settings, records: &Records) {
    let namesakes = records.namesakes();
    if namesakes > 0 {
        let id = &settings.id;
        run.say(&format!(
            "{namesakes} records have the same `{id}` as another of their file; it should tell them apart"
        ));
    }
}

/// For the names in each file the record.
pub(crate) struct Names<'a>(FxHashMap<(&'a str, u8), u32>);

impl<'a> Names<'a> {
    pub(crate) fn new(records: &'a Records) -> Self {
        Self((0..records.len() as u32).map(|record| ((records.name(record), records.table(record)), record)).collect())
    }

    /// The pair of two names, as they are meant: in a link, one of each file.
    pub(crate) fn pair(&self, mode: Mode, one: &str, other: &str) -> Option<(u32, u32)> {
        let of = |name: &str, table: u8| self.0.get(&(name, table)).copied();
        let any = |name: &str| of(name, 0).or(of(name, 1));
        let across = || of(one, 0).zip(of(other, 1)).or_else(|| of(one, 1).zip(of(other, 0)));
        let pair = match mode {
            Mode::Dedupe => any(one).zip(any(other)),
            Mode::Link => across(),
            Mode::LinkAndDedupe => {
                if one == other {
                    across()
                } else {
                    any(one).zip(any(other))
                }
            }
        };
        pair.filter(|(a, b)| a != b).map(|(a, b)| (a.min(b), a.max(b)))
    }
}
