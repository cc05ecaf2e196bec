//! The parts of one record, along the top or at the side.

use askama::Template;

use crate::html;
use crate::{Attributes, Content};

/// One part.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NavigationItem {
    /// Where it leads.
    pub href: String,
    /// The words.
    pub content: Content,
    /// This page.
    pub active: bool,
    /// Further attributes.
    pub attributes: Attributes,
}

impl NavigationItem {
    /// A part with a link.
    pub fn new(href: impl Into<String>, content: impl Into<Content>, active: bool) -> Self {
        Self { href: href.into(), content: content.into(), active, ..Self::default() }
    }
}

/// The parts of one record, along the top.
#[derive(Clone, Debug, Default, PartialEq, Template)]
#[template(
    source = r##"<nav class="moj-sub-navigation{{ html::spaced(classes) }}"{{ html::attr("aria-label", label) }}{{ attributes }}>
  <ul class="moj-sub-navigation__list">
  {%- for item in items %}
    <li class="moj-sub-navigation__item"><a class="moj-sub-navigation__link"{% if item.active %} aria-current="page"{% endif %} href="{{ item.href }}"{{ item.attributes }}>{{ item.content }}</a></li>
  {%- endfor %}
  </ul>
</nav>"##,
    ext = "html"
)]
pub struct SubNavigation {
    /// What a screen reader calls it.
    pub label: String,
    /// The parts.
    pub items: Vec<NavigationItem>,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

templated!(SubNavigation);

/// The parts of one record, at the side.
#[derive(Clone, Debug, Default, PartialEq, Template)]
#[template(
    source = r##"<nav class="moj-side-navigation{{ html::spaced(classes) }}"{{ html::attr("aria-label", label) }}{{ attributes }}>
{%- if !title.is_empty() %}
  <h{{ html::level(heading_level, 4) }} class="moj-side-navigation__title">{{ title }}</h{{ html::level(heading_level, 4) }}>
{%- endif %}
  <ul class="moj-side-navigation__list">
  {%- for item in items %}
    <li class="moj-side-navigation__item{% if item.active %} moj-side-navigation__item--active{% endif %}"><a href="{{ item.href }}"{% if item.active %} aria-current="location"{% endif %}{{ item.attributes }}>{{ item.content }}</a></li>
  {%- endfor %}
  </ul>
</nav>"##,
    ext = "html"
)]
pub struct SideNavigation {
    /// What a screen reader calls it.
    pub label: String,
    /// A heading over the parts.
    pub title: Content,
    /// Level of the heading; 4 when not given.
    pub heading_level: u8,
    /// The parts.
    pub items: Vec<NavigationItem>,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

templated!(SideNavigation);
