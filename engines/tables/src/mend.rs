//! The errors file: the faulty rows as they were, with what is wrong beside them, to be mended and sent again.

use crate::{CsvWriter, Fault, Row, XlsxWriter};
use std::io::Write;

/// What the names of our extra columns begin with. It is plain ASCII, so that it survives any program and encoding.
pub const MARK: &str = "[!]";

/// Whether a column is one that we added to an errors file: it is left out when the file is read again.
pub fn is_extra(name: &str) -> bool {
    name.trim_start().starts_with(MARK)
}

/// An errors file that is being written: first the two extra columns (row in the file that was sent, and what is
/// wrong), so that they are seen first, then the columns as they came.
#[derive(Debug)]
pub enum Mending<W: Write> {
    /// As CSV.
    Csv(Box<CsvWriter<W>>),
    /// As a workbook.
    Xlsx(Box<XlsxWriter>),
}

impl<W: Write> Mending<W> {
    /// Writes the header; `row_title` and `wrong_title` are in the reader's language and get the [`MARK`].
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn begin(mut self, header: &[String], row_title: &str, wrong_title: &str) -> Result<Self, Fault> {
        let titles = [format!("{MARK} {row_title}"), format!("{MARK} {wrong_title}")];
        let all: Vec<&str> = titles.iter().chain(header).map(String::as_str).collect();
        match &mut self {
            Mending::Csv(writer) => writer.header(&all)?,
            Mending::Xlsx(writer) => writer.header(&all)?,
        }
        Ok(self)
    }

    /// One faulty row: what is wrong in the reader's language, and its cells as they came.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn row(&mut self, row: &Row, wrong: &str) -> Result<(), Fault> {
        let number = row.number.to_string();
        let cells = row.cells.iter().chain(&row.beyond).map(String::as_str);
        let all: Vec<&str> = [number.as_str(), wrong].into_iter().chain(cells).collect();
        match self {
            Mending::Csv(writer) => writer.row(&all),
            Mending::Xlsx(writer) => writer.row(&all),
        }
    }
}
