//! Where a concern goes: to the desk of the council where the harm happened, in or out of hours.

use crate::hours::{hours_of, in_hours};
use agencies::queries::{self, AgencyRow, StaffFilter, TeamRow};
use agencies::words::AgencyType;
use concerns::words::{Desk, Matter};
use concerns::{Named, Routed, Routing};
use kernel::{ActorId, Language, TeamId, Timestamp};
use std::sync::OnceLock;
use store::{Fault, House, Reader};

/// Knows the desks of the partnership.
///
/// A concern goes to the duty desk of the council where the harm happened; outside its opening hours to that council's
/// out-of-hours team, if it has one. Where the council is not known or has no such desk, the region's first desk takes
/// it: that of the first council in the order of the Welsh names. Nothing is ever turned away because a desk is missing.
///
/// A concern about somebody who works with children goes to that council's designated officer; where nobody is there who
/// may know of it, to the council that is named to stand in (`designated_stand_in` in `catalogues/places`), then to any
/// other designated officer of the partnership, the board's included, and last to a duty desk.
pub struct Desks;

impl Routing for Desks {
    fn desk_for<'a>(
        &'a self,
        house: &'a House,
        council: Option<&'a str>,
        matter: Matter,
        now: Timestamp,
    ) -> Routed<'a> {
        Box::pin(async move {
            let mut reader = house.facts().await?;
            let councils: Vec<AgencyRow> = queries::agencies(&mut reader)
                .await?
                .into_iter()
                .filter(|agency| agency.agency_type == AgencyType::Council)
                .collect();
            if matter == Matter::PositionOfTrust {
                return closed_desk(&mut reader, council, &[], now).await;
            }
            let meant = council.and_then(|code| councils.iter().find(|agency| is_council(agency, code)));
            // First the council that is meant, then all of them in their order.
            for agency in meant.into_iter().chain(&councils) {
                let staffed = in_hours(now, house.limits().calendar(), hours_of(agency));
                if let Some(team) = desk_of(&mut reader, agency, staffed).await? {
                    return Ok(Desk { team: team.id, agency: agency.id });
                }
            }
            Err(Fault::new("there is no council with a duty desk: register one"))
        })
    }

    fn closed_desk_for<'a>(
        &'a self,
        house: &'a House,
        council: Option<&'a str>,
        about: &'a [(ActorId, Vec<TeamId>)],
        now: Timestamp,
    ) -> Routed<'a> {
        Box::pin(async move { closed_desk(&mut house.facts().await?, council, about, now).await })
    }

    fn staff_named<'a>(&'a self, house: &'a House, text: &'a str) -> Named<'a> {
        Box::pin(async move {
            let mut reader = house.facts().await?;
            let mut meant = Vec::new();
            if let Some(address) = agencies::words::email(text) {
                meant.extend(queries::staff_by_email(&mut reader, &address).await?.map(|person| person.id));
            } else {
                for name in names_in(text) {
                    let mut filter = StaffFilter { standing: None, name, page: 1 };
                    loop {
                        let found = queries::search_staff(&mut reader, &filter).await?;
                        let fitting = found.rows.iter().filter(|person| is_meant(&filter.name, &person.name));
                        meant.extend(fitting.map(|person| person.id));
                        if found.page >= found.pages {
                            break;
                        }
                        filter.page += 1;
                    }
                }
            }
            meant.sort_unstable();
            meant.dedup();
            let today = house.clock().now().date();
            let mut named = Vec::new();
            for id in meant {
                let (_, teams) = queries::held(&mut reader, id).await?;
                named.push((id, teams.into_iter().filter(|team| team.is_open(today)).map(|team| team.what).collect()));
            }
            Ok(named)
        })
    }
}

/// The names that a text may hold: each two words that follow each other. One word alone would mean too many people.
fn names_in(text: &str) -> Vec<String> {
    let separates = |c: char| !(c.is_alphabetic() || c == '\'' || c == '’' || c == '-');
    let words: Vec<&str> = text.split(separates).filter(|word| word.chars().count() > 1).take(12).collect();
    words.windows(2).map(|pair| pair.join(" ")).collect()
}

/// Whether words of a text mean this name: each is a word of it, or the beginning of one (“Rob” for Robert). A search
/// finds more than that, and “of the” in a sentence means nobody.
fn is_meant(words: &str, name: &str) -> bool {
    let parts = |text: &str| -> Vec<String> {
        let folded = i18n::fold(text);
        folded.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).map(str::to_owned).collect()
    };
    let name = parts(name);
    let fits = |word: &String| name.iter().any(|n| n == word || (word.chars().count() > 2 && n.starts_with(word)));
    parts(words).iter().all(fits)
}

/// The desk for a concern about these members of staff. Nobody is passed over but those whom it is about and their teams,
/// and desks at which nobody works.
async fn closed_desk(
    reader: &mut Reader,
    council: Option<&str>,
    about: &[(ActorId, Vec<TeamId>)],
    now: Timestamp,
) -> Result<Desk, Fault> {
    let all = queries::agencies(reader).await?;
    let of = |code: &str| all.iter().find(|a| a.agency_type == AgencyType::Council && is_council(a, code));
    let meant = council.and_then(of);
    let stand_in = council.and_then(|code| places().council(code)).and_then(|own| of(&own.designated_stand_in));
    let (councils, others): (Vec<_>, Vec<_>) = all.iter().partition(|a| a.agency_type == AgencyType::Council);
    let mut desks = Vec::new();
    for agency in meant.into_iter().chain(stand_in).chain(councils.iter().copied()).chain(others) {
        desks.extend(queries::designated_desk_of(reader, agency.id).await?);
    }
    for agency in meant.into_iter().chain(stand_in).chain(councils) {
        desks.extend(queries::duty_desk_of(reader, agency.id).await?);
    }
    let is_theirs = |team: TeamId| about.iter().any(|(_, teams)| teams.contains(&team));
    // First desks of other teams; then, rather than nowhere, a desk of theirs with a colleague whom it is not about.
    let (other, own): (Vec<_>, Vec<_>) = desks.iter().partition(|desk| !is_theirs(desk.id));
    for desk in other.iter().chain(&own) {
        let members = queries::members(reader, desk.id, now.date()).await?;
        if members.iter().any(|member| about.iter().all(|(staff, _)| *staff != member.id)) {
            return Ok(Desk { team: desk.id, agency: desk.agency });
        }
    }
    // Nobody works at any desk yet: whoever joins the first one finds it there.
    let first = other.first().or(own.first()).map(|desk| Desk { team: desk.id, agency: desk.agency });
    first.ok_or_else(|| Fault::new("there is no council with a duty desk: register one"))
}

async fn desk_of(reader: &mut Reader, agency: &AgencyRow, staffed: bool) -> Result<Option<TeamRow>, Fault> {
    if !staffed && let Some(team) = queries::out_of_hours_of(reader, agency.id).await? {
        return Ok(Some(team));
    }
    queries::duty_desk_of(reader, agency.id).await
}

/// Agencies are registered by name; the code of a council leads to its names in the catalogue.
fn is_council(agency: &AgencyRow, code: &str) -> bool {
    places().council(code).is_some_and(|council| is_named(agency, council))
}

/// Whether an agency bears the names of this council.
pub(crate) fn is_named(agency: &AgencyRow, council: &catalogue::Council) -> bool {
    let same = |name: &str, language| i18n::fold(name) == i18n::fold(council.name(language));
    same(&agency.name.cy, Language::Cy) || same(&agency.name.en, Language::En)
}

/// The places of the region, read once.
pub(crate) fn places() -> &'static catalogue::Places {
    static PLACES: OnceLock<catalogue::Places> = OnceLock::new();
    PLACES.get_or_init(catalogue::Places::load)
}

#[cfg(test)]
mod tests {
    use super::{is_meant, names_in};

    #[test]
    fn a_name_is_found_inside_a_sentence() {
        assert_eq!(names_in("Siân O’Neill-Puw, teacher"), ["Siân O’Neill-Puw", "O’Neill-Puw teacher"]);
        assert_eq!(names_in("Huw"), Vec::<String>::new());
        assert_eq!(names_in(""), Vec::<String>::new());
    }

    #[test]
    fn a_name_is_meant_by_its_words_and_their_beginnings() {
        for (words, name) in [
            ("Huw Lloyd", "Huw Lloyd"),
            ("sian tudur", "Siân Mair Tudur-Jones"),
            ("Rob Evans", "Robert Evans"),
            ("O’Neill-Puw Siân", "Siân O'Neill Puw"),
        ] {
            assert!(is_meant(words, name), "{words}: {name}");
        }
        for (words, name) in [
            ("of the", "Geoffrey Matthews"),
            ("the under", "Matthew Sunderland"),
            ("Huw Lloyd", "Huw Evans"),
            ("an la", "Anna Lake"),
        ] {
            assert!(!is_meant(words, name), "{words}: {name}");
        }
    }
}
