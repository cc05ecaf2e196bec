//! Several fields that answer one question.

use askama::Template;

use crate::html;
use crate::{Attributes, Content, Html, Size};

/// The question over several fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Legend {
    /// The words.
    pub content: Content,
    /// Further classes, such as `govuk-fieldset__legend--l`.
    pub classes: String,
    /// Whether the question is the heading of the page.
    pub is_page_heading: bool,
}

/// Several fields that answer one question.
#[derive(Clone, Debug, Default, PartialEq, Template)]
#[template(
    source = r##"<fieldset class="govuk-fieldset{{ html::spaced(classes) }}"{{ html::attr("role", role) }}{{ html::attr("aria-describedby", described_by) }}{{ attributes }}>
{%- if let Some(legend) = legend %}{% if !legend.content.is_empty() %}
<legend class="govuk-fieldset__legend{{ html::spaced(legend.classes) }}">
{%- if legend.is_page_heading %}<h1 class="govuk-fieldset__heading">{{ legend.content }}</h1>{% else %}{{ legend.content }}{% endif -%}
</legend>
{%- endif %}{% endif %}
{{ content }}
</fieldset>"##,
    ext = "html"
)]
pub struct Fieldset {
    /// The question.
    pub legend: Option<Legend>,
    /// The fields.
    pub content: Html,
    /// Ids of elements that describe the whole.
    pub described_by: String,
    /// Role, where it is not the usual one.
    pub role: String,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

impl Fieldset {
    /// A question of this size.
    pub fn new(question: impl Into<Content>, size: Size) -> Self {
        let classes = format!("govuk-fieldset__legend--{}", size.letters());
        Self { legend: Some(Legend { content: question.into(), classes, is_page_heading: false }), ..Self::default() }
    }

    /// A question that is the heading of the page.
    pub fn page_heading(question: impl Into<Content>) -> Self {
        let mut fieldset = Self::new(question, Size::L);
        if let Some(legend) = &mut fieldset.legend {
            legend.is_page_heading = true;
        }
        fieldset
    }
}

impl From<&str> for Fieldset {
    fn from(question: &str) -> Self {
        Self::new(question, Size::M)
    }
}

impl From<String> for Fieldset {
    fn from(question: String) -> Self {
        Self::new(question, Size::M)
    }
}

templated!(Fieldset);
