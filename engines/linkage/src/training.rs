//! Learning the weights: from random pairs how often strangers agree, from pairs that share a key how often those agree
//! that are one (and those that live together).
//!
//! Pairs that share a rule's key are a mixture of classes whose proportions differ from rule to rule, while how often each
//! class reaches a level is the same everywhere; the comparisons that the key decides are left out for that rule. The
//! mixture is found by expectation-maximisation (Dempster, Laird and Rubin 1977) over counts of patterns, all rules at once.

use crate::Fault;
use crate::blocking::{Blocking, Mode};
use crate::chance::{Chance, mix};
use crate::conditions::fields_of;
use crate::levels::{Comparisons, Memory, Pattern};
use crate::mixture::{HOME, Lesson, Mixture, Table};
use crate::model::{Class, Learned, LearnedLevel, Model, Provenance, Rareness};
use crate::records::Records;
use crate::settings::{AtHome, Condition, Rule, Settings};
use crate::watch::Watch;
use crate::weights::{CLASSES, ONE, STRANGERS};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// How many records the random pairs are of.
const SAMPLE: usize = 1 << 14;

/// Learns a model from records. The same records, settings and seed give the same model.
pub fn train(
    settings: &Settings,
    records: &Records,
    mode: Mode,
    seed: u64,
    watch: &impl Watch,
) -> Result<Model, Fault> {
    let comparisons = Comparisons::new(settings)?;
    let (random, random_pairs) = random_pairs(settings, &comparisons, records, mode, seed);
    let rules = if settings.training.blocking.is_empty() { &settings.blocking } else { &settings.training.blocking };
    let mut lessons = Vec::new();
    for rule in rules {
        lessons.push(lesson(settings, &comparisons, records, mode, rule, watch)?);
    }
    lessons.retain(|lesson| lesson.pairs > 0.0 && !lesson.decided.iter().all(|decided| *decided));
    let observed = observed(settings, &comparisons, records, &random);
    let kinds = Kinds::new(settings);
    let names = &kinds.names;
    let mut table = kinds.first_guess(settings, &observed);
    let mut prior = [0.0; CLASSES];
    let mut rounds = 0;
    let mut mixture = Mixture::new(table.iter().map(Vec::len).collect(), kinds.like.clone(), kinds.telling.clone());
    for lesson in &lessons {
        mixture.add(lesson);
    }
    for _ in 0..3 {
        without_others(&observed, &mut table, prior);
        rounds += mixture.maximise(&mut prior, &mut table, settings.training.rounds);
    }
    let blocked_pairs = lessons.iter().map(|lesson| lesson.pairs).sum::<f64>() as u64;
    let provenance = Provenance {
        settings: settings.title.clone(),
        engine: env!("CARGO_PKG_VERSION").to_owned(),
        records: records.len() as u64,
        seed,
        random_pairs,
        blocked_pairs,
        rounds,
    };
    Ok(written(settings, names, &table, prior, provenance))
}

fn written(
    settings: &Settings,
    names: &[String],
    table: &Table,
    prior: [f64; CLASSES],
    provenance: Provenance,
) -> Model {
    let comparisons = settings.comparisons.iter().zip(table);
    let comparisons = comparisons.map(|(comparison, levels)| {
        let of_levels = comparison.levels.iter().map(|level| level.name.clone()).chain(["differs".to_owned()]);
        let levels = of_levels.zip(levels).map(|(name, of)| LearnedLevel { name, of: of[..names.len()].to_vec() });
        Learned { name: comparison.name.clone(), levels: levels.collect() }
    });
    let classes = names.iter().zip(prior).map(|(name, prior)| Class { name: name.clone(), prior });
    Model {
        version: 1,
        provenance,
        rareness: Rareness::ByCause,
        classes: classes.collect(),
        comparisons: comparisons.collect(),
    }
}

fn counted(maps: Vec<FxHashMap<Pattern, u64>>) -> Vec<(Pattern, f64)> {
    let mut all: FxHashMap<Pattern, u64> = FxHashMap::default();
    for map in maps {
        map.into_iter().for_each(|(pattern, count)| *all.entry(pattern).or_default() += count);
    }
    let mut sorted: Vec<_> = all.into_iter().map(|(pattern, count)| (pattern, count as f64)).collect();
    sorted.sort_unstable_by_key(|(pattern, _)| *pattern);
    sorted
}

fn random_pairs(
    settings: &Settings,
    comparisons: &Comparisons,
    records: &Records,
    mode: Mode,
    seed: u64,
) -> (Vec<(Pattern, f64)>, u64) {
    // Pairs at random of some records at random are as good as those of all, and what is asked of them stays near.
    let of = |record: u32| (mix(records.name_hash(record)), record);
    let mut order: Vec<(u64, u32)> = (0..records.len() as u32).map(of).collect();
    if order.len() > SAMPLE {
        order.select_nth_unstable(SAMPLE);
        order.truncate(SAMPLE);
    }
    order.par_sort_unstable();
    let order: Vec<u32> = order.into_iter().map(|(_, record)| record).collect();
    let count = order.len() as u64;
    let all = count * count.saturating_sub(1) / 2;
    let wanted = settings.training.random_pairs;
    let pieces = 64_u64;
    let maps = (0..pieces).into_par_iter().map(|piece| {
        let mut memory = comparisons.memory();
        let mut map = FxHashMap::default();
        let mut take = |a: u32, b: u32| {
            if a != b && (mode != Mode::Link || records.table(a) != records.table(b)) {
                let pattern = comparisons.pattern(&records.get(a), &records.get(b), &mut memory);
                *map.entry(pattern).or_default() += 1;
            }
        };
        if all <= wanted {
            for left in (piece..count).step_by(pieces as usize) {
                (left + 1..count).for_each(|right| take(order[left as usize], order[right as usize]));
            }
        } else {
            let mut chance = Chance::new(mix(seed ^ mix(piece + 1)));
            for _ in 0..wanted / pieces {
                take(order[chance.below(count) as usize], order[chance.below(count) as usize]);
            }
        }
        map
    });
    (counted(maps.collect()), wanted.min(all))
}

/// How often pairs at random reach each level.
fn observed(
    settings: &Settings,
    comparisons: &Comparisons,
    records: &Records,
    random: &[(Pattern, f64)],
) -> Vec<Vec<f64>> {
    let mut observed = Vec::new();
    for (place, comparison) in settings.comparisons.iter().enumerate() {
        let mut counts = vec![0.5; comparisons.levels(place) - 1];
        for (pattern, count) in random {
            if let Some(level) = pattern.level(place).checked_sub(1) {
                counts[usize::from(level)] += count;
            }
        }
        let total: f64 = counts.iter().sum();
        counts.iter_mut().for_each(|count| *count /= total);
        // How often values are the same is known from how common they are, better than from any sample.
        if let Condition::Same(field) = &comparison.levels[0].when
            && let Ok(field) = settings.field(field)
        {
            let exact = records.column(field).chance_of_others().clamp(1e-9, 0.999);
            let others: f64 = counts[1..].iter().sum();
            counts[1..].iter_mut().for_each(|count| *count *= (1.0 - exact) / others);
            counts[0] = exact;
        }
        observed.push(counts);
    }
    observed
}

/// Random pairs that are one, or live together, are taken out of what is known of strangers.
fn without_others(observed: &[Vec<f64>], table: &mut Table, prior: [f64; CLASSES]) {
    for (levels, observed) in table.iter_mut().zip(observed) {
        let mut total = 0.0;
        for (of, observed) in levels.iter_mut().zip(observed) {
            let others = (0..CLASSES).filter(|class| *class != STRANGERS).map(|class| prior[class] * of[class]);
            of[STRANGERS] = (observed - others.sum::<f64>()).max(observed * 0.02);
            total += of[STRANGERS];
        }
        levels.iter_mut().for_each(|of| of[STRANGERS] /= total);
    }
}

/// The classes. Those who live together agree on what is shared at home; beside the usual kind there is one for each
/// other thing on which two of a home may agree as if they were one (twins, namesakes).
struct Kinds {
    names: Vec<String>,
    /// For each class and comparison the class from which it takes how often levels are reached.
    like: Vec<Vec<usize>>,
    /// Comparisons that tell apart those who live together.
    telling: Vec<bool>,
}

impl Kinds {
    fn new(settings: &Settings) -> Self {
        let comparisons = &settings.comparisons;
        let count = comparisons.len();
        let mut kinds = Self {
            names: vec!["one".into(), "strangers".into()],
            like: vec![vec![ONE; count], vec![STRANGERS; count]],
            telling: vec![false; count],
        };
        if comparisons.iter().all(|comparison| comparison.at_home != AtHome::Shared) {
            return kinds;
        }
        let of_home = |place: usize| if comparisons[place].at_home == AtHome::Shared { ONE } else { HOME };
        kinds.names.push("one home".into());
        kinds.like.push((0..count).map(of_home).collect());
        for (place, comparison) in comparisons.iter().enumerate() {
            let tells = comparison.at_home == AtHome::NotShared && comparison.levels.len() > 2;
            kinds.telling[place] = tells;
            if tells && kinds.names.len() < CLASSES {
                kinds.names.push(format!("one home, alike in {}", comparison.name));
                let class = kinds.names.len() - 1;
                let like = |other: usize| match &comparisons[other] {
                    _ if other == place => ONE,
                    of if of.at_home == AtHome::NotShared && of.levels.len() > 2 => class,
                    _ => of_home(other),
                };
                kinds.like.push((0..count).map(like).collect());
            }
        }
        kinds
    }

    fn first_guess(&self, settings: &Settings, observed: &[Vec<f64>]) -> Table {
        let guess = |(place, observed): (usize, &Vec<f64>)| {
            let levels = observed.len();
            let rest: f64 = (1..levels).map(|level| 0.5_f64.powi(level as i32)).sum();
            let like = |level: usize| if level == 0 { 0.9 } else { 0.1 * 0.5_f64.powi(level as i32) / rest };
            let of = |level: usize, class: usize| match self.like.get(class).map(|like| like[place]) {
                Some(ONE) => like(level),
                Some(HOME) if settings.comparisons[place].at_home != AtHome::NotShared => like(level),
                _ => observed[level],
            };
            (0..levels).map(|level| std::array::from_fn(|class| of(level, class))).collect()
        };
        observed.iter().enumerate().map(guess).collect()
    }
}

fn lesson(
    settings: &Settings,
    comparisons: &Comparisons,
    records: &Records,
    mode: Mode,
    rule: &Rule,
    watch: &impl Watch,
) -> Result<Lesson, Fault> {
    let rules = [Rule { on: rule.on.clone(), or: Vec::new() }];
    let blocking = Blocking::new(settings, &rules, records, mode);
    let make = || (comparisons.memory(), FxHashMap::<Pattern, u64>::default());
    let each = |state: &mut (Memory, FxHashMap<Pattern, u64>), _: usize, a: u32, b: u32| {
        let pattern = comparisons.pattern(&records.get(a), &records.get(b), &mut state.0);
        *state.1.entry(pattern).or_default() += 1;
    };
    let wanted = settings.training.pairs_of_a_rule.max(1);
    let (states, found) = blocking.walk(&[wanted], watch, make, each)?;
    let mut decided = Vec::new();
    let mut agreeing = Vec::new();
    let fields: Vec<usize> = rule
        .on
        .iter()
        .map(|part| settings.field(part.split(':').next().unwrap_or(part)))
        .collect::<Result<Vec<_>, _>>()?;
    let columns = |field: usize| &settings.fields[field].columns;
    for comparison in &settings.comparisons {
        let mut of_key: Vec<usize> = Vec::new();
        fields_of(&comparison.levels[0].when, &mut |name| {
            let compared = settings.fields.iter().position(|field| field.name == name).unwrap_or(0);
            let in_key = fields.iter().filter(|key| columns(**key).iter().any(|c| columns(compared).contains(c)));
            of_key.extend(in_key.copied());
        });
        decided.push(!of_key.is_empty());
        let agrees = |level: &crate::settings::Level| {
            let all = of_key.iter().all(|key: &usize| implies(&level.when, &settings.fields[*key].name));
            all && !of_key.is_empty()
        };
        agreeing.push(comparison.levels.iter().map(agrees).chain([false]).collect());
    }
    let with = |field: &usize| records.column(*field).total() as f64 / records.len().max(1) as f64;
    let known: f64 = fields.iter().map(with).product();
    let asked = all_pairs(records, mode) * known * known;
    let patterns = counted(states.into_iter().map(|state| state.1).collect());
    Ok(Lesson { patterns, decided, agreeing, pairs: found[0].alone as f64, asked })
}

/// How many pairs there are in all.
pub(crate) fn all_pairs(records: &Records, mode: Mode) -> f64 {
    let count = records.len() as f64;
    if mode == Mode::Link {
        let first = (0..records.len() as u32).filter(|record| records.table(*record) == 0).count() as f64;
        return first * (count - first);
    }
    count * (count - 1.0) / 2.0
}

/// Whether the condition can only hold where the field is the same.
fn implies(condition: &Condition, field: &str) -> bool {
    match condition {
        Condition::Same(same) => same == field,
        Condition::All(all) => all.iter().any(|part| implies(part, field)),
        Condition::Any(any) => any.iter().all(|part| implies(part, field)),
        _ => false,
    }
}
