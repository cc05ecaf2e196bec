//! The partnership: all agencies, and a way to register one.

use super::{button_link, link};
use crate::commands::region;
use crate::queries;
use components::{Cell, Html, Table};
use web::{Asked, Outcome, Page};

/// The list of agencies with their teams.
pub(super) async fn show(asked: Asked) -> Outcome {
    let permit = asked.permit("agencies.view_region", &region::region())?;
    let mut reader = asked.house.look(&permit, "agencies").await?;
    let agencies = queries::agencies(&mut reader).await?;
    let teams = queries::teams(&mut reader).await?;
    let rows = agencies.iter().map(|agency| {
        let count = teams.iter().filter(|team| team.agency == agency.id).count();
        vec![
            Cell::from(link_to(&asked, agency)),
            Cell::from(asked.t(agency.agency_type.key())),
            Cell::numeric(count.to_string()),
        ]
    });
    let table = Table {
        caption: asked.t("agencies-region-caption"),
        caption_classes: "govuk-visually-hidden".to_owned(),
        head: vec![
            Cell::from(asked.t("agencies-agency")),
            Cell::from(asked.t("agencies-type")),
            Cell::numeric(asked.t("agencies-teams-count")),
        ],
        rows: rows.collect(),
        first_cell_is_header: true,
        ..Table::default()
    };
    let told = (asked.query.text("told") == "registered").then(|| asked.t("agencies-told-registered"));
    let mut page = Page::new(asked.t("agencies-region-title")).menu("agency").full().notice(told);
    page = page.with(components::Paragraph::new(link(&asked, "/colleagues", "agencies-colleagues-link")).html());
    if asked.permit("agencies.take_checkpoint", &super::proof::ledger()).is_ok() {
        page = page.with(components::Paragraph::new(link(&asked, "/agencies/proof", "agencies-proof-link")).html());
    }
    if asked.permit("agencies.register", &region::region()).is_ok() {
        page = page.with(button_link(&asked, "/agencies/register", "agencies-register-link"));
    }
    page.with(table.html()).answer()
}

fn link_to(asked: &Asked, agency: &queries::AgencyRow) -> Html {
    let name = agency.name.get(asked.visit.language).to_owned();
    components::Link::new(asked.url(&format!("/agencies/{}", agency.id)), name).html()
}
