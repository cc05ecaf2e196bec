//! What is wrong with a row, as codes that are put into words where they are shown.

use serde::{Deserialize, Serialize};

/// One thing that is wrong with a row: what, in which field, and in which of the sender's columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mistake {
    /// What is wrong: the text `exchange-mistake-<code>` says it.
    pub code: String,
    /// The field, as in the list of fields; empty where it is about the whole row.
    #[serde(default)]
    pub field: String,
    /// The sender's name for the column, where it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
}

impl Mistake {
    /// About a whole row.
    pub fn row(code: &str) -> Mistake {
        Mistake { code: code.to_owned(), field: String::new(), column: None }
    }
    /// About a cell.
    pub fn cell(code: &str, field: &str, column: Option<&str>) -> Mistake {
        Mistake { code: code.to_owned(), field: field.to_owned(), column: column.map(str::to_owned) }
    }
    /// The key of the text that says it.
    pub fn key(&self) -> String {
        format!("exchange-mistake-{}", self.code)
    }
}

/// Every code that a row can be refused for or doubted with: each has a text in both languages.
pub const CODES: [&str; 15] = [
    "no-name",
    "what-missing",
    "child-unnamed",
    "date-impossible",
    "date-unreadable",
    "date-future",
    "nhs-number",
    "upn",
    "postcode",
    "phone",
    "email",
    "yes-no",
    "table-too-many-cells",
    "table-cell-too-long",
    "table-bad-text",
];
