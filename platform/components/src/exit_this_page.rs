//! The way out, fast: a link that works without JavaScript, and keys that work with it.

use askama::Template;

use crate::html;
use crate::{Attributes, Button, ButtonVariant, Content, Html};

/// Where the way out leads when nothing else is wished for: something anybody might be looking at.
pub const WEATHER: &str = "https://www.bbc.co.uk/weather";

/// The way out, fast. The link opens in the same tab; Shift or Escape three times does the same.
#[derive(Clone, Debug, Default, PartialEq, Template)]
#[template(
    source = r##"<div{{ html::attr("id", id) }} class="govuk-exit-this-page{{ html::spaced(classes) }}" data-module="govuk-exit-this-page"{{ attributes }}{{ html::attr("data-i18n.activated", activated_text) }}{{ html::attr("data-i18n.timed-out", timed_out_text) }}{{ html::attr("data-i18n.press-two-more-times", press_two_more_times_text) }}{{ html::attr("data-i18n.press-one-more-time", press_one_more_time_text) }}>
{{ self.button() }}
</div>"##,
    ext = "html"
)]
pub struct ExitThisPage {
    /// The words of the link.
    pub content: Content,
    /// Where it leads; [`WEATHER`] when empty.
    pub redirect_url: String,
    /// Read out while leaving.
    pub activated_text: String,
    /// Read out when the keys came too slowly.
    pub timed_out_text: String,
    /// Read out after the first press.
    pub press_two_more_times_text: String,
    /// Read out after the second press.
    pub press_one_more_time_text: String,
    /// Id of the element.
    pub id: String,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

impl ExitThisPage {
    fn button(&self) -> Html {
        let href = if self.redirect_url.is_empty() { WEATHER } else { &self.redirect_url };
        Button {
            content: self.content.clone(),
            href: href.to_owned(),
            variant: ButtonVariant::Warning,
            classes: "govuk-exit-this-page__button govuk-js-exit-this-page-button".to_owned(),
            attributes: Attributes::from([("rel", "nofollow noreferrer")]),
            ..Button::default()
        }
        .html()
    }
}

templated!(ExitThisPage);
