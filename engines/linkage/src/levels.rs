//! Which level of agreement two records reach in each comparison.

use crate::Fault;
use crate::column::{MISSING, Value};
use crate::conditions::{Seen, Test, first_field, floors_of, glance, holds, may_hold, test};
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
    /// The fields that it asks, and the pairs of fields that may have changed places: a bit for each.
    fields: Vec<usize>,
    crossed: u32,
    /// What is settled where each field is missing, the same, or neither: a table by the states of the fields.
    settled: Vec<Settled>,
}

/// What is known of a comparison from the symbols alone: the first of the open levels that holds, or else the last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// The level that is reached if no open one is.
    pub last: Level,
    /// A bit for each level that is to be asked; the lowest is whether nothing can be said.
    pub open: u16,
}

/// For each field of two records, whether it is missing and whether it is the same.
#[derive(Clone, Copy)]
pub struct States {
    /// Two bits a field: 0 for missing, 1 for the same, 2 for neither.
    fields: u64,
    /// The same as one number of a table of all that can be, while there are few enough fields.
    all: u32,
    /// A bit for each pair of fields that may change places, and have.
    crossed: u32,
}

impl States {
    /// The states of all fields.
    #[inline]
    pub fn of(a: &impl Record, b: &impl Record, fields: usize, crossed: &[(usize, usize)]) -> Self {
        let mut states = Self { fields: 0, all: 0, crossed: 0 };
        for field in 0..fields {
            let (left, right) = (a.symbol(field), b.symbol(field));
            let known = u64::from(left != MISSING) & u64::from(right != MISSING);
            let state = known << u64::from(left != right);
            states.fields |= state << (2 * field);
            states.all = states.all.wrapping_mul(3).wrapping_add(state as u32);
        }
        for (place, (one, other)) in crossed.iter().enumerate() {
            let both = a.symbol(*one) == b.symbol(*other) && a.symbol(*other) == b.symbol(*one);
            states.crossed |= u32::from(both) << place;
        }
        states
    }

    /// Its number among all that can be, where no fields have changed places.
    #[inline]
    pub fn place(self) -> Option<usize> {
        (self.crossed == 0).then_some(self.all as usize)
    }

    /// All states that so many fields can have, by their numbers.
    pub fn every(fields: usize) -> impl Iterator<Item = Self> {
        (0..3_u32.pow(fields as u32)).map(move |all| {
            let state = |field: usize| u64::from(all / 3_u32.pow((fields - 1 - field) as u32) % 3);
            Self { fields: (0..fields).map(|field| state(field) << (2 * field)).sum(), all, crossed: 0 }
        })
    }

    #[inline]
    fn state(self, field: usize) -> usize {
        (self.fields >> (2 * field)) as usize & 3
    }
}

fn settle(missing: &Test, levels: &[Test], a: &impl Record, b: &impl Record) -> Settled {
    let mut settled = Settled { last: levels.len() as Level + 1, open: 0 };
    match glance(missing, a, b) {
        Some(true) => return Settled { last: 0, open: 0 },
        None => settled.open |= 1,
        Some(false) => {}
    }
    for (level, test) in (1..).zip(levels) {
        match glance(test, a, b) {
            Some(true) => return Settled { last: level, ..settled },
            None => settled.open |= 1 << level,
            Some(false) => {}
        }
    }
    settled
}

/// A made-up record for filling the table of what is settled.
struct Made(Vec<u32>);

impl Record for Made {
    fn symbol(&self, field: usize) -> u32 {
        self.0[field]
    }

    fn value(&self, _: usize) -> Value<'_> {
        Value { bytes: &[], codes: None, words: &[], roots: &[] }
    }

    fn glance(&self, _: usize) -> &crate::column::Glance {
        &crate::column::Glance::NONE
    }
}

impl Compared {
    fn new(
        missing: Test,
        levels: Vec<Test>,
        width: usize,
        all_crossed: &mut Vec<(usize, usize)>,
    ) -> Result<Self, Fault> {
        let mut fields = Vec::new();
        let mut crossed = 0;
        for test in levels.iter().chain([&missing]) {
            test.fields(&mut |field, other| {
                fields.extend([field].into_iter().chain(other));
                if let Some(other) = other {
                    let known = all_crossed.iter().position(|crossed| *crossed == (field, other));
                    let place = known.unwrap_or(all_crossed.len());
                    if known.is_none() {
                        all_crossed.push((field, other));
                    }
                    crossed |= 1_u32.checked_shl(place as u32).unwrap_or(0);
                }
            });
        }
        fields.sort_unstable();
        fields.dedup();
        if all_crossed.len() > 32 {
            return Err(Fault::Settings("at most thirty-two pairs of fields may change places".into()));
        }
        if fields.len() > 6 {
            return Err(Fault::Settings("a comparison asks at most six fields".into()));
        }
        let mut settled = Vec::new();
        for mut state in 0..1_usize << (2 * fields.len()) {
            let (mut a, mut b) = (vec![1; width], vec![2; width]);
            for field in &fields {
                let number = 10 + 2 * *field as u32;
                (a[*field], b[*field]) = match state & 3 {
                    0 => (MISSING, MISSING),
                    1 => (number, number),
                    _ => (number, number + 1),
                };
                state >>= 2;
            }
            settled.push(settle(&missing, &levels, &Made(a), &Made(b)));
        }
        Ok(Self { missing, levels, fields, crossed, settled })
    }
}

/// All comparisons of the settings, ready to run.
#[derive(Clone, Debug)]
pub struct Comparisons {
    compared: Vec<Compared>,
    fields: usize,
    /// Pairs of fields that may change places.
    crossed: Vec<(usize, usize)>,
}

/// What is kept from one pair to the next, so that it is not worked out again. One for each thread.
pub struct Memory {
    pub(crate) places: Vec<Places>,
    pub(crate) measured: Option<(usize, f64)>,
    pub(crate) exchanged: Exchanged,
}

/// Whether two fields have nearly changed places, as it was last found, and of which symbols.
#[derive(Default)]
pub(crate) struct Exchanged {
    pub(crate) of: [u32; 4],
    pub(crate) at_least: f64,
    pub(crate) are: bool,
}

impl Comparisons {
    /// Makes the comparisons of the settings ready.
    pub fn new(settings: &Settings) -> Result<Self, Fault> {
        let (mut compared, mut crossed) = (Vec::new(), Vec::new());
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
            compared.push(Compared::new(missing, levels, settings.fields.len(), &mut crossed)?);
        }
        Ok(Self { compared, fields: settings.fields.len(), crossed })
    }

    /// How many comparisons there are.
    pub fn len(&self) -> usize {
        self.compared.len()
    }

    /// How many levels a comparison has, "nothing can be said" and "differs" counted.
    pub fn levels(&self, comparison: usize) -> usize {
        self.compared[comparison].levels.len() + 2
    }

    /// An empty memory.
    pub fn memory(&self) -> Memory {
        Memory { places: vec![Places::default(); self.fields], measured: None, exchanged: Exchanged::default() }
    }

    /// The states of all fields of two records.
    #[inline]
    pub fn states(&self, a: &impl Record, b: &impl Record) -> States {
        States::of(a, b, self.fields, &self.crossed)
    }

    /// The level that two records reach in one comparison.
    #[inline]
    pub fn level(
        &self,
        comparison: usize,
        states: States,
        a: &impl Record,
        b: &impl Record,
        memory: &mut Memory,
    ) -> Level {
        let settled = self.settled(comparison, states, a, b);
        self.finish(comparison, settled, a, b, memory)
    }

    /// What is known of a comparison from the symbols alone.
    #[inline]
    pub fn settled(&self, comparison: usize, states: States, a: &impl Record, b: &impl Record) -> Settled {
        let compared = &self.compared[comparison];
        if compared.crossed & states.crossed != 0 {
            return settle(&compared.missing, &compared.levels, a, b);
        }
        self.settled_by(comparison, states)
    }

    /// What is known of a comparison from the states of the fields, where none have changed places.
    #[inline]
    pub fn settled_by(&self, comparison: usize, states: States) -> Settled {
        let compared = &self.compared[comparison];
        let place = compared.fields.iter().rev().fold(0, |place, field| place << 2 | states.state(*field));
        compared.settled[place]
    }

    /// How many fields there are.
    pub fn fields(&self) -> usize {
        self.fields
    }

    /// The level, by asking what is open.
    #[inline]
    pub fn finish(
        &self,
        comparison: usize,
        settled: Settled,
        a: &impl Record,
        b: &impl Record,
        memory: &mut Memory,
    ) -> Level {
        let compared = &self.compared[comparison];
        let mut open = settled.open;
        memory.measured = None;
        if open & 1 != 0 && holds(&compared.missing, a, b, memory) {
            return 0;
        }
        open &= !1;
        let mut seen = Seen::default();
        while open != 0 {
            let level = open.trailing_zeros();
            let test = &compared.levels[level as usize - 1];
            if may_hold(test, a, b, memory, &mut seen) && holds(test, a, b, memory) {
                return level as Level;
            }
            open &= open - 1;
        }
        settled.last
    }

    /// The levels of all comparisons.
    pub fn pattern(&self, a: &impl Record, b: &impl Record, memory: &mut Memory) -> Pattern {
        let states = self.states(a, b);
        (0..self.len()).fold(Pattern::default(), |pattern, comparison| {
            pattern.with(comparison, self.level(comparison, states, a, b, memory))
        })
    }
}
