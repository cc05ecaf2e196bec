//! HTML that is safe to send: either escaped from text, rendered by a component, or vouched for by name.

use std::fmt::{self, Display, Formatter, Write};

use askama::{FastWritable, Template, Values, filters::HtmlSafe};

/// HTML that may be put on a page as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// Text made safe: the characters that mean something in HTML are escaped.
    pub fn text(text: &str) -> Self {
        let mut escaped = String::with_capacity(text.len());
        for character in text.chars() {
            match character {
                '&' => escaped.push_str("&amp;"),
                '<' => escaped.push_str("&lt;"),
                '>' => escaped.push_str("&gt;"),
                '"' => escaped.push_str("&quot;"),
                '\'' => escaped.push_str("&#39;"),
                other => escaped.push(other),
            }
        }
        Self(escaped)
    }

    /// HTML the caller vouches for. Never hand it anything a person typed.
    pub fn trusted(html: impl Into<String>) -> Self {
        Self(html.into())
    }

    /// Several pieces, one after another, each on its own line.
    pub fn join<I>(pieces: I) -> Self
    where
        I: IntoIterator,
        I::Item: Into<Html>,
    {
        let mut joined = String::new();
        for piece in pieces {
            let piece: Html = piece.into();
            if piece.is_empty() {
                continue;
            }
            if !joined.is_empty() {
                joined.push('\n');
            }
            joined.push_str(&piece.0);
        }
        Self(joined)
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.trim().is_empty()
    }

    /// The HTML as a string slice.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The HTML as an owned string.
    pub fn into_string(self) -> String {
        self.0
    }

    /// Adds a piece at the end.
    pub fn push(&mut self, piece: impl Into<Html>) {
        let piece: Html = piece.into();
        if !self.0.is_empty() && !piece.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(&piece.0);
    }
}

impl Display for Html {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for Html {}

impl FastWritable for Html {
    fn write_into(&self, dest: &mut dyn Write, _: &dyn Values) -> askama::Result<()> {
        dest.write_str(&self.0)?;
        Ok(())
    }
}

impl From<Html> for String {
    fn from(html: Html) -> Self {
        html.0
    }
}

impl From<&Html> for Html {
    fn from(html: &Html) -> Self {
        html.clone()
    }
}

impl<T: Into<Html>> FromIterator<T> for Html {
    fn from_iter<I: IntoIterator<Item = T>>(pieces: I) -> Self {
        Self::join(pieces)
    }
}

/// Renders a template. Writing to memory does not fail, and no template of ours returns an error of its own.
pub(crate) fn rendered(template: &impl Template) -> Html {
    Html(template.render().expect("a component renders to memory"))
}

/// ` extra` when there are extra classes, nothing otherwise.
pub(crate) fn spaced(classes: &str) -> String {
    if classes.is_empty() { String::new() } else { format!(" {classes}") }
}

/// ` name="value"` when there is a value, nothing otherwise.
pub(crate) fn attr(name: &str, value: &str) -> Html {
    if value.is_empty() { Html::default() } else { Html(format!(" {name}=\"{}\"", Html::text(value))) }
}

/// Joins two lists of ids with a space, leaving out what is empty.
pub(crate) fn ids(first: &str, second: &str) -> String {
    [first, second].iter().filter(|id| !id.is_empty()).copied().collect::<Vec<_>>().join(" ")
}

/// The given level, or the usual one when none is given; headings only exist from 1 to 6.
pub(crate) fn level(given: &u8, usual: u8) -> u8 {
    if *given == 0 { usual } else { (*given).min(6) }
}
