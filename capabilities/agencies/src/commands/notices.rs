//! Telling the other administrators of an agency when somebody comes into a team that reads what is told of children, or
//! another way in is opened: whoever lets a stranger in there cannot do it unseen.

use super::letters;
use crate::words::TeamType;
use access::Visit;
use kernel::AgencyId;
use store::{House, Stop, Work};

/// Whether the members of such a team read concerns.
const fn reads_concerns(team: TeamType) -> bool {
    matches!(team, TeamType::DutyDesk | TeamType::OutOfHours | TeamType::DesignatedDesk | TeamType::Specialist)
}

/// A letter to every other administrator of the agency, with the commit. It names nobody: who it is stands behind the
/// sign-in, among the movements.
pub(crate) async fn tell_other_administrators(
    house: &House,
    visit: &Visit,
    work: &mut Work,
    agency: AgencyId,
    teams: &[TeamType],
) -> Result<(), Stop> {
    if !teams.iter().copied().any(reads_concerns) {
        return Ok(());
    }
    post_to_others(house, visit, work, agency, "newcomer", &format!("/agencies/{agency}/movements")).await
}

/// A letter to every other administrator of an agency, with the commit.
pub(crate) async fn post_to_others(
    house: &House,
    visit: &Visit,
    work: &mut Work,
    agency: AgencyId,
    what: &str,
    path: &str,
) -> Result<(), Stop> {
    let sql = "SELECT DISTINCT s.id, s.email FROM agencies_staff s JOIN agencies_role r ON r.staff = s.id \
               WHERE s.agency = $1 AND s.id <> $2 AND s.standing = 'active' AND r.role = 'agency_administrator' \
               AND r.from_day <= $3 AND (r.until_day IS NULL OR r.until_day >= $3) ORDER BY s.id";
    let by = visit.actor().to_string();
    let rows = work.tables().rows(sql, &[agency.into(), by.into(), visit.now.date().to_string().into()]).await?;
    for row in rows {
        if let Some(address) = row.maybe_text("email")? {
            work.post(&letters::with_link(house, &address, what, path)).await?;
        }
    }
    Ok(())
}
