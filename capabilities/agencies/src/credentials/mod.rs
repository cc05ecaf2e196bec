//! Proof that someone is who they say: passwords, second factors, recovery codes, attempts, tokens and sessions.
//!
//! Everything here is pure: time and chance are arguments, nothing is stored, and nothing is told about whether an
//! account exists. What is kept (hashes and sealed secrets) lives in tables of this capability, never in the ledger.

pub mod attempts;
pub mod open_id;
pub mod passwords;
pub mod recovery;
pub mod rules;
pub mod second_factor;
pub mod sessions;
pub mod square;
pub mod tokens;
