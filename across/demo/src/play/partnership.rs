//! The partnership is founded: agencies, teams, everybody who signs in, and who is called at night.

use super::Trouble;
use crate::region::{AgencySort, Region, Role, Staff, TeamSort};
use access::Visit;
use agencies::commands::manage::{self, Move};
use agencies::seeding::{self, KnownCredentials, NewStaff};
use agencies::words;
use concerns::words::Desk;
use jiff::ToSpan;
use kernel::{ActorId, AgencyId, Language, TeamId, Timestamp};
use std::collections::BTreeMap;
use store::House;

/// The ids under which the house knows the region's agencies, teams and staff.
pub(super) struct Staffed {
    agencies: BTreeMap<String, AgencyId>,
    teams: BTreeMap<String, TeamId>,
    /// In the order of the region's list.
    staff: Vec<ActorId>,
}

impl Staffed {
    /// The agency of this code.
    pub(super) fn agency(&self, code: &str) -> AgencyId {
        self.agencies[code]
    }
    /// The team of this code, as a desk.
    pub(super) fn desk(&self, agency: &str, team: &str) -> Desk {
        Desk { team: self.teams[team], agency: self.agencies[agency] }
    }
    /// The team of this code.
    pub(super) fn team(&self, code: &str) -> Option<TeamId> {
        self.teams.get(code).copied()
    }
    /// The member of staff at this place of the region's list.
    pub(super) fn staff(&self, key: usize) -> ActorId {
        self.staff[key]
    }
    /// The visit of a member of staff at a moment.
    pub(super) async fn visit(&self, house: &House, key: usize, at: Timestamp) -> Result<Visit, Trouble> {
        seeding::visit_of(house, at, self.staff[key]).await.map_err(Trouble::at(format!("staff {key} comes in")))
    }
}

/// Before the first record was written.
const YEARS: i64 = 4;

/// Founds everything, four years before the present of the region.
pub(super) async fn found(house: &House, region: &Region) -> Result<Staffed, Trouble> {
    let first_day = region.now.date().saturating_sub(YEARS.years());
    let mut at = kernel::london_midnight(first_day).plus_hours(9);
    let mut staffed = Staffed { agencies: BTreeMap::new(), teams: BTreeMap::new(), staff: Vec::new() };
    for agency in &region.agencies {
        at = at.plus_minutes(3);
        let doing = || Trouble::at(format!("founding {}", agency.code));
        let id = seeding::agency(house, at, name(&agency.cy, &agency.en), sort(agency.sort)).await.map_err(doing())?;
        staffed.agencies.insert(agency.code.clone(), id);
        for team in &agency.teams {
            at = at.plus_minutes(1);
            let made = seeding::team(house, at, id, name(&team.cy, &team.en), team_type(team.sort)).await;
            staffed.teams.insert(team.code.clone(), made.map_err(doing())?);
        }
    }
    let credentials = KnownCredentials::new(crate::PASSWORD, crate::APP, house.chance())?;
    for one in &region.staff {
        at = at.plus_minutes(1);
        let id = joins(house, &staffed, at, one, &credentials).await?;
        staffed.staff.push(id);
    }
    trainings(house, region, &staffed).await?;
    watchers(house, region, &staffed, at, &credentials).await?;
    rotas(house, region, &staffed, at).await?;
    movements(house, region, &staffed, &credentials).await?;
    Ok(staffed)
}

async fn joins(
    house: &House,
    staffed: &Staffed,
    at: Timestamp,
    one: &Staff,
    credentials: &KnownCredentials,
) -> Result<ActorId, Trouble> {
    let new = NewStaff {
        agency: staffed.agency(&one.agency),
        name: one.name(),
        email: one.email.clone(),
        language: one.language,
        roles: given(one.role),
        teams: staffed.team(&one.team).into_iter().collect(),
        from: at.date(),
    };
    seeding::staff(house, at, new, credentials).await.map_err(Trouble::at(format!("{} joins", one.email)))
}

/// Everybody renews their training each year, as their administrator writes down; now and then somebody is late.
async fn trainings(house: &House, region: &Region, staffed: &Staffed) -> Result<(), Trouble> {
    let on = region.now.date().saturating_sub(100.days());
    for (key, one) in region.staff.iter().enumerate() {
        let administrator = region.with_role(&one.agency, Role::AgencyAdministrator).first().copied();
        let Some(administrator) = administrator.filter(|by| *by != key && key % 19 != 18) else { continue };
        let visit = staffed.visit(house, administrator, kernel::london_midnight(on).plus_hours(16)).await?;
        let trained = manage::make(house, &visit, staffed.staff(key), Move::Training(on), "").await;
        trained.map_err(Trouble::at(format!("{} is trained", one.email)))?;
    }
    Ok(())
}

/// Every council and the police have somebody who watches over their records; the health board has a Caldicott Guardian.
async fn watchers(
    house: &House,
    region: &Region,
    staffed: &Staffed,
    at: Timestamp,
    credentials: &KnownCredentials,
) -> Result<(), Trouble> {
    let names = ["Mared", "Ioan", "Heledd", "Cynan", "Lleucu", "Emrys", "Tesni"].into_iter();
    let watched = |sort| matches!(sort, AgencySort::Council | AgencySort::Police);
    let agencies = region.agencies.iter().filter(|agency| watched(agency.sort)).map(|agency| agency.code.as_str());
    let officer = ("Information governance officer", "Swyddog llywodraethu gwybodaeth", Role::InformationGovernance);
    let guardian = ("Caldicott Guardian", "Gwarcheidwad Caldicott", Role::CaldicottGuardian);
    let posts = agencies.zip(names).map(|(agency, first)| (agency, first, officer));
    for (agency, first, (job_en, job_cy, role)) in posts.chain([("bcuhb", "Gruffudd", guardian)]) {
        let one = Staff {
            first: first.to_owned(),
            surname: "Elidir".to_owned(),
            email: format!("{}.elidir@{agency}.example", catalogue::fold(first)),
            agency: agency.to_owned(),
            team: String::new(),
            role,
            job_en,
            job_cy,
            language: Language::Cy,
        };
        joins(house, staffed, at.plus_minutes(1), &one, credentials).await?;
    }
    Ok(())
}

/// At night first the one, then the other, then the manager of the desk.
async fn rotas(house: &House, region: &Region, staffed: &Staffed, at: Timestamp) -> Result<(), Trouble> {
    let climb = house.limits().get("rota.climb", region.now.date()).map_or(15, |limit| limit.amount);
    for council in region.agencies.iter().filter(|agency| agency.sort == AgencySort::Council) {
        let mut order = region.with_role(&council.code, Role::OutOfHours);
        order.extend(region.with_role(&council.code, Role::Supervisor));
        let order = order.into_iter().map(|key| staffed.staff(key)).collect();
        let set = seeding::rota(house, at.plus_minutes(1), staffed.agency(&council.code), order, climb).await;
        set.map_err(Trouble::at(format!("rota of {}", council.code)))?;
    }
    Ok(())
}

/// Somebody has left, and somebody is new: for the list of joiners, movers and leavers.
async fn movements(
    house: &House,
    region: &Region,
    staffed: &Staffed,
    credentials: &KnownCredentials,
) -> Result<(), Trouble> {
    let day = |back: i64| kernel::london_midnight(region.now.date().saturating_sub(back.days())).plus_hours(10);
    let extra = |first: &str, surname: &str, job_en, job_cy| Staff {
        first: first.to_owned(),
        surname: surname.to_owned(),
        email: format!("{}.{}@nspcc.example", catalogue::fold(first), catalogue::fold(surname)),
        agency: "nspcc".to_owned(),
        team: "nspcc-programme".to_owned(),
        role: Role::Practitioner,
        job_en,
        job_cy,
        language: Language::Cy,
    };
    let leaver = extra("Tegid", "Penmon", "Children's services practitioner", "Ymarferydd gwasanaethau plant");
    let id = joins(house, staffed, day(700), &leaver, credentials).await?;
    let administrator = region.with_role("nspcc", Role::AgencyAdministrator)[0];
    let visit = staffed.visit(house, administrator, day(60)).await?;
    let last_day = region.now.date().saturating_sub(60.days());
    let left = manage::make(house, &visit, id, Move::Leave(last_day), "Works for another charity now").await;
    left.map_err(Trouble::at("somebody leaves"))?;
    let joiner = extra("Luned", "Cwellyn", "Children's services practitioner", "Ymarferydd gwasanaethau plant");
    joins(house, staffed, day(45), &joiner, credentials).await.map(drop)
}

fn name(cy: &str, en: &str) -> words::Name {
    words::Name { cy: cy.to_owned(), en: en.to_owned() }
}

fn sort(sort: AgencySort) -> words::AgencyType {
    match sort {
        AgencySort::Council => words::AgencyType::Council,
        AgencySort::Police => words::AgencyType::Police,
        AgencySort::Health => words::AgencyType::HealthBoard,
        AgencySort::School => words::AgencyType::School,
        AgencySort::Probation => words::AgencyType::Probation,
        AgencySort::Charity => words::AgencyType::Charity,
        AgencySort::Host => words::AgencyType::Board,
    }
}

fn team_type(sort: TeamSort) -> words::TeamType {
    match sort {
        TeamSort::DutyDesk => words::TeamType::DutyDesk,
        TeamSort::OutOfHours => words::TeamType::OutOfHours,
        TeamSort::DesignatedOfficer => words::TeamType::DesignatedDesk,
        TeamSort::Specialist => words::TeamType::Specialist,
        TeamSort::Other => words::TeamType::Ordinary,
    }
}

/// The roles that are given to a person; the others come with the team.
fn given(role: Role) -> Vec<words::Role> {
    match role {
        Role::DutyPractitioner | Role::OutOfHours | Role::PoliceOfficer | Role::Practitioner => {
            vec![words::Role::Practitioner]
        }
        Role::Supervisor | Role::PoliceSergeant => vec![words::Role::Practitioner, words::Role::Supervisor],
        Role::DesignatedOfficer => Vec::new(),
        Role::InformationGovernance => vec![words::Role::InformationGovernance],
        Role::CaldicottGuardian => vec![words::Role::CaldicottGuardian],
        Role::AgencyAdministrator => vec![words::Role::AgencyAdministrator],
        Role::SystemAdministrator => vec![words::Role::SystemAdministrator],
    }
}
