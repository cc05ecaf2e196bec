//! Questions that other desks put to mine: the question alone is shown, never the concern it belongs to.

use super::form::lines;
use crate::commands;
use crate::events::ConcernEvent;
use crate::queries::{self, concern_thing, desk_thing};
use crate::words::Asked as Whom;
use store::Stop;
use vocabulary::{ConcernId, QuestionId};
use web::components::{Action, Button, InsetText, Paragraph, SummaryList, SummaryRow};
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

pub(super) async fn list(asked: Asked) -> Outcome {
    let mut rows = Vec::new();
    for team in &asked.visit.who.teams {
        let agency = asked.visit.who.agency.ok_or(Stop::NotFound)?;
        let permit = asked.permit("concerns.view_desk", &desk_thing(*team, agency, false))?;
        for waiting in queries::questions_to(&asked.house, &permit, *team).await? {
            // A question in a concern about this very team is absent, as the concern is.
            let thing = concern_thing(&asked.house, waiting.concern).await?;
            if asked.house.permit(&asked.visit, "concerns.answer_question", &thing).is_ok() {
                rows.push(waiting);
            }
        }
    }
    rows.sort_by_key(|row| (row.asked_at, row.question));
    let notice = asked.query.is("done", "answered").then(|| asked.t("questions-answered"));
    let page = Page::new(asked.t("questions-title")).menu("questions").notice(notice);
    if rows.is_empty() {
        return page.with(asked.paragraph("questions-none")).answer();
    }
    let rows = rows.iter().map(|row| {
        let at = asked.texts.date_time(row.asked_at);
        let path = asked.url(&format!("/questions/{}/{}", row.concern, row.question));
        SummaryRow::new(asked.t("questions-asked-at"), at.as_str()).action(Action::new(
            path,
            asked.t("questions-answer"),
            at,
        ))
    });
    page.with(asked.paragraph("questions-lead")).with(SummaryList::new(rows.collect())).answer()
}

pub(super) async fn show(asked: Asked) -> Outcome {
    page(&asked, &Fields::default(), &Mistakes::none()).await?.answer()
}

async fn page(asked: &Asked, typed: &Fields, mistakes: &Mistakes) -> Result<Page, Stop> {
    let (concern, question): (ConcernId, QuestionId) = (asked.id("concern")?, asked.id("question")?);
    let permit = asked.permit("concerns.answer_question", &concern_thing(&asked.house, concern).await?)?;
    let (state, history, _) = queries::concern(&asked.house, &permit, concern).await?;
    let found = history.events.iter().find_map(|told| match &told.event {
        ConcernEvent::QuestionAsked { question: id, of: Whom::Agency(desk), text }
            if *id == question && asked.visit.who.teams.contains(&desk.team) =>
        {
            Some((told.at, text))
        }
        _ => None,
    });
    let (at, text) = found.ok_or(Stop::NotFound)?;
    let words = text.get().map_or_else(|| asked.t("referral-erased"), Clone::clone);
    let asked_at = asked.t_with("questions-asked", &[("at", asked.texts.date_time(at).into())]);
    let page = Page::new(asked.t("questions-one"))
        .menu("questions")
        .back("/questions")
        .mistakes(mistakes)
        .with(Paragraph::new(asked_at))
        .with(InsetText::new(lines(&words)));
    if state.questions.get(&question).is_none_or(|(_, answered)| *answered) {
        return Ok(page.with(asked.paragraph("declined-answered-before")));
    }
    let form = asked
        .form(&format!("/questions/{concern}/{question}"))
        .field(Filled::new(asked, typed, mistakes).textarea("answer", "questions-your-answer"))
        .button(Button::new(asked.t("referral-answer-send")));
    Ok(page.with(asked.paragraph("questions-need-to-know")).form(form))
}

pub(super) async fn send(asked: Asked) -> Outcome {
    if asked.switching_language {
        return page(&asked, &asked.form, &Mistakes::none()).await?.answer();
    }
    let Some(answer) = asked.form.some("answer") else {
        let mut mistakes = Mistakes::none();
        mistakes.add("answer", asked.t("referral-answer-missing"));
        return page(&asked, &asked.form, &mistakes).await?.answer();
    };
    let (concern, question) = (asked.id("concern")?, asked.id("question")?);
    commands::answer_question(&asked.house, &asked.visit, concern, question, answer).await?;
    Ok(Answer::Redirect("/questions?done=answered".to_owned()))
}
