//! To the provider and back: what the browser takes along, and what becomes of it when it returns.

use super::asking::{Unknown, described, who_came};
use super::{Setting, hash_of, linking, mark_of, setting_of, way_back};
use crate::commands::attempts::{self, Names};
use crate::commands::{door, hash_key, sessions, tickets};
use crate::credentials::attempts::minutes_to_wait;
use crate::credentials::open_id::identity::Identity;
use crate::credentials::open_id::{Drawn, way_there};
use crate::credentials::sessions::Stage;
use crate::decide::after_provider;
use crate::queries::{self, PersonRow};
use crate::words::{SignInWay, Standing};
use access::Visit;
use fetch::Client;
use kernel::{AgencyId, Language};
use serde::{Deserialize, Serialize};
use store::{House, Stop, Work};

/// Tickets for the door, and for linking an account by somebody who is signed in.
pub(super) const AT_THE_DOOR: &str = "agency-sign-in";
pub(super) const AT_THE_ACCOUNT: &str = "agency-link";

/// What the house remembers of a browser while it is away. It is carried by the browser itself, sealed.
#[derive(Serialize, Deserialize)]
pub(super) struct Away {
    pub(super) agency: AgencyId,
    pub(super) issuer: String,
    pub(super) drawn: Drawn,
    pub(super) next: Option<String>,
}

/// What a browser brings back.
#[derive(Clone, Copy)]
pub struct Returned<'a> {
    /// The agency whose way back it came.
    pub agency: AgencyId,
    /// What it took along.
    pub state: &'a str,
    /// What the provider gave it.
    pub code: Option<&'a str>,
    /// Who the provider says it is, where it says so.
    pub issuer: Option<&'a str>,
    /// The mark of the browser.
    pub device: &'a str,
    /// The token of its session, where it has one.
    pub token: Option<&'a str>,
    /// The network that it came from.
    pub network: &'a str,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arrival {
    /// On to their own second step, with this token.
    On {
        /// For the browser.
        token: String,
        /// How far in.
        stage: Stage,
        /// Where to go afterwards.
        next: Option<String>,
    },
    /// The account there is linked to the one that is signed in here.
    Linked,
    /// No further.
    Not(WhyNot),
}

/// Why somebody gets no further. Nothing of what the provider said is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNot {
    /// The provider let nobody in, or somebody changed their mind there.
    Declined,
    /// The provider cannot be reached, or will not do.
    Unreachable,
    /// It took too long, was done before, or was begun in another browser.
    BeginAgain,
    /// What the provider said is not believed.
    NotBelieved,
    /// Nobody here is linked to that account. The same for everybody.
    Stranger,
    /// The account cannot be linked: it is linked already, or who is signed in must confirm anew that it is they.
    NotLinked,
    /// Too many attempts: wait so many minutes.
    Wait(i64),
}

impl WhyNot {
    /// Its name in addresses and texts.
    pub const fn code(self) -> &'static str {
        match self {
            WhyNot::Declined => "declined",
            WhyNot::Unreachable => "unreachable",
            WhyNot::BeginAgain => "begin-again",
            WhyNot::NotBelieved => "not-believed",
            WhyNot::Stranger => "stranger",
            WhyNot::NotLinked => "not-linked",
            WhyNot::Wait(_) => "wait",
        }
    }
}

/// The language stands before the ticket in what the browser takes along, so that somebody who comes back too late is
/// spoken to in theirs.
fn state_of(language: Language, ticket: &str) -> String {
    format!("{}.{ticket}", language.code())
}

/// The language in which somebody set out.
pub fn language_of(state: &str) -> Option<Language> {
    Language::from_code(state.split_once('.')?.0)
}

/// Begins at the door: where the browser is to go.
///
/// # Errors
/// [`Stop::NotFound`] where the agency has no sign-in of its own that is used; or a fault.
pub async fn begin(
    house: &House,
    visit: &Visit,
    client: &Client,
    agency: AgencyId,
    device: &str,
    next: Option<&str>,
) -> Result<Result<String, WhyNot>, Stop> {
    door::knock(house, visit)?;
    let setting = used(house, agency).await?.ok_or(Stop::NotFound)?;
    let browser = (AT_THE_DOOR, mark_of(house, device));
    set_out(house, visit, client, &setting, browser, next).await
}

/// The agency's own sign-in, where it is used.
pub(super) async fn used(house: &House, agency: AgencyId) -> Result<Option<Setting>, Stop> {
    let setting = setting_of(&mut house.facts().await?, agency).await?;
    Ok(setting.filter(|setting| setting.way != SignInWay::Off))
}

pub(super) async fn set_out(
    house: &House,
    visit: &Visit,
    client: &Client,
    setting: &Setting,
    (what, browser): (&str, String),
    next: Option<&str>,
) -> Result<Result<String, WhyNot>, Stop> {
    let Ok(provider) = described(client, &setting.issuer).await else { return Ok(Err(WhyNot::Unreachable)) };
    let (agency, issuer, drawn) = (setting.agency, setting.issuer.clone(), Drawn::new(house.chance()));
    let away = Away { agency, issuer, drawn: drawn.clone(), next: next.map(str::to_owned) };
    let ticket = tickets::write(house, visit.now, what, &browser, away)?;
    let state = state_of(visit.language, &ticket);
    let back = way_back(house, agency);
    Ok(Ok(way_there(&provider, &setting.client, &back, &state, &drawn, visit.language).into()))
}

/// The browser is back.
///
/// # Errors
/// A fault.
pub async fn come_back(house: &House, visit: &Visit, client: &Client, returned: Returned<'_>) -> Result<Arrival, Stop> {
    door::knock(house, visit)?;
    let ticket = returned.state.split_once('.').map_or("", |(_, ticket)| ticket);
    let own = match returned.token {
        Some(token) => sessions::find(house, &mut house.facts().await?, token, visit.now).await?,
        None => None,
    };
    let at_the_door = tickets::read::<Away>(house, visit.now, AT_THE_DOOR, &mark_of(house, returned.device), ticket);
    let at_the_account = own.as_ref().filter(|own| own.stage == Stage::In).and_then(|own| {
        let opened = tickets::read::<Away>(house, visit.now, AT_THE_ACCOUNT, &own.hash, ticket);
        opened.map(|opened| (opened, own))
    });
    let (opened, own) = match (at_the_door, at_the_account) {
        (Some(opened), _) => (opened, None),
        (None, Some((opened, own))) => (opened, Some(own)),
        (None, None) => return Ok(Arrival::Not(WhyNot::BeginAgain)),
    };
    // Counted for the browser: one that brings what is not believed holds nobody else of a large network back.
    let mark = mark_of(house, returned.device);
    let names = Names::new(&hash_key(house), &format!("{AT_THE_DOOR} {mark}"), returned.network);
    // Used up before anybody is asked anything, and whatever comes of it: it counts once.
    let mut work = house.begin(visit).await?;
    if let Some(until) = attempts::held_back_by_now(&mut work, &names).await? {
        return Ok(Arrival::Not(WhyNot::Wait(minutes_to_wait(until, visit.now))));
    }
    if !tickets::spend(&mut work, &opened).await? {
        return Ok(Arrival::Not(WhyNot::BeginAgain));
    }
    work.commit().await?;
    let away = opened.content;
    let setting = used(house, away.agency).await?;
    let Some(setting) = setting.filter(|now| now.issuer == away.issuer && now.agency == returned.agency) else {
        return Ok(Arrival::Not(WhyNot::BeginAgain));
    };
    let Some(code) = returned.code else { return Ok(Arrival::Not(WhyNot::Declined)) };
    let identity = match who_came(house, visit, client, &setting, &away.drawn, (code, returned.issuer)).await? {
        Ok(identity) => identity,
        Err(Unknown::Unreachable) => return Ok(Arrival::Not(WhyNot::Unreachable)),
        Err(Unknown::NotBelieved) => {
            let work = house.begin(visit).await?;
            return refused(house, visit, work, &names, WhyNot::NotBelieved).await;
        }
    };
    match own {
        Some(own) => linking::link_own(house, visit, &own.hash, &setting, &identity).await,
        None => at_door(house, visit, &setting, &identity, returned.network, away.next).await,
    }
}

/// Counts it as passwords are counted.
async fn refused(house: &House, visit: &Visit, mut work: Work, names: &Names, why: WhyNot) -> Result<Arrival, Stop> {
    let held = door::refuse(&mut work, &door::knock(house, visit)?, names).await?;
    work.commit().await?;
    Ok(Arrival::Not(held.map_or(why, |until| WhyNot::Wait(minutes_to_wait(until, visit.now)))))
}

/// Whoever is linked goes on to their second step; whoever is not, but has the same address in the same agency, goes on to
/// theirs as well, which then makes the link. Everybody else is a stranger.
async fn at_door(
    house: &House,
    visit: &Visit,
    setting: &Setting,
    identity: &Identity,
    network: &str,
    next: Option<String>,
) -> Result<Arrival, Stop> {
    let hash = hash_of(house, setting.agency, &setting.issuer, &identity.subject);
    // Counted for the account there, so that a stranger holds nobody else of the agency back.
    let names = Names::new(&hash_key(house), &format!("{AT_THE_DOOR} {hash}"), network);
    let mut work = house.begin(visit).await?;
    if let Some(until) = attempts::held_back_by_now(&mut work, &names).await? {
        return Ok(Arrival::Not(WhyNot::Wait(minutes_to_wait(until, visit.now))));
    }
    let sql = "SELECT staff FROM agencies_subject WHERE hash = $1";
    let linked = work.tables().row(sql, &[(&hash).into()]).await?.map(|row| row.id("staff")).transpose()?;
    let mut reader = house.facts().await?;
    let (person, linked) = match linked {
        Some(staff) => (queries::person(&mut reader, staff).await?, true),
        None => (not_yet_linked(&mut work, &mut reader, setting, identity).await?, false),
    };
    drop(reader);
    let person = person.filter(|person| person.agency == setting.agency);
    let has_second_factor = person.as_ref().is_some_and(|person| has_second_factor(person, visit));
    let stage = after_provider(person.as_ref().map(|person| person.standing), linked, has_second_factor);
    let (Some(person), Some(stage)) = (person, stage) else {
        return refused(house, visit, work, &names, WhyNot::Stranger).await;
    };
    let token = sessions::begin(&mut work, house, person.id, stage, &names.network).await?;
    let to_link = if linked { None } else { Some(linking::to_be_linked(house, &setting.issuer, &hash)?) };
    sessions::came_through_agency(&mut work, house, &token, to_link).await?;
    work.commit().await?;
    Ok(Arrival::On { token, stage, next })
}

/// Who in the agency has the address that the provider has made sure of, and is linked to no account there.
async fn not_yet_linked(
    work: &mut Work,
    reader: &mut store::Reader,
    setting: &Setting,
    identity: &Identity,
) -> Result<Option<PersonRow>, Stop> {
    let Some(email) = &identity.email else { return Ok(None) };
    let Some(person) = queries::staff_by_email(reader, email).await? else { return Ok(None) };
    let sql = "SELECT 1 AS one FROM agencies_subject WHERE staff = $1 AND issuer = $2";
    let other = work.tables().row(sql, &[person.id.into(), (&setting.issuer).into()]).await?;
    Ok(Some(person).filter(|_| other.is_none()))
}

/// As at the door: after a loss that was told, and the time to object, it is set up anew.
fn has_second_factor(person: &PersonRow, visit: &Visit) -> bool {
    let stands = person.reset_from.is_none_or(|from| visit.now < from);
    person.standing == Standing::Active && person.second_factor && stands
}
