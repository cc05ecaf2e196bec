//! A distinct word in every field that can be typed, and a search for it wherever it must not be.
//!
//! A town is sown: every form of every route is filled in by everybody who comes to it, and what no form leads to is
//! handed to the commands. Then everything is searched in plain letters, hexadecimal digits, base64 and percent signs: what
//! is logged at the most talkative level, every address and header, letters, files, error pages, the database as it lies on
//! the disk, and every page as everybody, where a canary may stand only if the house itself says that this visitor may see
//! the thing in which it stands. `cargo xtask canary` runs it.

mod canaries;
mod commands;
mod crawl;
mod doors;
mod logs;
mod people;
mod planted;
mod routes;
mod run;
mod seen;
mod sow;
mod told;
mod wire;

pub use canaries::{Canaries, Canary, Form};
pub use run::{Plan, Report, run};
pub use seen::{Class, Finding};
pub use sow::{Reach, Sent};
