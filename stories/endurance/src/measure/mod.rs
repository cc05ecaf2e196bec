//! How fast the product is, as a server process over the loopback, and how fast its ledger is beside what it is made of.
//! The result is JSON on standard output; what is being done is told on standard error.

mod appends;
mod deciding;
mod fill;
mod names;
mod pages;
mod verifying;

use crate::database::{Database, Databases, Server, connect, number};
use crate::server::Place;
use anyhow::{Context, ensure};
use dolen::folder::Place as Folder;
use kernel::{Chance, Clock};
use serde_json::{Value, json};
use sqlx::{Connection, Executor};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;
use store::House;

/// What is asked of the measure.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// At how many ledger entries the pages are measured.
    #[arg(long, value_delimiter = ',', default_value = "10000,1000000")]
    entries: Vec<u64>,
    /// On which database.
    #[arg(long, value_enum, default_value = "both")]
    database: Databases,
    /// How long each page is asked for, in seconds.
    #[arg(long, default_value_t = 8)]
    seconds: u64,
    /// How many visitors ask at once. They run on the same machine.
    #[arg(long, default_value_t = 2)]
    visitors: usize,
    /// How many entries are appended for each size of batch.
    #[arg(long, default_value_t = 4000)]
    appends: usize,
    /// Leave out the pages: only appending.
    #[arg(long)]
    without_pages: bool,
    /// Keep the filled databases in target/measure for the next run.
    #[arg(long)]
    keep: bool,
    /// The `dolen` to serve with; the newest that is built unless said otherwise.
    #[arg(long)]
    dolen: Option<PathBuf>,
}

/// Tells what is being done.
pub(crate) fn say(what: &str) {
    eprintln!("measure: {what}");
}

/// Measures everything and prints it.
pub async fn run(options: &Options) -> anyhow::Result<ExitCode> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize()?;
    let dolen = options.dolen.clone().map_or_else(|| Place::built(&root), Ok)?;
    let (mut houses, mut appended) = (Vec::new(), Vec::new());
    for database in options.database.each() {
        say(&format!("appending on {}", database.name()));
        appended.extend(appends::measure(&root, *database, options.appends).await?);
        for entries in options.entries.iter().filter(|_| !options.without_pages) {
            let measured = house(options, &root, &dolen, *database, *entries).await?;
            // Told at once as well: what comes later may fail, and this took long.
            say(&measured.to_string());
            houses.push(measured);
        }
    }
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let all = json!({
        "built": if cfg!(debug_assertions) { "without optimisation: the figures say nothing" } else { "release" },
        "cores": cores,
        "visitors": options.visitors,
        "appending": appended,
        "houses": houses,
    });
    println!("{}", serde_json::to_string_pretty(&all)?);
    Ok(ExitCode::SUCCESS)
}

/// One house of so many entries: its pages, its memory, and how fast it verifies.
async fn house(
    options: &Options,
    root: &Path,
    dolen: &Path,
    database: Database,
    entries: u64,
) -> anyhow::Result<Value> {
    let name = format!("measure_{entries}");
    let folder = root.join("target/measure").join(format!("{}-{entries}", database.name()));
    let kept = folder.join("filled");
    let mut place =
        Place { dolen: dolen.to_owned(), folder: folder.clone(), database: None, address: Place::free_address()? };
    if kept.exists() {
        say(&format!("{} at {entries}: kept from before", database.name()));
        place.database = Some(std::fs::read_to_string(&kept)?).filter(|url| !url.is_empty());
    } else {
        std::fs::remove_dir_all(&folder).ok();
        place.database = database.fresh(root, &name, Server::Durable).await?;
        place.load_demo()?;
        fill_up(&place, entries).await?;
    }
    let url = database.url(&folder, place.database.as_deref());
    analyse(&url).await?;
    let size = number(&url, "SELECT size FROM ledger_head").await?;
    let records = number(&url, "SELECT COUNT(*) FROM people_record").await?;
    let concerns = number(&url, "SELECT COUNT(*) FROM concerns_concern").await?;
    say(&format!("{}: {size} entries, {records} records, {concerns} concerns: pages", database.name()));
    let server = place.serve()?;
    let pages = pages::measure(&place, &url, options.seconds, options.visitors).await?;
    let memory = peak_memory(server.id())?;
    drop(server);
    let deciding = deciding::measure(&place, &url, options.seconds).await?;
    say(&format!("{}: verifying", database.name()));
    let verifying = verifying::measure(&place, &url).await?;
    if options.keep {
        std::fs::write(&kept, place.database.as_deref().unwrap_or_default())?;
    } else {
        std::fs::remove_dir_all(&folder).ok();
    }
    Ok(json!({
        "database": database.name(),
        "entries": size,
        "records": records,
        "concerns": concerns,
        "pages": pages,
        "deciding": deciding,
        "server_peak_mebibytes": memory,
        "verifying": verifying,
    }))
}

/// Opens the house of a place in this process, as `dolen` does.
async fn open(place: &Place) -> anyhow::Result<House> {
    let folder = Folder { data: place.folder.clone(), database: place.database.clone(), database_key_file: None };
    let chance = Chance::system();
    let (master, settings) = (folder.master(&chance)?, folder.settings("http://localhost")?);
    let house = dolen::capabilities::house(folder.address()?, master, Clock::system(), chance, settings);
    house.await.context("opening the house")
}

async fn fill_up(place: &Place, entries: u64) -> anyhow::Result<()> {
    let start = Instant::now();
    let house = open(place).await?;
    fill::fill(&house, entries).await?;
    house.close().await;
    say(&format!("filled to {entries} in {} s", start.elapsed().as_secs()));
    Ok(())
}

/// What a database does by itself in time: it looks at what it holds, so that it plans well.
async fn analyse(url: &str) -> anyhow::Result<()> {
    let mut connection = connect(url).await?;
    connection.execute("ANALYZE").await?;
    connection.close().await?;
    Ok(())
}

/// The most memory that a process has held, in MiB.
fn peak_memory(process: u32) -> anyhow::Result<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).context("no VmHWM")?;
    let kibibytes: u64 = line.trim().trim_end_matches("kB").trim().parse()?;
    ensure!(kibibytes > 0, "a process without memory");
    Ok(kibibytes / 1024)
}

/// Numbers that can be read: one digit after the point, or none where that says nothing.
fn rounded(number: f64) -> f64 {
    if number >= 100.0 { number.round() } else { (number * 10.0).round() / 10.0 }
}
