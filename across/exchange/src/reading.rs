//! From a file to rows that are people or referrals, or say what is wrong.

use crate::{Layout, Mapping, Mistake, PersonRow, ReferralRow, Sort, mapping::BadMapping, person, referral};
use kernel::Date;
use sha2::{Digest, Sha256};
use tables::{Fault, Format, Limits, Options, Row, Table};

/// What one row turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// A person.
    Person(Box<PersonRow>),
    /// A referral.
    Referral(Box<ReferralRow>),
}

impl Item {
    /// By which it is known when it is sent again.
    pub fn key(&self) -> &str {
        match self {
            Item::Person(row) => &row.key,
            Item::Referral(row) => &row.key,
        }
    }
    /// What should be looked at.
    pub fn doubts(&self) -> &[Mistake] {
        match self {
            Item::Person(row) => &row.doubts,
            Item::Referral(row) => &row.doubts,
        }
    }
}

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Because of the file.
    #[error(transparent)]
    File(#[from] Fault),
    /// Because of the mapping.
    #[error(transparent)]
    Mapping(#[from] BadMapping),
}

/// How much is taken of a file that is sent through a page.
pub fn options() -> Options {
    let limits = Limits {
        bytes: 32 * 1024 * 1024,
        unpacked_bytes: 256 * 1024 * 1024,
        rows: 250_000,
        columns: 200,
        cell_chars: 20_000,
    };
    Options { limits, ..Options::default() }
}

/// SHA-256 of a file, in hexadecimal.
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Rows of a file, one after the other.
#[derive(Debug)]
pub struct Reading {
    table: Table,
    layout: Layout,
}

/// A row as it came, with what it turned out to be or everything that is wrong with it.
pub type Answered = (Row, Result<Item, Vec<Mistake>>);

impl Reading {
    /// Lays a mapping over a table.
    ///
    /// # Errors
    /// When the mapping does not fit its header.
    pub fn new(table: Table, mapping: Mapping, today: Date) -> Result<Reading, Unreadable> {
        let layout = Layout::new(mapping, table.header(), today)?;
        Ok(Reading { table, layout })
    }

    /// The names of the columns.
    pub fn header(&self) -> &[String] {
        self.table.header()
    }

    /// Whether it came as a workbook.
    pub fn is_workbook(&self) -> bool {
        matches!(self.table.format(), Format::Xlsx { .. })
    }
}

impl Iterator for Reading {
    type Item = Result<Answered, Fault>;
    fn next(&mut self) -> Option<Self::Item> {
        let row = match self.table.next()? {
            Ok(row) => row,
            Err(fault) => return Some(Err(fault)),
        };
        let read = match self.layout.mapping().sort {
            Sort::People => person(&self.layout, &row).map(|row| Item::Person(Box::new(row))),
            Sort::Referrals => referral(&self.layout, &row).map(|row| Item::Referral(Box::new(row))),
        };
        Some(Ok((row, read)))
    }
}
