//! A new password through the link from the e-mail.

use super::invitation::{differing, new_password};
use super::{button, link_line, weak};
use crate::commands::{LinkFor, door, open_link};
use web::{Answer, Asked, Mistakes, Outcome, Page};

/// Asks for the new password.
pub(super) async fn show(asked: Asked) -> Outcome {
    match open_link(&asked.house, LinkFor::Reset, asked.param("token"), asked.now()).await? {
        Some(_) => page(&asked, &Mistakes::none()).answer(),
        None => spent(&asked).answer(),
    }
}

/// Takes the new password.
pub(super) async fn submit(asked: Asked) -> Outcome {
    let opened = open_link(&asked.house, LinkFor::Reset, asked.param("token"), asked.now()).await?;
    let Some(opened) = opened else { return spent(&asked).answer() };
    if asked.switching_language {
        return page(&asked, &Mistakes::none()).answer();
    }
    if let Some(mistakes) = differing(&asked) {
        return page(&asked, &mistakes).answer();
    }
    match door::reset_password(&asked.house, &asked.visit, &opened, asked.form.raw("password")).await? {
        door::Settled::Done(_) => Ok(Answer::SignedOut("/sign-in?told=new-password".to_owned())),
        door::Settled::Weak(weakness) => {
            let mut mistakes = Mistakes::none();
            mistakes.add("password", weak(&asked, weakness));
            page(&asked, &mistakes).answer()
        }
        door::Settled::LinkSpent => spent(&asked).answer(),
    }
}

fn page(asked: &Asked, mistakes: &Mistakes) -> Page {
    let form = asked.form(&asked.path).field(new_password(asked, mistakes));
    Page::new(asked.t("agencies-new-password-title"))
        .mistakes(mistakes)
        .with(asked.paragraph("agencies-password-advice"))
        .form(form.button(button(asked, "agencies-new-password-button")))
}

fn spent(asked: &Asked) -> Page {
    Page::new(asked.t("agencies-link-spent-title"))
        .status(410)
        .with(asked.paragraph("agencies-reset-spent"))
        .with(link_line(asked, "/forgotten-password", "agencies-forgotten-link"))
}
