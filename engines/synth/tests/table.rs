//! The table as others see it.

use std::collections::{HashMap, HashSet};
use synth::{HEADER, KINDS, Kinds, Rates, Row, Settings, rows, write};

fn text(settings: &Settings) -> String {
    let mut out = Vec::new();
    write(settings, &mut out).expect("memory can be written to");
    String::from_utf8(out).expect("the table is UTF-8")
}

fn lines(text: &str) -> Vec<Vec<&str>> {
    text.lines().skip(1).map(|line| line.split(',').collect()).collect()
}

#[test]
fn a_seed_repeats_and_another_does_not() {
    let one = text(&Settings::new(3000, 5));
    assert_eq!(one, text(&Settings::new(3000, 5)));
    assert_ne!(one, text(&Settings::new(3000, 6)));
}

#[test]
fn as_many_rows_as_asked_for_each_with_every_column() {
    for records in [0, 1, 777] {
        let text = text(&Settings::new(records, 1));
        assert_eq!(text.lines().next(), HEADER.lines().next());
        let lines = lines(&text);
        assert_eq!(lines.len() as u64, records);
        for (number, line) in lines.iter().enumerate() {
            assert_eq!(line.len(), HEADER.split(',').count(), "{line:?}");
            assert_eq!(line[0], number.to_string());
            assert!(!line.iter().any(|value| value.contains('"') || *value != value.trim()), "{line:?}");
        }
    }
}

#[test]
fn small_waves_hold_the_same_records() {
    let whole = Settings::new(4000, 9);
    let waves = Settings { wave: 700, ..whole.clone() };
    let without_number = |text: &str| -> HashSet<String> {
        text.lines().skip(1).filter_map(|line| line.split_once(',')).map(|(_, rest)| rest.to_owned()).collect()
    };
    let (one, many) = (text(&whole), text(&waves));
    assert_eq!(one.lines().count(), many.lines().count());
    let (one, many) = (without_number(&one), without_number(&many));
    // Only the last household can be cut at another place.
    assert!(one.difference(&many).count() < 40, "{}", one.difference(&many).count());
}

#[test]
fn rows_in_order_are_the_same_records() {
    let settings = Settings::new(500, 2);
    let inside: HashSet<(u64, String, u32)> = rows(&settings).map(|row| (row.cluster, row.dob, row.err.0)).collect();
    let written = text(&settings);
    let outside: HashSet<(u64, String, u32)> = lines(&written)
        .iter()
        .map(|line| (line[9].parse().unwrap(), line[4].to_owned(), line[11].parse().unwrap()))
        .collect();
    assert_eq!(inside, outside);
}

#[test]
fn without_mistakes_a_person_is_always_the_same() {
    let settings = Settings { rates: Rates::none(), ..Settings::new(5000, 3) };
    let mut people: HashMap<u64, Row> = HashMap::new();
    let mut again = 0;
    for row in rows(&settings) {
        assert!(row.err.is_clean(), "{row:?}");
        let tight = |text: &str| text.replace([' ', '-'], "").to_lowercase();
        if let Some(other) = people.get(&row.cluster) {
            again += 1;
            assert_eq!((&row.dob, row.sex), (&other.dob, other.sex));
            assert_eq!(tight(&row.given_name), tight(&other.given_name));
            assert_eq!(tight(&row.surname), tight(&other.surname));
            assert_eq!(tight(&row.postcode), tight(&other.postcode));
            assert_eq!(row.phone[row.phone.len() - 3..], other.phone[other.phone.len() - 3..]);
        } else {
            people.insert(row.cluster, row);
        }
    }
    assert!(again > 1000, "{again}");
}

#[test]
fn every_kind_of_mistake_happens_and_says_what_it_says() {
    let all: Vec<Row> = rows(&Settings::new(60_000, 4)).collect();
    for (name, kind, _) in KINDS {
        assert!(all.iter().filter(|row| row.err.has(kind)).count() >= 20, "{name} hardly ever happens");
    }
    let clean = all.iter().filter(|row| row.err.is_clean()).count();
    assert!((20_000..32_000).contains(&clean), "{clean}");
    for row in &all {
        assert_eq!(row.dob.is_empty(), row.err.has(Kinds::DOB_MISSING), "{row:?}");
        let named = row.err.has(Kinds(Kinds::GIVEN_MISSING.0 | Kinds::SWAPPED_NAMES.0));
        assert!(!row.given_name.is_empty() || named, "{row:?}");
        assert!(!row.phone.is_empty() && !row.postcode.is_empty() || row.err.has(Kinds::MISSING), "{row:?}");
        assert!(!row.err.has(Kinds::DOB_JAN1) || row.dob.ends_with("-01-01"), "{row:?}");
    }
}

#[test]
fn homes_hold_brothers_sisters_twins_and_strangers() {
    let settings = Settings { rates: Rates::none(), ..Settings::new(30_000, 8) };
    let mut homes: HashMap<u64, HashMap<u64, Row>> = HashMap::new();
    for row in rows(&settings) {
        homes.entry(row.household).or_default().insert(row.cluster, row);
    }
    let (mut twins, mut namesakes, mut strangers, mut shared_phones) = (0, 0, 0, 0);
    for home in homes.values() {
        let people: Vec<&Row> = home.values().collect();
        strangers += usize::from(people.len() > 8);
        for (at, a) in people.iter().enumerate() {
            for b in &people[..at] {
                let family = a.surname.to_lowercase() == b.surname.to_lowercase();
                twins += usize::from(a.dob == b.dob && family);
                namesakes +=
                    usize::from(family && a.dob != b.dob && a.given_name.to_lowercase() == b.given_name.to_lowercase());
                shared_phones += usize::from(a.phone == b.phone);
            }
        }
    }
    assert!(
        twins > 20 && namesakes > 20 && strangers > 5 && shared_phones > 1000,
        "{twins} {namesakes} {strangers} {shared_phones}"
    );
}
