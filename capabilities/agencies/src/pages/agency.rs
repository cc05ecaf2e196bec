//! One agency: its teams, and what can be managed there.

use super::register::names;
use super::{button, button_link, link, may, row};
use crate::commands::region;
use crate::queries::{self, AgencyRow};
use crate::words::TeamType;
use components::{Cell, Choice, Heading, List, Size, SummaryList, Table};
use kernel::AgencyId;
use store::Stop;
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

/// The agency and its teams.
pub(super) async fn show(asked: Asked) -> Outcome {
    let permit = asked.permit("agencies.view_region", &region::region())?;
    let id: AgencyId = asked.id("agency")?;
    let mut reader = asked.house.look(&permit, "agency").await?;
    let agency = queries::agency(&mut reader, id).await?.ok_or(Stop::NotFound)?;
    let teams = queries::teams_of(&mut reader, id).await?;
    let language = asked.visit.language;
    let mut rows = vec![row(&asked, "agencies-type", asked.t(agency.agency_type.key()))];
    rows.extend(agency.mailbox.clone().map(|mailbox| row(&asked, "agencies-mailbox", mailbox)));
    let mut links = Vec::new();
    let mut offer = |action: &str, end: &str, key: &str| {
        if may(&asked, action, id) {
            links.push(link(&asked, &format!("/agencies/{id}/{end}"), key).into());
        }
    };
    offer("agencies.view_rota", "rota", "agencies-rota-link");
    offer("agencies.view_people", "people", "agencies-people-link");
    offer("agencies.invite", "invite", "agencies-invite-link");
    offer("agencies.view_movements", "movements", "agencies-movements-link");
    offer("agencies.view_sign_in", "sign-in", "agencies-provider-title");
    let table = Table {
        caption: asked.t("agencies-teams"),
        caption_classes: "govuk-table__caption--m".to_owned(),
        head: vec![Cell::from(asked.t("agencies-team")), Cell::from(asked.t("agencies-team-type"))],
        rows: teams
            .iter()
            .map(|team| vec![Cell::from(team.name.get(language)), Cell::from(asked.t(team.team_type.key()))])
            .collect(),
        first_cell_is_header: true,
        ..Table::default()
    };
    let mut page = Page::new(agency.name.get(language))
        .menu("agency")
        .back("/agencies")
        .with(SummaryList::new(rows).html())
        .with(List { items: links, ..List::default() }.html());
    page = if teams.is_empty() {
        page.with(Heading::new(2, Size::M, asked.t("agencies-teams")).html())
            .with(asked.paragraph("agencies-teams-none"))
    } else {
        page.with(table.html())
    };
    if asked.permit("agencies.form_team", &region::region()).is_ok() {
        page = page.with(button_link(&asked, &format!("/agencies/{id}/form-team"), "agencies-form-team-link"));
    }
    page.answer()
}

/// The empty form for a team.
pub(super) async fn show_team(asked: Asked) -> Outcome {
    let agency = agency_of(&asked).await?;
    team_page(&asked, &agency, &Fields::default(), &Mistakes::none()).answer()
}

/// Forms the team.
pub(super) async fn submit_team(asked: Asked) -> Outcome {
    let agency = agency_of(&asked).await?;
    let mut mistakes = Mistakes::none();
    if asked.switching_language {
        return team_page(&asked, &agency, &asked.form, &mistakes).answer();
    }
    let name = names(&asked, &mut mistakes);
    let team_type = TeamType::from_code(asked.form.text("type"));
    mistakes.unless(team_type.is_some(), "type", asked.t("agencies-team-type-missing"));
    let (Some(team_type), false) = (team_type, mistakes.any()) else {
        return team_page(&asked, &agency, &asked.form, &mistakes).answer();
    };
    match region::form_team(&asked.house, &asked.visit, agency.id, name, team_type).await {
        Ok(_) => Ok(Answer::Redirect(format!("/agencies/{}", agency.id))),
        Err(Stop::Declined(declined)) => {
            mistakes.add("type", asked.t(&format!("declined-{}", declined.0)));
            team_page(&asked, &agency, &asked.form, &mistakes).answer()
        }
        Err(other) => Err(other),
    }
}

async fn agency_of(asked: &Asked) -> Result<AgencyRow, Stop> {
    asked.permit("agencies.form_team", &region::region())?;
    queries::agency(&mut asked.house.facts().await?, asked.id("agency")?).await?.ok_or(Stop::NotFound)
}

fn team_page(asked: &Asked, agency: &AgencyRow, fields: &Fields, mistakes: &Mistakes) -> Page {
    let filled = Filled::new(asked, fields, mistakes);
    let choice =
        |word: &TeamType| Choice::new(word.code(), asked.t(word.key())).hint(asked.t(&format!("{}-hint", word.key())));
    let types = TeamType::ALL.iter().map(choice).collect();
    let form = asked
        .form(&asked.path)
        .field(filled.input("name-cy", "agencies-team-name-cy").html())
        .field(filled.input("name-en", "agencies-team-name-en").html())
        .field(filled.radios("type", "agencies-team-type-question", types).html());
    Page::new(asked.t("agencies-form-team-title"))
        .caption(agency.name.get(asked.visit.language))
        .menu("agency")
        .back(format!("/agencies/{}", agency.id))
        .mistakes(mistakes)
        .form(form.button(button(asked, "agencies-form-team-button")))
}
