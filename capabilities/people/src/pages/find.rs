//! Looking for another record that may be about the same one, to lay the two side by side.

use super::search::{box_of, nothing, results};
use crate::{
    commands::permit_record,
    panels::{Around, at_a_glance, title},
    queries::{self, PAGE, Scope, Search, Summary},
};
use components::{Html, InsetText, Link};
use std::sync::Arc;
use store::Stop;
use vocabulary::RecordId;
use web::{Asked, Outcome, Page, Paging};

/// The search beside one record.
pub(super) async fn show(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let id: RecordId = asked.id("record")?;
    permit_record(&asked.house, &asked.visit, "people.link", id).await?;
    let (scope, permit) = Scope::widest(&asked.house, &asked.visit)?;
    let mut reader = asked.house.look(&permit, "search").await?;
    let record = queries::record(&mut reader, id).await?.ok_or(Stop::NotFound)?;
    let paging = Paging::of(&asked, PAGE);
    let wanted = Search { text: asked.query.text("q").to_owned(), kind: Some(record.kind), page: paging.page };
    let mut found = queries::search(&mut reader, scope, asked.now().date(), &wanted).await?;
    drop(reader);
    found.rows.retain(|row| row.person != record.person);
    let about = [title(&asked, &record.title), at_a_glance(&asked, &record.details)];
    let about = about.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" · ");
    let page = Page::new(asked.t("people-find-title"))
        .menu("people")
        .full()
        .back(format!("/people/{id}"))
        .with(InsetText::new(about))
        .with(box_of(&asked, &asked.path));
    if wanted.text.is_empty() {
        return page.answer();
    }
    if found.rows.is_empty() {
        return page.with(nothing(&asked)).answer();
    }
    let names = around.names(&asked, Vec::new()).await?;
    let link = |row: &Summary| -> Html {
        Link::new(asked.url(&format!("/people/{id}/compare/{}", row.id)), title(&asked, &row.title)).html()
    };
    page.with(results(&asked, &found, &names, link)).with(paging.html(&asked, found.total)).answer()
}
