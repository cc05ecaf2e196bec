//! One line of text.

use askama::Template;

use crate::field::{describe, id_or_name, labelled};
use crate::html::{self, rendered, spaced};
use crate::{Attributes, Content, ErrorMessage, FormGroup, Hint, Html, Label};

/// A unit or sign right before or after the input.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Affix {
    /// The unit.
    pub content: Content,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

impl From<&str> for Affix {
    fn from(text: &str) -> Self {
        Self { content: text.into(), ..Self::default() }
    }
}

/// One line of text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Input {
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
    /// `text` when empty; else `email`, `tel`, `search`, `hidden`, ...
    pub input_type: String,
    /// Which keys a phone offers: `numeric`, `email`, `tel`, ...
    pub inputmode: String,
    /// What the browser may fill in: `name`, `email`, `tel`, `off`, `one-time-code`, ...
    pub autocomplete: String,
    /// `none`, `words`, `characters`, ...
    pub autocapitalize: String,
    /// Whether the browser checks the spelling.
    pub spellcheck: Option<bool>,
    /// A pattern for old phones' number keys.
    pub pattern: String,
    /// Cannot be changed. Avoid.
    pub disabled: bool,
    /// A unit before the input.
    pub prefix: Option<Affix>,
    /// A unit after the input.
    pub suffix: Option<Affix>,
    /// Further classes of the wrapper around prefix, input and suffix.
    pub wrapper_classes: String,
    /// Further attributes of the wrapper.
    pub wrapper_attributes: Attributes,
    /// Ids of further elements that describe it.
    pub described_by: String,
    /// The group around it.
    pub form_group: FormGroup,
    /// Further classes such as `govuk-input--width-10`.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

#[derive(Template)]
#[template(
    source = r##"<div class="govuk-input__wrapper{{ html::spaced(of.wrapper_classes) }}"{{ of.wrapper_attributes }}>
{{ of.form_group.before }}
{%- if let Some(prefix) = of.prefix %}{% if !prefix.content.is_empty() %}
<div class="govuk-input__prefix{{ html::spaced(prefix.classes) }}" aria-hidden="true"{{ prefix.attributes }}>{{ prefix.content }}</div>
{%- endif %}{% endif %}
{{ input }}
{%- if let Some(suffix) = of.suffix %}{% if !suffix.content.is_empty() %}
<div class="govuk-input__suffix{{ html::spaced(suffix.classes) }}" aria-hidden="true"{{ suffix.attributes }}>{{ suffix.content }}</div>
{%- endif %}{% endif %}
{{ of.form_group.after }}
</div>"##,
    ext = "html"
)]
struct Wrapper<'a> {
    of: &'a Input,
    input: Html,
}

impl Input {
    /// An input with a name and a label.
    pub fn new(name: impl Into<String>, label: impl Into<Label>) -> Self {
        Self { name: name.into(), label: label.into(), ..Self::default() }
    }

    /// An input for a code: no spelling, no capitals put in, no filling in, letters evenly wide.
    pub fn code(name: impl Into<String>, label: impl Into<Label>) -> Self {
        Self {
            autocomplete: "off".to_owned(),
            autocapitalize: "characters".to_owned(),
            spellcheck: Some(false),
            classes: "govuk-input--extra-letter-spacing govuk-input--width-10".to_owned(),
            ..Self::new(name, label)
        }
    }

    /// Renders to HTML.
    pub fn html(&self) -> Html {
        let id = id_or_name(&self.id, &self.name);
        let (described_by, above) = describe(id, &self.described_by, &self.hint, &self.error_message);
        let input = self.control(id, &described_by);
        let affixed = |affix: &Option<Affix>| affix.as_ref().is_some_and(|affix| !affix.content.is_empty());
        let wrapped = affixed(&self.prefix)
            || affixed(&self.suffix)
            || !self.form_group.before.is_empty()
            || !self.form_group.after.is_empty();
        let input = if wrapped { rendered(&Wrapper { of: self, input }) } else { input };
        labelled(id, &self.label, above, input, &self.form_group, self.error_message.is_some())
    }

    fn control(&self, id: &str, described_by: &str) -> Html {
        let error = if self.error_message.is_some() { " govuk-input--error" } else { "" };
        let kind = if self.input_type.is_empty() { "text" } else { &self.input_type };
        let spellcheck = self.spellcheck.map(|on| on.to_string()).unwrap_or_default();
        let mut attributes = Attributes::new()
            .with("class", format!("govuk-input{}{error}", spaced(&self.classes)))
            .with("id", id)
            .with("name", &self.name)
            .with("type", kind)
            .maybe("spellcheck", &spellcheck)
            .maybe("value", &self.value);
        if self.disabled {
            attributes = attributes.flag("disabled");
        }
        let attributes = attributes
            .maybe("aria-describedby", described_by)
            .maybe("autocomplete", &self.autocomplete)
            .maybe("autocapitalize", &self.autocapitalize)
            .maybe("pattern", &self.pattern)
            .maybe("inputmode", &self.inputmode)
            .and(&self.attributes);
        Html::trusted(format!("<input{attributes}>"))
    }
}

into_html!(Input);
