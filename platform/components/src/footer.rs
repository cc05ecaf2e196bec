//! The foot of every page.

use askama::Template;

use crate::Content;
use crate::html;

/// One link at the foot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FooterLink {
    /// Where it leads.
    pub href: String,
    /// The words.
    pub text: String,
    /// The language of the page it leads to, where it differs.
    pub lang: String,
}

impl FooterLink {
    /// A link with these words.
    pub fn new(href: impl Into<String>, text: impl Into<String>) -> Self {
        Self { href: href.into(), text: text.into(), ..Self::default() }
    }
}

/// The foot of every page: our own, without the crown.
#[derive(Clone, Debug, Default, PartialEq, Template)]
#[template(
    source = r##"<div class="govuk-footer dolen-footer">
  <div class="govuk-width-container{{ html::spaced(container_classes) }}">
    <div class="govuk-footer__meta">
      <div class="govuk-footer__meta-item govuk-footer__meta-item--grow">
      {%- if !links.is_empty() %}
        <h2 class="govuk-visually-hidden">{{ title }}</h2>
        <ul class="govuk-footer__inline-list">
        {%- for link in links %}
          <li class="govuk-footer__inline-list-item"><a class="govuk-footer__link" href="{{ link.href }}"{{ html::attr("lang", link.lang) }}{{ html::attr("hreflang", link.lang) }}>{{ link.text }}</a></li>
        {%- endfor %}
        </ul>
      {%- endif %}
      {%- if !content.is_empty() %}
        <div class="govuk-footer__meta-custom">{{ content }}</div>
      {%- endif %}
      </div>
    </div>
  </div>
</div>"##,
    ext = "html"
)]
pub struct Footer {
    /// Heading that is only read out, such as "Support links".
    pub title: String,
    /// The links.
    pub links: Vec<FooterLink>,
    /// A few words below the links.
    pub content: Content,
    /// Further classes of the container.
    pub container_classes: String,
}

templated!(Footer);
