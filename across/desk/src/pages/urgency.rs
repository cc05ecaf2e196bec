//! Setting how urgent a concern is.

use super::opened::{Opened, Then, need, seen, then};
use concerns::commands;
use concerns::words::Urgency;
use web::{Asked, Fields, Filled, Mistakes, Outcome};

pub(crate) async fn show(asked: Asked) -> Outcome {
    page(&asked, None, &Mistakes::none(), None).await
}

async fn page(asked: &Asked, fields: Option<&Fields>, mistakes: &Mistakes, since: Option<u64>) -> Outcome {
    let opened = Opened::of(asked, "concerns.work").await?;
    let now = Fields::default().with("urgency", opened.row.urgency.code());
    let filled = Filled::new(asked, fields.unwrap_or(&now), mistakes);
    let codes: Vec<&str> = Urgency::ALL.iter().map(|urgency| urgency.code()).collect();
    let form = opened
        .form(asked, "urgency")
        .field(filled.radios("urgency", "concern-urgency-question", filled.choices("concerns-urgency", &codes)).html())
        .field(filled.textarea("reason", "concern-reason").html())
        .button(opened.buttons(asked, "concern-urgency-button"));
    let page = opened.page(asked, "concern-urgency-title", mistakes).await?.form(form);
    opened.overtaken(asked, page, since).answer()
}

pub(crate) async fn send(asked: Asked) -> Outcome {
    if asked.switching_language {
        return page(&asked, Some(&asked.form), &Mistakes::none(), None).await;
    }
    let urgency = Urgency::from_code(asked.form.text("urgency"));
    let mut mistakes = Mistakes::none();
    mistakes.unless(urgency.is_some(), "urgency", asked.t("concern-mistake-urgency"));
    need(&asked, &mut mistakes, "reason", "concern-mistake-reason");
    let Some(urgency) = urgency.filter(|_| !mistakes.any()) else {
        return page(&asked, Some(&asked.form), &mistakes, None).await;
    };
    let (id, reason, seen) = (asked.id("id")?, asked.form.text("reason"), seen(&asked));
    let result = commands::set_urgency(&asked.house, &asked.visit, id, urgency, reason, seen).await;
    match then(&asked, result, "urgency", "urgency") {
        Then::Go(outcome) => outcome,
        Then::Again(mistakes, since) => page(&asked, Some(&asked.form), &mistakes, since).await,
    }
}
