//! Scoring: every pair that blocking finds is compared and weighed; those that are worth writing are kept.

use crate::Fault;
use crate::blocking::{Blocking, Found, Mode};
use crate::levels::{Comparisons, Memory};
use crate::records::Records;
use crate::settings::Settings;
use crate::weights::{CLASSES, ONE, STRANGERS, Weights, log_odds};
use rayon::prelude::*;

/// A pair that was looked at and may be one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// The record with the smaller number.
    pub a: u32,
    /// The other.
    pub b: u32,
    /// The natural logarithm of the odds that they are one.
    pub log_odds: f32,
}

/// Compares and weighs pairs.
pub struct Scorer<'a> {
    /// The comparisons of the settings.
    pub comparisons: Comparisons,
    /// The weights of the model.
    pub weights: Weights,
    records: &'a Records,
    /// What a pair needs before each comparison to be worth going on with.
    needed: Vec<f64>,
    least: f64,
}

impl<'a> Scorer<'a> {
    /// Pairs below the probability `from` are not worth finishing.
    pub fn new(
        settings: &Settings,
        model: &crate::model::Model,
        records: &'a Records,
        from: f64,
    ) -> Result<Self, Fault> {
        let comparisons = Comparisons::new(settings)?;
        let weights = Weights::new(settings, model, records)?;
        let least = if from <= 0.0 { f64::MIN } else { (from / (1.0 - from)).ln() };
        let needed = (0..comparisons.len()).map(|comparison| least - weights.best_from(comparison)).collect();
        Ok(Self { comparisons, weights, records, needed, least })
    }

    /// The logarithm of the odds of two kept records, unless it is certain to be too low.
    #[inline]
    pub fn score(&self, a: u32, b: u32, memory: &mut Memory) -> Option<f64> {
        let (a, b) = (self.records.get(a), self.records.get(b));
        let mut sums = self.weights.prior();
        for comparison in 0..self.comparisons.len() {
            if sums[ONE] - sums[STRANGERS] < self.needed[comparison] {
                return None;
            }
            let level = self.comparisons.level(comparison, &a, &b, memory);
            if level > 0 {
                let more = self.weights.sums(comparison, level, &a, &b, self.records);
                (0..CLASSES).for_each(|class| sums[class] += more[class]);
            }
        }
        Some(log_odds(sums)).filter(|odds| *odds >= self.least)
    }
}

/// All pairs that are worth writing, in order, and what each rule found.
pub fn score(
    settings: &Settings,
    model: &crate::model::Model,
    records: &Records,
    mode: Mode,
    stop: &(impl Fn() -> bool + Sync),
) -> Result<(Vec<Pair>, Vec<Found>), Fault> {
    let scorer = Scorer::new(settings, model, records, settings.clustering.write_from)?;
    let blocking = Blocking::new(settings, &settings.blocking, records, mode);
    let make = || (scorer.comparisons.memory(), Vec::new());
    let each = |state: &mut (Memory, Vec<Pair>), _: usize, a: u32, b: u32| {
        if let Some(odds) = scorer.score(a, b, &mut state.0) {
            state.1.push(Pair { a, b, log_odds: odds as f32 });
        }
    };
    let (states, found) = blocking.walk(&[], stop, make, each)?;
    let mut pairs: Vec<Pair> = states.into_iter().flat_map(|state| state.1).collect();
    pairs.par_sort_unstable_by_key(|pair| (pair.a, pair.b));
    pairs.dedup_by_key(|pair| (pair.a, pair.b));
    Ok((pairs, found))
}
