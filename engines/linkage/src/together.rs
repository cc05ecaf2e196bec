//! Values that go together: a Polish surname comes with a Polish given name, so that two strangers who share both are less
//! rare than either name alone would have it.
//!
//! The values of two fields are a mixture of communities, in each of which they have nothing to do with one another
//! (a latent class model, P. F. Lazarsfeld 1950, found by expectation-maximisation). Each combination counts once, however
//! many records have it, so that records of one do not teach it; and what is said of a pair is said without the pair's own
//! combinations.

use crate::chance::mix;
use crate::column::MISSING;
use crate::records::{Record, Records};
use rustc_hash::FxHashSet;

const COMMUNITIES: usize = 16;
/// From how many records it is learned at most.
const SAMPLE: usize = 1 << 16;
const ROUNDS: usize = 30;
/// As how many values of no known community each value counts besides.
const UNKNOWN: f32 = 4.0;

/// How much rarer than by chance a combination is taken for at most.
pub const LEAST: f64 = 0.5;

type Shares = [f32; COMMUNITIES];

/// How two fields go together.
#[derive(Clone, Debug)]
pub struct Together {
    fields: [usize; 2],
    size: Shares,
    /// For each field and value, in how many combinations of each community it is.
    of: [Vec<Shares>; 2],
    known: FxHashSet<(u32, u32)>,
}

fn add(to: &mut Shares, more: &Shares) {
    to.iter_mut().zip(more).for_each(|(to, more)| *to += more);
}

impl Together {
    /// Learns from records how the values of two fields go together.
    pub fn new(records: &Records, fields: [usize; 2]) -> Self {
        let mut sample: Vec<(u64, u32)> =
            (0..records.len() as u32).map(|record| (mix(records.name_hash(record)), record)).collect();
        if sample.len() > SAMPLE {
            sample.select_nth_unstable(SAMPLE);
            sample.truncate(SAMPLE);
        }
        let both = |(_, record): &(u64, u32)| fields.map(|field| records.symbol(*record, field));
        let both = sample.iter().map(both).filter(|both| !both.contains(&MISSING));
        // In an order that does not depend on that of the records, so that sums do not either.
        let hash = |field: usize, symbol: u32| {
            let text = records.column(field).text(symbol);
            text.bytes().fold(7_u64, |hash, byte| mix(hash ^ u64::from(byte)))
        };
        let hashed = both.map(|[one, other]| ((hash(fields[0], one), hash(fields[1], other)), (one, other)));
        let mut hashed: Vec<((u64, u64), (u32, u32))> = hashed.collect();
        hashed.sort_unstable();
        hashed.dedup();
        let begun = hashed.iter().map(|((_, other), pair)| (*pair, *other as usize % COMMUNITIES)).collect::<Vec<_>>();
        let pairs: Vec<(u32, u32)> = hashed.into_iter().map(|(_, pair)| pair).collect();
        let nobody = |field: usize| vec![[0.0; COMMUNITIES]; records.column(field).len()];
        let mut together =
            Self { fields, size: [1.0; COMMUNITIES], of: fields.map(nobody), known: pairs.iter().copied().collect() };
        // Begins with communities by the hash of a value: not all alike, and the same whatever the order of records.
        let begin = begun.iter().map(|(pair, community)| {
            let mut shares = [0.5 / COMMUNITIES as f32; COMMUNITIES];
            shares[*community] += 0.5;
            (*pair, shares)
        });
        together.take(begin);
        for _ in 0..ROUNDS {
            let before = together.clone_shares();
            together.take(pairs.iter().map(|pair| (*pair, before.shares(*pair))));
        }
        together
    }

    fn clone_shares(&self) -> Self {
        Self { fields: self.fields, size: self.size, of: self.of.clone(), known: FxHashSet::default() }
    }

    fn take(&mut self, pairs: impl Iterator<Item = ((u32, u32), Shares)>) {
        self.size = [0.0; COMMUNITIES];
        self.of.iter_mut().for_each(|of| of.fill([0.0; COMMUNITIES]));
        for (pair, shares) in pairs {
            add(&mut self.size, &shares);
            add(&mut self.of[0][pair.0 as usize], &shares);
            add(&mut self.of[1][pair.1 as usize], &shares);
        }
        let all: f32 = self.size.iter().sum();
        self.size.iter_mut().for_each(|size| *size = (*size + 1.0) / (all + COMMUNITIES as f32));
    }

    /// How likely a combination is to be of each community.
    fn shares(&self, (one, other): (u32, u32)) -> Shares {
        let (one, other) = (&self.of[0][one as usize], &self.of[1][other as usize]);
        let mut shares: Shares = std::array::from_fn(|place| {
            let size = self.size[place];
            (one[place] + UNKNOWN * size) * (other[place] + UNKNOWN * size) / size
        });
        let all: f32 = shares.iter().sum();
        shares.iter_mut().for_each(|share| *share /= all);
        shares
    }

    /// How many times likelier strangers are to share both values than if the two had nothing to do with one another.
    pub fn likelier(&self, a: &impl Record, b: &impl Record) -> f64 {
        let pair = |record: &dyn Fn(usize) -> u32| (record(self.fields[0]), record(self.fields[1]));
        let (left, right) = (pair(&|field| a.symbol(field)), pair(&|field| b.symbol(field)));
        // In numbers long enough that it does not matter which record comes first.
        let mut counts = [[0.0_f64; COMMUNITIES]; 2];
        let add = |counts: &mut [f64; COMMUNITIES], more: &Shares, times: f64| {
            counts.iter_mut().zip(more).for_each(|(count, more)| *count += times * f64::from(*more));
        };
        let mut count = |field: usize, symbol: u32| {
            if let Some(of) = self.of[field].get(symbol as usize) {
                add(&mut counts[field], of, 1.0);
            }
        };
        count(0, left.0);
        count(1, left.1);
        if right.0 != left.0 {
            count(0, right.0);
        }
        if right.1 != left.1 {
            count(1, right.1);
        }
        let own = [Some(left), Some(right).filter(|right| *right != left)];
        for pair in own.into_iter().flatten().filter(|pair| self.known.contains(pair)) {
            let shares = self.shares(pair);
            counts.iter_mut().for_each(|counts| add(counts, &shares, -1.0));
        }
        let [one, other] = counts.map(|counts| counts.map(|count| count.max(0.0)));
        let unknown = f64::from(UNKNOWN);
        let all = |counts: &[f64; COMMUNITIES]| counts.iter().sum::<f64>() + unknown;
        let sum: f64 = (0..COMMUNITIES)
            .map(|place| {
                let size = f64::from(self.size[place]);
                (one[place] + unknown * size) * (other[place] + unknown * size) / size
            })
            .sum();
        (sum / (all(&one) * all(&other))).max(LEAST)
    }
}
