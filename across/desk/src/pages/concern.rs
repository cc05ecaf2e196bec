//! The page of one concern: what was told, who is mentioned, what is owed by when, what has been done, what can be done.

use super::opened::Opened;
use super::{concern_parts as parts, mentions};
use crate::{banner, history};
use concerns::commands;
use web::components::{Heading, Paragraph, Size};
use web::{Asked, Outcome, Page};

/// What may have just been done, as the address says it.
const DONE: [&str; 14] = [
    "taken",
    "taken-by-other",
    "released",
    "handed-over",
    "urgency",
    "asked",
    "linked",
    "added",
    "left-open",
    "undone",
    "decided",
    "answered",
    "escalation-answered",
    "moved",
];

pub(crate) async fn show(asked: Asked) -> Outcome {
    let mut opened = Opened::of(&asked, "concerns.view").await?;
    let may_work = opened.may(&asked, "concerns.work");
    if may_work && opened.concern.opened.is_none() {
        // The first look by somebody who can act on it: from now on it is known that it was read.
        commands::open(&asked.house, &asked.visit, opened.id).await?;
        opened = Opened::of(&asked, "concerns.view").await?;
    }
    let done = DONE.into_iter().find(|code| asked.query.is("done", code));
    let heading = |key: &str| Heading::new(2, Size::M, asked.t(key)).html();
    let reported = opened.reported()?;
    let mut page = Page::new(parts::title(&asked, &opened))
        .caption(opened.row.reference.clone())
        .back("/desk")
        .wide()
        .menu("desk")
        .notice(done.map(|code| asked.t(&format!("concern-done-{code}"))))
        .with(banner::of(&asked, &opened.names).await?)
        .with(parts::standing(&asked, &opened));
    if may_work {
        page = page.with(parts::next_thing(&asked, &opened));
    }
    page = page
        .with(heading("concern-told-title"))
        .with(parts::told(&asked, &opened, reported.account.get()))
        .with(parts::confirmations(&asked, &opened))
        .with(parts::linked(&asked, &opened).await?)
        .with(heading("concern-mentions-title"))
        .with(if reported.mentions.is_empty() {
            Paragraph::new(asked.t("concern-mentions-none")).html()
        } else {
            mentions::cards(&asked, &opened, may_work).await?
        })
        .with(heading("concern-reporter-title"))
        .with(parts::reporter(&asked, &opened, reported))
        .with(heading("concern-history-title"))
        .with(history::timeline(&asked, &opened.names, &opened.history, 0, true));
    page = page.beside(parts::clocks(&asked, &opened)).beside(parts::held_by(&asked, &opened));
    let side = if may_work {
        parts::actions(&asked, &opened, opened.may(&asked, "concerns.supervise"))
    } else {
        Paragraph::new(asked.t("concern-view-only")).html()
    };
    page.beside(side).answer()
}
