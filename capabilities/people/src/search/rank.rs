//! In which order records are shown: most parts answered, exactly before nearly, rare before common, whole name before a piece.

use super::plan::{Group, Plan};
use crate::likeness::names::{self, Standing};
use std::collections::HashMap;

/// A record that was read: its id, its terms parted by blanks, and where it stands in the alphabet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate<I> {
    /// Which record.
    pub id: I,
    /// Its terms, parted by blanks.
    pub terms: String,
    /// Its place in the alphabet.
    pub sort_key: Vec<u8>,
}

/// A record found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found<I> {
    /// Which record.
    pub id: I,
    /// How well it answers: an aid for sorting, and for leaving out what hardly answers.
    pub score: f64,
}

/// Puts candidates in order and leaves out those whose score is less than `share` of the best one's.
pub fn rank<I: Clone + Ord>(plan: &Plan, candidates: &[Candidate<I>], share: f64) -> Vec<Found<I>> {
    let asked: Vec<&str> = plan.words.iter().map(String::as_str).collect();
    let worths: Vec<HashMap<&str, f64>> = plan
        .groups
        .iter()
        .map(|group| group.terms.iter().map(|(term, worth)| (term.as_str(), *worth)).collect())
        .collect();
    let held: Vec<Vec<&str>> = candidates.iter().map(|candidate| candidate.terms.split(' ').collect()).collect();
    let weights = weights(plan, &worths, &held);
    let total: f64 = weights.iter().sum::<f64>().max(0.1);
    // What looked like a plate may have been a name with a slip: where no plate fits, none is asked for.
    let plates_matter = !plan.asked.plates.is_empty() && held.iter().any(|held| fits_plates(plan, held));
    let mut met: HashMap<&str, Vec<Standing>> = HashMap::new();
    let mut scored: Vec<(f64, &Candidate<I>)> = Vec::new();
    for (candidate, held) in candidates.iter().zip(&held) {
        if plates_matter && !fits_plates(plan, held) {
            continue;
        }
        let answers = plan.groups.iter().zip(&worths).zip(&weights);
        let answered =
            answers.map(|((group, worths), weight)| weight * worth(group, worths, held)).sum::<f64>() / total;
        let whole = if asked.is_empty() { 0.0 } else { closeness(&asked, held, &mut met) };
        scored.push((answered + 0.35 * whole, candidate));
    }
    let best = scored.iter().map(|(score, _)| *score).fold(0.0, f64::max);
    scored.retain(|(score, _)| *score >= best * share);
    scored.sort_by(|(x, a), (y, b)| {
        y.total_cmp(x).then_with(|| a.sort_key.cmp(&b.sort_key)).then_with(|| a.id.cmp(&b.id))
    });
    scored.dedup_by(|a, b| a.1.id == b.1.id);
    scored.into_iter().map(|(score, candidate)| Found { id: candidate.id.clone(), score }).collect()
}

/// How much each part of the search tells: the rarer among the candidates, the more. Only the candidates count, which are
/// what the visitor may see: the order of what is found must not tell how many others have the same name.
fn weights(plan: &Plan, worths: &[HashMap<&str, f64>], held: &[Vec<&str>]) -> Vec<f64> {
    let all = held.len().max(1) as f64;
    let weight = |(group, worths): (&Group, &HashMap<&str, f64>)| {
        let answered = held.iter().filter(|held| worth(group, worths, held) > 0.0).count().max(1) as f64;
        group.weight * (1.0 + (all / answered).ln()).clamp(1.0, 9.0)
    };
    plan.groups.iter().zip(worths).map(weight).collect()
}

fn fits_plates(plan: &Plan, held: &[&str]) -> bool {
    plan.asked
        .plates
        .iter()
        .all(|partial| held.iter().filter_map(|term| term.strip_prefix("=plate:")).any(|plate| partial.fits(plate)))
}

fn worth(group: &Group, worths: &HashMap<&str, f64>, held: &[&str]) -> f64 {
    if group.all {
        let all = !group.terms.is_empty() && group.terms.iter().all(|(term, _)| held.contains(&term.as_str()));
        return f64::from(u8::from(all));
    }
    held.iter().filter_map(|term| worths.get(term)).copied().fold(0.0, f64::max)
}

/// How well the whole name answers the words asked for: each word used once, both what is left over here and there counted.
/// How a word that is held stands to each word asked for is worked out once.
fn closeness<'h>(asked: &[&str], held: &[&'h str], met: &mut HashMap<&'h str, Vec<Standing>>) -> f64 {
    let mut pairs: Vec<(Standing, usize, usize)> = Vec::new();
    let held: Vec<&'h str> = held.iter().copied().filter(|term| !term.starts_with('=')).collect();
    for (j, other) in held.iter().enumerate() {
        let standings =
            met.entry(other).or_insert_with(|| asked.iter().map(|word| names::standing(word, other)).collect());
        for (i, found) in standings.iter().enumerate().filter(|(_, found)| **found != Standing::Apart) {
            pairs.push((*found, i, j));
        }
    }
    pairs.sort_unstable();
    let (mut used, mut taken) = (vec![false; asked.len()], vec![false; held.len()]);
    let mut sum = 0.0;
    for (found, i, j) in pairs {
        if !used[i] && !taken[j] {
            (used[i], taken[j]) = (true, true);
            sum += found.weight();
        }
    }
    2.0 * sum / (asked.len() + held.len()).max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{Asked, InUse, terms};
    use crate::words::RecordDetails;

    fn search(text: &str, people: &[(&str, &str)]) -> Vec<usize> {
        let kept: Vec<Vec<String>> = people
            .iter()
            .map(|(given, family)| {
                terms(&RecordDetails {
                    given_names: Some((*given).into()),
                    family_name: Some((*family).into()),
                    ..RecordDetails::default()
                })
            })
            .collect();
        let mut counts: HashMap<String, i64> = HashMap::new();
        kept.iter().flatten().for_each(|term| *counts.entry(term.clone()).or_default() += 1);
        let plan =
            Plan::new(&Asked::read(text, "2026-11-21".parse().unwrap()), &InUse::new(counts, people.len() as i64));
        let candidates: Vec<Candidate<usize>> = kept
            .iter()
            .enumerate()
            .map(|(id, terms)| Candidate { id, terms: terms.join(" "), sort_key: vec![] })
            .collect();
        rank(&plan, &candidates, 0.45).into_iter().map(|found| found.id).collect()
    }

    #[test]
    fn exact_before_form_before_slip_before_the_rest() {
        let people = [("Gruffydd", "Jones"), ("Guto", "Jones"), ("Gutp", "Jones"), ("Mair", "Jones"), ("Guto", "Huws")];
        assert_eq!(search("guto jones", &people)[..3], [1, 0, 2]);
        assert_eq!(search("gutto jones", &people)[0], 1);
    }

    #[test]
    fn a_whole_name_comes_before_a_longer_one() {
        assert_eq!(search("gwen puw", &[("Gwen Mair Elin", "Puw"), ("Gwen", "Puw")]), [1, 0]);
    }

    #[test]
    fn words_run_together_are_a_whole_name_all_the_same() {
        let people = [("Gwen Mair", "Ward"), ("Gwenllian", "Ward"), ("Frederick Huw", "Puw"), ("Frederick", "Ward")];
        assert_eq!(search("frederickward", &people)[0], 3);
    }

    #[test]
    fn order_of_words_does_not_matter() {
        assert_eq!(search("puw gwen", &[("Mair", "Puw"), ("Gwen", "Puw")])[0], 1);
    }
}
