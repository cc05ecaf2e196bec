//! Something that was said is written down, however it came.

use crate::commands::representation::write_down;
use crate::pages::came::{Came, MATTER, how, requester, who};
use crate::pages::{called, declined, own};
use crate::queries::register;
use crate::words::{KeptThing, Matter, NewRepresentation};
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
    mistakes.unless(matter.is_some(), "matter", asked.t("rights-matter-missing"));
    mistakes.unless(form.some("said").is_some(), "said", asked.t("rights-matter-said-missing"));
    let came = Came::read(&asked, MATTER, &mut mistakes);
    let (Some(matter), Some(Came { by, how, on: received_on }), false) = (matter, came, mistakes.any()) else {
        return page(&asked, form, &mistakes);
    };
    let requester = requester(&asked, "said");
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
    let matters: Vec<&str> = Matter::ALL.iter().map(|matter| matter.code()).collect();
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
        .field(filled.radios("matter", "rights-matter-which", filled.choices("rights-matter", &matters)).html())
        .field(Textarea { rows: 6, ..filled.textarea("said", "rights-matter-said") }.html());
    let form = how(who(form, &filled, MATTER), &filled, MATTER).button(Button::new(asked.t("rights-save")));
    page.form(form).answer()
}
