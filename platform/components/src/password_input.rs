//! A password that can be shown while it is typed.

use crate::html::spaced;
use crate::{
    Attributes, Button, ButtonType, ButtonVariant, Content, ErrorMessage, FormGroup, Hint, Html, Input, Label,
};

/// A password that can be shown while it is typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PasswordInput {
    /// Name sent with the form.
    pub name: String,
    /// Id; the name when empty.
    pub id: String,
    /// The label.
    pub label: Label,
    /// A hint below the label.
    pub hint: Option<Hint>,
    /// What is wrong.
    pub error_message: Option<ErrorMessage>,
    /// What is typed already. Leave empty: a password is never sent back.
    pub value: String,
    /// `current-password` when empty; else `new-password`.
    pub autocomplete: String,
    /// Cannot be changed. Avoid.
    pub disabled: bool,
    /// "Show".
    pub show_password_text: String,
    /// "Hide".
    pub hide_password_text: String,
    /// "Show password".
    pub show_password_aria_label_text: String,
    /// "Hide password".
    pub hide_password_aria_label_text: String,
    /// Read out when it is shown.
    pub password_shown_announcement_text: String,
    /// Read out when it is hidden.
    pub password_hidden_announcement_text: String,
    /// Further classes of the button.
    pub button_classes: String,
    /// Ids of further elements that describe it.
    pub described_by: String,
    /// The group around it.
    pub form_group: FormGroup,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

impl PasswordInput {
    /// A password with a name and a label.
    pub fn new(name: impl Into<String>, label: impl Into<Label>) -> Self {
        Self { name: name.into(), label: label.into(), ..Self::default() }
    }

    /// Renders to HTML.
    pub fn html(&self) -> Html {
        let id = crate::field::id_or_name(&self.id, &self.name);
        let button = Button {
            content: self.show_password_text.as_str().into(),
            button_type: ButtonType::Button,
            variant: ButtonVariant::Secondary,
            classes: format!(
                "govuk-password-input__toggle govuk-js-password-input-toggle{}",
                spaced(&self.button_classes)
            ),
            attributes: Attributes::new()
                .with("aria-controls", id)
                .with("aria-label", &self.show_password_aria_label_text)
                .flag("hidden"),
            ..Button::default()
        };
        let texts = Attributes::new()
            .with("data-module", "govuk-password-input")
            .maybe("data-i18n.show-password", &self.show_password_text)
            .maybe("data-i18n.hide-password", &self.hide_password_text)
            .maybe("data-i18n.show-password-aria-label", &self.show_password_aria_label_text)
            .maybe("data-i18n.hide-password-aria-label", &self.hide_password_aria_label_text)
            .maybe("data-i18n.password-shown-announcement", &self.password_shown_announcement_text)
            .maybe("data-i18n.password-hidden-announcement", &self.password_hidden_announcement_text);
        let autocomplete = if self.autocomplete.is_empty() { "current-password" } else { &self.autocomplete };
        Input {
            name: self.name.clone(),
            id: id.to_owned(),
            label: self.label.clone(),
            hint: self.hint.clone(),
            error_message: self.error_message.clone(),
            value: self.value.clone(),
            input_type: "password".to_owned(),
            spellcheck: Some(false),
            autocapitalize: "none".to_owned(),
            autocomplete: autocomplete.to_owned(),
            disabled: self.disabled,
            described_by: self.described_by.clone(),
            wrapper_classes: "govuk-password-input__wrapper".to_owned(),
            form_group: FormGroup {
                classes: format!("govuk-password-input{}", spaced(&self.form_group.classes)),
                attributes: texts.and(&self.form_group.attributes),
                before: self.form_group.before.clone(),
                after: Content::Html(Html::join([button.html(), self.form_group.after.html()])),
            },
            classes: format!("govuk-password-input__input govuk-js-password-input-input{}", spaced(&self.classes)),
            attributes: self.attributes.clone(),
            ..Input::default()
        }
        .html()
    }
}

into_html!(PasswordInput);
