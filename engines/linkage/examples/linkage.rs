//! The engine's command line by itself: `cargo run --release -p linkage --example linkage -- dedupe --help`.

use clap::Parser;

#[derive(Parser)]
struct Line {
    #[command(subcommand)]
    command: linkage::command::Command,
}

fn main() -> std::process::ExitCode {
    match linkage::command::run(&Line::parse().command) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            std::process::ExitCode::FAILURE
        }
    }
}
