//! Record linkage: which records are about the same one, how sure that is, and why.
//!
#![doc = include_str!("../README.md")]

mod blocking;
mod chance;
mod clusters;
mod column;
mod conditions;
mod days;
mod explain;
mod fault;
mod index;
mod keys;
mod layout;
mod levels;
mod mixture;
mod model;
pub mod names;
mod pairs;
mod records;
mod scoring;
mod settings;
pub mod similarity;
pub mod splink;
mod together;
mod training;
mod variants;
mod watch;
mod weights;
mod written;

pub use blocking::{Blocking, Found, Mode};
pub use clusters::{Decisions, Firmness, clusters, firmness};
pub use explain::{Agreement, Explanation, Part, Values};
pub use fault::{Fault, nearest};
pub use index::{Columns, Index, Match};
pub use layout::{Layout, column_name};
pub use model::{Class, Learned, LearnedLevel, Model, Provenance, Rareness};
pub use pairs::{Pairs, Room, score, score_within};
pub use records::Records;
pub use scoring::Pair;
pub use settings::{
    AtHome, Clustering, Comparison, Condition, Field, Keep, Kind, Level, Near, Rule, Settings, Training,
};
pub use training::train;
pub use watch::Watch;
pub use weights::probability;
