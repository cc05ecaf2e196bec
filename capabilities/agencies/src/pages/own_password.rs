//! My account: another password.

use super::invitation::{differing, new_password};
use super::{button, weak};
use crate::commands::account::{self, Changed};
use components::Html;
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

/// Asks for the present and the new password.
pub(super) async fn show(asked: Asked) -> Outcome {
    page(&asked, &Mistakes::none()).answer()
}

/// Changes it.
pub(super) async fn submit(asked: Asked) -> Outcome {
    if asked.switching_language {
        return page(&asked, &Mistakes::none()).answer();
    }
    if let Some(mistakes) = differing(&asked) {
        return page(&asked, &mistakes).answer();
    }
    let mut mistakes = Mistakes::none();
    if !may_try(&asked) {
        mistakes.add("present", super::wait(&asked, 15));
        return page(&asked, &mistakes).answer();
    }
    let token = asked.session_token.as_deref().unwrap_or("");
    let (present, new) = (asked.form.raw("present"), asked.form.raw("password"));
    match account::change_password(&asked.house, &asked.visit, token, present, new).await? {
        Changed::Done => return Ok(Answer::Redirect("/account?told=password".to_owned())),
        Changed::Weak(weakness) => mistakes.add("password", weak(&asked, weakness)),
        Changed::WrongPassword | Changed::WrongCode => mistakes.add("present", asked.t("agencies-present-wrong")),
    }
    page(&asked, &mistakes).answer()
}

/// An open browser must not become a place to guess the password at.
pub(super) fn may_try(asked: &Asked) -> bool {
    asked.may_try(&format!("present-password:{}", asked.visit.actor()), 10, 15)
}

/// The field for the present password.
pub(super) fn present(asked: &Asked, mistakes: &Mistakes) -> Html {
    let fields = Fields::default();
    Filled::new(asked, &fields, mistakes).password("present", "agencies-present-password", "current-password").html()
}

fn page(asked: &Asked, mistakes: &Mistakes) -> Page {
    let form = asked.form("/account/password").field(present(asked, mistakes)).field(new_password(asked, mistakes));
    Page::new(asked.t("agencies-change-password-title"))
        .back("/account")
        .mistakes(mistakes)
        .with(asked.paragraph("agencies-password-advice"))
        .with(asked.paragraph("agencies-change-password-ends"))
        .form(form.button(button(asked, "agencies-new-password-button")))
}
