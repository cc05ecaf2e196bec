//! One choice from a folded list.

use askama::Template;

use crate::field::{describe, id_or_name, labelled};
use crate::html::{self, rendered};
use crate::{Attributes, ErrorMessage, FormGroup, Hint, Html, Label};

/// One line of the list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SelectItem {
    /// What is sent; without it, the words are.
    pub value: Option<String>,
    /// The words.
    pub text: String,
    /// Chosen or not, whatever the value of the whole says.
    pub selected: Option<bool>,
    /// Cannot be chosen.
    pub disabled: bool,
    /// Further attributes.
    pub attributes: Attributes,
}

impl SelectItem {
    /// A line with a value and words.
    pub fn new(value: impl Into<String>, text: impl Into<String>) -> Self {
        Self { value: Some(value.into()), text: text.into(), ..Self::default() }
    }
}

/// One choice from a folded list. Radios are easier for most people.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Select {
    /// Name sent with the form.
    pub name: String,
    /// Id; the name when empty.
    pub id: String,
    /// The label.
    pub label: Label,
    /// A hint below the label.
    pub hint: Option<Hint>,
    /// What is wrong.
    pub error_message: Option<ErrorMessage>,
    /// The lines.
    pub items: Vec<SelectItem>,
    /// The value that is chosen.
    pub value: String,
    /// Cannot be changed. Avoid.
    pub disabled: bool,
    /// Ids of further elements that describe it.
    pub described_by: String,
    /// The group around it.
    pub form_group: FormGroup,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

#[derive(Template)]
#[template(
    source = r##"<select class="govuk-select{{ html::spaced(of.classes) }}{% if of.error_message.is_some() %} govuk-select--error{% endif %}" id="{{ id }}" name="{{ of.name }}"{% if of.disabled %} disabled{% endif %}{{ html::attr("aria-describedby", described_by) }}{{ of.attributes }}>
{%- for item in of.items %}
<option{% if let Some(value) = item.value %} value="{{ value }}"{% endif %}{% if of.chosen(item) %} selected{% endif %}{% if item.disabled %} disabled{% endif %}{{ item.attributes }}>{{ item.text }}</option>
{%- endfor %}
</select>"##,
    ext = "html"
)]
struct Control<'a> {
    of: &'a Select,
    id: &'a str,
    described_by: &'a str,
}

impl Select {
    /// A list with a name and a label.
    pub fn new(name: impl Into<String>, label: impl Into<Label>, items: Vec<SelectItem>) -> Self {
        Self { name: name.into(), label: label.into(), items, ..Self::default() }
    }

    fn chosen(&self, item: &SelectItem) -> bool {
        let value = item.value.as_ref().unwrap_or(&item.text);
        item.selected.unwrap_or(!self.value.is_empty() && *value == self.value)
    }

    /// Renders to HTML.
    pub fn html(&self) -> Html {
        let id = id_or_name(&self.id, &self.name);
        let (described_by, above) = describe(id, &self.described_by, &self.hint, &self.error_message);
        let control = rendered(&Control { of: self, id, described_by: &described_by });
        let control = Html::join([self.form_group.before.html(), control, self.form_group.after.html()]);
        labelled(id, &self.label, above, control, &self.form_group, self.error_message.is_some())
    }
}

into_html!(Select);
