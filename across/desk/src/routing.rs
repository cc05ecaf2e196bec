//! Where a concern goes: to the desk of the council where the harm happened, in or out of hours.

use crate::hours::in_hours;
use agencies::queries::{self, AgencyRow, TeamRow};
use agencies::words::AgencyType;
use concerns::words::{Desk, Matter};
use concerns::{Routed, Routing};
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
