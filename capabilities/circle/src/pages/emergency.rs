//! Breaking the glass: a reason first, one record, an hour, and somebody looks at why.

use super::{Around, Opened, buttons, done};
use crate::commands;
use crate::words::Emergency;
use components::{Choice, WarningText};
use std::sync::Arc;
use web::{Asked, Fields, Filled, Mistakes, Outcome};

const MAY: (&str, &str) = ("people.flag", "circle.break_glass");

pub(super) async fn show(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    page(&asked, &around, &Fields::default(), &Mistakes::none()).await
}

async fn page(asked: &Asked, around: &Arc<dyn Around>, fields: &Fields, mistakes: &Mistakes) -> Outcome {
    let opened = Opened::of(asked, around, MAY).await?;
    let filled = Filled::new(asked, fields, mistakes);
    let reasons = Emergency::ALL.iter().map(|reason| Choice::new(reason.code(), asked.t(reason.key()))).collect();
    let back = format!("/people/{}", opened.record);
    let form = opened
        .form(asked, "emergency")
        .field(filled.radios("reason", "circle-emergency", reasons).html())
        .field(filled.textarea("words", "circle-emergency-words").html())
        .button(buttons(asked, "circle-emergency-button", &back));
    opened
        .page(asked, "circle-emergency-title", mistakes)
        .back(back)
        .with(WarningText::new(asked.t("circle-warning"), asked.t("circle-emergency-what")).html())
        .with(asked.paragraph("circle-emergency-then"))
        .form(form)
        .answer()
}

pub(super) async fn submit(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let mut mistakes = Mistakes::none();
    if asked.switching_language {
        return page(&asked, &around, &asked.form, &mistakes).await;
    }
    let opened = Opened::of(&asked, &around, MAY).await?;
    let reason = Emergency::from_code(asked.form.text("reason"));
    mistakes.unless(reason.is_some(), "reason", asked.t("circle-emergency-reason-missing"));
    let words = asked.form.text("words");
    let long = words.chars().count() >= crate::decide::EMERGENCY_WORDS;
    mistakes.unless(long, "words", asked.t("declined-circle-emergency-words"));
    if let (Some(reason), false) = (reason, mistakes.any()) {
        let result = commands::break_glass(&asked.house, &asked.visit, opened.record, reason, words).await;
        let to = format!("/people/{}", opened.record);
        if let Some(outcome) = done(&asked, result, "words", to, &mut mistakes) {
            return outcome;
        }
    }
    page(&asked, &around, &asked.form, &mistakes).await
}
