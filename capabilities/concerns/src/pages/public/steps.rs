//! Every step of the journey: all at one neutral address, with all answers in one sealed field.

use super::carry::{self, FIELD};
use super::journey::Journey;
use super::questions::{Step, Way};
use super::{asking, checking, places, sending, unnamed};
use crate::Routing;
use std::sync::Arc;
use web::components::Button;
use web::{Answer, Asked, Outcome, Page};

/// Opened without a form there is nothing to show: it goes to the first page.
pub(crate) async fn show(_: Asked) -> Outcome {
    Ok(Answer::Redirect("/".to_owned()))
}

/// One step.
pub(crate) async fn send(asked: Asked, routing: Arc<dyn Routing>) -> Outcome {
    let asked = unnamed(asked);
    if let Some(way) = asked.form.some("_begin").and_then(Way::from_code) {
        let journey = Journey::begin(way, asked.now(), asked.house.chance());
        return page(&asked, &journey).answer();
    }
    if !asked.form.has(FIELD) {
        return Ok(Answer::Redirect("/".to_owned()));
    }
    let journey = carry::open_journey(asked.house.master(), asked.form.text(FIELD));
    let Some(mut journey) = journey.filter(|journey| !journey.is_over(asked.house.limits(), asked.now())) else {
        return over(&asked).answer();
    };
    if journey.step == Step::Sent {
        return sending::again(&asked, &journey).await;
    }
    // Whoever goes back in the browser after sending, and sends an earlier page anew, reads nothing of what was told.
    let sends = journey.step == Step::Check && !asked.switching_language && !asked.form.has("_change");
    if (!sends || asked.form.has("_back")) && sending::was_sent(&asked, &journey).await? {
        return over(&asked).answer();
    }
    let places = places();
    let typed = |field: &str| asked.form.raw(field).to_owned();
    if asked.switching_language {
        return asking::page(&asked, &journey, &asked.form, &[]).answer();
    }
    if journey.step == Step::What && asked.form.some("more").is_some() {
        journey.trapped = true;
    }
    if asked.form.has("_back") {
        journey.keep(typed, places);
        if !journey.back(places) {
            return Ok(Answer::Redirect("/".to_owned()));
        }
        return page(&asked, &journey).answer();
    }
    if journey.step == Step::Check {
        if let Some(to) = asked.form.some("_change").and_then(Step::from_code) {
            journey.change(to, places);
            return page(&asked, &journey).answer();
        }
        return match journey.unfinished(places) {
            Some(step) => {
                journey.change(step, places);
                let answers = asking::answers(&journey);
                let wrong = journey.wrong(step, |field| answers.raw(field).to_owned(), places);
                asking::page(&asked, &journey, &answers, &wrong).answer()
            }
            None => sending::send(&asked, &journey, routing).await,
        };
    }
    let wrong = journey.wrong(journey.step, typed, places);
    if !wrong.is_empty() {
        return asking::page(&asked, &journey, &asked.form, &wrong).answer();
    }
    journey.keep(typed, places);
    journey.forward(places);
    page(&asked, &journey).answer()
}

/// The page of a journey's step, with what was answered before.
fn page(asked: &Asked, journey: &Journey) -> Page {
    asking::page(asked, journey, &asking::answers(journey), &[])
}

/// What was carried is too old, or is not ours.
pub(crate) fn over(asked: &Asked) -> Page {
    Page::public(asked.t("public-over-title"))
        .own_heading()
        .with(web::components::Heading::page(asked.t("public-over-heading")))
        .with(asked.paragraph("public-over"))
        .with(asked.paragraph("public-over-sent"))
        .with(Button::link(asked.url("/"), asked.t("public-over-again")))
        .status(410)
}

/// The form of every step: with what was answered so far.
pub(crate) fn form(asked: &Asked, journey: &Journey) -> web::components::Form {
    let shown = journey.shown(asked.now());
    let sealed = carry::seal_journey(asked.house.master(), &shown, asked.house.chance());
    asked.form("/steps").hidden(FIELD, sealed)
}

/// Back is a button of the form, so that it keeps what was typed; on the first page it is a way out of it.
pub(crate) fn with_back(page: Page, asked: &Asked, journey: &Journey) -> Page {
    if journey.step == Step::Now && !journey.checking {
        return page.back("/");
    }
    Page {
        back_control: checking::form_button(
            "_back",
            "1",
            "govuk-back-link govuk-!-font-size-16",
            asked.t("web-back").into(),
        ),
        ..page
    }
}
