//! From the answers of a journey to the report that the desk receives. Pure.

use super::journey::Journey;
use super::questions::Way;
use crate::commands::Report;
use crate::words::{Account, Desk, Door, MentionDetails, MentionKind, ReporterDetails, Urgency};
use catalogue::{Codes, Places};
use kernel::Language;

/// What decides whether a report lies apart as a possible flood. None of it loses a report.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Flood {
    /// Many came from this network within the hour.
    pub(crate) crowded: bool,
    /// It went faster than people are.
    pub(crate) quick: bool,
}

/// Whether the report lies apart: a child in danger now is never held back, except where a machine has shown itself.
pub(crate) fn held(journey: &Journey, flood: Flood) -> bool {
    journey.trapped || (journey.urgency() != Urgency::Immediate && (flood.crowded || flood.quick))
}

/// The report.
pub(crate) fn report(journey: &Journey, places: &Places, desk: Desk, shown_in: Language, held: bool) -> Report {
    let told = |field: &str| journey.told(places, field).to_owned();
    let child = journey.way == Way::Child;
    let language = Language::from_code(journey.told(places, "language")).unwrap_or(shown_in);
    let worry = joined(&[told("person"), told("work")]);
    Report {
        door: if child { Door::Child } else { Door::Public },
        matter: journey.matter(),
        urgency: journey.urgency(),
        desk,
        council: journey.council(places).map(str::to_owned),
        language,
        held,
        withhold_name: !child && journey.told(places, "family") != "yes",
        may_contact: journey.told(places, "reach") == "yes",
        reporter: ReporterDetails {
            name: told("name"),
            role: told("relation"),
            phone: told("phone"),
            email: told("email"),
            safe_contact: joined(&[told("how"), told("times")]),
            leave_message: told("message"),
            communication: joined(&[other_language(journey.told(places, "language"), language), told("needs")]),
            ..ReporterDetails::default()
        },
        account: Account {
            // What a child tells is kept as the child's own words.
            what: if child { String::new() } else { told("what") },
            own_words: if child { told("what") } else { String::new() },
            wishes: told("wishes"),
            when: told("when"),
            place: told("place"),
            person_of_concern: worry.clone(),
            vehicles: joined(&[told("vehicle"), told("plate")]),
            online: told("online"),
            ..Account::default()
        },
        mentions: mentions(journey, places, language, worry),
        about_staff: Vec::new(),
        about_teams: Vec::new(),
    }
}

fn mentions(
    journey: &Journey,
    places: &Places,
    language: Language,
    worry: String,
) -> Vec<(MentionKind, MentionDetails)> {
    let told = |field: &str| journey.told(places, field).to_owned();
    let nothing = MentionDetails::default();
    let about = match journey.way {
        Way::Child => MentionDetails {
            known_as: told("name"),
            age: told("age").replace("-plus", "+"),
            language_of_choice: told("language"),
            communication_needs: joined(&[other_language(&told("language"), language), told("needs")]),
            ..nothing.clone()
        },
        // A name and a description come in one field: which it is, people see.
        Way::Adult => MentionDetails {
            known_as: told("child_name"),
            age: told("child_age"),
            school: told("child_school"),
            address: told("child_address"),
            ..nothing.clone()
        },
    };
    let all = [
        (MentionKind::Child, about),
        (MentionKind::Child, MentionDetails { description: told("child_others"), ..nothing.clone() }),
        (MentionKind::PersonOfConcern, MentionDetails { description: worry, ..nothing.clone() }),
        (
            MentionKind::Vehicle,
            MentionDetails { description: told("vehicle"), plate: told("plate"), ..nothing.clone() },
        ),
        (MentionKind::Account, MentionDetails { handle: told("online"), ..nothing.clone() }),
        (MentionKind::Place, MentionDetails { description: told("place"), ..nothing.clone() }),
    ];
    all.into_iter().filter(|(_, details)| *details != nothing).collect()
}

/// What was told in several fields, one below another.
fn joined(parts: &[String]) -> String {
    parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join("\n")
}

/// A language other than the two in which answers are written, by its name.
fn other_language(code: &str, language: Language) -> String {
    if matches!(code, "bfi" | "other") {
        Codes::load().name("language_of_choice", code, language).unwrap_or(code).to_owned()
    } else {
        String::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::public::questions::Step;
    use crate::words::Matter;
    use kernel::{Chance, Id, Timestamp};

    const ALL: &[(&str, &str)] = &[
        ("now", "fine"),
        ("soon", "no"),
        ("what", "Seen getting into a silver car outside the station."),
        ("when", "Friday, about 8"),
        ("place", "Rhyl station"),
        ("child_name", "Girl with a green school bag"),
        ("person", "Man of about 30"),
        ("vehicle", "Silver hatchback"),
        ("plate", "QQ26"),
        ("trust", "yes"),
        ("work", "Coaches a team"),
        ("name", "Mair"),
        ("relation", "neighbour"),
        ("reach", "yes"),
        ("phone", "01632 960321"),
        ("times", "after six"),
        ("message", "no"),
        ("family", "no"),
        ("language", "bfi"),
    ];

    fn journey(way: Way, told: &[(&str, &str)]) -> (Journey, Places) {
        let places = Places::load();
        let mut journey = Journey::begin(way, Timestamp::from_millis(0), &Chance::seeded(2));
        for step in ["now", "soon", "what", "when", "place", "about", "worry", "trust", "work", "name", "reach", "how"]
            .iter()
            .chain(&["message", "family", "speak", "age", "wishes"])
            .filter_map(|code| Step::from_code(code))
        {
            journey.step = step;
            let typed = |name: &str| told.iter().find(|(n, _)| *n == name).map_or(String::new(), |(_, v)| (*v).into());
            journey.keep(typed, &places);
        }
        (journey, places)
    }

    fn desk() -> Desk {
        let (chance, now) = (Chance::seeded(3), Timestamp::from_millis(0));
        Desk { team: Id::mint(now, &chance), agency: Id::mint(now, &chance) }
    }

    #[test]
    fn an_adults_worry_reaches_the_closed_desk_with_all_that_was_told() {
        let (journey, places) = journey(Way::Adult, ALL);
        let report = report(&journey, &places, desk(), Language::Cy, false);
        assert_eq!((report.door, report.matter), (Door::Public, Matter::PositionOfTrust));
        assert_eq!((report.council.as_deref(), report.language), (Some("sir-ddinbych"), Language::Cy));
        assert!(report.withhold_name && report.may_contact && !report.held);
        assert_eq!(report.account.what, "Seen getting into a silver car outside the station.");
        assert_eq!(report.account.person_of_concern, "Man of about 30\nCoaches a team");
        assert_eq!(report.reporter.phone, "01632 960321");
        assert_eq!(report.reporter.leave_message, "no");
        assert_eq!(report.reporter.communication, "Iaith Arwyddion Prydain");
        let kinds: Vec<_> = report.mentions.iter().map(|(kind, _)| *kind).collect();
        use MentionKind::{Child, PersonOfConcern, Place, Vehicle};
        assert_eq!(kinds, [Child, PersonOfConcern, Vehicle, Place]);
        assert_eq!(report.mentions[2].1.plate, "QQ26");
    }

    #[test]
    fn a_childs_words_stay_the_childs_own_and_an_answer_is_in_the_language_they_chose() {
        let told = [("now", "danger"), ("what", "Dw i ofn mynd adref."), ("age", "18-19"), ("language", "en")];
        let (journey, places) = journey(Way::Child, &told);
        let report = report(&journey, &places, desk(), Language::Cy, false);
        assert_eq!((report.door, report.urgency, report.language), (Door::Child, Urgency::Immediate, Language::En));
        assert_eq!((report.account.own_words.as_str(), report.account.what.as_str()), ("Dw i ofn mynd adref.", ""));
        assert_eq!(report.council, None);
        assert_eq!(report.mentions[0].1.age, "18-19");
        assert!(!report.withhold_name && !report.may_contact);
    }

    #[test]
    fn nothing_is_held_back_for_a_child_in_danger_unless_a_machine_shows_itself() {
        let both = Flood { crowded: true, quick: true };
        let (mut urgent, _) = journey(Way::Child, &[("now", "danger")]);
        let (usual, _) = journey(Way::Child, &[("now", "fine"), ("soon", "yes")]);
        assert!(!held(&urgent, both));
        assert!(held(&usual, Flood { crowded: true, quick: false }));
        assert!(held(&usual, Flood { crowded: false, quick: true }));
        assert!(!held(&usual, Flood::default()));
        urgent.trapped = true;
        assert!(held(&urgent, Flood::default()));
    }
}
