//! What a component holds: text, which is escaped, or HTML, which is not.

use std::fmt::{self, Display, Formatter, Write};

use askama::{FastWritable, Values, filters::HtmlSafe};

use crate::Html;

/// Text to be escaped, or HTML to be put in as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Escaped when rendered.
    Text(String),
    /// Put in as it is.
    Html(Html),
}

impl Content {
    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Html(html) => html.is_empty(),
        }
    }

    /// Whether it is HTML rather than text.
    pub fn is_html(&self) -> bool {
        matches!(self, Self::Html(_))
    }

    /// The safe HTML of it.
    pub fn html(&self) -> Html {
        match self {
            Self::Text(text) => Html::text(text),
            Self::Html(html) => html.clone(),
        }
    }
}

impl Default for Content {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

impl Display for Content {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.html().as_str())
    }
}

impl HtmlSafe for Content {}

impl FastWritable for Content {
    fn write_into(&self, dest: &mut dyn Write, _: &dyn Values) -> askama::Result<()> {
        dest.write_str(self.html().as_str())?;
        Ok(())
    }
}

impl From<&str> for Content {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Content {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Content {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<Html> for Content {
    fn from(html: Html) -> Self {
        Self::Html(html)
    }
}

impl From<Content> for Html {
    fn from(content: Content) -> Self {
        content.html()
    }
}
