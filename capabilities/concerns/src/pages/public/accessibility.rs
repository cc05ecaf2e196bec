//! The accessibility statement. It says only what was really tested, and when.

use super::{heading, leaflet, list, unnamed};
use web::components::{Html, List};
use web::{Asked, Outcome};

/// The day on which the pages were last looked at.
const LOOKED_AT: kernel::Date = kernel::Date::constant(2026, 11, 21);

/// Shows it.
pub(crate) async fn show(asked: Asked) -> Outcome {
    let asked = unnamed(asked);
    let tested = asked.texts.date(LOOKED_AT);
    leaflet(&asked, "public-accessibility-title")
        .with(asked.paragraph("public-accessibility-aim"))
        .with(heading(&asked, "public-accessibility-can-heading"))
        .with(can(&asked))
        .with(heading(&asked, "public-accessibility-tested-heading"))
        .with(asked.rich("public-accessibility-tested", &[("date", tested.into())]))
        .with(heading(&asked, "public-accessibility-not-heading"))
        .with(list(&asked, &["public-accessibility-not-1", "public-accessibility-not-2"]))
        .with(heading(&asked, "public-accessibility-tell-heading"))
        .with(asked.rich("public-accessibility-tell", &[("url", asked.url("/about").into())]))
        .answer()
}

/// What everybody should be able to do; the last says how long a page may lie open.
fn can(asked: &Asked) -> Html {
    let closes = asked.house.limits().due("public.page", asked.now()).unwrap_or(asked.now());
    let hours = (closes.millis() - asked.now().millis()) / 3_600_000;
    let lines = [
        asked.t("public-accessibility-can-1"),
        asked.t("public-accessibility-can-2"),
        asked.t("public-accessibility-can-3"),
        asked.t_with("public-accessibility-can-4", &[("hours", hours.into())]),
    ];
    List::bullet(lines).html()
}
