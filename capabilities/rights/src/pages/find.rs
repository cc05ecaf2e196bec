//! Finding something that the own agency holds, to review it before its time.

use super::{called, link, own, table};
use crate::holdings::Holdings;
use crate::queries::register;
use components::{Button, Cell};
use std::sync::Arc;
use web::{Asked, Filled, Mistakes, Outcome, Page};

/// Shows the form and what was found.
pub(super) async fn show(asked: Asked, holdings: Arc<dyn Holdings>) -> Outcome {
    let agency = own(&asked)?;
    let permit = asked.permit("rights.review", &register(agency))?;
    let mistakes = Mistakes::none();
    let filled = Filled::new(&asked, &asked.query, &mistakes);
    let form = asked
        .search_form("/retention/find")
        .field(filled.input("words", "rights-find-words").html())
        .button(Button::new(asked.t("rights-find-button")));
    let page = Page::new(asked.t("rights-find-title"))
        .menu("retention")
        .back("/retention")
        .with(asked.paragraph("rights-find-lead"))
        .with(form.html());
    let Some(words) = asked.query.some("words") else { return page.answer() };
    let mut reader = asked.house.look(&permit, "find").await?;
    let found = holdings.find(&mut reader, agency, words).await?;
    if found.is_empty() {
        return page.with(asked.paragraph("rights-find-none")).answer();
    }
    let rows = found.iter().map(|held| {
        let what = called(&asked, held.thing, &held.title);
        vec![
            Cell::new(link(&asked, &format!("/retention/review/{}", held.thing), what)),
            Cell::new(asked.t(&format!("rights-thing-{}", held.thing.kind()))),
            Cell::new(asked.texts.date(held.since.date())),
            Cell::new(link(
                &asked,
                &format!("/representations/new?about={}", held.thing),
                asked.t("rights-find-dispute"),
            )),
        ]
    });
    let head = ["rights-what", "rights-kind", "rights-since", "rights-find-more"];
    page.with(table(&asked, "rights-find-found", &head, rows.collect())).answer()
}
