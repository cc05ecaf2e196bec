//! Agency records of people, vehicles, phones, accounts and places, joined by reversible decisions.

pub mod likeness;
pub mod search;
pub mod words;

pub use words::{Identifier, RecordDetails, RecordKind};
