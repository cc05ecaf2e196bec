//! A strong mark on a record, such as a marking or a flag.

use askama::Template;

use crate::html;
use crate::{Attributes, Content};

/// A strong mark on a record, such as a marking or a flag.
#[derive(Clone, Debug, Default, PartialEq, Template)]
#[template(
    source = r##"<span class="moj-badge{{ html::spaced(classes) }}"{{ attributes }}>{{ content }}</span>"##,
    ext = "html"
)]
pub struct Badge {
    /// The word.
    pub content: Content,
    /// Further classes: `moj-badge--red`, `--blue`, `--green`, `--grey`, `--black`, `--purple`, `--large`.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

impl Badge {
    /// A badge with this word and these classes.
    pub fn new(content: impl Into<Content>, classes: impl Into<String>) -> Self {
        Self { content: content.into(), classes: classes.into(), ..Self::default() }
    }
}

templated!(Badge);
