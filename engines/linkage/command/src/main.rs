//! The command line by itself: `cargo run --release -p linkage-command -- dedupe --help`.

use clap::Parser;

/// Record linkage: which records are about the same one, how sure that is, and why.
#[derive(Parser)]
struct Line {
    #[command(subcommand)]
    command: linkage_command::Command,
}

fn main() -> std::process::ExitCode {
    linkage_command::run(&Line::parse().command)
}
