//! `dolen encrypt`: a plain database file becomes an encrypted one, or goes from one key to another.

use crate::folder::Place;
use anyhow::{Context, bail};
use std::path::PathBuf;
use vault::FileKey;

/// What is encrypted under which key.
#[derive(clap::Args)]
pub struct Encrypt {
    /// Where the house is kept, and the new key (`--database-key-file`, made when it is missing).
    #[command(flatten)]
    place: Place,
    /// The key under which the file is encrypted so far, where it is.
    #[arg(long)]
    old_key_file: Option<PathBuf>,
}

/// Encrypts the file. Whenever it is killed, the same command goes on.
///
/// # Errors
/// In words for the operator; then the file is as it was.
pub(crate) async fn run(asked: Encrypt) -> anyhow::Result<()> {
    let place = &asked.place;
    let address = store::Address::of(&place.data, place.database.as_deref());
    let Some(file) = address.file() else {
        bail!("PostgreSQL's files rely on the encryption of its disk: there is no file here to encrypt");
    };
    if !file.exists() {
        bail!("{} holds no database file", place.data.display());
    }
    let Some(key) = place.database_key(true)? else {
        bail!("Name a file for the key with --database-key-file, apart from the data: it is made when it is missing.");
    };
    let old = asked.old_key_file.as_ref().map(FileKey::from_file).transpose()?;
    match store::encrypt(file, old.as_ref(), &key).await.context("encrypting the database file")? {
        None => println!("{} is encrypted under this key already", file.display()),
        Some(done) => println!("{}: {} rows in {} tables, encrypted", file.display(), done.rows, done.tables),
    }
    println!(
        "Give the key to every command from now on. Backups and copies of the disk from before are not encrypted."
    );
    Ok(())
}
