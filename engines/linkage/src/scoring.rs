//! Scoring: every pair that blocking finds is compared and weighed; those that are worth writing are kept.

use crate::Fault;
use crate::blocking::{Blocking, Found, Mode};
use crate::model::Rareness;
use crate::levels::{Comparisons, Level, Memory, Settled};
use crate::records::{Record, Records};
use crate::settings::{Condition, Settings};
use crate::together::{self, Together};
use crate::weights::{CLASSES, ONE, STRANGERS, Sums, Weights, log_odds};
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
#[derive(Clone)]
pub struct Scorer {
    /// The comparisons of the settings.
    pub comparisons: Comparisons,
    /// The weights of the model.
    pub weights: Weights,
    /// The comparisons that may lower hope most come first.
    order: Vec<usize>,
    /// The most that a comparison can add, by what is settled.
    hopes: Vec<Vec<f64>>,
    /// The two comparisons whose values go together, the later one second.
    together: Option<(Together, [usize; 2])>,
    /// The logarithm of the odds from which a pair is worth keeping, and that below which it cannot reach them.
    from: f64,
    least: f64,
}

impl Scorer {
    /// Pairs below the probability `from` are not worth finishing.
    pub fn new(settings: &Settings, model: &crate::model::Model, records: &Records, from: f64) -> Result<Self, Fault> {
        let comparisons = Comparisons::new(settings)?;
        let weights = Weights::new(settings, model, records)?;
        let from = if from <= 0.0 { f64::MIN } else { (from / (1.0 - from)).ln() };
        let mut order: Vec<usize> = (0..comparisons.len()).collect();
        let fall = |comparison: &usize| {
            let differs = comparisons.levels(*comparison) as Level - 1;
            weights.gain(*comparison, differs)
        };
        order.sort_by(|one, other| fall(one).total_cmp(&fall(other)));
        let hopes = (0..comparisons.len()).map(|comparison| {
            let all = comparisons.all_settled(comparison).iter();
            all.map(|settled| weights.best_of(comparison, *settled)).collect()
        });
        let hopes = hopes.collect();
        // Splink knows nothing of it.
        let together = if model.rareness == Rareness::ByCause { together(settings, records)? } else { None };
        // What goes together can only be told at the end.
        let least = if together.is_some() { from + together::LEAST.ln() } else { from };
        Ok(Self { comparisons, weights, order, hopes, together, from, least })
    }

    /// The comparison at which it is known how far two records share values that go together, and how much likelier that
    /// makes strangers, as a logarithm.
    #[inline]
    pub fn shared(&self, levels: &[Level; 16], a: &impl Record, b: &impl Record) -> Option<(usize, f64)> {
        let (together, [one, other]) = self.together.as_ref()?;
        let speaks = |comparison: usize| {
            let level = levels[comparison];
            level > 0 && self.weights.gain(comparison, level) > 0.0
        };
        (speaks(*one) && speaks(*other)).then(|| (*other, together.likelier(a, b).ln()))
    }

    /// The logarithm of the odds of two kept records, unless it is certain to be too low.
    #[inline]
    pub fn score(&self, records: &Records, a: u32, b: u32, memory: &mut Memory) -> Option<f64> {
        self.weigh(records, &records.get(a), &records.get(b), memory).map(log_odds).filter(|odds| *odds >= self.from)
    }

    /// What two records weigh in each class, unless it is certain to be too little. First all comparisons are settled
    /// that the symbols alone settle; then the others, those first that can lower the bound most.
    #[inline]
    pub fn weigh(&self, records: &Records, a: &impl Record, b: &impl Record, memory: &mut Memory) -> Option<Sums> {
        let mut sums = self.weights.prior();
        let mut open = [Settled::default(); 16];
        let mut hopes = [0.0; 16];
        let mut hope = 0.0;
        let mut left = 0_u16;
        let mut levels = [0; 16];
        let mut add = |sums: &mut Sums, comparison: usize, level: Level| {
            levels[comparison] = level;
            if level > 0 {
                let more = self.weights.sums(comparison, level, a, b, records);
                (0..CLASSES).for_each(|class| sums[class] += more[class]);
            }
        };
        let states = self.comparisons.states(a, b);
        for comparison in 0..self.comparisons.len() {
            let (settled, place) = self.comparisons.settled(comparison, states, a, b);
            if settled.open == 0 {
                add(&mut sums, comparison, settled.last);
            } else {
                open[comparison] = settled;
                left |= 1 << comparison;
                hopes[comparison] = self.hopes[comparison]
                    .get(place)
                    .map_or_else(|| self.weights.best_of(comparison, settled), |hope| *hope);
                hope += hopes[comparison];
            }
        }
        for comparison in &self.order {
            if sums[ONE] - sums[STRANGERS] + hope < self.least {
                return None;
            }
            if left & 1 << comparison != 0 {
                hope -= hopes[*comparison];
                let level = self.comparisons.finish(*comparison, open[*comparison], a, b, memory);
                add(&mut sums, *comparison, level);
            }
        }
        if sums[ONE] - sums[STRANGERS] < self.least {
            return None;
        }
        if let Some((_, likelier)) = self.shared(&levels, a, b) {
            sums[STRANGERS] += likelier;
        }
        Some(sums)
    }
}

/// The comparisons of the fields that go together, and how they do.
fn together(settings: &Settings, records: &Records) -> Result<Option<(Together, [usize; 2])>, Fault> {
    let Some((one, other)) = &settings.together else { return Ok(None) };
    let compared = |field: &String| {
        let same = |level: &crate::settings::Level| matches!(&level.when, Condition::Same(same) if same == field);
        let place = settings.comparisons.iter().position(|comparison| comparison.levels.iter().any(same));
        place.ok_or_else(|| Fault::Settings(format!("no comparison asks whether `{field}` is the same")))
    };
    let mut comparisons = [compared(one)?, compared(other)?];
    comparisons.sort_unstable();
    Ok(Some((Together::new(records, [settings.field(one)?, settings.field(other)?]), comparisons)))
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
        if let Some(odds) = scorer.score(records, a, b, &mut state.0) {
            state.1.push(Pair { a, b, log_odds: odds as f32 });
        }
    };
    let (states, found) = blocking.walk(&[], stop, make, each)?;
    let mut pairs: Vec<Pair> = states.into_iter().flat_map(|state| state.1).collect();
    pairs.par_sort_unstable_by_key(|pair| (pair.a, pair.b));
    pairs.dedup_by_key(|pair| (pair.a, pair.b));
    Ok((pairs, found))
}
