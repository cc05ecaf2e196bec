//! The command line: one file for each command that does more than call one function.

mod backup;
mod doctor;
mod encrypt;
mod found;
pub mod impact;
mod import;
mod links;
mod policy_cases;
pub mod policy_rows;
mod policy_table;
mod processing;
mod proof;

use crate::folder::{Marker, Place};
use crate::serve::{Reach, serve};
use crate::{capabilities, worker};
use anyhow::{Context, bail};
use clap::Subcommand;
use kernel::{Chance, Clock, Date, london_midnight};
use std::process::ExitCode;
use store::House;

/// What can be asked on the command line.
#[derive(Subcommand)]
pub enum Command {
    /// Serve the house over HTTP.
    Serve {
        /// Where the house is kept.
        #[command(flatten)]
        place: Place,
        /// How it is reached.
        #[command(flatten)]
        reach: Reach,
        /// Serve a house that is no demonstration although this version is not finished. Never with real people's data.
        #[arg(long)]
        accept_unfinished: bool,
        /// A folder with people.json, people-model.json and people-values.json, in place of the model that is shipped.
        #[arg(long, env = "DOLEN_LINKAGE_MODEL")]
        linkage_model: Option<std::path::PathBuf>,
    },
    /// Play a made-up North Wales into a new data folder and serve it.
    Demo {
        /// Where the house is kept.
        #[command(flatten)]
        place: Place,
        /// How it is reached.
        #[command(flatten)]
        reach: Reach,
        /// The same seed and day give the same region.
        #[arg(long, default_value_t = 7)]
        seed: u64,
        /// The day that is "today" in the region; the machine's day unless said otherwise.
        #[arg(long)]
        as_of: Option<Date>,
        /// Only load it.
        #[arg(long)]
        load_only: bool,
    },
    /// Begin an empty house, with the board that runs it and its first administrator.
    Found(found::Found),
    /// Check that the ledger is as it was written.
    Verify {
        /// Where the house is kept.
        #[command(flatten)]
        place: Place,
    },
    /// What partners can keep and check.
    #[command(flatten)]
    Proof(proof::Proof),
    /// Tell all read tables again from the ledger.
    Rebuild {
        /// Where the house is kept.
        #[command(flatten)]
        place: Place,
        /// Change nothing: tell them beside the live ones and compare byte for byte.
        #[arg(long)]
        check: bool,
    },
    /// Write data and keys into two files, so that a backup never undoes an erasure.
    Backup(backup::Backup),
    /// Fill an empty folder from a backup; erasures are replayed first.
    Restore(backup::Restore),
    /// Encrypt the database file, or encrypt it anew under another key. Stop the server first.
    Encrypt(encrypt::Encrypt),
    /// Bring in a spreadsheet.
    Import(import::Import),
    /// Look through all records: propose which may be about the same one, and which joins are doubtful. Decides nothing.
    ProposeLinks {
        /// Where the house is kept.
        #[command(flatten)]
        place: Place,
        /// A folder with people.json, people-model.json and people-values.json, in place of the model that is shipped.
        #[arg(long, env = "DOLEN_LINKAGE_MODEL")]
        linkage_model: Option<std::path::PathBuf>,
    },
    /// Write the people of a house and what was decided about them, for `dolen linkage`. The files hold personal data.
    ExportLinkage(links::Export),
    /// Say what is unsafe about a set-up.
    Doctor {
        /// Where the house is kept.
        #[command(flatten)]
        place: Place,
        /// How it is reached.
        #[command(flatten)]
        reach: Reach,
    },
    /// Print what is processed about whom, why, on which basis and for how long.
    RecordsOfProcessing(processing::Asked),
    /// Print the draft of a data-protection impact assessment of this house.
    ImpactAssessment {
        /// Where the house is kept.
        #[command(flatten)]
        place: Place,
        /// How it is printed.
        #[command(flatten)]
        asked: processing::Asked,
    },
    /// Print who may do what, from the rules themselves.
    PolicyTable {
        /// Print the raw rows about records instead, as CSV.
        #[arg(long)]
        rows: bool,
    },
    /// Record linkage over files: which records are about the same one, how sure that is, and why.
    #[command(subcommand)]
    Linkage(linkage_command::Command),
}

/// Runs a command.
///
/// # Errors
/// In words for the operator.
pub async fn run(command: Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Serve { place, reach, accept_unfinished, linkage_model } => {
            links::choose(linkage_model.as_deref())?;
            let Some(marker) = place.marker()? else {
                bail!(
                    "{} holds no house. Start one with `dolen demo --data {}` or `dolen found`.",
                    place.data.display(),
                    place.data.display()
                );
            };
            if !marker.demo && !accept_unfinished {
                bail!(
                    "This version is for made-up data only: what each person may know is not complete yet. \
                       It serves a folder that is no demonstration only with --accept-unfinished."
                );
            }
            let house = open(&place, &reach.address()).await?;
            serve(house, &reach, place.data.join("letters")).await?;
        }
        Command::Demo { place, reach, seed, as_of, load_only } => {
            load_demo(&place, seed, as_of).await?;
            if !load_only {
                let house = open(&place, &reach.address()).await?;
                serve(house, &reach, place.data.join("letters")).await?;
            }
        }
        Command::Verify { place } => return verify(&open(&place, "http://localhost").await?).await,
        Command::Proof(proof) => proof::run(proof).await?,
        Command::Rebuild { place, check } => {
            let house = open(&place, "http://localhost").await?;
            return if check { rebuild_check(&house).await } else { rebuild(&house).await };
        }
        Command::Found(found) => found::run(found).await?,
        Command::Backup(asked) => backup::backup(asked).await?,
        Command::Restore(asked) => backup::restore(asked).await?,
        Command::Encrypt(asked) => encrypt::run(asked).await?,
        Command::Import(import) => return import::run(import).await,
        Command::ProposeLinks { place, linkage_model } => {
            links::choose(linkage_model.as_deref())?;
            links::propose(&open(&place, "http://localhost").await?).await?;
        }
        Command::ExportLinkage(export) => links::export(export).await?,
        Command::Doctor { place, reach } => return doctor::run(&place, &reach).await,
        Command::PolicyTable { rows: false } => print!("{}", policy_table::table()?),
        Command::PolicyTable { rows: true } => print!("{}", policy_rows::rows()?),
        Command::RecordsOfProcessing(asked) => print!("{}", processing::print(&asked)?),
        Command::ImpactAssessment { place, asked } => {
            let house = open(&place, "http://localhost").await?;
            print!("{}", impact::print(&house, asked.language()).await?);
            house.close().await;
        }
        Command::Linkage(command) => return Ok(linkage_command::run(&command)),
    }
    Ok(ExitCode::SUCCESS)
}

/// Opens the house of a folder.
pub(crate) async fn open(place: &Place, public_address: &str) -> anyhow::Result<House> {
    if place.marker()?.is_none() {
        bail!(
            "{} holds no house. Start one with `dolen demo --data {}` or `dolen found`.",
            place.data.display(),
            place.data.display()
        );
    }
    let chance = Chance::system();
    let master = place.master(&chance)?;
    let settings = place.settings(public_address)?;
    capabilities::house(place.address()?, master, Clock::system(), chance, settings).await.context("opening the house")
}

async fn load_demo(place: &Place, seed: u64, as_of: Option<Date>) -> anyhow::Result<()> {
    match place.marker()? {
        Some(marker) if marker.demo => {
            println!("{} holds a demonstration already: going on with it.", place.data.display());
            return Ok(());
        }
        Some(_) => bail!("{} holds a house that is no demonstration", place.data.display()),
        None => {}
    }
    let system = Clock::system();
    let as_of = as_of.unwrap_or_else(|| system.now().date());
    println!("Playing a made-up North Wales (seed {seed}, {as_of}) …");
    // Loaded beside and moved into place when whole: a demonstration is never half there.
    let master = place.master(&Chance::system())?;
    let unfinished = place.data.join("dolen.db.unfinished");
    remove(&unfinished)?;
    let address = place.address()?.at(unfinished.clone());
    let is_file = address.file().is_some();
    let clock = Clock::still(london_midnight(as_of));
    let settings = store::Settings { public_address: "http://localhost".to_owned(), demo: true };
    let house = capabilities::house(address, master, clock, Chance::seeded(seed), settings)
        .await
        .context("opening the house")?;
    let loaded = demo::load(&house, seed, as_of).await.context("playing the region")?;
    worker::checkpoint(&house).await?;
    house.close().await;
    if is_file {
        std::fs::rename(&unfinished, place.data.join("dolen.db")).context("moving the database into place")?;
    }
    place.begin(&Marker { demo: true })?;
    println!("{loaded}");
    Ok(())
}

fn remove(file: &std::path::Path) -> anyhow::Result<()> {
    for end in ["", "-wal", "-shm"] {
        let mut name = file.as_os_str().to_owned();
        name.push(end);
        match std::fs::remove_file(name) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => {
                return Err(e).context("removing an unfinished database");
            }
            _ => {}
        }
    }
    Ok(())
}

async fn verify(house: &House) -> anyhow::Result<ExitCode> {
    match house.verify(|_| {}).await {
        Ok(found) => {
            println!("entries      {}", found.entries);
            println!("streams      {}", found.streams);
            println!("checkpoints  {}", found.checkpoints);
            println!("tree root    {}", found.root);
            println!("ok");
            Ok(ExitCode::SUCCESS)
        }
        Err(fault) => {
            println!("NOT as it was written: {fault}");
            Ok(ExitCode::FAILURE)
        }
    }
}

async fn rebuild_check(house: &House) -> anyhow::Result<ExitCode> {
    let rebuilt = house.rebuild_check(|_| {}).await.context("rebuilding")?;
    println!("{} entries replayed; {} rows in {} tables compared", rebuilt.entries, rebuilt.rows, rebuilt.tables);
    for difference in &rebuilt.differences {
        println!("DIFFERENT: table {} from row {}", difference.table, difference.row);
    }
    if rebuilt.differences.is_empty() {
        println!("identical");
        return Ok(ExitCode::SUCCESS);
    }
    Ok(ExitCode::FAILURE)
}

async fn rebuild(house: &House) -> anyhow::Result<ExitCode> {
    let entries = house.rebuild(|_| {}).await.context("rebuilding")?;
    println!("{entries} entries replayed");
    Ok(ExitCode::SUCCESS)
}
