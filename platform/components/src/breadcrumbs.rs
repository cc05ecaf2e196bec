//! Where this page is in the service.

use askama::Template;

use crate::html;
use crate::{Attributes, Content};

/// One step of the way; without `href` it is the current page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Crumb {
    /// Where it leads; empty for the current page.
    pub href: String,
    /// The words.
    pub content: Content,
    /// Further attributes of the link.
    pub attributes: Attributes,
}

impl Crumb {
    /// A step with a link.
    pub fn new(href: impl Into<String>, content: impl Into<Content>) -> Self {
        Self { href: href.into(), content: content.into(), ..Self::default() }
    }
}

/// The way from the start to this page.
#[derive(Clone, Debug, Default, PartialEq, Template)]
#[template(
    source = r##"<nav class="govuk-breadcrumbs{{ html::spaced(classes) }}{% if collapse_on_mobile %} govuk-breadcrumbs--collapse-on-mobile{% endif %}"{{ attributes }} aria-label="{{ label }}">
  <ol class="govuk-breadcrumbs__list">
  {%- for item in items %}
    {%- if item.href.is_empty() %}
    <li class="govuk-breadcrumbs__list-item" aria-current="page">{{ item.content }}</li>
    {%- else %}
    <li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href="{{ item.href }}"{{ item.attributes }}>{{ item.content }}</a></li>
    {%- endif %}
  {%- endfor %}
  </ol>
</nav>"##,
    ext = "html"
)]
pub struct Breadcrumbs {
    /// What a screen reader calls it.
    pub label: String,
    /// The steps.
    pub items: Vec<Crumb>,
    /// Show only the first and last step on a phone.
    pub collapse_on_mobile: bool,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

templated!(Breadcrumbs);
