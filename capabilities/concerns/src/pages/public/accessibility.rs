//! The accessibility statement. It says only what was really tested, and when.

use super::{heading, leaflet, list, unnamed};
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
        .with(list(
            &asked,
            &[
                "public-accessibility-can-1",
                "public-accessibility-can-2",
                "public-accessibility-can-3",
                "public-accessibility-can-4",
            ],
        ))
        .with(heading(&asked, "public-accessibility-tested-heading"))
        .with(asked.rich("public-accessibility-tested", &[("date", tested.into())]))
        .with(heading(&asked, "public-accessibility-not-heading"))
        .with(list(&asked, &["public-accessibility-not-1", "public-accessibility-not-2"]))
        .with(heading(&asked, "public-accessibility-tell-heading"))
        .with(asked.rich("public-accessibility-tell", &[("url", asked.url("/about").into())]))
        .answer()
}
