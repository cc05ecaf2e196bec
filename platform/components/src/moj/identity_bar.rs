//! Whom or what the page is about, always in sight.

use askama::Template;

use crate::html;
use crate::{Attributes, Content, Html};

/// Whom or what the page is about, always in sight.
#[derive(Clone, Debug, Default, PartialEq, Template)]
#[template(
    source = r##"<div class="moj-identity-bar{{ html::spaced(classes) }}"{{ attributes }}>
  <div class="moj-identity-bar__container">
    <div class="moj-identity-bar__details"><span class="moj-identity-bar__title">{{ title }}</span></div>
    {%- if !actions.is_empty() %}
    <div class="moj-identity-bar__actions">
    {%- for action in actions %}
      <div class="moj-identity-bar__menu">{{ action }}</div>
    {%- endfor %}
    </div>
    {%- endif %}
  </div>
</div>"##,
    ext = "html"
)]
pub struct IdentityBar {
    /// Name and reference.
    pub title: Content,
    /// Buttons and links.
    pub actions: Vec<Html>,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

templated!(IdentityBar);
