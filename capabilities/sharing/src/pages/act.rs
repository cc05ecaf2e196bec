//! What is done to a disclosure afterwards: accepted, answered, looked at by a manager, taken back.

use crate::commands;
use crate::queries::disclosure_thing;
use components::{Button, ButtonVariant};
use store::{Declined, Stop};
use vocabulary::DisclosureId;
use web::{Answer, Asked, Fields, Filled, Mistakes, Outcome, Page};

/// One of the pages that ask for a text.
struct Act {
    action: &'static str,
    /// The end of the address, and of the keys of its texts.
    name: &'static str,
    variant: ButtonVariant,
}

const WITHDRAW: Act = Act { action: "sharing.withdraw", name: "withdraw", variant: ButtonVariant::Warning };
const FEEDBACK: Act = Act { action: "sharing.feed_back", name: "feedback", variant: ButtonVariant::Primary };
const REVIEW: Act = Act { action: "sharing.review", name: "review", variant: ButtonVariant::Primary };

pub(super) async fn ask_withdraw(asked: Asked) -> Outcome {
    page(&asked, &WITHDRAW, &Fields::default(), &Mistakes::none()).await
}
pub(super) async fn ask_feedback(asked: Asked) -> Outcome {
    page(&asked, &FEEDBACK, &Fields::default(), &Mistakes::none()).await
}
pub(super) async fn ask_review(asked: Asked) -> Outcome {
    page(&asked, &REVIEW, &Fields::default(), &Mistakes::none()).await
}

/// Takes it back.
pub(super) async fn withdraw(asked: Asked) -> Outcome {
    let id = asked.id("id")?;
    let done = commands::withdraw(&asked.house, &asked.visit, id, text(&asked)).await;
    after(&asked, &WITHDRAW, done, "withdrawn").await
}

/// Tells the owner what came of it.
pub(super) async fn feed_back(asked: Asked) -> Outcome {
    let id = asked.id("id")?;
    let done = commands::feed_back(&asked.house, &asked.visit, id, text(&asked)).await;
    after(&asked, &FEEDBACK, done, "fed-back").await
}

/// A manager has looked.
pub(super) async fn review(asked: Asked) -> Outcome {
    let id = asked.id("id")?;
    let done = commands::review(&asked.house, &asked.visit, id, text(&asked)).await;
    after(&asked, &REVIEW, done, "reviewed").await
}

/// Accepts the conditions for the own agency.
pub(super) async fn accept(asked: Asked) -> Outcome {
    let id: DisclosureId = asked.id("id")?;
    commands::accept(&asked.house, &asked.visit, id).await?;
    Ok(Answer::Redirect(format!("/sharing/disclosures/{id}?done=accepted")))
}

/// What was typed; nothing while the language is switched, so that nothing is done.
fn text(asked: &Asked) -> &str {
    if asked.switching_language { "" } else { asked.form.text("text") }
}

async fn after(asked: &Asked, act: &Act, done: Result<(), Stop>, told: &str) -> Outcome {
    match done {
        Ok(()) => {
            let id: DisclosureId = asked.id("id")?;
            Ok(Answer::Redirect(format!("/sharing/disclosures/{id}?done={told}")))
        }
        // Nothing was typed: the same page says so.
        Err(Stop::Declined(Declined("sharing-reason" | "sharing-feedback-empty"))) => {
            let mut mistakes = Mistakes::none();
            if !asked.switching_language {
                mistakes.add("text", asked.t(&format!("sharing-{}-missing", act.name)));
            }
            page(asked, act, &asked.form, &mistakes).await
        }
        Err(stop) => Err(stop),
    }
}

async fn page(asked: &Asked, act: &Act, fields: &Fields, mistakes: &Mistakes) -> Outcome {
    let id: DisclosureId = asked.id("id")?;
    let thing = disclosure_thing(&mut asked.house.facts().await?, &asked.visit, id).await?.ok_or(Stop::NotFound)?;
    asked.permit(act.action, &thing)?;
    let filled = Filled::new(asked, fields, mistakes);
    let button = Button { variant: act.variant, ..Button::new(asked.t(&format!("sharing-{}-button", act.name))) };
    let form = asked
        .form(&format!("/sharing/disclosures/{id}/{}", act.name))
        .field(filled.textarea("text", &format!("sharing-{}-text", act.name)).html())
        .button(button.html());
    Page::new(asked.t(&format!("sharing-{}-title", act.name)))
        .menu(super::MENU)
        .back(format!("/sharing/disclosures/{id}"))
        .mistakes(mistakes)
        .with(asked.paragraph(&format!("sharing-{}-lead", act.name)))
        .form(form)
        .answer()
}
