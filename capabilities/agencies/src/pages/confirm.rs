//! "Confirm that it is you": a second factor anew, and then on with what was asked, as it was typed.

use super::button;
use super::passkey::{Wanted, control};
use super::second_step::{MINUTES, TRIES};
use crate::commands::account;
use crate::commands::proof::{self, Proved};
use components::{Input, InsetText};
use web::{Answer, Asked, Fields, Filled, Form, Html, Mistakes, Outcome, Page};

/// The address that the form is sent to.
const PATH: &str = "/account/confirm";

/// In place of a page, or of what a form would have done: asks, and keeps what was typed.
pub(super) async fn waiting(asked: Asked) -> Outcome {
    account::own_permit(&asked.house, &asked.visit)?;
    let then = asked.address(&asked.path, asked.query.pairs());
    let fields =
        asked.form.clone().with("confirm-then", then).with("confirm-form", if asked.posted { "yes" } else { "" });
    page(&asked, &fields, &Mistakes::none()).await
}

/// Looks at the code, and goes on.
pub(super) async fn submit(asked: Asked) -> Outcome {
    let mut mistakes = Mistakes::none();
    let code = asked.form.text("confirm-code");
    if asked.switching_language {
        return page(&asked, &asked.form, &mistakes).await;
    }
    let passkey = asked.form.some("credential");
    if code.is_empty() && passkey.is_none() {
        mistakes.add("confirm-code", asked.t("agencies-code-missing"));
        return page(&asked, &asked.form, &mistakes).await;
    }
    if !asked.may_try(&format!("second-step:{}", asked.visit.actor()), TRIES, MINUTES) {
        mistakes.add("confirm-code", super::wait(&asked, MINUTES.into()));
        return page(&asked, &asked.form, &mistakes).await;
    }
    let token = asked.session_token.as_deref().unwrap_or("");
    let (house, visit, network) = (&asked.house, &asked.visit, &asked.network);
    let proved = match passkey {
        Some(answer) => proof::with_passkey(house, visit, token, asked.form.text("ticket"), answer, network).await?,
        None => proof::with_code(house, visit, token, code, network).await?,
    };
    match proved {
        Proved::Done => return Ok(onwards(&asked.form)),
        Proved::SignedOut => return Ok(Answer::SignedOut("/sign-in?told=begin-again".to_owned())),
        Proved::Wait(minutes) => mistakes.add("confirm-code", super::wait(&asked, minutes)),
        Proved::Refused => {
            let key = if passkey.is_some() { "agencies-passkey-wrong" } else { "agencies-code-wrong" };
            mistakes.add("confirm-code", asked.t(key));
        }
    }
    page(&asked, &asked.form, &mistakes).await
}

/// To the page that was asked for, or the form that was sent is sent on.
fn onwards(fields: &Fields) -> Answer {
    let then = inside(fields.text("confirm-then")).unwrap_or("/account").to_owned();
    if fields.is("confirm-form", "yes") { Answer::SendOn(then) } else { Answer::Redirect(then) }
}

/// An address of the house, with what stands after its `?`; nothing that could lead elsewhere.
fn inside(path: &str) -> Option<&str> {
    let plain = path.chars().all(|c| c.is_ascii_alphanumeric() || "/-_.?=&%+~".contains(c));
    (plain && path.starts_with('/') && !path.starts_with("//") && !path.contains("..")).then_some(path)
}

async fn page(asked: &Asked, fields: &Fields, mistakes: &Mistakes) -> Outcome {
    let mut form = carried(asked.form(PATH), fields).field(code_field(asked, fields, mistakes));
    form = form.button(button(asked, "agencies-continue"));
    let token = asked.session_token.as_deref().unwrap_or("");
    if let Some(begun) = proof::begin_passkey(&asked.house, &asked.visit, token).await? {
        form = control(asked, form, &begun, Wanted::Get, "agencies-passkey-use");
    }
    let mut page = Page::new(asked.t("agencies-confirm-title"))
        .status(403)
        .mistakes(mistakes)
        .with(asked.paragraph("agencies-confirm-why"));
    if fields.is("confirm-form", "yes") {
        page = page.with(InsetText::new(asked.t("agencies-confirm-kept")).html());
    }
    page = page.form(form);
    if asked.house.settings().demo {
        let link = [("demo", asked.url("/demo").into())];
        page = page.with(asked.rich("agencies-confirm-demo", &link));
    }
    page.with(asked.paragraph("agencies-code-help")).answer()
}

fn code_field(asked: &Asked, fields: &Fields, mistakes: &Mistakes) -> Html {
    let input = Filled::new(asked, fields, mistakes).input("confirm-code", "agencies-code");
    let input = Input {
        value: String::new(),
        spellcheck: Some(false),
        autocomplete: "one-time-code".to_owned(),
        inputmode: "numeric".to_owned(),
        classes: "govuk-input--width-5 govuk-input--extra-letter-spacing".to_owned(),
        ..input
    };
    input.html()
}

/// What was typed on the page before; passwords are typed again.
fn carried(form: Form, fields: &Fields) -> Form {
    let secret = |name: &str| {
        name.contains("password")
            || matches!(name, "present" | "again" | "ticket" | "credential" | "_csrf" | "_language")
    };
    let kept = fields.pairs().iter().filter(|(name, _)| !secret(name) && name != "confirm-code");
    kept.fold(form, |form, (name, value)| form.hidden(name, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_goes_on_inside_the_house_only() {
        let to = |then: &str, form: &str| {
            let fields = Fields::default().with("confirm-then", then).with("confirm-form", form);
            match onwards(&fields) {
                Answer::SendOn(to) => format!("form {to}"),
                Answer::Redirect(to) => to,
                other => format!("{other:?}"),
            }
        };
        assert_eq!(to("/account/recovery-codes?first=yes", ""), "/account/recovery-codes?first=yes");
        assert_eq!(to("/staff/a/give-role", "yes"), "form /staff/a/give-role");
        for away in ["", "//elsewhere", "https://elsewhere", "/a/../b", "/\\elsewhere", "/a\nb"] {
            assert_eq!(to(away, "yes"), "form /account", "{away}");
        }
    }
}
