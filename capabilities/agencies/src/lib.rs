//! Organisations, teams, staff, roles and sign-in.

pub mod commands;
pub mod credentials;
pub mod decide;
pub mod events;
mod project;
pub mod queries;
pub mod words;

pub use project::Agencies;

/// The rules of this capability.
pub const POLICY: access::PolicyText = access::PolicyText {
    owner: "agencies",
    schema: include_str!("../policy/agencies.cedarschema"),
    policies: include_str!("../policy/agencies.cedar"),
};
