//! A dry run: what would happen, without anything happening.

use crate::events::Counts;
use crate::imports::{self, Import};
use crate::{Mistake, reading::Reading};
use std::collections::{BTreeMap, HashSet};
use store::{Arg, House, Reader, Stop};
use tables::{Fault, Row};

/// How many faulty rows a page shows.
const SHOWN: usize = 20;

/// What would happen.
#[derive(Debug, Clone, Default)]
pub struct Foreseen {
    /// How many rows would become what.
    pub counts: Counts,
    /// The first rows that would be refused.
    pub refused: Vec<(Row, Vec<Mistake>)>,
    /// How often each doubt was met.
    pub doubts: BTreeMap<String, (Mistake, u64)>,
    /// Where reading had to stop, if it had to.
    pub cut_short: Option<Fault>,
}

/// Reads everything and asks for each row whether it is known. `reader` comes from a permit to look at the import.
///
/// # Errors
/// A fault of the database.
pub async fn foresee(house: &House, reader: &mut Reader, import: &Import, reading: Reading) -> Result<Foreseen, Stop> {
    let mut foreseen = Foreseen::default();
    let mut met = HashSet::new();
    let mut fresh: Vec<String> = Vec::new();
    for answered in reading {
        let (row, read) = match answered {
            Ok(answered) => answered,
            Err(fault) => {
                foreseen.cut_short = Some(fault);
                break;
            }
        };
        match read {
            Err(mistakes) => {
                foreseen.counts.refused += 1;
                if foreseen.refused.len() < SHOWN {
                    foreseen.refused.push((row, mistakes));
                }
            }
            Ok(item) => {
                let key = imports::key_hash(house, item.key());
                if !met.insert(key.clone()) {
                    foreseen.counts.known += 1;
                    continue;
                }
                if !item.doubts().is_empty() {
                    foreseen.counts.doubted += 1;
                }
                for doubt in item.doubts() {
                    let entry = foreseen.doubts.entry(format!("{} {}", doubt.code, doubt.field));
                    entry.or_insert_with(|| (doubt.clone(), 0)).1 += 1;
                }
                fresh.push(key);
            }
        }
    }
    let mut known = 0;
    for keys in fresh.chunks(400) {
        known += known_keys(reader, import, keys).await?;
    }
    foreseen.counts.known += known;
    foreseen.counts.taken = u64::try_from(fresh.len()).unwrap_or(u64::MAX).saturating_sub(known);
    Ok(foreseen)
}

async fn known_keys(reader: &mut Reader, import: &Import, keys: &[String]) -> Result<u64, Stop> {
    let (sql, args) = known_query(import, keys);
    let rows = reader.rows(sql, &args).await?;
    Ok(u64::try_from(rows.len()).unwrap_or(u64::MAX))
}

/// Which of these keys are known.
pub(crate) fn known_query(import: &Import, keys: &[String]) -> (&'static str, [Arg; 3]) {
    let sql = "SELECT key FROM exchange_key WHERE agency = $1 AND sort = $2 AND key IN (EACH $3)";
    (sql, [import.agency.into(), import.sort.code().into(), Arg::each(keys)])
}
