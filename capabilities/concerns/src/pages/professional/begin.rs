//! Whom is it about? A child, or somebody who works with children; then the draft begins.

use super::MENU;
use crate::drafts::{self, Written};
use crate::queries::list_thing;
use crate::words::Matter;
use store::Stop;
use web::components::{Button, Fieldset, InsetText, Radios};
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

pub(super) async fn show(asked: Asked) -> Outcome {
    asked.permit("concerns.draft", &list_thing())?;
    page(&asked, &Fields::default(), &Mistakes::none()).answer()
}

fn page(asked: &Asked, typed: &Fields, mistakes: &Mistakes) -> Page {
    let filled = Filled::new(asked, typed, mistakes);
    let radios = Radios {
        fieldset: Some(Fieldset::page_heading(asked.t("referral-about"))),
        ..filled.radios("about", "referral-about", filled.choices("referral-about", &["child", "position_of_trust"]))
    };
    Page::new(asked.t("referral-about"))
        .own_heading()
        .menu(MENU)
        .back("/referrals")
        .mistakes(mistakes)
        .with(InsetText::new(asked.paragraph("referral-danger")).html())
        .form(asked.form("/referrals/new").field(radios).button(Button::new(asked.t("referral-continue"))))
}

pub(super) async fn send(asked: Asked) -> Outcome {
    asked.permit("concerns.draft", &list_thing())?;
    if asked.switching_language {
        return page(&asked, &asked.form, &Mistakes::none()).answer();
    }
    let Some(matter) = Matter::from_code(asked.form.text("about")) else {
        let mut mistakes = Mistakes::none();
        mistakes.add("about", asked.t("referral-about-missing"));
        return page(&asked, &asked.form, &mistakes).answer();
    };
    let draft = drafts::begin(&asked.house, &asked.visit, prefilled(&asked, matter)?).await?;
    Ok(Answer::Redirect(format!("/referrals/drafts/{draft}")))
}

/// A professional is never anonymous: their name and agency are there before the first question.
fn prefilled(asked: &Asked, matter: Matter) -> Result<Written, Stop> {
    let signed_in = asked.signed_in.as_ref().ok_or(Stop::NotFound)?;
    let agency = match asked.visit.language {
        kernel::Language::Cy => &signed_in.detail.0,
        kernel::Language::En => &signed_in.detail.1,
    };
    let known = [
        ("name", signed_in.name.as_str()),
        ("organisation", agency.as_str()),
        ("answers_in", asked.visit.language.code()),
    ];
    let fields = known.iter().filter(|(_, value)| !value.is_empty());
    Ok(Written::about(matter).with("you", fields.map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect()))
}
