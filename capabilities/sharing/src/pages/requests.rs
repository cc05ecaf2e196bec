//! What we asked of others, and what they asked of us, with clocks.

use super::shown::{self, Names, quiet};
use crate::around::Around;
use crate::queries::{self, RequestRow, register};
use components::{Button, Cell, Html, Link, NavigationItem, Paragraph, SubNavigation, Table, Tag, TagColour};
use std::sync::Arc;
use store::Stop;
use web::{Asked, Outcome, Page, Paging};

/// The page.
pub(super) async fn show(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let agency = asked.visit.who.agency.ok_or(Stop::NotFound)?;
    let permit = asked.permit("sharing.view_register", &register(agency))?;
    let ours = asked.query.is("list", "ours");
    let paging = Paging::of(&asked, queries::PAGE);
    let mut reader = asked.house.look(&permit, "requests").await?;
    let (rows, count) = queries::requests(&mut reader, agency, ours, paging.offset()).await?;
    drop(reader);
    let names = Names::of(&asked, &*around, []).await?;
    let tabs = [("of-us", false), ("ours", true)].map(|(name, is_ours)| {
        let href = asked.url(&format!("/sharing/requests?list={name}"));
        NavigationItem::new(href, asked.t(&format!("sharing-requests-{name}")), is_ours == ours)
    });
    let tabs = SubNavigation { label: asked.t("sharing-lists"), items: tabs.to_vec(), ..SubNavigation::default() };
    Page::new(asked.t("sharing-requests-title"))
        .menu(super::MENU)
        .full()
        .back("/sharing")
        .with(asked.paragraph("sharing-requests-lead"))
        .with(Button::link(asked.url("/sharing/requests/new"), asked.t("sharing-request-new")).html())
        .with(tabs.html())
        .with(table(&asked, &names, ours, &rows))
        .with(paging.html(&asked, count))
        .answer()
}

/// How a request stands, as a tag.
pub(super) fn state(asked: &Asked, row: &RequestRow) -> Html {
    let (key, colour) = match (row.how, row.escalated.is_some()) {
        (_, true) => ("escalated".to_owned(), TagColour::Orange),
        (Some(how), _) => (how.code().to_owned(), TagColour::Green),
        (None, _) if row.due(asked.house.limits()).is_some_and(|due| due < asked.now()) => {
            ("late".to_owned(), TagColour::Red)
        }
        (None, _) => ("waits".to_owned(), TagColour::Yellow),
    };
    Tag::new(asked.t(&format!("sharing-request-{key}")), colour).html()
}

fn table(asked: &Asked, names: &Names, ours: bool, rows: &[RequestRow]) -> Html {
    if rows.is_empty() {
        let key = if ours { "sharing-requests-none-ours" } else { "sharing-requests-none-of-us" };
        return Paragraph::new(asked.t(key)).html();
    }
    let row = |row: &RequestRow| {
        let about = if row.question.about.is_empty() { asked.t("sharing-erased") } else { row.question.about.clone() };
        let link = Link::new(asked.url(&format!("/sharing/requests/{}", row.id)), about).html();
        let other = if ours { row.to } else { row.from };
        let due = match row.due(asked.house.limits()) {
            Some(due) if row.how.is_none() => asked.texts.due(due, asked.now()),
            _ => String::new(),
        };
        let urgent = row.urgent.then(|| Tag::new(asked.t("sharing-request-urgent"), TagColour::Red).html());
        vec![
            Cell::new(link),
            Cell::new(names.agency(asked, other)),
            Cell::new(asked.texts.date(row.asked_at.date())),
            Cell::new(shown::stacked(urgent.into_iter().chain([state(asked, row), quiet(&due)]))),
        ]
    };
    let who = if ours { "sharing-request-to" } else { "sharing-request-from" };
    let table = Table {
        caption: asked.t("sharing-requests-title"),
        caption_classes: "govuk-visually-hidden".to_owned(),
        head: ["sharing-about", who, "sharing-when", "sharing-standing"].map(|key| Cell::new(asked.t(key))).to_vec(),
        rows: rows.iter().map(row).collect(),
        ..Table::default()
    };
    shown::scroll(&asked.t("sharing-requests-title"), table.html())
}
