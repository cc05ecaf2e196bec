//! The pages of a long list, or the page before and after.

use askama::Template;

use crate::html::{self, rendered};
use crate::{Attributes, Content, Html};

/// The page before or after.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PageLink {
    /// Where it leads.
    pub href: String,
    /// The words, such as "Next".
    pub content: Content,
    /// What that page is called.
    pub label_text: String,
    /// Further attributes.
    pub attributes: Attributes,
}

impl PageLink {
    /// A link with these words.
    pub fn new(href: impl Into<String>, content: impl Into<Content>) -> Self {
        Self { href: href.into(), content: content.into(), ..Self::default() }
    }
}

/// One page by its number, or a gap.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PageItem {
    /// The number.
    pub number: String,
    /// Where it leads.
    pub href: String,
    /// What is read out, such as "Page 3".
    pub visually_hidden_text: String,
    /// The page we are on.
    pub current: bool,
    /// A gap instead of a page.
    pub ellipsis: bool,
    /// Further attributes.
    pub attributes: Attributes,
}

/// The pages of a long list, or the page before and after.
#[derive(Clone, Debug, Default, PartialEq, Template)]
#[template(
    source = r##"<nav class="govuk-pagination{% if self.block() %} govuk-pagination--block{% endif %}{{ html::spaced(classes) }}"{{ html::attr("aria-label", landmark_label) }}{{ attributes }}>
{{ self.link(previous, "prev") }}
{%- if !items.is_empty() %}
  <ul class="govuk-pagination__list">
  {%- for item in items %}
    <li class="govuk-pagination__item{% if item.current %} govuk-pagination__item--current{% endif %}{% if item.ellipsis %} govuk-pagination__item--ellipsis{% endif %}">
    {%- if item.ellipsis %}&ctdot;{% else %}<a class="govuk-link govuk-pagination__link" href="{{ item.href }}"{{ html::attr("aria-label", item.visually_hidden_text) }}{% if item.current %} aria-current="page"{% endif %}{{ item.attributes }}>{{ item.number }}</a>{% endif -%}
    </li>
  {%- endfor %}
  </ul>
{%- endif %}
{{ self.link(next, "next") }}
</nav>"##,
    ext = "html"
)]
pub struct Pagination {
    /// What a screen reader calls it.
    pub landmark_label: String,
    /// The page before.
    pub previous: Option<PageLink>,
    /// The page after.
    pub next: Option<PageLink>,
    /// The pages by number.
    pub items: Vec<PageItem>,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

#[derive(Template)]
#[template(
    source = r##"<div class="govuk-pagination__{{ rel }}">
  <a class="govuk-link govuk-pagination__link" href="{{ link.href }}" rel="{{ rel }}"{{ link.attributes }}>
    {% if block || rel.eq_ignore_ascii_case("prev") %}{{ icon }}{% endif %}
    <span class="govuk-pagination__link-title{% if block && link.label_text.is_empty() %} govuk-pagination__link-title--decorated{% endif %}">{{ link.content }}</span>
    {%- if block && !link.label_text.is_empty() %}
    <span class="govuk-visually-hidden">:</span>
    <span class="govuk-pagination__link-label">{{ link.label_text }}</span>
    {%- endif %}
    {% if !block && rel.eq_ignore_ascii_case("next") %}{{ icon }}{% endif %}
  </a>
</div>"##,
    ext = "html"
)]
struct Arrow<'a> {
    link: &'a PageLink,
    rel: &'static str,
    block: bool,
    icon: Html,
}

const PREVIOUS: &str = r##"<svg class="govuk-pagination__icon govuk-pagination__icon--prev" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z"></path></svg>"##;
const NEXT: &str = r##"<svg class="govuk-pagination__icon govuk-pagination__icon--next" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"></path></svg>"##;

impl Pagination {
    /// Without numbers, the two links are large blocks.
    fn block(&self) -> bool {
        self.items.is_empty() && (self.next.is_some() || self.previous.is_some())
    }

    fn link(&self, link: &Option<PageLink>, rel: &'static str) -> Html {
        let Some(link) = link.as_ref().filter(|link| !link.href.is_empty()) else {
            return Html::default();
        };
        let icon = Html::trusted(if rel == "prev" { PREVIOUS } else { NEXT });
        rendered(&Arrow { link, rel, block: self.block(), icon })
    }
}

templated!(Pagination);
