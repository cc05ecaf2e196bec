//! A request is written down, however it came.

use crate::commands::access::{NewRequest, ask};
use crate::pages::{declined, own};
use crate::queries::register;
use crate::words::{AskedBy, AskedHow, Requester};
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
    let (by, how) = (AskedBy::from_code(form.text("by")), AskedHow::from_code(form.text("how")));
    mistakes.unless(by.is_some(), "by", asked.t("rights-request-by-missing"));
    mistakes.unless(how.is_some(), "how", asked.t("rights-request-how-missing"));
    let day = form.date("received").ok().flatten().and_then(|day| day.bounds()).map(|(day, _)| day);
    mistakes.unless(day.is_some(), "received", asked.t("rights-request-received-missing"));
    let (Some(by), Some(how), Some(received_on), false) = (by, how, day, mistakes.any()) else {
        return page(&asked, form, &mistakes);
    };
    let requester = Requester {
        name: form.text("name").to_owned(),
        contact: form.text("contact").to_owned(),
        asked_for: form.text("asked_for").to_owned(),
    };
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
    let codes = |codes: &[&'static str], prefix: &str| filled.choices(prefix, codes);
    let by: Vec<&str> = AskedBy::ALL.iter().map(|by| by.code()).collect();
    let how: Vec<&str> = AskedHow::ALL.iter().map(|how| how.code()).collect();
    let form = asked
        .form("/access-requests/new")
        .field(filled.input("name", "rights-request-name").html())
        .field(filled.radios("by", "rights-request-by", codes(&by, "rights-by")).html())
        .field(Textarea { rows: 3, ..filled.textarea("contact", "rights-request-contact") }.html())
        .field(Textarea { rows: 4, ..filled.textarea("asked_for", "rights-request-asked-for") }.html())
        .field(filled.radios("how", "rights-request-how", codes(&how, "rights-how")).html())
        .field(filled.date("received", "rights-request-received-on").html())
        .button(Button::new(asked.t("rights-save")));
    Page::new(asked.t("rights-request-new"))
        .menu("access-requests")
        .back("/access-requests")
        .mistakes(mistakes)
        .with(asked.paragraph("rights-request-new-lead"))
        .form(form)
        .answer()
}
