//! A data folder: the database file, the master key, and what kind of house it is.

use anyhow::{Context, bail};
use kernel::Chance;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use store::{Address, Settings};
use vault::{FileKey, MasterKey};

/// Where and how a house is kept.
#[derive(Debug, Clone, clap::Args)]
pub struct Place {
    /// Folder for the database file, the master key and letters.
    #[arg(long, env = "DOLEN_DATA", default_value = "dolen-data")]
    pub data: PathBuf,
    /// PostgreSQL in place of the file: `postgres://user@host/database`.
    #[arg(long, env = "DOLEN_DATABASE")]
    pub database: Option<String>,
    /// File with the key of the database file, which is then encrypted; made for a new house. Keep it apart from the data.
    #[arg(long, env = "DOLEN_DATABASE_KEY_FILE")]
    pub database_key_file: Option<PathBuf>,
}

/// What is written beside the database.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Marker {
    /// Everything in the house is made up.
    pub demo: bool,
}

/// The variable that may hold the master key in place of the file.
pub const KEY_VARIABLE: &str = "DOLEN_MASTER_KEY";
/// The variable that may hold the key of the database file in place of a file.
pub const DATABASE_KEY_VARIABLE: &str = "DOLEN_DATABASE_KEY";

impl Place {
    /// Where the database is, under its key where one is given.
    ///
    /// # Errors
    /// When the key cannot be read or made.
    pub fn address(&self) -> anyhow::Result<Address> {
        let address = Address::of(&self.data, self.database.as_deref());
        let key = match address.file() {
            Some(file) => self.database_key(!file.exists())?,
            None => None,
        };
        Ok(address.under(key))
    }
    /// The key of the database file, where one is given: from the environment, else from its file. One that is named and
    /// is not there is made, with a clear notice, where it `may_be_new`.
    ///
    /// # Errors
    /// When it cannot be read or made.
    pub fn database_key(&self, may_be_new: bool) -> anyhow::Result<Option<FileKey>> {
        if let Ok(text) = std::env::var(DATABASE_KEY_VARIABLE) {
            let key = FileKey::from_text(&text).with_context(|| format!("the variable {DATABASE_KEY_VARIABLE}"))?;
            return Ok(Some(key));
        }
        let Some(file) = &self.database_key_file else { return Ok(None) };
        if file.exists() || !may_be_new {
            return Ok(Some(FileKey::from_file(file)?));
        }
        let key = FileKey::create_file(file, &Chance::system())?;
        eprintln!("A new key for the database file was made: {}", file.display());
        eprintln!("Without it the file can never be read again. Keep it, and a copy of it, apart from the data.");
        Ok(Some(key))
    }
    /// The file of the master key.
    pub fn key_file(&self) -> PathBuf {
        self.data.join("master.key")
    }
    fn marker_file(&self) -> PathBuf {
        self.data.join("house.toml")
    }
    /// What kind of house it is; `None` when there is none yet.
    ///
    /// # Errors
    /// When the marker cannot be read.
    pub fn marker(&self) -> anyhow::Result<Option<Marker>> {
        match std::fs::read_to_string(self.marker_file()) {
            Ok(text) => {
                Ok(Some(toml::from_str(&text).with_context(|| format!("reading {}", self.marker_file().display()))?))
            }
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(e).with_context(|| format!("reading {}", self.marker_file().display())),
        }
    }
    /// Begins a new house in an empty or missing folder.
    ///
    /// # Errors
    /// When there is a house already, or the folder cannot be written.
    pub fn begin(&self, marker: &Marker) -> anyhow::Result<()> {
        if self.marker()?.is_some() {
            bail!("{} holds a house already", self.data.display());
        }
        make_private(&self.data)?;
        std::fs::write(self.marker_file(), toml::to_string(marker)?)
            .with_context(|| format!("writing {}", self.marker_file().display()))
    }
    /// The master key: from the environment, else from the file, which is made on the first run with a clear notice.
    ///
    /// # Errors
    /// When the key cannot be read or made.
    pub fn master(&self, chance: &Chance) -> anyhow::Result<MasterKey> {
        if let Ok(text) = std::env::var(KEY_VARIABLE) {
            return MasterKey::from_text(&text).with_context(|| format!("the variable {KEY_VARIABLE}"));
        }
        let file = self.key_file();
        if file.exists() {
            return MasterKey::from_file(&file).with_context(|| format!("reading {}", file.display()));
        }
        make_private(&self.data)?;
        let key = MasterKey::create_file(&file, chance).with_context(|| format!("writing {}", file.display()))?;
        eprintln!("A new master key was made: {}", file.display());
        eprintln!(
            "Without it nothing that is sealed can be read again. Keep a copy apart from the backups of the data."
        );
        Ok(key)
    }
    /// The master key, where there is one already: for whatever cannot do with a new one.
    ///
    /// # Errors
    /// When there is none, or it cannot be read.
    pub fn master_that_is_there(&self) -> anyhow::Result<MasterKey> {
        match std::env::var(KEY_VARIABLE) {
            Ok(text) => MasterKey::from_text(&text).with_context(|| format!("the variable {KEY_VARIABLE}")),
            Err(_) => MasterKey::from_file(self.key_file())
                .with_context(|| format!("put it at {} or hand it over in {KEY_VARIABLE}", self.key_file().display())),
        }
    }
    /// The settings of this house.
    ///
    /// # Errors
    /// When the marker cannot be read.
    pub fn settings(&self, public_address: &str) -> anyhow::Result<Settings> {
        let demo = self.marker()?.is_some_and(|m| m.demo);
        Ok(Settings { public_address: public_address.trim_end_matches('/').to_owned(), demo })
    }
}

fn make_private(folder: &Path) -> anyhow::Result<()> {
    use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
    if folder.exists() {
        return Ok(());
    }
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .with_context(|| format!("making {}", folder.display()))?;
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700))
        .with_context(|| format!("closing {}", folder.display()))
}
