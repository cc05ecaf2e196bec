//! Cookies: none here.

use super::{leaflet, unnamed};
use web::{Asked, Outcome};

/// Says so.
pub(crate) async fn show(asked: Asked) -> Outcome {
    let asked = unnamed(asked);
    leaflet(&asked, "public-cookies-title")
        .with(asked.paragraph("public-cookies"))
        .with(asked.paragraph("public-cookies-staff"))
        .answer()
}
