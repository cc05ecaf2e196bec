//! A concern is found to be about somebody who works with children.

use super::opened::{Opened, Then, need, seen, then};
use crate::routing::Desks;
use concerns::{Found, Routing, commands};
use web::components::{Paragraph, WarningText};
use web::{Asked, Fields, Filled, Mistakes, Outcome};

const ACTION: &str = "concerns.mark_about_staff";

pub(crate) async fn show(asked: Asked) -> Outcome {
    page(&asked, &Fields::default(), &Mistakes::none(), None).await
}

async fn page(asked: &Asked, fields: &Fields, mistakes: &Mistakes, since: Option<u64>) -> Outcome {
    let opened = Opened::of(asked, ACTION).await?;
    let filled = Filled::new(asked, fields, mistakes);
    let form = opened
        .form(asked, "about-staff")
        .field(filled.input("who", "concern-about-staff-who").html())
        .field(filled.textarea("reason", "concern-reason").html())
        .button(opened.buttons(asked, "concern-about-staff-button"));
    let page = opened
        .page(asked, "concern-about-staff-title", mistakes)
        .await?
        .with(Paragraph::new(asked.t("concern-about-staff-what")))
        .with(WarningText::new(asked.t("concern-warning"), asked.t("concern-about-staff-warning")))
        .form(form);
    opened.overtaken(asked, page, since).answer()
}

pub(crate) async fn send(asked: Asked) -> Outcome {
    if asked.switching_language {
        return page(&asked, &asked.form, &Mistakes::none(), None).await;
    }
    let opened = Opened::of(&asked, ACTION).await?;
    let mut mistakes = Mistakes::none();
    need(&asked, &mut mistakes, "who", "concern-mistake-about-staff");
    need(&asked, &mut mistakes, "reason", "concern-mistake-reason");
    if mistakes.any() {
        return page(&asked, &asked.form, &mistakes, None).await;
    }
    let who = asked.form.text("who");
    let house = &asked.house;
    let about = Desks.staff_named(house, who).await?;
    // Whoever it was known to be about before may not find it on their desk either.
    let all: Vec<_> = opened.concern.about().into_iter().chain(about.clone()).collect();
    let desk = Desks.closed_desk_for(house, opened.row.council.as_deref(), &all, asked.now()).await?;
    let (reason, found) = (asked.form.text("reason"), Found { about, desk });
    let result = commands::found_about_staff(house, &asked.visit, opened.id, who, found, reason, seen(&asked)).await;
    match then(&asked, result, "who", "about-staff") {
        // It lies on this desk no longer.
        Then::Go(Ok(_)) => Ok(web::Answer::Redirect("/desk?done=about-staff".to_owned())),
        Then::Go(outcome) => outcome,
        Then::Again(mistakes, since) => page(&asked, &asked.form, &mistakes, since).await,
    }
}
