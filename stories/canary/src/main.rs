//! `cargo xtask canary`: one run with a key for the database file and one without, and what was found.

use canary::{Plan, Reach, Report, run};
use clap::Parser;
use std::collections::BTreeSet;
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "cargo xtask canary", about = "A distinct word in every field, looked for wherever it must not be")]
struct Line {
    /// Rounds in which everybody fills in whatever they come to.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// Pages of one route that each person opens in each language.
    #[arg(long, default_value_t = 6)]
    pages: usize,
    /// The chance of all that is drawn.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Names every route to which no form led, and how often each was taken.
    #[arg(long)]
    routes: bool,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<ExitCode> {
    let line = Line::parse();
    let mut wrong = 0;
    for encrypted in [true, false] {
        let reach = Reach { rounds: line.rounds, pages: 6, forms: 4 };
        let plan = Plan { encrypted, reach, pages: line.pages, seed: line.seed, planted: false };
        let report = run(&plan).await?;
        tell(&report, encrypted, line.routes);
        wrong += report.findings.len();
    }
    println!("{wrong} findings");
    Ok(if wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn tell(report: &Report, encrypted: bool, routes: bool) {
    println!("== {}", if encrypted { "with a database key" } else { "without a database key" });
    println!(
        "{} canaries in {} fields of {} routes; the ledger tells of {}",
        report.canaries,
        report.fields,
        report.sent.len(),
        report.landed
    );
    println!(
        "{} answers looked at, {} pages crawled with {} canaries rightly on them, {} answers broken on purpose, {} letters",
        report.answers, report.pages, report.rightly, report.broken, report.letters
    );
    let searched: Vec<String> = report.by_class.iter().map(|(class, bytes)| format!("{class:?} {bytes}")).collect();
    println!("{} bytes searched beside the pages: {}", report.bytes, searched.join(", "));
    println!(
        "in the database files as they lie on the disk {} canaries can be read{}",
        report.raw,
        if encrypted { "" } else { " (its read tables are not encrypted without a key, as `dolen doctor` says)" }
    );
    if routes {
        for (pattern, sent) in &report.sent {
            println!("  {pattern}: sent {}, taken {}, typed into {}", sent.sent, sent.taken, sent.typed.len());
        }
        for pattern in &report.not_reached {
            println!("  no form led to {pattern}");
        }
    }
    let told: BTreeSet<&str> = report.findings.iter().map(|(_, words)| words.as_str()).collect();
    for words in told.iter().take(60) {
        println!("  FOUND {words}");
    }
}
