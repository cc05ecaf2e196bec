//! The part of a form that a passkey fills in: our script asks the browser for it. Without scripts it says what to do.

use crate::commands::passkeys::Begun;
use components::{Button, ButtonVariant, Form, Html, InsetText};
use web::Asked;

/// What the browser is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// A new passkey.
    Create,
    /// An answer by one that is there, beside a field for the code.
    Get,
    /// The same on a page that asks for nothing else.
    Alone,
}

impl Wanted {
    /// What is said where scripts are off, and where the device gave none.
    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Wanted::Create => ("agencies-passkey-off-add", "agencies-passkey-failed-add"),
            Wanted::Get => ("agencies-passkey-off", "agencies-passkey-failed"),
            Wanted::Alone => ("agencies-passkey-off-alone", "agencies-passkey-failed-alone"),
        }
    }
}

/// Adds it to a form; `key` names the words of its button.
pub(super) fn control(asked: &Asked, form: Form, begun: &Begun, wanted: Wanted, key: &str) -> Form {
    let ask = if wanted == Wanted::Create { "create" } else { "get" };
    let variant = if wanted == Wanted::Get { ButtonVariant::Secondary } else { ButtonVariant::Primary };
    let (off, failed) = wanted.words();
    let attribute = |text: &str| Html::text(text).into_string();
    let mut shown = Html::trusted(format!(
        "<div data-passkey=\"{ask}\" data-options=\"{}\" data-failed=\"{}\" data-known=\"{}\" hidden>",
        attribute(&begun.options),
        attribute(&asked.t(failed)),
        attribute(&asked.t("agencies-passkey-known")),
    ));
    shown.push(Html::trusted("<p class=\"govuk-error-message\" role=\"alert\" data-passkey-failed hidden></p>"));
    shown.push(Button { variant, ..Button::new(asked.t(key)) }.html());
    shown.push(Html::trusted("</div><div data-passkey-off>"));
    shown.push(InsetText::new(asked.t(off)).html());
    shown.push(Html::trusted("</div>"));
    form.hidden("ticket", &begun.ticket).hidden("credential", "").button(shown)
}
