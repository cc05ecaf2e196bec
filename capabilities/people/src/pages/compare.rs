//! Two records side by side, how they stand to each other field by field, and the decision that somebody takes.

use super::shown::{below, scroll, side_by_side};
use crate::{
    commands::{self, permit_record},
    events::Pair,
    panels::{Around, Names, Sides, explanation, title},
    queries::{self, LinkRow, RecordRow},
    weighing::{Weighed, weigh},
};
use components::{Button, Cell, Choice, Heading, Html, InsetText, Link, Paragraph, Size, Table};
use std::sync::Arc;
use store::{Declined, Stop};
use vocabulary::RecordId;
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

struct Known {
    one: RecordRow,
    other: RecordRow,
    standing: Option<LinkRow>,
    weighed: Option<Weighed>,
    names: Names,
}

impl Known {
    /// Whether a decision stands that can be taken back.
    fn decided(&self) -> Option<&LinkRow> {
        self.standing.as_ref().filter(|link| link.standing != "undone")
    }
}

async fn known(asked: &Asked, around: &Arc<dyn Around>) -> Result<Known, Stop> {
    let (one, other): (RecordId, RecordId) = (asked.id("record")?, asked.id("other")?);
    let pair = Pair::of(one, other).ok_or(Declined("people-same-record"))?;
    permit_record(&asked.house, &asked.visit, "people.link", other).await?;
    let permit = permit_record(&asked.house, &asked.visit, "people.link", one).await?;
    let mut reader = asked.house.look(&permit, &format!("beside {other}")).await?;
    let one = queries::record(&mut reader, one).await?.ok_or(Stop::NotFound)?;
    let other = queries::record(&mut reader, other).await?.ok_or(Stop::NotFound)?;
    let standing = queries::link_between(&mut reader, pair).await?;
    let weighed = weigh(&one.details, &[&other.details]).pop();
    drop(reader);
    let names = around.names(asked, standing.iter().map(|link| link.actor.clone()).collect()).await?;
    Ok(Known { one, other, standing, weighed, names })
}

/// The comparison and the form.
pub(super) async fn show(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let known = known(&asked, &around).await?;
    page(&asked, &known, &Fields::default(), &Mistakes::none()).answer()
}

fn page(asked: &Asked, known: &Known, fields: &Fields, mistakes: &Mistakes) -> Page {
    let sides = Sides {
        left: (asked.t("people-first-record"), &known.one.details),
        right: (asked.t("people-second-record"), &known.other.details),
    };
    let how = known.weighed.as_ref().map(|weighed| explanation(asked, weighed, &sides)).unwrap_or_default();
    Page::new(asked.t("people-compare-title"))
        .menu("people")
        .full()
        .back(format!("/people/{}", known.one.id))
        .mistakes(mistakes)
        .with(table(asked, known))
        .with(Heading::new(2, Size::M, asked.t("people-how-they-stand")))
        .with(how)
        .with(Paragraph::new(asked.t("people-no-verdict")))
        .form(form(asked, known, fields, mistakes))
}

fn table(asked: &Asked, known: &Known) -> Html {
    let label = asked.t("people-compare-caption");
    let rows = side_by_side(asked, &known.one.details, &known.other.details)
        .into_iter()
        .map(|(key, left, right, _)| vec![Cell::new(asked.t(key)), Cell::new(left), Cell::new(right)]);
    let head = |record: &RecordRow| {
        let link = Link::new(asked.url(&format!("/people/{}", record.id)), title(asked, &record.title)).html();
        let whose = known.names.agency(asked, record.agency);
        Cell::new(below(link, &whose))
    };
    let table = Table {
        caption: label.clone(),
        caption_classes: "govuk-visually-hidden".to_owned(),
        head: vec![Cell::new(asked.t("people-head-field")), head(&known.one), head(&known.other)],
        rows: rows.collect(),
        first_cell_is_header: true,
        ..Table::default()
    };
    scroll(&label, table.html())
}

fn form(asked: &Asked, known: &Known, fields: &Fields, mistakes: &Mistakes) -> components::Form {
    let filled = Filled::new(asked, fields, mistakes);
    let path = format!("/people/{}/compare/{}", known.one.id, known.other.id);
    let mut form = asked.form(&path);
    match known.decided() {
        Some(link) => {
            form = form
                .field(InsetText::new(Html::join(told(asked, link, &known.names))).html())
                .hidden("decision", "undo");
        }
        None => {
            let choices = filled.choices("people-decision", &["link", "refuse"]);
            let choices: Vec<Choice> = choices;
            form = form.field(filled.radios("decision", "people-decision", choices).html());
        }
    }
    let button = if known.decided().is_some() { "people-undo" } else { "people-decide" };
    let mut reason = filled.textarea("reason", "people-reason");
    reason.rows = 3;
    form.field(reason.html()).button(Button::new(asked.t(button)))
}

/// A decision in words: what, by whom, when, why.
pub(super) fn told(asked: &Asked, link: &LinkRow, names: &Names) -> Vec<Html> {
    let line = |key: &str, value: String| Paragraph::new(asked.t_with(key, &[("value", value.into())])).html();
    let key = match link.standing.as_str() {
        "linked" => "people-told-linked",
        "refused" => "people-told-refused",
        _ => "people-told-undone",
    };
    let mut lines = vec![Paragraph::new(asked.t(key)).html()];
    lines.push(line("people-decided-by", names.actor(asked, &link.actor)));
    lines.push(line("people-decided-at", asked.texts.date_time(link.at)));
    if !link.reason.is_empty() {
        lines.push(line("people-decided-why", link.reason.clone()));
    }
    lines
}

/// Takes the decision.
pub(super) async fn submit(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let known = known(&asked, &around).await?;
    let mut mistakes = Mistakes::none();
    if asked.switching_language {
        return page(&asked, &known, &asked.form, &mistakes).answer();
    }
    let (decision, reason) = (asked.form.text("decision"), asked.form.text("reason"));
    mistakes.unless(matches!(decision, "link" | "refuse" | "undo"), "decision", asked.t("people-decision-missing"));
    mistakes.unless(!reason.is_empty(), "reason", asked.t("declined-people-reason-missing"));
    if mistakes.any() {
        return page(&asked, &known, &asked.form, &mistakes).answer();
    }
    let (house, visit, one, other) = (&asked.house, &asked.visit, known.one.id, known.other.id);
    let done = match decision {
        "link" => commands::link_records(house, visit, one, other, reason).await,
        "refuse" => commands::refuse_link(house, visit, one, other, reason).await,
        _ => commands::undo_link(house, visit, one, other, reason).await,
    };
    match done {
        Ok(()) => Ok(Answer::Redirect(format!("/people/{one}?told={decision}"))),
        Err(Stop::Declined(declined)) => {
            mistakes.add("reason", asked.t(&format!("declined-{}", declined.0)));
            page(&asked, &known, &asked.form, &mistakes).answer()
        }
        Err(other) => Err(other),
    }
}
