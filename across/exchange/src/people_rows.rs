//! A row about a person.

use crate::{Layout, Mistake, cells, names, rows::Values};
use people::{Identifier, RecordDetails, RecordKind};
use sha2::{Digest, Sha256};
use tables::Row;

/// A person as one row says, and what was doubtful in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRow {
    /// Where the row stands in the sender's file.
    pub number: u64,
    /// By which the same record is known when it is sent again: the sender's own key, or else what is in it.
    pub key: String,
    /// What is taken.
    pub details: RecordDetails,
    /// What was not taken, or should be looked at.
    pub doubts: Vec<Mistake>,
}

/// The person in a row.
///
/// # Errors
/// With everything that is wrong, when the row cannot be taken.
pub fn person(layout: &Layout, row: &Row) -> Result<PersonRow, Vec<Mistake>> {
    let mut values = layout.values(row);
    let details = details(layout, &mut values);
    if details.given_names.is_none() && details.family_name.is_none() && details.known_as.is_none() {
        values.refuse("no-name", "full_name");
    }
    if !values.mistakes.is_empty() {
        return Err(values.mistakes);
    }
    let key = match values.text("source_record") {
        Some(own) => format!("key:{own}"),
        None => fingerprint(&details),
    };
    Ok(PersonRow { number: row.number, key, details, doubts: values.doubts })
}

/// What is known of the person or child in a row. Nothing is thrown away silently: what does not have the form of what
/// it should be is kept where it does no harm, and noted.
pub(crate) fn details(layout: &Layout, values: &mut Values<'_>) -> RecordDetails {
    let full = values.text("full_name");
    let (mut given_names, mut family_name) = (values.text("given_names"), values.text("family_name"));
    let mut other_names = values.texts("known_as");
    if let Some(full) = &full {
        if given_names.is_none() && family_name.is_none() {
            (given_names, family_name) = names::split(full, layout.mapping().names.order);
        } else {
            other_names.push(full.clone());
        }
    }
    // The full name beside its own parts says nothing new.
    let joined = [given_names.as_deref().unwrap_or_default(), family_name.as_deref().unwrap_or_default()].join(" ");
    other_names.retain(|name| tables::fold(name) != tables::fold(&joined));
    let mut details = RecordDetails {
        kind: RecordKind::Person,
        given_names,
        family_name,
        known_as: (!other_names.is_empty()).then(|| other_names.join(", ")),
        date_of_birth: values.date("date_of_birth"),
        sex: values.text("sex"),
        gender: values.text("gender"),
        addresses: address(values),
        town: values.text("town"),
        first_language: values.text("first_language"),
        school: values.text("school"),
        occupation: values.text("occupation"),
        ..RecordDetails::default()
    };
    details.postcode = values.text("postcode").map(|text| {
        cells::postcode(&text).unwrap_or_else(|| {
            values.doubt("postcode", "postcode");
            text
        })
    });
    details.phones = values.texts("phone").iter().flat_map(|cell| cells::several(cell)).collect();
    if details.phones.iter().any(|phone| !cells::is_phone(phone)) {
        values.doubt("phone", "phone");
    }
    details.emails = values.texts("email").iter().flat_map(|cell| cells::several(cell)).collect();
    if details.emails.iter().any(|email| !tables::Shape::Email.fits(email)) {
        values.doubt("email", "email");
    }
    // A mistyped number is kept apart: as an identifier it would join two people who have nothing to do with each other.
    for (field, check) in
        [("nhs_number", cells::nhs_number as fn(&str) -> Option<String>), ("upn", cells::pupil_number)]
    {
        let Some(text) = values.text(field) else { continue };
        match check(&text) {
            Some(number) if field == "upn" => details.upn = Some(number),
            Some(number) => details.nhs_number = Some(number),
            None => {
                values.doubt(if field == "upn" { "upn" } else { "nhs-number" }, field);
                details.identifiers.push(Identifier { scheme: format!("{field} unconfirmed"), value: text });
            }
        }
    }
    if let Some(own) = values.text("source_record") {
        details.identifiers.push(Identifier { scheme: "source record".to_owned(), value: own });
    }
    details.tidy()
}

/// The lines of one address are one address.
fn address(values: &Values<'_>) -> Vec<String> {
    let lines: Vec<String> = values.texts("address").iter().map(|line| line.replace('\n', ", ")).collect();
    if lines.is_empty() { Vec::new() } else { vec![lines.join(", ")] }
}

/// Rows that say the same are the same record; a hash, because the key is kept outside the sealed content.
pub(crate) fn fingerprint(content: &impl serde::Serialize) -> String {
    let json = serde_json::to_vec(content).unwrap_or_default();
    let hash = Sha256::digest(&json);
    let hex: String = hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("content:{hex}")
}
