//! The whole system in a test: a real database, a still clock, typed visitors.
//!
//! A [`Town`] is a small partnership: two councils with their desks, a police specialist team, a school and a charity.
//! [`each_database`] runs a test on SQLite and on PostgreSQL (`stories/postgres` starts one).

pub mod page;
mod town;
mod visitor;

pub use town::{Made, PASSWORD, Town, each_database};
pub use visitor::{Shown, Visitor};
