//! The pages of the import, one file for each step, and the list of their addresses.

mod check;
mod columns;
mod errors;
mod result;
mod start;

use crate::imports::{self, Import, thing};
use crate::sinks::Surroundings;
use access::Permit;
use components::{Button, ButtonVariant, Cell, Html, SummaryRow, Table};
use kernel::AgencyId;
use store::Stop;
use tables::Row;
use vocabulary::ImportKind;
use web::{Asked, Door, Routes};

/// All addresses of this part of the house.
pub fn routes(around: Surroundings) -> Routes {
    let begin = move |asked: Asked| {
        let around = around.clone();
        async move { check::submit(asked, around).await }
    };
    Routes::new()
        .get("/import", Door::Staff, "exchange.view", start::show)
        .post("/import", Door::Staff, "exchange.import", start::submit)
        .with_uploads()
        .get("/import/{import}", Door::Staff, "exchange.view", result::show)
        .get("/import/{import}/columns", Door::Staff, "exchange.import", columns::show)
        .post("/import/{import}/columns", Door::Staff, "exchange.import", columns::submit)
        .get("/import/{import}/check", Door::Staff, "exchange.import", check::show)
        .post("/import/{import}/check", Door::Staff, "exchange.import", begin)
        .post("/import/{import}/stop", Door::Staff, "exchange.import", result::stop)
        .get("/import/{import}/errors.csv", Door::Staff, "exchange.view", errors::csv)
        .get("/import/{import}/errors.xlsx", Door::Staff, "exchange.view", errors::xlsx)
}

/// The agency for which the visitor works.
fn own_agency(asked: &Asked) -> Result<AgencyId, Stop> {
    asked.visit.who.agency.ok_or(Stop::NotFound)
}

/// The import of the address, with permission for an action; "not found" for anybody else's.
async fn asked_for(asked: &Asked, action: &str) -> Result<(Import, Permit), Stop> {
    let id = asked.id::<ImportKind>("import")?;
    let mut facts = asked.house.facts().await?;
    let sql = format!("SELECT {} FROM exchange_import WHERE id = $1", imports::COLUMNS);
    let row = facts.row(&sql, &[id.into()]).await?.ok_or(Stop::NotFound)?;
    let import = imports::of_row(&asked.house, &row)?;
    let permit = asked.permit(action, &thing(import.agency, import.sort))?;
    Ok((import, permit))
}

fn path(import: &Import, end: &str) -> String {
    format!("/import/{}{end}", import.id)
}

fn button(asked: &Asked, key: &str) -> Html {
    Button { prevent_double_click: Some(true), ..Button::new(asked.t(key)) }.html()
}

fn lesser_button(asked: &Asked, key: &str) -> Html {
    Button { variant: ButtonVariant::Secondary, ..Button::new(asked.t(key)) }.html()
}

/// A key of a summary and a number.
fn figure(asked: &Asked, key: &str, number: u64) -> SummaryRow {
    SummaryRow::new(asked.t(key), number.to_string())
}

/// Faulty rows as a table: number, and what is wrong.
fn faulty(asked: &Asked, rows: &[(Row, Vec<crate::Mistake>)]) -> Html {
    if rows.is_empty() {
        return Html::default();
    }
    let line = |(row, mistakes): &(Row, Vec<crate::Mistake>)| {
        let sentences = crate::wording::sentences(&asked.texts, mistakes).join(" ");
        vec![Cell::new(row.number.to_string()), Cell::new(sentences)]
    };
    Table {
        caption: asked.t("exchange-first-mistakes"),
        caption_classes: "govuk-table__caption--m".to_owned(),
        head: vec![Cell::new(asked.t("exchange-errors-row")), Cell::new(asked.t("exchange-errors-wrong"))],
        rows: rows.iter().map(line).collect(),
        ..Table::default()
    }
    .html()
}

/// Links to the file of faulty rows, in both formats.
fn errors_links(asked: &Asked, import: &Import) -> Html {
    let link = |end: &str, key: &str| components::Link::new(asked.url(&path(import, end)), asked.t(key)).html();
    Html::join([
        asked.paragraph("exchange-errors-help"),
        components::List::bullet([
            link("/errors.xlsx", "exchange-errors-xlsx"),
            link("/errors.csv", "exchange-errors-csv"),
        ])
        .html(),
    ])
}
