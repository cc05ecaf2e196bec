//! Agencies and their teams: registering, forming, and who is called out of hours.

use super::No;
use super::sign_in::SignIn;
use crate::events::Event;
use crate::words::{AgencyType, Name, TeamType};
use kernel::{ActorId, AgencyId};

/// The shortest climb: less would call everybody at once.
pub const SHORTEST_CLIMB: u32 = 5;
/// The longest climb: more would leave a child waiting.
pub const LONGEST_CLIMB: u32 = 120;

/// An agency as its history tells it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Agency {
    /// What it is; `None` until it is registered.
    pub agency_type: Option<AgencyType>,
    /// Who is called out of hours.
    pub rota: Vec<ActorId>,
    /// The agency's own sign-in, once it was set.
    pub sign_in: Option<SignIn>,
}

/// A team as its history tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Team {
    /// Inside which agency.
    pub agency: AgencyId,
    /// What it is for.
    pub team_type: TeamType,
}

impl Agency {
    /// The state after one more event.
    pub fn apply(&mut self, event: &Event) {
        match event {
            Event::AgencyRegistered { agency_type, .. } => self.agency_type = Some(*agency_type),
            Event::RotaSet { order, .. } => self.rota.clone_from(order),
            Event::AgencySignInSet { issuer, client, words, way } => {
                let (issuer, client, words) = (issuer.clone(), client.clone(), words.clone());
                self.sign_in = Some(SignIn { issuer, client, words, way: *way });
            }
            _ => {}
        }
    }
}

/// An organisation joins the partnership.
///
/// # Errors
/// When it is registered already.
pub fn register_agency(
    agency: &Agency,
    name: Name,
    agency_type: AgencyType,
    mailbox: Option<String>,
) -> Result<Vec<Event>, No> {
    match agency.agency_type {
        Some(_) => Err(No::AgencyKnown),
        None => Ok(vec![Event::AgencyRegistered { name, agency_type, mailbox }]),
    }
}

/// A team is formed inside an agency that has the teams `others`.
///
/// # Errors
/// When there is no such agency, or it has its one team of this kind.
pub fn form_team(
    agency: AgencyId,
    state: &Agency,
    others: &[TeamType],
    name: Name,
    team_type: TeamType,
) -> Result<Vec<Event>, No> {
    if state.agency_type.is_none() {
        return Err(No::AgencyUnknown);
    }
    if team_type.is_single() && others.contains(&team_type) {
        return Err(No::TeamKnown);
    }
    Ok(vec![Event::TeamFormed { agency, name, team_type }])
}

/// The order in which people are called out of hours. `eligible` are the agency's active staff.
///
/// # Errors
/// When someone is on it twice or cannot be, or the climb is too short or too long.
pub fn set_rota(
    state: &Agency,
    order: Vec<ActorId>,
    climb_minutes: u32,
    eligible: &[ActorId],
) -> Result<Vec<Event>, No> {
    if state.agency_type.is_none() {
        return Err(No::AgencyUnknown);
    }
    let twice = order.iter().enumerate().any(|(place, staff)| order[..place].contains(staff));
    let stranger = order.iter().any(|staff| !eligible.contains(staff));
    if twice || stranger || !(SHORTEST_CLIMB..=LONGEST_CLIMB).contains(&climb_minutes) {
        return Err(No::RotaUnsound);
    }
    Ok(vec![Event::RotaSet { order, climb_minutes }])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name() -> Name {
        Name { cy: "Cyngor Gwynedd".into(), en: "Cyngor Gwynedd".into() }
    }
    fn council() -> Agency {
        Agency { agency_type: Some(AgencyType::Council), ..Agency::default() }
    }

    #[test]
    fn an_agency_is_registered_once() {
        let mut agency = Agency::default();
        for event in register_agency(&agency, name(), AgencyType::Council, None).unwrap() {
            agency.apply(&event);
        }
        assert_eq!(register_agency(&agency, name(), AgencyType::Council, None), Err(No::AgencyKnown));
    }

    #[test]
    fn one_duty_desk_and_any_number_of_ordinary_teams() {
        let id = AgencyId::named("gwynedd");
        let has = [TeamType::DutyDesk, TeamType::Ordinary];
        assert_eq!(form_team(id, &council(), &has, name(), TeamType::DutyDesk), Err(No::TeamKnown));
        assert!(form_team(id, &council(), &has, name(), TeamType::Ordinary).is_ok());
        assert!(form_team(id, &council(), &has, name(), TeamType::DesignatedDesk).is_ok());
        assert_eq!(form_team(id, &Agency::default(), &[], name(), TeamType::Ordinary), Err(No::AgencyUnknown));
    }

    #[test]
    fn a_rota_names_each_active_person_once() {
        let (a, b, c) = (ActorId::named("a"), ActorId::named("b"), ActorId::named("c"));
        assert!(set_rota(&council(), vec![b, a], 15, &[a, b]).is_ok());
        assert!(set_rota(&council(), vec![], 15, &[]).is_ok(), "an agency may stop having one");
        assert_eq!(set_rota(&council(), vec![a, a], 15, &[a]), Err(No::RotaUnsound));
        assert_eq!(set_rota(&council(), vec![a, c], 15, &[a, b]), Err(No::RotaUnsound));
        assert_eq!(set_rota(&council(), vec![a], 1, &[a]), Err(No::RotaUnsound));
    }
}
