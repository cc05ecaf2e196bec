//! The command line: `dedupe`, `link` and what else can be asked.

mod cost;
mod join;

use crate::Fault;
use clap::Subcommand;

/// What can be asked of the engine.
#[derive(Subcommand)]
pub enum Command {
    /// Find the records of one file that are about the same one.
    Dedupe(join::Join),
    /// Find the records of one file that are about the same one as a record of another.
    Link(join::Join),
    /// Both at once: within each of two files and between them.
    LinkAndDedupe(join::Join),
}

/// Does what was asked.
pub fn run(command: &Command) -> Result<(), Fault> {
    match command {
        Command::Dedupe(join) => join.run(crate::Mode::Dedupe),
        Command::Link(join) => join.run(crate::Mode::Link),
        Command::LinkAndDedupe(join) => join.run(crate::Mode::LinkAndDedupe),
    }
}
