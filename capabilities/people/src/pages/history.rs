//! What happened to a record and what was decided about it, the newest first. The old view is kept.

use super::shown::side_by_side;
use crate::{events::Event, panels::Names, queries::Decision, words::RecordDetails};
use components::{Content, Details, Heading, Html, List, ListKind, Paragraph, Size, Timeline, TimelineItem};
use kernel::Timestamp;
use store::{History, Told};
use vault::Sealed;
use web::Asked;

/// The panel.
pub(super) fn panel(asked: &Asked, told: &History<Event>, decisions: &[Decision], names: &Names) -> Html {
    let mut items: Vec<(Timestamp, TimelineItem)> = Vec::new();
    let mut before: Option<RecordDetails> = None;
    for event in &told.events {
        let (title, content) = match &event.event {
            Event::RecordAdded { details, .. } => {
                before.clone_from(&details.content);
                ("people-happened-added", Html::default())
            }
            Event::RecordImported { details, .. } => {
                before.clone_from(&details.content);
                ("people-happened-imported", Html::default())
            }
            Event::RecordChanged { details } => ("people-happened-changed", changes(asked, &mut before, details)),
            _ => continue,
        };
        items.push((event.at, item(asked, title, event, content, names)));
    }
    for decision in decisions {
        let title = match decision.standing.as_str() {
            "linked" => "people-happened-linked",
            "refused" => "people-happened-refused",
            _ => "people-happened-undone",
        };
        let why = asked.t_with("people-decided-why", &[("value", (&decision.reason).into())]);
        let content = if decision.reason.is_empty() { Html::default() } else { Paragraph::new(why).html() };
        items.push((decision.at, line(asked, title, &decision.actor, decision.at, content, names)));
    }
    items.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    let timeline =
        Timeline { items: items.into_iter().map(|(_, item)| item).collect(), heading_level: 3, ..Timeline::default() };
    Html::join([Heading::new(2, Size::M, asked.t("people-history-title")).html(), timeline.html()])
}

fn item(asked: &Asked, title: &str, told: &Told<Event>, content: Html, names: &Names) -> TimelineItem {
    line(asked, title, &told.actor, told.at, content, names)
}

fn line(asked: &Asked, title: &str, actor: &str, at: Timestamp, content: Html, names: &Names) -> TimelineItem {
    TimelineItem {
        title: asked.t(title).into(),
        byline: asked.t_with("people-decided-by", &[("value", names.actor(asked, actor).into())]).into(),
        datetime: at.to_string(),
        date: asked.texts.date_time(at),
        content: Content::Html(content),
        ..TimelineItem::default()
    }
}

/// What a change changed: each field with what it said before.
fn changes(asked: &Asked, before: &mut Option<RecordDetails>, now: &Sealed<RecordDetails>) -> Html {
    let (Some(old), Some(new)) = (before.take(), &now.content) else { return Html::default() };
    let changed =
        side_by_side(asked, &old, new).into_iter().filter(|(.., differs)| *differs).map(|(key, was, is, _)| {
            let or_nothing =
                |value: Html| if value.is_empty() { Html::text(&asked.t("people-nothing")) } else { value };
            let line = [Html::text(&format!("{}: ", asked.t(key))), or_nothing(was), Html::text(" → "), or_nothing(is)];
            Content::Html(Html::trusted(line.iter().map(Html::as_str).collect::<String>()))
        });
    let list = List { items: changed.collect(), kind: ListKind::Bullet, ..List::default() };
    *before = Some(new.clone());
    Details::new(asked.t("people-what-changed"), Content::Html(list.html())).html()
}
