//! The whole document around a page.

use askama::Template;

use crate::html::{self, rendered};
use crate::{ExitThisPage, Footer, Header, Html, PhaseBanner, ServiceNavigation, SkipLink};

/// How wide the page is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// A line that reads well: forms and plain texts.
    #[default]
    TwoThirds,
    /// The usual width of a page.
    Full,
    /// As wide as the window allows: desks, boards and long tables.
    Wide,
}

/// The addresses of our own files.
#[derive(Clone, Debug, PartialEq)]
pub struct AssetUrls {
    /// `dolen.css`.
    pub stylesheet: String,
    /// `init.js`, which brings in the rest of the scripts.
    pub script: String,
    /// `favicon.svg`.
    pub favicon: String,
}

impl Default for AssetUrls {
    fn default() -> Self {
        Self::hashed("/assets", |_| None)
    }
}

impl AssetUrls {
    /// Addresses below `prefix`, each with the first letters of the hash of its file, so that a browser may keep it
    /// until it changes.
    pub fn hashed(prefix: &str, hash_of: impl Fn(&str) -> Option<String>) -> Self {
        let url = |name: &str| match hash_of(name) {
            Some(hash) => format!("{prefix}/{name}?v={}", hash.chars().take(12).collect::<String>()),
            None => format!("{prefix}/{name}"),
        };
        Self { stylesheet: url("dolen.css"), script: url("init.js"), favicon: url("favicon.svg") }
    }

    /// The same from the `manifest.json` that `assets/build` writes: `{"files": {"dolen.css": {"sha256": "..."}}}`.
    pub fn from_manifest(prefix: &str, manifest: &str) -> Result<Self, serde_json::Error> {
        let manifest: serde_json::Value = serde_json::from_str(manifest)?;
        Ok(Self::hashed(prefix, |name| manifest["files"][name]["sha256"].as_str().map(str::to_owned)))
    }
}

/// The whole document around a page. Nothing in it is inline: no script, no style.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// Language of the page: `cy` or `en`.
    pub lang: String,
    /// Title of the page, without the name of the site. With mistakes on the page it begins with the word for "Error".
    pub title: String,
    /// Name of the site, after the title.
    pub site_name: String,
    /// A page for the public that must not tell, at a glance or in a history, what it is about.
    pub neutral: bool,
    /// Words of the link past the head.
    pub skip_link: String,
    /// The head.
    pub header: Header,
    /// The parts of the service.
    pub service_navigation: Option<ServiceNavigation>,
    /// How far the service has come.
    pub phase_banner: Option<PhaseBanner>,
    /// More above the content over the whole width, such as a notice that all data are made up.
    pub banner: Html,
    /// The way out, fast.
    pub exit: Option<ExitThisPage>,
    /// Back link or breadcrumbs.
    pub before: Html,
    /// Notices and error summary, right above the content.
    pub notices: Html,
    /// The content.
    pub main: Html,
    /// A column beside the content (below it on a phone).
    pub side: Html,
    /// What a screen reader calls that column.
    pub side_label: String,
    /// How wide the page is.
    pub width: Width,
    /// The foot.
    pub footer: Footer,
    /// The addresses of our own files.
    pub assets: AssetUrls,
    /// Further classes of the body.
    pub body_classes: String,
}

#[derive(Template)]
#[template(
    source = r##"<!DOCTYPE html>
<html lang="{{ of.lang }}" class="govuk-template dolen-template">
<head>
  <meta charset="utf-8">
  <title>{{ title }}</title>
  <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
  <meta name="theme-color" content="{% if of.neutral %}#ffffff{% else %}#0b3c43{% endif %}">
  <meta name="color-scheme" content="light">
  <meta name="robots" content="noindex, nofollow, noarchive">
  <meta name="format-detection" content="telephone=no">
  <meta name="referrer" content="same-origin">
  <link rel="icon" href="{{ of.assets.favicon }}" type="image/svg+xml">
  <link rel="stylesheet" href="{{ of.assets.stylesheet }}">
  <script type="module" src="{{ of.assets.script }}"></script>
</head>
<body class="govuk-template__body{{ html::spaced(of.body_classes) }}">
{{ skip_link }}
<header class="govuk-template__header">
{{ header }}
{%- if let Some(navigation) = of.service_navigation %}
{{ navigation.html() }}
{%- endif %}
</header>
{%- if let Some(exit) = of.exit %}
<div class="govuk-width-container dolen-exit{% if of.width == Width::Wide %} dolen-width-container--wide{% endif %}">
{{ exit.html() }}
</div>
{%- endif %}
{%- if let Some(phase) = of.phase_banner %}
{{ phase.html() }}
{%- endif %}
{{ of.banner }}
<div class="govuk-width-container{% if of.width == Width::Wide %} dolen-width-container--wide{% endif %}">
{{ of.before }}
<main class="govuk-main-wrapper" id="main-content">
{%- if of.width == Width::TwoThirds || !of.side.is_empty() %}
<div class="govuk-grid-row">
<div class="govuk-grid-column-two-thirds">
{{ of.notices }}
{{ of.main }}
</div>
{%- if !of.side.is_empty() %}
<aside class="govuk-grid-column-one-third dolen-side"{{ html::attr("aria-label", of.side_label) }}>
{{ of.side }}
</aside>
{%- endif %}
</div>
{%- else %}
{{ of.notices }}
{{ of.main }}
{%- endif %}
</main>
</div>
<footer class="govuk-template__footer">
{{ footer }}
</footer>
</body>
</html>
"##,
    ext = "html"
)]
struct Document<'a> {
    of: &'a Layout,
    title: String,
    skip_link: Html,
    header: Html,
    footer: Html,
}

impl Layout {
    /// Renders the whole document.
    pub fn html(&self) -> Html {
        let title = match (self.title.is_empty(), self.site_name.is_empty()) {
            (false, false) => format!("{} – {}", self.title, self.site_name),
            (true, _) => self.site_name.clone(),
            (false, true) => self.title.clone(),
        };
        let wide = if self.width == Width::Wide { "dolen-width-container--wide" } else { "" };
        let skip_link = SkipLink {
            href: "#main-content".to_owned(),
            content: self.skip_link.as_str().into(),
            ..SkipLink::default()
        };
        let header = Header {
            neutral: self.neutral || self.header.neutral,
            container_classes: crate::html::ids(&self.header.container_classes, wide),
            ..self.header.clone()
        };
        let footer =
            Footer { container_classes: crate::html::ids(&self.footer.container_classes, wide), ..self.footer.clone() };
        let mut of = self.clone();
        if let Some(phase) = &mut of.phase_banner {
            phase.classes = crate::html::ids(&phase.classes, wide);
        }
        if let Some(navigation) = &mut of.service_navigation {
            navigation.container_classes = crate::html::ids(&navigation.container_classes, wide);
        }
        rendered(&Document {
            of: &of,
            title,
            skip_link: skip_link.html(),
            header: header.html(),
            footer: footer.html(),
        })
    }
}

into_html!(Layout);
