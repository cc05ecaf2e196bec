//! Which level of agreement two records reach in each comparison.

use crate::Fault;
use crate::conditions::{Test, first_field, floors_of, glance, holds, test};
use crate::records::Record;
use crate::settings::Settings;
use crate::similarity::Places;

/// A level in a comparison: 0 where nothing can be said, then 1 for the best, and one more than the last for "differs".
pub type Level = u8;

/// The levels of all comparisons of a pair, four bits each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pattern(pub u64);

impl Pattern {
    /// The level of a comparison.
    #[inline]
    pub fn level(self, comparison: usize) -> Level {
        (self.0 >> (4 * comparison)) as u8 & 15
    }

    /// With this level in a comparison.
    #[inline]
    #[must_use]
    pub fn with(self, comparison: usize, level: Level) -> Self {
        Self(self.0 & !(15 << (4 * comparison)) | u64::from(level) << (4 * comparison))
    }
}

#[derive(Clone, Debug)]
struct Compared {
    missing: Test,
    levels: Vec<Test>,
}

/// What is known of a comparison from the symbols alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glance {
    /// This level.
    Known(Level),
    /// None before this one; 0 is that nothing can be said.
    From(Level),
}

/// All comparisons of the settings, ready to run.
#[derive(Clone, Debug)]
pub struct Comparisons {
    compared: Vec<Compared>,
    fields: usize,
}

/// What is kept from one pair to the next, so that it is not worked out again. One for each thread.
pub struct Memory {
    pub(crate) places: Vec<Places>,
    pub(crate) measured: Option<(usize, f64)>,
}

impl Comparisons {
    /// Makes the comparisons of the settings ready.
    pub fn new(settings: &Settings) -> Result<Self, Fault> {
        let mut compared = Vec::new();
        for comparison in &settings.comparisons {
            let mut levels = Vec::new();
            let mut floors: Vec<(String, f64)> = Vec::new();
            comparison.levels.iter().for_each(|level| floors_of(&level.when, &mut floors));
            for level in &comparison.levels {
                levels.push(test(settings, &level.when, &floors)?);
            }
            let missing = match &comparison.missing {
                Some(condition) => test(settings, condition, &floors)?,
                None => Test::Missing(settings.field(first_field(&comparison.levels[0].when))?),
            };
            compared.push(Compared { missing, levels });
        }
        Ok(Self { compared, fields: settings.fields.len() })
    }

    /// How many comparisons there are.
    pub fn len(&self) -> usize {
        self.compared.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.compared.is_empty()
    }

    /// How many levels a comparison has, "nothing can be said" and "differs" counted.
    pub fn levels(&self, comparison: usize) -> usize {
        self.compared[comparison].levels.len() + 2
    }

    /// An empty memory.
    pub fn memory(&self) -> Memory {
        Memory { places: vec![Places::default(); self.fields], measured: None }
    }

    /// The level that two records reach in one comparison.
    #[inline]
    pub fn level(&self, comparison: usize, a: &impl Record, b: &impl Record, memory: &mut Memory) -> Level {
        match self.glance(comparison, a, b) {
            Glance::Known(level) => level,
            Glance::From(level) => self.level_from(comparison, level, a, b, memory),
        }
    }

    /// What is known of a comparison from the symbols alone.
    #[inline]
    pub fn glance(&self, comparison: usize, a: &impl Record, b: &impl Record) -> Glance {
        let compared = &self.compared[comparison];
        match glance(&compared.missing, a, b) {
            Some(true) => return Glance::Known(0),
            None => return Glance::From(0),
            Some(false) => {}
        }
        for (level, test) in (1..).zip(&compared.levels) {
            match glance(test, a, b) {
                Some(true) => return Glance::Known(level),
                None => return Glance::From(level),
                Some(false) => {}
            }
        }
        Glance::Known(compared.levels.len() as Level + 1)
    }

    /// The level that two records reach in a comparison, where none before `from` is reached; 0 asks all.
    #[inline]
    pub fn level_from(
        &self,
        comparison: usize,
        from: Level,
        a: &impl Record,
        b: &impl Record,
        memory: &mut Memory,
    ) -> Level {
        let compared = &self.compared[comparison];
        memory.measured = None;
        if from == 0 && holds(&compared.missing, a, b, memory) {
            return 0;
        }
        let from = usize::from(from.max(1)) - 1;
        let reached = compared.levels[from..].iter().position(|level| holds(level, a, b, memory));
        (reached.map_or(compared.levels.len(), |level| level + from) + 1) as Level
    }

    /// The levels of all comparisons.
    pub fn pattern(&self, a: &impl Record, b: &impl Record, memory: &mut Memory) -> Pattern {
        (0..self.len()).fold(Pattern::default(), |pattern, comparison| {
            pattern.with(comparison, self.level(comparison, a, b, memory))
        })
    }
}
