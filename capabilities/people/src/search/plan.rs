//! Which terms in use may be meant, and which rows to fetch: few, however common the name.

use super::asked::{Asked, MARKS, Part, halves};
use crate::likeness::names::{Standing, is_title, standing};
use std::collections::HashMap;

/// Terms that are in use, and under how many records.
#[derive(Debug, Clone, Default)]
pub struct InUse {
    counts: HashMap<String, i64>,
    /// How many records there are.
    pub records: i64,
}

impl InUse {
    /// From terms and their counts.
    pub fn new(counts: impl IntoIterator<Item = (String, i64)>, records: i64) -> Self {
        InUse { counts: counts.into_iter().filter(|(_, count)| *count > 0).collect(), records: records.max(1) }
    }
    fn count(&self, term: &str) -> i64 {
        self.counts.get(term).copied().unwrap_or(0)
    }
}

/// Terms any of which answers one part of the search, each with its worth from 0 to 1.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub(super) terms: Vec<(String, f64)>,
    /// All terms must be there, not any one.
    pub(super) all: bool,
    pub(super) rows: i64,
    /// How much it counts beside the others, before it is known how rare it is: a title counts less.
    pub(super) weight: f64,
}

impl Group {
    fn nearest(&self, most: usize) -> Vec<String> {
        self.terms.iter().take(most).map(|(term, _)| term.clone()).collect()
    }
    /// Whether it is found by words of names.
    fn is_words(&self) -> bool {
        !self.all && self.terms.iter().any(|(term, _)| !term.starts_with('='))
    }
}

/// One reading of the tables: records that have one of the terms of every list, at most so many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetch {
    /// A record must have one term out of each of these one or two lists.
    pub lists: Vec<Vec<String>>,
    /// The most rows to read.
    pub most: i64,
    /// Not needed where the readings before gave so many records or more.
    pub unless: usize,
}

impl Fetch {
    fn any(terms: Vec<String>, most: i64, unless: usize) -> Self {
        Fetch { lists: vec![terms], most, unless }
    }
}

/// A search laid out.
#[derive(Debug, Clone)]
pub struct Plan {
    pub(super) groups: Vec<Group>,
    pub(super) asked: Asked,
    /// The words asked for; where two were run together, both.
    pub(super) words: Vec<String>,
}

/// Rows that one reading may fetch.
const ROWS: i64 = 400;
/// The same where a record is looked for by all that another says: what is rare in it points at the record by itself.
const DESCRIBED: i64 = 150;
/// Records that are enough to look no further.
const FEW: usize = 20;
/// Records that are enough not to try the farther spellings of two names.
const ENOUGH: usize = 60;
/// A part of a description is rare when so many records or fewer have it.
const RARE: i64 = 150;
/// Terms looked at for one word.
const TERMS: usize = 40;
/// Terms used where two lists are laid over each other.
const NEAREST: usize = 6;

impl Plan {
    /// Lays out the search among the terms in use.
    pub fn new(asked: &Asked, in_use: &InUse) -> Self {
        let groups = asked.parts.iter().map(|part| group(part, in_use)).collect();
        let words = asked.words().map(str::to_owned).collect();
        let mut plan = Plan { groups, asked: asked.clone(), words };
        plan.join_and_part(in_use);
        plan
    }

    /// The readings, the most telling first. Each is bounded, however common the names are.
    pub fn fetches(&self) -> Vec<Fetch> {
        self.readings(ROWS, ROWS)
    }

    /// `alone`: how many records a part may have that is read by itself; `rows`: how many one reading fetches at most.
    fn readings(&self, alone: i64, rows: i64) -> Vec<Fetch> {
        let mut groups: Vec<&Group> = self.groups.iter().filter(|group| group.rows > 0).collect();
        groups.sort_by_key(|group| group.rows);
        let (rare, common): (Vec<&Group>, Vec<&Group>) = groups.iter().partition(|group| group.rows <= alone);
        let mut fetches = Vec::new();
        for group in groups.iter().filter(|group| group.all) {
            let lists = group.terms.iter().take(2).map(|(term, _)| vec![term.clone()]).collect();
            fetches.push(Fetch { lists, most: 4 * rows, unless: usize::MAX });
        }
        for group in rare.iter().filter(|group| !group.all).take(3) {
            fetches.push(Fetch::any(group.nearest(TERMS), rows, usize::MAX));
        }
        // Two common names together are rare enough: pairs of words are terms of their own.
        let words: Vec<&Group> = groups.iter().copied().filter(|group| group.is_words()).take(4).collect();
        for most in [3, NEAREST] {
            let pairs = pairs_of(&words, most);
            if !pairs.is_empty() {
                fetches.push(Fetch::any(pairs, rows, if most == 3 { usize::MAX } else { ENOUGH }));
            }
        }
        // A common date, place or area tells something only together with something else that is common: what is rare has
        // been read already.
        for mark in common.iter().filter(|group| !group.all && !group.is_words()) {
            for other in common.iter().filter(|other| !std::ptr::eq(**other, *mark) && !other.all).take(2) {
                let lists = vec![other.nearest(NEAREST), mark.nearest(NEAREST)];
                fetches.push(Fetch { lists, most: rows, unless: usize::MAX });
            }
        }
        // Where nothing meets, something is still better than nothing: first what was typed, then what is near it.
        for group in common.iter().filter(|group| !group.all).take(2) {
            fetches.push(Fetch::any(group.nearest(1), rows, FEW));
            fetches.push(Fetch::any(group.nearest(NEAREST), rows, FEW));
        }
        fetches
    }

    /// The same for a description: every rare part is read, because each alone may point at the record. All of them are
    /// read at once: none has so many records that it would crowd out another.
    pub fn wide_fetches(&self) -> Vec<Fetch> {
        let rare = |group: &&Group| (1..=RARE).contains(&group.rows) && !group.all;
        let rare: Vec<&Group> = self.groups.iter().filter(rare).collect();
        let mut terms: Vec<String> = rare.iter().flat_map(|group| group.nearest(TERMS)).collect();
        terms.sort();
        terms.dedup();
        let others = self.readings(RARE, DESCRIBED).into_iter().filter(|fetch| match fetch.lists.as_slice() {
            [list] => !list.iter().all(|term| terms.binary_search(term).is_ok()),
            _ => true,
        });
        let others: Vec<Fetch> = others.collect();
        let all = Fetch::any(terms, rare.iter().map(|group| group.rows).sum(), usize::MAX);
        Some(all).filter(|all| all.most > 0).into_iter().chain(others).collect()
    }

    /// Words typed apart that belong together, and words run together that belong apart.
    fn join_and_part(&mut self, in_use: &InUse) {
        let words: Vec<Option<String>> = self
            .asked
            .parts
            .iter()
            .map(|part| match part {
                Part::Word(word) => Some(word.clone()),
                _ => None,
            })
            .collect();
        for at in 0..words.len() {
            let Some(word) = &words[at] else { continue };
            if let Some(Some(next)) = words.get(at + 1) {
                let joined = format!("{word}{next}");
                if in_use.count(&joined) > 0 {
                    for group in [at, at + 1] {
                        self.groups[group].terms.push((joined.clone(), 0.8));
                        self.groups[group].rows += in_use.count(&joined);
                    }
                }
            }
            if self.groups[at].terms.iter().all(|(_, worth)| *worth < 0.7) {
                let both = |(left, right): &(&str, &str)| in_use.count(left).min(in_use.count(right));
                if let Some((left, right)) = halves(word).into_iter().filter(|halves| both(halves) > 0).max_by_key(both)
                {
                    self.groups[at] = exact(vec![(left.to_owned(), 0.9)], in_use);
                    self.groups.push(exact(vec![(right.to_owned(), 0.9)], in_use));
                    self.words.retain(|typed| typed != word);
                    self.words.extend([left.to_owned(), right.to_owned()]);
                }
            }
        }
    }
}

/// The pairs of words that answer two of these groups at once, each by one of its nearest terms.
fn pairs_of(groups: &[&Group], nearest: usize) -> Vec<String> {
    let words = |group: &Group| -> Vec<String> {
        group
            .terms
            .iter()
            .filter(|(term, _)| !term.starts_with('='))
            .take(nearest)
            .map(|(term, _)| term.clone())
            .collect()
    };
    let words: Vec<Vec<String>> = groups.iter().map(|group| words(group)).collect();
    let mut pairs = Vec::new();
    for (at, ones) in words.iter().enumerate() {
        for others in &words[at + 1..] {
            pairs.extend(
                ones.iter().flat_map(|one| others.iter().filter_map(move |other| super::terms::pair(one, other))),
            );
        }
    }
    pairs.sort();
    pairs.dedup();
    pairs
}

fn group(part: &Part, in_use: &InUse) -> Group {
    match part {
        Part::Word(word) => near(word, in_use),
        Part::Exactly(terms) => exact(terms.iter().map(|term| (term.clone(), 1.0)).collect(), in_use),
        Part::AllOf(terms) => {
            let mut terms: Vec<(String, f64)> = terms.iter().map(|term| (term.clone(), 1.0)).collect();
            terms.sort_by_key(|(term, _)| in_use.count(term));
            let rows = terms.first().map_or(0, |(term, _)| in_use.count(term));
            Group { rows, weight: 1.0, terms, all: true }
        }
    }
}

fn exact(mut terms: Vec<(String, f64)>, in_use: &InUse) -> Group {
    terms.retain(|(term, _)| in_use.count(term) > 0);
    let rows = terms.iter().map(|(term, _)| in_use.count(term)).sum();
    Group { rows, weight: 1.0, terms, all: false }
}

/// Everything in use that stands near a word: the same, another form, a slip, a sound, or the same word in a place.
fn near(word: &str, in_use: &InUse) -> Group {
    let mut terms: Vec<(String, f64)> = Vec::new();
    for term in in_use.counts.keys() {
        let worth = match term.strip_prefix('=') {
            None => match standing(word, term) {
                Standing::Apart | Standing::Initial => continue,
                found => found.weight(),
            },
            Some(mark) => match mark.split_once(':').filter(|(_, of)| *of == word) {
                Some((kind, _)) => MARKS.iter().find(|(mark, _)| *mark == kind).map_or(0.0, |(_, worth)| *worth),
                None => continue,
            },
        };
        terms.push((term.clone(), worth));
    }
    terms.sort_by(|(a, x), (b, y)| {
        y.total_cmp(x).then_with(|| in_use.count(b).cmp(&in_use.count(a))).then_with(|| a.cmp(b))
    });
    terms.truncate(TERMS);
    let mut group = exact(terms, in_use);
    if is_title(word) {
        group.weight *= 0.3;
    }
    group
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(text: &str, counts: &[(&str, i64)]) -> Plan {
        let in_use = InUse::new(counts.iter().map(|(term, count)| ((*term).to_owned(), *count)), 100_000);
        Plan::new(&Asked::read(text, "2026-11-21".parse().unwrap()), &in_use)
    }

    #[test]
    fn common_names_are_looked_up_as_pairs() {
        let fetches = plan("jhon smith", &[("john", 9_000), ("smith", 4_000), ("smyth", 40)]).fetches();
        assert_eq!(fetches[0].lists, [vec!["+john+smith".to_owned(), "+john+smyth".to_owned()]]);
        assert!(fetches.iter().all(|fetch| fetch.most <= ROWS));
    }

    #[test]
    fn a_rare_name_is_fetched_alone() {
        let fetches = plan("gwen xavier", &[("gwen", 9_000), ("xavier", 4)]).fetches();
        assert_eq!(fetches[0], Fetch::any(vec!["xavier".to_owned()], ROWS, usize::MAX));
    }

    #[test]
    fn a_common_day_is_laid_over_a_common_name_and_not_over_a_rare_one() {
        let day = ("=dob:2011-04-05", 900);
        let lists = |text: &str, name| {
            let fetches = plan(text, &[day, name]).fetches();
            fetches.into_iter().map(|fetch| fetch.lists).collect::<Vec<_>>()
        };
        let both = |name: &str| vec![vec![name.to_owned()], vec![day.0.to_owned()]];
        assert!(lists("gwen 5.4.2011", ("gwen", 9_000)).contains(&both("gwen")));
        let rare = lists("xavier 5.4.2011", ("xavier", 4));
        assert!(rare.contains(&vec![vec!["xavier".to_owned()]]) && !rare.contains(&both("xavier")), "{rare:?}");
    }

    #[test]
    fn the_rare_parts_of_a_description_are_read_at_once_and_none_is_cut_off() {
        let counts = [("gwen", 9_000), ("xavier", 4), ("zeta", 150)];
        let fetches = plan("gwen xavier zeta", &counts).wide_fetches();
        assert_eq!(fetches[0], Fetch::any(vec!["xavier".into(), "zeta".into()], 154, usize::MAX));
        let alone = |fetch: &&Fetch| fetch.lists.len() == 1 && fetch.lists[0].contains(&"xavier".to_owned());
        assert_eq!(fetches.iter().filter(alone).count(), 1, "{fetches:?}");
    }

    #[test]
    fn words_run_together_are_parted() {
        let plan = plan("gwenpuw", &[("gwen", 50), ("puw", 9)]);
        assert_eq!(plan.groups.len(), 2);
        assert_eq!(
            plan.fetches()[..2],
            [Fetch::any(vec!["puw".into()], ROWS, usize::MAX), Fetch::any(vec!["gwen".into()], ROWS, usize::MAX)]
        );
    }

    #[test]
    fn nothing_in_use_means_nothing_to_read() {
        assert!(plan("nobody atall", &[]).fetches().is_empty());
    }
}
