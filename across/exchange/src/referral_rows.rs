//! A row about a child for whom help is asked.

use crate::{Layout, Mistake, people_rows};
use kernel::UncertainDate;
use people::RecordDetails;
use std::collections::BTreeMap;
use tables::Row;

/// A referral as one row says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferralRow {
    /// Where the row stands in the sender's file.
    pub number: u64,
    /// By which the same referral is known when it is sent again.
    pub key: String,
    /// The child.
    pub child: RecordDetails,
    /// When the sender took it in.
    pub received_on: Option<UncertainDate>,
    /// When it happened.
    pub happened_on: Option<UncertainDate>,
    /// Yes or no by field, where it is known: urgent, parent_aware, child_aware, consent, name_withheld.
    pub answers: BTreeMap<&'static str, bool>,
    /// Everything else by field, as it was written.
    pub texts: BTreeMap<&'static str, String>,
    /// What was not taken, or should be looked at.
    pub doubts: Vec<Mistake>,
}

const ANSWERS: [&str; 5] = ["urgent", "parent_aware", "child_aware", "consent", "name_withheld"];
const TEXTS: [&str; 25] = [
    "what_happened",
    "happened_where",
    "seen_by",
    "own_words",
    "harm_type",
    "source_of_harm",
    "history",
    "already_done",
    "other_agencies",
    "worker_safety",
    "ethnicity",
    "religion",
    "language_choice",
    "communication",
    "disability",
    "social_services_ref",
    "doctor",
    "responsible_adults",
    "no_consent_reason",
    "referrer_name",
    "referrer_role",
    "referrer_agency",
    "referrer_phone",
    "referrer_email",
    "referrer_relationship",
];

/// The referral in a row. A child without a name can be referred; a referral without what happened cannot.
///
/// # Errors
/// With everything that is wrong, when the row cannot be taken.
pub fn referral(layout: &Layout, row: &Row) -> Result<ReferralRow, Vec<Mistake>> {
    let mut values = layout.values(row);
    let mut child = people_rows::details(layout, &mut values);
    // The sender's key names the referral and not the child.
    child.identifiers.retain(|identifier| identifier.scheme != "source record");
    let received_on = values.date("received_on");
    let happened_on = values.date("happened_on");
    let answers: BTreeMap<&'static str, bool> =
        ANSWERS.into_iter().filter_map(|field| Some((field, values.yes_no(field)?))).collect();
    let texts: BTreeMap<&'static str, String> =
        TEXTS.into_iter().filter_map(|field| Some((field, values.text(field)?))).collect();
    if !texts.contains_key("what_happened") {
        values.refuse("what-missing", "what_happened");
    }
    if child.title().is_empty() {
        values.doubt("child-unnamed", "full_name");
    }
    if !values.mistakes.is_empty() {
        return Err(values.mistakes);
    }
    let own = values.text("source_record");
    let key = own.map_or_else(
        || people_rows::fingerprint(&(&child, received_on, happened_on, &texts)),
        |own| format!("key:{own}"),
    );
    Ok(ReferralRow { number: row.number, key, child, received_on, happened_on, answers, texts, doubts: values.doubts })
}
