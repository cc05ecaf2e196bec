//! Finding what the own agency holds about the person, and gathering it.

use super::known;
use crate::commands::access::gather;
use crate::holdings::Holdings;
use crate::pages::{called, declined, own};
use crate::queries::register;
use crate::words::KeptThing;
use components::{Button, Choice};
use std::sync::Arc;
use store::Stop;
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

/// Shows the search, and what was found to choose from.
pub(super) async fn show(asked: Asked, holdings: Arc<dyn Holdings>) -> Outcome {
    page(&asked, &*holdings, &asked.query, &Mistakes::none()).await
}

/// Gathers what was chosen.
pub(super) async fn submit(asked: Asked, holdings: Arc<dyn Holdings>) -> Outcome {
    let mut mistakes = Mistakes::none();
    if asked.switching_language {
        return page(&asked, &*holdings, &asked.form, &mistakes).await;
    }
    let things: Vec<KeptThing> = asked.form.all("things").into_iter().filter_map(|thing| thing.parse().ok()).collect();
    mistakes.unless(!things.is_empty(), "things", asked.t("rights-gather-missing"));
    if mistakes.any() {
        return page(&asked, &*holdings, &asked.form, &mistakes).await;
    }
    let id = asked.id("id")?;
    match gather(&asked.house, &asked.visit, &*holdings, id, things).await {
        Ok(_) => Ok(Answer::Redirect(format!("/access-requests/{id}?told=gathered"))),
        Err(stop) => {
            declined(&asked, &mut mistakes, "things", stop)?;
            page(&asked, &*holdings, &asked.form, &mistakes).await
        }
    }
}

async fn page(asked: &Asked, holdings: &dyn Holdings, fields: &Fields, mistakes: &Mistakes) -> Outcome {
    let (id, request) = known(asked).await?;
    request.may_gather().map_err(|_| Stop::NotFound)?;
    let name = request.requester.map(|requester| requester.name).unwrap_or_default();
    let mut fields = fields.clone();
    if !fields.has("words") {
        fields.set("words", name);
    }
    let agency = own(asked)?;
    let permit = asked.permit("rights.answer", &register(agency))?;
    let mut reader = asked.house.look(&permit, "find").await?;
    let found = holdings.find(&mut reader, agency, fields.text("words")).await?;
    let path = format!("/access-requests/{id}/gather");
    let filled = Filled::new(asked, &fields, mistakes);
    let search = asked
        .search_form(&path)
        .field(filled.input("words", "rights-find-words").html())
        .button(Button { variant: components::ButtonVariant::Secondary, ..Button::new(asked.t("rights-find-button")) });
    let page = Page::new(asked.t("rights-gather-title"))
        .menu("access-requests")
        .back(format!("/access-requests/{id}"))
        .mistakes(mistakes)
        .with(asked.paragraph("rights-gather-lead"))
        .with(search.html());
    if found.is_empty() {
        return page.with(asked.paragraph("rights-find-none")).answer();
    }
    let choices = found.iter().map(|held| {
        let hint = asked.t(&format!("rights-thing-{}", held.thing.kind()));
        let day = asked.texts.date(held.since.date());
        Choice::new(held.thing.to_string(), called(asked, held.thing, &held.title)).hint(format!("{hint}, {day}"))
    });
    let form = asked
        .form(&path)
        .hidden("words", fields.text("words"))
        .field(filled.checkboxes("things", "rights-gather-things", choices.collect()).html())
        .button(Button::new(asked.t("rights-gather-button")));
    page.form(form).answer()
}
