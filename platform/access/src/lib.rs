#![doc = include_str!("../README.md")]

mod permit;
mod policies;
mod shape;
mod thing;
mod visit;

pub use permit::{Permit, Refusal};
pub use policies::{BadPolicies, Policies, PolicyText};
pub use thing::{Fact, RELATIONS, Thing};
pub use visit::{Actor, Visit, Who};
