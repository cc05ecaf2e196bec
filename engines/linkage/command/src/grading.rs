//! Grading against a truth that is opened only after all is decided.

use crate::truth::Truth;
use linkage::{Fault, Pair, Pairs, probability};
use rustc_hash::FxHashMap;
use serde::Serialize;

/// How good pairs or clusters are.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub(crate) struct Quality {
    /// The probability from which a pair counts.
    pub threshold: f64,
    /// Of what is called one, how much is.
    pub precision: f64,
    /// Of what is one, how much is called so.
    pub recall: f64,
    /// Their harmonic mean.
    pub f1: f64,
    /// Right.
    pub true_links: u64,
    /// Wrong.
    pub false_links: u64,
}

/// One bin of the calibration table.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Bin {
    /// From this probability.
    pub from: f64,
    /// Up to this one.
    pub to: f64,
    /// How many pairs were given such a probability.
    pub pairs: u64,
    /// Their mean probability.
    pub said: f64,
    /// How many of them are one, of 1.
    pub is: f64,
}

/// The quality of pairs at several thresholds, and what was said beside what is.
#[derive(Debug)]
pub(crate) struct OfPairs {
    pub at: Vec<Quality>,
    pub best: Quality,
    pub calibration: Vec<Bin>,
}

const EDGES: [f64; 12] = [0.0, 0.01, 0.05, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.99, 0.999, 1.0 + 1e-9];
/// The best threshold is sought in steps of this much of the log odds.
const STEP: f64 = 0.001;

fn quality(threshold: f64, right: u64, called: u64, all: u64) -> Quality {
    let precision = if called == 0 { 1.0 } else { right as f64 / called as f64 };
    let recall = if all == 0 { 1.0 } else { right as f64 / all as f64 };
    let f1 = if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) };
    Quality { threshold, precision, recall, f1, true_links: right, false_links: called - right }
}

fn pairs(count: u64) -> u64 {
    count * count.saturating_sub(1) / 2
}

impl Truth {
    /// How many pairs are one; between the tables only, where `across` says which table a record is of.
    pub(crate) fn count(&self, across: Option<&[u8]>) -> u64 {
        match self {
            Self::Same(of) => groups(of, across).values().map(|of| inside(*of, across.is_some())).sum(),
            Self::Pairs(pairs) => pairs.len() as u64,
        }
    }
}

fn groups(of: &[u32], tables: Option<&[u8]>) -> FxHashMap<u32, [u64; 2]> {
    let mut groups: FxHashMap<u32, [u64; 2]> = FxHashMap::default();
    for (record, group) in of.iter().enumerate() {
        let table = tables.map_or(0, |tables| tables[record]);
        groups.entry(*group).or_default()[usize::from(table.min(1))] += 1;
    }
    groups
}

fn inside(of: [u64; 2], across: bool) -> u64 {
    if across { of[0] * of[1] } else { pairs(of[0] + of[1]) }
}

/// Grades pairs in one walk over them. `all` is how many pairs are one.
pub(crate) fn of_pairs(scored: &Pairs, truth: &Truth, all: u64, thresholds: &[f64]) -> Result<OfPairs, Fault> {
    let mut at = vec![(0, 0); thresholds.len()];
    let mut steps: FxHashMap<i64, (u64, u64)> = FxHashMap::default();
    let mut bins = vec![(0_u64, 0.0, 0_u64); EDGES.len() - 1];
    scored.each(|Pair { a, b, log_odds }| {
        let is = u64::from(truth.is(*a, *b));
        let said = probability(*log_odds);
        let add = |counts: &mut (u64, u64)| *counts = (counts.0 + is, counts.1 + 1);
        thresholds.iter().zip(&mut at).filter(|(threshold, _)| said >= **threshold).for_each(|(_, at)| add(at));
        add(steps.entry((log_odds / STEP).floor() as i64).or_default());
        let bin = &mut bins[EDGES.partition_point(|edge| *edge <= said).clamp(1, EDGES.len() - 1) - 1];
        *bin = (bin.0 + 1, bin.1 + said, bin.2 + is);
        Ok(())
    })?;
    let mut steps: Vec<(i64, (u64, u64))> = steps.into_iter().collect();
    steps.sort_unstable_by_key(|(step, _)| -step);
    let mut best = Quality::default();
    let (mut right, mut called) = (0, 0);
    for (step, (is, count)) in steps {
        (right, called) = (right + is, called + count);
        let now = quality(probability(step as f64 * STEP), right, called, all);
        if now.f1 > best.f1 {
            best = now;
        }
    }
    let at = thresholds.iter().zip(at).map(|(threshold, (right, called))| quality(*threshold, right, called, all));
    let bins = EDGES.windows(2).zip(bins).filter(|(_, bin)| bin.0 > 0);
    let calibration = bins.map(|(edges, (pairs, said, is))| Bin {
        from: edges[0],
        to: edges[1].min(1.0),
        pairs,
        said: said / pairs as f64,
        is: is as f64 / pairs as f64,
    });
    Ok(OfPairs { at: at.collect(), best, calibration: calibration.collect() })
}

/// The quality of clusters, counted in pairs.
pub(crate) fn of_clusters(of: &[u32], truth: &Truth, all: u64, threshold: f64, tables: Option<&[u8]>) -> Quality {
    let across = tables.is_some();
    let called = groups(of, tables).values().map(|of| inside(*of, across)).sum();
    let right = match truth {
        Truth::Pairs(pairs) => pairs.iter().filter(|(a, b)| of[*a as usize] == of[*b as usize]).count() as u64,
        Truth::Same(same) => {
            let mut both: FxHashMap<(u32, u32), [u64; 2]> = FxHashMap::default();
            for (record, pair) in of.iter().zip(same).enumerate() {
                let table = tables.map_or(0, |tables| tables[record]);
                both.entry((*pair.0, *pair.1)).or_default()[usize::from(table.min(1))] += 1;
            }
            both.values().map(|of| inside(*of, across)).sum()
        }
    };
    quality(threshold, right, called, all)
}
