//! The command line: `dedupe`, `link`, `find` and what else can be asked.

mod cost;
mod exchange;
mod find;
mod join;
mod learn;
mod output;

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
    /// Hold new records, one after the other, against all that are kept.
    Find(find::Find),
    /// Learn a model and write it.
    Train(learn::Learn),
    /// Count the pairs that each blocking rule would make, before any is made.
    Count(learn::Learn),
    /// Write settings and model in Splink's JSON.
    ToSplink(exchange::ToSplink),
    /// Read settings and model from Splink's JSON.
    FromSplink(exchange::FromSplink),
    /// Write the fields of all records the same everywhere, as another engine needs them.
    Standardise(exchange::Standardise),
}

/// Does what was asked.
pub fn run(command: &Command) -> Result<(), Fault> {
    match command {
        Command::Dedupe(join) => join.run(crate::Mode::Dedupe),
        Command::Link(join) => join.run(crate::Mode::Link),
        Command::LinkAndDedupe(join) => join.run(crate::Mode::LinkAndDedupe),
        Command::Find(find) => find.run(),
        Command::Train(learn) => learn.train(),
        Command::Count(learn) => learn.count(),
        Command::ToSplink(to) => to.run(),
        Command::FromSplink(from) => from.run(),
        Command::Standardise(standardise) => standardise.run(),
    }
}
