//! Vehicles, telephones, accounts and places, by exact and near keys whose weights are stated in
//! `catalogues/linkage/things.json`, and references that another organisation gave.

use super::weighed::Weighed;
use crate::{
    likeness::{contacts, fold, places, plates},
    words::{RecordDetails, RecordKind},
};
use linkage::{Agreement, Explanation, Part, Values};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Bits by level, and what two things start from.
#[derive(serde::Deserialize)]
struct Stated {
    #[serde(default)]
    start: f64,
    #[serde(flatten)]
    comparisons: BTreeMap<String, BTreeMap<String, f64>>,
}
#[derive(serde::Deserialize)]
struct AllStated {
    person: Stated,
    vehicle: Stated,
    phone: Stated,
    account: Stated,
    place: Stated,
}

static STATED: LazyLock<AllStated> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../../../catalogues/linkage/things.json"))
        .expect("the stated weights are whole")
});

/// A comparison: what stands on both sides, and the level that is reached.
struct Compared {
    name: &'static str,
    left: String,
    right: String,
    /// The level, how it agrees, and how often its weight counts.
    level: Option<(&'static str, Agreement)>,
    more: f64,
}

const SAME: (&str, Agreement) = ("same", Agreement::Same);
const DIFFERS: (&str, Agreement) = ("differs", Agreement::Differs);
const fn near(level: &'static str) -> (&'static str, Agreement) {
    (level, Agreement::Near)
}

/// Compares two values that are there; where one is missing nothing is said.
fn compare(
    name: &'static str,
    left: &[String],
    right: &[String],
    level: impl Fn(&str, &str) -> (&'static str, Agreement),
) -> Compared {
    let pairs = left.iter().flat_map(|l| right.iter().map(move |r| (l, r)));
    // The best of all pairs counts: agencies hold several numbers, of which one is the old one.
    let best = pairs.map(|(l, r)| (level(l, r), l, r)).min_by_key(|((_, agreement), l, r)| match agreement {
        Agreement::Same => 0,
        Agreement::Near if l == r => 1,
        Agreement::Near => 2,
        Agreement::Differs | Agreement::Missing => 3,
    });
    let first = |texts: &[String]| texts.first().cloned().unwrap_or_default();
    match best {
        Some((level, l, r)) => Compared { name, left: l.clone(), right: r.clone(), level: Some(level), more: 0.0 },
        None => Compared { name, left: first(left), right: first(right), level: None, more: 0.0 },
    }
}

fn one(text: &Option<String>) -> Vec<String> {
    text.iter().cloned().collect()
}

fn all(texts: &[String], read: fn(&str) -> Option<String>) -> Vec<String> {
    texts.iter().filter_map(|text| read(text)).collect()
}

fn slip(left: &str, right: &str) -> bool {
    linkage::similarity::edits(left.as_bytes(), right.as_bytes(), 1).is_some()
}

/// Weighs two things of one kind.
pub(super) fn weigh(a: &RecordDetails, b: &RecordDetails) -> Weighed {
    let (stated, compared) = match a.kind {
        RecordKind::Vehicle => (&STATED.vehicle, vehicle(a, b)),
        RecordKind::Phone => (&STATED.phone, vec![phone(a, b)]),
        RecordKind::Account => (&STATED.account, account(a, b)),
        RecordKind::Place => (&STATED.place, place(a, b)),
        RecordKind::Person => (&STATED.person, Vec::new()),
    };
    let parts: Vec<Part> = compared.into_iter().filter_map(|compared| part(stated, compared)).collect();
    let bits = stated.start + parts.iter().map(|part| part.bits).sum::<f64>();
    let probability = linkage::probability(bits * std::f64::consts::LN_2);
    Weighed::new(Explanation { probability, bits, start: stated.start, parts })
}

fn part(stated: &Stated, compared: Compared) -> Option<Part> {
    if compared.left.is_empty() && compared.right.is_empty() {
        return None;
    }
    let (level, agreement) = compared.level.unwrap_or(("not known", Agreement::Missing));
    let weights = stated.comparisons.get(compared.name);
    let weight = |level: &str| weights.and_then(|weights| weights.get(level)).copied().unwrap_or(0.0);
    let bits = weight(level) + if compared.more > 0.0 { compared.more * weight("each_known_place") } else { 0.0 };
    let values =
        vec![Values { field: compared.name.to_owned(), left: compared.left, right: compared.right, shared_by: None }];
    Some(Part { comparison: compared.name.to_owned(), agreement, level: level.to_owned(), bits, values })
}

fn vehicle(a: &RecordDetails, b: &RecordDetails) -> Vec<Compared> {
    let mut plate = compare("plate", &one(&a.vehicle_plate), &one(&b.vehicle_plate), plates_stand);
    if matches!(plate.level, Some(("fits", _))) {
        let known = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).count();
        plate.more = known(&plate.left).min(known(&plate.right)) as f64;
    }
    let words = |left: &str, right: &str| {
        let (left, right) = (fold::words(left), fold::words(right));
        match left == right {
            true => SAME,
            false if left.iter().any(|word| right.contains(word)) => near("shared_word"),
            false => DIFFERS,
        }
    };
    let colour = |left: &str, right: &str| if colour_of(left) == colour_of(right) { SAME } else { DIFFERS };
    vec![
        plate,
        compare("make", &one(&a.vehicle_make), &one(&b.vehicle_make), words),
        compare("colour", &one(&a.vehicle_colour), &one(&b.vehicle_colour), colour),
    ]
}

fn plates_stand(left: &str, right: &str) -> (&'static str, Agreement) {
    let whole = |text: &str| linkage::names::plate::plate(text).filter(|plate| plate.as_str().len() >= 5);
    match (whole(left), whole(right)) {
        (Some(a), Some(b)) if a == b => return SAME,
        (Some(a), Some(b)) if a.look_alike() == b.look_alike() => return near("look_alike"),
        (Some(a), Some(b)) if slip(a.as_str(), b.as_str()) => return near("one_slip"),
        _ => {}
    }
    let fits = |seen: &str, of: &str| {
        let whole = plates::plate(of);
        plates::PartialPlate::read(seen).zip(whole).is_some_and(|(seen, whole)| seen.fits(&whole))
    };
    if fits(left, right) || fits(right, left) { near("fits") } else { DIFFERS }
}

/// Colours in both languages as one word; grey and silver look alike at night.
fn colour_of(text: &str) -> String {
    let folded = fold::plain(text);
    let known = [
        ("silver", ["silver", "arian", "grey", "gray", "llwyd"].as_slice()),
        ("black", &["black", "du"]),
        ("white", &["white", "gwyn"]),
        ("red", &["red", "coch"]),
        ("blue", &["blue", "glas"]),
        ("green", &["green", "gwyrdd"]),
        ("yellow", &["yellow", "melyn"]),
        ("brown", &["brown", "brown"]),
    ];
    let word = |text: &str| known.iter().find(|(_, words)| words.contains(&text)).map(|(name, _)| (*name).to_owned());
    fold::words(&folded).iter().find_map(|text| word(text)).unwrap_or(folded)
}

fn phone(a: &RecordDetails, b: &RecordDetails) -> Compared {
    let stands = |left: &str, right: &str| match left == right {
        true => SAME,
        false if slip(left, right) => near("one_slip"),
        false => DIFFERS,
    };
    compare("phone", &all(&a.phones, contacts::phone), &all(&b.phones, contacts::phone), stands)
}

fn account(a: &RecordDetails, b: &RecordDetails) -> Vec<Compared> {
    let platform = |left: &str, right: &str| {
        if fold::run_together(left) == fold::run_together(right) { SAME } else { DIFFERS }
    };
    let now = |details: &RecordDetails| details.account_handle.as_deref().and_then(contacts::handle_only);
    // Names that the account had before are kept as other names.
    let before = |details: &RecordDetails| -> Vec<String> {
        details.known_as.iter().flat_map(|text| text.split(',')).filter_map(contacts::handle_only).collect()
    };
    let ever = |details: &RecordDetails| now(details).into_iter().chain(before(details)).collect::<Vec<_>>();
    let (now_a, now_b) = (now(a), now(b));
    let handle = compare("handle", &ever(a), &ever(b), |left, right| {
        let are_now = now_a.as_deref() == Some(left) && now_b.as_deref() == Some(right);
        match left == right {
            true if are_now => SAME,
            true => near("former"),
            false if are_now && left.len() > 4 && slip(left, right) => near("one_slip"),
            false => DIFFERS,
        }
    });
    let exact = |left: &str, right: &str| if left == right { SAME } else { DIFFERS };
    vec![
        compare("platform", &one(&a.account_platform), &one(&b.account_platform), platform),
        handle,
        compare("email", &all(&a.emails, contacts::email), &all(&b.emails, contacts::email), exact),
        compare("phone", &all(&a.phones, contacts::phone), &all(&b.phones, contacts::phone), exact),
    ]
}

fn place(a: &RecordDetails, b: &RecordDetails) -> Vec<Compared> {
    let exact = |left: &str, right: &str| if left == right { SAME } else { DIFFERS };
    let alike = |left: &str, right: &str| match places::address_agreement(left, right) {
        same if same >= 0.97 => SAME,
        close if close >= 0.6 => near("similar"),
        _ => DIFFERS,
    };
    let code = |left: &str, right: &str| {
        let tidy = |text: &str| places::postcode(text).unwrap_or_else(|| fold::run_together(text));
        let (left, right) = (tidy(left), tidy(right));
        match left == right {
            true => SAME,
            false if slip(&left, &right) => near("one_slip"),
            false if left.get(..5) == right.get(..5) => near("same_part_of_the_town"),
            false => DIFFERS,
        }
    };
    let uprn = compare("uprn", &uprns(a), &uprns(b), exact);
    let known = uprn.level.is_some();
    let rest = [
        compare("place_name", &one(&a.place_name), &one(&b.place_name), alike),
        compare("address", &a.addresses, &b.addresses, alike),
        compare("postcode", &one(&a.postcode), &one(&b.postcode), code),
    ];
    // The unique number says it all; how the address is written adds nothing.
    let quiet = |mut compared: Compared| {
        compared.level = compared.level.filter(|_| !known);
        compared
    };
    std::iter::once(uprn).chain(rest.map(quiet)).collect()
}

/// Unique property reference numbers, which are kept as references.
fn uprns(details: &RecordDetails) -> Vec<String> {
    let named = details.identifiers.iter().filter(|identifier| fold::run_together(&identifier.scheme) == "uprn");
    named.map(|identifier| fold::digits(&identifier.value).trim_start_matches('0').to_owned()).collect()
}

/// Adds to an explanation that both carry one reference. That references differ says nothing: each organisation has its own.
pub(super) fn add_references(explanation: &mut Explanation, a: &RecordDetails, b: &RecordDetails) {
    let of = |details: &RecordDetails| -> Vec<String> {
        let told = |identifier: &crate::Identifier| {
            format!("{} {}", fold::run_together(&identifier.scheme), fold::run_together(&identifier.value))
        };
        details.identifiers.iter().map(told).collect()
    };
    let (left, right) = (of(a), of(b));
    let Some(shared) = left.iter().find(|reference| right.contains(reference)) else { return };
    let compared =
        Compared { name: "reference", left: shared.clone(), right: shared.clone(), level: Some(SAME), more: 0.0 };
    if let Some(part) = part(&STATED.person, compared) {
        explanation.bits += part.bits;
        explanation.probability = linkage::probability(explanation.bits * std::f64::consts::LN_2);
        explanation.parts.push(part);
    }
}
