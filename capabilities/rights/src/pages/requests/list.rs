//! All requests of the own agency, those that wait first, with their clocks.

use super::standing_tag;
use crate::pages::{link, own, table};
use crate::queries::{self, register};
use components::{Button, Cell, Html, Tag, TagColour};
use web::{Asked, Outcome, Page};

/// Shows them.
pub(super) async fn show(asked: Asked) -> Outcome {
    let agency = own(&asked)?;
    let permit = asked.permit("rights.answer", &register(agency))?;
    let requests = queries::requests(&mut asked.house.look(&permit, "access requests").await?, agency).await?;
    let page = Page::new(asked.t("rights-requests-title"))
        .menu("access-requests")
        .full()
        .with(asked.paragraph("rights-requests-lead"))
        .with(Button::link(asked.url("/access-requests/new"), asked.t("rights-request-new")).html());
    if requests.is_empty() {
        return page.with(asked.paragraph("rights-requests-none")).answer();
    }
    let today = asked.now().date();
    let rows = requests.iter().map(|row| {
        let name = if row.name.is_empty() { asked.t("rights-erased") } else { row.name.clone() };
        let due = match (row.ended_at, row.due_on) {
            (Some(at), _) => Html::text(&asked.texts.date(at.date())),
            (None, None) => Html::text(&asked.t("rights-request-stopped")),
            (None, Some(day)) if day < today => Html::join([
                Tag::new(asked.t("rights-overdue"), TagColour::Red).html(),
                Html::text(&format!(" {}", asked.texts.date(day))),
            ]),
            (None, Some(day)) => Html::text(&asked.texts.date(day)),
        };
        vec![
            Cell::new(link(&asked, &format!("/access-requests/{}", row.id), name)),
            Cell::new(asked.texts.date(row.received_on)),
            Cell::new(due),
            Cell::new(standing_tag(&asked, row.standing)),
        ]
    });
    let head = ["rights-request-who", "rights-request-received", "rights-request-due", "rights-state"];
    page.with(table(&asked, "rights-requests-title", &head, rows.collect())).answer()
}
