//! Handing a concern to somebody else at the same desk.

use super::opened::{Opened, Then, need, seen, then};
use agencies::queries::members;
use concerns::commands;
use store::Stop;
use web::components::SelectItem;
use web::{Asked, Fields, Filled, Mistakes, Outcome};

pub(crate) async fn show(asked: Asked) -> Outcome {
    page(&asked, &Fields::default(), &Mistakes::none(), None).await
}

async fn page(asked: &Asked, fields: &Fields, mistakes: &Mistakes, since: Option<u64>) -> Outcome {
    let opened = Opened::of(asked, "concerns.work").await?;
    let filled = Filled::new(asked, fields, mistakes);
    let form = opened
        .form(asked, "hand-over")
        .field(filled.select("to", "concern-hand-over-to", colleagues(asked, &opened).await?).html())
        .field(filled.textarea("reason", "concern-hand-over-reason").html())
        .button(opened.buttons(asked, "concern-hand-over-button"));
    let page = opened.page(asked, "concern-hand-over-title", mistakes).await?.form(form);
    opened.overtaken(asked, page, since).answer()
}

/// Everybody at the desk but whoever has the concern already and whoever it is about.
async fn colleagues(asked: &Asked, opened: &Opened) -> Result<Vec<SelectItem>, Stop> {
    let about = &opened.reported()?.about_staff;
    let mut reader = asked.house.look(&opened.permit, "colleagues").await?;
    let members = members(&mut reader, opened.row.desk, asked.now().date()).await?;
    let others = members.into_iter().filter(|m| opened.row.taken_by != Some(m.id) && !about.contains(&m.id));
    let first = SelectItem::new("", asked.t("concern-choose"));
    Ok(std::iter::once(first).chain(others.map(|m| SelectItem::new(m.id.to_string(), m.name))).collect())
}

pub(crate) async fn send(asked: Asked) -> Outcome {
    if asked.switching_language {
        return page(&asked, &asked.form, &Mistakes::none(), None).await;
    }
    let opened = Opened::of(&asked, "concerns.work").await?;
    let offered = colleagues(&asked, &opened).await?;
    let chosen = asked.form.text("to");
    let known = offered.iter().any(|item| item.value.as_deref() == Some(chosen));
    let mut mistakes = Mistakes::none();
    need(&asked, &mut mistakes, "to", "concern-mistake-choose-person");
    need(&asked, &mut mistakes, "reason", "concern-mistake-reason");
    let Some(to) = chosen.parse().ok().filter(|_| known && !mistakes.any()) else {
        mistakes.unless(mistakes.any(), "to", asked.t("concern-mistake-choose-person"));
        return page(&asked, &asked.form, &mistakes, None).await;
    };
    let (reason, seen) = (asked.form.text("reason"), seen(&asked));
    let result = commands::hand_over(&asked.house, &asked.visit, opened.id, to, reason, seen).await;
    match then(&asked, result, "to", "handed-over") {
        Then::Go(outcome) => outcome,
        Then::Again(mistakes, since) => page(&asked, &asked.form, &mistakes, since).await,
    }
}
