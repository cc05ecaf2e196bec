//! Import of people and referrals from spreadsheets.

pub mod cells;
pub mod dates;
pub mod fields;
pub mod mapping;
mod mistakes;
pub mod names;
mod people_rows;
mod referral_rows;
mod rows;
mod sort;

pub use mapping::{BadDates, BadMapping, Mapping};
pub use mistakes::{CODES, Mistake};
pub use people_rows::{PersonRow, person};
pub use referral_rows::{ReferralRow, referral};
pub use rows::Layout;
pub use sort::Sort;

#[cfg(test)]
mod samples;
