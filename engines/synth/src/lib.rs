//! Made-up people and households, with the mistakes that records of them hold: see the README for a tour.

mod day;
mod draw;
mod dwelling;
mod errors;
mod kin;
mod naming;
mod others;
mod parents;
mod person;
mod pools;
mod rates;
mod record;
mod slips;
mod stream;

pub use day::Day;
pub use errors::{KINDS, Kinds};
pub use rates::Rates;
pub use record::Row;
pub use stream::{HEADER, Settings, Summary, rows, write};

#[doc = include_str!("../README.md")]
#[cfg(doctest)]
pub struct Readme;
