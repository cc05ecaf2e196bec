//! A standing index: one new record is held against all that are kept, at once, and then kept itself.

use crate::Fault;
use crate::explain::{Explanation, explain};
use crate::keys::{View, key, views};
use crate::levels::Memory;
use crate::model::Model;
use crate::records::Records;
use crate::scoring::Scorer;
use crate::settings::Settings;
use crate::weights::{log_odds, probability};
use rustc_hash::FxHashMap;

/// What is looked for or kept: the text of each column by its name.
pub trait Columns {
    /// The text of a column; empty where there is none.
    fn column(&self, name: &str) -> &str;
}

impl Columns for std::collections::BTreeMap<String, String> {
    fn column(&self, name: &str) -> &str {
        self.get(name).map_or("", String::as_str)
    }
}

impl Columns for [(&str, &str)] {
    fn column(&self, name: &str) -> &str {
        self.iter().find(|(known, _)| *known == name).map_or("", |(_, text)| text)
    }
}

/// A record that may be the one that is asked about.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// The name of the record.
    pub record: String,
    /// The probability that the two are one.
    pub probability: f64,
}

/// Records that share a key, by rule: the last one, and for each the one before it.
struct Postings {
    views: Vec<View>,
    last: FxHashMap<u64, u32>,
    before: Vec<u32>,
}

const NONE: u32 = u32::MAX;
/// Of the records that share one key no more are looked at than this, the newest first: a key that so many share says little.
const MOST: usize = 4000;

/// The standing index.
pub struct Index {
    settings: Settings,
    model: Model,
    records: Records,
    scorer: Scorer,
    postings: Vec<Postings>,
    named: FxHashMap<String, u32>,
    gone: Vec<bool>,
    changed: usize,
}

impl Index {
    /// An index over records that are there already.
    pub fn new(settings: Settings, model: Model, records: Records) -> Result<Self, Fault> {
        let scorer = Scorer::new(&settings, &model, &records, 0.0)?;
        let mut postings = Vec::new();
        for rule in &settings.blocking {
            postings.push(Postings { views: views(&settings, rule)?, last: FxHashMap::default(), before: Vec::new() });
        }
        let mut index = Self {
            gone: Vec::new(),
            named: FxHashMap::default(),
            settings,
            model,
            records,
            scorer,
            postings,
            changed: 0,
        };
        for record in 0..index.records.len() as u32 {
            index.post(record);
        }
        Ok(index)
    }

    fn post(&mut self, record: u32) {
        for posting in &mut self.postings {
            for (view, parts) in posting.views.iter().enumerate() {
                let key = key(parts, &self.records.get(record));
                let node = record * posting.views.len() as u32 + view as u32;
                posting.before.push(if key == 0 { NONE } else { posting.last.insert(key, node).unwrap_or(NONE) });
            }
        }
        self.gone.push(false);
        self.named.insert(self.records.name(record).to_owned(), record);
    }

    /// How many records are kept.
    pub fn len(&self) -> usize {
        self.named.len()
    }

    /// Whether none is kept.
    pub fn is_empty(&self) -> bool {
        self.named.is_empty()
    }

    /// The settings of the index.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    fn texts(&self, columns: &(impl Columns + ?Sized)) -> Vec<String> {
        let text = |field: &crate::settings::Field| {
            let texts = field.columns.iter().map(|name| columns.column(name)).filter(|text| !text.is_empty());
            texts.collect::<Vec<_>>().join(" ")
        };
        self.settings.fields.iter().map(text).collect()
    }

    /// Keeps a record. One of the same name is replaced.
    pub fn insert(&mut self, name: &str, columns: &(impl Columns + ?Sized)) {
        self.remove(name);
        let texts = self.texts(columns);
        let source = self.settings.source.as_deref().map_or("", |source| columns.column(source)).to_owned();
        self.records.push(&self.settings, name, &source, 0, |field| texts[field].as_str());
        self.post(self.records.len() as u32 - 1);
        self.changed += 1;
        if self.changed * 50 > self.records.len() {
            self.refresh();
        }
    }

    /// Forgets a record. Whether there was one.
    pub fn remove(&mut self, name: &str) -> bool {
        let Some(record) = self.named.remove(name) else { return false };
        self.gone[record as usize] = true;
        self.records.forget(record);
        self.changed += 1;
        true
    }

    /// Weighs rareness by the records as they are now. Done by itself whenever a fiftieth of them has changed.
    pub fn refresh(&mut self) {
        if let Ok(scorer) = Scorer::new(&self.settings, &self.model, &self.records, 0.0) {
            self.scorer = scorer;
        }
        self.changed = 0;
    }

    /// The kept records that may be this one, the likeliest first, from a probability on.
    pub fn find(&self, columns: &(impl Columns + ?Sized), from: f64) -> Vec<Match> {
        let texts = self.texts(columns);
        let asked = self.records.asked(&self.settings, |field| texts[field].as_str());
        let mut candidates: Vec<u32> = Vec::new();
        for posting in &self.postings {
            let width = posting.views.len() as u32;
            for view in &posting.views {
                let key = key(view, &asked);
                let mut node = posting.last.get(&key).copied().filter(|_| key != 0).unwrap_or(NONE);
                let mut walked = 0;
                while node != NONE && walked < MOST {
                    candidates.push(node / width);
                    node = posting.before[node as usize];
                    walked += 1;
                }
            }
        }
        candidates.sort_unstable();
        candidates.dedup();
        let mut memory = self.scorer.comparisons.memory();
        let mut found = Vec::new();
        for record in candidates.into_iter().filter(|record| !self.gone[*record as usize]) {
            let sums = self.scorer.weigh(&self.records, &asked, &self.records.get(record), &mut memory);
            let probability = sums.map_or(0.0, |sums| probability(log_odds(sums)));
            if probability >= from {
                found.push(Match { record: self.records.name(record).to_owned(), probability });
            }
        }
        found.sort_by(|one, other| {
            other.probability.total_cmp(&one.probability).then_with(|| one.record.cmp(&other.record))
        });
        found
    }

    /// Why a kept record may be this one, or not.
    pub fn explain(&self, columns: &(impl Columns + ?Sized), record: &str) -> Option<Explanation> {
        let texts = self.texts(columns);
        let asked = self.records.asked(&self.settings, |field| texts[field].as_str());
        let kept = self.records.get(*self.named.get(record)?);
        Some(explain(&self.settings, &self.scorer, &self.records, &asked, &kept, &mut self.memory()))
    }

    /// Why two kept records may be one, or not.
    pub fn explain_kept(&self, one: &str, other: &str) -> Option<Explanation> {
        let (one, other) = (*self.named.get(one)?, *self.named.get(other)?);
        let (one, other) = (self.records.get(one), self.records.get(other));
        Some(explain(&self.settings, &self.scorer, &self.records, &one, &other, &mut self.memory()))
    }

    fn memory(&self) -> Memory {
        self.scorer.comparisons.memory()
    }
}
