//! What is wrong with one field.

use askama::Template;

use crate::html;
use crate::{Attributes, Content};

/// What is wrong with one field.
#[derive(Clone, Debug, Default, PartialEq, Template)]
#[template(
    source = r##"<p{{ html::attr("id", id) }} class="govuk-error-message{{ html::spaced(classes) }}"{{ attributes }}>{% if !visually_hidden_text.is_empty() %}<span class="govuk-visually-hidden">{{ visually_hidden_text }}:</span> {% endif %}{{ content }}</p>"##,
    ext = "html"
)]
pub struct ErrorMessage {
    /// The words.
    pub content: Content,
    /// The word for "Error", read out before the message.
    pub visually_hidden_text: String,
    /// Id; a field gives its error one by itself.
    pub id: String,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

impl ErrorMessage {
    /// The word for "Error" in the language of the page, and the message.
    pub fn new(word: impl Into<String>, message: impl Into<Content>) -> Self {
        Self { visually_hidden_text: word.into(), content: message.into(), ..Self::default() }
    }
}

templated!(ErrorMessage);
