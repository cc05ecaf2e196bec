//! One disclosure, as its own side sees it and as a recipient does. Nobody else is told that it is there.

use super::shown::{self, Names, lines, quiet, stacked};
use crate::around::Around;
use crate::commands;
use crate::queries::{self, DisclosureRow, FeedbackRow, ReadingRow, RecipientRow, disclosure_thing};
use crate::words::{Outcome, Route, Standing};
use access::Permit;
use components::{
    Button, ButtonGroup, ButtonVariant, Cell, Content, Html, InsetText, Paragraph, SummaryCard, SummaryList,
    SummaryRow, Table, WarningText,
};
use kernel::AgencyId;
use std::sync::Arc;
use store::Stop;
use vocabulary::DisclosureId;
use web::{Asked, Outcome as Page_, Page};

type Whole = (DisclosureRow, Vec<RecipientRow>, Vec<ReadingRow>, Vec<FeedbackRow>);

/// The page.
pub(super) async fn show(asked: Asked, around: Arc<dyn Around>) -> Page_ {
    let id: DisclosureId = asked.id("id")?;
    let thing = disclosure_thing(&mut asked.house.facts().await?, &asked.visit, id).await?.ok_or(Stop::NotFound)?;
    if let Ok(permit) = asked.permit("sharing.view", &thing) {
        let whole = whole(&asked, &permit, id).await?;
        let may_review = asked.permit("sharing.review", &thing).is_ok();
        return given(&asked, &*around, &whole, may_review).await;
    }
    // A refusal leaves a trace, of which nothing is shown.
    let permit = asked.house.ask(&asked.visit, "sharing.read", thing).await?;
    let whole = whole(&asked, &permit, id).await?;
    received(&asked, &*around, &permit, &whole).await
}

async fn whole(asked: &Asked, permit: &Permit, id: DisclosureId) -> Result<Whole, Stop> {
    let mut reader = asked.house.look(permit, "disclosure").await?;
    queries::disclosure(&mut reader, id).await?.ok_or(Stop::NotFound)
}

async fn names(asked: &Asked, around: &dyn Around, whole: &Whole) -> Result<Names, Stop> {
    let (row, recipients, readings, feedback) = whole;
    let acted = [&row.withdrawn, &row.reviewed].into_iter().flatten().map(|(_, by, _)| by.clone());
    let staff = std::iter::once(row.decided_by.clone())
        .chain(acted)
        .chain(recipients.iter().map(|to| to.person.clone()))
        .chain(recipients.iter().filter_map(|to| to.accepted.as_ref().map(|(_, by)| by.clone())))
        .chain(readings.iter().map(|reading| reading.actor.clone()))
        .chain(feedback.iter().map(|told| told.actor.clone()));
    Names::of(asked, around, staff).await
}

/// What was decided: for whoever decided it and for whoever receives it alike.
fn common(asked: &Asked, names: &Names, row: &DisclosureRow) -> Vec<SummaryRow> {
    let decided = &row.decided;
    let content = decided.content.get();
    let mut rows = vec![SummaryRow::new(asked.t("sharing-to"), names.recipients(asked, &decided.recipients))];
    if !decided.purpose.is_empty() {
        rows.push(SummaryRow::new(asked.t("sharing-purpose"), shown::purpose(asked, &decided.purpose)));
    }
    if !decided.classes.is_empty() {
        rows.push(SummaryRow::new(asked.t("sharing-classes"), Content::Html(shown::classes(asked, &decided.classes))));
        let marking = asked.t(&format!("sharing-marking-{}", decided.marking.code()));
        rows.push(SummaryRow::new(asked.t("sharing-marking"), marking));
    }
    match content {
        None => rows.push(SummaryRow::new(asked.t("sharing-told"), asked.t("sharing-erased"))),
        Some(content) => rows.extend(shown::said(asked, "sharing-told", &content.what)),
    }
    for (key, code) in [
        ("sharing-statement", decided.statement.map(|s| s.code())),
        ("sharing-category", decided.category.map(|c| c.code())),
    ] {
        rows.extend(code.map(|code| SummaryRow::new(asked.t(key), asked.t(&format!("{key}-{code}")))));
    }
    rows.extend(content.and_then(|content| shown::said(asked, "sharing-necessity", &content.necessity)));
    rows.extend(content.and_then(|content| shown::said(asked, "sharing-requested", &content.asked)));
    if decided.outcome == Outcome::Shared {
        let onward = asked.t(&format!("sharing-onward-{}", decided.onward.code()));
        rows.push(SummaryRow::new(asked.t("sharing-onward"), onward));
        let ends = decided.ends.map_or_else(|| asked.t("sharing-ends-none"), |day| asked.texts.date(day));
        rows.push(SummaryRow::new(asked.t("sharing-ends"), ends));
    }
    rows
}

/// For the side that shared.
async fn given(asked: &Asked, around: &dyn Around, whole: &Whole, may_review: bool) -> Page_ {
    let (row, recipients, readings, feedback) = whole;
    let names = names(asked, around, whole).await?;
    let decided = &row.decided;
    let content = decided.content.get();
    let standing = row.standing(asked.now());
    let done =
        ["shared", "urgent", "completed", "withdrawn", "reviewed"].into_iter().find(|c| asked.query.is("done", c));
    let title = if decided.outcome == Outcome::Shared { "sharing-disclosure-title" } else { "sharing-withheld-title" };
    let mut page = Page::new(asked.t(title))
        .caption(shown::about(asked, content, true))
        .menu(super::MENU)
        .full()
        .back("/sharing")
        .notice(done.map(|code| asked.t(&format!("sharing-done-{code}"))))
        .with(shown::tags(asked, row));
    if row.waits_for_basis() {
        let due = asked.house.limits().due("share.complete_urgent", row.decided_at);
        let when = due.map(|due| asked.texts.due(due, asked.now())).unwrap_or_default();
        let told = asked.t_with("sharing-complete-due", &[("when", when.into())]);
        let complete = Button::link(
            asked.url(&format!("/sharing/disclosures/{}/complete", row.id)),
            asked.t("sharing-complete-link"),
        );
        page = page.with(InsetText::new(told)).with(complete.html());
    }
    if let Some((at, by, why)) = &row.withdrawn {
        let why = why.clone().unwrap_or_else(|| asked.t("sharing-erased"));
        let args =
            [("when", asked.texts.date_time(*at).into()), ("who", names.actor(asked, by).into()), ("why", why.into())];
        page = page.with(InsetText::new(asked.t_with("sharing-withdrawn-told", &args)));
    }
    let mut rows = common(asked, &names, row);
    if !decided.withheld.is_empty() {
        rows.push(SummaryRow::new(
            asked.t("sharing-withheld"),
            Content::Html(shown::classes(asked, &decided.withheld)),
        ));
    }
    rows.extend(content.and_then(|content| shown::said(asked, "sharing-withheld_why", &content.withheld_why)));
    rows.extend(content.and_then(|content| shown::said(asked, "sharing-conditions", &content.conditions)));
    if decided.outcome == Outcome::Shared {
        let informed = asked.t(&format!("sharing-informed-{}", decided.informed.code()));
        rows.push(SummaryRow::new(asked.t("sharing-informed"), informed));
    }
    rows.push(SummaryRow::new(asked.t("sharing-decided_by"), by(asked, &names, row)));
    page = page.with(SummaryList::new(rows));
    if decided.outcome == Outcome::Shared {
        page = page
            .with(shown::heading(asked, "sharing-basis-title"))
            .with(basis(asked, row))
            .with(shown::heading(asked, "sharing-read-by"))
            .with(read_by(asked, &names, row, recipients, readings))
            .with(shown::heading(asked, "sharing-feedback"))
            .with(fed_back(asked, &names, feedback));
        if decided.route != Route::Agreement {
            page = page.with(shown::heading(asked, "sharing-review")).with(review(asked, &names, row, may_review));
        }
    }
    if standing == Standing::InForce {
        let href = asked.url(&format!("/sharing/disclosures/{}/withdraw", row.id));
        let withdraw =
            Button { variant: ButtonVariant::Warning, ..Button::link(href, asked.t("sharing-withdraw-link")) };
        page = page.with(withdraw.html());
    }
    let partner = format!("/sharing/about/{}", decided.record);
    let record = format!("/people/{}", decided.record);
    page.with(shown::to(asked, &record, "sharing-to-record"))
        .with(shown::to(asked, &partner, "sharing-to-partner"))
        .answer()
}

fn by(asked: &Asked, names: &Names, row: &DisclosureRow) -> Content {
    let who = format!("{}, {}", names.actor(asked, &row.decided_by), names.agency(asked, row.decided.agency));
    Content::Html(Html::join([Html::text(&who), quiet(&asked.texts.date_time(row.decided_at))]))
}

fn basis(asked: &Asked, row: &DisclosureRow) -> Html {
    let route = match row.decided.route {
        Route::Agreement => "sharing-route-agreement",
        Route::OneOff => "sharing-route-one_off",
        Route::Urgent => "sharing-route-urgent",
    };
    let mut rows = vec![SummaryRow::new(asked.t("sharing-route"), asked.t(route))];
    let under = row.decided.recipients.iter().filter_map(|to| to.covered.as_ref()).map(|covered| {
        let args = [("code", covered.code.as_str().into()), ("version", covered.version.into())];
        let words = asked.t_with("sharing-under", &args);
        components::Link::new(asked.url(&format!("/sharing/agreements/{}", covered.agreement)), words).html()
    });
    let under: std::collections::BTreeSet<String> = under.map(Html::into_string).collect();
    if !under.is_empty() {
        let under = stacked(under.into_iter().map(Html::trusted));
        rows.push(SummaryRow::new(asked.t("sharing-agreement"), Content::Html(under)));
    }
    let content = row.decided.content.get();
    rows.extend(content.and_then(|content| shown::said(asked, "sharing-one_off_why", &content.one_off_why)));
    rows.extend(content.and_then(|content| shown::said(asked, "sharing-consent_why", &content.consent_why)));
    if row.waits_for_basis() {
        rows.push(SummaryRow::new(asked.t("sharing-basis-title"), asked.t("sharing-tag-basis")));
    } else {
        let consent = asked.t(&format!("sharing-consent-{}", row.decided.consent.code()));
        rows.push(SummaryRow::new(asked.t("sharing-consent"), consent));
        rows.extend(shown::basis_rows(asked, &row.decided.whole_basis()));
    }
    SummaryList::new(rows).html()
}

fn read_by(
    asked: &Asked,
    names: &Names,
    row: &DisclosureRow,
    recipients: &[RecipientRow],
    readings: &[ReadingRow],
) -> Html {
    let conditions = row.decided.content.get().is_some_and(|content| !content.conditions.trim().is_empty());
    let mut html = Html::default();
    if conditions {
        let told = recipients.iter().map(|to| {
            let who = names.agency(asked, to.agency);
            let args = |when: String| [("who", who.clone().into()), ("when", when.into())];
            let words = match &to.accepted {
                Some((at, _)) => asked.t_with("sharing-accepted-told", &args(asked.texts.date_time(*at))),
                None => asked.t_with("sharing-not-accepted-told", &args(String::new())),
            };
            Html::text(&words)
        });
        html.push(stacked(told));
    }
    if readings.is_empty() {
        html.push(Paragraph::new(asked.t("sharing-read-by-none")).html());
        return html;
    }
    let table = Table {
        caption: asked.t("sharing-read-by"),
        caption_classes: "govuk-visually-hidden".to_owned(),
        head: ["sharing-who", "sharing-agency", "sharing-first-read"].map(|key| Cell::new(asked.t(key))).to_vec(),
        rows: readings
            .iter()
            .map(|reading| {
                vec![
                    Cell::new(names.actor(asked, &reading.actor)),
                    Cell::new(names.agency(asked, reading.agency)),
                    Cell::new(asked.texts.date_time(reading.at)),
                ]
            })
            .collect(),
        ..Table::default()
    };
    html.push(shown::scroll(&asked.t("sharing-read-by"), table.html()));
    html
}

fn fed_back(asked: &Asked, names: &Names, feedback: &[FeedbackRow]) -> Html {
    if feedback.is_empty() {
        return Paragraph::new(asked.t("sharing-feedback-none")).html();
    }
    let cards = feedback.iter().map(|told| {
        let card =
            SummaryCard { title: names.agency(asked, told.agency).into(), heading_level: 3, ..SummaryCard::default() };
        let text =
            if told.text.is_empty() { asked.t("sharing-erased").into() } else { Content::Html(lines(&told.text)) };
        let who = format!("{}, {}", names.actor(asked, &told.actor), asked.texts.date_time(told.at));
        let rows =
            vec![SummaryRow::new(asked.t("sharing-who"), who), SummaryRow::new(asked.t("sharing-feedback"), text)];
        SummaryList { card: Some(card), ..SummaryList::new(rows) }.html()
    });
    Html::join(cards)
}

fn review(asked: &Asked, names: &Names, row: &DisclosureRow, may_review: bool) -> Html {
    match &row.reviewed {
        Some((at, by, note)) => {
            let note = note.clone().unwrap_or_else(|| asked.t("sharing-erased"));
            let who = format!("{}, {}", names.actor(asked, by), asked.texts.date_time(*at));
            Html::join([Paragraph::new(Content::Html(lines(&note))).html(), quiet(&who)])
        }
        None if may_review => {
            let href = asked.url(&format!("/sharing/disclosures/{}/review", row.id));
            let look =
                Button { variant: ButtonVariant::Secondary, ..Button::link(href, asked.t("sharing-review-link")) };
            Html::join([Paragraph::new(asked.t("sharing-review-waits")).html(), look.html()])
        }
        None => Paragraph::new(asked.t("sharing-review-waits")).html(),
    }
}

/// For the side that receives: first the conditions, then what was shared, what is asked, and a way to answer.
async fn received(asked: &Asked, around: &dyn Around, permit: &Permit, whole: &Whole) -> Page_ {
    let (row, recipients, _, feedback) = whole;
    let agency = asked.visit.who.agency.ok_or(Stop::NotFound)?;
    let names = names(asked, around, whole).await?;
    let content = row.decided.content.get();
    let may_name = row.decided.classes.contains("identity");
    let done = ["accepted", "fed-back"].into_iter().find(|code| asked.query.is("done", code));
    let from = names.agency(asked, row.decided.agency);
    let page = Page::new(asked.t_with("sharing-received-title", &[("who", from.into())]))
        .caption(shown::about(asked, content, may_name))
        .menu(super::MENU)
        .full()
        .back("/sharing")
        .notice(done.map(|code| asked.t(&format!("sharing-done-{code}"))))
        .with(WarningText::new(asked.t("sharing-warning"), handling(asked, row)).html());
    let conditions = content.map(|content| content.conditions.as_str()).unwrap_or_default();
    if !conditions.trim().is_empty() && !accepted(recipients, agency, asked) {
        let accept = asked
            .side_form(&format!("/sharing/disclosures/{}/accept", row.id))
            .button(Button::new(asked.t("sharing-accept")).html());
        return page
            .with(shown::heading(asked, "sharing-conditions"))
            .with(InsetText::new(Content::Html(lines(conditions))))
            .with(asked.paragraph("sharing-accept-first"))
            .with(accept.html())
            .answer();
    }
    // The owner is told of the first look of each reader, and the content leaves only once that is written.
    commands::open(&asked.house, &asked.visit, row.id).await?;
    let record_parts = row.decided.classes.iter().filter(|code| crate::law().class(code).is_some_and(|c| c.record));
    let parts = around.parts(asked, permit, row.decided.record, record_parts.cloned().collect()).await?;
    let mut rows = common(asked, &names, row);
    rows.extend(shown::said(asked, "sharing-conditions", conditions));
    rows.push(SummaryRow::new(asked.t("sharing-decided_by"), by(asked, &names, row)));
    let own: Vec<FeedbackRow> = feedback.iter().filter(|told| told.agency == agency).cloned().collect();
    let answer =
        Button::link(asked.url(&format!("/sharing/disclosures/{}/feedback", row.id)), asked.t("sharing-feedback-link"));
    let group = ButtonGroup { items: vec![answer.html()], ..ButtonGroup::default() };
    let mut page = page.with(SummaryList::new(rows));
    if !parts.is_empty() {
        page = page.with(shown::heading(asked, "sharing-from-record")).with(parts);
    }
    page.with(shown::heading(asked, "sharing-feedback"))
        .with(asked.paragraph("sharing-feedback-lead"))
        .with(if own.is_empty() { Html::default() } else { fed_back(asked, &names, &own) })
        .with(group.html())
        .answer()
}

/// One line that says an action.
fn handling(asked: &Asked, row: &DisclosureRow) -> String {
    let marking = asked.t(&format!("sharing-marking-{}", row.decided.marking.code()));
    let onward = asked.t(&format!("sharing-onward-{}", row.decided.onward.code()));
    asked.t_with("sharing-handling", &[("marking", marking.into()), ("onward", onward.into())])
}

fn accepted(recipients: &[RecipientRow], agency: AgencyId, asked: &Asked) -> bool {
    let actor = asked.visit.actor().to_string();
    let ours = recipients.iter().filter(|to| to.agency == agency && (to.person.is_empty() || to.person == actor));
    ours.into_iter().any(|to| to.accepted.is_some())
}
