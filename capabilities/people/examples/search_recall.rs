//! Measures how often a search with one typing error finds the person, over a spreadsheet that says who is who.
//!
//! `cargo run -p people --example search_recall -- FILE.csv`, where the file has the columns `cluster`, `full_name`,
//! `first_name`, `surname` and `first_and_surname`. Everything is held in memory; no database takes part.

use kernel::Chance;
use people::{
    RecordDetails,
    search::{Asked, Candidate, InUse, Plan, near_keys, pairs, rank, terms},
};
use std::collections::{HashMap, HashSet};

struct Kept {
    cluster: String,
    name: String,
    terms: Vec<String>,
    pairs: Vec<String>,
}

fn main() {
    let path = std::env::args().nth(1).expect("the path of a spreadsheet");
    let full = std::env::args().nth(2).as_deref() != Some("short");
    let kept = read(&path, full);
    let mut postings: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, record) in kept.iter().enumerate() {
        record.terms.iter().chain(&record.pairs).for_each(|term| postings.entry(term).or_default().push(at));
    }
    let mut near: HashMap<String, Vec<&str>> = HashMap::new();
    for term in postings.keys().filter(|term| !term.starts_with('+')) {
        near_keys(term).into_iter().for_each(|key| near.entry(key).or_default().push(term));
    }
    println!("records {} terms {} near {}", kept.len(), postings.len(), near.values().map(Vec::len).sum::<usize>());
    for seed in 1..=5 {
        measure(&kept, &postings, &near, &Chance::seeded(seed));
    }
}

fn measure(kept: &[Kept], postings: &HashMap<&str, Vec<usize>>, near: &HashMap<String, Vec<&str>>, chance: &Chance) {
    let named: Vec<usize> = (0..kept.len()).filter(|at| kept[*at].name.len() > 2).collect();
    let (mut hits, mut missed) = (0, Vec::new());
    for _ in 0..200 {
        let wanted = &kept[*chance.pick(&named)];
        let typed = mistyped(&wanted.name, chance);
        let asked = Asked::read(&typed, "2026-11-21".parse().expect("a date"));
        let mut in_use: HashSet<&str> = HashSet::new();
        for key in asked.near_keys() {
            in_use.extend(near.get(&key).into_iter().flatten().copied());
        }
        let exact = asked.terms();
        in_use.extend(exact.iter().map(String::as_str).filter(|term| postings.contains_key(term)));
        let counts = in_use.iter().map(|term| ((*term).to_owned(), postings[term].len() as i64));
        let plan = Plan::new(&asked, &InUse::new(counts, kept.len() as i64));
        let mut found: Vec<usize> = Vec::new();
        for fetch in plan.fetches() {
            if found.len() >= fetch.unless {
                continue;
            }
            let one = |list: &[String]| -> HashSet<usize> {
                list.iter().filter_map(|term| postings.get(term.as_str())).flatten().copied().collect()
            };
            let mut sets = fetch.lists.iter().map(|list| one(list));
            let first = sets.next().unwrap_or_default();
            let mut both: Vec<usize> =
                sets.fold(first, |a, b| a.intersection(&b).copied().collect()).into_iter().collect();
            both.sort_unstable();
            both.truncate(usize::try_from(fetch.most).unwrap_or(0));
            found.extend(both);
        }
        let candidates: Vec<Candidate<usize>> = found
            .iter()
            .map(|at| Candidate {
                id: *at,
                terms: kept[*at].terms.join(" "),
                sort_key: kept[*at].name.clone().into_bytes(),
            })
            .collect();
        let ranked = rank(&plan, &candidates, 0.45);
        if ranked.iter().take(10).any(|found| kept[found.id].cluster == wanted.cluster) {
            hits += 1;
        } else {
            let first = ranked.first().map_or("-", |found| kept[found.id].name.as_str());
            missed.push(format!("{} | {} | {} of {} | first: {first}", wanted.name, typed, ranked.len(), found.len()));
        }
    }
    println!("found {hits} of 200");
    missed.iter().for_each(|line| println!("  {line}"));
}

fn mistyped(name: &str, chance: &Chance) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let at = chance.below(letters.len() - 1);
    let other = char::from(b'a' + u8::try_from(chance.below(26)).unwrap_or(0));
    match chance.below(4) {
        0 => {
            letters.remove(at);
        }
        1 => letters.insert(at, other),
        2 => letters[at] = other,
        _ => letters.swap(at, at + 1),
    }
    letters.into_iter().collect()
}

fn read(path: &str, full: bool) -> Vec<Kept> {
    let mut reader = csv::Reader::from_path(path).expect("a readable file");
    let head = reader.headers().expect("a first line").clone();
    let column = |name: &str| head.iter().position(|h| h == name).unwrap_or_else(|| panic!("no column {name}"));
    let [cluster, whole, first, last, short] =
        ["cluster", "full_name", "first_name", "surname", "first_and_surname"].map(column);
    reader
        .records()
        .map(|row| {
            let row = row.expect("a row");
            let text = |at: usize| row.get(at).unwrap_or_default().to_owned();
            let some = |at: usize| Some(text(at)).filter(|text| !text.is_empty());
            let details = RecordDetails {
                given_names: some(first),
                family_name: some(last),
                known_as: some(whole),
                ..RecordDetails::default()
            };
            let terms = terms(&details);
            let pairs = pairs(terms.iter().map(String::as_str));
            Kept { cluster: text(cluster), name: text(if full { whole } else { short }), terms, pairs }
        })
        .collect()
}
