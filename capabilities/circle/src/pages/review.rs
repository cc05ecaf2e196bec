//! Reviewing one emergency access: why it was asked for, and what the information-governance desk found.

use super::{Around, buttons, done, need, shown};
use crate::commands;
use crate::events::AccessId;
use crate::queries::{self, EmergencyRow};
use crate::words::Outcome as Found;
use components::{Choice, SummaryList, SummaryRow};
use std::sync::Arc;
use store::Stop;
use web::{Asked, Fields, Filled, Mistakes, Outcome, Page};

pub(super) async fn show(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    page(&asked, &around, &Fields::default(), &Mistakes::none()).await
}

async fn page(asked: &Asked, around: &Arc<dyn Around>, fields: &Fields, mistakes: &Mistakes) -> Outcome {
    let access: AccessId = asked.id("access")?;
    let row = queries::emergency(&mut asked.house.facts().await?, access).await?.ok_or(Stop::NotFound)?;
    let permit = asked.house.ask(&asked.visit, "circle.review_emergency", queries::emergency_as_thing(&row)).await?;
    drop(asked.house.look(&permit, "review").await?);
    let page = Page::new(asked.t("circle-review-title"))
        .back("/governance")
        .menu("governance")
        .mistakes(mistakes)
        .with(told(asked, around, &row).await?);
    if row.outcome.is_some() {
        return page.answer();
    }
    let filled = Filled::new(asked, fields, mistakes);
    let outcomes = Found::ALL.iter().map(|outcome| Choice::new(outcome.code(), asked.t(outcome.key()))).collect();
    let form = asked
        .form(&format!("/governance/emergencies/{access}"))
        .field(filled.radios("outcome", "circle-outcome", outcomes).html())
        .field(filled.textarea("words", "circle-review-words").html())
        .button(buttons(asked, "circle-review-button", "/governance"));
    page.form(form).answer()
}

async fn told(asked: &Asked, around: &Arc<dyn Around>, row: &EmergencyRow) -> Result<components::Html, Stop> {
    let reviewer = row.reviewed_by.as_deref().and_then(|by| by.parse().ok());
    let people = around.staff(asked, std::iter::once(row.staff).chain(reviewer).collect()).await?;
    let agencies = around.agencies(asked).await?;
    let line = |key: &str, value: String| SummaryRow::new(asked.t(key), value);
    let mut rows = vec![
        line("circle-head-who", shown::name(asked, &people, row.staff)),
        line("circle-head-agency", agencies.get(&row.agency).cloned().unwrap_or_default()),
        line("circle-head-when", asked.texts.date_time(row.opened_at)),
        line("circle-head-until", asked.texts.date_time(row.until)),
        line("circle-head-why", asked.t(row.reason.key())),
        line("circle-review-their-words", row.words.clone()),
        line("circle-head-review-by", asked.texts.date_time(row.review_by)),
    ];
    if let Some(outcome) = row.outcome {
        rows.push(line("circle-outcome", asked.t(outcome.key())));
        rows.push(line("circle-review-words", row.review_words.clone()));
        rows.extend(reviewer.map(|by| line("circle-reviewed-by", shown::name(asked, &people, by))));
        rows.extend(row.reviewed_at.map(|at| line("circle-reviewed-at", asked.texts.date_time(at))));
    }
    Ok(SummaryList::new(rows).html())
}

pub(super) async fn submit(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let mut mistakes = Mistakes::none();
    if asked.switching_language {
        return page(&asked, &around, &asked.form, &mistakes).await;
    }
    let outcome = Found::from_code(asked.form.text("outcome"));
    mistakes.unless(outcome.is_some(), "outcome", asked.t("circle-outcome-missing"));
    need(&asked, &mut mistakes, "words", "circle-reason-missing");
    if let (Some(outcome), false) = (outcome, mistakes.any()) {
        let access: AccessId = asked.id("access")?;
        let words = asked.form.text("words");
        let result = commands::review_emergency(&asked.house, &asked.visit, access, outcome, words).await;
        let to = "/governance?done=reviewed".to_owned();
        if let Some(outcome) = done(&asked, result, "words", to, &mut mistakes) {
            return outcome;
        }
    }
    page(&asked, &around, &asked.form, &mistakes).await
}
