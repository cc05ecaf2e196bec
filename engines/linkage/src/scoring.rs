//! Scoring: every pair that blocking finds is compared and weighed; those that are worth writing are kept.

use crate::Fault;
use crate::levels::{Comparisons, Level, Memory, Settled, States};
use crate::model::Rareness;
use crate::records::{Record, Records};
use crate::settings::{Condition, Settings};
use crate::together::{self, Together};
use crate::weights::{CLASSES, ONE, STRANGERS, Sums, Weights, log_odds};

/// A pair that was looked at and may be one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// The record with the smaller number.
    pub a: u32,
    /// The other.
    pub b: u32,
    /// The natural logarithm of the odds that they are one.
    pub log_odds: f64,
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
    /// What is known of a pair from its symbols alone: by the states of all fields, or empty where those are too many.
    known: Vec<Known>,
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
        let count = comparisons.fields();
        let states = if count <= MOST_FIELDS { Some(States::every(count)) } else { None };
        let known = |states: States| {
            Known::new(&comparisons, &weights, |comparison| comparisons.settled_by(comparison, states))
        };
        let known = states.into_iter().flatten().map(known).collect();
        let together = if model.rareness == Rareness::ByCause { together(settings, records)? } else { None };
        // What goes together can only be told at the end.
        let least = if together.is_some() { from + together::LEAST.ln() } else { from };
        Ok(Self { comparisons, weights, order, known, together, from, least })
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
        let states = self.comparisons.states(a, b);
        let made;
        let known = match states.place().and_then(|place| self.known.get(place)) {
            Some(known) => known,
            None => {
                let settled = |comparison: usize| self.comparisons.settled(comparison, states, a, b);
                made = Known::new(&self.comparisons, &self.weights, settled);
                &made
            }
        };
        // What speaks for one against strangers: so far, and what may still come.
        let (mut gain, mut hope) = (known.gain, known.hope);
        let mut levels: [Level; 16] = std::array::from_fn(|comparison| known.settled[comparison].last);
        let mut rare = known.rare;
        while rare != 0 {
            let comparison = rare.trailing_zeros() as usize;
            gain += self.weights.gain_of(comparison, levels[comparison], a, b, records);
            rare &= rare - 1;
        }
        for comparison in &self.order {
            if gain + hope < self.least {
                return None;
            }
            if known.open & 1 << comparison != 0 {
                let settled = known.settled[*comparison];
                hope -= known.hopes[*comparison];
                let level = self.comparisons.finish(*comparison, settled, a, b, memory);
                levels[*comparison] = level;
                if level > 0 {
                    gain += self.weights.gain_of(*comparison, level, a, b, records);
                }
            }
        }
        if gain < self.least {
            return None;
        }
        let mut sums = self.weights.prior();
        for (comparison, level) in
            levels.iter().enumerate().take(self.comparisons.len()).filter(|(_, level)| **level > 0)
        {
            let more = self.weights.sums(comparison, *level, a, b, records);
            (0..CLASSES).for_each(|class| sums[class] += more[class]);
        }
        if let Some((_, likelier)) = self.shared(&levels, a, b) {
            sums[STRANGERS] += likelier;
        }
        Some(sums)
    }
}

/// What is known of a pair from its symbols alone.
#[derive(Clone, Debug)]
struct Known {
    /// What the settled comparisons say for one against strangers, those aside that depend on rareness; the prior too.
    gain: f64,
    /// The most that the open ones may add, in all and each.
    hope: f64,
    hopes: [f64; 16],
    settled: [Settled; 16],
    /// A bit for each comparison that is open, and for each settled one that depends on rareness.
    open: u16,
    rare: u16,
}

/// Of more fields no table of all states is made.
const MOST_FIELDS: usize = 8;

impl Known {
    fn new(comparisons: &Comparisons, weights: &Weights, settled: impl Fn(usize) -> Settled) -> Self {
        let prior = weights.prior();
        let mut known = Self {
            gain: prior[ONE] - prior[STRANGERS],
            hope: 0.0,
            hopes: [0.0; 16],
            settled: [Settled::default(); 16],
            open: 0,
            rare: 0,
        };
        for comparison in 0..comparisons.len() {
            let settled = settled(comparison);
            known.settled[comparison] = settled;
            if settled.open != 0 {
                known.open |= 1 << comparison;
                known.hopes[comparison] = weights.best_of(comparison, settled);
                known.hope += known.hopes[comparison];
            } else if weights.is_rare(comparison, settled.last) {
                known.rare |= 1 << comparison;
            } else if settled.last > 0 {
                known.gain += weights.gain(comparison, settled.last);
            }
        }
        known
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
