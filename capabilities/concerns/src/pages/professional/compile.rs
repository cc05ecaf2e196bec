//! From a draft to the report that is sent: every answer finds its place, and none is lost.

use super::form::{answer, typed};
use super::places;
use super::steps::{Found, find, groups};
use crate::commands::Report;
use crate::drafts::Written;
use crate::words::{Account, Desk, Door, Matter, MentionDetails, MentionKind, ReporterDetails, Urgency};
use kernel::{ActorId, Language, TeamId};
use web::Asked;

/// The language in which the reporter wants to be answered.
pub(super) fn language(asked: &Asked, written: &Written) -> Language {
    Language::from_code(written.text("you", "answers_in")).unwrap_or(asked.visit.language)
}

/// The council where the harm happened: as chosen, else by the postcode, else by the names in the description.
pub(super) fn council(written: &Written) -> Option<String> {
    let chosen = places().council(written.text("place", "council"));
    let by_postcode = || places().council_of_postcode(written.text("place", "postcode"));
    let by_words = || places().council_of_text(written.text("place", "where"));
    chosen.or_else(by_postcode).or_else(by_words).map(|council| council.key.clone())
}

/// How urgent it was said to be. Not said is not the least urgent: somebody looks the same day.
pub(super) fn urgency(written: &Written) -> Urgency {
    Urgency::from_code(written.text("urgency", "urgency")).unwrap_or(Urgency::Today)
}

/// The report of a draft for a desk; `about` are the members of staff it is about, with their teams.
pub(super) fn report(asked: &Asked, written: &Written, desk: Desk, about: &[(ActorId, Vec<TeamId>)]) -> Report {
    let mut about_teams: Vec<TeamId> = about.iter().flat_map(|(_, teams)| teams.clone()).collect();
    about_teams.sort_unstable();
    about_teams.dedup();
    // A desk that was shut out of what lies on it would leave the concern with nobody.
    about_teams.retain(|team| *team != desk.team);
    Report {
        door: Door::Professional,
        matter: written.matter,
        urgency: urgency(written),
        desk,
        council: council(written),
        language: language(asked, written),
        held: false,
        withhold_name: written.text("you", "withhold") == "yes",
        may_contact: true,
        reporter: reporter(asked, written),
        account: account(asked, written),
        mentions: mentions(asked, written),
        about_staff: about.iter().map(|(staff, _)| *staff).collect(),
        about_teams,
    }
}

fn reporter(asked: &Asked, written: &Written) -> ReporterDetails {
    let text = |name: &str| written.text("you", name).to_owned();
    ReporterDetails {
        name: text("name"),
        role: joined([text("role"), labelled(asked, written, "you", &["relationship"])]),
        organisation: text("organisation"),
        phone: text("phone"),
        email: text("email"),
        consulted: text("consulted"),
        ..ReporterDetails::default()
    }
}

/// Some answers of a page, one a line, each after its question.
fn labelled(asked: &Asked, written: &Written, part: &str, names: &[&str]) -> String {
    let step = match find(written.matter, part) {
        Some(Found::Step(step) | Found::Part(_, _, step)) => step,
        _ => return String::new(),
    };
    let fields = typed(written, part);
    let questions = names.iter().filter_map(|name| step.questions.iter().find(|question| question.name == *name));
    joined(questions.map(|question| {
        let (label, words) = (asked.t(question.label), answer(asked, question, &fields));
        match (words.is_empty(), label.ends_with('?')) {
            (true, _) => String::new(),
            (false, true) => format!("{label} {words}"),
            (false, false) => format!("{label}: {words}"),
        }
    }))
}

fn joined(pieces: impl IntoIterator<Item = String>) -> String {
    pieces.into_iter().filter(|piece| !piece.trim().is_empty()).collect::<Vec<_>>().join("\n")
}

fn account(asked: &Asked, written: &Written) -> Account {
    let text = |part: &str, name: &str| written.text(part, name).to_owned();
    let told = |part: &str, names: &[&str]| labelled(asked, written, part, names);
    let people = groups(written.matter).filter(|group| group.stem == "person").flat_map(|group| {
        let numbers = written.numbers(group.stem).into_iter();
        numbers.map(|number| {
            let part = format!("{}-{number}-who", group.stem);
            joined([person(written, &part).label(), told(&part, &["description", "address", "other_children"])])
        })
    });
    let trusted = told("trusted", &["given_names", "family_name", "role", "workplace", "other_children", "knows"]);
    Account {
        what: joined([text("what", "what"), told("what", &["seen_by", "injury"])]),
        when: text("what", "when"),
        place: joined([text("place", "where"), text("place", "postcode")]),
        own_words: text("words", "own_words"),
        wishes: told("wishes", &["wishes_child", "wishes_parents"]),
        person_of_concern: joined(people.chain([trusted])),
        vehicles: text("traces", "vehicles"),
        online: text("traces", "online"),
        who_else_knows: text("before", "who_else"),
        history: text("before", "history"),
        already_done: joined([
            told("urgency", &["phoned", "phoned_whom", "phoned_when", "phoned_reference"]),
            text("before", "already_done"),
        ]),
        household: told("household", &["household", "responsibility"]),
        analysis: told("analysis", &["daily_life", "strengths", "unchanged"]),
        awareness: told("awareness", &["child_knows", "parent_knows"]),
        consent: told("awareness", &["consent", "consent_whom", "consent_reasons"]),
        worker_safety: text("safety", "worker_safety"),
        harms: written.all("harms", "harms").into_iter().map(str::to_owned).collect(),
    }
}

fn mentions(asked: &Asked, written: &Written) -> Vec<(MentionKind, MentionDetails)> {
    let mut all = Vec::new();
    for number in written.numbers("child") {
        all.push((MentionKind::Child, child(asked, written, number)));
    }
    for number in written.numbers("person") {
        all.push((MentionKind::PersonOfConcern, person(written, &format!("person-{number}-who"))));
    }
    if written.matter == Matter::PositionOfTrust {
        let worker = person(written, "trusted");
        let description = labelled(asked, written, "trusted", &["role", "workplace"]);
        let worker = MentionDetails { description, ..worker };
        if !worker.label().is_empty() {
            all.push((MentionKind::PersonOfConcern, worker));
        }
    }
    let lines = |name: &str| -> Vec<String> {
        let lines = written.text("traces", name).lines().map(str::trim);
        lines.filter(|line| !line.is_empty()).map(str::to_owned).collect()
    };
    for line in lines("vehicles") {
        let plate = plate(&line);
        all.push((MentionKind::Vehicle, MentionDetails { plate, description: line, ..MentionDetails::default() }));
    }
    for line in lines("online") {
        all.push((MentionKind::Account, MentionDetails { handle: line, ..MentionDetails::default() }));
    }
    all
}

fn person(written: &Written, part: &str) -> MentionDetails {
    let text = |name: &str| written.text(part, name).to_owned();
    MentionDetails {
        given_names: text("given_names"),
        family_name: text("family_name"),
        known_as: text("known_as"),
        date_of_birth: typed(written, part).date("date_of_birth").ok().flatten(),
        age: text("age"),
        gender: text("gender"),
        description: text("description"),
        address: text("address"),
        postcode: text("postcode"),
        phone: text("phone"),
        ..MentionDetails::default()
    }
}

fn child(asked: &Asked, written: &Written, number: u32) -> MentionDetails {
    let part = |page: &str| format!("child-{number}-{page}");
    let text = |page: &str, name: &str| written.text(&part(page), name).to_owned();
    let who = person(written, &part("who"));
    MentionDetails {
        // The practice has no place of its own in a mention: it stays readable beside the description.
        description: joined([who.description.clone(), labelled(asked, written, &part("contact"), &["gp"])]),
        address: text("contact", "address"),
        postcode: text("contact", "postcode"),
        phone: text("contact", "phone"),
        school: text("contact", "school"),
        first_language: text("language", "first_language"),
        language_of_choice: text("language", "language_of_choice"),
        communication_needs: labelled(asked, written, &part("language"), &["communication", "communication_more"]),
        additional_needs: text("needs", "additional_needs"),
        ethnicity: text("language", "ethnicity"),
        religion: text("language", "religion"),
        nhs_number: text("needs", "nhs_number"),
        upn: text("needs", "upn"),
        status: text("needs", "status"),
        ..who
    }
}

/// What looks like a plate in a line: one word or two neighbours with letters and digits, four to eight in all.
fn plate(line: &str) -> String {
    let words: Vec<&str> = line.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let looks = |text: &str| {
        (4..=8).contains(&text.len())
            && text.chars().any(|c| c.is_ascii_digit())
            && text.chars().any(|c| c.is_ascii_alphabetic())
            && text.chars().filter(char::is_ascii_alphabetic).all(|c| c.is_ascii_uppercase())
    };
    let pairs = words.windows(2).map(|pair| pair.concat());
    let found = pairs.chain(words.iter().map(|word| (*word).to_owned())).find(|text| looks(text));
    found.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plates_are_found_in_what_was_noted() {
        for (line, found) in [
            ("Silver Ford Focus, QX21 ABC", "QX21ABC"),
            ("QX21ABC silver", "QX21ABC"),
            ("a silver car outside the station", ""),
            ("white van, begins QX2", ""),
            ("Ford Focus 2012", ""),
        ] {
            assert_eq!(plate(line), found, "{line}");
        }
    }

    fn written(part: &str, fields: &[(&str, &str)]) -> Written {
        let fields = fields.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        Written::about(Matter::Child).with(part, fields)
    }

    #[test]
    fn the_place_of_the_harm_decides_on_the_council() {
        let council = |fields: &[(&str, &str)]| super::council(&written("place", fields));
        assert_eq!(council(&[("council", "conwy"), ("postcode", "LL55 1AA")]), Some("conwy".to_owned()));
        assert_eq!(council(&[("postcode", "LL55 1AA")]), Some("gwynedd".to_owned()));
        assert_eq!(council(&[("where", "Near the pier in Llandudno")]), Some("conwy".to_owned()));
        assert_eq!(council(&[("where", "on the train")]), None);
    }

    #[test]
    fn an_urgency_that_was_not_given_is_today() {
        assert_eq!(urgency(&written("urgency", &[])), Urgency::Today);
        assert_eq!(urgency(&written("urgency", &[("urgency", "usual")])), Urgency::Usual);
    }
}
