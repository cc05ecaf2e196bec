//! `cargo xtask access-oracle`: compares the policies with the second model, and prints cases and disagreements.

use agreement::decisions;
use clap::Parser;
use dolen::capabilities;
use std::process::ExitCode;

/// What the tool is asked to do.
#[derive(Parser)]
struct Options {
    /// How many decisions are drawn.
    #[arg(long, default_value_t = 1_000_000)]
    cases: u64,
    /// The same seed draws the same.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

fn main() -> anyhow::Result<ExitCode> {
    let options = Options::parse();
    let policies = capabilities::policies().map_err(|e| anyhow::anyhow!("{e}"))?;
    let compared = decisions::compare(&policies, options.cases, options.seed, false);
    println!("{compared}");
    Ok(if compared.disagreements == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
