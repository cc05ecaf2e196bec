//! Sign in, second step: the code from the app, or a recovery code.

use super::passkey::{Wanted, control};
use super::{button, link_line, next, wait, with_next};
use crate::commands::{HalfWay, door, half_way};
use crate::credentials::sessions::Stage;
use components::Input;
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

/// Codes that may be tried for one account within so many minutes.
pub(super) const TRIES: u32 = 10;
pub(super) const MINUTES: u32 = 15;

/// Asks for the code from the app.
pub(super) async fn show(asked: Asked) -> Outcome {
    asked_for(&asked, false).await
}

/// Asks for a recovery code.
pub(super) async fn show_recovery(asked: Asked) -> Outcome {
    asked_for(&asked, true).await
}

/// Looks at the code from the app.
pub(super) async fn submit(asked: Asked) -> Outcome {
    looked_at(&asked, false).await
}

/// Looks at a recovery code.
pub(super) async fn submit_recovery(asked: Asked) -> Outcome {
    looked_at(&asked, true).await
}

async fn asked_for(asked: &Asked, recovery: bool) -> Outcome {
    match half_way(&asked.house, asked.session_token.as_deref(), asked.now()).await? {
        Some(half) if recovery && half.entrance.is_to_link() => {
            Ok(Answer::Redirect(with_next("/sign-in/code", next(&asked.query))))
        }
        Some(half) if half.entrance.stage == Stage::SecondFactorDue => {
            let fields = Fields::default().with("next", asked.query.text("next"));
            page(asked, &half, recovery, &fields, &Mistakes::none()).await
        }
        _ => begin_again(),
    }
}

/// Looks at the answer of a passkey.
pub(super) async fn passkey(asked: Asked) -> Outcome {
    let Some(half) = half_way(&asked.house, asked.session_token.as_deref(), asked.now()).await? else {
        return begin_again();
    };
    let mut mistakes = Mistakes::none();
    if asked.switching_language {
        return page(&asked, &half, false, &asked.form, &mistakes).await;
    }
    if !asked.may_try(&format!("second-step:{}", half.entrance.staff), TRIES, MINUTES) {
        mistakes.add("code", wait(&asked, MINUTES.into()));
        return page(&asked, &half, false, &asked.form, &mistakes).await;
    }
    let (ticket, answer) = (asked.form.text("ticket"), asked.form.raw("credential"));
    let became = door::second_passkey(&asked.house, &asked.visit, &half, ticket, answer, &asked.network).await?;
    match became {
        door::Answer::On { token, .. } => {
            super::came_in(&asked, &token).await?;
            let then = next(&asked.form).unwrap_or("/home").to_owned();
            return Ok(Answer::SignedIn { token, then, language: None });
        }
        door::Answer::Wait(minutes) => mistakes.add("code", wait(&asked, minutes)),
        door::Answer::Refused => mistakes.add("code", asked.t("agencies-passkey-wrong")),
        door::Answer::BeginAgain | door::Answer::ThroughAgency => return begin_again(),
    }
    page(&asked, &half, false, &asked.form, &mistakes).await
}

async fn looked_at(asked: &Asked, recovery: bool) -> Outcome {
    let mut mistakes = Mistakes::none();
    let Some(half) = half_way(&asked.house, asked.session_token.as_deref(), asked.now()).await? else {
        return begin_again();
    };
    if asked.switching_language {
        return page(asked, &half, recovery, &asked.form, &mistakes).await;
    }
    let code = asked.form.text("code");
    if code.is_empty() {
        mistakes.add("code", asked.t(if recovery { "agencies-recovery-missing" } else { "agencies-code-missing" }));
        return page(asked, &half, recovery, &asked.form, &mistakes).await;
    }
    // From however many networks and browsers: somebody who knows the password alone tries few codes.
    if !asked.may_try(&format!("second-step:{}", half.entrance.staff), TRIES, MINUTES) {
        mistakes.add("code", wait(asked, MINUTES.into()));
        return page(asked, &half, recovery, &asked.form, &mistakes).await;
    }
    let answer = if recovery {
        door::recovery_code(&asked.house, &asked.visit, &half, code, &asked.network).await?
    } else {
        door::second_factor(&asked.house, &asked.visit, &half, code, &asked.network).await?
    };
    match answer {
        door::Answer::On { token, .. } => {
            super::came_in(asked, &token).await?;
            // Whoever came with a recovery code has lost the app: that is the next thing to put right.
            let then = if recovery { "/account?told=recovery" } else { next(&asked.form).unwrap_or("/home") };
            Ok(Answer::SignedIn { token, then: then.to_owned(), language: None })
        }
        door::Answer::Wait(minutes) => {
            mistakes.add("code", wait(asked, minutes));
            page(asked, &half, recovery, &asked.form, &mistakes).await
        }
        door::Answer::Refused => {
            mistakes.add("code", asked.t(if recovery { "agencies-recovery-wrong" } else { "agencies-code-wrong" }));
            page(asked, &half, recovery, &asked.form, &mistakes).await
        }
        door::Answer::BeginAgain | door::Answer::ThroughAgency => begin_again(),
    }
}

fn begin_again() -> Outcome {
    Ok(Answer::Redirect("/sign-in?told=begin-again".to_owned()))
}

async fn page(asked: &Asked, half: &HalfWay, recovery: bool, fields: &Fields, mistakes: &Mistakes) -> Outcome {
    let filled = Filled::new(asked, fields, mistakes);
    let (path, title) = if recovery {
        ("/sign-in/recovery-code", "agencies-recovery-title")
    } else {
        ("/sign-in/code", "agencies-code-title")
    };
    let label = if recovery { "agencies-recovery" } else { "agencies-code" };
    let typed = filled.input("code", label);
    // A wrong code is typed anew, not mended.
    let typed = Input { value: String::new(), spellcheck: Some(false), ..typed };
    let input = if recovery {
        Input { autocomplete: "off".to_owned(), classes: "govuk-input--width-20".to_owned(), ..typed }
    } else {
        Input {
            autocomplete: "one-time-code".to_owned(),
            inputmode: "numeric".to_owned(),
            classes: "govuk-input--width-5 govuk-input--extra-letter-spacing".to_owned(),
            ..typed
        }
    };
    let next = next(fields);
    let mut form = asked.form(path).field(input.html());
    if let Some(next) = next {
        form = form.hidden("next", next);
    }
    let (other, other_key) = if recovery {
        ("/sign-in/code", "agencies-code-link")
    } else {
        ("/sign-in/recovery-code", "agencies-recovery-link")
    };
    let to_link = half.entrance.is_to_link();
    let mut page = Page::new(asked.t(title)).back("/sign-in").mistakes(mistakes);
    if to_link {
        page = page.with(asked.paragraph("agencies-through-first-time"));
    }
    page = page.form(form.button(button(asked, "agencies-continue")));
    let begun = if recovery { None } else { door::begin_second_passkey(&asked.house, &asked.visit, half).await? };
    if let Some(begun) = begun {
        let mut form = asked.side_form("/sign-in/code/passkey");
        if let Some(next) = next {
            form = form.hidden("next", next);
        }
        page = page.with(control(asked, form, &begun, Wanted::Get, "agencies-passkey-use").html());
    }
    if !to_link {
        page = page.with(link_line(asked, &with_next(other, next), other_key));
    }
    page.with(asked.paragraph("agencies-code-help")).answer()
}
