//! One correction, objection or complaint: its clock, its steps, and its answer.

use super::due_cell;
use crate::commands::representation::{Step, step};
use crate::decide::representation::{Due, Representation, due};
use crate::holdings::Holdings;
use crate::pages::{called, declined, link, own};
use crate::queries::{self, register};
use crate::words::{Matter, MatterOutcome, Received};
use components::{
    Button, ButtonVariant, Content, Form, Heading, Html, List, ListKind, Size, SummaryList, SummaryRow, Textarea,
};
use kernel::Language;
use std::sync::Arc;
use store::Stop;
use vocabulary::RepresentationId;
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

/// Shows it.
pub(super) async fn show(asked: Asked, holdings: Arc<dyn Holdings>) -> Outcome {
    page(&asked, &*holdings, &Fields::default(), &Mistakes::none()).await
}

/// Does what the pressed button says.
pub(super) async fn submit(asked: Asked, holdings: Arc<dyn Holdings>) -> Outcome {
    let form = &asked.form;
    if asked.switching_language {
        return page(&asked, &*holdings, form, &Mistakes::none()).await;
    }
    let (id, text): (RepresentationId, _) = (asked.id("id")?, form.text("reason").to_owned());
    let mut mistakes = Mistakes::none();
    let next = match form.text("act") {
        "acknowledge" => Step::Acknowledge,
        "extend" => Step::Extend(text),
        "note" => Step::Note(text),
        "end_note" => Step::EndNote(text),
        "recipients_told" => Step::RecipientsTold,
        "answer" => match MatterOutcome::from_code(form.text("outcome")) {
            Some(outcome) => Step::Answer(outcome, text),
            None => {
                mistakes.add("outcome", asked.t("rights-outcome-missing"));
                return page(&asked, &*holdings, form, &mistakes).await;
            }
        },
        _ => return Err(Stop::NotFound),
    };
    match step(&asked.house, &asked.visit, id, next).await {
        Ok(()) => Ok(Answer::Redirect(format!("/representations/{id}?told=done"))),
        Err(stop) => {
            declined(&asked, &mut mistakes, "reason", stop)?;
            page(&asked, &*holdings, form, &mistakes).await
        }
    }
}

async fn page(asked: &Asked, holdings: &dyn Holdings, fields: &Fields, mistakes: &Mistakes) -> Outcome {
    let (agency, id) = (own(asked)?, asked.id("id")?);
    let permit = asked.permit("rights.answer", &register(agency))?;
    let mut reader = asked.house.look(&permit, "representation").await?;
    let one = queries::representation(&mut reader, agency, id).await?.ok_or(Stop::NotFound)?;
    let matter = one.matter.ok_or(Stop::NotFound)?;
    let name = one.requester.as_ref().map(|requester| requester.name.clone()).unwrap_or_default();
    let name = if name.is_empty() { asked.t("rights-matter-no-name") } else { name };
    let received = match one.about {
        Some(thing) if matter == Matter::Rectification => holdings.received(&mut reader, agency, thing).await?,
        _ => Vec::new(),
    };
    drop(reader);
    let told = asked.query.text("told");
    let page = Page::new(name)
        .caption(asked.t(&format!("rights-matter-{}", matter.code())))
        .menu("representations")
        .back("/representations")
        .mistakes(mistakes)
        .notice(["written", "done"].contains(&told).then(|| asked.t(&format!("rights-matter-told-{told}"))))
        .with(facts(asked, &one, matter))
        .with(recipients(asked, &one, matter, &received));
    let filled = Filled::new(asked, fields, mistakes);
    match form(asked, id, &one, matter, &filled) {
        Some(form) => page.form(form).answer(),
        None => page.answer(),
    }
}

fn facts(asked: &Asked, one: &Representation, matter: Matter) -> Html {
    let row = |key: &str, value: String| SummaryRow::new(asked.t(key), value);
    let mut rows = Vec::new();
    if let Some(day) = one.received_on {
        rows.push(row("rights-request-received", asked.texts.date(day)));
        let next = match &one.outcome {
            Some(_) => Due::Nothing,
            None => due(matter, day, one.acknowledged_at.is_some(), one.extended, asked.house.limits()),
        };
        if next != Due::Nothing {
            rows.push(SummaryRow::new(asked.t("rights-matter-next"), due_cell(asked, next)));
        }
    }
    if let Some(at) = one.acknowledged_at {
        rows.push(row("rights-matter-acknowledged-on", asked.texts.date(at.date())));
    }
    if let Some(thing) = one.about {
        let path = format!("/retention/review/{thing}");
        rows.push(SummaryRow::new(asked.t("rights-matter-about-what"), link(asked, &path, called(asked, thing, ""))));
    }
    match &one.requester {
        Some(requester) => {
            rows.push(row("rights-matter-words", requester.asked_for.clone()));
            rows.push(row("rights-reach", requester.contact.clone()));
        }
        None => rows.push(row("rights-matter-words", asked.t("rights-erased"))),
    }
    if one.noted {
        rows.push(row("rights-dispute", asked.t("rights-dispute-stands")));
    }
    if let Some((outcome, reason)) = &one.outcome {
        rows.push(row("rights-outcome", asked.t(&format!("rights-outcome-{}", outcome.code()))));
        rows.push(row("rights-outcome-why", reason.clone().unwrap_or_else(|| asked.t("rights-erased"))));
    }
    SummaryList::new(rows).html()
}

/// Who has received what is put right: they are told (Article 19 of the UK GDPR).
fn recipients(asked: &Asked, one: &Representation, matter: Matter, received: &[Received]) -> Html {
    if matter != Matter::Rectification || one.about.is_none() {
        return Html::default();
    }
    let heading = Heading::new(2, Size::M, asked.t("rights-received-title")).html();
    if received.is_empty() {
        return Html::join([heading, asked.paragraph("rights-received-none")]);
    }
    let line = |to: &Received| {
        let name = if asked.texts.language() == Language::Cy { &to.cy } else { &to.en };
        let said = [("agency", name.into()), ("when", asked.texts.date(to.at.date()).into())];
        Content::Text(asked.t_with("rights-received-line", &said))
    };
    let list = List { items: received.iter().map(line).collect(), kind: ListKind::Bullet, ..List::default() };
    let told = if one.recipients_told { "rights-received-told" } else { "rights-received-what" };
    Html::join([heading, asked.paragraph(told), list.html()])
}

fn form(
    asked: &Asked,
    id: RepresentationId,
    one: &Representation,
    matter: Matter,
    filled: &Filled<'_>,
) -> Option<Form> {
    let mut acts: Vec<&str> = Vec::new();
    let open = one.outcome.is_none();
    if open && one.acknowledged_at.is_none() {
        acts.push("acknowledge");
    }
    if open {
        acts.push("answer");
    }
    if one.about.is_some() && matter.may_be_noted() {
        acts.push(if one.noted { "end_note" } else { "note" });
    }
    if one.about.is_some() && !one.recipients_told && matter == Matter::Rectification && !open {
        acts.push("recipients_told");
    }
    if open && !one.extended && matter.answer_limit(false).is_some() {
        acts.push("extend");
    }
    if acts.is_empty() {
        return None;
    }
    let mut form = asked.form(&format!("/representations/{id}"));
    if open {
        let codes: Vec<&str> = MatterOutcome::ALL.iter().map(|outcome| outcome.code()).collect();
        let choices = filled.choices("rights-outcome", &codes);
        form = form.field(filled.radios("outcome", "rights-outcome-which", choices).html());
    }
    form = form.field(Textarea { rows: 5, ..filled.textarea("reason", "rights-matter-reason") }.html());
    for (n, act) in acts.into_iter().enumerate() {
        form = form.button(Button {
            name: "act".to_owned(),
            value: act.to_owned(),
            variant: if n == 0 { ButtonVariant::Primary } else { ButtonVariant::Secondary },
            ..Button::new(asked.t(&format!("rights-matter-act-{act}")))
        });
    }
    Some(form)
}
