//! The reporter answers a question from the desk.

use super::MENU;
use super::form::lines;
use crate::commands;
use crate::events::ConcernEvent;
use crate::queries;
use crate::words::Asked as Whom;
use store::Stop;
use vocabulary::{ConcernId, QuestionId};
use web::components::{Button, InsetText};
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

pub(super) async fn show(asked: Asked) -> Outcome {
    page(&asked, &Fields::default(), &Mistakes::none()).await?.answer()
}

async fn page(asked: &Asked, typed: &Fields, mistakes: &Mistakes) -> Result<Page, Stop> {
    let (concern, question): (ConcernId, QuestionId) = (asked.id("id")?, asked.id("question")?);
    let permit = asked.permit("concerns.follow", &queries::concern_thing(&asked.house, concern).await?)?;
    let (_, history, _) = queries::concern(&asked.house, &permit, concern).await?;
    let text = history.events.iter().find_map(|told| match &told.event {
        ConcernEvent::QuestionAsked { question: id, of: Whom::Reporter, text } if *id == question => Some(text),
        _ => None,
    });
    let words = text.ok_or(Stop::NotFound)?.get().map_or_else(|| asked.t("referral-erased"), Clone::clone);
    let form = asked
        .form(&format!("/referrals/{concern}/questions/{question}"))
        .field(Filled::new(asked, typed, mistakes).textarea("answer", "referral-answer"))
        .button(Button::new(asked.t("referral-answer-send")));
    Ok(Page::new(asked.t("referral-answer-title"))
        .menu(MENU)
        .back(format!("/referrals/{concern}"))
        .mistakes(mistakes)
        .with(InsetText::new(lines(&words)))
        .form(form))
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
    let (concern, question) = (asked.id("id")?, asked.id("question")?);
    commands::answer_question(&asked.house, &asked.visit, concern, question, answer).await?;
    Ok(Answer::Redirect(format!("/referrals/{concern}?done=answered")))
}
