//! Plain content: headings, paragraphs, lists, links, and columns.

use askama::Template;

use crate::html;
use crate::{Attributes, Content, Html};

/// The size of a heading, legend, label or break.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    /// Small.
    S,
    /// Medium.
    M,
    /// Large: the usual heading of a page.
    #[default]
    L,
    /// Extra large.
    Xl,
}

impl Size {
    pub(crate) fn letters(self) -> &'static str {
        match self {
            Self::S => "s",
            Self::M => "m",
            Self::L => "l",
            Self::Xl => "xl",
        }
    }
}

/// A heading.
#[derive(Clone, Debug, Default, PartialEq, Template)]
#[template(
    source = r##"<h{{ html::level(heading_level, 1) }} class="govuk-heading-{{ size.letters() }}{{ html::spaced(classes) }}"{{ html::attr("id", id) }}>{% if !caption.is_empty() %}<span class="govuk-caption-{{ size.letters() }}">{{ caption }}</span> {% endif %}{{ content }}</h{{ html::level(heading_level, 1) }}>"##,
    ext = "html"
)]
pub struct Heading {
    /// The words.
    pub content: Content,
    /// Level from 1 to 6; 1 when not given.
    pub heading_level: u8,
    /// Size on the page, whatever the level.
    pub size: Size,
    /// What the page belongs to, small above the heading.
    pub caption: Content,
    /// Id of the element.
    pub id: String,
    /// Further classes.
    pub classes: String,
}

impl Heading {
    /// The heading of a page.
    pub fn page(content: impl Into<Content>) -> Self {
        Self { content: content.into(), ..Self::default() }
    }

    /// A heading of this level and size.
    pub fn new(heading_level: u8, size: Size, content: impl Into<Content>) -> Self {
        Self { content: content.into(), heading_level, size, ..Self::default() }
    }
}

templated!(Heading);

/// The weight of a paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ParagraphKind {
    /// Usual.
    #[default]
    Body,
    /// Large, once at the head of a page.
    Lead,
    /// Small.
    Small,
    /// A quiet grey: asides, "last changed".
    Quiet,
}

/// A paragraph.
#[derive(Clone, Debug, Default, PartialEq, Template)]
#[template(
    source = r##"<p class="{{ self.class() }}{{ html::spaced(classes) }}"{{ html::attr("id", id) }}>{{ content }}</p>"##,
    ext = "html"
)]
pub struct Paragraph {
    /// The words.
    pub content: Content,
    /// Its weight.
    pub kind: ParagraphKind,
    /// Id of the element.
    pub id: String,
    /// Further classes.
    pub classes: String,
}

impl Paragraph {
    /// A usual paragraph.
    pub fn new(content: impl Into<Content>) -> Self {
        Self { content: content.into(), ..Self::default() }
    }

    /// A large paragraph at the head of a page.
    pub fn lead(content: impl Into<Content>) -> Self {
        Self { kind: ParagraphKind::Lead, ..Self::new(content) }
    }

    fn class(&self) -> &'static str {
        match self.kind {
            ParagraphKind::Body => "govuk-body",
            ParagraphKind::Lead => "govuk-body-l",
            ParagraphKind::Small => "govuk-body-s",
            ParagraphKind::Quiet => "govuk-body-s dolen-quiet",
        }
    }
}

templated!(Paragraph);

/// What stands before each line of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ListKind {
    /// Nothing.
    Plain,
    /// A dot.
    #[default]
    Bullet,
    /// A number.
    Number,
}

/// A list.
#[derive(Clone, Debug, Default, PartialEq, Template)]
#[template(
    source = r##"<{{ self.element() }} class="govuk-list{{ self.class() }}{% if spaced_out %} govuk-list--spaced{% endif %}{{ html::spaced(classes) }}">
{%- for item in items %}
<li>{{ item }}</li>
{%- endfor %}
</{{ self.element() }}>"##,
    ext = "html"
)]
pub struct List {
    /// The lines.
    pub items: Vec<Content>,
    /// What stands before each.
    pub kind: ListKind,
    /// More room between the lines.
    pub spaced_out: bool,
    /// Further classes.
    pub classes: String,
}

impl List {
    /// A list with dots.
    pub fn bullet<I>(items: I) -> Self
    where
        I: IntoIterator,
        I::Item: Into<Content>,
    {
        Self { items: items.into_iter().map(Into::into).collect(), ..Self::default() }
    }

    fn element(&self) -> &'static str {
        if self.kind == ListKind::Number { "ol" } else { "ul" }
    }

    fn class(&self) -> &'static str {
        match self.kind {
            ListKind::Plain => "",
            ListKind::Bullet => " govuk-list--bullet",
            ListKind::Number => " govuk-list--number",
        }
    }
}

templated!(List);

/// A link.
#[derive(Clone, Debug, Default, PartialEq, Template)]
#[template(
    source = r##"<a class="govuk-link{% if no_visited_state %} govuk-link--no-visited-state{% endif %}{{ html::spaced(classes) }}" href="{{ href }}"{{ attributes }}>{{ content }}{% if !visually_hidden_text.is_empty() %}<span class="govuk-visually-hidden"> {{ visually_hidden_text }}</span>{% endif %}</a>"##,
    ext = "html"
)]
pub struct Link {
    /// Where it leads.
    pub href: String,
    /// The words.
    pub content: Content,
    /// More words that are only read out, such as what is changed.
    pub visually_hidden_text: String,
    /// Do not show that it was visited.
    pub no_visited_state: bool,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

impl Link {
    /// A link with these words.
    pub fn new(href: impl Into<String>, content: impl Into<Content>) -> Self {
        Self { href: href.into(), content: content.into(), ..Self::default() }
    }
}

templated!(Link);

/// A line, or only room, between two parts of a page.
#[derive(Clone, Debug, Default, PartialEq, Template)]
#[template(
    source = r##"<hr class="govuk-section-break govuk-section-break--{{ size.letters() }}{% if visible %} govuk-section-break--visible{% endif %}">"##,
    ext = "html"
)]
pub struct SectionBreak {
    /// How much room.
    pub size: Size,
    /// With a line.
    pub visible: bool,
}

templated!(SectionBreak);

/// One column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// `one-half`, `one-third`, `two-thirds`, `one-quarter`, `full`, ...
    pub width: String,
    /// What is in it.
    pub content: Html,
}

/// Columns side by side; one below another on a phone.
#[derive(Clone, Debug, Default, PartialEq, Template)]
#[template(
    source = r##"<div class="govuk-grid-row">
{%- for item in items %}
<div class="govuk-grid-column-{{ item.width }}">
{{ item.content }}
</div>
{%- endfor %}
</div>"##,
    ext = "html"
)]
pub struct Columns {
    /// The columns.
    pub items: Vec<Column>,
}

templated!(Columns);
