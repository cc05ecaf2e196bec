//! Doing: each command asks access, decides, and records what follows in one unit of work.

pub mod access;
mod destruction;
pub mod representation;
mod schedule;

pub use destruction::{agree, call_off, keep, last_word, propose, refuse, write_files_anew};
pub use schedule::{NewHold, release_hold, set_hold, set_period};
