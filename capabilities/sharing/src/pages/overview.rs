//! Sharing at a glance: what waits, what was shared with us, what we shared, what we held back.

use super::shown::{self, Names, quiet};
use crate::around::Around;
use crate::queries::{self, DisclosureRow, ListWanted, register};
use access::Permit;
use components::{
    Button, ButtonVariant, Cell, Html, Link, NavigationItem, Paragraph, SubNavigation, Table, Tag, TagColour,
};
use kernel::AgencyId;
use std::sync::Arc;
use store::{Fault, Stop};
use web::{Asked, Outcome, Page, Paging};

const LISTS: [&str; 3] = ["received", "given", "withheld"];

/// The page.
pub(super) async fn show(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let agency = asked.visit.who.agency.ok_or(Stop::NotFound)?;
    let permit = asked.permit("sharing.view_register", &register(agency))?;
    let list = LISTS.into_iter().find(|list| asked.query.is("list", list)).unwrap_or("received");
    let paging = Paging::of(&asked, queries::PAGE);
    let mut reader = asked.house.look(&permit, list).await?;
    let (rows, count) = match list {
        "given" => queries::disclosures(&mut reader, &asked.visit, agency, ListWanted::Given, paging.offset()).await?,
        "withheld" => {
            queries::disclosures(&mut reader, &asked.visit, agency, ListWanted::Withheld, paging.offset()).await?
        }
        _ => queries::received(&mut reader, &asked.visit, agency, paging.offset()).await?,
    };
    drop(reader);
    let people = rows.iter().flat_map(|row| shown::people_of(&row.decided.recipients).collect::<Vec<_>>());
    let names = Names::of(&asked, &*around, people).await?;
    let tabs = LISTS.map(|name| {
        let href = asked.url(&format!("/sharing?list={name}"));
        NavigationItem::new(href, asked.t(&format!("sharing-list-{name}")), name == list)
    });
    let tabs = SubNavigation { label: asked.t("sharing-lists"), items: tabs.to_vec(), ..SubNavigation::default() };
    let known = Button {
        variant: ButtonVariant::Secondary,
        ..Button::link(asked.url("/sharing/known"), asked.t("sharing-known-title"))
    };
    Page::new(asked.t("sharing-title"))
        .menu(super::MENU)
        .full()
        .with(asked.paragraph("sharing-lead"))
        .with(waiting(&asked, &permit, agency, &names).await?)
        .with(tabs.html())
        .with(table(&asked, &names, list, &rows))
        .with(paging.html(&asked, count))
        .with(known.html())
        .with(shown::to(&asked, "/sharing/requests", "sharing-requests-title"))
        .with(shown::to(&asked, "/sharing/agreements", "sharing-agreements-title"))
        .with(shown::to(&asked, "/sharing/law", "sharing-law-title"))
        .answer()
}

/// One thing that waits for this agency.
struct Waits {
    words: Html,
    path: String,
    link: String,
    due: Option<kernel::Timestamp>,
}

/// What waits: urgent shares without their basis, requests, what no manager has looked at, agreements to be reviewed.
async fn waiting(asked: &Asked, permit: &Permit, agency: AgencyId, names: &Names) -> Result<Html, Stop> {
    let limits = asked.house.limits();
    let mut waits = Vec::new();
    let mut reader = asked.house.look(permit, "waiting").await?;
    for row in queries::waiting_for_basis(&mut reader, &asked.visit, agency).await? {
        waits.push(Waits {
            words: about(asked, "sharing-waits-basis", &row),
            path: format!("/sharing/disclosures/{}/complete", row.id),
            link: asked.t("sharing-complete-link"),
            due: limits.due("share.complete_urgent", row.decided_at),
        });
    }
    let (requests, _) = queries::requests(&mut reader, agency, false, 0).await?;
    for row in requests.into_iter().filter(queries::RequestRow::waits) {
        let args = [("who", names.agency(asked, row.from).into())];
        let key = if row.escalated.is_some() { "sharing-waits-escalated" } else { "sharing-waits-request" };
        waits.push(Waits {
            words: Html::join([Html::text(&asked.t_with(key, &args)), quiet(&row.question.about)]),
            path: format!("/sharing/requests/{}", row.id),
            link: asked.t("sharing-request-answer"),
            due: row.due(limits),
        });
    }
    if asked.visit.who.roles.contains("supervisor") {
        for row in queries::not_reviewed(&mut reader, &asked.visit, agency).await? {
            waits.push(Waits {
                words: about(asked, "sharing-waits-review", &row),
                path: format!("/sharing/disclosures/{}", row.id),
                link: asked.t("sharing-review-link"),
                due: limits.due("share.review_one_off", row.decided_at),
            });
        }
    }
    let today = asked.now().date();
    for row in agreements_to_review(&mut reader, agency, today).await? {
        let days = row.terms.review_warning(today).unwrap_or(0);
        let args = [("code", row.terms.code.as_str().into()), ("days", i64::from(days).into())];
        let key = if days == 0 { "sharing-waits-agreement-due" } else { "sharing-waits-agreement" };
        waits.push(Waits {
            words: Html::text(&asked.t_with(key, &args)),
            path: format!("/sharing/agreements/{}", row.id),
            link: asked.t("sharing-look"),
            due: None,
        });
    }
    if waits.is_empty() {
        return Ok(Html::default());
    }
    waits.sort_by_key(|wait| wait.due.map_or(i64::MAX, kernel::Timestamp::millis));
    let row = |wait: &Waits| {
        let due = wait.due.map_or_else(Html::default, |due| {
            let words = asked.texts.due(due, asked.now());
            if due < asked.now() { Tag::new(words, TagColour::Red).html() } else { Html::text(&words) }
        });
        let link = Link::new(asked.url(&wait.path), wait.link.clone()).html();
        vec![Cell::new(wait.words.clone()), Cell::new(due), Cell::new(link)]
    };
    let table = Table {
        head: ["sharing-waits-what", "sharing-waits-when", "sharing-waits-do"]
            .map(|key| Cell::new(asked.t(key)))
            .to_vec(),
        rows: waits.iter().map(row).collect(),
        ..Table::default()
    };
    Ok(Html::join([shown::heading(asked, "sharing-waits"), shown::scroll(&asked.t("sharing-waits"), table.html())]))
}

fn about(asked: &Asked, key: &str, row: &DisclosureRow) -> Html {
    Html::join([Html::text(&asked.t(key)), quiet(&shown::about(asked, row.decided.content.get(), true))])
}

async fn agreements_to_review(
    reader: &mut store::Reader,
    agency: AgencyId,
    today: kernel::Date,
) -> Result<Vec<queries::AgreementRow>, Fault> {
    let rows = queries::agreements(reader).await?;
    let ours = |row: &queries::AgreementRow| {
        row.terms.is_party(agency, today) && row.terms.review_warning(today).is_some_and(|days| days <= 90)
    };
    Ok(rows.into_iter().filter(ours).collect())
}

fn table(asked: &Asked, names: &Names, list: &str, rows: &[DisclosureRow]) -> Html {
    if rows.is_empty() {
        return Paragraph::new(asked.t(&format!("sharing-none-{list}"))).html();
    }
    let received = list == "received";
    let row = |row: &DisclosureRow| {
        let may_name = !received || row.decided.classes.contains("identity");
        let title = shown::about(asked, row.decided.content.get(), may_name);
        let link = Link::new(asked.url(&format!("/sharing/disclosures/{}", row.id)), title).html();
        let who = if received {
            names.agency(asked, row.decided.agency)
        } else {
            names.recipients(asked, &row.decided.recipients)
        };
        let codes = if list == "withheld" { &row.decided.withheld } else { &row.decided.classes };
        let mut parts: Vec<String> = shown::class_names(asked, codes);
        if parts.len() > 3 {
            let more = parts.len() - 2;
            parts.truncate(2);
            parts.push(asked.t_with("sharing-and-more", &[("count", more.into())]));
        }
        vec![
            Cell::new(link),
            Cell::new(who),
            Cell::new(shown::stacked(parts.iter().map(|part| Html::text(part)))),
            Cell::new(asked.texts.date(row.decided_at.date())),
            Cell::new(shown::tags(asked, row)),
        ]
    };
    let who = if received { "sharing-from" } else { "sharing-to" };
    let table = Table {
        caption: asked.t(&format!("sharing-list-{list}")),
        caption_classes: "govuk-visually-hidden".to_owned(),
        head: ["sharing-about", who, "sharing-parts", "sharing-when", "sharing-standing"]
            .map(|key| Cell::new(asked.t(key)))
            .to_vec(),
        rows: rows.iter().map(row).collect(),
        ..Table::default()
    };
    shown::scroll(&asked.t(&format!("sharing-list-{list}")), table.html())
}
