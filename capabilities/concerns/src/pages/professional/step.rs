//! One page of a draft: shown, read and saved. Two tabs that write different things on one page both keep what they wrote.

use super::form::{fields, read, rows, typed};
use super::steps::{Found, Group, Step, find};
use super::task_list::title;
use super::{MENU, draft_of, draft_path, group};
use crate::drafts::{self, Draft};
use store::Stop;
use web::components::{Button, Heading, InsetText, Link, Paragraph, Size, SummaryList, WarningText};
use web::{Answer, Asked, Fields, Mistakes, Outcome, Page};

pub(super) async fn show(asked: Asked) -> Outcome {
    let draft = draft_of(&asked).await?;
    match find(draft.written.matter, asked.param("step")).ok_or(Stop::NotFound)? {
        Found::Overview(of) => group::show(&asked, &draft, of).answer(),
        Found::Step(step) | Found::Part(_, _, step) => {
            let there = typed(&draft.written, asked.param("step"));
            page(&asked, &draft, step, &there, &Mistakes::none()).answer()
        }
    }
}

fn from(asked: &Asked) -> String {
    let from = if asked.form.has("from") { asked.form.text("from") } else { asked.query.text("from") };
    if from == "check" { from.to_owned() } else { String::new() }
}

fn page(asked: &Asked, draft: &Draft, step: &Step, typed: &Fields, mistakes: &Mistakes) -> Page {
    let version = asked.form.number("version").unwrap_or(draft.version);
    let mut form = asked
        .form(&draft_path(draft, asked.param("step")))
        .hidden("version", version.to_string())
        .hidden("from", from(asked));
    if !step.intro.is_empty() {
        form = form.field(InsetText::new(asked.paragraph(step.intro)).html());
    }
    for field in fields(asked, step, typed, mistakes) {
        form = form.field(field);
    }
    let back = match find(draft.written.matter, asked.param("step")) {
        _ if from(asked) == "check" => draft_path(draft, "check"),
        Some(Found::Part(group, Some(_), _)) => draft_path(draft, group.key),
        _ => draft_path(draft, ""),
    };
    let mut page = Page::new(asked.t(step.title)).menu(MENU).back(back).mistakes(mistakes);
    if step.questions.len() == 1 {
        page = page.own_heading();
    } else {
        page = page.caption(asked.t(title(draft.written.matter)));
    }
    page.form(form.button(Button::new(asked.t("referral-save"))))
}

pub(super) async fn send(asked: Asked) -> Outcome {
    let draft = draft_of(&asked).await?;
    let found = find(draft.written.matter, asked.param("step")).ok_or(Stop::NotFound)?;
    let (step, group) = match found {
        Found::Overview(_) => return Err(Stop::NotFound),
        Found::Step(step) => (step, None),
        Found::Part(group, number, step) => (step, Some((group, number))),
    };
    if asked.switching_language {
        return page(&asked, &draft, step, &asked.form, &Mistakes::none()).answer();
    }
    let (kept, mistakes) = read(&asked, step);
    if mistakes.any() {
        return page(&asked, &draft, step, &asked.form, &mistakes).answer();
    }
    let (house, visit) = (&asked.house, &asked.visit);
    let number = match group {
        Some((group, None)) => Some(drafts::add(house, visit, draft.id, group.stem, step.key, kept).await?),
        other => {
            let seen = asked.form.number("version").unwrap_or(0);
            match drafts::save(house, visit, draft.id, asked.param("step"), kept, seen).await {
                Err(Stop::Stale(_)) => return both(&asked, step).await,
                saved => saved?,
            }
            other.and_then(|(_, number)| number)
        }
    };
    Ok(Answer::Redirect(next(&asked, &draft, group.map(|(group, _)| group), number, step)))
}

/// Where to go on: to the next page of the same child, else to where the visitor came from.
fn next(asked: &Asked, draft: &Draft, group: Option<&Group>, number: Option<u32>, step: &Step) -> String {
    if from(asked) == "check" {
        return draft_path(draft, "check");
    }
    let Some((group, number)) = group.zip(number) else { return draft_path(draft, "") };
    let place = group.parts.iter().position(|part| part.key == step.key).unwrap_or(0);
    match group.parts.get(place + 1) {
        Some(part) => draft_path(draft, &format!("{}-{number}-{}", group.stem, part.key)),
        None => draft_path(draft, group.key),
    }
}

/// Somebody saved this page in between: what was typed stays in the form, what is saved stands beside it, and nothing
/// is overwritten until the visitor says so.
async fn both(asked: &Asked, step: &Step) -> Outcome {
    let draft = draft_of(asked).await?;
    let mut mine = asked.clone();
    mine.form.set("version", draft.version.to_string());
    let form = page(&mine, &draft, step, &asked.form, &Mistakes::none());
    let there = typed(&draft.written, asked.param("step"));
    let keep = Link::new(asked.url(&draft_path(&draft, "")), asked.t("referral-both-keep-saved"));
    let saved = rows(asked, step, &there);
    let saved = if saved.is_empty() { asked.paragraph("referral-both-empty") } else { SummaryList::new(saved).html() };
    let mut shown = Page::new(asked.t("referral-both-title"))
        .caption(asked.t(step.title))
        .menu(MENU)
        .status(409)
        .with(WarningText::new(asked.t("referral-warning"), asked.t("referral-both-lead")).html())
        .with(Heading::new(2, Size::M, asked.t("referral-both-saved")).html())
        .with(saved)
        .with(Paragraph::new(keep.html()).html())
        .with(Heading::new(2, Size::M, asked.t("referral-both-typed")).html());
    shown.body.push(form.body);
    shown.has_form = true;
    shown.answer()
}
