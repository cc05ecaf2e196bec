//! `cargo xtask revocation-races --races N --seed S`: races on both databases, and what was found.

use clap::{Parser, ValueEnum};
use revocation::{Race, plant, races};
use std::process::ExitCode;
use std::time::Instant;

#[derive(Parser)]
#[command(
    name = "cargo xtask revocation-races",
    about = "Races of reads against withdraw, leave, seal, disable and expire: none is answered from after the commit"
)]
struct Line {
    /// How many races in all: one reader against one revocation each.
    #[arg(long, default_value_t = 2_000)]
    races: u64,
    /// The chance of all that is drawn.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many read while the right is taken away.
    #[arg(long, default_value_t = 12)]
    readers: usize,
    /// On which database; the races are shared between both unless one is named.
    #[arg(long, value_enum)]
    database: Option<Database>,
    /// After so many findings it stops.
    #[arg(long, default_value_t = 10)]
    most: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Database {
    Sqlite,
    Postgres,
}

#[tokio::main]
async fn main() -> anyhow::Result<ExitCode> {
    let line = Line::parse();
    let on = match line.database {
        Some(database) => vec![database],
        None => vec![Database::Sqlite, Database::Postgres],
    };
    let (mut raced, mut revocations, mut wrong) = (0, 0, 0);
    for database in &on {
        let name = if *database == Database::Sqlite { "sqlite" } else { "postgres" };
        let began = Instant::now();
        // The readers' tasks hold it to the end of the program.
        let town = Box::leak(Box::new(plant(None, *database == Database::Postgres).await));
        let share = Race {
            races: line.races / on.len() as u64,
            readers: line.readers.max(1),
            seed: line.seed,
            most: line.most,
        };
        let ran = races(town, &share).await;
        let entries = town.house.verify(|_| {}).await.map(|found| found.entries);
        town.house.close().await;
        std::fs::remove_dir_all(town.folder())?;
        let (told, found) = ran?;
        for (kind, told) in &told {
            println!(
                "{name} {:8} {:7} races, {:6} revocations, {:7} reads: {} shown, {} under way at the revocation \
                 ({} shown, permitted before), {} begun afterwards",
                kind.name(),
                told.races,
                told.revocations,
                told.reads,
                told.shown,
                told.across,
                told.across_shown,
                told.after
            );
            raced += told.races;
            revocations += told.revocations;
        }
        for found in &found {
            println!("  ANSWERED FROM AFTER THE COMMIT: {} by {}: {}", found.kind.name(), found.surface, found.what);
        }
        println!("{name}: {} ledger entries verify; {:.0} seconds", entries?, began.elapsed().as_secs_f64());
        wrong += found.len();
    }
    println!("{raced} races against {revocations} revocations: {wrong} answered from after the commit");
    Ok(if wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
