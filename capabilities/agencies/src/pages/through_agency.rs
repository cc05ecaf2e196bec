//! Sign in through an agency's own sign-in: which agency, there, and back.

use super::{link, next, wait, with_next};
use crate::commands::single_sign_on::{self, Arrival, Returned, Setting, WhyNot};
use crate::credentials::sessions::Stage;
use components::{InsetText, Link, List};
use fetch::Client;
use kernel::AgencyId;
use store::Stop;
use web::{Answer, Asked, Outcome, Page};

const PATH: &str = "/sign-in/agency";

/// Sign-ins that may begin for one agency within a minute: its provider is asked each time.
const BEGUN: u32 = 600;
/// Steps there and back that one network may take within a minute. A whole agency may sit behind one address, and begins its
/// day at one time.
const STEPS: u32 = 240;

/// The agencies that have one, and why it was no further last time.
pub(super) async fn choose(asked: Asked) -> Outcome {
    let told = told(&asked);
    if asked.signed_in.is_some() && told.is_none() {
        return Ok(Answer::Redirect(next(&asked.query).unwrap_or("/home").to_owned()));
    }
    let offered = single_sign_on::offered(&asked.house).await?;
    let mut page = Page::new(asked.t("agencies-through-title")).back(with_next("/sign-in", next(&asked.query)));
    if let Some(told) = told {
        page = page.with(InsetText::new(told).html());
    }
    if offered.is_empty() {
        return page.with(asked.paragraph("agencies-through-none")).answer();
    }
    let items = offered.iter().map(|setting| {
        let path = with_next(&format!("{PATH}/{}", setting.agency), next(&asked.query));
        Link::new(asked.url(&path), words(&asked, setting)).html().into()
    });
    page.with(asked.paragraph("agencies-through-intro"))
        .with(List { items: items.collect(), spaced_out: true, ..List::default() }.html())
        .with(components::Paragraph::new(link(&asked, "/sign-in", "agencies-through-password")).html())
        .answer()
}

/// The agency's name, with its own words where it has some.
fn words(asked: &Asked, setting: &Setting) -> String {
    let name = setting.name.get(asked.visit.language);
    match &setting.words {
        Some(words) => {
            let args = [("agency", name.into()), ("words", words.get(asked.visit.language).into())];
            asked.t_with("agencies-through-words", &args)
        }
        None => name.to_owned(),
    }
}

/// Off to the agency's provider.
pub(super) async fn begin(asked: Asked, client: Client) -> Outcome {
    let agency: AgencyId = asked.id("agency")?;
    let may = may_step(&asked) && asked.may_try(&format!("through-agency:{agency}"), BEGUN, 1);
    if !may {
        return Ok(Answer::Redirect(back_with(WhyNot::Wait(1))));
    }
    let next = next(&asked.query);
    match single_sign_on::begin(&asked.house, &asked.visit, &client, agency, &asked.device, next).await? {
        Ok(away) => Ok(Answer::Elsewhere(away)),
        Err(why) => Ok(Answer::Redirect(back_with(why))),
    }
}

/// Back from it. What the address holds is left behind at once, whatever becomes of it.
pub(super) async fn come_back(asked: Asked, client: Client) -> Outcome {
    let state = asked.query.text("state");
    let language = single_sign_on::language_of(state).unwrap_or(asked.visit.language);
    if !may_step(&asked) {
        return Ok(Answer::RedirectIn(language, back_with(WhyNot::Wait(1))));
    }
    let returned = Returned {
        agency: asked.id("agency")?,
        state,
        code: asked.query.some("code"),
        issuer: asked.query.some("iss"),
        device: &asked.device,
        token: asked.session_token.as_deref(),
        network: &asked.network,
    };
    match single_sign_on::come_back(&asked.house, &asked.visit, &client, returned).await? {
        Arrival::On { token, stage, next } => {
            let path = if stage == Stage::EnrolmentDue { "/sign-in/set-up" } else { "/sign-in/code" };
            Ok(Answer::SignedIn { token, then: with_next(path, next.as_deref()), language: Some(language) })
        }
        Arrival::Linked => Ok(Answer::RedirectIn(language, "/account/agency-sign-in?told=linked".to_owned())),
        Arrival::Not(why) => {
            let own = asked.signed_in.is_some() && has_own(&asked).await?;
            let to = if own { format!("/account/agency-sign-in?told={}", why.code()) } else { back_with(why) };
            Ok(Answer::RedirectIn(language, to))
        }
    }
}

fn may_step(asked: &Asked) -> bool {
    asked.may_try(&format!("through:{}", asked.network), STEPS, 1)
}

async fn has_own(asked: &Asked) -> Result<bool, Stop> {
    Ok(single_sign_on::own_agency_setting(&asked.house, &asked.visit).await?.is_some())
}

fn back_with(why: WhyNot) -> String {
    match why {
        WhyNot::Wait(minutes) => format!("{PATH}?told=wait&minutes={minutes}"),
        why => format!("{PATH}?told={}", why.code()),
    }
}

/// What there is to say, from a name in the address: never a text from it.
pub(super) fn told(asked: &Asked) -> Option<String> {
    let key = match asked.query.text("told") {
        "wait" => return Some(wait(asked, asked.query.number("minutes").unwrap_or(1).clamp(1, 60))),
        "declined" => "agencies-through-declined",
        "unreachable" => "agencies-through-unreachable",
        "begin-again" => "agencies-through-begin-again",
        "not-believed" => "agencies-through-not-believed",
        "stranger" => "agencies-through-stranger",
        "not-linked" => "agencies-through-not-linked",
        _ => return None,
    };
    Some(asked.t(key))
}
