//! A form: where it goes, its secret against forgery, its fields and its buttons.

use askama::Template;

use crate::html;
use crate::{Attributes, Html};

/// How the form is sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// It changes something.
    #[default]
    Post,
    /// It only asks, such as a search.
    Get,
}

/// A form.
#[derive(Clone, Debug, PartialEq, Template)]
#[template(
    source = r##"<form{{ html::attr("id", id) }}{{ html::attr("action", action) }} method="{% if method == Method::Get %}get{% else %}post{% endif %}"{% if multipart %} enctype="multipart/form-data"{% endif %}{% if novalidate %} novalidate{% endif %}{{ attributes }}>
{%- if !csrf_token.is_empty() %}
<input type="hidden" name="{{ csrf_name }}" value="{{ csrf_token }}">
{%- endif %}
{%- for (name, value) in hidden %}
<input type="hidden" name="{{ name }}" value="{{ value }}">
{%- endfor %}
{%- for field in fields %}
{{ field }}
{%- endfor %}
{%- if buttons.len() == 1 %}
{{ buttons[0] }}
{%- else if !buttons.is_empty() %}
<div class="govuk-button-group">
{%- for button in buttons %}
{{ button }}
{%- endfor %}
</div>
{%- endif %}
</form>"##,
    ext = "html"
)]
pub struct Form {
    /// Where it goes; this page when empty.
    pub action: String,
    /// How it is sent; POST unless said otherwise.
    pub method: Method,
    /// Id, so that buttons outside can send it ([`crate::LanguageSwitch`]).
    pub id: String,
    /// Name of the field with the secret; `_csrf` unless said otherwise.
    pub csrf_name: String,
    /// The secret against forgery; no field when empty.
    pub csrf_token: String,
    /// Further hidden fields.
    pub hidden: Vec<(String, String)>,
    /// The fields.
    pub fields: Vec<Html>,
    /// The buttons; several stand in one row.
    pub buttons: Vec<Html>,
    /// It sends files.
    pub multipart: bool,
    /// The server checks, not the browser; true unless said otherwise.
    pub novalidate: bool,
    /// Further attributes.
    pub attributes: Attributes,
}

impl Default for Form {
    fn default() -> Self {
        Self {
            action: String::new(),
            method: Method::Post,
            id: String::new(),
            csrf_name: "_csrf".to_owned(),
            csrf_token: String::new(),
            hidden: Vec::new(),
            fields: Vec::new(),
            buttons: Vec::new(),
            multipart: false,
            novalidate: true,
            attributes: Attributes::default(),
        }
    }
}

impl Form {
    /// A form that posts to this address with this secret.
    pub fn post(action: impl Into<String>, csrf_token: impl Into<String>) -> Self {
        Self { action: action.into(), csrf_token: csrf_token.into(), ..Self::default() }
    }

    /// A form that asks by its address.
    pub fn get(action: impl Into<String>) -> Self {
        Self { action: action.into(), method: Method::Get, ..Self::default() }
    }

    /// With one more field.
    #[must_use]
    pub fn field(mut self, field: impl Into<Html>) -> Self {
        self.fields.push(field.into());
        self
    }

    /// With one more button.
    #[must_use]
    pub fn button(mut self, button: impl Into<Html>) -> Self {
        self.buttons.push(button.into());
        self
    }

    /// With one more hidden field.
    #[must_use]
    pub fn hidden(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.hidden.push((name.into(), value.into()));
        self
    }
}

templated!(Form);
