//! One way to read a table, whatever it came in.

use crate::{Content, Fault, Limits, decode, decode::Letters, delimiter, kind, mend, records::Records, safe, sheet};
use crate::{sheet::Sheet, text::tidy};
use std::io::{Cursor, Read, Seek, SeekFrom};

/// How much of the beginning is looked at to tell what a text is.
const START: u64 = 64 * 1024;

/// How a table is to be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// How much is taken.
    pub limits: Limits,
    /// The sheet of a workbook; `None` for the first visible one that holds anything.
    pub sheet: Option<String>,
    /// The separator of a CSV file; `None` to have it guessed.
    pub separator: Option<char>,
}

/// The encoding a CSV file was in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a mark.
    Utf8,
    /// UTF-16 of either order.
    Utf16,
    /// The western code page of Windows (taken where nothing else fits; it has no ŵ and ŷ).
    Windows1252,
}

/// What the table came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Format {
    /// Separated values.
    Csv {
        /// As found.
        encoding: Encoding,
        /// As given or guessed.
        separator: char,
    },
    /// A workbook.
    Xlsx {
        /// The sheet that is read.
        sheet: String,
        /// All visible sheets.
        sheets: Vec<String>,
    },
}

/// One row below the header, with as many cells as the header has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// As the user sees it: where the header is row 1, the first row is 2. Blank rows count and are left out.
    pub number: u64,
    /// The cells, tidied (see [`tidy`]).
    pub cells: Vec<String>,
    /// Cells past the header, which belong to no column: kept to be shown to whoever mends the row.
    pub beyond: Vec<String>,
    /// What is wrong with the row; it can be used all the same.
    pub faults: Vec<Fault>,
}

enum Rows {
    Records(Box<Records>),
    Sheet(Box<Sheet>),
}

/// A table that is being read: a header, and rows one by one. A CSV file is streamed; of a workbook the text of one
/// sheet is held, since the format cannot be read otherwise. After an `Err` no further row comes.
pub struct Table {
    header: Vec<String>,
    format: Format,
    rows: Rows,
    /// Which columns are given: extra ones that we added to an errors file are not.
    kept: Vec<bool>,
    limits: Limits,
    given: u64,
    /// Rows before the header that the user does not see (`sep=;`).
    unseen: u64,
    ended: bool,
}

impl std::fmt::Debug for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Table").field("format", &self.format).field("header", &self.header).finish_non_exhaustive()
    }
}

impl Table {
    /// Reads a file.
    ///
    /// # Errors
    /// When it cannot be read, is no table, or is too big.
    pub fn open(path: &std::path::Path, options: &Options) -> Result<Table, Fault> {
        Table::from_reader(std::fs::File::open(path)?, options)
    }

    /// Reads from memory.
    ///
    /// # Errors
    /// When it is no table, or too big.
    pub fn from_bytes(bytes: Vec<u8>, options: &Options) -> Result<Table, Fault> {
        Table::from_reader(Cursor::new(bytes), options)
    }

    /// Reads from anything that can be read twice: once to tell what it is.
    ///
    /// # Errors
    /// When it cannot be read, is no table, or is too big.
    pub fn from_reader<R: Read + Seek + Send + 'static>(mut reader: R, options: &Options) -> Result<Table, Fault> {
        let limits = options.limits;
        let length = reader.seek(SeekFrom::End(0))?;
        if length > limits.bytes {
            return Err(Fault::TooBig { limit: limits.bytes });
        }
        reader.seek(SeekFrom::Start(0))?;
        let mut start = Vec::new();
        reader.by_ref().take(START).read_to_end(&mut start)?;
        reader.seek(SeekFrom::Start(0))?;
        match kind::content(&start) {
            Content::Text => Table::from_text(reader, &start, options),
            Content::Zip => {
                let sheet = sheet::read(reader, options.sheet.as_deref(), &limits)?;
                let format = Format::Xlsx { sheet: sheet.name.clone(), sheets: sheet.names.clone() };
                Table::with_header(Rows::Sheet(Box::new(sheet)), format, limits, 0)
            }
            Content::OldOffice if holds_locked_package(&start) => Err(Fault::Locked),
            other => Err(Fault::NotATable(other)),
        }
    }

    fn from_text<R: Read + Seek + Send + 'static>(
        mut reader: R,
        start: &[u8],
        options: &Options,
    ) -> Result<Table, Fault> {
        let found = decode::detect(start, &mut reader)?;
        reader.seek(SeekFrom::Start(0))?;
        let encoding = match found.name() {
            "UTF-8" => Encoding::Utf8,
            "UTF-16LE" | "UTF-16BE" => Encoding::Utf16,
            _ => Encoding::Windows1252,
        };
        let beginning = found.decode_with_bom_removal(start).0;
        let whole = u64::try_from(start.len()).is_ok_and(|length| length < START);
        let guessed = || delimiter::separator(&beginning, whole, options.limits);
        let separator = options.separator.unwrap_or_else(guessed);
        let mut records = Records::new(Letters::new(Box::new(reader), found), separator, options.limits);
        let mut unseen = 0;
        if delimiter::declared(&beginning).is_some() {
            records.next();
            unseen = 1;
        }
        let format = Format::Csv { encoding, separator };
        Table::with_header(Rows::Records(Box::new(records)), format, options.limits, unseen)
    }

    fn with_header(rows: Rows, format: Format, limits: Limits, unseen: u64) -> Result<Table, Fault> {
        let mut table = Table { header: vec![], format, rows, kept: vec![], limits, given: 0, unseen, ended: false };
        let (_, cells, found, _) = table.next_filled()?.ok_or(Fault::Empty)?;
        if found > limits.columns {
            return Err(Fault::TooManyColumns { limit: limits.columns });
        }
        let used = cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1);
        let names: Vec<String> = cells[..used].iter().map(|cell| one_line(cell)).collect();
        table.kept = names.iter().map(|name| !mend::is_extra(name)).collect();
        for (place, name) in names.into_iter().enumerate().filter(|(_, name)| !mend::is_extra(name)) {
            let name = if name.is_empty() { column_letters(place) } else { name };
            let known = |name: &str| table.header.iter().any(|other| other == name);
            let again = (2..).map(|time| format!("{name} ({time})"));
            let name = std::iter::once(name.clone()).chain(again).find(|name| !known(name)).unwrap_or(name);
            table.header.push(name);
        }
        if table.header.is_empty() { Err(Fault::Empty) } else { Ok(table) }
    }

    /// The names of the columns: trimmed, on one line, each different; a column without a name has its letters.
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// What it came in.
    pub fn format(&self) -> &Format {
        &self.format
    }

    /// The next row that is not blank: number, cells, how many there were, faults.
    #[expect(clippy::type_complexity, reason = "used in this file only")]
    fn next_filled(&mut self) -> Result<Option<(u64, Vec<String>, usize, Vec<Fault>)>, Fault> {
        match &mut self.rows {
            Rows::Sheet(sheet) => Ok(sheet.next_row(&self.limits).map(|(number, cells, faults)| {
                let found = cells.len();
                (number, cells, found, faults)
            })),
            Rows::Records(records) => {
                for record in records {
                    let record = record?;
                    if !record.is_blank() {
                        let cells = record.cells.iter().map(|cell| tidy(safe::unguard(cell))).collect();
                        return Ok(Some((record.number - self.unseen, cells, record.found, record.faults)));
                    }
                }
                Ok(None)
            }
        }
    }

    fn read(&mut self) -> Result<Option<Row>, Fault> {
        let Some((number, mut cells, mut found, mut faults)) = self.next_filled()? else { return Ok(None) };
        if self.given >= self.limits.rows {
            return Err(Fault::TooManyRows { limit: self.limits.rows });
        }
        self.given += 1;
        let expected = self.kept.len();
        // Blank cells past the header are the mark of some programs and no fault.
        if found == cells.len() {
            found = cells
                .iter()
                .rposition(|cell| !cell.trim().is_empty())
                .map_or(0, |last| last + 1)
                .max(expected.min(found));
        }
        if found > expected {
            faults.push(Fault::TooManyCells { row: number, expected, found });
        } else if found < expected && matches!(self.rows, Rows::Records(_)) {
            faults.push(Fault::TooFewCells { row: number, expected, found });
        }
        cells.resize(expected.max(found.min(cells.len())), String::new());
        let beyond = cells.split_off(expected);
        let mut kept = self.kept.iter();
        cells.retain(|_| kept.next().copied().unwrap_or(false));
        Ok(Some(Row { number, cells, beyond, faults }))
    }
}

impl Iterator for Table {
    type Item = Result<Row, Fault>;
    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let row = self.read();
        self.ended = !matches!(row, Ok(Some(_)));
        row.transpose()
    }
}

/// A locked workbook is a binary container with a stream of this name in it, written in UTF-16.
fn holds_locked_package(start: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    start.windows(name.len()).any(|window| window == name)
}

fn one_line(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The letters that a spreadsheet shows above a column: `A`, `Z`, `AA`.
fn column_letters(place: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = place + 1;
    while rest > 0 {
        letters.push(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().map(|letter| char::from(*letter)).collect()
}
