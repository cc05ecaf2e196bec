//! The reporter disagrees with the decision, with a reason.

use super::MENU;
use crate::commands;
use crate::queries::concern_thing;
use store::Stop;
use vocabulary::ConcernId;
use web::components::{Button, InsetText};
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

pub(super) async fn show(asked: Asked) -> Outcome {
    page(&asked, &Fields::default(), &Mistakes::none()).await?.answer()
}

async fn page(asked: &Asked, typed: &Fields, mistakes: &Mistakes) -> Result<Page, Stop> {
    let concern: ConcernId = asked.id("id")?;
    asked.permit("concerns.escalate", &concern_thing(&asked.house, concern).await?)?;
    let form = asked
        .form(&format!("/referrals/{concern}/disagree"))
        .field(Filled::new(asked, typed, mistakes).textarea("reason", "referral-disagree-reason"))
        .button(Button::new(asked.t("referral-disagree-send")));
    Ok(Page::new(asked.t("referral-disagree-title"))
        .menu(MENU)
        .back(format!("/referrals/{concern}"))
        .mistakes(mistakes)
        .with(asked.paragraph("referral-disagree-lead"))
        .with(InsetText::new(asked.paragraph("referral-disagree-first")))
        .form(form))
}

pub(super) async fn send(asked: Asked) -> Outcome {
    if asked.switching_language {
        return page(&asked, &asked.form, &Mistakes::none()).await?.answer();
    }
    let Some(reason) = asked.form.some("reason") else {
        let mut mistakes = Mistakes::none();
        mistakes.add("reason", asked.t("referral-disagree-missing"));
        return page(&asked, &asked.form, &mistakes).await?.answer();
    };
    let concern: ConcernId = asked.id("id")?;
    commands::escalate(&asked.house, &asked.visit, concern, reason).await?;
    Ok(Answer::Redirect(format!("/referrals/{concern}?done=disagreed")))
}
