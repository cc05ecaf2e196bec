//! What weighing gives: a probability with its reasons, and the words for both.

use linkage::{Agreement, Explanation, Part};

/// How a field stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// The same on both sides.
    Agrees,
    /// As far apart as a slip, a spelling or another form of the name.
    Close,
    /// Different.
    Differs,
    /// Not known on one side or both.
    Missing,
}

impl Standing {
    /// All, in the order in which people read them.
    pub const ALL: [Standing; 4] = [Standing::Agrees, Standing::Close, Standing::Differs, Standing::Missing];

    /// The code used in texts.
    pub const fn code(self) -> &'static str {
        match self {
            Standing::Agrees => "agrees",
            Standing::Close => "close",
            Standing::Differs => "differs",
            Standing::Missing => "missing",
        }
    }

    /// How a part stands. What is a little alike and yet speaks against it differs; what is not known enough is missing.
    pub fn of(part: &Part) -> Self {
        match part.agreement {
            Agreement::Same => Standing::Agrees,
            Agreement::Near if part.level == "not_known_enough" => Standing::Missing,
            Agreement::Near if part.bits < 0.0 => Standing::Differs,
            Agreement::Near => Standing::Close,
            Agreement::Differs => Standing::Differs,
            Agreement::Missing => Standing::Missing,
        }
    }
}

/// A probability in words. The words say how much speaks for it, never what is so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// Below 5 in 100.
    Little,
    /// From 5 in 100.
    Some,
    /// From 50 in 100.
    Much,
    /// From 90 in 100.
    Strong,
    /// From 99 in 100.
    VeryStrong,
}

impl Band {
    /// The band of a probability.
    pub fn of(probability: f64) -> Self {
        match probability {
            p if p >= 0.99 => Band::VeryStrong,
            p if p >= 0.9 => Band::Strong,
            p if p >= 0.5 => Band::Much,
            p if p >= 0.05 => Band::Some,
            _ => Band::Little,
        }
    }

    /// The code used in texts.
    pub const fn code(self) -> &'static str {
        match self {
            Band::VeryStrong => "very_strong",
            Band::Strong => "strong",
            Band::Much => "much",
            Band::Some => "some",
            Band::Little => "little",
        }
    }
}

/// How rare it is that something agrees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rare {
    /// About one of so many has it.
    OneIn(u32),
    /// Fewer than one of so many. Nothing finer is told: it would tell of records that the reader may not know of.
    FewerThanOneIn(u32),
}

/// Fewer than one of so many is told as that and no finer.
const FINEST: u32 = 1000;

/// Two descriptions, weighed.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighed {
    /// Why, in bits that add up.
    pub explanation: Explanation,
}

impl Weighed {
    pub(super) fn new(explanation: Explanation) -> Self {
        Weighed { explanation }
    }

    /// The probability that both are about the same one, from 0 to 1.
    pub fn probability(&self) -> f64 {
        self.explanation.probability
    }
    /// The same in words.
    pub fn band(&self) -> Band {
        Band::of(self.probability())
    }
    /// The same as a number of cases out of 100, never 0 and never 100: nothing is certain.
    pub fn out_of_100(&self) -> u8 {
        (self.probability() * 100.0).round().clamp(1.0, 99.0) as u8
    }
    /// The parts in the order in which people read them: what agrees, what is close, what differs, what is missing, and
    /// what says most first.
    pub fn in_order(&self) -> Vec<&Part> {
        let mut parts: Vec<&Part> = self.explanation.parts.iter().collect();
        parts.sort_by(|a, b| Standing::of(a).cmp(&Standing::of(b)).then(b.bits.abs().total_cmp(&a.bits.abs())));
        parts
    }
    /// The parts that stand so.
    pub fn parts(&self, standing: Standing) -> impl Iterator<Item = &Part> {
        self.explanation.parts.iter().filter(move |part| Standing::of(part) == standing)
    }

    /// How rare it is that a part agrees, where that was weighed: the rarest of what agrees in it counts.
    pub fn rare(part: &Part) -> Option<Rare> {
        if !matches!(Standing::of(part), Standing::Agrees | Standing::Close) {
            return None;
        }
        let shares = part.values.iter().filter_map(|value| value.shared_by).filter(|(_, of)| *of >= 100);
        let rarest = shares.map(|(have, of)| of as f64 / f64::from(have.max(1))).fold(0.0, f64::max);
        match rarest {
            none if none < 1.0 => None,
            rare if rare > f64::from(FINEST) => Some(Rare::FewerThanOneIn(FINEST)),
            rare => Some(Rare::OneIn(rounded(rare))),
        }
    }
}

/// A number that can be said: two figures, the second 0 or 5 above ten.
fn rounded(number: f64) -> u32 {
    let step = match number {
        n if n < 20.0 => 1.0,
        n if n < 100.0 => 5.0,
        n if n < 200.0 => 10.0,
        _ => 50.0,
    };
    ((number / step).round() * step).max(1.0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use linkage::Values;

    #[test]
    fn bands_and_numbers_never_say_certain() {
        let weighed = |probability| Weighed::new(Explanation { probability, bits: 0.0, start: 0.0, parts: Vec::new() });
        assert_eq!((weighed(1.0).out_of_100(), weighed(0.0).out_of_100()), (99, 1));
        assert_eq!(weighed(0.9).band(), Band::Strong);
        assert_eq!(weighed(0.04).band(), Band::Little);
    }

    #[test]
    fn rareness_is_told_coarsely() {
        let part = |have, of| Part {
            comparison: "given_names".into(),
            agreement: Agreement::Same,
            level: "same".into(),
            bits: 5.0,
            values: vec![Values {
                field: "given".into(),
                left: "a".into(),
                right: "a".into(),
                shared_by: Some((have, of)),
            }],
        };
        assert_eq!(Weighed::rare(&part(1230, 50_000)), Some(Rare::OneIn(40)));
        assert_eq!(Weighed::rare(&part(1, 50_000)), Some(Rare::FewerThanOneIn(1000)));
        assert_eq!(
            Weighed::rare(&part(2, 50_000)),
            Weighed::rare(&part(1, 50_000)),
            "one record more is not to be seen"
        );
        assert_eq!(Weighed::rare(&part(3, 10)), None, "of few records nothing can be said");
    }
}
