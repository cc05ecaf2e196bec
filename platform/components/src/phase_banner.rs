//! How far the service has come.

use askama::Template;

use crate::html::{self, spaced};
use crate::{Attributes, Content, Html, Tag};

/// How far the service has come, such as "Demonstration".
#[derive(Clone, Debug, Default, PartialEq, Template)]
#[template(
    source = r##"<div class="govuk-phase-banner govuk-width-container{{ html::spaced(classes) }}"{{ attributes }}>
  <p class="govuk-phase-banner__content">{{ self.tag() }} <span class="govuk-phase-banner__text">{{ content }}</span></p>
</div>"##,
    ext = "html"
)]
pub struct PhaseBanner {
    /// The word.
    pub tag: Tag,
    /// What it means.
    pub content: Content,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

impl PhaseBanner {
    fn tag(&self) -> Html {
        let classes = format!("govuk-phase-banner__content__tag{}", spaced(&self.tag.classes));
        Tag { classes, ..self.tag.clone() }.html()
    }
}

templated!(PhaseBanner);
