//! Register an agency.

use super::button;
use crate::commands::region;
use crate::words::{self, AgencyType, Name};
use components::Choice;
use store::Stop;
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

/// The empty form.
pub(super) async fn show(asked: Asked) -> Outcome {
    asked.permit("agencies.register", &region::region())?;
    page(&asked, &Fields::default(), &Mistakes::none()).answer()
}

/// Registers it.
pub(super) async fn submit(asked: Asked) -> Outcome {
    asked.permit("agencies.register", &region::region())?;
    let mut mistakes = Mistakes::none();
    if asked.switching_language {
        return page(&asked, &asked.form, &mistakes).answer();
    }
    let name = names(&asked, &mut mistakes);
    let agency_type = AgencyType::from_code(asked.form.text("type"));
    mistakes.unless(agency_type.is_some(), "type", asked.t("agencies-type-missing"));
    let mailbox = asked.form.some("mailbox").map(words::email);
    mistakes.unless(mailbox != Some(None), "mailbox", asked.t("agencies-email-wrong"));
    let (Some(agency_type), false) = (agency_type, mistakes.any()) else {
        return page(&asked, &asked.form, &mistakes).answer();
    };
    match region::register_agency(&asked.house, &asked.visit, name, agency_type, mailbox.flatten()).await {
        Ok(id) => Ok(Answer::Redirect(format!("/agencies/{id}"))),
        Err(Stop::Declined(declined)) => {
            mistakes.add("name-cy", asked.t(&format!("declined-{}", declined.0)));
            page(&asked, &asked.form, &mistakes).answer()
        }
        Err(other) => Err(other),
    }
}

/// A name in both languages; both are needed, because every page is read in both.
pub(super) fn names(asked: &Asked, mistakes: &mut Mistakes) -> Name {
    let (cy, en) = (asked.form.text("name-cy").to_owned(), asked.form.text("name-en").to_owned());
    mistakes.unless(!cy.is_empty(), "name-cy", asked.t("agencies-name-cy-missing"));
    mistakes.unless(!en.is_empty(), "name-en", asked.t("agencies-name-en-missing"));
    for (field, name) in [("name-cy", &cy), ("name-en", &en)] {
        mistakes.unless(name.chars().count() <= 120, field, asked.t("agencies-name-too-long"));
    }
    Name { cy, en }
}

fn page(asked: &Asked, fields: &Fields, mistakes: &Mistakes) -> Page {
    let filled = Filled::new(asked, fields, mistakes);
    let types = AgencyType::ALL.iter().map(|word| Choice::new(word.code(), asked.t(word.key()))).collect();
    let form = asked
        .form("/agencies/register")
        .field(filled.input("name-cy", "agencies-name-cy").html())
        .field(filled.input("name-en", "agencies-name-en").html())
        .field(filled.radios("type", "agencies-type-question", types).html())
        .field(filled.input("mailbox", "agencies-mailbox").html());
    Page::new(asked.t("agencies-register-title"))
        .menu("agency")
        .back("/agencies")
        .mistakes(mistakes)
        .form(form.button(button(asked, "agencies-register-button")))
}
