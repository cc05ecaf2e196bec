//! A warning of what could follow.

use askama::Template;

use crate::html;
use crate::{Attributes, Content};

/// A warning of what could follow.
#[derive(Clone, Debug, Default, PartialEq, Template)]
#[template(
    source = r##"<div class="govuk-warning-text{{ html::spaced(classes) }}"{{ attributes }}>
  <span class="govuk-warning-text__icon" aria-hidden="true">!</span>
  <strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">{{ icon_fallback_text }}</span> {{ content }}</strong>
</div>"##,
    ext = "html"
)]
pub struct WarningText {
    /// The word for "Warning", read out in place of the sign.
    pub icon_fallback_text: String,
    /// The words.
    pub content: Content,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

impl WarningText {
    /// The word for "Warning" in the language of the page, and what the warning is.
    pub fn new(word: impl Into<String>, content: impl Into<Content>) -> Self {
        Self { icon_fallback_text: word.into(), content: content.into(), ..Self::default() }
    }
}

templated!(WarningText);
