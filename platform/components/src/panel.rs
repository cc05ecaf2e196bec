//! What was done, said large.

use askama::Template;

use crate::html::{self, spaced};
use crate::{Attributes, Button, ButtonType, Content, Html};

/// One thing to do next, on a panel that interrupts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PanelAction {
    /// The words.
    pub content: Content,
    /// Where it leads; without it, it is a button that sends the form.
    pub href: String,
    /// Looks like a button although it leads somewhere.
    pub as_button: bool,
    /// What pressing the button does.
    pub button_type: ButtonType,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

/// What was done, said large; or, with `interruption`, what to consider before going on.
#[derive(Clone, Debug, Default, PartialEq, Template)]
#[template(
    source = r##"<div class="govuk-panel{% if interruption %} govuk-panel--interruption{% else %} govuk-panel--confirmation{% endif %}{{ html::spaced(classes) }}"{{ attributes }}>
  <h{{ html::level(heading_level, 1) }} class="govuk-panel__title">{{ title }}</h{{ html::level(heading_level, 1) }}>
  {%- if !content.is_empty() %}
  <div class="govuk-panel__body">{{ content }}</div>
  {%- endif %}
  {%- if interruption && !actions.is_empty() %}
  <div class="govuk-panel__actions{{ html::spaced(actions_classes) }}"{{ actions_attributes }}>
    <div class="govuk-button-group">
    {%- for action in actions %}
    {{ action.html() }}
    {%- endfor %}
    </div>
  </div>
  {%- endif %}
</div>"##,
    ext = "html"
)]
pub struct Panel {
    /// What was done.
    pub title: Content,
    /// What follows, such as a reference.
    pub content: Content,
    /// Level of the heading; 1 when not given.
    pub heading_level: u8,
    /// Something to consider before going on, rather than something done.
    pub interruption: bool,
    /// What can be done next, on a panel that interrupts.
    pub actions: Vec<PanelAction>,
    /// Further classes around the actions.
    pub actions_classes: String,
    /// Further attributes around the actions.
    pub actions_attributes: Attributes,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

impl PanelAction {
    /// Renders to HTML.
    pub fn html(&self) -> Html {
        if self.href.is_empty() || self.as_button {
            let classes = format!("govuk-button--inverse{}", spaced(&self.classes));
            return Button {
                content: self.content.clone(),
                href: self.href.clone(),
                button_type: self.button_type,
                classes,
                attributes: self.attributes.clone(),
                ..Button::default()
            }
            .html();
        }
        crate::Link {
            href: self.href.clone(),
            content: self.content.clone(),
            classes: format!("govuk-link--inverse{}", spaced(&self.classes)),
            attributes: self.attributes.clone(),
            ..crate::Link::default()
        }
        .html()
    }
}

templated!(Panel);
