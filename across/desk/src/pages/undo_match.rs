//! Taking back the decision about which record a mention is.

use super::mentions;
use super::opened::{Opened, Then, need, then};
use concerns::commands;
use web::{Asked, Fields, Filled, Mistakes, Outcome};

pub(crate) async fn show(asked: Asked) -> Outcome {
    page(&asked, &Fields::default(), &Mistakes::none()).await
}

async fn page(asked: &Asked, fields: &Fields, mistakes: &Mistakes) -> Outcome {
    let opened = Opened::of(asked, "concerns.work").await?;
    let mentioned = mentions::one(asked, &opened).await?;
    let filled = Filled::new(asked, fields, mistakes);
    let form = opened
        .form(asked, &format!("mentions/{}/undo", mentioned.id))
        .field(filled.textarea("reason", "concern-undo-reason").html())
        .button(opened.buttons(asked, "concern-undo-button"));
    let page = opened.page(asked, "concern-undo-title", mistakes).await?;
    page.with(mentions::told(asked, &mentioned).html()).form(form).answer()
}

pub(crate) async fn send(asked: Asked) -> Outcome {
    if asked.switching_language {
        return page(&asked, &asked.form, &Mistakes::none()).await;
    }
    let mut mistakes = Mistakes::none();
    need(&asked, &mut mistakes, "reason", "concern-mistake-reason");
    if mistakes.any() {
        return page(&asked, &asked.form, &mistakes).await;
    }
    let (id, mention, reason) = (asked.id("id")?, asked.id("mention")?, asked.form.text("reason"));
    let result = commands::undo_match(&asked.house, &asked.visit, id, mention, reason).await;
    match then(&asked, result, "reason", "undone") {
        Then::Go(outcome) => outcome,
        Then::Again(mistakes, _) => page(&asked, &asked.form, &mistakes).await,
    }
}
