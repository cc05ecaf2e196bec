//! The first page: two doors, a way back with a code, and the numbers to ring.

use super::{heading, numbers, unnamed};
use web::components::{Button, Heading, Paragraph, WarningText};
use web::{Asked, Outcome, Page};

/// Shows it.
pub(crate) async fn show(asked: Asked) -> Outcome {
    page(&unnamed(asked)).answer()
}

/// The page. Its doors are buttons of a form, so that no address tells which was taken.
fn page(asked: &Asked) -> Page {
    let door = |way: &str, key: &str| {
        Button { name: "_begin".into(), value: way.into(), is_start_button: true, ..Button::new(asked.t(key)) }.html()
    };
    let doors = asked
        .side_form("/steps")
        .button(door("child", "public-start-child"))
        .button(door("adult", "public-start-adult"));
    let danger = numbers::sentence(asked, "public-start-danger", numbers::EMERGENCY);
    let link = |key: &str, path: &str| asked.rich(key, &[("url", asked.url(path).into())]);
    Page::public(asked.t("public-start-title"))
        .own_heading()
        .with(Heading::page(asked.t("public-start-heading")))
        .with(WarningText::new(asked.t("public-warning"), danger))
        .with(Paragraph::lead(asked.t("public-start-lead")))
        .with(doors.html())
        .with(link("public-start-code-told", "/return"))
        .with(link("public-start-signs", "/signs"))
        .with(heading(asked, "public-start-others-heading"))
        .with(numbers::list(asked))
        .with(heading(asked, "public-start-read-heading"))
        .with(numbers::hours(asked, None))
        .with(link("public-start-staff", "/sign-in"))
}
