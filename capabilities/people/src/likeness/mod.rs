//! Names, dates, numbers, plates and addresses in one form, for finding them again. Pure. What two descriptions have to do
//! with each other is weighed in [`crate::weighing`].

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
