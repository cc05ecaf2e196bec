//! A script's report in the fields of the doors.

use super::{partnership::Staffed, register::line};
use crate::region::{self, ConcernScript, Mention, MentionSort, Region, Reporter, State};
use catalogue::Codes;
use concerns::commands::Report;
use concerns::words::{Account, Door, Matter, MentionDetails, MentionKind, ReporterDetails, Urgency};
use kernel::{Language, UncertainDate};

/// The member of staff who reports, as a place in the region's list.
pub(super) fn reporting_staff(script: &ConcernScript) -> Option<usize> {
    match script.reporter {
        Reporter::Staff(key) => Some(key),
        Reporter::Nameless | Reporter::Reachable { .. } => None,
    }
}

/// The report as it comes in.
pub(super) fn report(region: &Region, staffed: &Staffed, script: &ConcernScript) -> Report {
    let allegation = script.state == State::Allegation;
    let desk = match (allegation, script.awake) {
        (true, _) => "officer",
        (false, Some(_)) => "night",
        (false, None) => "desk",
    };
    let about = script.about_staff.map(|key| &region.staff[key]);
    Report {
        door: match script.door {
            region::Door::Child => Door::Child,
            region::Door::Adult => Door::Public,
            region::Door::Professional => Door::Professional,
            region::Door::Telephone => Door::Telephone,
        },
        matter: if allegation { Matter::PositionOfTrust } else { Matter::Child },
        urgency: if script.danger_now { Urgency::Immediate } else { Urgency::Usual },
        desk: staffed.desk(&script.council, &format!("{}-{desk}", script.council)),
        council: Some(script.council.clone()),
        language: script.language,
        held: script.state == State::HeldBack,
        withhold_name: matches!(script.reporter, Reporter::Reachable { may_name: false, .. })
            || script.number.is_multiple_of(7),
        may_contact: script.reporter != Reporter::Nameless,
        reporter: reporter(region, script),
        account: account(region, script),
        mentions: script.mentions.iter().map(|mention| told(region, script.language, mention)).collect(),
        about_staff: script.about_staff.map(|key| staffed.staff(key)).into_iter().collect(),
        about_teams: about.and_then(|one| staffed.team(&one.team)).into_iter().collect(),
    }
}

fn reporter(region: &Region, script: &ConcernScript) -> ReporterDetails {
    match &script.reporter {
        Reporter::Nameless => ReporterDetails::default(),
        Reporter::Reachable { name, phone, safe, may_leave_message, .. } => ReporterDetails {
            name: name.clone().unwrap_or_default(),
            phone: phone.clone(),
            safe_contact: safe.clone(),
            leave_message: if *may_leave_message { "yes" } else { "no" }.to_owned(),
            ..ReporterDetails::default()
        },
        Reporter::Staff(key) => {
            let one = &region.staff[*key];
            let agency = region.agency(&one.agency);
            let (job, organisation) = match script.language {
                Language::Cy => (one.job_cy, agency.map(|agency| agency.cy.clone())),
                Language::En => (one.job_en, agency.map(|agency| agency.en.clone())),
            };
            ReporterDetails {
                name: one.name(),
                role: job.to_owned(),
                organisation: organisation.unwrap_or_default(),
                phone: format!("01632 960{:03}", 200 + key % 700),
                email: one.email.clone(),
                ..ReporterDetails::default()
            }
        }
    }
}

fn account(region: &Region, script: &ConcernScript) -> Account {
    let of = |wanted: fn(&MentionSort) -> bool| -> String {
        let labels = script.mentions.iter().filter(|mention| wanted(&mention.sort));
        labels.map(|mention| told(region, script.language, mention).1.label()).collect::<Vec<_>>().join("; ")
    };
    Account {
        what: script.narrative.clone(),
        when: script.when.clone(),
        place: script.place.clone(),
        own_words: script.own_words.clone().unwrap_or_default(),
        wishes: script.wishes.clone().unwrap_or_default(),
        person_of_concern: of(|sort| matches!(sort, MentionSort::Adult | MentionSort::WorksWithChildren)),
        vehicles: of(|sort| matches!(sort, MentionSort::Vehicle { .. })),
        online: of(|sort| matches!(sort, MentionSort::Account(_))),
        household: of(|sort| matches!(sort, MentionSort::Carer)),
        awareness: script.aware.clone().unwrap_or_default(),
        already_done: script.done.clone().unwrap_or_default(),
        harms: vec![script.harm.to_owned()],
        ..Account::default()
    }
}

/// Somebody or something as it was told.
fn told(region: &Region, language: Language, mention: &Mention) -> (MentionKind, MentionDetails) {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let mut details = MentionDetails {
        given_names: text(&mention.first),
        family_name: text(&mention.surname),
        date_of_birth: mention.born.map(UncertainDate::Day),
        age: mention.age.map(|age| age.to_string()).unwrap_or_default(),
        gender: mention.female.map(|female| if female { "F" } else { "M" }.to_owned()).unwrap_or_default(),
        address: mention.address.as_ref().map(|address| line(address, language)).unwrap_or_default(),
        postcode: mention.address.as_ref().map(|address| address.postcode.clone()).unwrap_or_default(),
        phone: text(&mention.phone),
        school: school(region, language, mention),
        first_language: mention.language.map(|first| first.own_name().to_owned()).unwrap_or_default(),
        language_of_choice: mention.language.map(|choice| choice.code().to_owned()).unwrap_or_default(),
        ethnicity: mention.ethnicity.unwrap_or_default().to_owned(),
        description: description(language, mention),
        ..MentionDetails::default()
    };
    let kind = match &mention.sort {
        MentionSort::Child => MentionKind::Child,
        MentionSort::Adult | MentionSort::WorksWithChildren => MentionKind::PersonOfConcern,
        MentionSort::Carer => MentionKind::Adult,
        MentionSort::Vehicle { plate, seen_as } => {
            details.plate = plate.clone().unwrap_or_default();
            details.description = seen_as.clone();
            MentionKind::Vehicle
        }
        MentionSort::Phone(number) => {
            details.phone = number.clone();
            MentionKind::Phone
        }
        MentionSort::Account(account) => {
            details.handle = format!("{}: {}", account.service, account.handle);
            MentionKind::Account
        }
    };
    (kind, details)
}

fn school(region: &Region, language: Language, mention: &Mention) -> String {
    let school = mention.school.as_deref().and_then(|code| region.agency(code));
    school
        .map(|school| if language == Language::Cy { school.cy.clone() } else { school.en.clone() })
        .unwrap_or_default()
}

/// How an adult stands to the child, or what their work is.
fn description(language: Language, mention: &Mention) -> String {
    let codes = Codes::load();
    let kin = mention.relationship.and_then(|code| codes.name("relationship_to_child", code, language));
    let work = mention.work.and_then(|code| codes.name("position_of_trust_roles", code, language));
    kin.or(work).unwrap_or_default().to_owned()
}
