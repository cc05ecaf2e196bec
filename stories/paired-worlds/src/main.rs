//! `cargo xtask non-interference --worlds N --seed S`: pairs of worlds, compared, and the differences told.

use clap::Parser;
use paired_worlds::{Make, Plan, compare};
use std::process::ExitCode;

#[derive(Parser)]
#[command(
    name = "cargo xtask non-interference",
    about = "Pairs of worlds that differ only in what a viewer may not know"
)]
struct Line {
    /// How many pairs.
    #[arg(long, default_value_t = 10)]
    worlds: u64,
    /// The first of them.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many differences are told of one pair at most.
    #[arg(long, default_value_t = 3)]
    most: usize,
}

// One thread: the order in which both worlds draw from chance is then the same.
#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<ExitCode> {
    let line = Line::parse();
    let (make, mut asked, mut pages, mut differences) = (Make::usual(), 0, 0, 0);
    for seed in line.seed..line.seed + line.worlds {
        let plan = Plan::new(seed);
        let compared = compare(&plan, &make, line.most).await?;
        println!("world {seed} as {}: {} answers, {} pages", plan.viewer.name, compared.asked, compared.pages);
        for difference in &compared.differences {
            println!("  DIFFERS {}: {}", difference.path, difference.what);
        }
        asked += compared.asked;
        pages += compared.pages;
        differences += compared.differences.len();
    }
    println!("{} pairs of worlds, {asked} answers compared, {pages} of them pages: {differences} differ", line.worlds);
    Ok(if differences == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
