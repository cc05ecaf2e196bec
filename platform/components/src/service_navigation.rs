//! The parts of the service, below its head.

use askama::Template;

use crate::html;
use crate::{Attributes, Content, Html};

/// One part of the service.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ServiceItem {
    /// Where it leads; text without a link when empty.
    pub href: String,
    /// The words.
    pub content: Content,
    /// This page.
    pub current: bool,
    /// The part that this page belongs to.
    pub active: bool,
    /// Further attributes of the link.
    pub attributes: Attributes,
}

impl ServiceItem {
    /// A part with a link.
    pub fn new(href: impl Into<String>, content: impl Into<Content>, active: bool) -> Self {
        Self { href: href.into(), content: content.into(), active, ..Self::default() }
    }

    fn shown(&self) -> Html {
        if self.active || self.current {
            // People who replace our colours with their own still see which part they are in.
            return Html::trusted(format!(
                "<strong class=\"govuk-service-navigation__active-fallback\">{}</strong>",
                self.content
            ));
        }
        self.content.html()
    }

    fn aria_current(&self) -> &'static str {
        match (self.current, self.active) {
            (true, _) => "page",
            (false, true) => "true",
            (false, false) => "",
        }
    }
}

/// The parts of the service, below its head.
#[derive(Clone, Debug, Default, PartialEq, Template)]
#[template(
    source = r##"<{{ self.element() }}{% if self.is_section() %}{{ html::attr("aria-label", aria_label) }}{% endif %} class="govuk-service-navigation{{ html::spaced(classes) }}" data-module="govuk-service-navigation"{{ attributes }}>
  <div class="govuk-width-container{% if end_inline %} govuk-service-navigation__inlining-container{% endif %}{{ html::spaced(container_classes) }}">
    {{ start }}
    <div class="govuk-service-navigation__container">
    {%- if !service_name.is_empty() %}
      <span class="govuk-service-navigation__service-name">
      {%- if service_url.is_empty() %}<span class="govuk-service-navigation__text">{{ service_name }}</span>{% else %}<a href="{{ service_url }}" class="govuk-service-navigation__link">{{ service_name }}</a>{% endif -%}
      </span>
    {%- endif %}
    {%- if !items.is_empty() || !navigation_start.is_empty() || !navigation_end.is_empty() %}
      <nav{{ html::attr("aria-label", self.label()) }} class="govuk-service-navigation__wrapper{{ html::spaced(navigation_classes) }}">
      {%- if self.collapses() %}
        <button type="button" class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle" aria-controls="{{ self.navigation_id() }}"{% if menu_button_label != menu_button_text %}{{ html::attr("aria-label", menu_button_label) }}{% endif %} hidden aria-hidden="true">{{ menu_button_text }}</button>
      {%- endif %}
        <ul class="govuk-service-navigation__list" id="{{ self.navigation_id() }}">
        {{ navigation_start }}
        {%- for item in items %}
          <li class="govuk-service-navigation__item{% if item.active || item.current %} govuk-service-navigation__item--active{% endif %}">
          {%- if !item.href.is_empty() %}<a class="govuk-service-navigation__link" href="{{ item.href }}"{{ html::attr("aria-current", item.aria_current()) }}{{ item.attributes }}>{{ item.shown() }}</a>
          {%- else if !item.content.is_empty() %}<span class="govuk-service-navigation__text"{{ html::attr("aria-current", item.aria_current()) }}>{{ item.shown() }}</span>
          {%- endif -%}
          </li>
        {%- endfor %}
        {{ navigation_end }}
        </ul>
      </nav>
    {%- endif %}
    </div>
    {{ end }}
  </div>
</{{ self.element() }}>"##,
    ext = "html"
)]
pub struct ServiceNavigation {
    /// What a screen reader calls the whole.
    pub aria_label: String,
    /// The name of the service.
    pub service_name: String,
    /// Where the name leads.
    pub service_url: String,
    /// The parts.
    pub items: Vec<ServiceItem>,
    /// What a screen reader calls the parts; the words of the button when empty.
    pub navigation_label: String,
    /// Id of the list; `navigation` when empty.
    pub navigation_id: String,
    /// Further classes of the list.
    pub navigation_classes: String,
    /// The words of the button that unfolds the list on a phone, such as "Menu".
    pub menu_button_text: String,
    /// What a screen reader calls that button, where it differs.
    pub menu_button_label: String,
    /// Fold the list on a phone; when not given, from two parts on.
    pub collapse_navigation_on_mobile: Option<bool>,
    /// Put before everything.
    pub start: Html,
    /// Put after everything.
    pub end: Html,
    /// What is put after everything stands beside the parts.
    pub end_inline: bool,
    /// Put before the first part.
    pub navigation_start: Html,
    /// Put after the last part.
    pub navigation_end: Html,
    /// Further classes of the container.
    pub container_classes: String,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

impl ServiceNavigation {
    /// With a name it is a region of its own; without, the list inside is enough of a landmark.
    fn is_section(&self) -> bool {
        !self.service_name.is_empty() || !self.start.is_empty() || !self.end.is_empty()
    }

    fn element(&self) -> &'static str {
        if self.is_section() { "section" } else { "div" }
    }

    fn label(&self) -> &str {
        if self.navigation_label.is_empty() { &self.menu_button_text } else { &self.navigation_label }
    }

    fn navigation_id(&self) -> &str {
        if self.navigation_id.is_empty() { "navigation" } else { &self.navigation_id }
    }

    fn collapses(&self) -> bool {
        self.collapse_navigation_on_mobile.unwrap_or(self.items.len() > 1)
    }
}

templated!(ServiceNavigation);
