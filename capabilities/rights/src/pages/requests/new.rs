//! A request is written down, however it came.

use crate::commands::access::{NewRequest, ask};
use crate::pages::came::{Came, REQUEST, how, requester, who};
use crate::pages::{declined, own};
use crate::queries::register;
use components::{Button, Textarea};
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

/// The form.
pub(super) async fn show(asked: Asked) -> Outcome {
    page(&asked, &Fields::default(), &Mistakes::none())
}

/// Writes it down.
pub(super) async fn submit(asked: Asked) -> Outcome {
    let (form, mut mistakes) = (&asked.form, Mistakes::none());
    if asked.switching_language {
        return page(&asked, form, &mistakes);
    }
    mistakes.unless(form.some("name").is_some(), "name", asked.t("rights-request-name-missing"));
    let came = Came::read(&asked, REQUEST, &mut mistakes);
    let (Some(Came { by, how, on: received_on }), false) = (came, mistakes.any()) else {
        return page(&asked, form, &mistakes);
    };
    let requester = requester(&asked, "asked_for");
    match ask(&asked.house, &asked.visit, NewRequest { how, by, requester, received_on }).await {
        Ok(id) => Ok(Answer::Redirect(format!("/access-requests/{id}?told=written"))),
        Err(stop) => {
            declined(&asked, &mut mistakes, "received", stop)?;
            page(&asked, form, &mistakes)
        }
    }
}

fn page(asked: &Asked, fields: &Fields, mistakes: &Mistakes) -> Outcome {
    asked.permit("rights.answer", &register(own(asked)?))?;
    let filled = Filled::new(asked, fields, mistakes);
    let form = who(asked.form("/access-requests/new"), &filled, REQUEST)
        .field(Textarea { rows: 4, ..filled.textarea("asked_for", "rights-request-asked-for") }.html());
    let form = how(form, &filled, REQUEST).button(Button::new(asked.t("rights-save")));
    Page::new(asked.t("rights-request-new"))
        .menu("access-requests")
        .back("/access-requests")
        .mistakes(mistakes)
        .with(asked.paragraph("rights-request-new-lead"))
        .form(form)
        .answer()
}
