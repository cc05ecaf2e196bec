//! Writing tables that no spreadsheet program will run: CSV for machines and XLSX for people.

use crate::{Fault, safe, tidy};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, IgnoreError, Workbook, Worksheet};
use std::io::Write;

/// The most that a cell of a workbook can hold.
const CELL: usize = 32_767;
/// The most rows that a sheet can hold.
const ROWS: u32 = 1_048_576;

/// How a CSV file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Style {
    /// Begin with the mark of UTF-8, without which Excel takes ŵ for two other signs.
    pub mark: bool,
    /// Part cells with a semicolon, as programs set to some languages expect.
    pub semicolons: bool,
}

/// Writes separated values: every cell in quotation marks, hostile cells guarded (see [`safe::guard`]), lines ended
/// as RFC 4180 says.
pub struct CsvWriter<W: Write> {
    writer: csv::Writer<W>,
}

impl<W: Write> std::fmt::Debug for CsvWriter<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CsvWriter")
    }
}

impl<W: Write> CsvWriter<W> {
    /// Begins a file.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn new(mut to: W, style: Style) -> Result<Self, Fault> {
        if style.mark {
            to.write_all("\u{feff}".as_bytes())?;
        }
        let writer = csv::WriterBuilder::new()
            .flexible(true)
            .delimiter(if style.semicolons { b';' } else { b',' })
            .quote_style(csv::QuoteStyle::Always)
            .terminator(csv::Terminator::CRLF)
            .from_writer(to);
        Ok(CsvWriter { writer })
    }

    /// Writes the header.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn header(&mut self, names: &[impl AsRef<str>]) -> Result<(), Fault> {
        self.row(names)
    }

    /// Writes a row.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn row(&mut self, cells: &[impl AsRef<str>]) -> Result<(), Fault> {
        for cell in cells {
            self.writer.write_field(safe::guard(&tidy(cell.as_ref())).as_bytes()).map_err(fault)?;
        }
        self.writer.write_record(None::<&[u8]>).map_err(fault)
    }

    /// Ends the file and gives back what it was written to.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(self) -> Result<W, Fault> {
        self.writer.into_inner().map_err(|error| Fault::Io(error.error().kind()))
    }
}

fn fault(error: csv::Error) -> Fault {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error.into(),
        _ => Fault::Io(std::io::ErrorKind::InvalidData),
    }
}

/// Writes one sheet of a workbook: every cell as text (never a formula, and long numbers keep all their digits), the
/// header bold and always in sight, columns as wide as what is in them.
pub struct XlsxWriter {
    book: Workbook,
    next: u32,
    widths: Vec<usize>,
    bold: Format,
    plain: Format,
}

impl std::fmt::Debug for XlsxWriter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("XlsxWriter").field("rows", &self.next).finish_non_exhaustive()
    }
}

impl XlsxWriter {
    /// Begins a workbook with one sheet of this name (cut to what a sheet's name may be).
    ///
    /// # Errors
    /// When no sheet can be made.
    pub fn new(sheet: &str) -> Result<Self, Fault> {
        let mut book = Workbook::new();
        // The file says nothing about when it was made: the same rows give the same bytes.
        let made = ExcelDateTime::from_ymd(2000, 1, 1).map_err(|_| Fault::Damaged)?;
        book.set_properties(&DocProperties::new().set_creation_datetime(&made));
        let name: String =
            sheet.chars().filter(|sign| !matches!(sign, '[' | ']' | ':' | '*' | '?' | '/' | '\\')).take(31).collect();
        let name = name.trim_matches('\'').trim();
        let sheet = book.add_worksheet();
        if !name.is_empty() {
            sheet.set_name(name).map_err(|_| Fault::Damaged)?;
        }
        let top = Format::new().set_align(FormatAlign::Top);
        Ok(XlsxWriter { book, next: 0, widths: Vec::new(), bold: top.clone().set_bold(), plain: top.set_text_wrap() })
    }

    fn sheet(&mut self) -> Result<&mut Worksheet, Fault> {
        self.book.worksheet_from_index(0).map_err(|_| Fault::Damaged)
    }

    fn write(&mut self, cells: &[impl AsRef<str>], format: &Format) -> Result<(), Fault> {
        let row = self.next;
        if row >= ROWS {
            return Err(Fault::TooManyRows { limit: u64::from(ROWS) });
        }
        for (place, cell) in cells.iter().enumerate() {
            let text = tidy(cell.as_ref());
            let column = u16::try_from(place).map_err(|_| Fault::TooManyColumns { limit: 16_384 })?;
            if text.chars().count() > CELL {
                return Err(Fault::CellTooLong { row: u64::from(row) + 1, column: place + 1, limit: CELL });
            }
            let widest = text.lines().map(|line| line.chars().count()).max().unwrap_or(0);
            if self.widths.len() <= place {
                self.widths.resize(place + 1, 0);
            }
            self.widths[place] = self.widths[place].max(widest);
            if !text.is_empty() {
                let too_many = |_| Fault::TooManyColumns { limit: 16_384 };
                self.sheet()?.write_string_with_format(row, column, &text, format).map_err(too_many)?;
            }
        }
        self.next += 1;
        Ok(())
    }

    /// Writes the header: bold, and in sight when the sheet is scrolled.
    ///
    /// # Errors
    /// When a cell is too long or there are too many.
    pub fn header(&mut self, names: &[impl AsRef<str>]) -> Result<(), Fault> {
        let bold = self.bold.clone();
        self.write(names, &bold)?;
        let below = self.next;
        self.sheet()?.set_freeze_panes(below, 0).map_err(|_| Fault::Damaged)?;
        Ok(())
    }

    /// Writes a row.
    ///
    /// # Errors
    /// When a cell is too long or there are too many.
    pub fn row(&mut self, cells: &[impl AsRef<str>]) -> Result<(), Fault> {
        let plain = self.plain.clone();
        self.write(cells, &plain)
    }

    /// The workbook's bytes.
    ///
    /// # Errors
    /// When it cannot be packed.
    pub fn finish(mut self) -> Result<Vec<u8>, Fault> {
        let widths = std::mem::take(&mut self.widths);
        let last = self.next.saturating_sub(1);
        let sheet = self.sheet()?;
        for (place, width) in widths.iter().enumerate() {
            let column = u16::try_from(place).map_err(|_| Fault::TooManyColumns { limit: 16_384 })?;
            let width = u8::try_from((*width).clamp(8, 60) + 2).unwrap_or(62);
            sheet.set_column_width(column, width).map_err(|_| Fault::Damaged)?;
        }
        if let Some(end) = widths.len().checked_sub(1).and_then(|end| u16::try_from(end).ok()) {
            // Telephone numbers are text on purpose: no warning corners.
            sheet.ignore_error_range(0, 0, last, end, IgnoreError::NumberStoredAsText).map_err(|_| Fault::Damaged)?;
        }
        self.book.save_to_buffer().map_err(|_| Fault::Damaged)
    }
}
