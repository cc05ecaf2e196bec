//! Too many reports from one network within the hour: nothing is lost, and there is somebody to ring.

use super::journey::Journey;
use super::voice::Voice;
use super::{about, heading, numbers, places, steps};
use web::components::{Button, Heading};
use web::{Asked, Page};

/// What was typed stays on the page, and the button sends it again. Nothing here leads to another page.
pub(crate) fn page(asked: &Asked, journey: &Journey) -> Page {
    let voice = Voice { asked, way: journey.way };
    let again = Button { prevent_double_click: Some(true), ..Button::new(asked.t("public-wait-again")) };
    Page::public(asked.t("public-wait-title"))
        .own_heading()
        .with(Heading::page(voice.t("wait-heading")))
        .with(voice.paragraph("wait-kept"))
        .with(voice.paragraph("wait-again"))
        .form(steps::form(asked, journey).button(again))
        .with(heading(asked, "public-start-others-heading"))
        .with(voice.paragraph("wait-ring"))
        .with(numbers::staying(asked))
        .with(heading(asked, &voice.key("wait-council")))
        .with(about::councils(asked, journey.council(places())))
        .status(429)
}
