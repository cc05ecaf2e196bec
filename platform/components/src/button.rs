//! Buttons, and links that look like buttons.

use askama::Template;

use crate::html::{self, spaced};
use crate::{Attributes, Content, Html};

/// What pressing the button does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonType {
    /// Sends the form.
    #[default]
    Submit,
    /// Only scripts listen to it.
    Button,
    /// Empties the form.
    Reset,
}

/// How much weight the button has on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonVariant {
    /// The one main action.
    #[default]
    Primary,
    /// A lesser action.
    Secondary,
    /// An action that is hard to undo.
    Warning,
    /// On a dark ground.
    Inverse,
}

/// A button; with `href` a link that looks like one.
#[derive(Clone, Debug, Default, PartialEq, Template)]
#[template(
    source = r##"{% if href.is_empty() -%}
<button type="{{ self.kind() }}"{{ html::attr("value", value) }}{{ html::attr("name", name) }}{% if disabled %} disabled aria-disabled="true"{% endif %}{% if let Some(prevent) = prevent_double_click %} data-prevent-double-click="{{ prevent }}"{% endif %} class="{{ self.class() }}" data-module="govuk-button"{{ attributes }}{{ html::attr("id", id) }}>{{ self.inner() }}</button>
{%- else -%}
<a href="{{ href }}" role="button" draggable="false" class="{{ self.class() }}" data-module="govuk-button"{{ attributes }}{{ html::attr("id", id) }}>{{ self.inner() }}</a>
{%- endif %}"##,
    ext = "html"
)]
pub struct Button {
    /// The words.
    pub content: Content,
    /// Where it leads, when it is a link.
    pub href: String,
    /// Name sent with the form.
    pub name: String,
    /// Value sent with the form.
    pub value: String,
    /// Id of the element.
    pub id: String,
    /// What pressing it does.
    pub button_type: ButtonType,
    /// How much weight it has.
    pub variant: ButtonVariant,
    /// A call to start, with an arrow.
    pub is_start_button: bool,
    /// Cannot be pressed. Avoid: say why instead.
    pub disabled: bool,
    /// Ignore a second press within a second.
    pub prevent_double_click: Option<bool>,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

impl Button {
    /// A button that sends the form.
    pub fn new(content: impl Into<Content>) -> Self {
        Self { content: content.into(), ..Self::default() }
    }

    /// A link that looks like a button.
    pub fn link(href: impl Into<String>, content: impl Into<Content>) -> Self {
        Self { href: href.into(), content: content.into(), ..Self::default() }
    }

    fn kind(&self) -> &'static str {
        match self.button_type {
            ButtonType::Submit => "submit",
            ButtonType::Button => "button",
            ButtonType::Reset => "reset",
        }
    }

    fn class(&self) -> String {
        let variant = match self.variant {
            ButtonVariant::Primary => "",
            ButtonVariant::Secondary => " govuk-button--secondary",
            ButtonVariant::Warning => " govuk-button--warning",
            ButtonVariant::Inverse => " govuk-button--inverse",
        };
        let start = if self.is_start_button { " govuk-button--start" } else { "" };
        format!("govuk-button{variant}{}{start}", spaced(&self.classes))
    }

    /// Start buttons lay their parts out as a row, which swallows the spaces between elements: HTML gets a wrapper.
    fn inner(&self) -> Html {
        if !self.is_start_button {
            return self.content.html();
        }
        let words = self.content.html();
        let words = if self.content.is_html() { format!("<span>{words}</span>") } else { words.into_string() };
        Html::trusted(format!("{words} {START_ICON}"))
    }
}

const START_ICON: &str = r##"<svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" viewBox="0 0 33 40" aria-hidden="true" focusable="false"><path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"/></svg>"##;

templated!(Button);

/// Several buttons and links in one row.
#[derive(Clone, Debug, Default, PartialEq, Template)]
#[template(
    source = r##"<div class="govuk-button-group{{ html::spaced(classes) }}">
{%- for item in items %}
{{ item }}
{%- endfor %}
</div>"##,
    ext = "html"
)]
pub struct ButtonGroup {
    /// Buttons and links.
    pub items: Vec<Html>,
    /// Further classes.
    pub classes: String,
}

templated!(ButtonGroup);
