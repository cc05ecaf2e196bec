//! The parts of a long task and how far each has come.

use askama::Template;

use crate::html;
use crate::{Attributes, Content, Html, Tag};

/// One part of the task.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Task {
    /// Its name.
    pub title: Content,
    /// Where it leads; empty when it cannot be begun yet.
    pub href: String,
    /// A hint below the name.
    pub hint: Content,
    /// How far it has come, in words; a tag can be given as HTML.
    pub status: Content,
    /// How far it has come, as a tag.
    pub tag: Option<Tag>,
    /// Further classes of the name.
    pub title_classes: String,
    /// Further classes of the status.
    pub status_classes: String,
    /// Further classes.
    pub classes: String,
}

/// The parts of a long task and how far each has come.
#[derive(Clone, Debug, Default, PartialEq, Template)]
#[template(
    source = r##"<ul class="govuk-task-list{{ html::spaced(classes) }}"{{ attributes }}>
{%- for item in items %}
  <li class="govuk-task-list__item{% if !item.href.is_empty() %} govuk-task-list__item--with-link{% endif %}{{ html::spaced(item.classes) }}">
    <div class="govuk-task-list__name-and-hint">
    {%- if item.href.is_empty() %}
      <div{{ html::attr("class", item.title_classes) }}>{{ item.title }}</div>
    {%- else %}
      <a class="govuk-link govuk-task-list__link{{ html::spaced(item.title_classes) }}" href="{{ item.href }}" aria-describedby="{% if !item.hint.is_empty() %}{{ self.prefix() }}-{{ loop.index }}-hint {% endif %}{{ self.prefix() }}-{{ loop.index }}-status">{{ item.title }}</a>
    {%- endif %}
    {%- if !item.hint.is_empty() %}
      <div id="{{ self.prefix() }}-{{ loop.index }}-hint" class="govuk-task-list__hint">{{ item.hint }}</div>
    {%- endif %}
    </div>
    <div class="govuk-task-list__status{{ html::spaced(item.status_classes) }}" id="{{ self.prefix() }}-{{ loop.index }}-status">{{ item.shown() }}</div>
  </li>
{%- endfor %}
</ul>"##,
    ext = "html"
)]
pub struct TaskList {
    /// The parts.
    pub items: Vec<Task>,
    /// Start of the ids; `task-list` when empty.
    pub id_prefix: String,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

impl Task {
    fn shown(&self) -> Html {
        match &self.tag {
            Some(tag) => tag.html(),
            None => self.status.html(),
        }
    }
}

impl TaskList {
    fn prefix(&self) -> &str {
        if self.id_prefix.is_empty() { "task-list" } else { &self.id_prefix }
    }
}

templated!(TaskList);
