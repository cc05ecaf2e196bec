//! The house's own tools: `cargo xtask --help`.

mod translations;

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
    /// Compares the Welsh and the English texts, and spells both.
    Translations(translations::Options),
}

fn main() -> anyhow::Result<ExitCode> {
    let xtask = Xtask::parse();
    match xtask.tool {
        Tool::Translations(options) => translations::run(&xtask.root, &options),
    }
}
