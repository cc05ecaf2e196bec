//! Corrections, objections and complaints: the list, a new one, and one with its steps.

mod list;
mod new;
mod one;

use crate::decide::representation::Due;
use crate::holdings::Holdings;
use components::{Html, Tag, TagColour};
use std::sync::Arc;
use web::{Asked, Door, Routes};

/// Their addresses.
pub(super) fn routes(holdings: &Arc<dyn Holdings>) -> Routes {
    let (showing, stepping) = (Arc::clone(holdings), Arc::clone(holdings));
    Routes::new()
        .get("/representations", Door::Staff, "rights.answer", list::show)
        .get("/representations/new", Door::Staff, "rights.answer", new::show)
        .post("/representations/new", Door::Staff, "rights.answer", new::submit)
        .get("/representations/{id}", Door::Staff, "rights.answer", move |asked| one::show(asked, Arc::clone(&showing)))
        .post("/representations/{id}", Door::Staff, "rights.answer", move |asked| {
            one::submit(asked, Arc::clone(&stepping))
        })
}

/// What is due next and when, with a warning where that is over.
fn due_cell(asked: &Asked, due: Due) -> Html {
    let (key, until) = match due {
        Due::Acknowledge(until) => ("rights-matter-due-acknowledge", until),
        Due::Answer(until) => ("rights-matter-due-answer", until),
        Due::Soon => return Html::text(&asked.t("rights-matter-due-soon")),
        Due::Nothing => return Html::default(),
    };
    let text = Html::text(&asked.t_with(key, &[("when", asked.texts.date(until.date()).into())]));
    if until < asked.now() {
        return Html::join([Tag::new(asked.t("rights-overdue"), TagColour::Red).html(), Html::text(" "), text]);
    }
    text
}
