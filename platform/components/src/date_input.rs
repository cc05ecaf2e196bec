//! A date people know by heart, typed as day, month and year.

use askama::Template;

use crate::field::{describe, grouped};
use crate::html::{self, rendered, spaced};
use crate::{Attributes, ErrorMessage, Fieldset, FormGroup, Hint, Html, Input, Label};

/// One part of the date.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DateItem {
    /// Name, without the prefix: `day`, `month`, `year`.
    pub name: String,
    /// The words above it.
    pub label: String,
    /// What is typed already.
    pub value: String,
    /// Width in characters; 4 for a part named `year`, else 2, when not given.
    pub width: u8,
    /// Whether this part is wrong; when no part says, every part is marked.
    pub error: Option<bool>,
    /// Id; made from the id of the whole and the name when empty.
    pub id: String,
    /// Which keys a phone offers; `numeric` when empty.
    pub inputmode: String,
    /// What the browser may fill in, such as `bday-day`.
    pub autocomplete: String,
    /// A pattern for old phones' number keys.
    pub pattern: String,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

impl DateItem {
    /// A part with a name, words above it and what is typed already.
    pub fn new(name: impl Into<String>, label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { name: name.into(), label: label.into(), value: value.into(), ..Self::default() }
    }

    fn wrong_by_class(&self) -> bool {
        self.classes.contains("govuk-input--error")
    }
}

/// A date people know by heart, typed as day, month and year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DateInput {
    /// Id of the whole; `id-day` is the id of the day.
    pub id: String,
    /// With it, names are `prefix-day` and so on.
    pub name_prefix: String,
    /// The question.
    pub fieldset: Option<Fieldset>,
    /// A hint below the question.
    pub hint: Option<Hint>,
    /// What is wrong.
    pub error_message: Option<ErrorMessage>,
    /// The parts.
    pub items: Vec<DateItem>,
    /// The group around it.
    pub form_group: FormGroup,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

#[derive(Template)]
#[template(
    source = r##"<div class="govuk-date-input{{ html::spaced(of.classes) }}"{{ of.attributes }}{{ html::attr("id", of.id) }}>
{{ of.form_group.before }}
{%- for part in parts %}
<div class="govuk-date-input__item">{{ part }}</div>
{%- endfor %}
{{ of.form_group.after }}
</div>"##,
    ext = "html"
)]
struct Frame<'a> {
    of: &'a DateInput,
    parts: Vec<Html>,
}

impl DateInput {
    /// Day, month and year, named `name-day`, `name-month`, `name-year`; the words above them and what is typed
    /// already come in that order.
    pub fn day_month_year(
        name: impl Into<String>,
        question: impl Into<Fieldset>,
        labels: [&str; 3],
        values: [&str; 3],
    ) -> Self {
        let name = name.into();
        let part = |part: &str, place: usize| DateItem::new(part, labels[place], values[place]);
        Self {
            id: name.clone(),
            name_prefix: name,
            fieldset: Some(question.into()),
            items: vec![part("day", 0), part("month", 1), part("year", 2)],
            ..Self::default()
        }
    }

    /// Renders to HTML.
    pub fn html(&self) -> Html {
        let start = self.fieldset.as_ref().map(|fieldset| fieldset.described_by.clone()).unwrap_or_default();
        let (described_by, above) = describe(&self.id, &start, &self.hint, &self.error_message);
        let some_part_wrong = self.items.iter().any(|item| item.error == Some(true) || item.wrong_by_class());
        let parts = self.items.iter().map(|item| self.part(item, some_part_wrong)).collect();
        let inner = Html::join([above, rendered(&Frame { of: self, parts })]);
        // The role makes screen readers read the description of a fieldset made of text inputs.
        grouped(&self.form_group, self.error_message.is_some(), &self.fieldset, "group", &described_by, inner)
    }

    fn part(&self, item: &DateItem, some_part_wrong: bool) -> Html {
        let wrong = match item.error {
            Some(wrong) => wrong,
            None => self.error_message.is_some() && !some_part_wrong,
        };
        let mut classes = "govuk-date-input__input".to_owned();
        if wrong && !item.wrong_by_class() {
            classes.push_str(" govuk-input--error");
        }
        if !item.classes.contains("govuk-input--width-") {
            let usual = if item.name == "year" { 4 } else { 2 };
            let width = if item.width == 0 { usual } else { item.width };
            classes.push_str(&format!(" govuk-input--width-{width}"));
        }
        classes.push_str(&spaced(&item.classes));
        let id = if item.id.is_empty() { format!("{}-{}", self.id, item.name) } else { item.id.clone() };
        let name = match self.name_prefix.is_empty() {
            true => item.name.clone(),
            false => format!("{}-{}", self.name_prefix, item.name),
        };
        let inputmode = if item.inputmode.is_empty() { "numeric" } else { &item.inputmode };
        Input {
            name,
            id,
            label: Label {
                content: item.label.as_str().into(),
                classes: "govuk-date-input__label".to_owned(),
                ..Label::default()
            },
            value: item.value.clone(),
            inputmode: inputmode.to_owned(),
            autocomplete: item.autocomplete.clone(),
            pattern: item.pattern.clone(),
            classes,
            attributes: item.attributes.clone(),
            ..Input::default()
        }
        .html()
    }
}

into_html!(DateInput);
