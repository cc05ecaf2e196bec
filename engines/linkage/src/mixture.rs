//! Expectation-maximisation over counts of patterns (Dempster, Laird and Rubin 1977), hastened by squared extrapolation
//! (SQUAREM, Varadhan and Roland 2008): plain rounds would need thousands where classes are alike.

use crate::levels::Pattern;
use crate::weights::{CLASSES, ONE, STRANGERS};

/// How often each level is reached: by class, comparison and level.
pub(crate) type Table = Vec<Vec<[f64; CLASSES]>>;

/// The pairs of one rule, as counts of patterns.
struct Counts {
    /// For each pattern the places of its levels, and how often it is.
    patterns: Vec<(Vec<u16>, f64)>,
    /// How many pairs share the key, and of how many of all pairs the key could be asked.
    pairs: f64,
    asked: f64,
    /// For each comparison that the key decides, the places of the levels at which a pair shares the key.
    agreeing: Vec<Vec<usize>>,
}

/// What is sought: how often any pair is of each class, and how often each class reaches each level.
#[derive(Clone)]
struct State {
    prior: [f64; CLASSES],
    levels: Vec<[f64; CLASSES]>,
}

/// The pairs that share the key of one rule.
pub(crate) struct Lesson {
    pub(crate) patterns: Vec<(Pattern, f64)>,
    /// The comparisons that the key decides, which say nothing here.
    pub(crate) decided: Vec<bool>,
    /// For each of them, the levels at which a pair shares the key.
    pub(crate) agreeing: Vec<Vec<bool>>,
    /// How many pairs share the key.
    pub(crate) pairs: f64,
    /// Of how many of all pairs the key could be asked.
    pub(crate) asked: f64,
}

/// The pairs of all rules, and which classes are alike in what.
pub(crate) struct Mixture {
    counts: Vec<Counts>,
    /// How many levels each comparison has.
    sizes: Vec<usize>,
    /// For each class and comparison, the class from which it takes how often levels are reached.
    like: Vec<Vec<usize>>,
    /// Comparisons that tell apart those who live together: records of one differ in them rarely.
    telling: Vec<bool>,
}

/// The class of those who live together and are alike in nothing more.
pub(crate) const HOME: usize = 2;

/// The most that records of one may differ where it tells apart those who live together. Without it, homes with many twins
/// or namesakes could teach that people change their name, or their day of birth, from record to record.
const MOST_DIFFER: f64 = 0.05;
const LEAST: f64 = 1e-8;

impl Mixture {
    pub(crate) fn new(sizes: Vec<usize>, like: Vec<Vec<usize>>, telling: Vec<bool>) -> Self {
        Self { counts: Vec::new(), sizes, like, telling }
    }

    /// Adds the pairs of a rule, without the comparisons that it decides.
    pub(crate) fn add(&mut self, lesson: &Lesson) {
        let Lesson { patterns, decided, agreeing, pairs, asked } = lesson;
        let scale = pairs / patterns.iter().map(|(_, count)| count).sum::<f64>().max(1.0);
        let mut starts = Vec::new();
        let mut start = 0;
        for size in &self.sizes {
            starts.push(start);
            start += size;
        }
        let mut counts: Vec<(Vec<u16>, f64)> = Vec::new();
        for (pattern, count) in patterns {
            let places = (0..self.sizes.len()).filter(|comparison| !decided[*comparison]);
            let places = places.filter_map(|comparison| {
                let level = usize::from(pattern.level(comparison).checked_sub(1)?);
                Some((starts[comparison] + level) as u16)
            });
            counts.push((places.collect(), count * scale));
        }
        counts.sort_by(|one, other| one.0.cmp(&other.0));
        counts.dedup_by(|next, one| {
            let same = next.0 == one.0;
            if same {
                one.1 += next.1;
            }
            same
        });
        let agreeing = (0..self.sizes.len()).filter(|comparison| decided[*comparison]).map(|comparison| {
            let levels = (0..self.sizes[comparison]).filter(|level| agreeing[comparison][*level]);
            levels.map(|level| starts[comparison] + level).collect()
        });
        let agreeing = agreeing.collect();
        self.counts.push(Counts { patterns: counts, pairs: *pairs, asked: *asked, agreeing });
    }

    /// Finds the table that explains the pairs best, from a first guess, and how often any pair is of each class. Strangers
    /// are known and stay.
    pub(crate) fn maximise(&self, prior: &mut [f64; CLASSES], table: &mut Table, rounds: u32) -> u32 {
        let mut state = State { prior: *prior, levels: table.concat() };
        if prior.iter().sum::<f64>() == 0.0 {
            let equal = vec![[1.0 / self.like.len() as f64; CLASSES]; self.counts.len()];
            state.prior = self.prior(&equal, &state.levels);
        }
        let mut count = 0;
        while count < rounds {
            let (one, _) = self.step(&state);
            let (two, likely) = self.step(&one);
            count += 2;
            let moved = farthest(&one, &two);
            if moved < 1e-7 {
                state = two;
                break;
            }
            let bold = self.extrapolate(&state, &one, &two);
            let (settled, bold_likely) = self.step(&bold);
            count += 1;
            state = if bold_likely.is_finite() && bold_likely >= likely { settled } else { two };
        }
        *prior = state.prior;
        let mut rest = &state.levels[..];
        for levels in table.iter_mut() {
            let (these, others) = rest.split_at(levels.len());
            levels.copy_from_slice(these);
            rest = others;
        }
        count
    }

    /// How likely each class is to share the key of a rule.
    fn reach(counts: &Counts, levels: &[[f64; CLASSES]]) -> [f64; CLASSES] {
        std::array::from_fn(|class| {
            let of = |places: &Vec<usize>| places.iter().map(|place| levels[*place][class]).sum::<f64>();
            counts.agreeing.iter().map(of).product::<f64>()
        })
    }

    /// How often any pair is of each class: how many share a key, over how many would if every pair were of the class.
    fn prior(&self, shares: &[[f64; CLASSES]], levels: &[[f64; CLASSES]]) -> [f64; CLASSES] {
        let mut prior = [0.0; CLASSES];
        for class in (0..self.like.len()).filter(|class| *class != STRANGERS) {
            let (mut found, mut expected) = (0.0, 0.0);
            for (counts, shares) in self.counts.iter().zip(shares) {
                found += shares[class] * counts.pairs;
                expected += counts.asked * Self::reach(counts, levels)[class];
            }
            prior[class] = (found / expected.max(1e-3)).clamp(1e-12, 0.2);
        }
        the_rest_are_strangers(prior)
    }

    /// The share of each class among the pairs of a rule. Strangers are the rest.
    fn shares(counts: &Counts, state: &State) -> [f64; CLASSES] {
        let reach = Self::reach(counts, &state.levels);
        let mut shares: [f64; CLASSES] = std::array::from_fn(|class| match class {
            STRANGERS => 0.0,
            class => state.prior[class] * reach[class] * counts.asked / counts.pairs.max(1.0),
        });
        let known: f64 = shares.iter().sum();
        let most = 0.9999;
        if known > most {
            shares.iter_mut().for_each(|share| *share *= most / known);
        }
        shares[STRANGERS] = 1.0 - shares.iter().sum::<f64>();
        shares
    }

    /// One round. The likelihood is that of the state before it.
    fn step(&self, state: &State) -> (State, f64) {
        let mut sums = vec![[1e-3; CLASSES]; state.levels.len()];
        let mut shares = Vec::new();
        let mut likely = 0.0;
        for counts in &self.counts {
            let share = &Self::shares(counts, state);
            let mut found = share.map(|share| if share > 0.0 { 1e-9 } else { 0.0 });
            for (places, count) in &counts.patterns {
                let mut weight = *share;
                for place in places {
                    let of = &state.levels[usize::from(*place)];
                    (0..CLASSES).for_each(|class| weight[class] *= of[class]);
                }
                let total: f64 = weight.iter().sum();
                if total <= 0.0 {
                    continue;
                }
                likely += count * total.ln();
                let scale = count / total;
                (0..CLASSES).for_each(|class| weight[class] *= scale);
                (0..CLASSES).for_each(|class| found[class] += weight[class]);
                for place in places {
                    let sum = &mut sums[usize::from(*place)];
                    (0..CLASSES).for_each(|class| sum[class] += weight[class]);
                }
            }
            let total: f64 = found.iter().sum();
            shares.push(found.map(|found| found / total));
        }
        let mut levels = state.levels.clone();
        self.each_free(|class, comparison, range| {
            let alike =
                (0..self.like.len()).filter(|other| self.like[*other][comparison] == self.like[class][comparison]);
            let alike: Vec<usize> = alike.collect();
            let of = |sum: &[f64; CLASSES]| alike.iter().map(|class| sum[*class]).sum::<f64>();
            let total: f64 = sums[range.clone()].iter().map(of).sum();
            for place in range.clone() {
                levels[place][class] = (of(&sums[place]) / total).clamp(LEAST, 1.0);
            }
        });
        self.hold(&mut levels);
        let prior = self.prior(&shares, &levels);
        (State { prior, levels }, likely)
    }

    /// Holds the levels to what is known of them where a comparison tells apart those who live together.
    ///
    /// Records of one differ rarely, and the farther they differ the more it speaks against them. Without this, a father and
    /// a son of one name could teach that people change their day of birth from record to record: that there are
    /// namesakes, and that such records are one, would explain their pairs equally well.
    fn hold(&self, levels: &mut [[f64; CLASSES]]) {
        if self.like.len() <= HOME {
            return;
        }
        let mut start = 0;
        for (comparison, size) in self.sizes.iter().enumerate() {
            let range = start..start + size;
            start += size;
            if !self.telling[comparison] {
                continue;
            }
            let these = &mut levels[range];
            differ_at_most(these);
            fall_steadily(these);
            for class in HOME + 1..self.like.len() {
                match self.like[class][comparison] {
                    ONE => these.iter_mut().for_each(|level| level[class] = level[ONE]),
                    like if like == class => unlike(these, class),
                    _ => {}
                }
            }
        }
    }

    fn each_free(&self, mut tell: impl FnMut(usize, usize, std::ops::Range<usize>)) {
        let mut start = 0;
        for (comparison, size) in self.sizes.iter().enumerate() {
            for class in (0..self.like.len()).filter(|class| *class != STRANGERS) {
                tell(class, comparison, start..start + size);
            }
            start += size;
        }
    }

    /// Leaps along the path of two rounds, in logarithms, and lands on proper shares again.
    fn extrapolate(&self, from: &State, one: &State, two: &State) -> State {
        let (mut first, mut turn) = (0.0, 0.0);
        let pairs =
            |a: &[[f64; CLASSES]], b: &[[f64; CLASSES]], c: &[[f64; CLASSES]], tell: &mut dyn FnMut(f64, f64)| {
                for ((a, b), c) in a.iter().zip(b).zip(c) {
                    for class in 0..CLASSES {
                        if a[class] > 0.0 && b[class] > 0.0 && c[class] > 0.0 {
                            let (a, b, c) = (a[class].ln(), b[class].ln(), c[class].ln());
                            tell(b - a, c - b - (b - a));
                        }
                    }
                }
            };
        let mut measure = |r: f64, v: f64| {
            first += r * r;
            turn += v * v;
        };
        pairs(&[from.prior], &[one.prior], &[two.prior], &mut measure);
        pairs(&from.levels, &one.levels, &two.levels, &mut measure);
        let reach = if turn > 0.0 { -(first / turn).sqrt().clamp(1.0, 64.0) } else { -1.0 };
        let leap = |a: &[f64; CLASSES], b: &[f64; CLASSES], c: &[f64; CLASSES]| -> [f64; CLASSES] {
            std::array::from_fn(|class| {
                if a[class] <= 0.0 || b[class] <= 0.0 || c[class] <= 0.0 {
                    return c[class];
                }
                let (x, y, z) = (a[class].ln(), b[class].ln(), c[class].ln());
                let (r, v) = (y - x, z - y - (y - x));
                (x - 2.0 * reach * r + reach * reach * v).clamp(-25.0, 5.0).exp()
            })
        };
        let all = |from: &[[f64; CLASSES]], one: &[[f64; CLASSES]], two: &[[f64; CLASSES]]| -> Vec<[f64; CLASSES]> {
            from.iter().zip(one).zip(two).map(|((a, b), c)| leap(a, b, c)).collect()
        };
        let state = State {
            prior: the_rest_are_strangers(leap(&from.prior, &one.prior, &two.prior).map(|prior| prior.min(0.2))),
            levels: all(&from.levels, &one.levels, &two.levels),
        };
        let mut levels = state.levels.clone();
        self.each_free(|class, _, range| {
            let total: f64 = state.levels[range.clone()].iter().map(|level| level[class]).sum();
            range.for_each(|place| levels[place][class] = (state.levels[place][class] / total).clamp(LEAST, 1.0));
        });
        self.hold(&mut levels);
        for (level, before) in levels.iter_mut().zip(&from.levels) {
            level[STRANGERS] = before[STRANGERS];
        }
        State { prior: state.prior, levels }
    }
}

/// Most pairs are of strangers, however few the records are.
fn the_rest_are_strangers(mut prior: [f64; CLASSES]) -> [f64; CLASSES] {
    prior[STRANGERS] = 0.0;
    let known: f64 = prior.iter().sum();
    if known > 0.5 {
        prior.iter_mut().for_each(|prior| *prior *= 0.5 / known);
    }
    prior[STRANGERS] = 1.0 - known.min(0.5);
    prior
}

fn differ_at_most(levels: &mut [[f64; CLASSES]]) {
    let (last, near) = levels.split_last_mut().expect("a comparison has levels");
    if last[ONE] > MOST_DIFFER {
        let rest: f64 = near.iter().map(|level| level[ONE]).sum();
        for level in near {
            level[ONE] = (level[ONE] * (1.0 - MOST_DIFFER) / rest.max(LEAST)).clamp(LEAST, 1.0);
        }
        last[ONE] = MOST_DIFFER;
    }
}

/// Among the last levels, which speak against records of one, none speaks less against them than the one before it.
fn fall_steadily(levels: &mut [[f64; CLASSES]]) {
    let against = levels.iter().rev().take_while(|level| level[ONE] < level[HOME]).count();
    let from = levels.len() - against;
    let mut last: Vec<&mut [f64; CLASSES]> = levels[from..].iter_mut().rev().collect();
    rise_steadily(&mut last, ONE);
}

/// Those of a home who are alike in something else are here as unlike as others of a home. How unlike is their own, but
/// the more, the farther.
fn unlike(levels: &mut [[f64; CLASSES]], class: usize) {
    let near = |level: &[f64; CLASSES]| level[ONE] > level[HOME];
    let left = 1.0 - levels.iter().filter(|level| near(level)).map(|level| level[HOME]).sum::<f64>();
    let own: f64 = levels.iter().filter(|level| !near(level)).map(|level| level[class]).sum();
    let mut far = Vec::new();
    for level in levels {
        if near(level) {
            level[class] = level[HOME];
        } else {
            level[class] = (level[class] * left / own.max(LEAST)).clamp(LEAST, 1.0);
            far.push(level);
        }
    }
    rise_steadily(&mut far, class);
}

/// Lets the class reach each level at least as often, beside others of a home, as the level before it: neighbours that do
/// not are taken together (isotonic regression by pooling, which is what likelihood wants).
fn rise_steadily(levels: &mut [&mut [f64; CLASSES]], class: usize) {
    let mut pools: Vec<(f64, f64, usize)> = Vec::new();
    for level in levels.iter() {
        let mut pool = (level[class], level[HOME], 1);
        while let Some(before) = pools.last().filter(|before| before.0 * pool.1 > pool.0 * before.1) {
            pool = (pool.0 + before.0, pool.1 + before.1, pool.2 + before.2);
            pools.pop();
        }
        pools.push(pool);
    }
    let mut levels = levels.iter_mut();
    for (own, home, count) in pools {
        levels
            .by_ref()
            .take(count)
            .for_each(|level| level[class] = (level[HOME] * own / home.max(LEAST)).clamp(LEAST, 1.0));
    }
}

/// How far the shares have moved, and the logarithms of the priors.
fn farthest(one: &State, two: &State) -> f64 {
    let levels = one.levels.iter().zip(&two.levels);
    let levels = levels.flat_map(|(a, b)| (0..CLASSES).map(|class| (a[class] - b[class]).abs()));
    let priors = one.prior.iter().zip(&two.prior).filter(|(a, b)| **a > 0.0 && **b > 0.0);
    levels.chain(priors.map(|(a, b)| (a / b).ln().abs() * 0.1)).fold(0.0, f64::max)
}
