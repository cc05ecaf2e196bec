//! Organisations, their teams, and who is on call.

use crate::words::{AgencyType, Name, TeamType};
use kernel::{ActorId, AgencyId, TeamId, Timestamp};
use store::{Fault, Reader, Row};

/// An organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencyRow {
    /// Its id.
    pub id: AgencyId,
    /// Its name.
    pub name: Name,
    /// What it is.
    pub agency_type: AgencyType,
    /// A shared mailbox for notices.
    pub mailbox: Option<String>,
    /// Minutes after which the next one on the rota is called; 0 without a rota.
    pub climb_minutes: i64,
}

/// A team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamRow {
    /// Its id.
    pub id: TeamId,
    /// Inside which agency.
    pub agency: AgencyId,
    /// Its name.
    pub name: Name,
    /// What it is for.
    pub team_type: TeamType,
}

/// Someone on the rota.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnCall {
    /// Who.
    pub staff: ActorId,
    /// Their name.
    pub name: String,
    /// Where notices go.
    pub email: Option<String>,
    /// In which language notices begin.
    pub language: kernel::Language,
}

/// Who is called for an agency, in which order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rota {
    /// First the one who is called first.
    pub order: Vec<OnCall>,
    /// Minutes without an answer after which the next one is called.
    pub climb_minutes: i64,
}

impl Rota {
    /// Who should have been called by now for something that began at `start`: one more for each climb, never beyond
    /// the last. The last one stays on call, because something urgent never stops being somebody's business.
    pub fn called_by(&self, start: Timestamp, now: Timestamp) -> &[OnCall] {
        if self.order.is_empty() {
            return &[];
        }
        let climb = self.climb_minutes.max(1) * 60_000;
        let steps = (now.millis() - start.millis()).max(0) / climb;
        let called = usize::try_from(steps).unwrap_or(usize::MAX).saturating_add(1).min(self.order.len());
        &self.order[..called]
    }
}

const AGENCY: &str = "SELECT id, name_cy, name_en, agency_type, mailbox, climb_minutes FROM agencies_agency";
const TEAM: &str = "SELECT id, agency, name_cy, name_en, team_type FROM agencies_team";

fn name(row: &Row) -> Result<Name, Fault> {
    Ok(Name { cy: row.text("name_cy")?, en: row.text("name_en")? })
}

fn agency_row(row: &Row) -> Result<AgencyRow, Fault> {
    let agency_type = AgencyType::from_code(&row.text("agency_type")?);
    Ok(AgencyRow {
        id: row.id("id")?,
        name: name(row)?,
        agency_type: agency_type.ok_or_else(|| Fault::new("an agency of an unknown type"))?,
        mailbox: row.maybe_text("mailbox")?,
        climb_minutes: row.int("climb_minutes")?,
    })
}

fn team_row(row: &Row) -> Result<TeamRow, Fault> {
    let team_type = TeamType::from_code(&row.text("team_type")?);
    Ok(TeamRow {
        id: row.id("id")?,
        agency: row.id("agency")?,
        name: name(row)?,
        team_type: team_type.ok_or_else(|| Fault::new("a team of an unknown type"))?,
    })
}

/// All organisations, by their Welsh names.
///
/// # Errors
/// A fault of the database.
pub async fn agencies(reader: &mut Reader) -> Result<Vec<AgencyRow>, Fault> {
    let rows = reader.rows(AGENCY, &[]).await?;
    let mut found = rows.iter().map(agency_row).collect::<Result<Vec<_>, _>>()?;
    found.sort_by_cached_key(|agency| (i18n::sort_key(&agency.name.cy), agency.id));
    Ok(found)
}

/// One organisation.
///
/// # Errors
/// A fault of the database.
pub async fn agency(reader: &mut Reader, id: AgencyId) -> Result<Option<AgencyRow>, Fault> {
    let row = reader.row(&format!("{AGENCY} WHERE id = $1"), &[id.into()]).await?;
    row.as_ref().map(agency_row).transpose()
}

/// The organisation with this Welsh or English name: for imports and the command line.
///
/// # Errors
/// A fault of the database.
pub async fn agency_named(reader: &mut Reader, named: &str) -> Result<Option<AgencyRow>, Fault> {
    let wanted = i18n::fold(named);
    let is_it = |agency: &AgencyRow| i18n::fold(&agency.name.cy) == wanted || i18n::fold(&agency.name.en) == wanted;
    Ok(agencies(reader).await?.into_iter().find(is_it))
}

/// All teams of all organisations.
///
/// # Errors
/// A fault of the database.
pub async fn teams(reader: &mut Reader) -> Result<Vec<TeamRow>, Fault> {
    reader.rows(&format!("{TEAM} ORDER BY agency, id"), &[]).await?.iter().map(team_row).collect()
}

/// One team.
///
/// # Errors
/// A fault of the database.
pub async fn team(reader: &mut Reader, id: TeamId) -> Result<Option<TeamRow>, Fault> {
    let row = reader.row(&format!("{TEAM} WHERE id = $1"), &[id.into()]).await?;
    row.as_ref().map(team_row).transpose()
}

/// An organisation's teams, in the order in which they were formed.
///
/// # Errors
/// A fault of the database.
pub async fn teams_of(reader: &mut Reader, agency: AgencyId) -> Result<Vec<TeamRow>, Fault> {
    reader
        .rows(&format!("{TEAM} WHERE agency = $1 ORDER BY id"), &[agency.into()])
        .await?
        .iter()
        .map(team_row)
        .collect()
}

/// The team that takes in concerns for an organisation.
///
/// # Errors
/// A fault of the database.
pub async fn duty_desk_of(reader: &mut Reader, agency: AgencyId) -> Result<Option<TeamRow>, Fault> {
    team_of_type(reader, agency, TeamType::DutyDesk).await
}

/// The closed desk of an organisation's designated officer.
///
/// # Errors
/// A fault of the database.
pub async fn designated_desk_of(reader: &mut Reader, agency: AgencyId) -> Result<Option<TeamRow>, Fault> {
    team_of_type(reader, agency, TeamType::DesignatedDesk).await
}

/// The team that takes in urgent concerns for an organisation at night.
///
/// # Errors
/// A fault of the database.
pub async fn out_of_hours_of(reader: &mut Reader, agency: AgencyId) -> Result<Option<TeamRow>, Fault> {
    team_of_type(reader, agency, TeamType::OutOfHours).await
}

async fn team_of_type(reader: &mut Reader, agency: AgencyId, wanted: TeamType) -> Result<Option<TeamRow>, Fault> {
    let sql = format!("{TEAM} WHERE agency = $1 AND team_type = $2 ORDER BY id LIMIT 1");
    let row = reader.row(&sql, &[agency.into(), wanted.code().into()]).await?;
    row.as_ref().map(team_row).transpose()
}

/// Who is called for an organisation out of hours. Whoever has left is on it no longer.
///
/// # Errors
/// A fault of the database.
pub async fn rota(reader: &mut Reader, agency: AgencyId) -> Result<Rota, Fault> {
    let sql = "SELECT s.id, s.name, s.email, s.language, a.climb_minutes FROM agencies_rota r \
               JOIN agencies_staff s ON s.id = r.staff JOIN agencies_agency a ON a.id = r.agency \
               WHERE r.agency = $1 AND s.standing = 'active' ORDER BY r.place";
    let mut rota = Rota::default();
    for row in reader.rows(sql, &[agency.into()]).await? {
        rota.climb_minutes = row.int("climb_minutes")?;
        rota.order.push(OnCall {
            staff: row.id("id")?,
            name: row.text("name")?,
            email: row.maybe_text("email")?,
            language: kernel::Language::from_code(&row.text("language")?).unwrap_or(kernel::Language::Cy),
        });
    }
    Ok(rota)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rota_climbs_and_never_lets_go() {
        let one = |name: &str| OnCall {
            staff: ActorId::named(name),
            name: name.to_owned(),
            email: None,
            language: kernel::Language::Cy,
        };
        let rota = Rota { order: vec![one("a"), one("b"), one("c")], climb_minutes: 15 };
        let start = Timestamp::from_millis(0);
        let called = |minutes| rota.called_by(start, start.plus_minutes(minutes)).len();
        assert_eq!([called(0), called(14), called(15), called(30), called(10_000)], [1, 1, 2, 3, 3]);
        assert!(Rota::default().called_by(start, start).is_empty());
    }
}
