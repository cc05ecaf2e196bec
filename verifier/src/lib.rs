#![doc = include_str!("../README.md")]

mod check;
mod compare;
mod evidence;
mod kept;
mod note;
mod report;
mod tree;

pub use check::{Against, check};
pub use compare::compare;
pub use evidence::{Consistency, Damage, End, Entry, Header, Holds, Inclusion, Line, Lines, VERSION};
pub use kept::{Kept, Proofs};
pub use note::{Checkpoint, Key, NoteFault};
pub use report::{Finding, Report, Unwitnessed, Verdict, Weighed};
pub use tree::{Hash, Tree, is_beginning, root_of_path};
