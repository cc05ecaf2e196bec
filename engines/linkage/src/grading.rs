//! Grading against a truth that is opened only after all is decided.

use crate::scoring::Pair;
use crate::weights::probability;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;

/// The truth: for each record the one it is about, or the pairs that are one.
pub enum Truth {
    /// For each record a number; the same number is the same one.
    Same(Vec<u32>),
    /// The pairs that are one, the smaller number first.
    Pairs(FxHashSet<(u32, u32)>),
}

/// How good pairs or clusters are.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Quality {
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
pub struct Bin {
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
    fn is(&self, a: u32, b: u32) -> bool {
        match self {
            Self::Same(of) => of[a as usize] == of[b as usize],
            Self::Pairs(pairs) => pairs.contains(&(a.min(b), a.max(b))),
        }
    }

    /// How many pairs are one; between the tables only, where `across` says which table a record is of.
    pub fn count(&self, across: Option<&[u8]>) -> u64 {
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

/// The quality of pairs from a probability on.
pub fn pairs_from(scored: &[Pair], truth: &Truth, all: u64, threshold: f64) -> Quality {
    let called = scored.iter().filter(|pair| probability(f64::from(pair.log_odds)) >= threshold);
    let (right, called) =
        called.fold((0, 0), |(right, called), pair| (right + u64::from(truth.is(pair.a, pair.b)), called + 1));
    quality(threshold, right, called, all)
}

/// The quality at the probability where it is best.
pub fn best(scored: &[Pair], truth: &Truth, all: u64) -> Quality {
    let mut sorted: Vec<(f32, bool)> = scored.iter().map(|pair| (pair.log_odds, truth.is(pair.a, pair.b))).collect();
    sorted.sort_unstable_by(|one, other| other.0.total_cmp(&one.0));
    let mut best = Quality::default();
    let (mut right, mut called) = (0, 0);
    for same in sorted.chunk_by(|one, next| one.0 == next.0) {
        called += same.len() as u64;
        right += same.iter().filter(|(_, is)| *is).count() as u64;
        let now = quality(probability(f64::from(same[0].0)), right, called, all);
        if now.f1 > best.f1 {
            best = now;
        }
    }
    best
}

/// The quality of clusters, counted in pairs.
pub fn clusters(of: &[u32], truth: &Truth, all: u64, threshold: f64, tables: Option<&[u8]>) -> Quality {
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

/// What was said beside what is.
pub fn calibration(scored: &[Pair], truth: &Truth) -> Vec<Bin> {
    let edges = [0.0, 0.01, 0.05, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.99, 0.999, 1.0 + 1e-9];
    let mut bins: Vec<(u64, f64, u64)> = vec![(0, 0.0, 0); edges.len() - 1];
    for pair in scored {
        let said = probability(f64::from(pair.log_odds));
        let bin = &mut bins[edges.partition_point(|edge| *edge <= said).clamp(1, edges.len() - 1) - 1];
        bin.0 += 1;
        bin.1 += said;
        bin.2 += u64::from(truth.is(pair.a, pair.b));
    }
    let edges = edges.windows(2).map(|edges| (edges[0], edges[1].min(1.0)));
    let bins = edges.zip(bins).filter(|(_, bin)| bin.0 > 0);
    bins.map(|((from, to), bin)| Bin {
        from,
        to,
        pairs: bin.0,
        said: bin.1 / bin.0 as f64,
        is: bin.2 as f64 / bin.0 as f64,
    })
    .collect()
}
