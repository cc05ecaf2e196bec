//! Weighing: from levels, and how rare what agrees is, to the probability that two records are one.
//!
//! For each class of pairs (one and the same, strangers, and the kinds of those who live together) the probability of the
//! levels is the product over the comparisons (Fellegi and Sunter 1969). A level whose value's rareness counts is split in what agrees for a reason and
//! what agrees by chance; only the latter depends on how rare the value is.

use crate::Fault;
use crate::column::MISSING;
use crate::levels::{Level, Settled};
use crate::model::{Learned, Model, Rareness};
use crate::records::{Record, Records};
use crate::settings::{Comparison, Condition, Level as SettingsLevel, Settings};
use std::borrow::Cow;

/// How many classes of pairs there can be: the same one, strangers, and up to four kinds of those who live together.
pub const CLASSES: usize = 6;
/// The class of pairs that are one.
pub const ONE: usize = 0;
/// The class of strangers.
pub const STRANGERS: usize = 1;
/// Natural logarithms of the probability of something in each class.
pub type Sums = [f64; CLASSES];

/// A model ready to weigh pairs of these records.
#[derive(Clone, Debug)]
pub struct Weights {
    prior: Sums,
    /// Logarithms by comparison and level.
    levels: Vec<[Sums; 16]>,
    /// For each comparison and level, the fields whose rareness counts.
    rare: Vec<Vec<Option<Rare>>>,
    /// The most that each level can add to match against stranger.
    best: Vec<[f64; 16]>,
}

#[derive(Clone, Debug)]
struct Rare {
    fields: Vec<usize>,
    /// What agrees for a reason, in each class.
    caused: Sums,
    /// What agrees by chance, in each class, over the chance that any value agrees.
    chance: Sums,
    /// For each field, by how many records have the value, where the logarithms stand.
    known: Vec<Known>,
}

/// Logarithms by how many records have a value, for all numbers that occur.
#[derive(Clone, Debug, Default)]
struct Known {
    places: Vec<u32>,
    sums: Vec<Sums>,
    /// What the sums say for one against strangers.
    gains: Vec<f64>,
    total: f64,
}

impl Known {
    #[inline]
    fn place(&self, count: usize) -> Option<usize> {
        self.places.get(count).map(|place| *place as usize).filter(|place| *place < self.sums.len())
    }
}

/// Up to this number each is known, whether it occurs or not.
const KNOWN: usize = 64;
/// Above this number none is kept.
const MOST_KNOWN: usize = 1 << 18;

impl Rare {
    fn sums(&self, frequency: f64) -> Sums {
        std::array::from_fn(|class| (self.caused[class] + self.chance[class] * frequency).ln())
    }
}

impl Weights {
    /// Makes a model ready for records like these.
    pub fn new(settings: &Settings, model: &Model, records: &Records) -> Result<Self, Fault> {
        model.fits(settings)?;
        let prior = std::array::from_fn(|class| model.classes.get(class).map_or(1e-300, |class| class.prior).ln());
        let mut levels = Vec::new();
        let mut rare = Vec::new();
        let mut best = Vec::new();
        for (comparison, learned) in settings.comparisons.iter().zip(&model.comparisons) {
            let mut sums = [[0.0; CLASSES]; 16];
            let mut rares = vec![None];
            let mut gains = [f64::MIN; 16];
            for (place, level) in learned.levels.iter().enumerate() {
                let of = std::array::from_fn(|class| level.of.get(class).copied().unwrap_or(1.0));
                sums[place + 1] = of.map(f64::ln);
                let mut gain = (of[ONE] / of[STRANGERS]).ln();
                let fields = comparison.levels.get(place).map(|level| &level.rare[..]).unwrap_or_default();
                if fields.is_empty() {
                    rares.push(None);
                } else {
                    let fields = fields.iter().map(|field| settings.field(field)).collect::<Result<Vec<_>, _>>()?;
                    let same = of_same(comparison, learned, &fields, settings);
                    let rare = match model.rareness {
                        Rareness::ByCause => rareness(of, fields, records),
                        Rareness::Divided => divided(of, same.unwrap_or(of[STRANGERS]), fields, records),
                    };
                    for known in rare.known.iter().filter_map(|known| known.sums.get(known.place(1)?)) {
                        gain = gain.max(known[ONE] - known[STRANGERS]);
                    }
                    rares.push(Some(rare));
                }
                gains[place + 1] = gain;
            }
            levels.push(sums);
            rare.push(rares);
            gains[0] = 0.0;
            best.push(gains);
        }
        Ok(Self { prior, levels, rare, best })
    }

    /// The logarithms before anything is compared.
    pub fn prior(&self) -> Sums {
        self.prior
    }

    /// What a level adds to match against stranger, where its value is as rare as can be.
    #[inline]
    pub fn gain(&self, comparison: usize, level: Level) -> f64 {
        self.best[comparison][usize::from(level)]
    }

    /// The most that a comparison can add to match against stranger.
    pub fn best_of(&self, comparison: usize, settled: Settled) -> f64 {
        let open = (0..16).filter(|level| settled.open & 1 << level != 0);
        open.map(|level| self.gain(comparison, level)).fold(self.gain(comparison, settled.last), f64::max)
    }

    /// Whether what a level adds depends on how rare the value is.
    pub fn is_rare(&self, comparison: usize, level: Level) -> bool {
        matches!(self.rare[comparison].get(usize::from(level)), Some(Some(_)))
    }

    /// What a level adds to match against stranger, for these two records.
    #[inline]
    pub fn gain_of(&self, comparison: usize, level: Level, a: &impl Record, b: &impl Record, records: &Records) -> f64 {
        match self.rare[comparison].get(usize::from(level)) {
            Some(Some(rare)) => {
                let (frequency, known) = rarest(rare, a, b, records);
                let gains = |(field, place): (usize, usize)| rare.known[field].gains[place];
                known.map(gains).unwrap_or_else(|| {
                    let sums = rare.sums(frequency);
                    sums[ONE] - sums[STRANGERS]
                })
            }
            _ => self.gain(comparison, level),
        }
    }

    /// The logarithms of one level, with how rare the value is.
    #[inline]
    pub fn sums<'a>(
        &'a self,
        comparison: usize,
        level: Level,
        a: &impl Record,
        b: &impl Record,
        records: &Records,
    ) -> Cow<'a, Sums> {
        match &self.rare[comparison].get(usize::from(level)) {
            Some(Some(rare)) => rare_sums(rare, a, b, records),
            _ => Cow::Borrowed(&self.levels[comparison][usize::from(level)]),
        }
    }
}

/// The logarithm of the odds that a pair is one.
#[inline]
pub fn log_odds(sums: Sums) -> f64 {
    let others = &sums[STRANGERS..];
    let high = others.iter().copied().fold(f64::MIN, f64::max);
    let rest: f64 = others.iter().map(|sum| if high - sum < 30.0 { (sum - high).exp() } else { 0.0 }).sum();
    sums[ONE] - high - rest.ln()
}

/// A probability from the logarithm of the odds.
#[inline]
pub fn probability(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}

/// How often strangers have the same value, where a level says so.
fn of_same(comparison: &Comparison, learned: &Learned, fields: &[usize], settings: &Settings) -> Option<f64> {
    let levels = comparison.levels.iter().zip(&learned.levels);
    let same = |level: &SettingsLevel| match &level.when {
        Condition::Same(field) => settings.field(field).is_ok_and(|field| fields == [field]),
        _ => false,
    };
    levels.into_iter().find(|(level, _)| same(level)).and_then(|(_, learned)| learned.of.get(STRANGERS).copied())
}

/// Rareness as Splink has it: strangers reach a level as often as the value is common, over how common values are.
fn divided(of: [f64; CLASSES], same: f64, fields: Vec<usize>, records: &Records) -> Rare {
    let (mut caused, mut chance) = (of, [0.0; CLASSES]);
    caused[STRANGERS] = 0.0;
    chance[STRANGERS] = of[STRANGERS] / same;
    with_known(Rare { fields, caused, chance, known: Vec::new() }, records)
}

fn rareness(of: [f64; CLASSES], fields: Vec<usize>, records: &Records) -> Rare {
    let chance = fields.iter().map(|field| records.column(*field).chance_of_others()).fold(f64::MAX, f64::min);
    let chance = chance.max(1e-12);
    let mut caused = of.map(|p| (p - of[STRANGERS]).max(p * 1e-9));
    let by_chance = of.map(|p| p.min(of[STRANGERS]) / chance);
    caused[STRANGERS] = 0.0;
    with_known(Rare { fields, caused, chance: by_chance, known: Vec::new() }, records)
}

fn with_known(mut rare: Rare, records: &Records) -> Rare {
    let of = |field: &usize| {
        let column = records.column(*field);
        let total = column.total().max(2) as f64;
        let most = column.counts().filter(|count| *count < MOST_KNOWN).max().unwrap_or(0).max(KNOWN);
        let mut places = vec![u32::MAX; most + 1];
        let mut sums: Vec<Sums> = Vec::new();
        for count in (0..KNOWN).chain(column.counts().filter(|count| *count < MOST_KNOWN)) {
            if places[count] == u32::MAX {
                places[count] = sums.len() as u32;
                sums.push(rare.sums(count.max(1) as f64 / total));
            }
        }
        let gains = sums.iter().map(|sums| sums[ONE] - sums[STRANGERS]).collect();
        Known { places, sums, gains, total }
    };
    rare.known = rare.fields.iter().map(of).collect();
    rare
}

/// How common the rarest value is in which two records agree, and where its logarithms are known.
#[inline]
fn rarest(rare: &Rare, a: &impl Record, b: &impl Record, records: &Records) -> (f64, Option<(usize, usize)>) {
    let mut least = f64::MAX;
    let mut known = None;
    for (place, field) in rare.fields.iter().enumerate() {
        let (left, right) = (a.symbol(*field), b.symbol(*field));
        if left == MISSING || right == MISSING {
            continue;
        }
        let column = records.column(*field);
        let count =
            if left == right { column.count(left) } else { column.count(left).max(column.count(right)) } as usize;
        let of = &rare.known[place];
        let frequency = count.max(1) as f64 / of.total;
        if frequency < least {
            least = frequency;
            known = of.place(count).map(|count| (place, count));
        }
    }
    (least.min(1.0), known)
}

#[inline]
fn rare_sums<'a>(rare: &'a Rare, a: &impl Record, b: &impl Record, records: &Records) -> Cow<'a, Sums> {
    let (frequency, known) = rarest(rare, a, b, records);
    known.map_or_else(
        || Cow::Owned(rare.sums(frequency)),
        |(field, place)| Cow::Borrowed(&rare.known[field].sums[place]),
    )
}
