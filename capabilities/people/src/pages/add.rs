//! Putting something on record for one's own agency: first what it is, then what is known.

use super::{
    form::{add_fields, first_field, read},
    search::kind_key,
};
use crate::{
    commands,
    queries::register_thing,
    words::{RecordDetails, RecordKind},
};
use components::{Button, Choice};
use kernel::AgencyId;
use store::Stop;
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

fn own(asked: &Asked) -> Result<AgencyId, Stop> {
    let agency = asked.visit.who.agency;
    asked.permit("people.add", &register_thing(agency))?;
    agency.ok_or(Stop::NotFound)
}

/// The question what it is, or the form for it.
pub(super) async fn show(asked: Asked) -> Outcome {
    own(&asked)?;
    match RecordKind::from_code(asked.query.text("kind")) {
        Some(kind) => page(&asked, kind, &Fields::default(), &Mistakes::none()).answer(),
        None => which(&asked).answer(),
    }
}

fn which(asked: &Asked) -> Page {
    let mut mistakes = Mistakes::none();
    mistakes.unless(!asked.query.has("kind"), "kind", asked.t("people-which-kind-missing"));
    let kinds = RecordKind::ALL.map(|kind| Choice::new(kind.code(), asked.t(kind_key(kind)))).to_vec();
    let radios = Filled::new(asked, &asked.query, &mistakes).radios("kind", "people-which-kind", kinds).html();
    let button = Button::new(asked.t("people-continue"));
    Page::new(asked.t("people-add"))
        .menu("people")
        .back("/people")
        .mistakes(&mistakes)
        .with(asked.choice_form("/people/add").field(radios).button(button).html())
}

fn page(asked: &Asked, kind: RecordKind, fields: &Fields, mistakes: &Mistakes) -> Page {
    let form = add_fields(asked, asked.form("/people/add"), kind, fields, mistakes).hidden("kind", kind.code());
    Page::new(asked.t("people-add"))
        .caption(asked.t(kind_key(kind)))
        .menu("people")
        .back("/people/add")
        .mistakes(mistakes)
        .with(asked.paragraph("people-add-what"))
        .form(form.button(Button::new(asked.t("people-save"))))
}

/// Adds it.
pub(super) async fn submit(asked: Asked) -> Outcome {
    let agency = own(&asked)?;
    let kind = RecordKind::from_code(asked.form.text("kind")).ok_or(Stop::NotFound)?;
    let mut mistakes = Mistakes::none();
    if asked.switching_language {
        return page(&asked, kind, &asked.form, &mistakes).answer();
    }
    let empty = RecordDetails { kind, ..RecordDetails::default() };
    let details = read(&asked, &empty, &mut mistakes);
    if mistakes.any() {
        return page(&asked, kind, &asked.form, &mistakes).answer();
    }
    match commands::add_record(&asked.house, &asked.visit, agency, details, None).await {
        Ok(id) => Ok(Answer::Redirect(format!("/people/{id}?told=added"))),
        Err(Stop::Declined(declined)) => {
            mistakes.add(first_field(kind), asked.t(&format!("declined-{}", declined.0)));
            page(&asked, kind, &asked.form, &mistakes).answer()
        }
        Err(other) => Err(other),
    }
}
