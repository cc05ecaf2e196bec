//! Narrowing a list: what is chosen, and what can be.

use askama::Template;

use crate::{Attributes, Content, Html};

/// One chosen value, with a link that lets go of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FilterTag {
    /// The same list without it.
    pub href: String,
    /// The value.
    pub text: String,
    /// Read out before the value, such as "Remove this filter".
    pub visually_hidden_text: String,
}

/// The chosen values of one kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FilterCategory {
    /// The kind.
    pub heading: Content,
    /// The values.
    pub items: Vec<FilterTag>,
}

/// Narrowing a list. It stands inside a form that asks by its address.
#[derive(Clone, Debug, Default, PartialEq, Template)]
#[template(
    source = r##"<div class="moj-filter"{{ attributes }}>
  <div class="moj-filter__header"><div class="moj-filter__header-title"><h2 class="govuk-heading-m">{{ heading }}</h2></div></div>
  <div class="moj-filter__content">
  {%- if !selected.is_empty() %}
    <div class="moj-filter__selected">
      <div class="moj-filter__selected-heading">
        <div class="moj-filter__heading-title"><h2 class="govuk-heading-m">{{ selected_heading }}</h2></div>
        {%- if !clear_href.is_empty() %}
        <div class="moj-filter__heading-action"><p><a class="govuk-link govuk-link--no-visited-state" href="{{ clear_href }}">{{ clear_text }}</a></p></div>
        {%- endif %}
      </div>
      {%- for category in selected %}
      <h3 class="govuk-heading-s govuk-!-margin-bottom-0">{{ category.heading }}</h3>
      <ul class="moj-filter-tags">
      {%- for tag in category.items %}
        <li><a class="moj-filter__tag" href="{{ tag.href }}"><span class="govuk-visually-hidden">{{ tag.visually_hidden_text }}</span> {{ tag.text }}</a></li>
      {%- endfor %}
      </ul>
      {%- endfor %}
    </div>
  {%- endif %}
    <div class="moj-filter__options">
{{ options }}
{{ submit }}
    </div>
  </div>
</div>"##,
    ext = "html"
)]
pub struct Filter {
    /// Such as "Filter".
    pub heading: Content,
    /// Such as "Selected filters".
    pub selected_heading: Content,
    /// What is chosen.
    pub selected: Vec<FilterCategory>,
    /// The list without any filter.
    pub clear_href: String,
    /// Such as "Clear filters".
    pub clear_text: String,
    /// The fields.
    pub options: Html,
    /// The button.
    pub submit: Html,
    /// Further attributes.
    pub attributes: Attributes,
}

templated!(Filter);
