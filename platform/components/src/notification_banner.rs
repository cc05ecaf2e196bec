//! Something to know that is not about what the page is for.

use askama::Template;

use crate::html;
use crate::{Attributes, Content};

/// Something to know that is not about what the page is for.
#[derive(Clone, Debug, Default, PartialEq, Template)]
#[template(
    source = r##"<div class="govuk-notification-banner{% if success %} govuk-notification-banner--success{% endif %}{{ html::spaced(classes) }}" role="{{ self.role() }}" aria-labelledby="{{ self.title_id() }}" data-module="govuk-notification-banner"{% if let Some(disable) = disable_auto_focus %} data-disable-auto-focus="{{ disable }}"{% endif %}{{ attributes }}>
  <div class="govuk-notification-banner__header">
    <h{{ html::level(title_heading_level, 2) }} class="govuk-notification-banner__title" id="{{ self.title_id() }}">{{ title }}</h{{ html::level(title_heading_level, 2) }}>
  </div>
  <div class="govuk-notification-banner__content">
  {%- if content.is_html() %}{{ content }}{% else if !content.is_empty() %}<p class="govuk-notification-banner__heading">{{ content }}</p>{% endif -%}
  </div>
</div>"##,
    ext = "html"
)]
pub struct NotificationBanner {
    /// Such as "Important" or "Success".
    pub title: Content,
    /// Text becomes one strong line; HTML is put in as it is.
    pub content: Content,
    /// It tells that something was done; it is read out at once.
    pub success: bool,
    /// Role, where it is not the usual one.
    pub role: String,
    /// Id of the title, where a page has several banners.
    pub title_id: String,
    /// Level of the title; 2 when not given.
    pub title_heading_level: u8,
    /// Leave the focus where it is.
    pub disable_auto_focus: Option<bool>,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

impl NotificationBanner {
    fn role(&self) -> &str {
        match (self.role.is_empty(), self.success) {
            (false, _) => &self.role,
            (true, true) => "alert",
            (true, false) => "region",
        }
    }

    fn title_id(&self) -> &str {
        if self.title_id.is_empty() { "govuk-notification-banner-title" } else { &self.title_id }
    }
}

templated!(NotificationBanner);
