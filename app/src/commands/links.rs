//! Linkage over a house: the look through all records, and the tables from which a region learns its own model.

use crate::folder::Place;
use anyhow::Context;
use clap::Args;
use people::{looking, weighing};
use std::path::{Path, PathBuf};
use store::House;

/// Where the tables are written.
#[derive(Args)]
pub struct Export {
    /// Where the house is kept.
    #[command(flatten)]
    place: Place,
    /// A folder for `people.csv` and `decisions.csv`; it is made where it is not there.
    #[arg(long)]
    out: PathBuf,
}

/// Weighs by a model of the region's own, where one is named.
pub(super) fn choose(folder: Option<&Path>) -> anyhow::Result<()> {
    folder.map_or(Ok(()), |folder| weighing::choose(folder).context("the model"))
}

/// Looks through all records and says what was found.
pub(super) async fn propose(house: &House) -> anyhow::Result<()> {
    let visit = looking::own_visit(house.clock().now());
    looking::begin(house, &visit).await.map_err(|stop| anyhow::anyhow!("{stop}"))?;
    let found = looking::look_through(house, visit.now).await?;
    println!("records {}, pairs that come near {}, persons in doubt {}", found.records, found.near, found.doubtful);
    house.close().await;
    Ok(())
}

/// Writes both tables.
pub(super) async fn export(export: Export) -> anyhow::Result<()> {
    let house = super::open(&export.place, "http://localhost").await?;
    let (people, decisions) = looking::tables_for_learning(&house).await?;
    std::fs::create_dir_all(&export.out)?;
    let mut table = csv::Writer::from_path(export.out.join("people.csv"))?;
    table.write_record(weighing::columns::NAMES)?;
    for row in &people {
        table.write_record(weighing::columns::NAMES.map(|name| row.get(name).map_or("", String::as_str)))?;
    }
    table.flush()?;
    let mut table = csv::Writer::from_path(export.out.join("decisions.csv"))?;
    table.write_record(["a", "b", "decision"])?;
    for row in &decisions {
        table.write_record(row)?;
    }
    table.flush()?;
    println!("people {}, decisions {}; nothing that is sealed or from a covert source", people.len(), decisions.len());
    house.close().await;
    Ok(())
}
