//! Explanations: what was compared, how far it agrees, how rare that is, and how much it says.

use crate::column::MISSING;
use crate::conditions::fields_of;
use crate::levels::{Level, Memory};
use crate::records::{Record, Records};
use crate::scoring::Scorer;
use crate::settings::{Comparison, Settings};
use crate::weights::{CLASSES, STRANGERS, log_odds, probability};

/// Why two records have the probability that they have. The bits add up.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Explanation {
    /// The probability that the two are one.
    pub probability: f64,
    /// The evidence in all, in bits: one more doubles the odds.
    pub bits: f64,
    /// Where any two records start.
    pub start: f64,
    /// What each comparison says.
    pub parts: Vec<Part>,
}

/// What one comparison says.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Part {
    /// Its name in the settings.
    pub comparison: String,
    /// How far it agrees.
    pub agreement: Agreement,
    /// The level that is reached, in the words of the settings; `differs` or `not known`.
    pub level: String,
    /// The evidence in bits: above 0 for, below 0 against.
    pub bits: f64,
    /// The fields that were compared, with both values.
    pub values: Vec<Values>,
}

/// One field on both sides.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Values {
    /// Its name in the settings.
    pub field: String,
    /// What one has, written the same everywhere; empty where it is missing.
    pub left: String,
    /// What the other has.
    pub right: String,
    /// Where both have the same: how many records have it, and of how many.
    pub shared_by: Option<(u32, u64)>,
}

/// How far something agrees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Agreement {
    /// The best level.
    Same,
    /// A level between.
    Near,
    /// No level.
    Differs,
    /// Nothing can be said.
    Missing,
}

fn agreement(level: Level, levels: usize) -> Agreement {
    match level {
        0 => Agreement::Missing,
        1 => Agreement::Same,
        level if usize::from(level) == levels - 1 => Agreement::Differs,
        _ => Agreement::Near,
    }
}

pub(crate) fn explain(
    settings: &Settings,
    scorer: &Scorer,
    records: &Records,
    a: &impl Record,
    b: &impl Record,
    memory: &mut Memory,
) -> Explanation {
    let mut sums = scorer.weights.prior();
    let start = log_odds(sums) / std::f64::consts::LN_2;
    let mut before = start;
    let states = scorer.comparisons.states(a, b);
    let mut parts = Vec::new();
    let mut levels = [0; 16];
    for (place, comparison) in settings.comparisons.iter().enumerate() {
        let level = scorer.comparisons.level(place, states, a, b, memory);
        if level > 0 {
            let more = scorer.weights.sums(place, level, a, b, records);
            (0..CLASSES).for_each(|class| sums[class] += more[class]);
        }
        levels[place] = level;
        if let Some((_, likelier)) = scorer.shared(&levels, a, b).filter(|(at, _)| *at == place) {
            sums[STRANGERS] += likelier;
        }
        let now = log_odds(sums) / std::f64::consts::LN_2;
        let agreement = agreement(level, scorer.comparisons.levels(place));
        let named = comparison.levels.get(usize::from(level).wrapping_sub(1)).map(|level| level.name.clone());
        let other = if level == 0 { "not known" } else { "differs" };
        parts.push(Part {
            comparison: comparison.name.clone(),
            agreement,
            level: named.unwrap_or_else(|| other.to_owned()),
            bits: now - before,
            values: values(settings, comparison, records, a, b),
        });
        before = now;
    }
    Explanation { probability: probability(log_odds(sums)), bits: before, start, parts }
}

fn values(
    settings: &Settings,
    comparison: &Comparison,
    records: &Records,
    a: &impl Record,
    b: &impl Record,
) -> Vec<Values> {
    let mut named: Vec<&str> = Vec::new();
    for level in &comparison.levels {
        fields_of(&level.when, &mut |field| {
            if !named.contains(&field) {
                named.push(field);
            }
        });
    }
    let of = |name: &&str| {
        let field = settings.field(name).ok()?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let same = a.symbol(field) == b.symbol(field) && a.symbol(field) != MISSING;
        let column = records.column(field);
        Some(Values {
            field: (*name).to_owned(),
            left: text(a.value(field).bytes),
            right: text(b.value(field).bytes),
            shared_by: same.then(|| (column.count(a.symbol(field)), column.total())),
        })
    };
    named.iter().filter_map(of).collect()
}
