//! Moving a concern to another desk.

use super::opened::{Opened, Then, chosen, need, seen, teams, then};
use agencies::words::TeamType;
use concerns::commands;
use concerns::words::Desk;
use web::components::SelectItem;
use web::{Asked, Fields, Filled, Mistakes, Outcome};

pub(crate) async fn show(asked: Asked) -> Outcome {
    page(&asked, &Fields::default(), &Mistakes::none(), None).await
}

async fn page(asked: &Asked, fields: &Fields, mistakes: &Mistakes, since: Option<u64>) -> Outcome {
    let opened = Opened::of(asked, "concerns.work").await?;
    let filled = Filled::new(asked, fields, mistakes);
    let form = opened
        .form(asked, "move")
        .field(filled.select("desk", "concern-move-to", desks(asked, &opened)).html())
        .field(filled.textarea("reason", "concern-move-reason").html())
        .button(opened.buttons(asked, "concern-move-button"));
    let page = opened.page(asked, "concern-move-title", mistakes).await?.form(form);
    opened.overtaken(asked, page, since).answer()
}

/// The other duty desks of the partnership. The closed desks take reports of their own only: what lies there is seen by
/// nobody else, and what lies here has been seen already.
fn desks(asked: &Asked, opened: &Opened) -> Vec<SelectItem> {
    teams(asked, opened, |team| matches!(team.team_type, TeamType::DutyDesk | TeamType::OutOfHours))
}

pub(crate) async fn send(asked: Asked) -> Outcome {
    if asked.switching_language {
        return page(&asked, &asked.form, &Mistakes::none(), None).await;
    }
    let opened = Opened::of(&asked, "concerns.work").await?;
    let team = chosen(&opened, &desks(&asked, &opened), asked.form.text("desk"));
    let mut mistakes = Mistakes::none();
    mistakes.unless(team.is_some(), "desk", asked.t("concern-mistake-choose-desk"));
    need(&asked, &mut mistakes, "reason", "concern-mistake-reason");
    let Some(team) = team.filter(|_| !mistakes.any()) else {
        return page(&asked, &asked.form, &mistakes, None).await;
    };
    let desk = Desk { team: team.id, agency: team.agency };
    let (reason, seen) = (asked.form.text("reason"), seen(&asked));
    let result = commands::move_desk(&asked.house, &asked.visit, opened.id, desk, reason, seen).await;
    match then(&asked, result, "desk", "moved") {
        // The new desk may not be the visitor's: back to their own.
        Then::Go(Ok(_)) => Ok(web::Answer::Redirect("/desk?done=moved".to_owned())),
        Then::Go(outcome) => outcome,
        Then::Again(mistakes, since) => page(&asked, &asked.form, &mistakes, since).await,
    }
}
