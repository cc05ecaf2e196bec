//! CSV and spreadsheets in and out, safe cells, row-by-row errors: see the README for a tour.

mod decode;
mod delimiter;
mod fault;
mod guess;
mod kind;
mod limits;
mod mend;
mod records;
mod safe;
mod shape;
mod sheet;
mod table;
mod text;
mod unpack;
mod write;

pub use fault::Fault;
pub use guess::{Field, Guess, guess};
pub use kind::Content;
pub use limits::Limits;
pub use mend::{MARK, Mending, is_extra};
pub use safe::{guard, is_hostile, unguard};
pub use shape::Shape;
pub use table::{Encoding, Format, Options, Row, Table};
pub use text::{fold, likeness, tidy};
pub use write::{CsvWriter, Style, XlsxWriter};

#[doc = include_str!("../README.md")]
#[cfg(doctest)]
pub struct Readme;
