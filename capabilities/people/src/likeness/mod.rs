//! Which descriptions may be of the same person, vehicle, phone, account or place, and why. Pure.
//!
//! Nothing here decides: it lays fields beside each other and says how they stand. People decide.

pub mod compare;
pub mod contacts;
pub mod dates;
pub mod edits;
pub mod fold;
pub mod names;
pub mod numbers;
pub mod places;
pub mod plates;
pub mod sound;
pub mod variants;

pub use compare::{Field, Likeness, Reason, Strength, compare};
