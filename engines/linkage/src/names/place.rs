//! Names of places in one form, mutated or not, in either language: Gaernarfon, Nghaernarfon and Carnarvon are Caernarfon.
//!
//! A place that the table knows is found by its name, by its other names, and by every form that the soft, nasal and
//! aspirate mutations can give it, made by rule when the table is read. A mutated form that is another place's own name
//! is left to that place (Fangor is Bangor, Fali is the Valley). A name that the table does not know is put right only
//! where its beginning can be nothing but a nasal mutation: ngh, mh and nh.

use super::fold;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

static TABLE: LazyLock<FxHashMap<Box<str>, Box<str>>> =
    LazyLock::new(|| read(include_str!("../../data/names/places.csv")));

fn read(csv: &str) -> FxHashMap<Box<str>, Box<str>> {
    let mut table: FxHashMap<Box<str>, Box<str>> = FxHashMap::default();
    let rows: Vec<(String, Vec<String>)> = csv
        .lines()
        .skip(1)
        .filter_map(|line| {
            let (name, others) = line.split_once(',')?;
            Some((together(name), others.split(';').map(together).filter(|other| !other.is_empty()).collect()))
        })
        .collect();
    for (name, others) in &rows {
        table.insert(name.as_str().into(), name.as_str().into());
        for other in others {
            table.entry(other.as_str().into()).or_insert_with(|| name.as_str().into());
        }
    }
    for (name, _) in &rows {
        mutations(name, |form| {
            table.entry(form.into()).or_insert_with(|| name.as_str().into());
        });
    }
    table
}

/// A place's name without blanks, so that Llan Festiniog and Llanfestiniog are one.
fn together(name: &str) -> String {
    fold::fold(name).replace(' ', "")
}

/// Every form that a mutation can give a folded Welsh word; none for what does not mutate.
pub fn mutations(word: &str, mut tell: impl FnMut(&str)) {
    const RULES: [(&str, &[&str]); 9] = [
        ("ll", &["l"]),
        ("rh", &["r"]),
        ("c", &["g", "ngh", "ch"]),
        ("p", &["b", "mh", "ph"]),
        ("t", &["d", "nh", "th"]),
        ("g", &["", "ng"]),
        ("b", &["f", "m"]),
        ("d", &["dd", "n"]),
        ("m", &["f"]),
    ];
    // These are letters of their own, and do not mutate.
    if ["ch", "ph", "th", "dd", "ng"].iter().any(|letter| word.starts_with(letter)) {
        return;
    }
    if let Some((from, to)) = RULES.iter().find(|(from, _)| word.starts_with(from)) {
        let rest = &word[from.len()..];
        to.iter().filter(|_| rest.len() >= 2).for_each(|start| tell(&format!("{start}{rest}")));
    }
}

/// The one form of a place's name as it was written: folded, without a preposition before it, in its Welsh form where the
/// table knows the place. Meant to be asked once for each distinct value.
pub fn place(text: &str) -> String {
    let folded = fold::fold(text);
    let mut rest = folded.as_str();
    loop {
        if let Some(found) = TABLE.get(rest.replace(' ', "").as_str()) {
            return found.to_string();
        }
        match rest.split_once(' ') {
            Some(("yn" | "yng" | "ym" | "i" | "o" | "ger" | "near" | "nr" | "in" | "at" | "from", after)) => {
                rest = after
            }
            _ => break,
        }
    }
    unmistakably_nasal(rest).unwrap_or_else(|| rest.to_owned())
}

fn unmistakably_nasal(word: &str) -> Option<String> {
    [("ngh", "c"), ("mh", "p"), ("nh", "t")]
        .iter()
        .find_map(|(from, to)| word.strip_prefix(from).filter(|rest| rest.len() >= 4).map(|rest| format!("{to}{rest}")))
}

/// Whether the table knows a place of this name, in any form.
pub fn is_known(text: &str) -> bool {
    TABLE.contains_key(together(text).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn places_however_they_are_written() {
        for (written, wanted) in [
            ("Caernarfon", "caernarfon"),
            ("Gaernarfon", "caernarfon"),
            ("yng Nghaernarfon", "caernarfon"),
            ("o Gaernarfon", "caernarfon"),
            ("CARNARVON", "caernarfon"),
            ("ym Mangor", "bangor"),
            ("i Fangor", "bangor"),
            ("Holyhead", "caergybi"),
            ("Nghaergybi", "caergybi"),
            ("Denbigh", "dinbych"),
            ("Ninbych", "dinbych"),
            ("Ddinbych", "dinbych"),
            ("Rhuthun", "rhuthun"),
            ("Ruthin", "rhuthun"),
            ("Wrecsam", "wrecsam"),
            ("Wrexham", "wrecsam"),
            ("Lanrwst", "llanrwst"),
            ("ym Mhwllheli", "pwllheli"),
            ("Bwllheli", "pwllheli"),
            ("Dolgelley", "dolgellau"),
            ("Nolgellau", "dolgellau"),
            ("near Mold", "yrwyddgrug"),
            ("Nhreuddyn", "treuddyn"),
            ("Nghwm Anhysbys", "cwm anhysbys"),
            ("Chester", "caer"),
            ("Leeds", "leeds"),
            ("", ""),
        ] {
            assert_eq!(place(written), wanted, "{written}");
        }
        assert!(is_known("Ngwynedd") && !is_known("Atlantis"));
    }

    #[test]
    fn no_place_is_lost_to_the_mutation_of_another() {
        for line in include_str!("../../data/names/places.csv").lines().skip(1) {
            let (name, others) = line.split_once(',').expect("two columns");
            assert_eq!(place(name), together(name), "{line}");
            for other in others.split(';').filter(|other| !other.is_empty()) {
                assert_eq!(place(other), together(name), "{line}");
            }
        }
    }

    proptest! {
        #[test]
        fn any_text_has_one_form(text in any::<String>()) {
            let once = place(&text);
            prop_assert_eq!(place(&once), once.clone());
        }
    }
}
