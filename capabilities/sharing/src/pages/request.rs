//! Asking another agency, and one request with its clock: answered with a share, in words, or refused with reasons.

use super::requests::state;
use super::share_steps::agency_items;
use super::shown::{self, Names, lines};
use crate::around::Around;
use crate::commands;
use crate::decide::Asking;
use crate::events::{Answered, Question};
use crate::queries::{self, RequestRow, register, request_thing};
use components::{Button, ButtonVariant, Choice, Content, Html, InsetText, SummaryList, SummaryRow};
use std::sync::Arc;
use store::{Declined, Stop};
use vocabulary::{RecordId, RequestId};
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

/// Asks whom, about whom, what and why.
pub(super) async fn ask(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let mut fields = Fields::default();
    if let Ok(record) = asked.query.text("record").parse::<RecordId>() {
        let about = around.record(&asked.house, &asked.visit, record).await?.ok_or(Stop::NotFound)?;
        if Some(about.agency) == asked.visit.who.agency {
            fields.set("record", record.to_string());
        }
        let born = if about.born.is_empty() { String::new() } else { format!(", {}", about.born) };
        fields.set("about", format!("{}{born}", about.title));
    }
    ask_page(&asked, &*around, &fields, &Mistakes::none()).await
}

async fn ask_page(asked: &Asked, around: &dyn Around, fields: &Fields, mistakes: &Mistakes) -> Outcome {
    let agency = asked.visit.who.agency.ok_or(Stop::NotFound)?;
    asked.permit("sharing.ask", &register(agency))?;
    let language = asked.visit.language;
    let filled = Filled::new(asked, fields, mistakes);
    let partners = around.partners(&asked.house).await?;
    let (law, t) = (crate::law(), |key: &str| asked.t(key));
    let purposes = law.purposes().iter().map(|p| Choice::new(p.code.as_str(), p.name(language))).collect();
    let classes = law.classes().iter().map(|c| Choice::new(c.code.as_str(), c.name(language))).collect();
    let urgent = vec![Choice::new("yes", t("sharing-request-is-urgent"))];
    let form = asked
        .form("/sharing/requests/new")
        .hidden("record", fields.text("record"))
        .field(filled.select("partner", "sharing-request-partner", agency_items(&partners, agency, asked)).html())
        .field(filled.input("about", "sharing-request-about").html())
        .field(filled.radios("purpose", "sharing-purpose", purposes).html())
        .field(filled.checkboxes("classes", "sharing-request-classes", classes).html())
        .field(filled.textarea("what", "sharing-request-what").html())
        .field(filled.textarea("why", "sharing-request-why").html())
        .field(filled.textarea("public_task", "sharing-request-public_task").html())
        .field(filled.checkboxes("urgent", "sharing-request-how-soon", urgent).html())
        .button(Button { prevent_double_click: Some(true), ..Button::new(t("sharing-request-send")) }.html());
    Page::new(t("sharing-request-new"))
        .menu(super::MENU)
        .back("/sharing/requests")
        .mistakes(mistakes)
        .with(asked.paragraph("sharing-request-lead"))
        .form(form)
        .answer()
}

/// Sends it.
pub(super) async fn send(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let fields = &asked.form;
    let mut mistakes = Mistakes::none();
    if asked.switching_language {
        return ask_page(&asked, &*around, fields, &mistakes).await;
    }
    let own = asked.visit.who.agency.ok_or(Stop::NotFound)?;
    let partners = around.partners(&asked.house).await?;
    let partner = partners.iter().find(|partner| partner.id != own && partner.id.to_string() == fields.text("partner"));
    mistakes.unless(partner.is_some(), "partner", asked.t("sharing-request-partner-missing"));
    mistakes.unless(fields.some("about").is_some(), "about", asked.t("sharing-request-about-missing"));
    let purpose = crate::law().purpose(fields.text("purpose")).is_some();
    mistakes.unless(purpose, "purpose", asked.t("sharing-purpose-missing"));
    for field in ["what", "why", "public_task"] {
        let missing = asked.t(&format!("sharing-request-{field}-missing"));
        mistakes.unless(fields.some(field).is_some(), field, missing);
    }
    let Some(partner) = partner.filter(|_| !mistakes.any()) else {
        return ask_page(&asked, &*around, fields, &mistakes).await;
    };
    // A record that the visitor does not own is not named in what is sealed and kept.
    let record = match fields.text("record").parse::<RecordId>() {
        Ok(record) => {
            around.record(&asked.house, &asked.visit, record).await?.filter(|r| r.agency == own).map(|_| record)
        }
        Err(_) => None,
    };
    let asking = Asking {
        from: own,
        to: partner.id,
        record,
        purpose: fields.text("purpose").to_owned(),
        classes: fields
            .all("classes")
            .into_iter()
            .filter(|c| crate::law().class(c).is_some())
            .map(str::to_owned)
            .collect(),
        urgent: fields.is("urgent", "yes"),
        question: Question {
            about: fields.text("about").to_owned(),
            what: fields.text("what").to_owned(),
            why: fields.text("why").to_owned(),
            public_task: fields.text("public_task").to_owned(),
        },
    };
    let id = commands::ask(&asked.house, &asked.visit, asking).await?;
    Ok(Answer::Redirect(format!("/sharing/requests/{id}?done=asked")))
}

/// One request.
pub(super) async fn show(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    page(&asked, &*around, &Fields::default(), &Mistakes::none()).await
}

async fn page(asked: &Asked, around: &dyn Around, fields: &Fields, mistakes: &Mistakes) -> Outcome {
    let id: RequestId = asked.id("id")?;
    let thing = request_thing(&mut asked.house.facts().await?, id).await?.ok_or(Stop::NotFound)?;
    let permit = asked.permit("sharing.view_request", &thing)?;
    let mut reader = asked.house.look(&permit, "request").await?;
    let row = queries::request(&mut reader, id).await?.ok_or(Stop::NotFound)?;
    drop(reader);
    let staff = [Some(row.asked_by.clone()), row.answered.as_ref().map(|(_, by)| by.clone())];
    let names = Names::of(asked, around, staff.into_iter().flatten()).await?;
    let done = ["asked", "answered", "escalated"].into_iter().find(|code| asked.query.is("done", code));
    let about = if row.question.about.is_empty() { asked.t("sharing-erased") } else { row.question.about.clone() };
    let mut page = Page::new(asked.t("sharing-request-title"))
        .caption(about)
        .menu(super::MENU)
        .full()
        .back("/sharing/requests")
        .mistakes(mistakes)
        .notice(done.map(|code| asked.t(&format!("sharing-done-{code}"))))
        .with(state(asked, &row))
        .with(question(asked, &names, &row));
    if row.how.is_some() {
        page = page.with(shown::heading(asked, "sharing-answer")).with(answered(asked, &names, &row));
    }
    if let Some((at, why)) = &row.escalated {
        let why = why.clone().unwrap_or_else(|| asked.t("sharing-erased"));
        let args = [("when", asked.texts.date_time(*at).into()), ("why", why.into())];
        page = page.with(InsetText::new(asked.t_with("sharing-escalated-told", &args)));
    }
    let filled = Filled::new(asked, fields, mistakes);
    if row.waits() && asked.permit("sharing.answer_request", &thing).is_ok() {
        page = page.with(shown::heading(asked, "sharing-answer-title"));
        // The record that answers is found by people who may see it, never proposed from what was asked.
        page = page.with(asked.rich("sharing-answer-find", &[("people", asked.url("/people").as_str().into())]));
        let codes: Vec<&str> = Answered::ALL.iter().map(|how| how.code()).collect();
        let form = asked
            .form(&format!("/sharing/requests/{id}/answer"))
            .field(filled.radios("how", "sharing-answer-how", filled.choices("sharing-answer-how", &codes)).html())
            .field(filled.textarea("text", "sharing-answer-text").html())
            .button(Button::new(asked.t("sharing-answer-send")).html());
        return page.form(form).answer();
    }
    let late = row.due(asked.house.limits()).is_some_and(|due| due < asked.now());
    let ground = row.how.map_or(late, |how| how != Answered::Fully) && row.escalated.is_none();
    if ground && asked.permit("sharing.escalate_request", &thing).is_ok() {
        let button = Button { variant: ButtonVariant::Warning, ..Button::new(asked.t("sharing-escalate-send")) };
        let form = asked
            .form(&format!("/sharing/requests/{id}/escalate"))
            .field(filled.textarea("reason", "sharing-escalate-reason").html())
            .button(button.html());
        page = page.with(shown::heading(asked, "sharing-escalate-title")).form(form);
    }
    page.answer()
}

fn question(asked: &Asked, names: &Names, row: &RequestRow) -> Html {
    let who = format!("{}, {}", names.actor(asked, &row.asked_by), names.agency(asked, row.from));
    let mut rows = vec![
        SummaryRow::new(asked.t("sharing-request-from"), who),
        SummaryRow::new(asked.t("sharing-request-to"), names.agency(asked, row.to)),
        SummaryRow::new(asked.t("sharing-when"), asked.texts.date_time(row.asked_at)),
        SummaryRow::new(asked.t("sharing-purpose"), shown::purpose(asked, &row.purpose)),
    ];
    if !row.classes.is_empty() {
        rows.push(SummaryRow::new(asked.t("sharing-request-classes"), shown::classes(asked, &row.classes)));
    }
    rows.extend(shown::said(asked, "sharing-request-what", &row.question.what));
    rows.extend(shown::said(asked, "sharing-request-why", &row.question.why));
    rows.extend(shown::said(asked, "sharing-request-public_task", &row.question.public_task));
    if let Some(due) = row.due(asked.house.limits()).filter(|_| row.how.is_none()) {
        let source = asked.house.limits().get(row.limit(), asked.now().date());
        let source = source.map(|limit| limit.source(asked.visit.language).to_owned()).unwrap_or_default();
        let when = Html::join([
            Html::text(&format!("{} · {}", asked.texts.date_time(due), asked.texts.due(due, asked.now()))),
            shown::quiet(&source),
        ]);
        rows.push(SummaryRow::new(asked.t("sharing-request-by"), Content::Html(when)));
    }
    SummaryList::new(rows).html()
}

fn answered(asked: &Asked, names: &Names, row: &RequestRow) -> Html {
    let mut rows = Vec::new();
    if let Some(how) = row.how {
        rows.push(SummaryRow::new(
            asked.t("sharing-answer-how"),
            asked.t(&format!("sharing-answer-how-{}", how.code())),
        ));
    }
    match &row.answer {
        Some(text) => {
            rows.extend((!text.is_empty()).then(|| SummaryRow::new(asked.t("sharing-answer-text"), lines(text))))
        }
        None => rows.push(SummaryRow::new(asked.t("sharing-answer-text"), asked.t("sharing-erased"))),
    }
    if let Some((at, by)) = &row.answered {
        let who = format!("{}, {}", names.actor(asked, by), asked.texts.date_time(*at));
        rows.push(SummaryRow::new(asked.t("sharing-who"), who));
    }
    if let Some(id) = row.disclosure {
        let link =
            components::Link::new(asked.url(&format!("/sharing/disclosures/{id}")), asked.t("sharing-answer-shared"));
        rows.push(SummaryRow::new(asked.t("sharing-disclosure-title"), Content::Html(link.html())));
    }
    SummaryList::new(rows).html()
}

/// Answers it in words, or refuses it.
pub(super) async fn answer(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let id: RequestId = asked.id("id")?;
    let mut mistakes = Mistakes::none();
    if asked.switching_language {
        return page(&asked, &*around, &asked.form, &mistakes).await;
    }
    let how = Answered::ALL.into_iter().find(|how| how.code() == asked.form.text("how"));
    mistakes.unless(how.is_some(), "how", asked.t("sharing-answer-how-missing"));
    mistakes.unless(asked.form.some("text").is_some(), "text", asked.t("sharing-answer-text-missing"));
    let Some(how) = how.filter(|_| !mistakes.any()) else {
        return page(&asked, &*around, &asked.form, &mistakes).await;
    };
    commands::answer(&asked.house, &asked.visit, id, how, asked.form.text("text")).await?;
    Ok(Answer::Redirect(format!("/sharing/requests/{id}?done=answered")))
}

/// Takes it further.
pub(super) async fn escalate(asked: Asked, around: Arc<dyn Around>) -> Outcome {
    let id: RequestId = asked.id("id")?;
    if asked.switching_language {
        return page(&asked, &*around, &asked.form, &Mistakes::none()).await;
    }
    match commands::escalate(&asked.house, &asked.visit, id, asked.form.text("reason")).await {
        Ok(()) => Ok(Answer::Redirect(format!("/sharing/requests/{id}?done=escalated"))),
        Err(Stop::Declined(Declined("sharing-reason"))) => {
            let mut mistakes = Mistakes::none();
            mistakes.add("reason", asked.t("sharing-escalate-reason-missing"));
            page(&asked, &*around, &asked.form, &mistakes).await
        }
        Err(stop) => Err(stop),
    }
}
