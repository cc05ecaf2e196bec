//! The policies beside the second model. [`decisions`] draws visitors and things at random and compares every answer;
//! [`faults`] plants mistakes into the rules, each of which must be found; [`worlds`] compares lists,
//! counts and searches of a real house with the decisions one by one.

pub mod decisions;
pub mod drawn;
pub mod faults;
pub mod worlds;
