//! Doing: each command asks access, decides, and records what follows in one unit of work.

mod agreements;
mod checks;
mod disclosures;
mod requests;

pub use agreements::adopt;
pub(crate) use agreements::{found, may_keep};
pub use checks::{Answer, Checking, check_known};
pub use disclosures::{accept, complete, feed_back, open, review, share, share_urgently, withdraw, withhold};
pub use requests::{answer, ask, escalate};
