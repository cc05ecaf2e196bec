//! Sign in for the first time: setting up the second factor.

use super::{button, square};
use crate::commands::{HalfWay, door, half_way};
use crate::credentials::sessions::Stage;
use components::{Html, Input, List};
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

/// Shows the square and asks for the first code.
pub(super) async fn show(asked: Asked) -> Outcome {
    match due(&asked).await? {
        Some(half) => page(&asked, &half, &Mistakes::none()).await,
        None => begin_again(),
    }
}

/// Looks at the first code.
pub(super) async fn submit(asked: Asked) -> Outcome {
    let Some(half) = due(&asked).await? else { return begin_again() };
    let mut mistakes = Mistakes::none();
    if asked.switching_language {
        return page(&asked, &half, &mistakes).await;
    }
    let code = asked.form.text("code");
    if code.is_empty() {
        mistakes.add("code", asked.t("agencies-code-missing"));
        return page(&asked, &half, &mistakes).await;
    }
    match door::confirm_enrolment(&asked.house, &asked.visit, &half, code).await? {
        door::Answer::On { token, .. } => {
            super::came_in(&asked, &token).await?;
            let then = "/account/recovery-codes?first=yes".to_owned();
            Ok(Answer::SignedIn { token, then, language: None })
        }
        door::Answer::Refused | door::Answer::Wait(_) => {
            mistakes.add("code", asked.t("agencies-set-up-wrong"));
            page(&asked, &half, &mistakes).await
        }
        door::Answer::BeginAgain | door::Answer::ThroughAgency => begin_again(),
    }
}

async fn due(asked: &Asked) -> Result<Option<HalfWay>, store::Stop> {
    let half = half_way(&asked.house, asked.session_token.as_deref(), asked.now()).await?;
    Ok(half.filter(|half| half.entrance.stage == Stage::EnrolmentDue))
}

fn begin_again() -> Outcome {
    Ok(Answer::Redirect("/sign-in?told=begin-again".to_owned()))
}

async fn page(asked: &Asked, half: &HalfWay, mistakes: &Mistakes) -> Outcome {
    let secret = door::begin_enrolment(&asked.house, &asked.visit, &half.entrance).await?;
    let form = asked.form("/sign-in/set-up").field(code_field(asked, mistakes));
    Page::new(asked.t("agencies-set-up-title"))
        .mistakes(mistakes)
        .with(asked.paragraph("agencies-set-up-why"))
        .with(steps(asked))
        .with(square(asked, &secret, &half.email))
        .form(form.button(button(asked, "agencies-continue")))
        .answer()
}

/// What to do, in order.
pub(super) fn steps(asked: &Asked) -> Html {
    let steps = ["agencies-set-up-step-app", "agencies-set-up-step-scan", "agencies-set-up-step-code"];
    let items = steps.iter().map(|key| asked.t(key).into()).collect();
    List { items, kind: components::ListKind::Number, spaced_out: true, ..List::default() }.html()
}

/// The field for the first code.
pub(super) fn code_field(asked: &Asked, mistakes: &Mistakes) -> Html {
    let fields = Fields::default();
    let input = Filled::new(asked, &fields, mistakes).input("code", "agencies-code");
    let input = Input {
        autocomplete: "one-time-code".to_owned(),
        inputmode: "numeric".to_owned(),
        spellcheck: Some(false),
        classes: "govuk-input--width-5 govuk-input--extra-letter-spacing".to_owned(),
        ..input
    };
    input.html()
}
