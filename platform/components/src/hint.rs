//! Help that stands between a question and its field.

use askama::Template;

use crate::html;
use crate::{Attributes, Content, Html};

/// Help that stands between a question and its field.
#[derive(Clone, Debug, Default, PartialEq, Template)]
#[template(
    source = r##"<div{{ html::attr("id", id) }} class="govuk-hint{{ html::spaced(classes) }}"{{ attributes }}>{{ content }}</div>"##,
    ext = "html"
)]
pub struct Hint {
    /// The words.
    pub content: Content,
    /// Id; a field gives its hint one by itself.
    pub id: String,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

impl From<&str> for Hint {
    fn from(text: &str) -> Self {
        Self { content: text.into(), ..Self::default() }
    }
}

impl From<String> for Hint {
    fn from(text: String) -> Self {
        Self { content: text.into(), ..Self::default() }
    }
}

impl From<Html> for Hint {
    fn from(html: Html) -> Self {
        Self { content: html.into(), ..Self::default() }
    }
}

templated!(Hint);
