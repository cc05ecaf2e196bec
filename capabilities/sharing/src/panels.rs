//! What a person's page and the home page show of sharing: with whom, ways to share, and what waits. Asked for by whoever
//! puts the page together.

use crate::queries::{self, DisclosureRow, RequestRow, register, shared_record};
use crate::words::Outcome;
use components::{
    Action, Button, ButtonGroup, ButtonVariant, Cell, Content, Heading, Html, Link, Paragraph, Size, SummaryList,
    SummaryRow, Table, Tag, TagColour,
};
use kernel::AgencyId;
use std::collections::BTreeMap;
use store::Stop;
use vocabulary::RecordId;
use web::Asked;

/// The panel "shared with" of these records of the visitor's own agency, the first of which is the one of the page.
/// Nothing where the visitor may not share them. `names` are the names of agencies in the reader's language.
///
/// # Errors
/// A fault.
pub async fn shared_with(asked: &Asked, own: &[RecordId], names: &BTreeMap<AgencyId, String>) -> Result<Html, Stop> {
    let (Some(first), Some(agency)) = (own.first(), asked.visit.who.agency) else { return Ok(Html::default()) };
    let Ok(permit) = asked.permit("sharing.share", &shared_record(*first, agency)) else { return Ok(Html::default()) };
    let mut reader = asked.house.look(&permit, "panel").await?;
    let rows = queries::about_records(&mut reader, own, agency).await?;
    let button = |path: String, key: &str, variant: ButtonVariant| {
        Button { variant, ..Button::link(asked.url(&path), asked.t(key)) }.html()
    };
    let buttons = ButtonGroup {
        items: vec![
            button(format!("/sharing/new/{first}"), "sharing-panel-share", ButtonVariant::Primary),
            button(format!("/sharing/urgent/{first}"), "sharing-panel-urgent", ButtonVariant::Warning),
            Link::new(asked.url(&format!("/sharing/new/{first}?outcome=withheld")), asked.t("sharing-panel-withhold"))
                .html(),
            Link::new(asked.url(&format!("/sharing/requests/new?record={first}")), asked.t("sharing-panel-ask")).html(),
        ],
        ..ButtonGroup::default()
    };
    let heading = Heading::new(2, Size::M, asked.t("sharing-panel-title")).html();
    if rows.is_empty() {
        return Ok(Html::join([heading, Paragraph::new(asked.t("sharing-panel-none")).html(), buttons.html()]));
    }
    let all = Link::new(asked.url(&format!("/sharing/about/{first}")), asked.t("sharing-to-partner")).html();
    let table = table(asked, &rows[..rows.len().min(5)], names);
    Ok(Html::join([heading, table, Paragraph::new(all).html(), buttons.html()]))
}

/// What waits for the visitor's agency, each with its count and its first clock; nothing where nothing does.
///
/// # Errors
/// A fault.
pub async fn waiting(asked: &Asked) -> Result<Html, Stop> {
    let Some(agency) = asked.visit.who.agency else { return Ok(Html::default()) };
    let Ok(permit) = asked.permit("sharing.view_register", &register(agency)) else { return Ok(Html::default()) };
    let (limits, now) = (asked.house.limits(), asked.now());
    let mut reader = asked.house.look(&permit, "what waits").await?;
    let basis = queries::waiting_for_basis(&mut reader, &asked.visit, agency).await?;
    let (requests, _) = queries::requests(&mut reader, agency, false, 0).await?;
    let requests: Vec<RequestRow> = requests.into_iter().filter(RequestRow::waits).collect();
    let review = if asked.visit.who.roles.contains("supervisor") {
        queries::not_reviewed(&mut reader, &asked.visit, agency).await?
    } else {
        Vec::new()
    };
    let due = |rows: &[DisclosureRow], limit: &str| rows.first().and_then(|row| limits.due(limit, row.decided_at));
    let lines = [
        ("sharing-home-basis", "/sharing", basis.len(), due(&basis, "share.complete_urgent")),
        (
            "sharing-home-requests",
            "/sharing/requests",
            requests.len(),
            requests.iter().filter_map(|r| r.due(limits)).min(),
        ),
        ("sharing-home-review", "/sharing", review.len(), due(&review, "share.review_one_off")),
    ];
    let rows: Vec<SummaryRow> = lines
        .into_iter()
        .filter(|(_, _, count, _)| *count > 0)
        .map(|(key, path, count, due)| {
            let when = due.map(|due| asked.texts.due(due, now)).unwrap_or_default();
            let words = asked.t_with("sharing-home-line", &[("count", count.into()), ("when", when.into())]);
            let late = due.is_some_and(|due| due < now);
            let words = if late { Tag::new(words, TagColour::Red).html() } else { Html::text(&words) };
            let see = Action::new(asked.url(path), asked.t("sharing-look"), asked.t(key));
            SummaryRow::new(asked.t(key), Content::Html(words)).action(see)
        })
        .collect();
    if rows.is_empty() {
        return Ok(Html::default());
    }
    let heading = Heading::new(2, Size::M, asked.t("sharing-title")).html();
    Ok(Html::join([heading, SummaryList::new(rows).html()]))
}

fn table(asked: &Asked, rows: &[DisclosureRow], names: &BTreeMap<AgencyId, String>) -> Html {
    let row = |row: &DisclosureRow| {
        let to: Vec<String> = row
            .decided
            .recipients
            .iter()
            .map(|to| names.get(&to.agency).cloned().unwrap_or_else(|| asked.t("sharing-unknown-agency")))
            .collect();
        let link = Link::new(asked.url(&format!("/sharing/disclosures/{}", row.id)), asked.texts.list(&to)).html();
        let parts = match row.decided.outcome {
            Outcome::Shared => &row.decided.classes,
            Outcome::Withheld => &row.decided.withheld,
        };
        let language = asked.visit.language;
        let parts = parts
            .iter()
            .map(|code| crate::law().class(code).map_or_else(|| code.clone(), |class| class.name(language).to_owned()));
        let parts: Vec<String> = parts.collect();
        vec![
            Cell::new(link),
            Cell::new(asked.texts.list(&parts)),
            Cell::new(asked.texts.date(row.decided_at.date())),
            Cell::new(asked.t(&format!("sharing-standing-{}", row.standing(asked.now()).code()))),
        ]
    };
    let table = Table {
        caption: asked.t("sharing-panel-title"),
        caption_classes: "govuk-visually-hidden".to_owned(),
        head: ["sharing-to", "sharing-parts", "sharing-when", "sharing-standing"]
            .map(|key| Cell::new(asked.t(key)))
            .to_vec(),
        rows: rows.iter().map(row).collect(),
        ..Table::default()
    };
    components::scroll(&asked.t("sharing-panel-title"), table.html())
}
