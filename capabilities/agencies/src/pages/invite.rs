//! Invite somebody to sign in.

use super::{button, day, giveable, with_day};
use crate::commands::region;
use crate::decide::Invitation;
use crate::events::Person;
use crate::queries::{self, AgencyRow, TeamRow};
use crate::words::{self, Role};
use components::{Choice, Input};
use kernel::{AgencyId, Language, TeamId};
use store::Stop;
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

/// The form, with today as the first day.
pub(super) async fn show(asked: Asked) -> Outcome {
    let (agency, teams) = known(&asked).await?;
    let fields = with_day(Fields::default().with("language", "cy"), "from", asked.now().date());
    page(&asked, &agency, &teams, &fields, &Mistakes::none()).answer()
}

/// Invites.
pub(super) async fn submit(asked: Asked) -> Outcome {
    let (agency, teams) = known(&asked).await?;
    let mut mistakes = Mistakes::none();
    if asked.switching_language {
        return page(&asked, &agency, &teams, &asked.form, &mistakes).answer();
    }
    let Some(invitation) = read(&asked, agency.id, &mut mistakes) else {
        return page(&asked, &agency, &teams, &asked.form, &mistakes).answer();
    };
    match region::invite(&asked.house, &asked.visit, invitation, "").await {
        Ok(_) => Ok(Answer::Redirect(format!("/agencies/{}/people?told=invited", agency.id))),
        Err(Stop::Declined(declined)) => {
            mistakes.add("email", asked.t(&format!("declined-{}", declined.0)));
            page(&asked, &agency, &teams, &asked.form, &mistakes).answer()
        }
        Err(other) => Err(other),
    }
}

async fn known(asked: &Asked) -> Result<(AgencyRow, Vec<TeamRow>), Stop> {
    let id: AgencyId = asked.id("agency")?;
    asked.permit("agencies.invite", &region::agency_thing(id))?;
    let mut reader = asked.house.facts().await?;
    let agency = queries::agency(&mut reader, id).await?.ok_or(Stop::NotFound)?;
    let teams = queries::teams_of(&mut reader, id).await?;
    Ok((agency, teams))
}

fn read(asked: &Asked, agency: AgencyId, mistakes: &mut Mistakes) -> Option<Invitation> {
    let form = &asked.form;
    let name = form.text("name");
    mistakes.unless(!name.is_empty(), "name", asked.t("agencies-person-name-missing"));
    mistakes.unless(name.chars().count() <= 120, "name", asked.t("agencies-name-too-long"));
    let email = words::email(form.text("email"));
    let missing = if form.text("email").is_empty() { "agencies-email-missing" } else { "agencies-email-wrong" };
    mistakes.unless(email.is_some(), "email", asked.t(missing));
    let from = day(form, "from").ok().flatten();
    mistakes.unless(from.is_some(), "from", asked.t("agencies-day-wrong"));
    let language = Language::from_code(form.text("language")).unwrap_or(Language::Cy);
    let roles: Vec<Role> = form.all("roles").into_iter().filter_map(Role::from_code).collect();
    let teams =
        form.all("teams").into_iter().filter_map(|team| team.parse::<TeamId>().ok()).map(|team| (team, None)).collect();
    match (email, from) {
        (Some(email), Some(from)) if !mistakes.any() => {
            let person = Person { name: name.to_owned(), email, language };
            Some(Invitation { agency, person, roles, teams, from })
        }
        _ => None,
    }
}

fn page(asked: &Asked, agency: &AgencyRow, teams: &[TeamRow], fields: &Fields, mistakes: &Mistakes) -> Page {
    let filled = Filled::new(asked, fields, mistakes);
    let plain = |name: &str, label: &str| Input {
        autocomplete: "off".to_owned(),
        spellcheck: Some(false),
        ..filled.input(name, label)
    };
    let email = Input { input_type: "email".to_owned(), ..plain("email", "agencies-person-email") };
    let languages = Language::ALL.iter().map(|language| Choice::new(language.code(), language.own_name())).collect();
    let mut form = asked
        .form(&asked.path)
        .field(plain("name", "agencies-person-name").html())
        .field(email.html())
        .field(filled.checkboxes("roles", "agencies-roles-question", giveable(asked)).html());
    if !teams.is_empty() {
        let choice = |team: &TeamRow| {
            Choice::new(team.id.to_string(), team.name.get(asked.visit.language)).hint(asked.t(team.team_type.key()))
        };
        form = form
            .field(filled.checkboxes("teams", "agencies-teams-question", teams.iter().map(choice).collect()).html());
    }
    form = form
        .field(filled.date("from", "agencies-from-question").html())
        .field(filled.radios("language", "agencies-person-language", languages).html());
    Page::new(asked.t("agencies-invite-title"))
        .caption(agency.name.get(asked.visit.language))
        .menu("agency")
        .back(format!("/agencies/{}/people", agency.id))
        .mistakes(mistakes)
        .with(asked.paragraph("agencies-invite-intro"))
        .form(form.button(button(asked, "agencies-invite-button")))
}
