//! Two descriptions beside each other, field by field. The score only sorts a list; the reasons are what people read.

use super::{contacts, dates, dates::DateStanding, names, names::Standing, numbers, places, plates};
use crate::words::RecordDetails;
use serde::{Deserialize, Serialize};

/// What was compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// NHS number.
    NhsNumber,
    /// Unique pupil number.
    Upn,
    /// Another organisation's reference.
    Reference,
    /// Given names.
    GivenNames,
    /// Family name.
    FamilyName,
    /// Date of birth.
    DateOfBirth,
    /// Telephone number.
    Phone,
    /// E-mail address.
    Email,
    /// Online account.
    Account,
    /// Plate.
    Plate,
    /// Postcode.
    Postcode,
    /// Address.
    Address,
    /// Name of a place.
    Place,
    /// Sex.
    Sex,
}

impl Field {
    /// The code used in texts.
    pub const fn code(self) -> &'static str {
        match self {
            Field::NhsNumber => "nhs_number",
            Field::Upn => "upn",
            Field::Reference => "reference",
            Field::GivenNames => "given_names",
            Field::FamilyName => "family_name",
            Field::DateOfBirth => "date_of_birth",
            Field::Phone => "phone",
            Field::Email => "email",
            Field::Account => "account",
            Field::Plate => "plate",
            Field::Postcode => "postcode",
            Field::Address => "address",
            Field::Place => "place",
            Field::Sex => "sex",
        }
    }

    /// Points for and against: what agreement adds and what a difference takes away.
    const fn points(self) -> (f64, f64) {
        match self {
            Field::NhsNumber | Field::Upn => (60.0, 40.0),
            Field::Reference | Field::Account | Field::Plate => (45.0, 0.0),
            Field::DateOfBirth => (34.0, 26.0),
            Field::FamilyName => (24.0, 16.0),
            Field::GivenNames => (22.0, 22.0),
            Field::Phone | Field::Email => (22.0, 0.0),
            Field::Postcode => (12.0, 2.0),
            Field::Address => (12.0, 0.0),
            Field::Place => (40.0, 20.0),
            Field::Sex => (2.0, 12.0),
        }
    }
}

/// How a field stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Strength {
    /// The same on both sides.
    Agrees,
    /// Not the same, but as far apart as a slip, a spelling or another form of the name.
    Close,
    /// Different.
    Differs,
    /// Not known on one side or both.
    Missing,
}

impl Strength {
    /// The code used in texts.
    pub const fn code(self) -> &'static str {
        match self {
            Strength::Agrees => "agrees",
            Strength::Close => "close",
            Strength::Differs => "differs",
            Strength::Missing => "missing",
        }
    }
}

/// One field and how it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// The field.
    pub field: Field,
    /// How it stands.
    pub strength: Strength,
}

/// What a comparison says. No verdict: the score from 0 to 100 is only for putting a list in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Likeness {
    /// An aid for sorting.
    pub score: u8,
    /// Field by field, in a fixed order; fields missing on both sides are left out.
    pub reasons: Vec<Reason>,
}

/// Lays two descriptions beside each other.
pub fn compare(a: &RecordDetails, b: &RecordDetails) -> Likeness {
    let mut weighed: Vec<(Field, Option<f64>)> = Vec::new();
    let exact = |field: Field, x: &Option<String>, y: &Option<String>, read: fn(&str) -> Option<String>| {
        one_each(x, y).map(|pair| (field, pair.map(|(x, y)| f64::from(u8::from(tidy(x, read) == tidy(y, read))))))
    };
    weighed.extend(exact(Field::NhsNumber, &a.nhs_number, &b.nhs_number, numbers::nhs_number));
    weighed.extend(exact(Field::Upn, &a.upn, &b.upn, numbers::upn));
    // Each organisation has its own numbers: that two differ says nothing.
    weighed.extend(lists(Field::Reference, &references(a), &references(b)).filter(|(_, same)| *same == Some(1.0)));
    weighed.extend(compare_names(a, b));
    weighed.extend(
        pair(a.date_of_birth, b.date_of_birth)
            .map(|both| (Field::DateOfBirth, both.and_then(|(x, y)| dates::standing(x, y)).map(date_weight))),
    );
    let read_all =
        |texts: &[String], read: fn(&str) -> Option<String>| texts.iter().filter_map(|t| read(t)).collect::<Vec<_>>();
    weighed.extend(lists(Field::Phone, &read_all(&a.phones, contacts::phone), &read_all(&b.phones, contacts::phone)));
    weighed.extend(lists(Field::Email, &read_all(&a.emails, contacts::email), &read_all(&b.emails, contacts::email)));
    weighed.extend(lists(Field::Account, &accounts(a), &accounts(b)));
    weighed.extend(
        one_each(&a.vehicle_plate, &b.vehicle_plate).map(|both| (Field::Plate, both.map(|(x, y)| plate_weight(x, y)))),
    );
    weighed.extend(
        one_each(&a.postcode, &b.postcode).map(|both| (Field::Postcode, both.map(|(x, y)| postcode_weight(x, y)))),
    );
    weighed.extend(list_pair(&a.addresses, &b.addresses).map(|both| {
        let best = |xs: &[String], ys: &[String]| {
            xs.iter().flat_map(|x| ys.iter().map(move |y| places::address_agreement(x, y))).fold(0.0, f64::max)
        };
        (Field::Address, both.then(|| best(&a.addresses, &b.addresses)))
    }));
    weighed.extend(
        one_each(&a.place_name, &b.place_name)
            .map(|both| (Field::Place, both.map(|(x, y)| places::address_agreement(x, y)))),
    );
    weighed.extend(one_each(&a.sex, &b.sex).map(|both| {
        let first = |text: &str| super::fold::plain(text).chars().next();
        (Field::Sex, both.map(|(x, y)| f64::from(u8::from(first(x) == first(y)))))
    }));
    conclude(weighed)
}

fn conclude(weighed: Vec<(Field, Option<f64>)>) -> Likeness {
    let (mut sum, mut reasons) = (0.0, Vec::new());
    for (field, weight) in weighed {
        let (for_it, against) = field.points();
        let strength = match weight {
            None => Strength::Missing,
            Some(weight) if weight >= 0.97 => Strength::Agrees,
            Some(weight) if weight >= 0.5 => Strength::Close,
            Some(_) => Strength::Differs,
        };
        sum += match (strength, weight) {
            (Strength::Agrees | Strength::Close, Some(weight)) => for_it * weight,
            (Strength::Differs, _) => -against,
            _ => 0.0,
        };
        reasons.push(Reason { field, strength });
    }
    reasons.sort_by_key(|reason| reason.field);
    Likeness { score: sum.clamp(0.0, 100.0).round() as u8, reasons }
}

/// `None`: missing on both sides; `Some(None)`: on one; `Some(Some)`: there to compare.
fn pair<T>(a: Option<T>, b: Option<T>) -> Option<Option<(T, T)>> {
    match (a, b) {
        (None, None) => None,
        (Some(a), Some(b)) => Some(Some((a, b))),
        _ => Some(None),
    }
}

fn one_each<'a>(a: &'a Option<String>, b: &'a Option<String>) -> Option<Option<(&'a str, &'a str)>> {
    pair(a.as_deref(), b.as_deref())
}

fn list_pair<T>(a: &[T], b: &[T]) -> Option<bool> {
    pair(a.first(), b.first()).map(|both| both.is_some())
}

fn lists(field: Field, a: &[String], b: &[String]) -> Option<(Field, Option<f64>)> {
    list_pair(a, b).map(|both| (field, both.then(|| f64::from(u8::from(a.iter().any(|x| b.contains(x)))))))
}

fn tidy(text: &str, read: fn(&str) -> Option<String>) -> String {
    read(text).unwrap_or_else(|| super::fold::run_together(text))
}

fn references(details: &RecordDetails) -> Vec<String> {
    details.identifiers.iter().map(|identifier| super::fold::run_together(&identifier.value)).collect()
}

fn accounts(details: &RecordDetails) -> Vec<String> {
    let platform = details.account_platform.as_deref().unwrap_or_default();
    details.account_handle.iter().filter_map(|handle| contacts::account(platform, handle)).collect()
}

fn compare_names(a: &RecordDetails, b: &RecordDetails) -> Vec<(Field, Option<f64>)> {
    let words = |text: &Option<String>| text.as_deref().map(names::name_words).unwrap_or_default();
    let (given_a, given_b) = (words(&a.given_names), words(&b.given_names));
    let (family_a, family_b) = (words(&a.family_name), words(&b.family_name));
    let (known_a, known_b) = (words(&a.known_as), words(&b.known_as));
    // First names decide; a second name on one side only says nothing. Names known as stand in for either.
    let best = |xs: &[String], ys: &[String]| {
        xs.iter().flat_map(|x| ys.iter().map(move |y| names::standing(x, y))).min().unwrap_or(Standing::Apart).weight()
    };
    let either = |own_a: &[String], own_b: &[String]| {
        let direct = best(own_a, own_b);
        direct.max(best(&known_a, own_b) * 0.95).max(best(own_a, &known_b) * 0.95)
    };
    let mut given = list_pair(&given_a, &given_b)
        .map(|both| both.then(|| either(&given_a[..1], &given_b).max(either(&given_a, &given_b[..1]))));
    let mut family = list_pair(&family_a, &family_b).map(|both| both.then(|| either(&family_a, &family_b)));
    let swapped = best(&given_a, &family_b).min(best(&family_a, &given_b));
    if swapped > 0.8 && given.flatten().is_some_and(|g| g < 0.5) && family.flatten().is_some_and(|f| f < 0.5) {
        (given, family) = (Some(Some(0.8)), Some(Some(0.8)));
    }
    let mut out = Vec::new();
    out.extend(given.map(|weight| (Field::GivenNames, weight)));
    out.extend(family.map(|weight| (Field::FamilyName, weight)));
    out
}

const fn date_weight(standing: DateStanding) -> f64 {
    match standing {
        DateStanding::Same => 1.0,
        DateStanding::Swapped => 0.85,
        DateStanding::Slip => 0.75,
        DateStanding::Allows => 0.6,
        DateStanding::YearOnly => 0.5,
        DateStanding::Apart => 0.0,
    }
}

fn plate_weight(x: &str, y: &str) -> f64 {
    match (plates::plate(x), plates::plate(y)) {
        (Some(a), Some(b)) if a == b => 1.0,
        (Some(a), Some(b)) if super::edits::slips(&a, &b, 1).is_some() => 0.6,
        (a, b) => {
            let seen = |text: &str, whole: Option<String>| {
                text.contains(['?', '*', '_']).then(|| plates::PartialPlate::read(text)).flatten().zip(whole)
            };
            let fits = seen(x, b).or_else(|| seen(y, a)).is_some_and(|(partial, whole)| partial.fits(&whole));
            if fits { 0.6 } else { 0.0 }
        }
    }
}

fn postcode_weight(x: &str, y: &str) -> f64 {
    let (x, y) = (tidy(x, places::postcode), tidy(y, places::postcode));
    if x == y {
        1.0
    } else if super::edits::slips(&x, &y, 1).is_some() {
        0.7
    } else if places::outward(&x) == places::outward(&y) {
        0.5
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn person(given: &str, family: &str, born: &str) -> RecordDetails {
        RecordDetails {
            given_names: Some(given.into()),
            family_name: Some(family.into()),
            date_of_birth: born.parse().ok(),
            ..RecordDetails::default()
        }
    }

    fn strength(likeness: &Likeness, field: Field) -> Option<Strength> {
        likeness.reasons.iter().find(|reason| reason.field == field).map(|reason| reason.strength)
    }

    #[test]
    fn reasons_name_what_agrees_and_what_does_not() {
        let likeness = compare(&person("Siân", "Llywelyn", "2011-04-05"), &person("Jane", "Llewellyn", "2011-05-04"));
        assert_eq!(strength(&likeness, Field::GivenNames), Some(Strength::Close));
        assert_eq!(strength(&likeness, Field::FamilyName), Some(Strength::Close));
        assert_eq!(strength(&likeness, Field::DateOfBirth), Some(Strength::Close));
        assert_eq!(strength(&likeness, Field::Phone), None);
        assert!((50..80).contains(&likeness.score), "{}", likeness.score);
    }

    #[test]
    fn twins_and_brothers_score_below_the_same_person() {
        let gwen = RecordDetails {
            phones: vec!["01632 960123".into()],
            postcode: Some("LL57 2DG".into()),
            ..person("Gwen", "Puw", "2011-04-05")
        };
        let twin = RecordDetails { given_names: Some("Osian".into()), ..gwen.clone() };
        let moved = RecordDetails { phones: vec![], postcode: Some("LL30 1AB".into()), ..gwen.clone() };
        assert!(compare(&gwen, &twin).score < compare(&gwen, &moved).score);
        assert_eq!(strength(&compare(&gwen, &twin), Field::GivenNames), Some(Strength::Differs));
    }

    #[test]
    fn names_known_as_and_swapped_names_are_seen() {
        let known = RecordDetails { known_as: Some("Mags".into()), ..person("Rhiannon", "Owen", "2010") };
        assert_eq!(
            strength(&compare(&known, &person("Marged", "Owen", "2010")), Field::GivenNames),
            Some(Strength::Close)
        );
        let swapped = compare(&person("Owen", "Gareth", "2010"), &person("Gareth", "Owen", "2010"));
        assert_eq!(strength(&swapped, Field::FamilyName), Some(Strength::Close));
    }

    #[test]
    fn references_of_two_organisations_differ_without_meaning_anything() {
        let with = |value: &str| RecordDetails {
            identifiers: vec![crate::words::Identifier { scheme: "case number".into(), value: value.into() }],
            ..person("Gwen", "Puw", "2011")
        };
        assert_eq!(strength(&compare(&with("GW-1"), &with("PU-2")), Field::Reference), None);
        assert_eq!(strength(&compare(&with("GW-1"), &with("gw 1")), Field::Reference), Some(Strength::Agrees));
    }

    #[test]
    fn a_half_seen_plate_is_close() {
        let car = |plate: &str| RecordDetails { vehicle_plate: Some(plate.into()), ..RecordDetails::default() };
        assert_eq!(strength(&compare(&car("CX?? 4B"), &car("CX99 4BZ")), Field::Plate), Some(Strength::Close));
        assert_eq!(strength(&compare(&car("CX99 4BZ"), &car("cx994bz")), Field::Plate), Some(Strength::Agrees));
        assert_eq!(strength(&compare(&car("CX99 4BZ"), &car("DY12 7QQ")), Field::Plate), Some(Strength::Differs));
    }

    proptest! {
        #[test]
        fn comparing_is_even_handed(
            given in "[a-z]{2,8}( [a-z]{3,6})?", family in "[a-z]{2,8}", other in "[a-z]{2,8}", code in "ll[0-9]{2}[0-9][a-z]{2}"
        ) {
            let a = RecordDetails { postcode: Some(code), ..person(&given, &family, "2011-04-05") };
            let b = person(&other, &family, "2011");
            prop_assert_eq!(compare(&a, &b), compare(&b, &a));
            prop_assert!(compare(&a, &a).score >= compare(&a, &b).score);
        }
    }
}
