//! What a record says, as the columns that the engine reads.

use crate::{
    likeness::{contacts, fold, numbers},
    words::RecordDetails,
};
use kernel::UncertainDate;
use std::collections::BTreeMap;

/// The columns of a table of people, in their order: of a training table too.
pub const NAMES: [&str; 13] = [
    "record",
    "agency",
    "given",
    "known_as",
    "family",
    "born",
    "postcode",
    "phone",
    "phones",
    "nhs_number",
    "upn",
    "email",
    "sex",
];

/// The columns of one description; what is not known is left out. The record's name and agency are not among them.
pub fn of(details: &RecordDetails) -> BTreeMap<String, String> {
    let phones: Vec<String> = details.phones.iter().map(|text| phone(text)).collect();
    let number = |text: &Option<String>, read: fn(&str) -> Option<String>| {
        text.as_deref().map(|text| read(text).unwrap_or_else(|| fold::run_together(text)))
    };
    let columns = [
        ("given", details.given_names.clone()),
        ("known_as", details.known_as.clone()),
        ("family", details.family_name.clone()),
        ("born", details.date_of_birth.and_then(born)),
        ("postcode", details.postcode.as_deref().map(postcode)),
        ("phone", phones.first().cloned()),
        ("phones", Some(phones.join(" "))),
        ("nhs_number", number(&details.nhs_number, numbers::nhs_number)),
        ("upn", number(&details.upn, numbers::upn)),
        ("email", details.emails.first().map(|text| contacts::email(text).unwrap_or_default())),
        ("sex", details.sex.as_deref().and_then(sex).map(str::to_owned)),
    ];
    let known = columns.into_iter().filter_map(|(name, text)| text.map(|text| (name.to_owned(), text)));
    known.filter(|(_, text)| !text.is_empty()).collect()
}

/// A date as far as it is known: `2011-04-05`, `2011-04`, `2011`.
fn born(date: UncertainDate) -> Option<String> {
    match date {
        UncertainDate::Day(day) => Some(day.to_string()),
        UncertainDate::Month(year, month) => Some(format!("{year:04}-{month:02}")),
        UncertainDate::Year(year) => Some(format!("{year:04}")),
        other => {
            other.bounds().filter(|(from, to)| from.year() == to.year()).map(|(from, _)| format!("{:04}", from.year()))
        }
    }
}

fn phone(text: &str) -> String {
    contacts::phone(text).map_or_else(|| fold::digits(text), |full| full.trim_start_matches('+').to_owned())
}

fn postcode(text: &str) -> String {
    linkage::names::contact::postcode(text).map_or_else(|| text.to_owned(), |code| code.as_str().to_owned())
}

/// Female or male, in either language, as far as it is said.
fn sex(text: &str) -> Option<&'static str> {
    match fold::plain(text).trim() {
        "f" | "female" | "girl" | "woman" | "benyw" | "b" | "merch" | "menyw" => Some("f"),
        "m" | "male" | "boy" | "man" | "gwryw" | "g" | "bachgen" | "dyn" => Some("m"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_the_same_everywhere() {
        let details = RecordDetails {
            given_names: Some("Siân".into()),
            date_of_birth: "2011-04".parse().ok(),
            phones: vec!["07700 900123".into(), "+44 1632 960123".into()],
            nhs_number: Some("943 476 5919".into()),
            postcode: Some("ll57 2dg".into()),
            sex: Some("Benyw".into()),
            ..RecordDetails::default()
        };
        let columns = of(&details);
        let wanted = [
            ("born", "2011-04"),
            ("given", "Siân"),
            ("nhs_number", "9434765919"),
            ("phone", "447700900123"),
            ("phones", "447700900123 441632960123"),
            ("postcode", "LL572DG"),
            ("sex", "f"),
        ];
        assert_eq!(columns.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect::<Vec<_>>(), wanted);
        assert!(of(&RecordDetails::default()).is_empty());
    }
}
