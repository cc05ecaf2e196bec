//! Separated values, row by row: forgiving as spreadsheet programs are, and bounded whatever the bytes.

use crate::{Fault, Limits, decode::Letters};

/// One row as it stands in the text. Blank rows are given too, so that numbers are those a spreadsheet shows.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Record {
    pub(crate) number: u64,
    pub(crate) cells: Vec<String>,
    /// How many cells there were, with those past the limit that were not kept.
    pub(crate) found: usize,
    pub(crate) faults: Vec<Fault>,
}

/// Reads rows from letters.
pub(crate) struct Records {
    letters: Letters,
    separator: char,
    limits: Limits,
    /// Rows given so far.
    pub(crate) count: u64,
    ended: bool,
}

/// The cell that is being read.
#[derive(Default)]
struct Cell {
    text: String,
    chars: usize,
    quoted: bool,
    too_long: bool,
    bad: bool,
}

impl Cell {
    fn push(&mut self, letter: char, limit: usize) {
        self.chars += 1;
        if self.chars > limit {
            self.too_long = true;
            return;
        }
        self.bad |= letter == '\u{fffd}';
        self.text.push(letter);
    }
}

impl Record {
    fn take(&mut self, cell: &mut Cell, limits: &Limits) {
        let cell = std::mem::take(cell);
        self.found += 1;
        if self.found > limits.columns {
            return;
        }
        let (row, column) = (self.number, self.found);
        if cell.too_long {
            self.faults.push(Fault::CellTooLong { row, column, limit: limits.cell_chars });
        }
        if cell.bad {
            self.faults.push(Fault::BadText { row, column });
        }
        self.cells.push(cell.text);
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.found == self.cells.len() && self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

impl Records {
    pub(crate) fn new(letters: Letters, separator: char, limits: Limits) -> Self {
        Records { letters, separator, limits, count: 0, ended: false }
    }

    fn read(&mut self) -> Result<Option<Record>, Fault> {
        let mut record = Record { number: self.count + 1, ..Record::default() };
        let mut cell = Cell::default();
        let mut in_quotes = false;
        let mut anything = false;
        loop {
            let Some(letter) = self.letters.next()? else {
                self.ended = true;
                if in_quotes {
                    return Err(Fault::QuoteNotClosed { row: record.number });
                }
                if !anything {
                    return Ok(None);
                }
                break;
            };
            anything = true;
            match letter {
                '"' if in_quotes => {
                    if self.letters.next_if('"')? {
                        cell.push('"', self.limits.cell_chars);
                    } else {
                        in_quotes = false;
                    }
                }
                other if in_quotes => cell.push(other, self.limits.cell_chars),
                '"' if cell.chars == 0 && !cell.quoted => {
                    in_quotes = true;
                    cell.quoted = true;
                }
                '\n' => break,
                '\r' => {
                    self.letters.next_if('\n')?;
                    break;
                }
                other if other == self.separator => record.take(&mut cell, &self.limits),
                other => cell.push(other, self.limits.cell_chars),
            }
        }
        record.take(&mut cell, &self.limits);
        self.count += 1;
        Ok(Some(record))
    }
}

impl Iterator for Records {
    type Item = Result<Record, Fault>;
    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let read = self.read();
        self.ended |= read.is_err();
        read.transpose()
    }
}

#[cfg(test)]
pub(crate) fn from_text(text: &str, separator: char) -> Records {
    let letters = Letters::new(Box::new(std::io::Cursor::new(text.as_bytes().to_vec())), encoding_rs::UTF_8);
    Records::new(letters, separator, Limits { cell_chars: 40, columns: 6, ..Limits::default() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        from_text(text, ',').map(|record| record.unwrap().cells).collect()
    }

    #[test]
    fn forgiving() {
        assert_eq!(cells("a,b\nc,d"), [["a", "b"], ["c", "d"]]);
        assert_eq!(cells("a,\"b\r\nc\"\r\nd,e\r"), [["a", "b\r\nc"], ["d", "e"]]);
        assert_eq!(cells("\"a\"\"b\"\n"), [["a\"b"]]);
        assert_eq!(cells("a\"b,\"c\"d\n"), [["a\"b", "cd"]]);
        assert_eq!(cells("a\n\nb\n"), [["a"], [""], ["b"]]);
        assert_eq!(cells("a,\n"), [["a", ""]]);
        assert!(cells("").is_empty());
    }

    #[test]
    fn bounded() {
        let long = from_text(&format!("a\n{},b\n", "x".repeat(100)), ',').nth(1).unwrap().unwrap();
        assert_eq!(long.cells[0].len(), 40);
        assert_eq!(long.faults, [Fault::CellTooLong { row: 2, column: 1, limit: 40 }]);
        let wide = from_text("1,2,3,4,5,6,7,8,9", ',').next().unwrap().unwrap();
        assert_eq!((wide.cells.len(), wide.found), (6, 9));
        let mut open = from_text("a\n\"b\nc\n", ',');
        assert!(open.next().unwrap().is_ok());
        assert_eq!(open.next(), Some(Err(Fault::QuoteNotClosed { row: 2 })));
        assert_eq!(open.next(), None);
    }

    proptest! {
        /// The `csv` crate is the second opinion.
        #[test]
        fn what_another_program_writes_is_read(
            rows in proptest::collection::vec(proptest::collection::vec("[a-cŵ\",;\n ]{1,6}", 3), 1..6),
        ) {
            let mut writer = csv::Writer::from_writer(Vec::new());
            for row in &rows {
                writer.write_record(row).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            prop_assert_eq!(cells(&text), rows);
        }
    }
}
