//! What is known or was answered, as pairs of a key and a value.

use askama::Template;

use crate::html::{self, rendered};
use crate::{Attributes, Content, Html};

/// A link to do something about one row or the whole card.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Action {
    /// Where it leads.
    pub href: String,
    /// The words, such as "Change".
    pub content: Content,
    /// What is changed, read out after the words.
    pub visually_hidden_text: String,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

impl Action {
    /// An action: where it leads, its words, and what is read out after them.
    pub fn new(href: impl Into<String>, content: impl Into<Content>, hidden: impl Into<String>) -> Self {
        Self { href: href.into(), content: content.into(), visually_hidden_text: hidden.into(), ..Self::default() }
    }
}

/// One key with its value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SummaryRow {
    /// What it is about.
    pub key: Content,
    /// What is known.
    pub value: Content,
    /// What can be done about it.
    pub actions: Vec<Action>,
    /// Further classes of the key.
    pub key_classes: String,
    /// Further classes of the value.
    pub value_classes: String,
    /// Further classes around the actions.
    pub actions_classes: String,
    /// Further classes of the row.
    pub classes: String,
}

impl SummaryRow {
    /// A key and a value.
    pub fn new(key: impl Into<Content>, value: impl Into<Content>) -> Self {
        Self { key: key.into(), value: value.into(), ..Self::default() }
    }

    /// With one more action.
    #[must_use]
    pub fn action(mut self, action: Action) -> Self {
        self.actions.push(action);
        self
    }
}

/// A frame with a title around the list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SummaryCard {
    /// The title.
    pub title: Content,
    /// Level of the title; 2 when not given.
    pub heading_level: u8,
    /// Further classes of the title.
    pub title_classes: String,
    /// What can be done about the whole card.
    pub actions: Vec<Action>,
    /// Further classes around the actions.
    pub actions_classes: String,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

/// What is known or was answered, as pairs of a key and a value.
#[derive(Clone, Debug, Default, PartialEq, Template)]
#[template(
    source = r##"{% if let Some(card) = card %}<div class="govuk-summary-card{{ html::spaced(card.classes) }}"{{ card.attributes }}>
  <div class="govuk-summary-card__title-wrapper">
  {%- if !card.title.is_empty() %}
    <h{{ html::level(card.heading_level, 2) }} class="govuk-summary-card__title{{ html::spaced(card.title_classes) }}">{{ card.title }}</h{{ html::level(card.heading_level, 2) }}>
  {%- endif %}
  {%- if card.actions.len() == 1 %}
    <div class="govuk-summary-card__actions{{ html::spaced(card.actions_classes) }}">{% for action in card.actions %}{{ self.link(action) }}{% endfor %}</div>
  {%- else if !card.actions.is_empty() %}
    <ul class="govuk-summary-card__actions{{ html::spaced(card.actions_classes) }}">
    {%- for action in card.actions %}
      <li class="govuk-summary-card__action">{{ self.link(action) }}</li>
    {%- endfor %}
    </ul>
  {%- endif %}
  </div>
  <div class="govuk-summary-card__content">
{% endif -%}
<dl class="govuk-summary-list{{ html::spaced(classes) }}"{{ attributes }}>
{%- for row in rows %}
  <div class="govuk-summary-list__row{% if self.any_actions() && row.actions.is_empty() %} govuk-summary-list__row--no-actions{% endif %}{{ html::spaced(row.classes) }}">
    <dt class="govuk-summary-list__key{{ html::spaced(row.key_classes) }}">{{ row.key }}</dt>
    <dd class="govuk-summary-list__value{{ html::spaced(row.value_classes) }}">{{ row.value }}</dd>
    {%- if row.actions.len() == 1 %}
    <dd class="govuk-summary-list__actions{{ html::spaced(row.actions_classes) }}">{% for action in row.actions %}{{ self.link(action) }}{% endfor %}</dd>
    {%- else if !row.actions.is_empty() %}
    <dd class="govuk-summary-list__actions{{ html::spaced(row.actions_classes) }}">
      <ul class="govuk-summary-list__actions-list">
      {%- for action in row.actions %}
        <li class="govuk-summary-list__actions-list-item">{{ self.link(action) }}</li>
      {%- endfor %}
      </ul>
    </dd>
    {%- endif %}
  </div>
{%- endfor %}
</dl>
{%- if card.is_some() %}
  </div>
</div>{% endif %}"##,
    ext = "html"
)]
pub struct SummaryList {
    /// The rows.
    pub rows: Vec<SummaryRow>,
    /// A frame with a title around the list.
    pub card: Option<SummaryCard>,
    /// Further classes, such as `govuk-summary-list--no-border`.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

#[derive(Template)]
#[template(
    source = r##"<a class="govuk-link{{ html::spaced(action.classes) }}" href="{{ action.href }}"{{ action.attributes }}>{{ action.content }}{% if !action.visually_hidden_text.is_empty() || card.is_some() %}<span class="govuk-visually-hidden">{% if !action.visually_hidden_text.is_empty() %} {{ action.visually_hidden_text }}{% endif %}{% if let Some(card) = card %} ({{ card.title }}){% endif %}</span>{% endif %}</a>"##,
    ext = "html"
)]
struct ActionLink<'a> {
    action: &'a Action,
    card: Option<&'a SummaryCard>,
}

impl SummaryList {
    /// These rows.
    pub fn new(rows: Vec<SummaryRow>) -> Self {
        Self { rows, ..Self::default() }
    }

    fn any_actions(&self) -> bool {
        self.rows.iter().any(|row| !row.actions.is_empty())
    }

    fn link(&self, action: &Action) -> Html {
        rendered(&ActionLink { action, card: self.card.as_ref().filter(|card| !card.title.is_empty()) })
    }
}

templated!(SummaryList);
