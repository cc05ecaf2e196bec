//! All that was said to the own agency, what waits first, with its clocks.

use super::due_cell;
use crate::decide::representation::due;
use crate::pages::{link, own, table};
use crate::queries::{self, register};
use components::{Button, Cell, Html};
use web::{Asked, Outcome, Page};

/// Shows them.
pub(super) async fn show(asked: Asked) -> Outcome {
    let agency = own(&asked)?;
    let permit = asked.permit("rights.answer", &register(agency))?;
    let mut reader = asked.house.look(&permit, "representations").await?;
    let all = queries::representations(&mut reader, agency).await?;
    let page = Page::new(asked.t("rights-matters-title"))
        .menu("representations")
        .full()
        .with(asked.paragraph("rights-matters-lead"))
        .with(Button::link(asked.url("/representations/new"), asked.t("rights-matter-new")).html());
    if all.is_empty() {
        return page.with(asked.paragraph("rights-matters-none")).answer();
    }
    let rows = all.iter().map(|row| {
        let name = if row.name.is_empty() { asked.t("rights-matter-no-name") } else { row.name.clone() };
        let (acknowledged, limits) = (row.acknowledged_at.is_some(), asked.house.limits());
        let next = match (row.outcome, row.ended_at) {
            (Some(outcome), Some(at)) => {
                let key = format!("rights-outcome-{}", outcome.code());
                let date = asked.texts.date(at.date());
                Html::text(
                    &asked.t_with("rights-matter-ended", &[("outcome", asked.t(&key).into()), ("when", date.into())]),
                )
            }
            _ => due_cell(&asked, due(row.matter, row.received_on, acknowledged, row.extended, limits)),
        };
        vec![
            Cell::new(link(&asked, &format!("/representations/{}", row.id), name)),
            Cell::new(asked.t(&format!("rights-matter-{}", row.matter.code()))),
            Cell::new(asked.texts.date(row.received_on)),
            Cell::new(next),
        ]
    });
    let head = ["rights-matter-who", "rights-what", "rights-request-received", "rights-matter-next"];
    page.with(table(&asked, "rights-matters-title", &head, rows.collect())).answer()
}
