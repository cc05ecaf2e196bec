//! Changing what one's own agency has on record. Where somebody else saved in between, both versions are shown and
//! nothing is overwritten.

use super::{
    form::{add_fields, fields_of, first_field, read},
    search::kind_key,
    shown::{side_by_side, stacked},
};
use crate::{
    commands::{self, permit_record},
    panels::title,
    queries::{self, RecordRow},
    words::RecordDetails,
};
use components::{Button, Heading, Html, Size, WarningText};
use store::Stop;
use vocabulary::RecordId;
use web::{Answer, Asked, Fields, Mistakes, Outcome, Page};

async fn known(asked: &Asked) -> Result<RecordRow, Stop> {
    let id: RecordId = asked.id("record")?;
    let permit = permit_record(&asked.house, &asked.visit, "people.change", id).await?;
    let mut reader = asked.house.look(&permit, "form").await?;
    queries::record(&mut reader, id).await?.ok_or(Stop::NotFound)
}

/// The form with what is on record.
pub(super) async fn show(asked: Asked) -> Outcome {
    let record = known(&asked).await?;
    page(&asked, &record, record.place, &fields_of(&record.details), &Mistakes::none(), Html::default()).answer()
}

fn page(asked: &Asked, record: &RecordRow, seen: u64, fields: &Fields, mistakes: &Mistakes, before: Html) -> Page {
    let path = format!("/people/{}/edit", record.id);
    let mut form = add_fields(asked, asked.form(&path), record.kind, fields, mistakes).hidden("seen", seen.to_string());
    if let Some(kept) = fields.some("date_of_birth-kept") {
        form = form.hidden("date_of_birth-kept", kept);
    }
    Page::new(asked.t("people-edit"))
        .caption(format!("{}: {}", asked.t(kind_key(record.kind)), title(asked, &record.title)))
        .menu("people")
        .back(format!("/people/{}", record.id))
        .mistakes(mistakes)
        .with(before)
        .form(form.button(Button::new(asked.t("people-save"))))
}

/// Saves it, or shows both versions.
pub(super) async fn submit(asked: Asked) -> Outcome {
    let record = known(&asked).await?;
    let seen = asked.form.number("seen").and_then(|n| u64::try_from(n).ok()).ok_or(Stop::NotFound)?;
    let mut mistakes = Mistakes::none();
    if asked.switching_language {
        return page(&asked, &record, seen, &asked.form, &mistakes, Html::default()).answer();
    }
    let details = read(&asked, &record.details, &mut mistakes);
    if mistakes.any() {
        return page(&asked, &record, seen, &asked.form, &mistakes, Html::default()).answer();
    }
    match commands::change_record(&asked.house, &asked.visit, record.id, seen, details.clone()).await {
        Ok(_) => Ok(Answer::Redirect(format!("/people/{}?told=changed", record.id))),
        Err(Stop::Stale(_)) => both(&asked, &details).await,
        Err(Stop::Declined(declined)) => {
            mistakes.add(first_field(record.kind), asked.t(&format!("declined-{}", declined.0)));
            page(&asked, &record, seen, &asked.form, &mistakes, Html::default()).answer()
        }
        Err(other) => Err(other),
    }
}

/// The newest version beside what was typed. What is sent now is saved over the newest version, by decision.
async fn both(asked: &Asked, typed: &RecordDetails) -> Outcome {
    let newest = known(asked).await?;
    let rows = side_by_side(asked, &newest.details, typed).into_iter().map(|(key, saved, typed, differs)| {
        let mark = if differs { asked.t("people-differs") } else { String::new() };
        vec![Html::text(&asked.t(key)), saved, typed, Html::text(&mark)]
    });
    let head = ["people-head-field", "people-head-newest", "people-head-typed", "people-head-differs"];
    let caption = asked.t("people-both-versions");
    let table = stacked(&caption, &head.map(|key| asked.t(key)), rows);
    let before = Html::join([
        WarningText::new(asked.t("people-warning"), asked.t("people-stale")).html(),
        Heading::new(2, Size::M, caption.as_str()).html(),
        table,
        Heading::new(2, Size::M, asked.t("people-stale-form")).html(),
    ]);
    page(asked, &newest, newest.place, &asked.form, &Mistakes::none(), before).full().status(409).answer()
}
