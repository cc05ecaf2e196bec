//! Find a colleague anywhere in the partnership.

use super::{button, text};
use crate::commands::region;
use crate::queries::{self, PersonRow, StaffFilter};
use components::{Cell, Html, Table};
use kernel::AgencyId;
use std::collections::BTreeMap;
use web::{Asked, Filled, Mistakes, Outcome, Page, Paging};

/// The search, and what it found.
pub(super) async fn show(asked: Asked) -> Outcome {
    let permit = asked.permit("agencies.search_staff", &region::region())?;
    let none = Mistakes::none();
    let input = Filled::new(&asked, &asked.query, &none).input("name", "agencies-name-part");
    let form = asked.search_form("/colleagues").field(super::short(input)).button(button(&asked, "agencies-search"));
    let page = Page::new(asked.t("agencies-colleagues-title")).menu("agency").full().with(form.html());
    let wanted = asked.query.text("name");
    if wanted.is_empty() {
        return page.answer();
    }
    let paging = Paging::of(&asked, queries::PAGE);
    let mut reader = asked.house.look(&permit, "colleagues").await?;
    let filter = StaffFilter { standing: None, name: wanted.to_owned(), page: paging.page };
    let found = queries::search_staff(&mut reader, &filter).await?;
    let agencies = queries::agencies(&mut reader).await?;
    let names =
        agencies.into_iter().map(|agency| (agency.id, agency.name.get(asked.visit.language).to_owned())).collect();
    let page = page.with(text(asked.t_with("agencies-people-found", &[("count", found.total.into())])));
    if found.rows.is_empty() {
        return page.answer();
    }
    page.with(table(&asked, &found.rows, &names)).with(paging.html(&asked, found.total)).answer()
}

fn table(asked: &Asked, people: &[PersonRow], agencies: &BTreeMap<AgencyId, String>) -> Html {
    let rows = people.iter().map(|person| {
        let agency = agencies.get(&person.agency).cloned().unwrap_or_default();
        vec![
            Cell::from(super::people::name_of(asked, &person.name)),
            Cell::from(agency),
            Cell::from(person.email.clone().unwrap_or_default()),
            Cell::from(person.language.own_name()),
        ]
    });
    Table {
        caption: asked.t("agencies-colleagues-title"),
        caption_classes: "govuk-visually-hidden".to_owned(),
        head: ["agencies-name", "agencies-agency", "agencies-email", "agencies-language"]
            .iter()
            .map(|key| Cell::from(asked.t(key)))
            .collect(),
        rows: rows.collect(),
        first_cell_is_header: true,
        ..Table::default()
    }
    .html()
}
