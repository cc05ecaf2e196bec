//! Further attributes of an element, with names and values escaped.

use std::fmt::{self, Display, Formatter, Write};

use askama::{FastWritable, Values, filters::HtmlSafe};

use crate::Html;

/// Attributes in order; a name without a value is a bare attribute such as `hidden`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attributes(pub Vec<(String, Option<String>)>);

impl Attributes {
    /// No attributes.
    pub fn new() -> Self {
        Self::default()
    }

    /// With one more `name="value"`.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.0.push((name.to_owned(), Some(value.into())));
        self
    }

    /// With one more bare attribute.
    #[must_use]
    pub fn flag(mut self, name: &str) -> Self {
        self.0.push((name.to_owned(), None));
        self
    }

    /// With one more `name="value"`, unless the value is empty.
    #[must_use]
    pub(crate) fn maybe(self, name: &str, value: &str) -> Self {
        if value.is_empty() { self } else { self.with(name, value) }
    }

    /// These, followed by the others.
    #[must_use]
    pub(crate) fn and(mut self, others: &Attributes) -> Self {
        self.0.extend(others.0.iter().cloned());
        self
    }
}

impl Display for Attributes {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (name, value) in &self.0 {
            write!(f, " {}", Html::text(name))?;
            if let Some(value) = value {
                write!(f, "=\"{}\"", Html::text(value))?;
            }
        }
        Ok(())
    }
}

impl HtmlSafe for Attributes {}

impl FastWritable for Attributes {
    fn write_into(&self, dest: &mut dyn Write, _: &dyn Values) -> askama::Result<()> {
        write!(dest, "{self}")?;
        Ok(())
    }
}

impl<const N: usize> From<[(&str, &str); N]> for Attributes {
    fn from(pairs: [(&str, &str); N]) -> Self {
        Self(pairs.into_iter().map(|(name, value)| (name.to_owned(), Some(value.to_owned()))).collect())
    }
}
