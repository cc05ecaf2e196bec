//! Record linkage: which records are about the same one, how sure that is, and why.
//!
#![doc = include_str!("../README.md")]

mod blocking;
mod chance;
mod clusters;
mod column;
pub mod command;
mod conditions;
mod days;
mod explain;
mod fault;
mod grading;
mod index;
mod keys;
mod levels;
mod mixture;
mod model;
pub mod names;
mod records;
mod scoring;
mod settings;
pub mod similarity;
pub mod splink;
mod together;
mod training;
mod variants;
mod weights;
mod written;

pub use blocking::{Blocking, Found, Mode};
pub use clusters::{Decisions, Firmness, clusters, firmness};
pub use explain::{Agreement, Explanation, Part, Values};
pub use fault::Fault;
pub use index::{Columns, Index, Match};
pub use model::{Class, Learned, LearnedLevel, Model, Provenance, Rareness};
pub use records::Records;
pub use scoring::{Pair, score};
pub use settings::{
    AtHome, Clustering, Comparison, Condition, Field, Keep, Kind, Level, Near, Rule, Settings, Training,
};
pub use training::train;
pub use weights::probability;
