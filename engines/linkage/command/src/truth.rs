//! The truth: its header is looked at before a run, its rows only after all is decided. And what people decided.

use crate::inputs::Names;
use crate::run::Run;
use crate::tables::Table;
use linkage::{Decisions, Fault, Mode, Records};
use rustc_hash::{FxHashMap, FxHashSet};
use std::path::{Path, PathBuf};

/// The truth: for each record the one it is about, or the pairs that are one.
pub(crate) enum Truth {
    /// For each record a number; the same number is the same one.
    Same(Vec<u32>),
    /// The pairs that are one, the smaller number first.
    Pairs(FxHashSet<(u32, u32)>),
}

/// Whether every file has the column.
pub(crate) fn check_column(inputs: &[PathBuf], column: &str) -> Result<(), Fault> {
    inputs.iter().try_for_each(|path| Table::open(path)?.place(column).map(drop))
}

/// Whether a table has at least so many columns.
pub(crate) fn check_table(path: &Path, columns: usize, what: &str) -> Result<(), Fault> {
    if Table::open(path)?.header().len() < columns {
        return Err(Fault::file(path, format!("{what}; it has fewer columns")));
    }
    Ok(())
}

impl Truth {
    /// Of a column of the files.
    pub(crate) fn of_column(run: &Run, inputs: &[PathBuf], column: &str) -> Result<Self, Fault> {
        let mut known: FxHashMap<String, u32> = FxHashMap::default();
        let mut truth = Vec::new();
        for path in inputs {
            let table = Table::open(path)?;
            let place = table.place(column)?;
            table.each(
                run,
                |at| at == place,
                |row| {
                    let text = row.text(place);
                    let next = known.len() as u32;
                    truth.push(match known.get(&*text) {
                        Some(one) => *one,
                        None => *known.entry(text.into_owned()).or_insert(next),
                    });
                    Ok(())
                },
            )?;
        }
        Ok(Self::Same(truth))
    }

    /// Of a table of pairs, by the names of the records, and how many of its rows name none.
    pub(crate) fn of_pairs(run: &Run, path: &Path, records: &Records, mode: Mode) -> Result<(Self, u64), Fault> {
        let names = Names::new(records);
        let mut pairs = FxHashSet::default();
        let mut unknown = 0;
        Table::open(path)?.each(
            run,
            |at| at < 2,
            |row| {
                match names.pair(mode, &row.text(0), &row.text(1)) {
                    Some(pair) => drop(pairs.insert(pair)),
                    None => unknown += 1,
                }
                Ok(())
            },
        )?;
        Ok((Self::Pairs(pairs), unknown))
    }

    /// Whether two records are one.
    pub(crate) fn is(&self, a: u32, b: u32) -> bool {
        match self {
            Self::Same(of) => of[a as usize] == of[b as usize],
            Self::Pairs(pairs) => pairs.contains(&(a.min(b), a.max(b))),
        }
    }
}

/// What people decided: two names of records, and `one` or `apart`.
pub(crate) fn decisions(run: &Run, path: &Path, records: &Records, mode: Mode) -> Result<Decisions, Fault> {
    let names = Names::new(records);
    let mut decisions = Decisions::default();
    let (mut number, mut unknown) = (1, 0);
    Table::open(path)?.each(
        run,
        |at| at < 3,
        |row| {
            number += 1;
            let (one, other, decision) = (row.text(0), row.text(1), row.text(2));
            let of_decision = match &*decision {
                "one" => &mut decisions.must,
                "apart" => &mut decisions.cannot,
                _ => {
                    let what = format!("row {number}: a decision is `one` or `apart`, not `{decision}`");
                    return Err(Fault::file(path, what));
                }
            };
            match names.pair(mode, &one, &other) {
                Some(pair) => of_decision.push(pair),
                None => unknown += 1,
            }
            Ok(())
        },
    )?;
    if unknown > 0 {
        run.say(&format!("{unknown} of the decisions are about records that are not in these files"));
    }
    Ok(decisions)
}
