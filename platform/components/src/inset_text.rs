//! Text set apart from what is around it.

use askama::Template;

use crate::html;
use crate::{Attributes, Content};

/// Text set apart from what is around it.
#[derive(Clone, Debug, Default, PartialEq, Template)]
#[template(
    source = r##"<div{{ html::attr("id", id) }} class="govuk-inset-text{{ html::spaced(classes) }}"{{ attributes }}>{{ content }}</div>"##,
    ext = "html"
)]
pub struct InsetText {
    /// The words.
    pub content: Content,
    /// Id of the element.
    pub id: String,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

impl InsetText {
    /// These words, set apart.
    pub fn new(content: impl Into<Content>) -> Self {
        Self { content: content.into(), ..Self::default() }
    }
}

templated!(InsetText);
