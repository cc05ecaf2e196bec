//! Sharing at once: three fields, one page, nothing that holds it up.

use super::share_form::Journey;
use super::shown;
use crate::around::Around;
use crate::commands;
use components::{Button, ButtonVariant, WarningText};
use std::sync::Arc;
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

/// Asks to whom, what and why.
pub(super) async fn show(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let record = asked.id("record")?;
    let journey = Journey::begin(asked, around, record).await?;
    page(&journey, &Fields::default(), &Mistakes::none()).await
}

/// Shares it.
pub(super) async fn submit(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let record = asked.id("record")?;
    let fields = asked.form.clone();
    let journey = Journey::begin(asked, around, record).await?;
    let mut mistakes = Mistakes::none();
    if journey.asked.switching_language {
        return page(&journey, &fields, &mistakes).await;
    }
    let recipients = journey.recipients(&fields, &mut mistakes).await?;
    for (missing, field) in [
        (recipients.is_empty(), "to"),
        (fields.some("what").is_none(), "what"),
        (fields.some("necessity").is_none(), "necessity"),
    ] {
        mistakes.unless(!missing, field, journey.asked.t(&format!("sharing-{field}-missing")));
    }
    if mistakes.any() {
        return page(&journey, &fields, &mistakes).await;
    }
    let share = journey.share(&fields, recipients);
    let (house, visit) = (&journey.asked.house, &journey.asked.visit);
    let id = commands::share_urgently(house, visit, &*journey.around, share).await?;
    Ok(Answer::Redirect(format!("/sharing/disclosures/{id}?done=urgent")))
}

async fn page(journey: &Journey, fields: &Fields, mistakes: &Mistakes) -> Outcome {
    let asked = &journey.asked;
    let filled = Filled::new(asked, fields, mistakes);
    let others = journey.partners.iter().filter(|partner| partner.id != journey.agency);
    let others = others.map(|p| components::Choice::new(p.id.to_string(), p.name(asked.visit.language))).collect();
    let go = Button { variant: ButtonVariant::Warning, ..Button::new(asked.t("sharing-share-now")) };
    let form = asked
        .form(&format!("/sharing/urgent/{}", journey.record))
        .field(filled.checkboxes("to", "sharing-to", others).html())
        .field(filled.textarea("what", "sharing-what").html())
        .field(components::Textarea { rows: 2, ..filled.textarea("necessity", "sharing-necessity") }.html())
        .button(Button { prevent_double_click: Some(true), ..go }.html());
    let title = if journey.about.title.is_empty() { asked.t("sharing-nameless") } else { journey.about.title.clone() };
    Page::new(asked.t("sharing-urgent-title"))
        .caption(title)
        .menu(super::MENU)
        .back(format!("/people/{}", journey.record))
        .mistakes(mistakes)
        .with(WarningText::new(asked.t("sharing-warning"), asked.t("sharing-urgent-999")).html())
        .with(asked.paragraph("sharing-urgent-lead"))
        .form(form)
        .with(shown::to(asked, &format!("/sharing/new/{}", journey.record), "sharing-not-urgent"))
        .answer()
}
