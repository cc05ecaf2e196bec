//! The house's own tools: `cargo xtask --help`.

mod asked_access;
mod built;
mod ci;
mod endurance;
mod house;
mod licences;
mod linkage;
mod new_capability;
mod policy_table;
mod rust_text;
mod tidy;
mod translations;
mod tree;

use clap::{Parser, Subcommand};
use std::{path::PathBuf, process::ExitCode};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "The house's own tools")]
struct Xtask {
    /// The folder to work on, if not this one.
    #[arg(long, global = true, default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/.."))]
    root: PathBuf,
    #[command(subcommand)]
    tool: Tool,
}

#[derive(Subcommand)]
enum Tool {
    /// Checks the rules of the house that a program can check.
    Tidy,
    /// Checks the licences, the sources and the banned ones among the outside libraries.
    Licences,
    /// Writes docs/policy/table.txt from the rules, or compares it.
    PolicyTable(policy_table::Options),
    /// Compares the Welsh and the English texts, and spells both.
    Translations(translations::Options),
    /// Kills the server again and again while people send reports, and looks for what was lost.
    KillTest(endurance::Passed),
    /// Compares worlds that differ only in what a viewer may not know.
    NonInterference(endurance::Passed),
    /// Compares the policies with the second model of the rules: `--cases N --seed S`.
    AccessOracle(endurance::Passed),
    /// Races reads against what takes the right to read away: `--races N --seed S`.
    RevocationRaces(endurance::Passed),
    /// Puts a distinct word into every field, and looks for it wherever it must not be.
    Canary(endurance::Passed),
    /// Measures pages, appending and verifying, and prints JSON; with `--house`, the house itself as it is written.
    Measure(Measure),
    /// Holds the scores of the linkage engine against Splink's, with models of both.
    SplinkAgreement(linkage::Agreement),
    /// Measures the linkage engine and Splink in turn, over the same people.
    SplinkBeside(linkage::Beside),
    /// Runs the linkage engine over ten million records and says what it took.
    LinkageLarge(linkage::Large),
    /// Writes a small capability, complete to the last file, and names it in the product.
    NewCapability(new_capability::Options),
    /// Everything that the tests do besides `cargo test`.
    Ci,
}

/// The house as it is written, or what is passed on to the measuring of the product.
#[derive(clap::Args)]
struct Measure {
    #[command(flatten)]
    own: house::Options,
    #[command(flatten)]
    passed: endurance::Passed,
}

fn main() -> anyhow::Result<ExitCode> {
    let xtask = Xtask::parse();
    match xtask.tool {
        Tool::Tidy => tidy::run(&xtask.root),
        Tool::Licences => licences::run(&xtask.root),
        Tool::PolicyTable(options) => policy_table::run(&xtask.root, &options),
        Tool::Translations(options) => translations::run(&xtask.root, &options),
        Tool::KillTest(passed) => endurance::kill_test(&xtask.root, &passed),
        Tool::NonInterference(passed) => endurance::non_interference(&xtask.root, &passed),
        Tool::AccessOracle(passed) => endurance::access_oracle(&xtask.root, &passed),
        Tool::RevocationRaces(passed) => endurance::revocation_races(&xtask.root, &passed),
        Tool::Canary(passed) => endurance::canary(&xtask.root, &passed),
        Tool::Measure(told) if told.own.house => house::run(&xtask.root, &told.own),
        Tool::Measure(told) => endurance::measure(&xtask.root, &told.passed),
        Tool::SplinkAgreement(told) => linkage::agreement(&xtask.root, &told),
        Tool::SplinkBeside(told) => linkage::beside(&xtask.root, &told),
        Tool::LinkageLarge(told) => linkage::large(&xtask.root, &told),
        Tool::NewCapability(options) => new_capability::run(&xtask.root, &options),
        Tool::Ci => ci::run(&xtask.root),
    }
}
