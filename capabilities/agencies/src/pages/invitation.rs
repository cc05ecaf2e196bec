//! Accept an invitation: choose a password.

use super::{button, row, weak};
use crate::commands::{LinkFor, Opened, door, open_link};
use components::{Html, SummaryList};
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

/// Says who was invited by whom, and asks for a password.
pub(super) async fn show(asked: Asked) -> Outcome {
    match open_link(&asked.house, LinkFor::Invitation, asked.param("token"), asked.now()).await? {
        Some(opened) => page(&asked, &opened, &Mistakes::none()).answer(),
        None => spent(&asked).answer(),
    }
}

/// Takes the password.
pub(super) async fn submit(asked: Asked) -> Outcome {
    let opened = open_link(&asked.house, LinkFor::Invitation, asked.param("token"), asked.now()).await?;
    let Some(opened) = opened else { return spent(&asked).answer() };
    if asked.switching_language {
        return page(&asked, &opened, &Mistakes::none()).answer();
    }
    if let Some(mistakes) = differing(&asked) {
        return page(&asked, &opened, &mistakes).answer();
    }
    let password = asked.form.raw("password");
    match door::accept_invitation(&asked.house, &asked.visit, &opened, password, &asked.network).await? {
        door::Settled::Done(Some(token)) => {
            Ok(Answer::SignedIn { token, then: "/sign-in/set-up".to_owned(), language: None })
        }
        door::Settled::Done(None) => Ok(Answer::Redirect("/sign-in".to_owned())),
        door::Settled::Weak(weakness) => {
            let mut mistakes = Mistakes::none();
            mistakes.add("password", weak(&asked, weakness));
            page(&asked, &opened, &mistakes).answer()
        }
        door::Settled::LinkSpent => spent(&asked).answer(),
    }
}

fn page(asked: &Asked, opened: &Opened, mistakes: &Mistakes) -> Page {
    let rows = vec![
        row(asked, "agencies-name", opened.person.name.clone()),
        row(asked, "agencies-agency", opened.agency.name.get(asked.visit.language).to_owned()),
        row(asked, "agencies-email", opened.person.email.clone().unwrap_or_default()),
    ];
    let form = asked.form(&asked.path).field(new_password(asked, mistakes));
    Page::new(asked.t("agencies-invitation-title"))
        .mistakes(mistakes)
        .with(asked.paragraph("agencies-invitation-intro"))
        .with(SummaryList::new(rows).html())
        .with(asked.paragraph("agencies-password-advice"))
        .form(form.button(button(asked, "agencies-continue")))
}

/// The two fields for a new password.
pub(super) fn new_password(asked: &Asked, mistakes: &Mistakes) -> Html {
    let fields = Fields::default();
    let filled = Filled::new(asked, &fields, mistakes);
    Html::join([
        filled.password("password", "agencies-new-password", "new-password").html(),
        filled.password("again", "agencies-new-password-again", "new-password").html(),
    ])
}

/// The mistake of two different passwords.
pub(super) fn differing(asked: &Asked) -> Option<Mistakes> {
    let (password, again) = (asked.form.raw("password"), asked.form.raw("again"));
    let mut mistakes = Mistakes::none();
    mistakes.unless(password.is_empty() || password == again, "again", asked.t("agencies-password-differs"));
    mistakes.any().then_some(mistakes)
}

fn spent(asked: &Asked) -> Page {
    Page::new(asked.t("agencies-link-spent-title")).status(410).with(asked.paragraph("agencies-invitation-spent"))
}
