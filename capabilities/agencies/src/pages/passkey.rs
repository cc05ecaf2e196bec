//! The part of a form that a passkey fills in: our script asks the browser for it. Without scripts it says what to do.

use crate::commands::passkeys::Begun;
use components::{Button, ButtonVariant, Form, Html, InsetText};
use web::Asked;

/// What the browser is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// A new passkey.
    Create,
    /// An answer by one that is there.
    Get,
}

/// Adds it to a form; `key` names the words of its button.
pub(super) fn control(asked: &Asked, form: Form, begun: &Begun, wanted: Wanted, key: &str) -> Form {
    let ask = if wanted == Wanted::Create { "create" } else { "get" };
    let variant = if wanted == Wanted::Create { ButtonVariant::Primary } else { ButtonVariant::Secondary };
    let off = if wanted == Wanted::Create { "agencies-passkey-off-add" } else { "agencies-passkey-off" };
    let attribute = |text: &str| Html::text(text).into_string();
    let mut shown = Html::trusted(format!(
        "<div data-passkey=\"{ask}\" data-options=\"{}\" data-failed=\"{}\" hidden>",
        attribute(&begun.options),
        attribute(&asked.t("agencies-passkey-failed")),
    ));
    shown.push(Html::trusted("<p class=\"govuk-error-message\" role=\"alert\" data-passkey-failed hidden></p>"));
    shown.push(Button { variant, ..Button::new(asked.t(key)) }.html());
    shown.push(Html::trusted("</div><div data-passkey-off>"));
    shown.push(InsetText::new(asked.t(off)).html());
    shown.push(Html::trusted("</div>"));
    form.hidden("ticket", &begun.ticket).hidden("credential", "").button(shown)
}
