//! One order for names in both languages: the Welsh alphabet, with the places in which a digraph is two letters.

use icu_collator::{Collator, CollatorBorrowed, options::CollatorOptions};
use icu_locale_core::locale;
use std::sync::OnceLock;

/// Keeps two letters apart that would else be read as one; invisible, and never stored or shown.
const JOINER: char = '\u{034F}';

/// Words of North Wales's place names in which two neighbouring letters are not one letter of the alphabet, with a
/// bar where they part. Names beginning with *Llang* need no list: there *Llan* is a word of its own.
const PARTED: &[&str] = &[
    "abergwyn|gregyn",
    "an|glesey",
    "ban|gor",
    "bryn|glas",
    "bryn|golau",
    "bryn|goleu",
    "bryn|gwran",
    "bryn|gwyn",
    "caer|hun",
    "cefn|gwyn",
    "ffynnon|groew",
    "ffynnon|groyw",
    "fron|goch",
    "glan|gors",
    "glan|gwna",
    "glan|gwynan",
    "gwyn|gyll",
    "hen|goed",
    "hen|gwrt",
    "llanfairpwllgwyn|gyll",
    "llanfairpwllgwyn|gyllgogerychwyrndrobwllllantysiliogogogoch",
    "llwyn|gwern",
    "llwyn|gwril",
    "maen|gwyn",
    "mwyn|glawdd",
    "nan|gwyn",
    "pen|garn",
    "pen|gelli",
    "pen|gorffwysfa",
    "pen|groes",
    "pen|gwern",
];

/// A name's place in the one order that both languages use, as bytes to keep in a column and compare.
///
/// The order is that of the Welsh alphabet (`ch`, `dd`, `ff`, `ng`, `ll`, `ph`, `rh` and `th` are letters), then
/// accents, then capitals. Bytes made by different versions of this crate are not to be mixed in one column.
pub fn sort_key(text: &str) -> Vec<u8> {
    collate(&part(text))
}

fn collate(text: &str) -> Vec<u8> {
    static COLLATOR: OnceLock<CollatorBorrowed<'static>> = OnceLock::new();
    let collator = COLLATOR.get_or_init(|| {
        Collator::try_new(locale!("cy").into(), CollatorOptions::default()).expect("Welsh is built in")
    });
    let mut key = Vec::new();
    let Ok(()) = collator.write_sort_key_to(text, &mut key);
    key
}

/// The text with a joiner between letters that are two.
fn part(text: &str) -> String {
    let text: String = text.chars().filter(|c| *c != JOINER).collect();
    let mut parted = String::with_capacity(text.len() + 4);
    let mut rest = text.as_str();
    while let Some(start) = rest.find(char::is_alphabetic) {
        let (before, from) = rest.split_at(start);
        let (word, after) = from.split_at(from.find(|c: char| !c.is_alphabetic()).unwrap_or(from.len()));
        parted.push_str(before);
        part_word(word, &mut parted);
        rest = after;
    }
    parted.push_str(rest);
    parted
}

fn part_word(word: &str, parted: &mut String) {
    let lower = word.to_lowercase();
    let pattern = if lower.starts_with("llang") {
        Some("llan|g")
    } else {
        PARTED.iter().find(|pattern| pattern.replace('|', "") == lower).copied()
    };
    let mut marks = pattern.unwrap_or_default().chars().peekable();
    for letter in word.chars() {
        if marks.next_if_eq(&'|').is_some() {
            parted.push(JOINER);
        }
        marks.next();
        parted.push(letter);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_parted_word_needs_its_bars() {
        for pattern in PARTED {
            for (bar, _) in pattern.match_indices('|') {
                let [without, with] = ["", "\u{034F}"].map(|mark| {
                    let text = [&pattern[..bar], mark, &pattern[bar + 1..]].concat().replace('|', "");
                    collate(&text)
                });
                assert_ne!(without, with, "{pattern}");
            }
            assert_eq!(sort_key(&pattern.replace('|', "")), collate(&pattern.replace('|', "\u{034F}")), "{pattern}");
        }
        assert!(PARTED.is_sorted_by_key(|pattern| pattern.replace('|', "")), "the list is in plain order");
    }
}
