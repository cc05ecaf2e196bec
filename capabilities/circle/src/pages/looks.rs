//! Who has looked at one record, when, and by which rule: for those who hold the case.

use super::{Around, Opened, shown};
use crate::queries;
use components::{Cell, Table};
use kernel::ActorId;
use std::sync::Arc;
use web::{Asked, Outcome, Paging};

/// Rows on a page.
const PAGE: i64 = 50;

pub(super) async fn show(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let opened = Opened::of(&asked, &around, ("people.view", "circle.see_looks")).await?;
    let paging = Paging::of(&asked, PAGE);
    let (rows, total) = {
        let mut reader = asked.house.look(&opened.permit, "who has looked").await?;
        queries::looks(&mut reader, opened.record, PAGE, paging.offset()).await?
    };
    let ids: Vec<ActorId> = rows.iter().filter_map(|row| row.actor.parse().ok()).collect();
    let people = around.staff(&asked, ids).await?;
    let page = opened.page(&asked, "circle-looks-title", &web::Mistakes::none()).full();
    let page = page.with(asked.paragraph("circle-looks-what"));
    if rows.is_empty() {
        return page.with(asked.paragraph("circle-looks-none")).answer();
    }
    let line = |row: &queries::Look| {
        let who = row.actor.parse().ok();
        let agency = who.and_then(|id: ActorId| people.get(&id)).map(|person| person.agency_name.clone());
        let name = who.map_or_else(|| asked.house_name(), |id| shown::name(&asked, &people, id));
        let what = if row.refused { "circle-look-refused" } else { "circle-look-seen" };
        let why = if row.rules.contains("people.emergency") { asked.t("circle-look-emergency") } else { asked.t(what) };
        vec![
            Cell::new(asked.texts.date_time(row.at)),
            Cell::new(name),
            Cell::new(agency.unwrap_or_default()),
            Cell::new(why),
        ]
    };
    let head = ["circle-head-when", "circle-head-who", "circle-head-agency", "circle-head-what"];
    let table = Table {
        caption: asked.t("circle-looks-title"),
        caption_classes: "govuk-visually-hidden".to_owned(),
        head: head.into_iter().map(|key| Cell::new(asked.t(key))).collect(),
        rows: rows.iter().map(line).collect(),
        first_cell_is_header: true,
        ..Table::default()
    };
    page.with(shown::scroll(&asked.t("circle-looks-title"), table.html())).with(paging.html(&asked, total)).answer()
}
