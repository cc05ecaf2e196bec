//! The partnership itself: agencies are registered and teams formed.

use super::{letters, notices};
use crate::credentials::tokens::Token;
use crate::decide::{self, Agency, Change, Invitation, Staff};
use crate::events::Event;
use crate::queries;
use crate::words::{AgencyType, Name, TeamType};
use access::{Thing, Visit};
use kernel::{ActorId, AgencyId, TeamId};
use store::{House, Stop, Stream, Work};

/// The whole partnership, as rules name it.
pub fn region() -> Thing {
    Thing::new("Region", "region")
}

/// An agency, as rules look at it.
pub fn agency_thing(agency: AgencyId) -> Thing {
    Thing::new("Agency", agency).text("agency", agency)
}

pub(crate) async fn agency_told(work: &mut Work, agency: AgencyId) -> Result<(Agency, u64, Stream), Stop> {
    let stream = Stream::of(agency);
    let history = work.history::<Event>(&stream).await?;
    let state = history.fold::<Agency>(|agency, told| agency.apply(&told.event));
    Ok((state, history.place, stream))
}

/// An organisation joins the partnership.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn register_agency(
    house: &House,
    visit: &Visit,
    name: Name,
    agency_type: AgencyType,
    mailbox: Option<String>,
) -> Result<AgencyId, Stop> {
    let permit = house.permit(visit, "agencies.register", &region())?;
    let id = AgencyId::mint(visit.now, house.chance());
    let mut work = house.begin(visit).await?;
    // An organisation that is registered twice under one name would split its people and its concerns.
    let sql = "SELECT id FROM agencies_agency WHERE name_cy = $1 OR name_en = $2";
    if work.tables().row(sql, &[(&name.cy).into(), (&name.en).into()]).await?.is_some() {
        return Err(decide::No::AgencyKnown.into());
    }
    let (state, place, stream) = agency_told(&mut work, id).await?;
    let events = decide::register_agency(&state, name, agency_type, mailbox)?;
    work.append(&permit, &stream, place, &events).await?;
    work.commit().await?;
    Ok(id)
}

/// A team is formed inside an agency.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn form_team(
    house: &House,
    visit: &Visit,
    agency: AgencyId,
    name: Name,
    team_type: TeamType,
) -> Result<TeamId, Stop> {
    let permit = house.permit(visit, "agencies.form_team", &region())?;
    let mut work = house.begin(visit).await?;
    let (state, _, _) = agency_told(&mut work, agency).await?;
    let rows = work.tables().rows("SELECT team_type FROM agencies_team WHERE agency = $1", &[agency.into()]).await?;
    let mut others = Vec::new();
    for row in rows {
        others.extend(TeamType::from_code(&row.text("team_type")?));
    }
    let events = decide::form_team(agency, &state, &others, name, team_type)?;
    let id = TeamId::mint(visit.now, house.chance());
    work.append(&permit, &Stream::of(id), 0, &events).await?;
    work.commit().await?;
    Ok(id)
}

/// Someone is invited; the letter goes out with the commit.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn invite(house: &House, visit: &Visit, invitation: Invitation, reason: &str) -> Result<ActorId, Stop> {
    Ok(invite_with_token(house, visit, invitation, reason).await?.0)
}

/// The same, with the token of the link: for the operator at the machine, before any letter can be sent.
pub(crate) async fn invite_with_token(
    house: &House,
    visit: &Visit,
    invitation: Invitation,
    reason: &str,
) -> Result<(ActorId, Token), Stop> {
    let (email, agency) = (invitation.person.email.clone(), invitation.agency);
    let (mut work, id, teams) = invited(house, visit, invitation, reason).await?;
    let token = super::links::make(&mut work, house, super::LinkFor::Invitation, id).await?;
    let letter = letters::with_link(house, &email, "invitation", &format!("/invitation/{}", token.text()));
    work.post(&letter).await?;
    notices::tell_other_administrators(house, visit, &mut work, agency, &teams).await?;
    work.commit().await?;
    Ok((id, token))
}

/// The same without a letter: for made-up people, who have no mailbox.
pub(crate) async fn invite_silently(house: &House, visit: &Visit, invitation: Invitation) -> Result<ActorId, Stop> {
    let (work, id, _) = invited(house, visit, invitation, "").await?;
    work.commit().await?;
    Ok(id)
}

async fn invited(
    house: &House,
    visit: &Visit,
    mut invitation: Invitation,
    reason: &str,
) -> Result<(Work, ActorId, Vec<TeamType>), Stop> {
    let permit = house.permit(visit, "agencies.invite", &agency_thing(invitation.agency))?;
    let id = ActorId::mint(visit.now, house.chance());
    let mut work = house.begin(visit).await?;
    for (team, known) in &mut invitation.teams {
        *known = team_told(&mut work, *team).await?;
    }
    let teams = invitation.teams.iter().filter_map(|(_, known)| known.map(|team| team.team_type)).collect();
    let sql = "SELECT id FROM agencies_staff WHERE email = $1";
    let taken = work.tables().row(sql, &[(&invitation.person.email).into()]).await?.is_some();
    let roles = acting_roles(visit);
    let change = Change {
        by: visit.who.actor.staff(),
        roles: &roles,
        to: id,
        reason,
        today: visit.now.date(),
        other_administrators: 0,
    };
    let events = Staff::invite(change, invitation, taken)?;
    work.append(&permit, &Stream::of(id), 0, &events).await?;
    Ok((work, id, teams))
}

/// The roles with which somebody acts; the founder acts as a system administrator.
pub(crate) fn acting_roles(visit: &Visit) -> std::collections::BTreeSet<String> {
    let mut roles = visit.who.roles.clone();
    if visit.who.actor.kind() == "system" {
        roles.insert(crate::words::Role::SystemAdministrator.code().to_owned());
    }
    roles
}

pub(crate) async fn team_told(work: &mut Work, team: TeamId) -> Result<Option<decide::Team>, Stop> {
    let row = work.tables().row("SELECT agency, team_type FROM agencies_team WHERE id = $1", &[team.into()]).await?;
    let Some(row) = row else { return Ok(None) };
    let team_type = TeamType::from_code(&row.text("team_type")?);
    let agency = row.id("agency")?;
    Ok(team_type.map(|team_type| decide::Team { agency, team_type }))
}

/// Who is called for an agency out of hours.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn set_rota(
    house: &House,
    visit: &Visit,
    agency: AgencyId,
    order: Vec<ActorId>,
    climb_minutes: u32,
) -> Result<(), Stop> {
    let permit = house.permit(visit, "agencies.set_rota", &agency_thing(agency))?;
    let eligible = queries::eligible_for_rota(&mut house.facts().await?, agency).await?;
    let eligible: Vec<ActorId> = eligible.into_iter().map(|member| member.id).collect();
    let mut work = house.begin(visit).await?;
    let (state, place, stream) = agency_told(&mut work, agency).await?;
    let events = decide::set_rota(&state, order, climb_minutes, &eligible)?;
    work.append(&permit, &stream, place, &events).await?;
    work.commit().await?;
    Ok(())
}
