//! Parting a person that is made of several records: which of them belong together?

use super::shown::summary_rows;
use crate::{
    commands::{self, permit_record},
    panels::{Around, Names, title},
    queries::{self, RecordRow},
};
use components::{Button, Html, InsetText, Paragraph, SelectItem, SummaryCard, SummaryList};
use std::collections::BTreeMap;
use std::sync::Arc;
use store::{Declined, Stop};
use vocabulary::RecordId;
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

/// How many groups can be made at once.
const GROUPS: usize = 5;

struct Known {
    id: RecordId,
    records: Vec<RecordRow>,
    names: Names,
}

async fn known(asked: &Asked, around: &Arc<dyn Around>) -> Result<Known, Stop> {
    let id: RecordId = asked.id("record")?;
    let permit = permit_record(&asked.house, &asked.visit, "people.link", id).await?;
    let mut reader = asked.house.look(&permit, "to be parted").await?;
    let records = queries::decidable_of_person(&mut reader, &asked.visit, id).await?;
    drop(reader);
    Ok(Known { id, records, names: around.names(asked, Vec::new()).await? })
}

/// The records of the person, each with the question where it belongs.
pub(super) async fn show(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let known = known(&asked, &around).await?;
    page(&asked, &known, &Fields::default(), &Mistakes::none()).answer()
}

fn field(record: &RecordRow) -> String {
    format!("group-{}", record.id)
}

fn page(asked: &Asked, known: &Known, fields: &Fields, mistakes: &Mistakes) -> Page {
    let page = Page::new(asked.t("people-part-title"))
        .menu("people")
        .full()
        .back(format!("/people/{}", known.id))
        .mistakes(mistakes);
    if known.records.len() < 2 {
        return page.with(InsetText::new(asked.t("people-part-one")).html());
    }
    let filled = Filled::new(asked, fields, mistakes);
    let mut form = asked.form(&format!("/people/{}/part", known.id));
    for record in &known.records {
        let whose = known.names.agency(asked, record.agency);
        let words = format!("{}: {whose}", title(asked, &record.title));
        let card = SummaryCard { title: words.into(), heading_level: 2, ..SummaryCard::default() };
        let says = SummaryList { card: Some(card), ..SummaryList::new(summary_rows(asked, &record.details)) };
        let groups = known.records.len().min(GROUPS);
        let first = SelectItem::new("", asked.t("people-part-choose"));
        let items = (1..=groups).map(|number| {
            SelectItem::new(number.to_string(), asked.t_with("people-part-group", &[("number", number.into())]))
        });
        let items = std::iter::once(first).chain(items).collect();
        let mut select = filled.select(&field(record), "people-part-where", items);
        select.label.content =
            asked.t_with("people-part-where", &[("name", title(asked, &record.title).into())]).into();
        form = form.field(says.html()).field(select.html());
    }
    let mut reason = filled.textarea("reason", "people-reason");
    reason.rows = 3;
    page.with(Html::join([
        Paragraph::lead(asked.t_with("people-part-what", &[("count", known.records.len().into())])).html(),
        Paragraph::new(asked.t("people-part-how")).html(),
    ]))
    .form(form.field(reason.html()).button(Button::new(asked.t("people-part-button"))))
}

/// Parts them.
pub(super) async fn submit(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let known = known(&asked, &around).await?;
    let mut mistakes = Mistakes::none();
    if asked.switching_language {
        return page(&asked, &known, &asked.form, &mistakes).answer();
    }
    let mut groups: BTreeMap<RecordId, u8> = BTreeMap::new();
    for record in &known.records {
        let name = field(record);
        match asked.form.text(&name).parse() {
            Ok(group) => drop(groups.insert(record.id, group)),
            Err(_) => mistakes.add(&name, asked.t("people-part-missing")),
        }
    }
    let reason = asked.form.text("reason");
    mistakes.unless(!reason.is_empty(), "reason", asked.t("declined-people-reason-missing"));
    if mistakes.any() {
        return page(&asked, &known, &asked.form, &mistakes).answer();
    }
    match commands::part_person(&asked.house, &asked.visit, &groups, reason).await {
        Ok(()) => Ok(Answer::Redirect(format!("/people/{}?told=part", known.id))),
        Err(Stop::Declined(Declined(code))) => {
            let first = known.records.first().map(field).unwrap_or_default();
            mistakes.add(&first, asked.t(&format!("declined-{code}")));
            page(&asked, &known, &asked.form, &mistakes).answer()
        }
        Err(other) => Err(other),
    }
}
