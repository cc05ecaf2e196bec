//! Revocation bites at once: reads race against what takes the right to read away, and none is answered from after it.
//!
//! A *race* is one reader against one revocation. The reader reads again and again while somebody else withdraws,
//! closes, seals, or lets time pass; it stops after a read that began when the revocation had been acknowledged. Every
//! moment has a number of its own in one order for all. Two things must hold for every read:
//!
//! 1. What began after the acknowledgement shows nothing.
//! 2. What shows something asked who may know before the acknowledgement: no permit is given after the commit
//!    ([`watch`]). Who somebody is and what time it is are read once, when they come; there the first sentence says it all.
//!
//! `cargo xtask revocation-races` runs it; `tests/planted.rs` plants caches that are not emptied, and they are found.

mod planted;
mod races;
mod scenes;
mod surfaces;
mod watch;

pub use planted::{Planted, plant};
pub use races::{Found, Race, Told, races};
pub use scenes::Kind;
pub use watch::watched;
