//! What happened, in order.

use askama::Template;

use crate::html;
use crate::{Attributes, Content};

/// One thing that happened.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TimelineItem {
    /// What happened.
    pub title: Content,
    /// Who did it, as a whole phrase in the language of the page.
    pub byline: Content,
    /// When, for machines.
    pub datetime: String,
    /// When, for people.
    pub date: String,
    /// More about it.
    pub content: Content,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

/// What happened, in order.
#[derive(Clone, Debug, Default, PartialEq, Template)]
#[template(
    source = r##"<div class="moj-timeline{{ html::spaced(classes) }}"{{ attributes }}>
{%- for item in items %}
  <div class="moj-timeline__item{{ html::spaced(item.classes) }}"{{ item.attributes }}>
    <div class="moj-timeline__header">
      <h{{ html::level(heading_level, 2) }} class="moj-timeline__title">{{ item.title }}</h{{ html::level(heading_level, 2) }}>
      {%- if !item.byline.is_empty() %}
      <p class="moj-timeline__byline">{{ item.byline }}</p>
      {%- endif %}
    </div>
    <p class="moj-timeline__date"><time datetime="{{ item.datetime }}">{{ item.date }}</time></p>
    <div class="moj-timeline__description">{{ item.content }}</div>
  </div>
{%- endfor %}
</div>"##,
    ext = "html"
)]
pub struct Timeline {
    /// What happened.
    pub items: Vec<TimelineItem>,
    /// Level of the titles; 2 when not given.
    pub heading_level: u8,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

templated!(Timeline);
