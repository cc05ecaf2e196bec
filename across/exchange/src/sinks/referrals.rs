//! A row of a referral table becomes a report on a desk.

use super::Surroundings;
use crate::ReferralRow;
use access::Visit;
use concerns::commands::Report;
use concerns::words::{Account, Door, Matter, MentionDetails, MentionKind, ReporterDetails, Urgency};
use i18n::Texts;
use kernel::UncertainDate;
use store::{House, Stop};

/// Fields that a concern has no place of its own for: they are kept, each under its name, with the analysis.
const KEPT_BY_NAME: [&str; 7] =
    ["harm_type", "seen_by", "social_services_ref", "doctor", "ethnicity", "religion", "referrer_relationship"];

/// The report that a row makes.
pub(super) async fn report(
    house: &House,
    visit: &Visit,
    around: &Surroundings,
    row: ReferralRow,
) -> Result<Report, Stop> {
    let texts = house.texts(visit.language);
    let council = council(around, &row);
    let desk = around.routing.desk_for(house, council.as_deref(), Matter::Child, visit.now).await?;
    let said = |field: &str| row.texts.get(field).cloned().unwrap_or_default();
    let urgent = row.answers.get("urgent").copied().unwrap_or(false);
    let reporter = ReporterDetails {
        name: said("referrer_name"),
        role: said("referrer_role"),
        organisation: said("referrer_agency"),
        phone: said("referrer_phone"),
        email: said("referrer_email"),
        ..ReporterDetails::default()
    };
    let mut mentions = vec![(MentionKind::Child, child(&texts, &row))];
    if row.texts.contains_key("source_of_harm") {
        let description = said("source_of_harm");
        mentions.push((MentionKind::PersonOfConcern, MentionDetails { description, ..MentionDetails::default() }));
    }
    Ok(Report {
        door: Door::Imported,
        matter: Matter::Child,
        // What the sender calls urgent is shown as urgent, until somebody at the desk has looked.
        urgency: if urgent { Urgency::Immediate } else { Urgency::Usual },
        desk,
        council,
        language: visit.language,
        held: false,
        withhold_name: row.answers.get("name_withheld").copied().unwrap_or(false),
        may_contact: true,
        reporter,
        account: account(&texts, &row),
        mentions,
        about_staff: Vec::new(),
        about_teams: Vec::new(),
    })
}

/// The council where it happened; where that is not told, where the child lives.
fn council(around: &Surroundings, row: &ReferralRow) -> Option<String> {
    let place = row.texts.get("happened_where").and_then(|place| around.places.council_of_text(place));
    let child = &row.child;
    let home = || child.postcode.as_deref().and_then(|postcode| around.places.council_of_postcode(postcode));
    let town = || child.town.as_deref().and_then(|town| around.places.council_of_text(town));
    place.or_else(home).or_else(town).map(|council| council.key.clone())
}

fn child(texts: &Texts, row: &ReferralRow) -> MentionDetails {
    let child = row.child.clone();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let said = |field: &str| row.texts.get(field).cloned().unwrap_or_default();
    let address = child.addresses.iter().chain(&child.town).cloned().collect::<Vec<_>>().join(", ");
    let unnamed = child.title().is_empty();
    MentionDetails {
        given_names: text(&child.given_names),
        family_name: text(&child.family_name),
        known_as: text(&child.known_as),
        date_of_birth: child.date_of_birth,
        gender: child.gender.clone().or_else(|| child.sex.clone()).unwrap_or_default(),
        description: if unnamed { texts.get("exchange-child-without-name") } else { String::new() },
        address,
        postcode: text(&child.postcode),
        phone: child.phones.join(", "),
        school: text(&child.school),
        first_language: text(&child.first_language),
        language_of_choice: said("language_choice"),
        communication_needs: said("communication"),
        additional_needs: said("disability"),
        nhs_number: text(&child.nhs_number),
        upn: text(&child.upn),
        ..MentionDetails::default()
    }
}

fn account(texts: &Texts, row: &ReferralRow) -> Account {
    let said = |field: &str| row.texts.get(field).cloned().unwrap_or_default();
    let line = |field: &str, value: &str| {
        let name = texts.get(&format!("exchange-field-{field}"));
        texts.with("exchange-line", &[("name", name.into()), ("value", value.into())])
    };
    let date = |date: &UncertainDate| texts.uncertain_date(*date);
    let yes_no = |field: &str| {
        let answer = row.answers.get(field)?;
        Some(line(field, &texts.get(if *answer { "exchange-yes" } else { "exchange-no" })))
    };
    let lines = |lines: Vec<Option<String>>| lines.into_iter().flatten().collect::<Vec<_>>().join("\n");
    let by_name = KEPT_BY_NAME.iter().map(|field| row.texts.get(field).map(|value| line(field, value)));
    let received = row.received_on.as_ref().map(|day| line("received_on", &date(day)));
    Account {
        what: said("what_happened"),
        when: row.happened_on.as_ref().map(date).unwrap_or_default(),
        place: said("happened_where"),
        own_words: said("own_words"),
        person_of_concern: said("source_of_harm"),
        who_else_knows: said("other_agencies"),
        history: said("history"),
        already_done: said("already_done"),
        household: said("responsible_adults"),
        analysis: lines([received].into_iter().chain(by_name).collect()),
        awareness: lines(vec![yes_no("parent_aware"), yes_no("child_aware")]),
        consent: lines(vec![yes_no("consent"), row.texts.get("no_consent_reason").cloned()]),
        worker_safety: said("worker_safety"),
        ..Account::default()
    }
}
