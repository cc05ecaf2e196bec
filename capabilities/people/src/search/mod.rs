//! Finding records although the name was mistyped, half remembered or spelt the other way. Pure: what to look up, and in which order to show it.
//!
//! A record is kept under *terms*: bare words of its names, and marks such as `=dob:2011-04-05`. A search goes
//! in three steps. [`Asked`] reads what was typed; [`Plan`] knows which of the terms that are in use may be meant;
//! [`rank`] puts the records found under them in order. Reading the tables lies in between, and elsewhere.

mod asked;
mod plan;
mod rank;
mod terms;

pub use asked::{Asked, Part};
pub use plan::{Fetch, InUse, Plan};
pub use rank::{Candidate, Found, rank};
pub use terms::{near_keys, pairs, terms};
