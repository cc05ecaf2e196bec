//! Organisations, teams, staff, roles and sign-in.

pub mod credentials;
pub mod decide;
pub mod events;
pub mod words;
