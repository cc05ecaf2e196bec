//! Several views of one thing; without JavaScript one after another.

use askama::Template;

use crate::html;
use crate::{Attributes, Content};

/// One view.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tab {
    /// The words of the tab.
    pub label: String,
    /// What it shows; text becomes a paragraph.
    pub panel: Content,
    /// Id of the panel; made from the prefix and the place when empty.
    pub id: String,
    /// Further attributes of the tab.
    pub attributes: Attributes,
    /// Further attributes of the panel.
    pub panel_attributes: Attributes,
}

impl Tab {
    /// A tab with an id, words and what it shows.
    pub fn new(id: impl Into<String>, label: impl Into<String>, panel: impl Into<Content>) -> Self {
        Self { id: id.into(), label: label.into(), panel: panel.into(), ..Self::default() }
    }
}

/// Several views of one thing; without JavaScript one after another.
#[derive(Clone, Debug, Default, PartialEq, Template)]
#[template(
    source = r##"<div{{ html::attr("id", id) }} class="govuk-tabs{{ html::spaced(classes) }}"{{ attributes }} data-module="govuk-tabs">
  <h2 class="govuk-tabs__title">{{ title }}</h2>
{%- if !items.is_empty() %}
  <ul class="govuk-tabs__list">
  {%- for item in items %}
    <li class="govuk-tabs__list-item{% if loop.first %} govuk-tabs__list-item--selected{% endif %}"><a class="govuk-tabs__tab" href="#{{ self.panel_id(item, loop.index) }}"{{ item.attributes }}>{{ item.label }}</a></li>
  {%- endfor %}
  </ul>
  {%- for item in items %}
  <div class="govuk-tabs__panel{% if !loop.first %} govuk-tabs__panel--hidden{% endif %}" id="{{ self.panel_id(item, loop.index) }}"{{ item.panel_attributes }}>
  {%- if item.panel.is_html() %}{{ item.panel }}{% else if !item.panel.is_empty() %}<p class="govuk-body">{{ item.panel }}</p>{% endif -%}
  </div>
  {%- endfor %}
{%- endif %}
</div>"##,
    ext = "html"
)]
pub struct Tabs {
    /// Heading over the list when there is no JavaScript, such as "Contents".
    pub title: String,
    /// The views.
    pub items: Vec<Tab>,
    /// Start of the ids of the panels.
    pub id_prefix: String,
    /// Id of the element.
    pub id: String,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

impl Tabs {
    fn panel_id(&self, item: &Tab, place: &usize) -> String {
        if item.id.is_empty() { format!("{}-{place}", self.id_prefix) } else { item.id.clone() }
    }
}

templated!(Tabs);
