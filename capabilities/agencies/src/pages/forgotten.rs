//! A forgotten password: a link by e-mail, and the same answer for everybody.

use super::button;
use crate::commands::door;
use crate::words;
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

/// Asks for the e-mail address.
pub(super) async fn show(asked: Asked) -> Outcome {
    page(&asked, &Fields::default(), &Mistakes::none()).answer()
}

/// Sends the link, where there is somebody to send it to.
pub(super) async fn submit(asked: Asked) -> Outcome {
    let mut mistakes = Mistakes::none();
    if asked.switching_language {
        return page(&asked, &asked.form, &mistakes).answer();
    }
    let Some(email) = words::email(asked.form.text("email")) else {
        let key = if asked.form.text("email").is_empty() { "agencies-email-missing" } else { "agencies-email-wrong" };
        mistakes.add("email", asked.t(key));
        return page(&asked, &asked.form, &mistakes).answer();
    };
    // Generous, because a whole council may sit behind one address; beyond it the page says the same and sends nothing.
    if asked.may_try(&format!("forgotten:{}", asked.network), 30, 60) {
        door::forgotten(&asked.house, &asked.visit, &email, &asked.network).await?;
    }
    Ok(Answer::Redirect("/forgotten-password/sent".to_owned()))
}

/// Says what happens next, whoever it was.
pub(super) async fn sent(asked: Asked) -> Outcome {
    Page::new(asked.t("agencies-forgotten-sent-title"))
        .with(asked.paragraph("agencies-forgotten-sent"))
        .with(asked.paragraph("agencies-forgotten-sent-help"))
        .answer()
}

fn page(asked: &Asked, fields: &Fields, mistakes: &Mistakes) -> Page {
    let email = components::Input {
        input_type: "email".to_owned(),
        autocomplete: "email".to_owned(),
        spellcheck: Some(false),
        ..Filled::new(asked, fields, mistakes).input("email", "agencies-email")
    };
    let form = asked.form("/forgotten-password").field(email.html());
    Page::new(asked.t("agencies-forgotten-title"))
        .back("/sign-in")
        .mistakes(mistakes)
        .with(asked.paragraph("agencies-forgotten-intro"))
        .form(form.button(button(asked, "agencies-forgotten-button")))
}
