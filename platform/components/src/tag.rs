//! The state something is in, as a small coloured word.

use askama::Template;

use crate::html;
use crate::{Attributes, Content};

/// The colour of a tag. The word alone must say it: colour only helps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TagColour {
    /// The usual colour (blue).
    #[default]
    Usual,
    /// Grey: not begun, closed.
    Grey,
    /// Green: done, active.
    Green,
    /// Teal: new.
    Teal,
    /// Purple: received.
    Purple,
    /// Magenta: sent.
    Magenta,
    /// Red: overdue, rejected.
    Red,
    /// Orange: declined, high.
    Orange,
    /// Yellow: waiting.
    Yellow,
}

/// The state something is in, as a small coloured word.
#[derive(Clone, Debug, Default, PartialEq, Template)]
#[template(
    source = r##"<strong class="govuk-tag{{ self.colour() }}{{ html::spaced(classes) }}"{{ attributes }}>{{ content }}</strong>"##,
    ext = "html"
)]
pub struct Tag {
    /// The word.
    pub content: Content,
    /// The colour.
    pub colour: TagColour,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

impl Tag {
    /// A word in a colour.
    pub fn new(content: impl Into<Content>, colour: TagColour) -> Self {
        Self { content: content.into(), colour, ..Self::default() }
    }

    fn colour(&self) -> &'static str {
        match self.colour {
            TagColour::Usual => "",
            TagColour::Grey => " govuk-tag--grey",
            TagColour::Green => " govuk-tag--green",
            TagColour::Teal => " govuk-tag--teal",
            TagColour::Purple => " govuk-tag--purple",
            TagColour::Magenta => " govuk-tag--magenta",
            TagColour::Red => " govuk-tag--red",
            TagColour::Orange => " govuk-tag--orange",
            TagColour::Yellow => " govuk-tag--yellow",
        }
    }
}

templated!(Tag);
