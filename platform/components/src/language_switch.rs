//! The same page in the other language: as a link, or as a button that sends the form so that nothing typed is lost.

use askama::Template;

use crate::html;
use crate::{Attributes, Content};

/// One language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LanguageItem {
    /// Its name in that language.
    pub content: Content,
    /// Its code: `cy`, `en`.
    pub lang: String,
    /// The same page in that language; empty for the current one.
    pub href: String,
    /// The language of this page.
    pub current: bool,
    /// The code of the page it leads to, where it differs.
    pub href_lang: String,
    /// Direction of writing, where it differs.
    pub dir: String,
    /// More words that are only read out, in that language.
    pub language_description_text: String,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

/// The same page in the other language.
///
/// With `form`, the other languages are buttons that send the form of that id with `_language` set. Pressing Enter in
/// a field presses the first button of its form, wherever that stands; so that it is not a language, a nameless
/// button that nobody sees stands before them.
#[derive(Clone, Debug, Default, PartialEq, Template)]
#[template(
    source = r##"<nav class="govuk-language-navigation{{ html::spaced(classes) }}"{{ attributes }}{{ html::attr("aria-label", label) }}>
{%- if !form.is_empty() %}
  <button type="submit" form="{{ form }}" class="govuk-visually-hidden" tabindex="-1" aria-hidden="true"></button>
{%- endif %}
  <ul class="govuk-language-navigation__list">
  {%- for item in items %}
    <li class="govuk-language-navigation__list-item">
    {%- if item.current || (item.href.is_empty() && form.is_empty()) %}<span class="govuk-language-navigation__text{{ html::spaced(item.classes) }}" aria-current="true"{{ html::attr("lang", item.lang) }}{{ html::attr("dir", item.dir) }}{{ item.attributes }}>{{ item.content }}</span>
    {%- else if form.is_empty() %}<a class="govuk-language-navigation__link{{ html::spaced(item.classes) }}" href="{{ item.href }}" rel="alternate"{{ html::attr("lang", item.lang) }}{{ html::attr("hreflang", item.leads_to()) }}{{ html::attr("dir", item.dir) }}{{ item.attributes }}>{{ item.content }}{% if !item.language_description_text.is_empty() %}<span class="govuk-visually-hidden"> {{ item.language_description_text }}</span>{% endif %}</a>
    {%- else %}<button type="submit" form="{{ form }}" name="{{ self.name() }}" value="{{ item.lang }}" formnovalidate class="govuk-language-navigation__link dolen-language__button{{ html::spaced(item.classes) }}"{{ html::attr("lang", item.lang) }}{{ html::attr("dir", item.dir) }}{{ item.attributes }}>{{ item.content }}{% if !item.language_description_text.is_empty() %}<span class="govuk-visually-hidden"> {{ item.language_description_text }}</span>{% endif %}</button>
    {%- endif -%}
    </li>
  {%- endfor %}
  </ul>
</nav>"##,
    ext = "html"
)]
pub struct LanguageSwitch {
    /// What a screen reader calls it.
    pub label: String,
    /// The languages, in the same order on every page.
    pub items: Vec<LanguageItem>,
    /// Id of a form to send when another language is chosen; empty for plain links.
    pub form: String,
    /// Name sent with that form; `_language` when empty.
    pub name: String,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

impl LanguageItem {
    /// The language of this page.
    pub fn current(lang: impl Into<String>, name: impl Into<Content>) -> Self {
        Self { lang: lang.into(), content: name.into(), current: true, ..Self::default() }
    }

    /// Another language, with the address of this page in it.
    pub fn other(lang: impl Into<String>, name: impl Into<Content>, href: impl Into<String>) -> Self {
        Self { lang: lang.into(), content: name.into(), href: href.into(), ..Self::default() }
    }

    fn leads_to(&self) -> &str {
        if self.href_lang.is_empty() { &self.lang } else { &self.href_lang }
    }
}

impl LanguageSwitch {
    fn name(&self) -> &str {
        if self.name.is_empty() { "_language" } else { &self.name }
    }
}

templated!(LanguageSwitch);
