//! How common what is described is among the records that are held.

use crate::search::InUse;
use crate::{
    likeness::{contacts, names, places},
    words::RecordDetails,
};
use kernel::UncertainDate;

/// By how many records of all each value of a description is held. Names are counted word by word: of several the rarest
/// counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prevalence {
    /// How many records there are.
    pub records: u64,
    /// Fields of the engine with the text of the value and how many records have it.
    pub values: Vec<(&'static str, String, u32)>,
}

impl Prevalence {
    /// Out of the terms that are in use.
    pub fn of(details: &RecordDetails, in_use: &InUse) -> Self {
        let records = u64::try_from(in_use.records).unwrap_or(0);
        let mut values = Vec::new();
        let mut tell = |field: &'static str, text: String, count: i64| {
            if count > 0 {
                values.push((field, text, u32::try_from(count).unwrap_or(u32::MAX)));
            }
        };
        let columns = super::columns::of(details);
        let text = |column: &str| columns.get(column).cloned().unwrap_or_default();
        for (field, name) in [("given", &details.given_names), ("family", &details.family_name)] {
            let words = name.as_deref().map(names::name_words).unwrap_or_default();
            let rarest = words.iter().map(|word| in_use.count(word)).min().unwrap_or(0);
            tell(field, text(field), rarest);
        }
        if let Some(UncertainDate::Day(day)) = details.date_of_birth {
            tell("born", text("born"), in_use.count(&format!("=dob:{day}")));
        }
        if let Some(code) = details.postcode.as_deref().and_then(places::postcode) {
            tell("postcode", text("postcode"), in_use.count(&format!("=post:{code}")));
        }
        if let Some(phone) = details.phones.first().and_then(|text| contacts::phone(text)) {
            tell("phone", text("phone"), in_use.count(&format!("=tel:{phone}")));
        }
        if let Some(email) = details.emails.first().and_then(|text| contacts::email(text)) {
            tell("email", text("email"), in_use.count(&format!("=mail:{email}")));
        }
        Prevalence { records, values }
    }
}
