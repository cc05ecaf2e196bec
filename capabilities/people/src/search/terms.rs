//! The terms under which a record is kept.

use crate::{
    likeness::{contacts, edits, fold, names, numbers, places, plates, sound},
    words::RecordDetails,
};
use kernel::UncertainDate;

/// A record's terms, without doubles, names first. Bare words are names; a mark begins with `=` and says what it is.
pub fn terms(details: &RecordDetails) -> Vec<String> {
    let mut terms: Vec<String> = Vec::new();
    let mut add = |term: String| {
        if term.len() <= 80 && !terms.contains(&term) {
            terms.push(term);
        }
    };
    for text in
        [&details.given_names, &details.family_name, &details.known_as, &details.place_name].into_iter().flatten()
    {
        names::name_words(text).into_iter().for_each(&mut add);
    }
    match details.date_of_birth {
        Some(UncertainDate::Day(day)) => add(format!("=dob:{day}")),
        Some(other) => {
            if let Some((from, to)) = other.bounds() {
                (from.year()..=to.year()).take(3).for_each(|year| add(format!("=born:{year}")));
            }
        }
        None => {}
    }
    if let Some(UncertainDate::Day(day)) = details.date_of_birth {
        add(format!("=born:{}", day.year()));
    }
    if let Some(code) = details.postcode.as_deref().and_then(places::postcode) {
        add(format!("=area:{}", places::outward(&code)));
        add(format!("=post:{code}"));
    }
    for word in details.town.iter().flat_map(|town| fold::words(town)) {
        add(format!("=in:{word}"));
    }
    for address in &details.addresses {
        places::address_words(address).into_iter().for_each(|word| add(format!("=in:{word}")));
    }
    for phone in details.phones.iter().filter_map(|text| contacts::phone(text)) {
        contacts::phone_runs(&phone).into_iter().for_each(|run| add(format!("=run:{run}")));
        add(format!("=tel:{phone}"));
    }
    details.emails.iter().filter_map(|text| contacts::email(text)).for_each(|email| add(format!("=mail:{email}")));
    if let Some(handle) = details.account_handle.as_deref().and_then(contacts::handle_only) {
        add(format!("=handle:{handle}"));
    }
    for word in [&details.vehicle_make, &details.vehicle_colour, &details.account_platform].into_iter().flatten() {
        fold::words(word).into_iter().for_each(|word| add(format!("=is:{word}")));
    }
    if let Some(plate) = details.vehicle_plate.as_deref().and_then(plates::plate) {
        plates::plate_pairs(&plate).into_iter().for_each(|pair| add(format!("=pair:{pair}")));
        add(format!("=plate:{plate}"));
    }
    if let Some(number) = &details.nhs_number {
        add(format!("=ref:{}", numbers::nhs_number(number).unwrap_or_else(|| fold::run_together(number))));
    }
    let references = details.upn.iter().chain(details.identifiers.iter().map(|identifier| &identifier.value));
    references
        .map(|text| fold::run_together(text))
        .filter(|text| !text.is_empty())
        .for_each(|text| add(format!("=ref:{text}")));
    terms
}

/// Two words of one name as a term, whichever stands first: two common names together are rare.
pub(super) fn pair(a: &str, b: &str) -> Option<String> {
    match a.cmp(b) {
        std::cmp::Ordering::Less => Some(format!("+{a}+{b}")),
        std::cmp::Ordering::Greater => Some(format!("+{b}+{a}")),
        std::cmp::Ordering::Equal => None,
    }
}

/// The pairs of a record's first six name words, which the index keeps beside its terms.
pub fn pairs<'t>(terms: impl IntoIterator<Item = &'t str>) -> Vec<String> {
    let words: Vec<&str> =
        terms.into_iter().filter(|term| !term.starts_with('=') && !term.is_empty()).take(6).collect();
    let mut pairs = Vec::new();
    for (at, one) in words.iter().enumerate() {
        pairs.extend(words[at + 1..].iter().filter_map(|other| pair(one, other)));
    }
    pairs
}

/// The keys under which a name word can be found when it is mistyped or spelt by ear. Marks have none.
pub fn near_keys(term: &str) -> Vec<String> {
    if term.starts_with('=') {
        return Vec::new();
    }
    let mut keys = edits::with_one_left_out(term);
    keys.extend(sound::sound_key(term).map(|key| format!("~{key}")));
    keys
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Identifier, RecordKind};

    #[test]
    fn a_child_is_kept_under_names_birth_home_and_numbers() {
        let details = RecordDetails {
            given_names: Some("Siân".into()),
            family_name: Some("Lloyd-Jones".into()),
            date_of_birth: "2011-04-05".parse().ok(),
            postcode: Some("ll57 2dg".into()),
            town: Some("Bangor".into()),
            phones: vec!["07700 900123".into()],
            nhs_number: Some("943 476 5919".into()),
            identifiers: vec![Identifier { scheme: "case".into(), value: "WR/2026-17".into() }],
            ..RecordDetails::default()
        };
        let kept = terms(&details);
        for term in [
            "sian",
            "lloyd",
            "jones",
            "=dob:2011-04-05",
            "=post:ll572dg",
            "=in:bangor",
            "=run:900123",
            "=ref:9434765919",
            "=ref:wr202617",
        ] {
            assert!(kept.contains(&term.to_owned()), "{term} in {kept:?}");
        }
    }

    #[test]
    fn a_car_is_kept_under_its_plate_and_pairs() {
        let car = RecordDetails {
            kind: RecordKind::Vehicle,
            vehicle_plate: Some("CX99 4BZ".into()),
            ..RecordDetails::default()
        };
        assert_eq!(terms(&car).last().map(String::as_str), Some("=plate:CX994BZ"));
        assert!(near_keys("=plate:CX994BZ").is_empty());
        assert!(near_keys("sian").contains(&"sia".to_owned()));
        assert!(near_keys("sian").contains(&"~sn".to_owned()));
    }
}
