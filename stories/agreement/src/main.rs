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
    /// How many random worlds are drawn.
    #[arg(long, default_value_t = 0)]
    worlds: u64,
}

#[tokio::main]
async fn main() -> anyhow::Result<ExitCode> {
    let options = Options::parse();
    let policies = capabilities::policies().map_err(|e| anyhow::anyhow!("{e}"))?;
    let compared = decisions::compare(&policies, options.cases, options.seed, false);
    println!("{compared}");
    if options.worlds > 0 {
        let folder = tempfile::tempdir()?;
        let worlds = agreement::worlds::compare(folder.path(), options.worlds, options.seed).await?;
        println!("random worlds  {}", worlds.worlds);
        println!("answers        {} (searches with their counts, persons, flags, summaries)", worlds.answers);
        println!("one by one     {}", worlds.decisions);
        println!("differences    0");
    }
    Ok(if compared.disagreements == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
