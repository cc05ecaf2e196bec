//! Check answers, then send. What is missing does not stop a report, but for what happened and a name.

use super::compile::{council, language, report};
use super::form::{rows, typed};
use super::group::card;
use super::steps::{Entry, Section, Step, sections};
use super::task_list::{is_needed, title};
use super::wording::{Advice, language_advice};
use super::{MENU, draft_of, draft_path, sent};
use crate::Routing;
use crate::drafts::{self, Draft, Written};
use crate::words::{Desk, Door, Matter};
use kernel::{ActorId, Language, TeamId};
use std::sync::Arc;
use store::{Fault, Stop};
use web::components::{
    Action, Button, Content, Details, Heading, Html, List, Size, SummaryList, SummaryRow, Tag, TagColour, WarningText,
};
use web::{Answer, Asked, Mistakes, Outcome, Page};

pub(super) async fn show(asked: Asked) -> Outcome {
    let draft = draft_of(&asked).await?;
    page(&asked, &draft, &Mistakes::none()).answer()
}

fn page(asked: &Asked, draft: &Draft, mistakes: &Mistakes) -> Page {
    let mut page = Page::new(asked.t("referral-check-title"))
        .caption(asked.t(title(draft.written.matter)))
        .menu(MENU)
        .back(draft_path(draft, ""))
        .mistakes(mistakes)
        .with(asked.paragraph("referral-check-lead"));
    for section in sections(draft.written.matter) {
        page = page.with(part(asked, draft, section));
    }
    let advice = advice(draft);
    if !advice.is_empty() {
        page = page.with(hints(asked, &advice));
    }
    page =
        page.with(Heading::new(2, Size::M, asked.t("referral-send-title"))).with(asked.paragraph("referral-send-lead"));
    let form = asked.form(&draft_path(draft, "check")).hidden("version", draft.version.to_string());
    page.form(form.button(Button { prevent_double_click: Some(true), ..Button::new(asked.t("referral-send")) }))
}

/// What was told in one part of the task list. What is needed to send can be led to from a mistake.
fn part(asked: &Asked, draft: &Draft, section: &Section) -> Html {
    let needed = |entry: &&Entry| matches!(entry, Entry::Step(step) if NEEDED.contains(&step.key));
    let id = match section.entries.iter().find(needed) {
        Some(Entry::Step(step)) => step.key.to_owned(),
        _ => String::new(),
    };
    let mut html = Heading { id, ..Heading::new(2, Size::M, asked.t(section.title)) }.html();
    let (mut list, mut cards) = (Vec::new(), Html::default());
    for entry in section.entries {
        match entry {
            Entry::Step(step) => list.extend(told(asked, draft, step)),
            Entry::Group(group) => {
                for number in draft.written.numbers(group.stem) {
                    cards.push(card(asked, draft, group, number, "?from=check"));
                }
            }
        }
    }
    html.push(cards);
    if !list.is_empty() {
        html.push(SummaryList::new(list).html());
    }
    html
}

/// The pages without which nothing is sent.
const NEEDED: [&str; 2] = ["what", "you"];

fn told(asked: &Asked, draft: &Draft, step: &Step) -> Vec<SummaryRow> {
    let href = asked.url(&format!("{}?from=check", draft_path(draft, step.key)));
    let change = Action::new(href, asked.t("referral-change"), asked.t(step.title));
    let mut list = rows(asked, step, &typed(&draft.written, step.key));
    if list.is_empty() {
        let value: Content = if is_needed(&draft.written, step.key) {
            Tag::new(asked.t("referral-task-needed"), TagColour::Usual).html().into()
        } else {
            asked.t("referral-not-told").into()
        };
        list.push(SummaryRow::new(asked.t(step.title), value));
    }
    list[0].actions.push(change);
    list
}

/// What to reconsider in what the professional wrote: not in the child's own words, nor in names and addresses.
/// A referral may be written in either language, whatever the language of the pages: Welsh meets no entry of the list.
fn advice(draft: &Draft) -> Vec<Advice> {
    let checked = ["what", "analysis", "before", "awareness", "household", "safety", "trusted"];
    let mut all: Vec<Advice> = Vec::new();
    for (name, part) in draft.written.parts.iter().filter(|(name, _)| checked.contains(&name.as_str())) {
        let texts = part.fields.iter().filter(|(field, _)| name != "trusted" || field == "other_children");
        for (_, text) in texts {
            all.extend(language_advice(text, Language::En));
        }
    }
    all.sort_unstable_by_key(|advice| advice.avoid);
    all.dedup();
    all
}

fn hints(asked: &Asked, advice: &[Advice]) -> Html {
    let line = |advice: &Advice| {
        asked.t_with("referral-wording-line", &[("avoid", advice.avoid.into()), ("instead", advice.instead.into())])
    };
    let mut content = asked.paragraph("referral-wording-lead");
    content.push(List::bullet(advice.iter().map(line)).html());
    let details = Details::new(asked.t("referral-wording-title"), Content::Html(content));
    Details { open: true, ..details }.html()
}

pub(super) async fn send(asked: Asked, routing: Arc<dyn Routing>) -> Outcome {
    let draft = match draft_of(&asked).await {
        // A second press of the button: the report has gone, and stands at the head of the list.
        Err(Stop::NotFound) => return Ok(Answer::Redirect("/referrals".to_owned())),
        draft => draft?,
    };
    if asked.switching_language {
        return page(&asked, &draft, &Mistakes::none()).answer();
    }
    let mut mistakes = Mistakes::none();
    for (step, why) in NEEDED.into_iter().zip(["declined-nothing-told", "declined-professional-anonymous"]) {
        mistakes.unless(!is_needed(&draft.written, step), step, asked.t(why));
    }
    if mistakes.any() {
        return page(&asked, &draft, &mistakes).answer();
    }
    let (house, visit, written) = (&asked.house, &asked.visit, &draft.written);
    let named = written.text("trusted", "named");
    let about = if written.matter == Matter::PositionOfTrust && !named.is_empty() {
        routing.staff_named(house, named).await?
    } else {
        Vec::new()
    };
    let desk = desk_for(&asked, routing.as_ref(), written, &about).await?;
    // The report is worded in the language in which it will be answered and read back to its sender.
    let mut worded = asked.clone();
    worded.visit.language = language(&asked, written);
    worded.texts = house.texts(worded.visit.language);
    let report = report(&worded, written, desk, &about);
    let told = sent::Told {
        matter: written.matter,
        door: Door::Professional,
        language: report.language,
        council: report.council.clone(),
    };
    let seen = asked.form.number("version").unwrap_or(draft.version);
    match drafts::send(house, visit, draft.id, seen, report).await {
        Ok(receipt) => Ok(Answer::Redirect(sent::address(&asked, &receipt, &told)?)),
        Err(Stop::NotFound) => Ok(Answer::Redirect("/referrals".to_owned())),
        Err(Stop::Stale(_)) => {
            let newest = draft_of(&asked).await?;
            let warning = WarningText::new(asked.t("referral-warning"), asked.t("referral-check-stale"));
            let mut shown = page(&asked, &newest, &Mistakes::none()).status(409);
            shown.body = Html::join([warning.html(), shown.body]);
            shown.answer()
        }
        Err(stop) => Err(stop),
    }
}

/// The desk of the place where the harm happened; but never the desk of the very team that the concern is about, as long
/// as there is another.
async fn desk_for(
    asked: &Asked,
    routing: &dyn Routing,
    written: &Written,
    about: &[(ActorId, Vec<TeamId>)],
) -> Result<Desk, Fault> {
    let (house, now, matter) = (&asked.house, asked.now(), written.matter);
    let council = council(written);
    if matter == Matter::PositionOfTrust {
        return routing.closed_desk_for(house, council.as_deref(), about, now).await;
    }
    routing.desk_for(house, council.as_deref(), matter, now).await
}
