//! The name of a field, in words.

use askama::Template;

use crate::html;
use crate::{Attributes, Content, Html, Size};

/// The name of a field, in words.
#[derive(Clone, Debug, Default, PartialEq, Template)]
#[template(
    source = r##"{% if !content.is_empty() -%}
{% if is_page_heading %}<h1 class="govuk-label-wrapper">{% endif -%}
<label class="govuk-label{{ html::spaced(classes) }}"{{ attributes }}{{ html::attr("for", for_id) }}>{{ content }}</label>
{%- if is_page_heading %}</h1>{% endif %}
{%- endif %}"##,
    ext = "html"
)]
pub struct Label {
    /// The words.
    pub content: Content,
    /// Id of the field; a field fills it in by itself.
    pub for_id: String,
    /// Whether the label is the heading of the page.
    pub is_page_heading: bool,
    /// Further classes, such as `govuk-label--m`.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

impl Label {
    /// A label of this size.
    pub fn sized(content: impl Into<Content>, size: Size) -> Self {
        Self { content: content.into(), classes: format!("govuk-label--{}", size.letters()), ..Self::default() }
    }

    /// A label that is the heading of the page.
    pub fn page_heading(content: impl Into<Content>) -> Self {
        Self { is_page_heading: true, ..Self::sized(content, Size::L) }
    }
}

impl From<&str> for Label {
    fn from(text: &str) -> Self {
        Self { content: text.into(), ..Self::default() }
    }
}

impl From<String> for Label {
    fn from(text: String) -> Self {
        Self { content: text.into(), ..Self::default() }
    }
}

impl From<Html> for Label {
    fn from(html: Html) -> Self {
        Self { content: html.into(), ..Self::default() }
    }
}

templated!(Label);
