//! Pieces that several pages show.

use super::Person;
use crate::queries::{Member, Openness};
use crate::words::Level;
pub(super) use components::scroll;
use components::{Cell, Html, Link, SummaryList, SummaryRow, Table, Tag, TagColour};
use kernel::ActorId;
use std::collections::BTreeMap;
use vocabulary::RecordId;
use web::Asked;

/// The name of a member of staff, or that it is not known.
pub(super) fn name(asked: &Asked, people: &BTreeMap<ActorId, Person>, id: ActorId) -> String {
    people
        .get(&id)
        .map(|person| person.name.clone())
        .filter(|n| !n.is_empty())
        .unwrap_or_else(|| asked.t("circle-somebody"))
}

/// A level as a tag: in words, not only in colour.
pub(super) fn level_tag(asked: &Asked, level: Level) -> Html {
    let colour = match level {
        Level::Partnership => TagColour::Grey,
        Level::Circle => TagColour::Teal,
        Level::Owner => TagColour::Purple,
        Level::Sealed => TagColour::Red,
    };
    Tag::new(asked.t(level.key()), colour).html()
}

/// How far a record is open and how it is marked.
pub(super) fn openness(asked: &Asked, open: &Openness, people: &BTreeMap<ActorId, Person>) -> Html {
    let mut rows = vec![SummaryRow::new(asked.t("circle-open-to"), level_tag(asked, open.level))];
    if matches!(open.level, Level::Circle | Level::Owner) {
        let key = if open.flagged { "circle-flagged-yes" } else { "circle-flagged-no" };
        rows.push(SummaryRow::new(asked.t("circle-others-are-told"), asked.t(key)));
    }
    if !open.named.is_empty() {
        let names: Vec<String> = open.named.iter().map(|id| name(asked, people, *id)).collect();
        rows.push(SummaryRow::new(asked.t("circle-named"), asked.texts.list(&names)));
    }
    // A marking is the same in both languages, as the government's policy has it.
    let marking = Html::text(&open.marking.written()).into_string();
    rows.push(SummaryRow::new(
        asked.t("circle-marking"),
        Html::trusted(format!(r#"<span lang="en">{marking}</span>"#)),
    ));
    if let Some(code) = open.code {
        rows.push(SummaryRow::new(asked.t("circle-police-code"), asked.t(code.key())));
    }
    SummaryList::new(rows).html()
}

/// Those who work with the child, with a way to leave for whoever may say so.
pub(super) fn members(
    asked: &Asked,
    members: &[&Member],
    people: &BTreeMap<ActorId, Person>,
    leave: Option<RecordId>,
) -> Html {
    let rows = members.iter().map(|member| {
        let until = match (member.left_at, member.until) {
            (Some(at), _) => asked.texts.date(at.date()),
            (None, Some(day)) => asked.texts.date(day),
            (None, None) => asked.t("circle-open-end"),
        };
        let agency = people.get(&member.staff).map(|person| person.agency_name.clone()).unwrap_or_default();
        let mut row = vec![
            Cell::new(name(asked, people, member.staff)),
            Cell::new(agency),
            Cell::new(asked.t(member.part.key())),
            Cell::new(asked.texts.date(member.from)),
            Cell::new(until),
            Cell::new(if member.left_at.is_some() { member.left_reason.clone() } else { member.reason.clone() }),
        ];
        if leave.is_some() {
            let mut link = Link::new(
                asked.url(&format!("/circle/{}/leave/{}", member.record, member.staff)),
                asked.t("circle-leave-link"),
            );
            link.visually_hidden_text = name(asked, people, member.staff);
            row.push(Cell::new(link.html()));
        }
        row
    });
    let mut head = vec![
        "circle-head-who",
        "circle-head-agency",
        "circle-head-part",
        "circle-head-from",
        "circle-head-until",
        "circle-head-why",
    ];
    head.extend(leave.map(|_| "circle-head-do"));
    let table = Table {
        caption: asked.t("circle-members"),
        caption_classes: "govuk-visually-hidden".to_owned(),
        head: head.into_iter().map(|key| Cell::new(asked.t(key))).collect(),
        rows: rows.collect(),
        first_cell_is_header: true,
        ..Table::default()
    };
    scroll(&asked.t("circle-members"), table.html())
}
