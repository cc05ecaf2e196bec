//! Rows and columns.

use askama::Template;

use crate::html::{self, attr};
use crate::{Attributes, Content, Html};

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// It can be sorted, but is not.
    #[default]
    Unsorted,
    /// From low to high.
    Ascending,
    /// From high to low.
    Descending,
}

/// Sorting by a link, so that it works without JavaScript.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sort {
    /// The same page, sorted by this column.
    pub href: String,
    /// How it is sorted now.
    pub direction: Direction,
}

/// One cell; a heading when it stands in the head.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// What is in it.
    pub content: Content,
    /// `numeric` for figures; they line up at the right.
    pub format: String,
    /// In the head only: sort by this column.
    pub sort: Option<Sort>,
    /// How many columns it spans.
    pub colspan: Option<u32>,
    /// How many rows it spans.
    pub rowspan: Option<u32>,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

impl Cell {
    /// A cell.
    pub fn new(content: impl Into<Content>) -> Self {
        Self { content: content.into(), ..Self::default() }
    }

    /// A cell with a figure.
    pub fn numeric(content: impl Into<Content>) -> Self {
        Self { format: "numeric".to_owned(), ..Self::new(content) }
    }

    /// A heading that sorts.
    pub fn sortable(content: impl Into<Content>, href: impl Into<String>, direction: Direction) -> Self {
        Self { sort: Some(Sort { href: href.into(), direction }), ..Self::new(content) }
    }

    fn spans(&self) -> Html {
        let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        let spans = format!("{}{}", attr("colspan", &number(self.colspan)), attr("rowspan", &number(self.rowspan)));
        Html::trusted(format!("{spans}{}", self.attributes))
    }

    fn sorted(&self) -> &'static str {
        match self.sort.as_ref().map(|sort| sort.direction) {
            None => "",
            Some(Direction::Unsorted) => "none",
            Some(Direction::Ascending) => "ascending",
            Some(Direction::Descending) => "descending",
        }
    }

    fn class_of_format(&self, element: &str) -> String {
        if self.format.is_empty() { String::new() } else { format!(" {element}--{}", self.format) }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl From<Html> for Cell {
    fn from(html: Html) -> Self {
        Self::new(html)
    }
}

/// Rows and columns.
#[derive(Clone, Debug, Default, PartialEq, Template)]
#[template(
    source = r##"<table class="govuk-table{{ html::spaced(classes) }}"{{ attributes }}>
{%- if !caption.is_empty() %}
  <caption class="govuk-table__caption{{ html::spaced(caption_classes) }}">{{ caption }}</caption>
{%- endif %}
{%- if !head.is_empty() %}
  <thead class="govuk-table__head">
    <tr class="govuk-table__row">
    {%- for cell in head %}
      <th scope="col" class="govuk-table__header{{ cell.class_of_format("govuk-table__header") }}{{ html::spaced(cell.classes) }}"{{ html::attr("aria-sort", cell.sorted()) }}{{ cell.spans() }}>
        {%- if let Some(sort) = cell.sort %}<a class="govuk-link dolen-sort" href="{{ sort.href }}">{{ cell.content }}</a>{% else %}{{ cell.content }}{% endif -%}
      </th>
    {%- endfor %}
    </tr>
  </thead>
{%- endif %}
  <tbody class="govuk-table__body">
  {%- for row in rows %}
    <tr class="govuk-table__row">
    {%- for cell in row %}
      {%- if loop.first && first_cell_is_header %}
      <th scope="row" class="govuk-table__header{{ html::spaced(cell.classes) }}"{{ cell.spans() }}>{{ cell.content }}</th>
      {%- else %}
      <td class="govuk-table__cell{{ cell.class_of_format("govuk-table__cell") }}{{ html::spaced(cell.classes) }}"{{ cell.spans() }}>{{ cell.content }}</td>
      {%- endif %}
    {%- endfor %}
    </tr>
  {%- endfor %}
  </tbody>
</table>"##,
    ext = "html"
)]
pub struct Table {
    /// What the table shows.
    pub caption: String,
    /// Further classes of the caption, such as `govuk-table__caption--m`.
    pub caption_classes: String,
    /// The headings of the columns.
    pub head: Vec<Cell>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// The first cell of each row names the row.
    pub first_cell_is_header: bool,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

templated!(Table);
