//! My account: another telephone or app in place of the present one.

use super::own_password::{may_try, present};
use super::set_up::{code_field, steps};
use super::{button, square};
use crate::commands::account::{self, Changed};
use crate::commands::door;
use crate::queries;
use store::Stop;
use web::{Answer, Asked, Mistakes, Outcome, Page};

/// Shows the square and asks for the password and the first code.
pub(super) async fn show(asked: Asked) -> Outcome {
    page(&asked, &Mistakes::none()).await
}

/// Changes it.
pub(super) async fn submit(asked: Asked) -> Outcome {
    let mut mistakes = Mistakes::none();
    if asked.switching_language {
        return page(&asked, &mistakes).await;
    }
    if !may_try(&asked) {
        mistakes.add("present", super::wait(&asked, 15));
        return page(&asked, &mistakes).await;
    }
    let token = asked.session_token.as_deref().unwrap_or("");
    let (present, code) = (asked.form.raw("present"), asked.form.text("code"));
    match account::replace_second_factor(&asked.house, &asked.visit, token, present, code).await? {
        Changed::Done => return Ok(Answer::Redirect("/account?told=app".to_owned())),
        Changed::WrongCode => mistakes.add("code", asked.t("agencies-set-up-wrong")),
        Changed::WrongPassword | Changed::Weak(_) => mistakes.add("present", asked.t("agencies-present-wrong")),
    }
    page(&asked, &mistakes).await
}

async fn page(asked: &Asked, mistakes: &Mistakes) -> Outcome {
    account::factors_permit(&asked.house, &asked.visit)?;
    let token = asked.session_token.as_deref().unwrap_or("");
    let entrance = account::own_entrance(&asked.house, &asked.visit, token).await?;
    let person = queries::person(&mut asked.house.facts().await?, entrance.staff).await?.ok_or(Stop::NotFound)?;
    let secret = door::begin_enrolment(&asked.house, &asked.visit, &entrance).await?;
    let form = asked.form("/account/app").field(present(asked, mistakes)).field(code_field(asked, mistakes));
    Page::new(asked.t("agencies-app-title"))
        .back("/account")
        .mistakes(mistakes)
        .with(asked.paragraph("agencies-app-intro"))
        .with(steps(asked))
        .with(square(asked, &secret, &person.email.unwrap_or_default()))
        .form(form.button(button(asked, "agencies-app-button")))
        .answer()
}
