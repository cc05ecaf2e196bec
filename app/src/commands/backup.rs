//! `dolen backup` and `dolen restore`: data and keys apart, so that a backup never undoes an erasure.

use crate::capabilities;
use crate::folder::{Marker, Place};
use anyhow::{Context, bail, ensure};
use kernel::{Chance, Clock};
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use store::{BackedUp, House};

/// What a backup is asked to do.
#[derive(clap::Args)]
pub struct Backup {
    /// Where the house is kept.
    #[command(flatten)]
    place: Place,
    /// Folder for the data: each backup is a new file. Nothing in it is readable without the keys and the master key.
    #[arg(long)]
    to: PathBuf,
    /// Another folder, on another disk, for the keys: one file, replaced each time. Keep no older copy of it: an older
    /// copy holds the keys of people who have been erased since.
    #[arg(long)]
    keys_to: PathBuf,
}

/// What a restore is asked to do.
#[derive(clap::Args)]
pub struct Restore {
    /// Where the house is to be kept: an empty or missing folder that holds at most the master key.
    #[command(flatten)]
    place: Place,
    /// The file of data.
    #[arg(long)]
    data_file: PathBuf,
    /// The folder with the keys and the list of erasures.
    #[arg(long)]
    keys_from: PathBuf,
}

const KEYS: &str = "keys.dolen";
const ERASURES: &str = "erasures.txt";
const MARKER: &str = "house.toml";

/// Writes a backup: the data first, then the keys, so that the keys open whatever the data hold.
///
/// # Errors
/// In words for the operator; a file that is not whole is left under a name of its own or not at all.
pub async fn backup(asked: Backup) -> anyhow::Result<()> {
    ensure!(asked.to != asked.keys_to, "data and keys in one folder are no better than one file: give two folders");
    let house = super::open(&asked.place, "http://localhost").await?;
    for folder in [&asked.to, &asked.keys_to] {
        std::fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    }
    let stamp = house.clock().now().to_string().replace(':', "-");
    let data = asked.to.join(format!("data-{stamp}.dolen"));
    ensure!(!data.exists(), "{} is there already", data.display());
    let told = write(&data, async |out| Ok(house.back_up_data(out).await?)).await?;
    let keys = write(&asked.keys_to.join(KEYS), async |out| Ok(house.back_up_keys(out).await?)).await?;
    write_erasures(&house, &asked.keys_to.join(ERASURES)).await?;
    let marker = asked.place.marker()?.unwrap_or_default();
    std::fs::write(asked.to.join(MARKER), toml::to_string(&marker)?)?;
    house.close().await;
    println!("data  {}: {} entries, {} rows of other tables", data.display(), told.entries, told.rows);
    println!("keys  {}: {} keys, {} erased", asked.keys_to.join(KEYS).display(), keys.keys, keys.erased);
    println!("Keep the two apart, keep the master key apart from both, and keep no older file of keys.");
    Ok(())
}

/// Writes a file beside and puts it in place when it is whole and on the disk.
async fn write(
    path: &Path,
    fill: impl AsyncFnOnce(&mut (dyn Write + Send)) -> anyhow::Result<BackedUp>,
) -> anyhow::Result<BackedUp> {
    let beside = path.with_extension("unfinished");
    let file = private(&beside).with_context(|| format!("writing {}", beside.display()))?;
    let mut out = BufWriter::new(file);
    let done = fill(&mut out).await?;
    let file = out.into_inner().map_err(|e| e.into_error())?;
    file.sync_all()?;
    std::fs::rename(&beside, path).with_context(|| format!("putting {} in place", path.display()))?;
    Ok(done)
}

/// The list of erasures only grows: what stands in it already stays.
async fn write_erasures(house: &House, path: &Path) -> anyhow::Result<()> {
    let mut erased = read_erasures(path)?;
    erased.extend(house.erasures().await?.into_iter().map(|e| e.subject));
    let text = erased.into_iter().collect::<Vec<_>>().join("\n");
    write(path, async |out| {
        writeln!(out, "{text}")?;
        Ok(BackedUp::default())
    })
    .await
    .map(drop)
}

fn read_erasures(path: &Path) -> anyhow::Result<BTreeSet<String>> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(BTreeSet::new()),
        Err(e) => Err(e).with_context(|| format!("reading {}", path.display())),
    }
}

/// Fills an empty folder from a backup. Erasures that are newer than the data are replayed before anybody is served.
///
/// # Errors
/// In words for the operator; then there is no house in the folder.
pub async fn restore(asked: Restore) -> anyhow::Result<()> {
    let place = &asked.place;
    if place.marker()?.is_some() {
        bail!("{} holds a house already: restore into an empty folder", place.data.display());
    }
    let erasures = asked.keys_from.join(ERASURES);
    ensure!(erasures.exists(), "{} is missing: without it people who were erased could come back", erasures.display());
    let erased = read_erasures(&erasures)?;
    let chance = Chance::system();
    let master = place.master_that_is_there().context("the master key that the backup was written under")?;
    let unfinished = place.data.join("dolen.db.unfinished");
    super::remove(&unfinished)?;
    let address = place.address()?.at(unfinished.clone());
    let is_file = address.file().is_some();
    let settings = store::Settings { public_address: "http://localhost".to_owned(), demo: false };
    let house = capabilities::house(address, master, Clock::system(), chance, settings).await?;
    let open = |path: PathBuf| File::open(&path).with_context(|| format!("reading {}", path.display()));
    let (mut data, mut keys) =
        (BufReader::new(open(asked.data_file.clone())?), BufReader::new(open(asked.keys_from.join(KEYS))?));
    let done = house.restore(&mut data, &mut keys, erased).await.context("restoring")?;
    house.verify(|_| {}).await.context("the restored ledger")?;
    house.scrub().await?;
    house.close().await;
    if is_file {
        std::fs::rename(&unfinished, place.data.join("dolen.db")).context("moving the database into place")?;
    }
    let marker = asked.data_file.with_file_name(MARKER);
    let marker: Marker = match std::fs::read_to_string(&marker) {
        Ok(text) => toml::from_str(&text)?,
        Err(_) => Marker::default(),
    };
    place.begin(&marker)?;
    println!("{} entries, {} keys; {} erased subjects stay erased", done.entries, done.keys, done.erased);
    println!("ok");
    Ok(())
}

fn private(path: &Path) -> std::io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    File::options().write(true).create(true).truncate(true).mode(0o600).open(path)
}
