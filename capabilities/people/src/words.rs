//! What a record says about a person, vehicle, phone, account or place.

use kernel::UncertainDate;
use serde::{Deserialize, Serialize};

/// What kind of thing a record is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RecordKind {
    /// A child or an adult.
    #[default]
    Person,
    /// A car, van, motorcycle or taxi.
    Vehicle,
    /// A telephone number, or the handset that has it.
    Phone,
    /// An account on an online platform.
    Account,
    /// An address, a shop, a park: somewhere things happen.
    Place,
}

impl RecordKind {
    /// All, in the order in which they are offered.
    pub const ALL: [RecordKind; 5] =
        [RecordKind::Person, RecordKind::Vehicle, RecordKind::Phone, RecordKind::Account, RecordKind::Place];

    /// The code under which it is stored and sent.
    pub const fn code(self) -> &'static str {
        match self {
            RecordKind::Person => "person",
            RecordKind::Vehicle => "vehicle",
            RecordKind::Phone => "phone",
            RecordKind::Account => "account",
            RecordKind::Place => "place",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        RecordKind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A reference that some organisation gave: its scheme, for example `case number`, and its value.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Identifier {
    /// Whose or which number it is.
    pub scheme: String,
    /// The number as it was written.
    pub value: String,
}

/// What one agency holds about one thing. Every field may be missing; what was written is kept as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RecordDetails {
    /// What it is about.
    pub kind: RecordKind,
    /// Given names, all of them, first first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given_names: Option<String>,
    /// Family name or names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family_name: Option<String>,
    /// Other names, nicknames and former names, parted by commas.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known_as: Option<String>,
    /// Date of birth, as exactly as it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_of_birth: Option<UncertainDate>,
    /// Sex, as the source wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sex: Option<String>,
    /// Gender in the person's own words, where it was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gender: Option<String>,
    /// Addresses, the present one first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub addresses: Vec<String>,
    /// Postcode of the present address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postcode: Option<String>,
    /// Town or village.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub town: Option<String>,
    /// Telephone numbers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<String>,
    /// E-mail addresses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub emails: Vec<String>,
    /// NHS number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nhs_number: Option<String>,
    /// Unique pupil number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upn: Option<String>,
    /// First language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_language: Option<String>,
    /// School, nursery or college.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub school: Option<String>,
    /// Other references.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<Identifier>,
    /// Plate of a vehicle, whole or partial.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vehicle_plate: Option<String>,
    /// Make and model of a vehicle.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vehicle_make: Option<String>,
    /// Colour of a vehicle.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vehicle_colour: Option<String>,
    /// Platform of an online account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_platform: Option<String>,
    /// Name of an online account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_handle: Option<String>,
    /// Name of a place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place_name: Option<String>,
    /// Occupation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub occupation: Option<String>,
}

impl RecordDetails {
    /// What to call it in a list: names for a person; plate, number, handle or place for the others. Empty where nothing is known.
    pub fn title(&self) -> String {
        let joined = |parts: &[&Option<String>]| -> String {
            parts
                .iter()
                .filter_map(|part| part.as_deref())
                .filter(|part| !part.trim().is_empty())
                .collect::<Vec<_>>()
                .join(" ")
        };
        let own = match self.kind {
            RecordKind::Person => joined(&[&self.given_names, &self.family_name]),
            RecordKind::Vehicle => joined(&[&self.vehicle_plate, &self.vehicle_colour, &self.vehicle_make]),
            RecordKind::Phone => self.phones.first().cloned().unwrap_or_default(),
            RecordKind::Account => joined(&[&self.account_platform, &self.account_handle]),
            RecordKind::Place => joined(&[&self.place_name]),
        };
        if !own.is_empty() {
            return own;
        }
        let other = joined(&[&self.known_as]);
        if other.is_empty() { self.addresses.first().cloned().unwrap_or_default() } else { other }
    }

    /// The least that tells which one it is: names and date of birth; of things what they are called.
    #[must_use]
    pub fn least(&self) -> Self {
        let phones = if self.kind == RecordKind::Phone { self.phones.clone() } else { Vec::new() };
        RecordDetails {
            kind: self.kind,
            given_names: self.given_names.clone(),
            family_name: self.family_name.clone(),
            date_of_birth: self.date_of_birth,
            phones,
            vehicle_plate: self.vehicle_plate.clone(),
            vehicle_colour: self.vehicle_colour.clone(),
            vehicle_make: self.vehicle_make.clone(),
            account_platform: self.account_platform.clone(),
            account_handle: self.account_handle.clone(),
            place_name: self.place_name.clone(),
            ..RecordDetails::default()
        }
    }

    /// The text by which it is put in order: family name before given names.
    pub fn order_text(&self) -> String {
        if self.kind == RecordKind::Person && self.family_name.is_some() {
            let given = self.given_names.as_deref().unwrap_or_default();
            return format!("{} {given}", self.family_name.as_deref().unwrap_or_default());
        }
        self.title()
    }

    /// The same details with blanks trimmed and empty fields missing.
    pub fn tidy(mut self) -> Self {
        fn one(field: &mut Option<String>) {
            *field = field
                .take()
                .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
                .filter(|t| !t.is_empty());
        }
        fn many(field: &mut Vec<String>) {
            for text in field.iter_mut() {
                *text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            }
            field.retain(|text| !text.is_empty());
        }
        let RecordDetails {
            kind: _,
            given_names,
            family_name,
            known_as,
            date_of_birth,
            sex,
            gender,
            addresses,
            postcode,
            town,
            phones,
            emails,
            nhs_number,
            upn,
            first_language,
            school,
            identifiers,
            vehicle_plate,
            vehicle_make,
            vehicle_colour,
            account_platform,
            account_handle,
            place_name,
            occupation,
        } = &mut self;
        for field in [given_names, family_name, known_as, sex, gender, postcode, town, nhs_number, upn, first_language]
        {
            one(field);
        }
        for field in [school, vehicle_plate, vehicle_make, vehicle_colour, account_platform, account_handle] {
            one(field);
        }
        for field in [place_name, occupation] {
            one(field);
        }
        for field in [addresses, phones, emails] {
            many(field);
        }
        identifiers.retain(|identifier| !identifier.value.trim().is_empty());
        if *date_of_birth == Some(UncertainDate::Unknown) {
            *date_of_birth = None;
        }
        self
    }

    /// Whether nothing at all is said.
    pub fn is_empty(&self) -> bool {
        self.clone().tidy() == RecordDetails { kind: self.kind, ..RecordDetails::default() }
    }
}

/// What is shielded about a person: shown to those who are named for the record and to nobody else. It stands apart from
/// what the record says, so that nothing that searches, compares, shares, prints or exports records ever reads it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Shielded {
    /// Where the person lives, if nobody else may find out.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// Names that the person had and that may not be joined with the present ones.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub former_names: String,
    /// Adoption: what was before it, and who may know.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub adoption: String,
}

impl Shielded {
    /// The same without blanks around it.
    #[must_use]
    pub fn tidy(self) -> Self {
        let trimmed = |text: String| text.trim().to_owned();
        Shielded {
            address: trimmed(self.address),
            former_names: trimmed(self.former_names),
            adoption: trimmed(self.adoption),
        }
    }
    /// Whether nothing is shielded.
    pub fn is_empty(&self) -> bool {
        self.clone().tidy() == Shielded::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_fields_are_not_written_and_come_back_missing() {
        let gwen = RecordDetails { given_names: Some("Gwen".into()), ..RecordDetails::default() };
        let json = serde_json::to_string(&gwen).unwrap();
        assert_eq!(json, r#"{"kind":"person","given_names":"Gwen"}"#);
        assert_eq!(serde_json::from_str::<RecordDetails>(&json).unwrap(), gwen);
    }

    #[test]
    fn tidy_trims_and_drops() {
        let typed = RecordDetails {
            given_names: Some("  Siân   Mair ".into()),
            family_name: Some(" ".into()),
            phones: vec![" ".into(), "01632 960123".into()],
            ..RecordDetails::default()
        };
        assert!(!typed.is_empty());
        let tidy = typed.tidy();
        assert_eq!(tidy.given_names.as_deref(), Some("Siân Mair"));
        assert_eq!(tidy.family_name, None);
        assert_eq!(tidy.phones, ["01632 960123"]);
        assert!(RecordDetails { family_name: Some(" ".into()), ..RecordDetails::default() }.is_empty());
    }

    #[test]
    fn each_kind_has_a_title() {
        let car = RecordDetails {
            kind: RecordKind::Vehicle,
            vehicle_plate: Some("CX99 4BZ".into()),
            vehicle_colour: Some("silver".into()),
            ..RecordDetails::default()
        };
        assert_eq!(car.title(), "CX99 4BZ silver");
        let child = RecordDetails {
            given_names: Some("Gwen".into()),
            family_name: Some("Puw".into()),
            ..RecordDetails::default()
        };
        assert_eq!(child.title(), "Gwen Puw");
        assert_eq!(child.order_text(), "Puw Gwen");
    }
}
