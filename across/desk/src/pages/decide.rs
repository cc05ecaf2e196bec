//! Deciding what follows from a concern, with a reason.

use super::opened::{Opened, Then, need, seen, then};
use crate::shown::sources;
use concerns::commands;
use concerns::words::Decision;
use web::components::{InsetText, Textarea};
use web::{Asked, Fields, Filled, Mistakes, Outcome};

pub(crate) async fn show(asked: Asked) -> Outcome {
    page(&asked, &Fields::default(), &Mistakes::none(), None).await
}

async fn page(asked: &Asked, fields: &Fields, mistakes: &Mistakes, since: Option<u64>) -> Outcome {
    let opened = Opened::of(asked, "concerns.work").await?;
    let filled = Filled::new(asked, fields, mistakes);
    let codes: Vec<&str> = Decision::ALL.iter().map(|decision| decision.code()).collect();
    let reason = Textarea { rows: 8, ..filled.textarea("reason", "concern-decide-reason") };
    let mut page = opened.page(asked, "concern-decide-title", mistakes).await?;
    if opened.row.open_mentions > 0 {
        let open = asked.t_with("concern-decide-open-mentions", &[("count", opened.row.open_mentions.into())]);
        page = page.with(InsetText::new(open).html());
    }
    let form = opened
        .form(asked, "decide")
        .field(filled.radios("decision", "concern-decide-question", choices(asked, &codes)).html())
        .field(reason.html())
        .button(opened.buttons(asked, "concern-decide-button"));
    let page = page.form(form).with(sources(asked, &["report.decide", "report.police"]));
    opened.overtaken(asked, page, since).answer()
}

fn choices(asked: &Asked, codes: &[&str]) -> Vec<web::components::Choice> {
    let choice = |code: &&str| {
        let (words, hint) = (format!("concerns-decision-{code}"), format!("concern-decide-hint-{code}"));
        web::components::Choice::new(*code, asked.t(&words)).hint(asked.t(&hint))
    };
    codes.iter().map(choice).collect()
}

pub(crate) async fn send(asked: Asked) -> Outcome {
    if asked.switching_language {
        return page(&asked, &asked.form, &Mistakes::none(), None).await;
    }
    let decision = Decision::from_code(asked.form.text("decision"));
    let mut mistakes = Mistakes::none();
    mistakes.unless(decision.is_some(), "decision", asked.t("concern-mistake-decision"));
    need(&asked, &mut mistakes, "reason", "concern-mistake-reason");
    let Some(decision) = decision.filter(|_| !mistakes.any()) else {
        return page(&asked, &asked.form, &mistakes, None).await;
    };
    let (id, reason, seen) = (asked.id("id")?, asked.form.text("reason"), seen(&asked));
    let result = commands::decide(&asked.house, &asked.visit, id, decision, reason, seen).await;
    match then(&asked, result, "decision", "decided") {
        Then::Go(outcome) => outcome,
        Then::Again(mistakes, since) => page(&asked, &asked.form, &mistakes, since).await,
    }
}
