//! Where a concern goes: to the desk of the council where the harm happened, in or out of hours.

use crate::hours::in_hours;
use agencies::queries::{self, AgencyRow, StaffFilter, TeamRow};
use agencies::words::AgencyType;
use concerns::words::{Desk, Matter};
use concerns::{Named, Routed, Routing};
use kernel::{Language, Timestamp};
use std::sync::OnceLock;
use store::{Fault, House, Reader};

/// Knows the desks of the partnership.
///
/// A concern goes to the duty desk of the council where the harm happened; outside working hours to that council's
/// out-of-hours team, if it has one. A concern about somebody who works with children goes to that council's designated
/// officer. Where the council is not known or has no such desk, the region's first desk takes it: that of the first
/// council in the order of the Welsh names. Nothing is ever turned away because a desk is missing.
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
            let meant = council.and_then(|code| councils.iter().find(|agency| is_council(agency, code)));
            let staffed = in_hours(now, house.limits().calendar());
            // First the council that is meant, then all of them in their order.
            for agency in meant.into_iter().chain(&councils) {
                if let Some(team) = desk_of(&mut reader, agency, matter, staffed).await? {
                    return Ok(Desk { team: team.id, agency: agency.id });
                }
            }
            // A house without any designated officer yet: better on a duty desk than nowhere.
            for agency in meant.into_iter().chain(&councils) {
                if let Some(team) = desk_of(&mut reader, agency, Matter::Child, staffed).await? {
                    return Ok(Desk { team: team.id, agency: agency.id });
                }
            }
            Err(Fault::new("there is no council with a duty desk: register one"))
        })
    }

    fn staff_named<'a>(&'a self, house: &'a House, text: &'a str) -> Named<'a> {
        Box::pin(async move {
            let mut reader = house.facts().await?;
            let mut meant = Vec::new();
            if let Some(address) = agencies::words::email(text) {
                meant.extend(queries::staff_by_email(&mut reader, &address).await?.map(|person| person.id));
            } else {
                for name in names_in(text) {
                    let filter = StaffFilter { standing: None, name, page: 1 };
                    let found = queries::search_staff(&mut reader, &filter).await?;
                    meant.extend(found.rows.into_iter().map(|person| person.id));
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

async fn desk_of(
    reader: &mut Reader,
    agency: &AgencyRow,
    matter: Matter,
    staffed: bool,
) -> Result<Option<TeamRow>, Fault> {
    if matter == Matter::PositionOfTrust {
        return queries::designated_desk_of(reader, agency.id).await;
    }
    if !staffed && let Some(team) = queries::out_of_hours_of(reader, agency.id).await? {
        return Ok(Some(team));
    }
    queries::duty_desk_of(reader, agency.id).await
}

/// Agencies are registered by name; the code of a council leads to its names in the catalogue.
fn is_council(agency: &AgencyRow, code: &str) -> bool {
    let Some(council) = places().council(code) else { return false };
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
    use super::names_in;

    #[test]
    fn a_name_is_found_inside_a_sentence() {
        assert_eq!(names_in("Siân O’Neill-Puw, teacher"), ["Siân O’Neill-Puw", "O’Neill-Puw teacher"]);
        assert_eq!(names_in("Huw"), Vec::<String>::new());
        assert_eq!(names_in(""), Vec::<String>::new());
    }
}
