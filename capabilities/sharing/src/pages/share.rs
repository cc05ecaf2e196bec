//! The guided share: an ordinary lawful share takes under a minute, and everything is shown once more before it goes.

use super::share_form::{Journey, own_fields};
use super::share_steps::{self, Way};
use super::shown;
use crate::around::Around;
use crate::commands;
use crate::queries::{self, disclosure_thing};
use components::{Content, Details, Html, SummaryList, SummaryRow};
use std::sync::Arc;
use store::{Declined, Stop};
use vocabulary::{DisclosureId, RecordId, RequestId};
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

fn way(record: RecordId) -> Way {
    Way { path: format!("/sharing/new/{record}"), back: format!("/people/{record}") }
}

/// To whom and what for.
pub(super) async fn show(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let record = asked.id("record")?;
    let journey = Journey::begin(asked, around, record).await?;
    let fields = prefilled(&journey).await?;
    share_steps::page(&journey, &way(record), "who", &fields, &Mistakes::none()).await
}

/// What the address says already: a decision not to share, or an answer to a request.
async fn prefilled(journey: &Journey) -> Result<Fields, Stop> {
    let mut fields = Fields::default();
    if journey.asked.query.is("outcome", "withheld") {
        fields.set("outcome", "withheld");
    }
    if let Ok(request) = journey.asked.query.text("request").parse::<RequestId>() {
        let thing = queries::request_thing(&mut journey.asked.house.facts().await?, request).await?;
        let permit = journey.asked.permit("sharing.answer_request", &thing.ok_or(Stop::NotFound)?)?;
        let mut reader = journey.asked.house.look(&permit, "request").await?;
        let row = queries::request(&mut reader, request).await?.ok_or(Stop::NotFound)?;
        fields.set("request", request.to_string());
        fields.set("to", row.from.to_string());
        fields.set("purpose", row.purpose);
        row.classes.iter().for_each(|class| fields.add("classes", class.as_str()));
        fields.set("necessity", row.question.why);
    }
    Ok(fields)
}

/// The next page, or what is wrong with this one; from the last page the share itself.
pub(super) async fn submit(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let record = asked.id("record")?;
    let mut fields = asked.form.clone();
    let journey = Journey::begin(asked, around, record).await?;
    let (at, go) = (fields.text("at").to_owned(), fields.text("go").to_owned());
    let show = async |step: &str, fields: &Fields, mistakes: &Mistakes| {
        share_steps::page(&journey, &way(record), step, fields, mistakes).await
    };
    if journey.asked.switching_language {
        return show(&at, &fields, &Mistakes::none()).await;
    }
    if let Some(step) = go.strip_prefix("to-").filter(|step| ["who", "what", "basis"].contains(step)) {
        return show(step, &fields, &Mistakes::none()).await;
    }
    if let Some(parts) = go.strip_prefix("without-") {
        let left = |(name, value): &&(String, String)| name != "classes" || !parts.split(',').any(|part| part == value);
        fields = Fields::new(fields.pairs().iter().filter(left).cloned().collect());
        return show("check", &fields, &Mistakes::none()).await;
    }
    // Every page before this one is asked again: what was sent need not have come from them.
    for step in ["who", "what"].iter().take_while(|step| **step != at).chain([&at.as_str()]) {
        let mistakes = journey.missing(step, &fields).await?;
        if mistakes.any() {
            return show(step, &fields, &mistakes).await;
        }
    }
    if at == "who" {
        journey.fill_in(&mut fields);
        return show("what", &fields, &Mistakes::none()).await;
    }
    let withheld = fields.is("outcome", "withheld");
    let share = journey.share(&fields, journey.recipients(&fields, &mut Mistakes::none()).await?);
    if !withheld {
        let broken = journey.broken(&share);
        if let Some(first) = broken.first() {
            // The page that holds the first field to mend.
            let step = if own_fields("what").contains(&first.field) { "what" } else { "basis" };
            return show(step, &fields, &shown::told(&journey.asked, &broken)).await;
        }
    }
    if at != "check" || go != "share" {
        return show("check", &fields, &Mistakes::none()).await;
    }
    let (house, visit) = (&journey.asked.house, &journey.asked.visit);
    let done = if withheld {
        commands::withhold(house, visit, &*journey.around, share).await
    } else {
        commands::share(house, visit, &*journey.around, share).await
    };
    match done {
        Ok(id) => Ok(Answer::Redirect(format!("/sharing/disclosures/{id}?done=shared"))),
        Err(Stop::Declined(Declined("sharing-one-off-why"))) => {
            let mut mistakes = Mistakes::none();
            mistakes.add("one_off_why", journey.asked.t("sharing-one_off_why-missing"));
            show("check", &fields, &mistakes).await
        }
        Err(stop) => Err(stop),
    }
}

/// The record of a disclosure that waits for its basis, where the visitor may complete it.
async fn waiting(asked: &Asked) -> Result<queries::DisclosureRow, Stop> {
    let id: DisclosureId = asked.id("id")?;
    let thing = disclosure_thing(&mut asked.house.facts().await?, &asked.visit, id).await?.ok_or(Stop::NotFound)?;
    let permit = asked.permit("sharing.complete", &thing)?;
    let mut reader = asked.house.look(&permit, "basis").await?;
    let (row, ..) = queries::disclosure(&mut reader, id).await?.ok_or(Stop::NotFound)?;
    if row.waits_for_basis() { Ok(row) } else { Err(Declined("sharing-complete").into()) }
}

/// What went at once, and the questions that it left open.
pub(super) async fn ask_basis(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let row = waiting(&asked).await?;
    let journey = Journey::begin(asked, around, row.decided.record).await?;
    let mut fields = Fields::default();
    row.decided.recipients.iter().for_each(|to| fields.add("to", to.agency.to_string()));
    row.decided.classes.iter().for_each(|class| fields.add("classes", class.as_str()));
    fields.set("purpose", "concern");
    journey.fill_in(&mut fields);
    basis_page(&journey, &row, &fields, &Mistakes::none()).await
}

/// Gives it its basis.
pub(super) async fn complete(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let row = waiting(&asked).await?;
    let fields = asked.form.clone();
    let journey = Journey::begin(asked, around, row.decided.record).await?;
    if journey.asked.switching_language {
        return basis_page(&journey, &row, &fields, &Mistakes::none()).await;
    }
    let mut all = fields.clone();
    row.decided.classes.iter().for_each(|class| all.add("classes", class.as_str()));
    let mut share = journey.share(&all, row.decided.recipients.clone());
    if let Some(content) = row.decided.content.get() {
        share.content.necessity.clone_from(&content.necessity);
    }
    let mut mistakes = shown::told(&journey.asked, &journey.broken(&share));
    let purpose = crate::law().purpose(&share.purpose).is_some();
    mistakes.unless(purpose, "purpose", journey.asked.t("sharing-purpose-missing"));
    if mistakes.any() {
        return basis_page(&journey, &row, &fields, &mistakes).await;
    }
    commands::complete(&journey.asked.house, &journey.asked.visit, row.id, share).await?;
    Ok(Answer::Redirect(format!("/sharing/disclosures/{}?done=completed", row.id)))
}

async fn basis_page(journey: &Journey, row: &queries::DisclosureRow, fields: &Fields, mistakes: &Mistakes) -> Outcome {
    let asked = &journey.asked;
    let filled = Filled::new(asked, fields, mistakes);
    let language = asked.visit.language;
    let purposes = crate::law().purposes().iter();
    let purposes = purposes.map(|p| components::Choice::new(p.code.as_str(), p.name(language))).collect();
    let codes: Vec<&str> = crate::words::Informed::ALL.iter().map(|informed| informed.code()).collect();
    let form = asked
        .form(&format!("/sharing/disclosures/{}/complete", row.id))
        .field(filled.radios("purpose", "sharing-purpose", purposes).html())
        .field(filled.radios("informed", "sharing-informed", filled.choices("sharing-informed", &codes)).html());
    let names = shown::Names::of(asked, &*journey.around, shown::people_of(&row.decided.recipients)).await?;
    let content = row.decided.content.get();
    let mut rows = vec![SummaryRow::new(asked.t("sharing-to"), names.recipients(asked, &row.decided.recipients))];
    rows.extend(content.and_then(|content| shown::said(asked, "sharing-what", &content.what)));
    rows.extend(content.and_then(|content| shown::said(asked, "sharing-necessity", &content.necessity)));
    let went: Html =
        Details { open: true, ..Details::new(asked.t("sharing-went"), Content::Html(SummaryList::new(rows).html())) }
            .html();
    Page::new(asked.t("sharing-complete-title"))
        .caption(shown::about(asked, content, true))
        .menu(super::MENU)
        .back(format!("/sharing/disclosures/{}", row.id))
        .mistakes(mistakes)
        .with(went)
        .form(share_steps::basis(journey, &filled, fields, form))
        .answer()
}
