//! What can be wrong with a table, as codes with a place: whoever shows it translates it.

use crate::kind::Content;

/// What is wrong, and where. It holds no text in any language: translate by [`Fault::code`].
/// Rows are numbered as a spreadsheet shows them (the header is usually row 1), columns from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.code())]
pub enum Fault {
    /// Neither a CSV file nor an XLSX workbook; what it seems to be instead.
    NotATable(Content),
    /// The workbook is locked with a password.
    Locked,
    /// There is nothing in it.
    Empty,
    /// The file could not be understood as what it claims to be.
    Damaged,
    /// The workbook has no sheet of the name that was asked for.
    NoSuchSheet,
    /// The file has more bytes than are taken.
    TooBig {
        /// The most that is taken.
        limit: u64,
    },
    /// The file would unpack to more bytes than are taken.
    TooBigUnpacked {
        /// The most that is taken.
        limit: u64,
    },
    /// The table has more rows than are taken.
    TooManyRows {
        /// The most that is taken.
        limit: u64,
    },
    /// The header has more columns than are taken.
    TooManyColumns {
        /// The most that is taken.
        limit: usize,
    },
    /// A quotation mark was opened in this row and never closed.
    QuoteNotClosed {
        /// The row where it opens.
        row: u64,
    },
    /// The row has more cells than the header.
    TooManyCells {
        /// The row.
        row: u64,
        /// Cells in the header.
        expected: usize,
        /// Cells in the row.
        found: usize,
    },
    /// The row has fewer cells than the header.
    TooFewCells {
        /// The row.
        row: u64,
        /// Cells in the header.
        expected: usize,
        /// Cells in the row.
        found: usize,
    },
    /// The cell is longer than is taken; the rest was left out.
    CellTooLong {
        /// The row.
        row: u64,
        /// The column.
        column: usize,
        /// The most characters that are taken.
        limit: usize,
    },
    /// The cell holds bytes that are no text in the file's encoding.
    BadText {
        /// The row.
        row: u64,
        /// The column.
        column: usize,
    },
    /// The file could not be read or written.
    Io(std::io::ErrorKind),
}

impl Fault {
    /// A stable name to translate by.
    pub fn code(&self) -> &'static str {
        match self {
            Fault::NotATable(_) => "table-not-a-table",
            Fault::Locked => "table-locked",
            Fault::Empty => "table-empty",
            Fault::Damaged => "table-damaged",
            Fault::NoSuchSheet => "table-no-such-sheet",
            Fault::TooBig { .. } => "table-too-big",
            Fault::TooBigUnpacked { .. } => "table-too-big-unpacked",
            Fault::TooManyRows { .. } => "table-too-many-rows",
            Fault::TooManyColumns { .. } => "table-too-many-columns",
            Fault::QuoteNotClosed { .. } => "table-quote-not-closed",
            Fault::TooManyCells { .. } => "table-too-many-cells",
            Fault::TooFewCells { .. } => "table-too-few-cells",
            Fault::CellTooLong { .. } => "table-cell-too-long",
            Fault::BadText { .. } => "table-bad-text",
            Fault::Io(_) => "table-io",
        }
    }

    /// The row it is about, if it is about one.
    pub fn row(&self) -> Option<u64> {
        match self {
            Fault::QuoteNotClosed { row }
            | Fault::TooManyCells { row, .. }
            | Fault::TooFewCells { row, .. }
            | Fault::CellTooLong { row, .. }
            | Fault::BadText { row, .. } => Some(*row),
            _ => None,
        }
    }

    /// The column it is about, from 1, if it is about one.
    pub fn column(&self) -> Option<usize> {
        match self {
            Fault::CellTooLong { column, .. } | Fault::BadText { column, .. } => Some(*column),
            _ => None,
        }
    }

    /// The limit that was passed, if one was.
    pub fn limit(&self) -> Option<u64> {
        match self {
            Fault::TooBig { limit } | Fault::TooBigUnpacked { limit } | Fault::TooManyRows { limit } => Some(*limit),
            Fault::TooManyColumns { limit } | Fault::CellTooLong { limit, .. } => u64::try_from(*limit).ok(),
            _ => None,
        }
    }
}

impl From<std::io::Error> for Fault {
    fn from(error: std::io::Error) -> Self {
        Fault::Io(error.kind())
    }
}
