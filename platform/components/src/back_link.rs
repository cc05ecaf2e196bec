//! A link back to the page before.

use askama::Template;

use crate::html;
use crate::{Attributes, Content};

/// A link back to the page before; it stands before the main content.
#[derive(Clone, Debug, Default, PartialEq, Template)]
#[template(
    source = r##"<a href="{% if href.is_empty() %}#{% else %}{{ href }}{% endif %}" class="govuk-back-link{{ html::spaced(classes) }}"{{ attributes }}>{{ content }}</a>"##,
    ext = "html"
)]
pub struct BackLink {
    /// Where it leads.
    pub href: String,
    /// The words of the link.
    pub content: Content,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

impl BackLink {
    /// A back link with these words.
    pub fn new(href: impl Into<String>, content: impl Into<Content>) -> Self {
        Self { href: href.into(), content: content.into(), ..Self::default() }
    }
}

templated!(BackLink);
