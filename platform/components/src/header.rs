//! The head of every page: who we are, in which language, and who is signed in.

use askama::Template;

use crate::html;
use crate::{Attributes, Content, Html, LanguageSwitch, Link};

/// A head with a logo and nothing else.
#[derive(Clone, Debug, Default, PartialEq, Template)]
#[template(
    source = r##"<div class="govuk-generic-header{{ html::spaced(classes) }}"{{ attributes }}>
  <div class="govuk-generic-header__container {% if container_classes.is_empty() %}govuk-width-container{% else %}{{ container_classes }}{% endif %}">
    <div class="govuk-generic-header__logo"><a href="{% if url.is_empty() %}/{% else %}{{ url }}{% endif %}" class="govuk-generic-header__homepage-link">{{ logo }}</a></div>
  </div>
</div>"##,
    ext = "html"
)]
pub struct GenericHeader {
    /// The logo or name.
    pub logo: Content,
    /// Where it leads; `/` when empty.
    pub url: String,
    /// Classes of the container, instead of the usual ones.
    pub container_classes: String,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

templated!(GenericHeader);

/// Who is signed in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Account {
    /// What a screen reader calls this part, such as "Your account".
    pub label: String,
    /// Their name.
    pub name: String,
    /// Their role or agency.
    pub detail: String,
    /// Links, such as to their settings.
    pub links: Vec<Link>,
    /// The way to sign out: a form with one button.
    pub sign_out: Html,
}

/// Our own head: mark and name at the start; account and language at the end.
#[derive(Clone, Debug, Default, PartialEq, Template)]
#[template(
    source = r##"<div class="dolen-header{% if neutral %} dolen-header--neutral{% endif %}">
  <div class="govuk-width-container dolen-header__container{{ html::spaced(container_classes) }}">
    <a class="dolen-header__home" href="{% if href.is_empty() %}/{% else %}{{ href }}{% endif %}">
    {%- if !neutral %}{{ self.mark() }}{% endif -%}
    <span class="dolen-header__name">{{ name }}</span></a>
    {%- if !tagline.is_empty() %}
    <span class="dolen-header__tagline">{{ tagline }}</span>
    {%- endif %}
    <div class="dolen-header__tools">
    {%- if let Some(account) = account %}
      <div class="dolen-account" role="group" aria-label="{{ account.label }}">
        <span class="dolen-account__who"><span class="dolen-account__name">{{ account.name }}</span>{% if !account.detail.is_empty() %} <span class="dolen-account__detail">{{ account.detail }}</span>{% endif %}</span>
        {%- for link in account.links %}
        {{ link.html() }}
        {%- endfor %}
        {{ account.sign_out }}
      </div>
    {%- endif %}
    {%- if let Some(language) = language %}
      {{ language.html() }}
    {%- endif %}
    </div>
  </div>
</div>"##,
    ext = "html"
)]
pub struct Header {
    /// The name of the site.
    pub name: String,
    /// Where the name leads; `/` when empty.
    pub href: String,
    /// A few words beside the name.
    pub tagline: String,
    /// Nothing that tells what the site is about: no mark.
    pub neutral: bool,
    /// The way to the other language.
    pub language: Option<LanguageSwitch>,
    /// Who is signed in.
    pub account: Option<Account>,
    /// Further classes of the container.
    pub container_classes: String,
}

const MARK: &str = r##"<svg class="dolen-header__mark" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 44 28" width="44" height="28" aria-hidden="true" focusable="false"><rect x="2" y="4" width="24" height="20" rx="10" fill="none" stroke="currentColor" stroke-width="4"/><path class="dolen-header__link" d="M22 4.6A10 10 0 0 1 28 4h4a10 10 0 0 1 0 20h-4a10 10 0 0 1-9.4-6.6" fill="none" stroke="currentColor" stroke-width="4" stroke-linecap="round"/></svg>"##;

impl Header {
    fn mark(&self) -> Html {
        Html::trusted(MARK)
    }
}

templated!(Header);
