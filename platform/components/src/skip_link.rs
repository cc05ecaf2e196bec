//! The first link of a page: past everything that is the same on each page.

use askama::Template;

use crate::html;
use crate::{Attributes, Content};

/// The first link of a page: past everything that is the same on each page.
#[derive(Clone, Debug, Default, PartialEq, Template)]
#[template(
    source = r##"<a href="{% if href.is_empty() %}#content{% else %}{{ href }}{% endif %}" class="govuk-skip-link{{ html::spaced(classes) }}"{{ attributes }} data-module="govuk-skip-link">{{ content }}</a>"##,
    ext = "html"
)]
pub struct SkipLink {
    /// `#` and the id of the main content.
    pub href: String,
    /// The words.
    pub content: Content,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

templated!(SkipLink);
