//! More to read, folded away.

use askama::Template;

use crate::html;
use crate::{Attributes, Content};

/// More to read, folded away.
#[derive(Clone, Debug, Default, PartialEq, Template)]
#[template(
    source = r##"<details{{ html::attr("id", id) }} class="govuk-details{{ html::spaced(classes) }}"{{ attributes }}{% if open %} open{% endif %}>
  <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{ summary }}</span></summary>
  <div class="govuk-details__text">{{ content }}</div>
</details>"##,
    ext = "html"
)]
pub struct Details {
    /// The words that are always seen.
    pub summary: Content,
    /// What unfolds.
    pub content: Content,
    /// Unfolded from the start.
    pub open: bool,
    /// Id of the element.
    pub id: String,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

impl Details {
    /// Words, and what they unfold to.
    pub fn new(summary: impl Into<Content>, content: impl Into<Content>) -> Self {
        Self { summary: summary.into(), content: content.into(), ..Self::default() }
    }
}

templated!(Details);
