//! Expectation-maximisation over counts of patterns (Dempster, Laird and Rubin 1977), hastened by squared extrapolation
//! (SQUAREM, Varadhan and Roland 2008): plain rounds would need thousands where classes are alike.

use crate::levels::Pattern;
use crate::weights::{CLASSES, STRANGERS};

/// How often each level is reached: by class, comparison and level.
pub(crate) type Table = Vec<Vec<[f64; CLASSES]>>;

/// The pairs of one rule, as counts of patterns.
pub(crate) struct Counts {
    /// For each pattern the places of its levels, and how often it is.
    patterns: Vec<(Vec<u16>, f64)>,
}

/// What is sought: the share of each class among the pairs of each rule, and how often each class reaches each level.
#[derive(Clone)]
struct State {
    shares: Vec<[f64; CLASSES]>,
    levels: Vec<[f64; CLASSES]>,
}

/// The pairs of all rules, and which classes are alike in what.
pub(crate) struct Mixture {
    pub(crate) counts: Vec<Counts>,
    /// How many levels each comparison has.
    sizes: Vec<usize>,
    /// For each class and comparison, the class from which it takes how often levels are reached.
    like: Vec<Vec<usize>>,
}

const LEAST: f64 = 1e-8;

impl Mixture {
    pub(crate) fn new(sizes: Vec<usize>, like: Vec<Vec<usize>>) -> Self {
        Self { counts: Vec::new(), sizes, like }
    }

    /// Adds the pairs of a rule, without the comparisons that it decides.
    pub(crate) fn add(&mut self, patterns: &[(Pattern, f64)], decided: &[bool], pairs: f64) {
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
        self.counts.push(Counts { patterns: counts });
    }

    /// Finds the shares and the table that explain the pairs best, from a first guess. Strangers are known and stay.
    pub(crate) fn maximise(&self, shares: &mut Vec<[f64; CLASSES]>, table: &mut Table, rounds: u32) -> u32 {
        let mut state = State { shares: shares.clone(), levels: table.concat() };
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
        *shares = state.shares;
        let mut rest = &state.levels[..];
        for levels in table.iter_mut() {
            let (these, others) = rest.split_at(levels.len());
            levels.copy_from_slice(these);
            rest = others;
        }
        count
    }

    /// One round. The likelihood is that of the state before it.
    fn step(&self, state: &State) -> (State, f64) {
        let mut sums = vec![[1e-3; CLASSES]; state.levels.len()];
        let mut shares = Vec::new();
        let mut likely = 0.0;
        for (counts, share) in self.counts.iter().zip(&state.shares) {
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
            let alike = (0..self.like.len()).filter(|other| self.like[*other][comparison] == self.like[class][comparison]);
            let alike: Vec<usize> = alike.collect();
            let of = |sum: &[f64; CLASSES]| alike.iter().map(|class| sum[*class]).sum::<f64>();
            let total: f64 = sums[range.clone()].iter().map(of).sum();
            for place in range {
                levels[place][class] = (of(&sums[place]) / total).max(LEAST);
            }
        });
        (State { shares, levels }, likely)
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
        let pairs = |a: &[[f64; CLASSES]], b: &[[f64; CLASSES]], c: &[[f64; CLASSES]], tell: &mut dyn FnMut(f64, f64)| {
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
        pairs(&from.shares, &one.shares, &two.shares, &mut measure);
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
        let mut state = State {
            shares: all(&from.shares, &one.shares, &two.shares),
            levels: all(&from.levels, &one.levels, &two.levels),
        };
        for shares in &mut state.shares {
            let total: f64 = shares.iter().sum();
            shares.iter_mut().for_each(|share| *share /= total);
        }
        let mut levels = state.levels.clone();
        self.each_free(|class, _, range| {
            let total: f64 = state.levels[range.clone()].iter().map(|level| level[class]).sum();
            range.for_each(|place| levels[place][class] = (state.levels[place][class] / total).max(LEAST));
        });
        for (level, before) in levels.iter_mut().zip(&from.levels) {
            level[STRANGERS] = before[STRANGERS];
        }
        State { shares: state.shares, levels }
    }
}

fn farthest(one: &State, two: &State) -> f64 {
    let levels = one.levels.iter().chain(&one.shares).zip(two.levels.iter().chain(&two.shares));
    levels.flat_map(|(a, b)| (0..CLASSES).map(|class| (a[class] - b[class]).abs())).fold(0.0, f64::max)
}
