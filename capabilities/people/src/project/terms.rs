//! Keeps the tables of the search in step with the records. What they hold depends on the records alone, not on the
//! order in which they came: a rebuild gives the same.

use crate::search;
use std::collections::{BTreeMap, BTreeSet};
use store::{Arg, Fault, Tables};

/// The term that counts all records.
pub(crate) const ALL: &str = "=all";

/// Changes to the terms of some records, written together.
#[derive(Default)]
pub(super) struct Terms {
    added: BTreeSet<(String, i64)>,
    removed: BTreeSet<(String, i64)>,
    counts: BTreeMap<String, i64>,
}

impl Terms {
    pub(super) fn more_records(&mut self, more: i64) {
        *self.counts.entry(ALL.to_owned()).or_default() += more;
    }
    pub(super) fn add(&mut self, term: &str, record: i64) {
        if self.added.insert((term.to_owned(), record)) {
            *self.counts.entry(term.to_owned()).or_default() += 1;
        }
    }
    /// Pairs of words are looked up but never counted.
    pub(super) fn add_pairs(&mut self, pairs: &[String], record: i64) {
        self.added.extend(pairs.iter().map(|pair| (pair.clone(), record)));
    }
    pub(super) fn remove_pairs(&mut self, pairs: &[String], record: i64) {
        self.removed.extend(pairs.iter().map(|pair| (pair.clone(), record)));
    }
    pub(super) fn remove(&mut self, term: &str, record: i64) {
        if self.removed.insert((term.to_owned(), record)) {
            *self.counts.entry(term.to_owned()).or_default() -= 1;
        }
    }

    pub(super) async fn write(self, tables: &mut Tables<'_>) -> Result<(), Fault> {
        for (term, record) in &self.removed {
            let sql = "DELETE FROM people_search_token WHERE token = $1 AND record = $2";
            tables.run(sql, &[term.into(), (*record).into()]).await?;
        }
        let rows: Vec<Vec<Arg>> = self.added.iter().map(|(term, record)| vec![term.into(), (*record).into()]).collect();
        tables.insert_many("INSERT INTO people_search_token (token, record)", 2, &rows, "").await?;
        self.near(tables).await?;
        let more: Vec<Vec<Arg>> =
            self.counts.iter().filter(|(_, by)| **by > 0).map(|(term, by)| vec![term.into(), (*by).into()]).collect();
        let tail = "ON CONFLICT (token) DO UPDATE SET records = people_search_count.records + excluded.records";
        tables.insert_many("INSERT INTO people_search_count (token, records)", 2, &more, tail).await?;
        for (term, by) in self.counts.iter().filter(|(_, by)| **by < 0) {
            let sql = "UPDATE people_search_count SET records = records + $2 WHERE token = $1";
            tables.run(sql, &[term.into(), (*by).into()]).await?;
            let gone =
                tables.run("DELETE FROM people_search_count WHERE token = $1 AND records <= 0", &[term.into()]).await?;
            if gone > 0 {
                for key in search::near_keys(term) {
                    let sql = "DELETE FROM people_search_near WHERE near_key = $1 AND token = $2";
                    tables.run(sql, &[key.into(), term.into()]).await?;
                }
            }
        }
        Ok(())
    }

    /// Name words that come into use are put under their near keys.
    async fn near(&self, tables: &mut Tables<'_>) -> Result<(), Fault> {
        let words: Vec<&String> =
            self.counts.iter().filter(|(term, by)| **by > 0 && !term.starts_with('=')).map(|(term, _)| term).collect();
        let sql = "SELECT token FROM people_search_count WHERE token IN (EACH $1)";
        let known = tables.rows(sql, &[Arg::each(&words)]).await?;
        let known = known.iter().map(|row| row.text("token")).collect::<Result<BTreeSet<String>, Fault>>()?;
        let fresh = words.into_iter().filter(|word| !known.contains(*word));
        let rows: Vec<Vec<Arg>> = fresh
            .flat_map(|word| search::near_keys(word).into_iter().map(move |key| vec![Arg::from(key), word.into()]))
            .collect();
        tables.insert_many("INSERT INTO people_search_near (near_key, token)", 2, &rows, "").await
    }
}
