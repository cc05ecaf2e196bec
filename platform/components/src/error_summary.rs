//! Everything that is wrong on the page, in one place at its head.

use askama::Template;

use crate::html;
use crate::{Attributes, Content};

/// One mistake, with a link to its field.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ErrorLink {
    /// `#` and the id of the field; empty for a mistake of the whole page.
    pub href: String,
    /// The same words as beside the field.
    pub content: Content,
    /// Further attributes of the link.
    pub attributes: Attributes,
}

impl ErrorLink {
    /// A mistake in the field with this id (written without `#`).
    pub fn new(field_id: &str, content: impl Into<Content>) -> Self {
        let href = if field_id.is_empty() { String::new() } else { format!("#{field_id}") };
        Self { href, content: content.into(), ..Self::default() }
    }
}

/// Everything that is wrong on the page, in one place at its head.
#[derive(Clone, Debug, Default, PartialEq, Template)]
#[template(
    source = r##"<div class="govuk-error-summary{{ html::spaced(classes) }}"{% if let Some(disable) = disable_auto_focus %} data-disable-auto-focus="{{ disable }}"{% endif %}{{ attributes }} data-module="govuk-error-summary">
  <div role="alert">
    <h2 class="govuk-error-summary__title">{{ title }}</h2>
    <div class="govuk-error-summary__body">
    {%- if !description.is_empty() %}
      <p>{{ description }}</p>
    {%- endif %}
    {%- if !errors.is_empty() %}
      <ul class="govuk-list govuk-error-summary__list">
      {%- for error in errors %}
        <li>{% if error.href.is_empty() %}{{ error.content }}{% else %}<a href="{{ error.href }}"{{ error.attributes }}>{{ error.content }}</a>{% endif %}</li>
      {%- endfor %}
      </ul>
    {%- endif %}
    </div>
  </div>
</div>"##,
    ext = "html"
)]
pub struct ErrorSummary {
    /// Such as "There is a problem".
    pub title: Content,
    /// More words below the title.
    pub description: Content,
    /// The mistakes.
    pub errors: Vec<ErrorLink>,
    /// Leave the focus where it is.
    pub disable_auto_focus: Option<bool>,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

templated!(ErrorSummary);
