//! Measures an import and searches on a real database: how long they take, and how often the person is found.
//!
//! `cargo run --release -p people --example search_speed -- FILE.csv [COPIES [postgres://…]]`: the file as for
//! `search_recall`; with copies, each record is added so many times under changed names, so that the register grows.

#[path = "../tests/house/mod.rs"]
mod house;

use house::{AGENCY, house, house_at, staff};
use kernel::Chance;
use people::{
    RecordDetails,
    commands::{self, NewRecord},
    queries::{self, Scope, Search},
};
use std::{collections::HashMap, time::Instant};
use vocabulary::RecordId;

#[tokio::main]
async fn main() {
    let path = std::env::args().nth(1).expect("the path of a spreadsheet");
    let copies: usize = std::env::args().nth(2).and_then(|n| n.parse().ok()).unwrap_or(1);
    let rows = read(&path);
    let house = match std::env::args().nth(3) {
        Some(server) => {
            let folder = tempfile::tempdir().expect("a folder").keep();
            house_at(&folder, store::Address::Server(server, None)).await
        }
        None => house("speed").await,
    };
    let desk = staff("desk", AGENCY[0], &["duty_worker"]);
    let start = Instant::now();
    let mut clusters: HashMap<RecordId, String> = HashMap::new();
    for copy in 0..copies {
        for run in rows.chunks(500) {
            let batch =
                run.iter().map(|row| NewRecord { key: format!("{copy} {}", row.key), details: row.details(copy) });
            let added = commands::add_records(&house, &desk, AGENCY[0], None, batch.collect()).await.expect("added");
            clusters.extend(added.iter().zip(run).map(|(added, row)| (added.id(), format!("{copy} {}", row.cluster))));
        }
    }
    println!("added {} in {:.1} s", rows.len() * copies, start.elapsed().as_secs_f64());
    let (scope, permit) = Scope::widest(&house, &desk).expect("permitted");
    let chance = Chance::seeded(11);
    let (mut hits, mut times) = (0, Vec::new());
    let named: Vec<&Row> = rows.iter().filter(|row| row.name.len() > 2).collect();
    for _ in 0..1_000 {
        let wanted = chance.pick(&named);
        let typed = mistyped(&wanted.name, &chance);
        let mut reader = house.look(&permit, "").await.expect("looked");
        let start = Instant::now();
        let search = Search { text: typed.clone(), ..Search::default() };
        let found = queries::search(&mut reader, scope, desk.now.date(), &search).await.expect("searched");
        times.push((start.elapsed().as_secs_f64() * 1_000.0, typed));
        let wanted = format!("0 {}", wanted.cluster);
        hits += usize::from(found.rows.iter().take(10).any(|row| clusters.get(&row.id) == Some(&wanted)));
    }
    times.sort_by(|a, b| a.0.total_cmp(&b.0));
    println!("found {hits} of 1000; ms: p50 {:.1} p90 {:.1} p99 {:.1}", times[500].0, times[900].0, times[990].0);
    times.iter().rev().take(12).for_each(|(ms, typed)| println!("  {ms:.1} {typed}"));
}

struct Row {
    key: String,
    cluster: String,
    name: String,
    given: String,
    family: String,
}

impl Row {
    /// A copy keeps common words of a name and changes its rarer end, as other families would have it.
    fn details(&self, copy: usize) -> RecordDetails {
        let some = |text: String| Some(text).filter(|text| !text.is_empty());
        let family =
            if copy == 0 || self.family.len() < 8 { self.family.clone() } else { format!("{}{copy}x", self.family) };
        let known = if copy == 0 { self.name.clone() } else { String::new() };
        RecordDetails {
            given_names: some(self.given.clone()),
            family_name: some(family),
            known_as: some(known),
            ..RecordDetails::default()
        }
    }
}

fn mistyped(name: &str, chance: &Chance) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let at = chance.below(letters.len() - 1);
    let other = char::from(b'a' + u8::try_from(chance.below(26)).unwrap_or(0));
    match chance.below(4) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, other),
        2 => letters[at] = other,
        _ => letters.swap(at, at + 1),
    }
    letters.into_iter().collect()
}

fn read(path: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(path).expect("a readable file");
    let head = reader.headers().expect("a first line").clone();
    let column = |name: &str| head.iter().position(|h| h == name).unwrap_or_else(|| panic!("no column {name}"));
    let [key, cluster, name, given, family] =
        ["unique_id", "cluster", "full_name", "first_name", "surname"].map(column);
    reader
        .records()
        .map(|row| {
            let row = row.expect("a row");
            let text = |at: usize| row.get(at).unwrap_or_default().to_owned();
            Row { key: text(key), cluster: text(cluster), name: text(name), given: text(given), family: text(family) }
        })
        .filter(|row| !(row.given.is_empty() && row.family.is_empty()))
        .collect()
}
