//! Whether records that are taken for one should be looked at again: contradictions, records that hardly resemble each other,
//! and one record that alone holds the others together. Pure.

use crate::{
    events::Pair,
    likeness::numbers,
    weighing::{self, Weighed},
    words::RecordDetails,
};
use kernel::UncertainDate;
use vocabulary::RecordId;

/// Why a join is doubtful.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Two different NHS numbers.
    NhsNumbers,
    /// Two different dates of birth, both exact.
    DatesOfBirth,
    /// Its two records hardly resemble each other.
    Weak,
    /// Most of its records hardly resemble each other.
    Scattered,
    /// One record alone holds the others together.
    Bridge,
}

impl Why {
    /// The code used in texts.
    pub const fn code(self) -> &'static str {
        match self {
            Why::NhsNumbers => "nhs_numbers",
            Why::DatesOfBirth => "dates_of_birth",
            Why::Weak => "weak",
            Why::Scattered => "scattered",
            Why::Bridge => "bridge",
        }
    }
}

/// From which probability two records of one person resemble each other.
pub(crate) const RESEMBLES: f64 = 0.5;
/// Of all pairs within a person so many should resemble each other.
const DENSE: f64 = 0.5;
/// Of a person that is made of more records only so many are held against each other.
const MOST: usize = 30;

/// Two different NHS numbers, or two exact dates of birth that are not the same day.
pub(crate) fn contradict(one: &RecordDetails, other: &RecordDetails) -> Option<Why> {
    let nhs = |details: &RecordDetails| details.nhs_number.as_deref().and_then(numbers::nhs_number);
    if let (Some(a), Some(b)) = (nhs(one), nhs(other))
        && a != b
    {
        return Some(Why::NhsNumbers);
    }
    match (one.date_of_birth, other.date_of_birth) {
        (Some(UncertainDate::Day(a)), Some(UncertainDate::Day(b))) if a != b => Some(Why::DatesOfBirth),
        _ => None,
    }
}

/// What is doubtful about records that are taken for one person, each with the two records in question. If any of it is
/// true of some of a person's records, then two of them contradict or do not resemble each other.
pub(crate) fn doubts(records: &[(RecordId, RecordDetails)]) -> Vec<(Why, Pair)> {
    let records = &records[..records.len().min(MOST)];
    let pairs = || (0..records.len()).flat_map(|a| (a + 1..records.len()).map(move |b| (a, b)));
    let mut found: Vec<(Why, Pair)> = Vec::new();
    let mut tell = |why: Why, (a, b): (usize, usize)| {
        if !found.iter().any(|(known, _)| *known == why) {
            found.extend(Pair::of(records[a].0, records[b].0).map(|pair| (why, pair)));
        }
    };
    for (a, b) in pairs() {
        if let Some(why) = contradict(&records[a].1, &records[b].1) {
            tell(why, (a, b));
        }
    }
    let mut scored: Vec<linkage::Pair> = Vec::new();
    for (a, (_, details)) in records.iter().enumerate() {
        for (b, (_, other)) in records.iter().enumerate().skip(a + 1) {
            // One at a time: how common a value is must not depend on what stands beside it.
            let probability = weighing::weigh(details, &[other]).first().map_or(0.0, Weighed::probability);
            let log_odds = (probability / (1.0 - probability)).ln();
            scored.push(linkage::Pair { a: a as u32, b: b as u32, log_odds });
        }
    }
    let weakest = scored.iter().min_by(|x, y| x.log_odds.total_cmp(&y.log_odds));
    if let Some(weakest) = weakest.map(|pair| (pair.a as usize, pair.b as usize)) {
        let firm = linkage::firmness(&vec![0; records.len()], &scored, RESEMBLES);
        let (density, bridges) = firm.get(&0).map_or((0.0, 0), |firm| (firm.density, firm.bridges));
        match records.len() {
            2 if density <= 0.0 => tell(Why::Weak, weakest),
            2 => {}
            _ if density < DENSE => tell(Why::Scattered, weakest),
            _ if bridges > 0 => tell(Why::Bridge, weakest),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(name: &str, given: &str, born: &str) -> (RecordId, RecordDetails) {
        let details = RecordDetails {
            given_names: Some(given.into()),
            family_name: Some("Puw".into()),
            date_of_birth: born.parse().ok(),
            postcode: Some("LL57 2DG".into()),
            ..RecordDetails::default()
        };
        (RecordId::named(name), details)
    }

    #[test]
    fn contradictions_weak_joins_and_what_hangs_by_one_record_are_told_and_nothing_else() {
        let whys = |records: &[(RecordId, RecordDetails)]| -> Vec<Why> {
            doubts(records).into_iter().map(|(why, _)| why).collect()
        };
        let (gwen, again) = (record("a", "Gwen", "2011-04-05"), record("b", "Gwen", "2011-04-05"));
        assert_eq!(whys(&[gwen.clone(), again.clone()]), []);
        assert_eq!(whys(std::slice::from_ref(&gwen)), []);
        let huw = record("c", "Huw", "1987-11-30");
        assert_eq!(whys(&[gwen.clone(), huw.clone()]), [Why::DatesOfBirth, Why::Weak]);
        let all = [gwen.clone(), again, huw];
        assert_eq!(whys(&all), [Why::DatesOfBirth, Why::Scattered]);
        let mut numbered = [gwen.clone(), record("d", "Gwen", "2011-04-05")];
        numbered[0].1.nhs_number = Some("943 476 5919".into());
        numbered[1].1.nhs_number = Some("401 023 2137".into());
        assert_eq!(whys(&numbered)[0], Why::NhsNumbers);
    }
}
