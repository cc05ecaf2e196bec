//! One choice out of several.

use askama::Template;

use crate::field::{describe, grouped};
use crate::html::{self, ids};
use crate::{Attributes, Choice, ErrorMessage, Fieldset, FormGroup, Hint, Html};

/// One choice out of several.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Radios {
    /// Name sent with the form.
    pub name: String,
    /// Start of the ids; the name when empty. The first choice has exactly this id, so that an error can link to it.
    pub id_prefix: String,
    /// The question, as the legend around the choices.
    pub fieldset: Option<Fieldset>,
    /// A hint below the question.
    pub hint: Option<Hint>,
    /// What is wrong.
    pub error_message: Option<ErrorMessage>,
    /// The choices.
    pub items: Vec<Choice>,
    /// The value that is chosen.
    pub value: String,
    /// The group around it all.
    pub form_group: FormGroup,
    /// Further classes; `govuk-radios--inline`, `govuk-radios--small`.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

#[derive(Template)]
#[template(
    source = r##"<div class="govuk-radios{{ html::spaced(of.classes) }}"{{ of.attributes }} data-module="govuk-radios">
{{ of.form_group.before }}
{%- for item in rows %}
{{ item }}
{%- endfor %}
{{ of.form_group.after }}
</div>"##,
    ext = "html"
)]
struct Frame<'a> {
    of: &'a Radios,
    rows: Vec<Html>,
}

#[derive(Template)]
#[template(
    source = r##"{% if !item.divider.is_empty() %}<div class="govuk-radios__divider">{{ item.divider }}</div>{% else -%}
<div class="govuk-radios__item">
  <input class="govuk-radios__input" id="{{ id }}" name="{{ name }}" type="radio" value="{{ item.value }}"{% if checked %} checked{% endif %}{% if item.disabled %} disabled{% endif %}{% if !item.conditional.is_empty() %} data-aria-controls="conditional-{{ id }}"{% endif %}{{ html::attr("aria-describedby", described_by) }}{{ item.attributes }}>
  {{ label }}
  {{ hint }}
</div>
{%- if !item.conditional.is_empty() %}
<div class="govuk-radios__conditional{% if !checked %} govuk-radios__conditional--hidden{% endif %}" id="conditional-{{ id }}">
{{ item.conditional }}
</div>
{%- endif %}{% endif %}"##,
    ext = "html"
)]
struct Row<'a> {
    item: &'a Choice,
    id: String,
    name: &'a str,
    checked: bool,
    described_by: String,
    label: Html,
    hint: Html,
}

impl Radios {
    /// A question with choices.
    pub fn new(name: impl Into<String>, question: impl Into<Fieldset>, items: Vec<Choice>) -> Self {
        Self { name: name.into(), fieldset: Some(question.into()), items, ..Self::default() }
    }

    /// Renders to HTML.
    pub fn html(&self) -> Html {
        let prefix = if self.id_prefix.is_empty() { &self.name } else { &self.id_prefix };
        let from_fieldset = self.fieldset.as_ref().map(|fieldset| fieldset.described_by.clone()).unwrap_or_default();
        let (described_by, above) = describe(prefix, &from_fieldset, &self.hint, &self.error_message);
        let rows = self.items.iter().enumerate().map(|(place, item)| self.row(item, prefix, place)).collect();
        let choices = crate::html::rendered(&Frame { of: self, rows });
        let inner = Html::join([above, choices]);
        grouped(&self.form_group, self.error_message.is_some(), &self.fieldset, "", &described_by, inner)
    }

    fn row(&self, item: &Choice, prefix: &str, place: usize) -> Html {
        let id = item.id_or(prefix, place);
        let hint_id = format!("{id}-item-hint");
        let hint = item.hint_html(&hint_id, "govuk-radios__hint");
        let hint_id = if hint.is_empty() { "" } else { hint_id.as_str() };
        let chosen = !self.value.is_empty() && self.value == item.value;
        crate::html::rendered(&Row {
            item,
            name: &self.name,
            checked: item.checked.unwrap_or(chosen),
            described_by: ids("", hint_id),
            label: item.label_html(&id, "govuk-radios__label"),
            hint,
            id,
        })
    }
}

into_html!(Radios);
