//! The command line of the linkage engine: `dedupe`, `link`, `find` and what else can be asked.

mod cost;
mod exchange;
mod find;
mod grading;
mod inputs;
mod join;
mod journal;
mod learn;
mod outputs;
mod run;
mod tables;
mod truth;
mod writing;

use clap::Subcommand;
use linkage::{Fault, Mode};
use run::Run;
use std::process::ExitCode;

/// What can be asked of the engine. Tables are CSV, or Parquet where the name ends in `.parquet`.
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

/// Does what was asked. Says on standard error what went wrong, or that it was stopped.
pub fn run(command: &Command) -> ExitCode {
    let run = Run::new();
    let done = match command {
        Command::Dedupe(join) => join.run(&run, Mode::Dedupe),
        Command::Link(join) => join.run(&run, Mode::Link),
        Command::LinkAndDedupe(join) => join.run(&run, Mode::LinkAndDedupe),
        Command::Find(find) => find.run(&run),
        Command::Train(learn) => learn.train(&run),
        Command::Count(learn) => learn.count(&run),
        Command::ToSplink(to) => to.run(&run),
        Command::FromSplink(from) => from.run(&run),
        Command::Standardise(standardise) => standardise.run(&run),
    };
    run.clear();
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Fault::Stopped) => {
            eprintln!("Stopped, as you asked. {}", run.written());
            ExitCode::from(run.code())
        }
        Err(fault) => {
            eprintln!("{fault}\n{}", run.written());
            ExitCode::FAILURE
        }
    }
}
