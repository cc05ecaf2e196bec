//! The texts in one language.

use crate::catalogue::Catalogue;
use fluent_bundle::{FluentArgs, FluentValue};
use kernel::Language;
use std::{borrow::Cow, fmt, sync::Arc};

/// What is put in place of a `{ $name }`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'a> {
    /// Words.
    Text(Cow<'a, str>),
    /// A whole number, which can choose a plural form.
    Number(i64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Value::Text(Cow::Borrowed(text))
    }
}
impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Value::Text(Cow::Borrowed(text))
    }
}
impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Value::Text(Cow::Owned(text))
    }
}
impl From<i64> for Value<'_> {
    fn from(number: i64) -> Self {
        Value::Number(number)
    }
}
impl From<i32> for Value<'_> {
    fn from(number: i32) -> Self {
        Value::Number(number.into())
    }
}
impl From<u32> for Value<'_> {
    fn from(number: u32) -> Self {
        Value::Number(number.into())
    }
}
impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Value::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// The texts in one language; cheap to clone.
#[derive(Clone)]
pub struct Texts {
    catalogue: Arc<Catalogue>,
    language: Language,
}

impl Texts {
    pub(crate) fn new(catalogue: Arc<Catalogue>, language: Language) -> Texts {
        Texts { catalogue, language }
    }

    /// The language these texts are in.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The same texts in the other language.
    pub fn other(&self) -> Texts {
        Texts { catalogue: Arc::clone(&self.catalogue), language: self.language.other() }
    }

    /// Whether there is a text under this key.
    pub fn has(&self, key: &str) -> bool {
        self.catalogue.bundle(self.language).has_message(key)
    }

    /// A text without arguments, as plain text. An unknown key gives `⟦key⟧`, which no page should show.
    pub fn get(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// A text with arguments, as plain text. An argument that was not given shows as `⟦$name⟧`.
    pub fn with(&self, key: &str, arguments: &[(&str, Value<'_>)]) -> String {
        let bundle = self.catalogue.bundle(self.language);
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            return format!("⟦{key}⟧");
        };
        let mut values = FluentArgs::with_capacity(arguments.len());
        for (name, value) in arguments {
            let value = match value {
                Value::Text(text) => FluentValue::String(Cow::Borrowed(text.as_ref())),
                Value::Number(number) => FluentValue::from(*number),
            };
            values.set(*name, value);
        }
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&values), &mut errors);
        if errors.is_empty() { text.into_owned() } else { text.replace("{$", "⟦$").replace('}', "⟧") }
    }

    /// Several words or names as one: "a, b and c". The Welsh is joined by commas alone, because whether *a* or *ac*
    /// comes before the last one, and what it does to that one's first letter, cannot be told from its letters.
    pub fn list(&self, items: &[String]) -> String {
        match (self.language, items) {
            (Language::En, [first @ .., last]) if !first.is_empty() => format!("{} and {last}", first.join(", ")),
            _ => items.join(", "),
        }
    }
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Texts").field(&self.language).finish()
    }
}
