//! Something that was said is written down, however it came.

use crate::commands::representation::write_down;
use crate::pages::{called, declined, own};
use crate::queries::register;
use crate::words::{AskedBy, AskedHow, KeptThing, Matter, NewRepresentation, Requester};
use components::{Button, InsetText, Textarea};
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

/// The form.
pub(super) async fn show(asked: Asked) -> Outcome {
    page(&asked, &asked.query, &Mistakes::none())
}

/// Writes it down.
pub(super) async fn submit(asked: Asked) -> Outcome {
    let (form, mut mistakes) = (&asked.form, Mistakes::none());
    if asked.switching_language {
        return page(&asked, form, &mistakes);
    }
    let matter = Matter::from_code(form.text("matter"));
    let (by, how) = (AskedBy::from_code(form.text("by")), AskedHow::from_code(form.text("how")));
    mistakes.unless(matter.is_some(), "matter", asked.t("rights-matter-missing"));
    mistakes.unless(form.some("said").is_some(), "said", asked.t("rights-matter-said-missing"));
    mistakes.unless(by.is_some(), "by", asked.t("rights-matter-by-missing"));
    mistakes.unless(how.is_some(), "how", asked.t("rights-matter-how-missing"));
    let day = form.date("received").ok().flatten().and_then(|day| day.bounds()).map(|(day, _)| day);
    mistakes.unless(day.is_some(), "received", asked.t("rights-request-received-missing"));
    let (Some(matter), Some(by), Some(how), Some(received_on), false) = (matter, by, how, day, mistakes.any()) else {
        return page(&asked, form, &mistakes);
    };
    let requester = Requester {
        name: form.text("name").to_owned(),
        contact: form.text("contact").to_owned(),
        asked_for: form.text("said").to_owned(),
    };
    let about = form.text("about").parse::<KeptThing>().ok();
    let new = NewRepresentation { matter, how, by, requester, about, received_on };
    match write_down(&asked.house, &asked.visit, new).await {
        Ok(id) => Ok(Answer::Redirect(format!("/representations/{id}?told=written"))),
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
    let matters: Vec<&str> = Matter::ALL.iter().map(|matter| matter.code()).collect();
    let by: Vec<&str> = AskedBy::ALL.iter().map(|by| by.code()).collect();
    let how: Vec<&str> = AskedHow::ALL.iter().map(|how| how.code()).collect();
    let about = fields.text("about").parse::<KeptThing>().ok();
    let mut page = Page::new(asked.t("rights-matter-new"))
        .menu("representations")
        .back("/representations")
        .mistakes(mistakes)
        .with(asked.paragraph("rights-matter-new-lead"));
    let mut form = asked.form("/representations/new");
    match about {
        Some(thing) => {
            let what = asked.t_with("rights-matter-about", &[("what", called(asked, thing, "").into())]);
            page = page.with(InsetText::new(what).html());
            form = form.hidden("about", thing.to_string());
        }
        None => page = page.with(asked.paragraph("rights-matter-about-hint")),
    }
    let form = form
        .field(filled.radios("matter", "rights-matter-which", codes(&matters, "rights-matter")).html())
        .field(Textarea { rows: 6, ..filled.textarea("said", "rights-matter-said") }.html())
        .field(filled.input("name", "rights-matter-name").html())
        .field(filled.radios("by", "rights-matter-by", codes(&by, "rights-by")).html())
        .field(Textarea { rows: 3, ..filled.textarea("contact", "rights-request-contact") }.html())
        .field(filled.radios("how", "rights-matter-how", codes(&how, "rights-how")).html())
        .field(filled.date("received", "rights-request-received-on").html())
        .button(Button::new(asked.t("rights-save")));
    page.form(form).answer()
}
