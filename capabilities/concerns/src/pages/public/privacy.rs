//! What is kept, who sees it, and when others may have to be told.

use super::{heading, leaflet, unnamed};
use web::{Asked, Outcome};

/// Shows it.
pub(crate) async fn show(asked: Asked) -> Outcome {
    let asked = unnamed(asked);
    let sections: [(&str, &[&str]); 6] = [
        ("public-privacy-keep-heading", &["public-privacy-keep"]),
        (
            "public-privacy-not-heading",
            &["public-privacy-not-name", "public-privacy-not-address", "public-privacy-not-device"],
        ),
        ("public-privacy-who-heading", &["public-privacy-who"]),
        ("public-privacy-tell-heading", &["public-privacy-tell"]),
        ("public-privacy-never-heading", &["public-privacy-never"]),
        ("public-privacy-rights-heading", &["public-privacy-rights"]),
    ];
    let mut page = leaflet(&asked, "public-privacy-title");
    for (title, texts) in sections {
        page = page.with(heading(&asked, title));
        for text in texts {
            page = page.with(asked.paragraph(text));
        }
    }
    page.answer()
}
