//! The form of a record: which fields a kind of thing has, and what was typed into them.

use crate::{
    likeness::numbers,
    words::{Identifier, RecordDetails, RecordKind},
};
use components::{Fieldset, Form, Html, Size};
use web::{Asked, Fields, Filled, Mistakes};

/// How a field is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Line,
    Lines,
    Date,
}

/// A field's name in the form, its text and its shape.
type Row = (&'static str, &'static str, Shape);

const PERSON: &[Row] = &[
    ("given_names", "people-given-names", Shape::Line),
    ("family_name", "people-family-name", Shape::Line),
    ("known_as", "people-known-as", Shape::Line),
    ("date_of_birth", "people-date-of-birth", Shape::Date),
    ("sex", "people-sex", Shape::Line),
    ("gender", "people-gender", Shape::Line),
    ("addresses", "people-addresses", Shape::Lines),
    ("town", "people-town", Shape::Line),
    ("postcode", "people-postcode", Shape::Line),
    ("phones", "people-phones", Shape::Lines),
    ("emails", "people-emails", Shape::Lines),
    ("nhs_number", "people-nhs-number", Shape::Line),
    ("upn", "people-upn", Shape::Line),
    ("first_language", "people-first-language", Shape::Line),
    ("school", "people-school", Shape::Line),
    ("occupation", "people-occupation", Shape::Line),
    ("identifiers", "people-identifiers", Shape::Lines),
];
const VEHICLE: &[Row] = &[
    ("vehicle_plate", "people-vehicle-plate", Shape::Line),
    ("vehicle_make", "people-vehicle-make", Shape::Line),
    ("vehicle_colour", "people-vehicle-colour", Shape::Line),
    ("known_as", "people-known-as", Shape::Line),
    ("identifiers", "people-identifiers", Shape::Lines),
];
const PHONE: &[Row] = &[
    ("phones", "people-phones", Shape::Lines),
    ("known_as", "people-known-as", Shape::Line),
    ("identifiers", "people-identifiers", Shape::Lines),
];
const ACCOUNT: &[Row] = &[
    ("account_platform", "people-account-platform", Shape::Line),
    ("account_handle", "people-account-handle", Shape::Line),
    ("known_as", "people-known-as", Shape::Line),
    ("emails", "people-emails", Shape::Lines),
    ("phones", "people-phones", Shape::Lines),
    ("identifiers", "people-identifiers", Shape::Lines),
];
const PLACE: &[Row] = &[
    ("place_name", "people-place-name", Shape::Line),
    ("known_as", "people-known-as", Shape::Line),
    ("addresses", "people-addresses", Shape::Lines),
    ("town", "people-town", Shape::Line),
    ("postcode", "people-postcode", Shape::Line),
    ("phones", "people-phones", Shape::Lines),
    ("identifiers", "people-identifiers", Shape::Lines),
];

const fn rows(kind: RecordKind) -> &'static [Row] {
    match kind {
        RecordKind::Person => PERSON,
        RecordKind::Vehicle => VEHICLE,
        RecordKind::Phone => PHONE,
        RecordKind::Account => ACCOUNT,
        RecordKind::Place => PLACE,
    }
}

/// The first field of a kind: mistakes about the whole are shown there.
pub(super) fn first_field(kind: RecordKind) -> &'static str {
    rows(kind)[0].0
}

/// Adds the fields of a kind to a form.
pub(super) fn add_fields(asked: &Asked, form: Form, kind: RecordKind, fields: &Fields, mistakes: &Mistakes) -> Form {
    let filled = Filled::new(asked, fields, mistakes);
    let field = |(name, label, shape): &Row| -> Html {
        match shape {
            Shape::Line => {
                let mut input = filled.input(name, label);
                input.autocomplete = "off".to_owned();
                input.spellcheck = Some(false);
                input.html()
            }
            Shape::Lines => {
                let mut area = filled.textarea(name, label);
                area.rows = 3;
                area.html()
            }
            Shape::Date => {
                let mut date = filled.date(name, label);
                date.fieldset = Some(Fieldset::new(asked.t(label), Size::S));
                date.html()
            }
        }
    };
    rows(kind).iter().fold(form, |form, row| form.field(field(row)))
}

/// What a record says, as the form's fields.
pub(super) fn fields_of(details: &RecordDetails) -> Fields {
    let mut fields = Fields::default();
    for (name, _, _) in rows(details.kind) {
        match *name {
            "date_of_birth" => date_fields(details, &mut fields),
            other => fields.set(other, value(details, other)),
        }
    }
    fields
}

fn date_fields(details: &RecordDetails, fields: &mut Fields) {
    use kernel::UncertainDate::{Day, Month, Year};
    let (day, month, year) = match details.date_of_birth {
        Some(Day(date)) => (Some(date.day()), Some(date.month()), Some(date.year())),
        Some(Month(year, month)) => (None, Some(month), Some(year)),
        Some(Year(year)) => (None, None, Some(year)),
        Some(other) => {
            // Three boxes cannot hold it: it is kept unless something is typed into them.
            fields.set("date_of_birth-kept", other.to_string());
            (None, None, None)
        }
        None => (None, None, None),
    };
    let text = |number: Option<String>| number.unwrap_or_default();
    fields.set("date_of_birth-day", text(day.map(|n| n.to_string())));
    fields.set("date_of_birth-month", text(month.map(|n| n.to_string())));
    fields.set("date_of_birth-year", text(year.map(|n| n.to_string())));
}

fn value(details: &RecordDetails, name: &str) -> String {
    let one = |text: &Option<String>| text.clone().unwrap_or_default();
    match name {
        "given_names" => one(&details.given_names),
        "family_name" => one(&details.family_name),
        "known_as" => one(&details.known_as),
        "sex" => one(&details.sex),
        "gender" => one(&details.gender),
        "addresses" => details.addresses.join("\n"),
        "town" => one(&details.town),
        "postcode" => one(&details.postcode),
        "phones" => details.phones.join("\n"),
        "emails" => details.emails.join("\n"),
        "nhs_number" => one(&details.nhs_number),
        "upn" => one(&details.upn),
        "first_language" => one(&details.first_language),
        "school" => one(&details.school),
        "occupation" => one(&details.occupation),
        "vehicle_plate" => one(&details.vehicle_plate),
        "vehicle_make" => one(&details.vehicle_make),
        "vehicle_colour" => one(&details.vehicle_colour),
        "account_platform" => one(&details.account_platform),
        "account_handle" => one(&details.account_handle),
        "place_name" => one(&details.place_name),
        "identifiers" => {
            let line = |i: &Identifier| {
                if i.scheme.is_empty() { i.value.clone() } else { format!("{}: {}", i.scheme, i.value) }
            };
            details.identifiers.iter().map(line).collect::<Vec<_>>().join("\n")
        }
        _ => String::new(),
    }
}

/// Reads the form over what the record said before, so that fields which this kind's form does not show stay as they are.
pub(super) fn read(asked: &Asked, before: &RecordDetails, mistakes: &mut Mistakes) -> RecordDetails {
    let mut details = before.clone();
    let form = &asked.form;
    for (name, _, shape) in rows(before.kind) {
        match shape {
            Shape::Line => set(&mut details, name, form.some(name).map(str::to_owned)),
            Shape::Lines => set_lines(&mut details, name, form.raw(name).lines()),
            Shape::Date => match form.date(name) {
                Ok(Some(date)) => details.date_of_birth = Some(date),
                Ok(None) => details.date_of_birth = form.some("date_of_birth-kept").and_then(|text| text.parse().ok()),
                Err(_) => mistakes.add(name, asked.t("people-bad-date")),
            },
        }
    }
    let known =
        |text: &Option<String>, read: fn(&str) -> Option<String>| text.as_deref().is_none_or(|t| read(t).is_some());
    // A number that the record had before is left alone: only what is typed now is held to its check digit.
    mistakes.unless(
        details.nhs_number == before.nhs_number || known(&details.nhs_number, numbers::nhs_number),
        "nhs_number",
        asked.t("people-bad-nhs-number"),
    );
    mistakes.unless(details.upn == before.upn || known(&details.upn, numbers::upn), "upn", asked.t("people-bad-upn"));
    let details = details.tidy();
    mistakes.unless(!details.is_empty(), first_field(before.kind), asked.t("declined-people-empty"));
    details
}

fn set(details: &mut RecordDetails, name: &str, value: Option<String>) {
    let field = match name {
        "given_names" => &mut details.given_names,
        "family_name" => &mut details.family_name,
        "known_as" => &mut details.known_as,
        "sex" => &mut details.sex,
        "gender" => &mut details.gender,
        "town" => &mut details.town,
        "postcode" => &mut details.postcode,
        "nhs_number" => &mut details.nhs_number,
        "upn" => &mut details.upn,
        "first_language" => &mut details.first_language,
        "school" => &mut details.school,
        "occupation" => &mut details.occupation,
        "vehicle_plate" => &mut details.vehicle_plate,
        "vehicle_make" => &mut details.vehicle_make,
        "vehicle_colour" => &mut details.vehicle_colour,
        "account_platform" => &mut details.account_platform,
        "account_handle" => &mut details.account_handle,
        "place_name" => &mut details.place_name,
        _ => return,
    };
    *field = value;
}

fn set_lines<'l>(details: &mut RecordDetails, name: &str, lines: impl Iterator<Item = &'l str>) {
    let lines: Vec<String> = lines.map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    match name {
        "addresses" => details.addresses = lines,
        "phones" => details.phones = lines,
        "emails" => details.emails = lines,
        "identifiers" => {
            let one = |line: String| match line.split_once(':') {
                Some((scheme, value)) => {
                    Identifier { scheme: scheme.trim().to_owned(), value: value.trim().to_owned() }
                }
                None => Identifier { scheme: String::new(), value: line },
            };
            details.identifiers = lines.into_iter().map(one).collect();
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_the_form_comes_back_as_it_went_in() {
        for kind in RecordKind::ALL {
            let mut details = RecordDetails { kind, ..RecordDetails::default() };
            for (name, _, shape) in rows(kind) {
                match shape {
                    Shape::Line => set(&mut details, name, Some(format!("{name} value"))),
                    Shape::Lines => set_lines(&mut details, name, ["one: 1", "two: 2"].into_iter()),
                    Shape::Date => details.date_of_birth = "2011-04".parse().ok(),
                }
            }
            let fields = fields_of(&details);
            for (name, _, shape) in rows(kind) {
                match shape {
                    Shape::Line => assert_eq!(fields.text(name), format!("{name} value")),
                    Shape::Lines => assert_eq!(fields.text(name), "one: 1\ntwo: 2"),
                    Shape::Date => assert_eq!(fields.date(name).unwrap(), details.date_of_birth),
                }
            }
        }
    }
}
