//! A row of cells becomes values by field, and then a record or a referral, or is refused with what is wrong.

use crate::{Mapping, Mistake, dates, fields, fields::Taken, mapping::BadDates, mapping::BadMapping};
use kernel::{Date, UncertainDate};
use std::collections::BTreeMap;
use tables::{Fault, Row};

/// A mapping laid over the header of one table.
#[derive(Debug, Clone)]
pub struct Layout {
    mapping: Mapping,
    header: Vec<String>,
    places: BTreeMap<String, Vec<usize>>,
    today: Date,
}

/// The values of one row by field.
#[derive(Debug)]
pub(crate) struct Values<'a> {
    layout: &'a Layout,
    cells: &'a [String],
    /// Why the row is refused.
    pub(crate) mistakes: Vec<Mistake>,
    /// What was not taken, or should be looked at, though the row is taken.
    pub(crate) doubts: Vec<Mistake>,
}

impl Layout {
    /// # Errors
    /// When the mapping cannot be used with this header.
    pub fn new(mapping: Mapping, header: &[String], today: Date) -> Result<Layout, BadMapping> {
        let places = mapping.places(header)?;
        Ok(Layout { mapping, header: header.to_vec(), places, today })
    }

    /// The mapping.
    pub fn mapping(&self) -> &Mapping {
        &self.mapping
    }

    /// The day against which dates are read.
    pub fn today(&self) -> Date {
        self.today
    }

    /// The values of a row. A row with cells that cannot be placed or read is refused: taking half of it would put
    /// what is true of one person into the record of another.
    pub(crate) fn values<'a>(&'a self, row: &'a Row) -> Values<'a> {
        let mut values = Values { layout: self, cells: &row.cells, mistakes: Vec::new(), doubts: Vec::new() };
        for fault in &row.faults {
            // Missing cells at the end of a row are empty cells.
            if matches!(fault, Fault::TooFewCells { .. }) {
                continue;
            }
            let column = fault.column().and_then(|column| self.header.get(column - 1)).map(String::as_str);
            values.mistakes.push(Mistake::cell(fault.code(), "", column));
        }
        values
    }
}

impl Values<'_> {
    /// The first value of a field, trimmed; the constant where the cell is empty.
    pub(crate) fn text(&self, field: &str) -> Option<String> {
        self.texts(field).into_iter().next()
    }

    /// All values of a field, trimmed, empty ones left out; the constant where there are none.
    pub(crate) fn texts(&self, field: &str) -> Vec<String> {
        let places = self.layout.places.get(field).map(Vec::as_slice).unwrap_or_default();
        let cells = places.iter().filter_map(|place| self.cells.get(*place)).map(|cell| cell.trim());
        let found: Vec<String> = cells.filter(|cell| !cell.is_empty()).map(str::to_owned).collect();
        match self.layout.mapping.constants.get(field) {
            Some(constant) if found.is_empty() => vec![constant.clone()],
            _ => found,
        }
    }

    /// The sender's name for the (first) column of a field.
    fn column(&self, field: &str) -> Option<&str> {
        let place = self.layout.places.get(field)?.first()?;
        self.layout.header.get(*place).map(String::as_str)
    }

    /// Notes something that was not taken, or should be looked at.
    pub(crate) fn doubt(&mut self, code: &str, field: &str) {
        let doubt = Mistake::cell(code, field, self.column(field));
        self.doubts.push(doubt);
    }

    /// Refuses the row.
    pub(crate) fn refuse(&mut self, code: &str, field: &str) {
        let mistake = Mistake::cell(code, field, self.column(field));
        self.mistakes.push(mistake);
    }

    /// The date in a field, if there is one and anything is known of it.
    pub(crate) fn date(&mut self, field: &str) -> Option<UncertainDate> {
        debug_assert_eq!(fields::taken(field), Taken::Date);
        let text = self.text(field)?;
        match dates::read(&text, self.layout.mapping.dates.order, self.layout.today) {
            Ok(UncertainDate::Unknown) => None,
            Ok(date) => Some(date),
            Err(why) => {
                match self.layout.mapping.dates.impossible {
                    BadDates::Refuse => self.refuse(why.code(), field),
                    BadDates::Unknown => self.doubt(why.code(), field),
                }
                None
            }
        }
    }

    /// Yes or no in a field, if it is known.
    pub(crate) fn yes_no(&mut self, field: &str) -> Option<bool> {
        debug_assert_eq!(fields::taken(field), Taken::YesNo);
        let text = self.text(field)?;
        crate::cells::yes_no(&text).unwrap_or_else(|| {
            self.doubt("yes-no", field);
            None
        })
    }
}
