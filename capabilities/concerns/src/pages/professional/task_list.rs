//! A draft as a task list: what is there, what is needed, and what can be left for later.

use super::form::quiet;
use super::steps::{Entry, Group, Section, Step, sections};
use super::{MENU, draft_of, draft_path};
use crate::drafts::{Draft, Written};
use crate::words::Matter;
use web::components::{
    Button, ButtonGroup, ButtonVariant, Content, Heading, Html, Size, Tag, TagColour, Task, TaskList,
};
use web::{Asked, Outcome, Page};

pub(super) async fn show(asked: Asked) -> Outcome {
    let draft = draft_of(&asked).await?;
    let mut page = Page::new(asked.t(title(draft.written.matter)))
        .menu(MENU)
        .back("/referrals")
        .with(asked.paragraph("referral-tasks-lead"))
        .with(quiet(asked.t_with("referral-saved", &[("at", asked.texts.date_time(draft.saved_at).into())])));
    for (number, section) in sections(draft.written.matter).iter().enumerate() {
        page = page.with(tasks(&asked, &draft, number, section));
    }
    let buttons = ButtonGroup {
        items: vec![
            Button::link(asked.url(&draft_path(&draft, "check")), asked.t("referral-check-button")).html(),
            Button {
                variant: ButtonVariant::Secondary,
                ..Button::link(asked.url(&draft_path(&draft, "delete")), asked.t("referral-delete-button"))
            }
            .html(),
        ],
        ..ButtonGroup::default()
    };
    page.with(buttons).answer()
}

/// The title of a draft of a kind of matter.
pub(super) fn title(matter: Matter) -> &'static str {
    match matter {
        Matter::Child => "referral-title-child",
        Matter::PositionOfTrust => "referral-title-worker",
    }
}

fn tasks(asked: &Asked, draft: &Draft, number: usize, section: &Section) -> Html {
    let mut html = Heading::new(2, Size::M, asked.t(section.title)).html();
    let items = section.entries.iter().map(|entry| match entry {
        Entry::Step(step) => one(asked, draft, step),
        Entry::Group(group) => several(asked, draft, group),
    });
    html.push(TaskList { items: items.collect(), id_prefix: format!("tasks-{number}"), ..TaskList::default() }.html());
    html
}

fn one(asked: &Asked, draft: &Draft, step: &Step) -> Task {
    let filled = draft.written.parts.get(step.key).is_some_and(|part| !part.fields.is_empty());
    let (status, tag) = match (filled && !is_needed(&draft.written, step.key), is_needed(&draft.written, step.key)) {
        (true, _) => (asked.t("referral-task-done"), None),
        (_, true) => (String::new(), Some(Tag::new(asked.t("referral-task-needed"), TagColour::Usual))),
        _ => (asked.t("referral-task-later"), None),
    };
    Task {
        title: asked.t(step.title).into(),
        href: asked.url(&draft_path(draft, step.key)),
        status: Content::Text(status),
        tag,
        ..Task::default()
    }
}

/// What is still needed: what happened or the child's own words, and the name of whoever reports.
pub(super) fn is_needed(written: &Written, step: &str) -> bool {
    match step {
        "what" => written.text("what", "what").is_empty() && written.text("words", "own_words").is_empty(),
        "you" => written.text("you", "name").is_empty(),
        _ => false,
    }
}

fn several(asked: &Asked, draft: &Draft, group: &Group) -> Task {
    let count = draft.written.numbers(group.stem).len();
    let page = if count == 0 { format!("{}-new-{}", group.stem, group.parts[0].key) } else { group.key.to_owned() };
    let status = match count {
        0 => asked.t("referral-task-later"),
        count => asked.t_with("referral-task-count", &[("count", i64::try_from(count).unwrap_or(0).into())]),
    };
    Task {
        title: asked.t(group.title).into(),
        href: asked.url(&draft_path(draft, &page)),
        status: Content::Text(status),
        ..Task::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_happened_and_a_name_are_needed() {
        let field = |name: &str, value: &str| vec![(name.to_owned(), value.to_owned())];
        let empty = Written::about(Matter::Child);
        assert!(is_needed(&empty, "what") && is_needed(&empty, "you"));
        for step in ["urgency", "place", "harms", "words", "analysis", "awareness"] {
            assert!(!is_needed(&empty, step), "{step}");
        }
        let words = empty.clone().with("words", field("own_words", "“He waits outside school.”"));
        assert!(!is_needed(&words, "what"));
        let blank = empty.with("what", field("what", "  ")).with("you", field("name", "Siân Roberts"));
        assert!(is_needed(&blank, "what") && !is_needed(&blank, "you"));
    }
}
