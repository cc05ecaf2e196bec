//! Dolen over and over, as real processes: killed under load, and measured. `cargo xtask kill-test` and
//! `cargo xtask measure` run it.

mod database;
mod http;
mod journey;
mod kill_test;
mod load;
mod measure;
mod server;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Dolen over and over, as real processes")]
struct Line {
    #[command(subcommand)]
    tool: Tool,
}

#[derive(Subcommand)]
enum Tool {
    /// Kills the server again and again while people send reports, and looks for what was lost.
    KillTest(kill_test::Options),
    /// Measures pages, appending and verifying, and prints JSON.
    Measure(measure::Options),
}

#[tokio::main]
async fn main() -> anyhow::Result<ExitCode> {
    match Line::parse().tool {
        Tool::KillTest(options) => kill_test::run(&options).await,
        Tool::Measure(options) => measure::run(&options).await,
    }
}
