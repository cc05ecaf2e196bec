//! Record linkage: which records are about the same one, how sure that is, and why.

mod blocking;
mod chance;
mod clusters;
mod column;
pub mod command;
mod conditions;
mod days;
mod fault;
mod grading;
mod keys;
mod levels;
mod mixture;
mod model;
pub mod names;
mod records;
mod scoring;
mod settings;
mod similarity;
mod training;
mod variants;
mod weights;
mod written;

pub use blocking::Mode;
pub use fault::Fault;
pub use model::Model;
pub use records::Records;
pub use settings::Settings;
pub use training::train;
