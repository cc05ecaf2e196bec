//! Several lines of text.

use askama::Template;

use crate::field::{describe, id_or_name, labelled};
use crate::html::{self, rendered};
use crate::{Attributes, ErrorMessage, FormGroup, Hint, Html, Label};

/// Several lines of text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Textarea {
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
    /// What is typed already.
    pub value: String,
    /// Height in lines; 5 when not given.
    pub rows: u16,
    /// Whether the browser checks the spelling.
    pub spellcheck: Option<bool>,
    /// What the browser may fill in.
    pub autocomplete: String,
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

// A line break right after the opening tag is swallowed by browsers, so one is put there: what a person typed begins
// after it, even when it begins with a line break of its own.
#[derive(Template)]
#[template(
    source = r##"<textarea class="govuk-textarea{% if of.error_message.is_some() %} govuk-textarea--error{% endif %}{{ html::spaced(of.classes) }}" id="{{ id }}" name="{{ of.name }}" rows="{{ rows }}"{% if let Some(on) = of.spellcheck %} spellcheck="{{ on }}"{% endif %}{% if of.disabled %} disabled{% endif %}{{ html::attr("aria-describedby", described_by) }}{{ html::attr("autocomplete", of.autocomplete) }}{{ of.attributes }}>
{{ of.value }}</textarea>"##,
    ext = "html"
)]
struct Control<'a> {
    of: &'a Textarea,
    id: &'a str,
    rows: u16,
    described_by: &'a str,
}

impl Textarea {
    /// A textarea with a name and a label.
    pub fn new(name: impl Into<String>, label: impl Into<Label>) -> Self {
        Self { name: name.into(), label: label.into(), ..Self::default() }
    }

    /// Renders to HTML.
    pub fn html(&self) -> Html {
        let id = id_or_name(&self.id, &self.name);
        let (described_by, above) = describe(id, &self.described_by, &self.hint, &self.error_message);
        let rows = if self.rows == 0 { 5 } else { self.rows };
        let control = rendered(&Control { of: self, id, rows, described_by: &described_by });
        let control = Html::join([self.form_group.before.html(), control, self.form_group.after.html()]);
        labelled(id, &self.label, above, control, &self.form_group, self.error_message.is_some())
    }
}

into_html!(Textarea);
