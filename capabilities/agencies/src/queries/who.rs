//! What access may know of a member of staff today.

use crate::decide::Training;
use crate::words::{AgencyType, Name, Role, Standing, TeamType};
use access::{Actor, Who};
use kernel::{ActorId, AgencyId, Date, Language, Limits};
use std::collections::BTreeSet;
use store::{Fault, Reader};

/// A member of staff as access and every page's heading need them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// What the rules may know.
    pub who: Who,
    /// Who.
    pub staff: ActorId,
    /// Their name.
    pub name: String,
    /// For which agency.
    pub agency: AgencyId,
    /// The agency's name.
    pub agency_name: Name,
    /// How they stand.
    pub standing: Standing,
    /// Their last training.
    pub training: Training,
    /// The language in which they are written to.
    pub language: Language,
}

/// The facts about a member of staff on a day; `None` when there is none. Whoever is not active holds nothing. Nobody is
/// freshly proved here: only a session knows that.
///
/// # Errors
/// A fault of the database.
pub async fn facts_of(reader: &mut Reader, limits: &Limits, staff: ActorId, on: Date) -> Result<Option<Facts>, Fault> {
    // One question for all of it: this is asked on every page.
    let sql = "SELECT s.name, s.agency, s.language, s.standing, s.training_on, a.agency_type, a.name_cy, a.name_en, h.role, h.team, h.team_type FROM agencies_staff s \
               JOIN agencies_agency a ON a.id = s.agency LEFT JOIN ( \
                 SELECT staff, role, NULL AS team, NULL AS team_type FROM agencies_role \
                 WHERE staff = $1 AND from_day <= $2 AND (until_day IS NULL OR until_day >= $2) \
                 UNION ALL \
                 SELECT m.staff, NULL AS role, m.team, t.team_type FROM agencies_member m JOIN agencies_team t ON t.id = m.team \
                 WHERE m.staff = $1 AND m.from_day <= $2 AND (m.until_day IS NULL OR m.until_day >= $2) \
               ) h ON h.staff = s.id WHERE s.id = $1";
    let rows = reader.rows(sql, &[staff.into(), on.to_string().into()]).await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let unknown = |what: &str| Fault::new(format!("an unknown {what}"));
    let standing = Standing::from_code(&first.text("standing")?).ok_or_else(|| unknown("standing"))?;
    let agency_type = AgencyType::from_code(&first.text("agency_type")?).ok_or_else(|| unknown("type of agency"))?;
    let agency: AgencyId = first.id("agency")?;
    let mut roles: BTreeSet<Role> = BTreeSet::new();
    let mut teams = BTreeSet::new();
    for row in rows.iter().filter(|_| standing == Standing::Active) {
        if let Some(code) = row.maybe_text("role")? {
            roles.insert(Role::from_code(&code).ok_or_else(|| unknown("role"))?);
        }
        if let (Some(team), Some(code)) = (row.maybe_id("team")?, row.maybe_text("team_type")?) {
            teams.insert(team);
            let team_type = TeamType::from_code(&code).ok_or_else(|| unknown("type of team"))?;
            roles.extend(team_type.role(agency_type));
        }
    }
    let training_on = first.maybe_text("training_on")?.map(|text| super::people::day(&text)).transpose()?;
    let training = Training::of(training_on, limits, on);
    let who = Who {
        actor: Actor::Staff(staff),
        agency: Some(agency),
        agency_kind: agency_type.code().to_owned(),
        roles: roles.into_iter().map(|role| role.code().to_owned()).collect(),
        teams,
        freshly_proved: false,
        trained: training.is_current(on),
    };
    let language = Language::from_code(&first.text("language")?).unwrap_or(Language::Cy);
    let agency_name = Name { cy: first.text("name_cy")?, en: first.text("name_en")? };
    Ok(Some(Facts { who, agency_name, staff, name: first.text("name")?, agency, standing, training, language }))
}
