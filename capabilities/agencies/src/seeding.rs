//! Setting up without anybody at a browser: the first administrator of an empty house, demonstrations and tests.
//! Everything goes through the same decisions and leaves the same entries as when people do it.

use crate::commands::{account, door, known, region, sessions};
use crate::credentials::{passwords, second_factor::Secret, sessions::Stage};
use crate::decide::{Invitation, No};
use crate::events::{Event, Person};
use crate::queries;
use crate::words::{AgencyType, Name, Role, TeamType};
use access::{Actor, Visit, Who};
use kernel::{ActorId, AgencyId, Chance, Date, Language, TeamId, Timestamp};
use store::{Fault, House, Stop};

/// The visit of whoever sets up the house.
pub fn founder(now: Timestamp) -> Visit {
    Visit::system("founder", "setting up", now)
}

/// A member of staff to be.
#[derive(Debug, Clone)]
pub struct NewStaff {
    /// For which agency.
    pub agency: AgencyId,
    /// Their name.
    pub name: String,
    /// The address with which they sign in.
    pub email: String,
    /// Their language.
    pub language: Language,
    /// Roles to give.
    pub roles: Vec<Role>,
    /// Teams to belong to.
    pub teams: Vec<TeamId>,
    /// First day; they were trained on it.
    pub from: Date,
}

/// A password, hashed once for however many people are to have it, and the secret of their app. Only for made-up people.
#[derive(Debug, Clone)]
pub struct KnownCredentials {
    hash: String,
    secret: Secret,
}

impl KnownCredentials {
    /// From a password and the 20 bytes that the app shares.
    ///
    /// # Errors
    /// When the machine cannot hash.
    pub fn new(password: &str, secret: [u8; 20], chance: &Chance) -> Result<Self, Fault> {
        let hash = passwords::hash(password, chance).map_err(|_| Fault::new("a password could not be hashed"))?;
        let secret = Secret::from_bytes(&secret).ok_or_else(|| Fault::new("a second factor of another length"))?;
        Ok(KnownCredentials { hash, secret })
    }

    /// The code of the app at an instant.
    pub fn code_at(&self, at: Timestamp) -> String {
        self.secret.code_at(at)
    }

    /// What the app is told: base 32 in groups of four.
    pub fn secret_in_groups(&self) -> String {
        self.secret.in_groups()
    }
}

/// An organisation joins the partnership.
///
/// # Errors
/// A no of the domain, or a fault.
pub async fn agency(house: &House, now: Timestamp, name: Name, agency_type: AgencyType) -> Result<AgencyId, Stop> {
    region::register_agency(house, &founder(now), name, agency_type, None).await
}

/// A team is formed.
///
/// # Errors
/// A no of the domain, or a fault.
pub async fn team(
    house: &House,
    now: Timestamp,
    agency: AgencyId,
    name: Name,
    team_type: TeamType,
) -> Result<TeamId, Stop> {
    region::form_team(house, &founder(now), agency, name, team_type).await
}

/// Someone is invited, has accepted, has set up their second factor and was trained on the first day.
///
/// # Errors
/// A no of the domain, or a fault.
pub async fn staff(
    house: &House,
    now: Timestamp,
    new: NewStaff,
    credentials: &KnownCredentials,
) -> Result<ActorId, Stop> {
    let visit = founder(now);
    let (agency, from) = (new.agency, new.from);
    let person = Person { name: new.name, email: new.email, language: new.language };
    let teams = new.teams.into_iter().map(|team| (team, None)).collect();
    let invitation = Invitation { agency, person, roles: new.roles, teams, from };
    let id = region::invite_silently(house, &visit, invitation).await?;
    let own = Who { actor: Actor::Staff(id), agency: Some(agency), ..Who::system("founder") };
    let permit = account::own_permit(house, &Visit { who: own, ..visit.clone() })?;
    let mut work = house.begin(&visit).await?;
    let found = known(&mut work, id).await?;
    let mut events = found.staff.join()?;
    let mut joined = found.staff.clone();
    events.iter().for_each(|event| joined.apply(event));
    events.extend(joined.set_second_factor()?);
    events.push(Event::TrainingRecorded { on: from });
    work.append(&permit, &found.stream, found.place, &events).await?;
    door::keep_password(&mut work, id, &credentials.hash).await?;
    door::keep_second_factor(house, &mut work, id, &credentials.secret, 0).await?;
    work.commit().await?;
    Ok(id)
}

/// Who is called for an agency out of hours.
///
/// # Errors
/// A no of the domain, or a fault.
pub async fn rota(
    house: &House,
    now: Timestamp,
    agency: AgencyId,
    order: Vec<ActorId>,
    climb_minutes: u32,
) -> Result<(), Stop> {
    region::set_rota(house, &founder(now), agency, order, climb_minutes).await
}

/// A session that is all the way in, without passing the door: for tests and measurements. Gives its token.
///
/// # Errors
/// A fault.
pub async fn session(house: &House, now: Timestamp, staff: ActorId) -> Result<String, Stop> {
    let mut work = house.begin(&founder(now)).await?;
    let token = sessions::begin(&mut work, house, staff, Stage::In, "").await?;
    work.commit().await?;
    Ok(token)
}

/// What the rules know of a member of staff now who has just signed in: for tests and demonstrations.
///
/// # Errors
/// A fault.
pub async fn visit_of(house: &House, now: Timestamp, staff: ActorId) -> Result<Visit, Stop> {
    let facts =
        queries::facts_of(&mut house.facts().await?, house.limits(), staff, now.date()).await?.ok_or(Stop::NotFound)?;
    let who = Who { freshly_proved: true, ..facts.who };
    Ok(Visit { who, purpose: "casework".to_owned(), language: facts.language, now, trace: String::new() })
}

/// The first administrator of an empty house, with the board that runs it. Gives the path of the invitation, which the
/// operator opens in a browser: no letter can be sent yet.
///
/// # Errors
/// A no where the house is not empty, or a fault.
pub async fn found(house: &House, now: Timestamp, board: Name, person: Person) -> Result<String, Stop> {
    if !queries::agencies(&mut house.facts().await?).await?.is_empty() {
        return Err(No::AgencyKnown.into());
    }
    let visit = founder(now);
    let agency = region::register_agency(house, &visit, board, AgencyType::Board, None).await?;
    let roles = vec![Role::SystemAdministrator, Role::AgencyAdministrator];
    let invitation = Invitation { agency, person, roles, teams: Vec::new(), from: now.date() };
    let (_, token) = region::invite_with_token(house, &visit, invitation, "first administrator").await?;
    Ok(format!("/invitation/{}", token.text()))
}
