//! The desk of those who watch over an agency's records: emergency access, conflicts of interest, patterns of looking.
//! It names no person whom a record is about.

use super::{Around, shown};
use crate::queries::{self, ConflictRow, EmergencyRow, Pattern};
use components::{Cell, Heading, Html, Link, Size, Table, Tag, TagColour};
use kernel::{ActorId, AgencyId};
use std::collections::BTreeMap;
use std::sync::Arc;
use store::Stop;
use web::{Asked, Outcome, Page, Paging};

/// What may have just been done, as the address says it.
const DONE: [&str; 2] = ["reviewed", "conflict"];
/// Rows on a page.
const PAGE: i64 = 25;

pub(super) async fn show(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let agency: AgencyId = asked.visit.who.agency.ok_or(Stop::NotFound)?;
    let desk = queries::governance_thing(agency);
    let permit = asked.permit("circle.see_emergencies", &desk)?;
    let paging = Paging::of(&asked, PAGE);
    let (rows, total) = {
        let mut reader = asked.house.look(&permit, "emergencies").await?;
        queries::emergencies(&mut reader, agency, PAGE, paging.offset()).await?
    };
    let conflicts = match asked.permit("circle.see_conflicts", &desk) {
        Ok(permit) => Some(queries::conflicts(&mut asked.house.look(&permit, "conflicts").await?, agency).await?),
        Err(_) => None,
    };
    let patterns = match asked.permit("circle.see_patterns", &desk) {
        Ok(permit) => {
            let mut reader = asked.house.look(&permit, "patterns").await?;
            Some(queries::patterns(&mut reader, agency, asked.now()).await?)
        }
        Err(_) => None,
    };
    let mut ids: Vec<ActorId> = rows.iter().map(|row| row.staff).collect();
    ids.extend(conflicts.iter().flatten().map(|row| row.staff));
    ids.extend(patterns.iter().flatten().map(|pattern| pattern.staff));
    let people = around.staff(&asked, ids).await?;
    let agencies = around.agencies(&asked).await?;
    let done = DONE.into_iter().find(|code| asked.query.is("done", code));
    let heading = |key: &str| Heading::new(2, Size::M, asked.t(key)).html();
    let mut page = Page::new(asked.t("circle-governance-title"))
        .menu("governance")
        .full()
        .notice(done.map(|code| asked.t(&format!("circle-done-{code}"))))
        .with(asked.paragraph("circle-governance-what"))
        .with(heading("circle-emergencies"));
    page = if rows.is_empty() {
        page.with(asked.paragraph("circle-emergencies-none"))
    } else {
        page.with(emergencies(&asked, &rows, &people, &agencies)).with(paging.html(&asked, total))
    };
    if let Some(patterns) = &patterns {
        page = page.with(heading("circle-patterns")).with(asked.paragraph("circle-patterns-what"));
        page = if patterns.is_empty() {
            page.with(asked.paragraph("circle-patterns-none"))
        } else {
            page.with(pattern_table(&asked, patterns, &people))
        };
    }
    if let Some(conflicts) = &conflicts {
        page = page.with(heading("circle-conflicts"));
        page = if conflicts.is_empty() {
            page.with(asked.paragraph("circle-conflicts-none"))
        } else {
            page.with(conflict_table(&asked, conflicts, &people))
        };
    }
    page.answer()
}

fn table(asked: &Asked, caption: &str, head: &[&str], rows: Vec<Vec<Cell>>) -> Html {
    let table = Table {
        caption: asked.t(caption),
        caption_classes: "govuk-visually-hidden".to_owned(),
        head: head.iter().map(|key| Cell::new(asked.t(key))).collect(),
        rows,
        first_cell_is_header: true,
        ..Table::default()
    };
    shown::scroll(&asked.t(caption), table.html())
}

fn emergencies(
    asked: &Asked,
    rows: &[EmergencyRow],
    people: &BTreeMap<ActorId, super::Person>,
    agencies: &BTreeMap<AgencyId, String>,
) -> Html {
    let line = |row: &EmergencyRow| {
        let tag = match row.outcome {
            Some(outcome) => Tag::new(asked.t(outcome.key()), TagColour::Grey),
            None if row.review_by < asked.now() => Tag::new(asked.t("circle-review-late"), TagColour::Red),
            None => Tag::new(asked.t("circle-review-waits"), TagColour::Yellow),
        };
        let mut link =
            Link::new(asked.url(&format!("/governance/emergencies/{}", row.access)), asked.t("circle-review-link"));
        link.visually_hidden_text = asked.texts.date_time(row.opened_at);
        vec![
            Cell::new(asked.texts.date_time(row.opened_at)),
            Cell::new(shown::name(asked, people, row.staff)),
            Cell::new(agencies.get(&row.agency).cloned().unwrap_or_default()),
            Cell::new(asked.t(row.reason.key())),
            Cell::new(tag.html()),
            Cell::new(asked.texts.date(row.review_by.date())),
            Cell::new(link.html()),
        ]
    };
    let head = [
        "circle-head-when",
        "circle-head-who",
        "circle-head-agency",
        "circle-head-why",
        "circle-head-state",
        "circle-head-review-by",
        "circle-head-do",
    ];
    table(asked, "circle-emergencies", &head, rows.iter().map(line).collect())
}

fn conflict_table(asked: &Asked, rows: &[ConflictRow], people: &BTreeMap<ActorId, super::Person>) -> Html {
    let own = asked.visit.actor().staff();
    let line = |row: &ConflictRow| {
        let name = shown::name(asked, people, row.staff);
        // Nobody ends their own.
        let end = if own == Some(row.staff) {
            Html::default()
        } else {
            let path = format!("/governance/conflicts/{}/{}", row.record, row.staff);
            let mut link = Link::new(asked.url(&path), asked.t("circle-conflict-end-link"));
            link.visually_hidden_text.clone_from(&name);
            link.html()
        };
        vec![
            Cell::new(name.clone()),
            Cell::new(asked.t(row.nature.key())),
            Cell::new(asked.texts.date(row.since.date())),
            Cell::new(end),
        ]
    };
    let head = ["circle-head-who", "circle-head-nature", "circle-head-since", "circle-head-do"];
    table(asked, "circle-conflicts", &head, rows.iter().map(line).collect())
}

fn pattern_table(asked: &Asked, patterns: &[Pattern], people: &BTreeMap<ActorId, super::Person>) -> Html {
    let line = |pattern: &Pattern| {
        let mut tags = Vec::new();
        let mut tag = |holds: bool, key: &str| {
            if holds {
                tags.push(Tag::new(asked.t(key), TagColour::Yellow).html());
            }
        };
        tag(pattern.records >= queries::MANY_RECORDS, "circle-pattern-many");
        tag(pattern.at_night > 0, "circle-pattern-night");
        tag(pattern.refused > 0, "circle-pattern-refused");
        tag(pattern.related > 0, "circle-pattern-related");
        let number = |n: i64| Cell::new(n.to_string());
        vec![
            Cell::new(shown::name(asked, people, pattern.staff)),
            number(pattern.records),
            number(pattern.at_night),
            number(pattern.refused),
            number(pattern.related),
            Cell::new(Html::join(tags)),
        ]
    };
    let head = [
        "circle-head-who",
        "circle-head-records",
        "circle-head-night",
        "circle-head-refused",
        "circle-head-related",
        "circle-head-state",
    ];
    table(asked, "circle-patterns", &head, patterns.iter().map(line).collect())
}
