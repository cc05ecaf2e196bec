//! A supervisor answers a professional who disagrees with the decision.

use super::opened::{Opened, Then, need, then};
use crate::shown::lines;
use concerns::commands;
use concerns::events::ConcernEvent;
use web::components::{Heading, InsetText, Paragraph, Size, Textarea};
use web::{Asked, Fields, Filled, Mistakes, Outcome};

pub(crate) async fn show(asked: Asked) -> Outcome {
    page(&asked, &Fields::default(), &Mistakes::none()).await
}

async fn page(asked: &Asked, fields: &Fields, mistakes: &Mistakes) -> Outcome {
    let opened = Opened::of(asked, "concerns.supervise").await?;
    let filled = Filled::new(asked, fields, mistakes);
    let mut page = opened.page(asked, "concern-escalation-title", mistakes).await?;
    let disagreement = opened.history.events.iter().rev().find_map(|told| match &told.event {
        ConcernEvent::Escalated { reason } => reason.get(),
        _ => None,
    });
    if let Some(text) = disagreement {
        page = page
            .with(Heading::new(2, Size::S, asked.t("concern-escalation-what")).html())
            .with(InsetText::new(lines(asked, text, None)).html());
    }
    if !opened.concern.escalated {
        return page.with(Paragraph::new(asked.t("declined-not-escalated")).html()).answer();
    }
    let choices = filled.choices("concern-escalation", &["stands", "reopened"]);
    let text = Textarea { rows: 8, ..filled.textarea("text", "concern-escalation-text") };
    let form = opened
        .form(asked, "escalation")
        .field(filled.radios("outcome", "concern-escalation-question", choices).html())
        .field(text.html())
        .button(opened.buttons(asked, "concern-escalation-button"));
    page.form(form).answer()
}

pub(crate) async fn send(asked: Asked) -> Outcome {
    if asked.switching_language {
        return page(&asked, &asked.form, &Mistakes::none()).await;
    }
    let reopened = match asked.form.text("outcome") {
        "stands" => Some(false),
        "reopened" => Some(true),
        _ => None,
    };
    let mut mistakes = Mistakes::none();
    mistakes.unless(reopened.is_some(), "outcome", asked.t("concern-mistake-escalation"));
    need(&asked, &mut mistakes, "text", "concern-mistake-answer");
    let Some(reopened) = reopened.filter(|_| !mistakes.any()) else {
        return page(&asked, &asked.form, &mistakes).await;
    };
    let (id, text) = (asked.id("id")?, asked.form.text("text"));
    let result = commands::answer_escalation(&asked.house, &asked.visit, id, reopened, text).await;
    match then(&asked, result, "outcome", "escalation-answered") {
        Then::Go(outcome) => outcome,
        Then::Again(mistakes, _) => page(&asked, &asked.form, &mistakes).await,
    }
}
