//! Two worlds that differ only in what one viewer may not know must look the same to that viewer, byte for byte: every
//! page, every list, every count, every search, in both languages. `cargo xtask non-interference` runs it.
//!
//! What a viewer may not know is written down here a second time, from the rules in words and not from the policies
//! ([`plan`]); so a policy that lets too much through is found as well as a page that forgets to ask.

mod addresses;
mod compare;
mod people;
mod plan;
mod planted;
mod world;

pub use compare::{Compared, Difference, compare};
pub use people::{VIEWERS, Viewer};
pub use plan::Plan;
pub use planted::{Leak, leaks};
pub use world::{Make, Side, World};
