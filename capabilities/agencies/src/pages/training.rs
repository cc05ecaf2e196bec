//! How somebody's training stands, as every page shows it, and the table with which many are recorded at once.

use super::button;
use crate::commands::region;
use crate::commands::training::{self, Imported, RowMistake};
use crate::decide::{Training, TrainingStanding};
use crate::queries;
use components::{Html, InsetText, List, Tag, TagColour};
use kernel::AgencyId;
use store::Stop;
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

/// Rows that are told at once; the rest follow when these are mended.
const TOLD: usize = 50;

/// Asks for the table.
pub(super) async fn show(asked: Asked) -> Outcome {
    page(&asked, &Mistakes::none(), &[]).await
}

/// Records what stands in it.
pub(super) async fn submit(asked: Asked) -> Outcome {
    let id: AgencyId = asked.id("agency")?;
    let mut mistakes = Mistakes::none();
    if asked.switching_language {
        return page(&asked, &mistakes, &[]).await;
    }
    let sent = asked.uploads.iter().find(|upload| upload.field == "table" && !upload.bytes.is_empty());
    let Some(sent) = sent else {
        asked.permit("agencies.record_training", &region::agency_thing(id))?;
        mistakes.add("table", asked.t("agencies-training-table-missing"));
        return page(&asked, &mistakes, &[]).await;
    };
    match training::import(&asked.house, &asked.visit, id, sent.bytes.clone()).await? {
        Imported::Done(count) => Ok(Answer::Redirect(format!("/agencies/{id}/people?told=trained&count={count}"))),
        Imported::Unreadable => {
            mistakes.add("table", asked.t("agencies-training-table-unreadable"));
            page(&asked, &mistakes, &[]).await
        }
        Imported::Mistakes(rows) => {
            mistakes.add("table", asked.t("agencies-training-table-wrong"));
            page(&asked, &mistakes, &rows).await
        }
    }
}

async fn page(asked: &Asked, mistakes: &Mistakes, rows: &[RowMistake]) -> Outcome {
    let id: AgencyId = asked.id("agency")?;
    asked.permit("agencies.record_training", &region::agency_thing(id))?;
    let agency = queries::agency(&mut asked.house.facts().await?, id).await?.ok_or(Stop::NotFound)?;
    let fields = Fields::default();
    let file = Filled::new(asked, &fields, mistakes).file("table", "agencies-training-table", ".csv,.xlsx");
    let mut form = asked.form(&asked.path);
    form.multipart = true;
    let mut page = Page::new(asked.t("agencies-training-table-title"))
        .caption(agency.name.get(asked.visit.language))
        .menu("agency")
        .back(format!("/agencies/{id}/people"))
        .mistakes(mistakes)
        .with(asked.paragraph("agencies-training-table-intro"));
    if !rows.is_empty() {
        let line = |wrong: &RowMistake| {
            let row = i64::try_from(wrong.row).unwrap_or(i64::MAX);
            asked.t_with("agencies-training-row", &[("row", row.into()), ("what", asked.t(wrong.key).into())]).into()
        };
        page = page.with(List { items: rows.iter().take(TOLD).map(line).collect(), ..List::default() }.html());
    }
    page.form(form.field(file.html()).button(button(asked, "agencies-change-training-button"))).answer()
}

/// A tag where something is to be done, and the days.
pub(super) fn shown(asked: &Asked, training: Training) -> Html {
    let (key, colour) = match training.standing(asked.now().date()) {
        TrainingStanding::Missing => ("agencies-training-missing", TagColour::Yellow),
        TrainingStanding::Current => ("agencies-training-current", TagColour::Green),
        TrainingStanding::DueSoon => ("agencies-training-due-soon", TagColour::Yellow),
        TrainingStanding::Lapsed => ("agencies-training-lapsed", TagColour::Red),
    };
    let mut shown = Tag::new(asked.t(key), colour).html();
    if let Some(on) = training.on {
        let line = |key: &str, day: kernel::Date| asked.t_with(key, &[("day", asked.texts.date(day).into())]);
        shown.push(super::text(line("agencies-training-on", on)));
        if let Some(until) = training.until {
            shown.push(super::text(line("agencies-training-until", until)));
        }
    }
    shown
}

/// What whoever it is about is told where their training ends soon, has ended, or was never recorded.
pub(super) fn warning(asked: &Asked, training: Training) -> Option<Html> {
    let key = match training.standing(asked.now().date()) {
        TrainingStanding::Current => return None,
        TrainingStanding::Missing => "agencies-training-missing-told",
        TrainingStanding::DueSoon => "agencies-training-due-soon-told",
        TrainingStanding::Lapsed => "agencies-training-lapsed-told",
    };
    Some(InsetText::new(asked.t(key)).html())
}
