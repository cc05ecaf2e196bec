//! One sheet of a workbook as text: only cell values are read, never pictures, links or formulas.

use crate::{Fault, Limits, text::tidy, unpack};
use calamine::{Cell, CellErrorType, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx};
use std::io::{Read, Seek, SeekFrom};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The cells of a sheet that hold something, in one text: a table of a million cells is then a few allocations.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) names: Vec<String>,
    text: String,
    /// Row (from 1), column (from 0) and where the cell ends in `text`.
    cells: Vec<(u32, u16, usize)>,
    /// Cells that were cut short.
    too_long: Vec<(u32, u16)>,
    next: usize,
}

/// Reads the sheet of this name, or the first that can be seen and holds anything.
pub(crate) fn read<R: Read + Seek>(mut reader: R, wanted: Option<&str>, limits: &Limits) -> Result<Sheet, Fault> {
    unpack::check(&mut reader, limits)?;
    reader.seek(SeekFrom::Start(0))?;
    // A damaged workbook may bring the reading library to a panic; for us it is a damaged file like any other.
    catch_unwind(AssertUnwindSafe(|| read_checked(reader, wanted, limits))).unwrap_or(Err(Fault::Damaged))
}

fn read_checked<R: Read + Seek>(reader: R, wanted: Option<&str>, limits: &Limits) -> Result<Sheet, Fault> {
    let mut book = Xlsx::new(reader).map_err(|error| match error {
        calamine::XlsxError::Password => Fault::Locked,
        _ => Fault::Damaged,
    })?;
    let known: Vec<_> = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).collect();
    let visible = known.iter().filter(|sheet| sheet.visible == SheetVisible::Visible).map(|sheet| sheet.name.clone());
    let names: Vec<String> = visible.collect();
    let chosen = match wanted {
        Some(wanted) => {
            let name = known.iter().find(|sheet| sheet.name == wanted).ok_or(Fault::NoSuchSheet)?;
            vec![name.name.clone()]
        }
        None => names.clone(),
    };
    for name in chosen {
        let sheet = read_sheet(&mut book, &name, limits)?;
        if !sheet.cells.is_empty() {
            return Ok(Sheet { names, ..sheet });
        }
    }
    Err(Fault::Empty)
}

fn read_sheet<R: Read + Seek>(book: &mut Xlsx<R>, name: &str, limits: &Limits) -> Result<Sheet, Fault> {
    let mut sheet = Sheet { name: name.to_owned(), ..Sheet::default() };
    let mut cells = book.worksheet_cells_reader(name).map_err(|_| Fault::Damaged)?;
    while let Some(cell) = cells.next_cell().map_err(|_| Fault::Damaged)? {
        sheet.take(&cell, limits)?;
    }
    // Programs write cells in order; where one does not, order is made here.
    if !sheet.cells.is_sorted_by_key(|(row, column, _)| (*row, *column)) {
        sheet.sort();
    }
    Ok(sheet)
}

impl Sheet {
    fn take(&mut self, cell: &Cell<DataRef<'_>>, limits: &Limits) -> Result<(), Fault> {
        let text = tidy(&as_text(cell.get_value()));
        if text.trim().is_empty() {
            return Ok(());
        }
        let (row, column) = cell.get_position();
        let column = match u16::try_from(column) {
            Ok(column) if usize::from(column) < limits.columns => column,
            _ => return Err(Fault::TooManyColumns { limit: limits.columns }),
        };
        let row = row.checked_add(1).ok_or(Fault::Damaged)?;
        match text.char_indices().nth(limits.cell_chars) {
            Some((end, _)) => {
                self.too_long.push((row, column));
                self.text.push_str(&text[..end]);
            }
            None => self.text.push_str(&text),
        }
        self.cells.push((row, column, self.text.len()));
        Ok(())
    }

    fn sort(&mut self) {
        let mut start = 0;
        let mut placed: Vec<(u32, u16, std::ops::Range<usize>)> = Vec::with_capacity(self.cells.len());
        for (row, column, end) in &self.cells {
            placed.push((*row, *column, start..*end));
            start = *end;
        }
        placed.sort_by_key(|(row, column, _)| (*row, *column));
        let mut text = String::with_capacity(self.text.len());
        self.cells.clear();
        for (row, column, range) in placed {
            text.push_str(&self.text[range]);
            self.cells.push((row, column, text.len()));
        }
        self.text = text;
    }

    /// The next row that holds anything: its number and its cells.
    pub(crate) fn next_row(&mut self, limits: &Limits) -> Option<(u64, Vec<String>, Vec<Fault>)> {
        let number = self.cells.get(self.next)?.0;
        let row = u64::from(number);
        let mut cells: Vec<String> = Vec::new();
        let mut start = self.next.checked_sub(1).map_or(0, |before| self.cells[before].2);
        while let Some((_, column, end)) = self.cells.get(self.next).filter(|cell| cell.0 == number) {
            cells.resize(usize::from(*column).max(cells.len()), String::new());
            cells.push(self.text[start..*end].to_owned());
            start = *end;
            self.next += 1;
        }
        let long = self.too_long.iter().filter(|(at, _)| *at == number);
        let faults = long.map(|(_, column)| Fault::CellTooLong {
            row,
            column: usize::from(*column) + 1,
            limit: limits.cell_chars,
        });
        Some((row, cells, faults.collect()))
    }
}

fn as_text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => as_shown(*number),
        DataRef::Bool(yes) => if *yes { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(instant) => as_date(instant),
        DataRef::Error(error) => error_text(error),
    }
}

/// The mark that the program shows for a formula that failed.
fn error_text(error: &CellErrorType) -> String {
    error.to_string()
}

/// A number with the fifteen digits that spreadsheets keep, and no `.0`.
fn as_shown(number: f64) -> String {
    let rounded = format!("{number:.14e}").parse::<f64>().unwrap_or(number);
    if rounded == 0.0 { "0".to_owned() } else { rounded.to_string() }
}

fn as_date(instant: &ExcelDateTime) -> String {
    let serial = instant.as_f64();
    let (year, month, day, hour, minute, second, _) = instant.to_ymd_hms_milli();
    if instant.is_duration() || !serial.is_finite() || !(0.0..2_958_466.0).contains(&serial) {
        return as_shown(serial);
    }
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    let at_midnight = (hour, minute, second) == (0, 0, 0);
    match (serial < 1.0, at_midnight) {
        (true, false) => time,
        (_, true) => format!("{year:04}-{month:02}-{day:02}"),
        (false, false) => format!("{year:04}-{month:02}-{day:02}T{time}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType;

    #[test]
    fn numbers_and_dates_as_people_see_them() {
        assert_eq!(as_shown(5.0), "5");
        assert_eq!(as_shown(0.1 + 0.2), "0.3");
        assert_eq!(as_shown(-0.0), "0");
        assert_eq!(as_shown(7_700_900_123.0), "7700900123");
        let date = |serial| as_date(&ExcelDateTime::new(serial, ExcelDateTimeType::DateTime, false));
        assert_eq!(date(45_943.0), "2025-10-13");
        assert_eq!(date(45_943.5), "2025-10-13T12:00:00");
        assert_eq!(date(0.25), "06:00:00");
        assert_eq!(date(1.0e12), "1000000000000");
    }

    #[test]
    fn cells_out_of_order_are_put_in_order() {
        let limits = Limits::default();
        let mut sheet = Sheet::default();
        for (row, column, text) in [(1, 1, "d"), (0, 2, "c"), (0, 0, "a")] {
            sheet.take(&Cell::new((row, column), DataRef::String(text.to_owned())), &limits).unwrap();
        }
        sheet.sort();
        let row = |sheet: &mut Sheet| sheet.next_row(&limits).map(|(number, cells, _)| (number, cells.join("|")));
        assert_eq!(row(&mut sheet), Some((1, "a||c".to_owned())));
        assert_eq!(row(&mut sheet), Some((2, "|d".to_owned())));
        assert_eq!(row(&mut sheet), None);
    }
}
