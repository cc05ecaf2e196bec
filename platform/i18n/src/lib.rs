#![doc = include_str!("../README.md")]

mod ages;
mod catalogue;
mod dates;
mod folding;
mod mutations;
mod rich;
mod shape;
mod sorting;
mod texts;

pub use catalogue::{BadTexts, Catalogue, Source};
pub use folding::fold;
pub use kernel::Language;
pub use mutations::mutations;
pub use rich::escape;
pub use sorting::sort_key;
pub use texts::{Texts, Value};
