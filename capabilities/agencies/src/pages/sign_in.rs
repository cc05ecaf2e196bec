//! Sign in: e-mail address and password.

use super::passkey::{Wanted, control};
use super::{button, link_line, next, wait, with_next};
use crate::commands::{door, passkeys, single_sign_on};
use crate::credentials::sessions::Stage;
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

/// The empty form; somebody who is signed in goes on.
pub(super) async fn show(asked: Asked) -> Outcome {
    if asked.signed_in.is_some() {
        return Ok(Answer::Redirect(next(&asked.query).unwrap_or("/home").to_owned()));
    }
    let told = match asked.query.text("told") {
        "new-password" => Some(asked.t("agencies-told-new-password")),
        "begin-again" => Some(asked.t("agencies-told-begin-again")),
        _ => None,
    };
    let fields = Fields::default().with("next", asked.query.text("next"));
    page(&asked, &fields, &Mistakes::none(), told).await
}

/// Looks at the password.
pub(super) async fn submit(asked: Asked) -> Outcome {
    let none = Mistakes::none();
    if asked.switching_language {
        return page(&asked, &asked.form, &none, None).await;
    }
    let mut mistakes = Mistakes::none();
    let (email, password) = (asked.form.text("email"), asked.form.raw("password"));
    mistakes.unless(!email.is_empty(), "email", asked.t("agencies-email-missing"));
    mistakes.unless(!password.is_empty(), "password", asked.t("agencies-sign-in-password-missing"));
    if mistakes.any() {
        return page(&asked, &asked.form, &mistakes, None).await;
    }
    let next = next(&asked.form);
    // Before any hashing: a flood from one network must not use up the turns of everybody else.
    if !asked.may_try(&format!("sign-in:{}", asked.network), 120, 1) {
        mistakes.add("email", wait(&asked, 1));
        return page(&asked, &asked.form, &mistakes, None).await;
    }
    match door::sign_in(&asked.house, &asked.visit, email, password, &asked.network).await? {
        door::Answer::On { token, stage } => {
            let path = if stage == Stage::EnrolmentDue { "/sign-in/set-up" } else { "/sign-in/code" };
            Ok(Answer::SignedIn { token, then: with_next(path, next), language: None })
        }
        door::Answer::Wait(minutes) => {
            mistakes.add("email", wait(&asked, minutes));
            page(&asked, &asked.form, &mistakes, None).await
        }
        door::Answer::ThroughAgency => {
            mistakes.add("email", asked.t("agencies-through-only"));
            page(&asked, &asked.form, &mistakes, None).await
        }
        door::Answer::Refused | door::Answer::BeginAgain => {
            mistakes.add("email", asked.t("agencies-sign-in-refused"));
            page(&asked, &asked.form, &mistakes, None).await
        }
    }
}

async fn page(asked: &Asked, fields: &Fields, mistakes: &Mistakes, told: Option<String>) -> Outcome {
    let filled = Filled::new(asked, fields, mistakes);
    let email = components::Input {
        input_type: "email".to_owned(),
        autocomplete: "username".to_owned(),
        spellcheck: Some(false),
        ..filled.input("email", "agencies-email")
    };
    let password = filled.password("password", "agencies-sign-in-password", "current-password");
    let mut form = asked.form("/sign-in").field(email.html()).field(password.html());
    if let Some(next) = next(fields) {
        form = form.hidden("next", next);
    }
    let mut page = Page::new(asked.t("agencies-sign-in-title"))
        .notice(told)
        .mistakes(mistakes)
        .with(asked.paragraph("agencies-sign-in-intro"))
        .form(form.button(button(asked, "agencies-sign-in-button")));
    // A link, and not a button of a form: what follows a form stays inside this house.
    if !single_sign_on::offered(&asked.house).await?.is_empty() {
        page = page.with(link_line(asked, &with_next("/sign-in/agency", next(fields)), "agencies-through-title"));
    }
    if passkeys::are_possible(&asked.house) {
        page = page.with(link_line(asked, &with_next("/sign-in/passkey", next(fields)), "agencies-passkey-sign-in"));
    }
    page.with(link_line(asked, "/forgotten-password", "agencies-forgotten-link"))
        .with(asked.rich("agencies-sign-in-public", &[("start", asked.url("").into())]))
        .answer()
}

/// Asks for a passkey as the only step. A page of its own, so that no other holds a challenge.
pub(super) async fn show_passkey(asked: Asked) -> Outcome {
    passkey_page(&asked, &asked.query, &Mistakes::none())
}

fn passkey_page(asked: &Asked, fields: &Fields, mistakes: &Mistakes) -> Outcome {
    let begun = door::begin_passkey(&asked.house, &asked.visit)?.ok_or(store::Stop::NotFound)?;
    let mut form = asked.form("/sign-in/passkey");
    if let Some(next) = next(fields) {
        form = form.hidden("next", next);
    }
    Page::new(asked.t("agencies-passkey-sign-in"))
        .back(with_next("/sign-in", next(fields)))
        .mistakes(mistakes)
        .with(asked.paragraph("agencies-passkey-add-intro"))
        .form(control(asked, form, &begun, Wanted::Alone, "agencies-passkey-use"))
        .answer()
}

/// Looks at the answer of a passkey that is the only step.
pub(super) async fn passkey(asked: Asked) -> Outcome {
    let mut mistakes = Mistakes::none();
    if asked.switching_language {
        return passkey_page(&asked, &asked.form, &mistakes);
    }
    if !asked.may_try(&format!("sign-in:{}", asked.network), 120, 1) {
        mistakes.add("main-form", wait(&asked, 1));
        return passkey_page(&asked, &asked.form, &mistakes);
    }
    let (ticket, answer) = (asked.form.text("ticket"), asked.form.raw("credential"));
    match door::passkey(&asked.house, &asked.visit, ticket, answer, &asked.network).await? {
        door::Answer::On { token, .. } => {
            super::came_in(&asked, &token).await?;
            let then = next(&asked.form).unwrap_or("/home").to_owned();
            return Ok(Answer::SignedIn { token, then, language: None });
        }
        door::Answer::Wait(minutes) => mistakes.add("main-form", wait(&asked, minutes)),
        door::Answer::ThroughAgency => mistakes.add("main-form", asked.t("agencies-through-only")),
        door::Answer::Refused | door::Answer::BeginAgain => {
            mistakes.add("main-form", asked.t("agencies-passkey-wrong"))
        }
    }
    passkey_page(&asked, &asked.form, &mistakes)
}
