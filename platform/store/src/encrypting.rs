//! A database file and its key: how the file lies on the disk, and turning a plain file into an encrypted one.

use crate::{Address, Fault, sql::Tables};
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Executor};
use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use vault::FileKey;

/// How a database file lies on the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileState {
    /// There is none yet.
    Missing,
    /// Whoever has it can read it.
    Plain,
    /// Its beginning is that of an encrypted file; a damaged one may look the same.
    Encrypted,
}

/// With which words every plain file begins.
const PLAIN: &[u8; 16] = b"SQLite format 3\0";

impl FileState {
    /// How this file lies on the disk.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn of(path: &Path) -> Result<FileState, Fault> {
        let mut start = Vec::new();
        match File::open(path) {
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(FileState::Missing),
            Err(e) => return Err(e.into()),
            Ok(file) => file.take(PLAIN.len() as u64).read_to_end(&mut start)?,
        };
        Ok(match start.as_slice() {
            [] => FileState::Missing,
            start if start == PLAIN => FileState::Plain,
            _ => FileState::Encrypted,
        })
    }
}

impl Address {
    /// Whether the file and the key that is given fit together; said before the driver says something less kind.
    pub(crate) fn fits(&self) -> Result<(), Fault> {
        match self {
            Address::File(path) if FileState::of(path)? == FileState::Encrypted => Err(Fault::new(
                "the database file is encrypted and no key was given, or its beginning is damaged: \
                 give its key with --database-key-file or in DOLEN_DATABASE_KEY",
            )),
            Address::EncryptedFile(path, _) if FileState::of(path)? == FileState::Plain => Err(Fault::new(
                "the database file is not encrypted, but a key for it was given: \
                 stop the server and encrypt it with `dolen encrypt`, or give no key",
            )),
            _ => Ok(()),
        }
    }
}

/// What an encryption did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encrypted {
    /// Tables that were compared, row count by row count.
    pub tables: u64,
    /// Their rows.
    pub rows: u64,
}

/// Encrypts a database file under a key: a plain one, or one that was encrypted under another. It is written beside,
/// compared, and put in place in one step; then the old file is overwritten and removed. Killed at any moment, the file in
/// place is whole, the old one or the new one, and the same call goes on from there.
///
/// `None` when it is encrypted under this key already.
///
/// # Errors
/// When somebody else has the file open, the keys do not fit, the disk is full, or the copy is not the same: then the file
/// is as it was.
pub async fn encrypt(path: &Path, from: Option<&FileKey>, to: &FileKey) -> Result<Option<Encrypted>, Fault> {
    let (beside, old) = (with_end(path, ".encrypting"), with_end(path, ".old"));
    for end in ["", "-wal", "-shm", "-journal"] {
        remove(&with_end(&beside, end))?;
    }
    let done = match FileState::of(path)? {
        FileState::Missing => return Err(Fault::new("there is no database file to encrypt")),
        FileState::Encrypted if opens(path, to).await => None,
        FileState::Encrypted if from.is_none() => {
            return Err(Fault::new(
                "the database file is encrypted already, and not under this key: give the old one as well",
            ));
        }
        _ => {
            remove(&old)?;
            Some(replace(path, from, to, &beside, &old).await?)
        }
    };
    overwrite(&old)?;
    Ok(done)
}

async fn opens(path: &Path, key: &FileKey) -> bool {
    Address::EncryptedFile(path.to_owned(), key.clone()).connect().await.is_ok()
}

async fn replace(
    path: &Path,
    from: Option<&FileKey>,
    to: &FileKey,
    beside: &Path,
    old: &Path,
) -> Result<Encrypted, Fault> {
    let from = if FileState::of(path)? == FileState::Encrypted { from.cloned() } else { None };
    let address = Address::File(path.to_owned()).under(from);
    let mut connection = address.connect().await?;
    alone(&mut connection).await?;
    let attach = zeroize::Zeroizing::new(format!(
        "ATTACH DATABASE '{}' AS beside KEY \"x'{}'\"",
        beside.display().to_string().replace('\'', "''"),
        *to.hex()
    ));
    connection.execute(AssertSqlSafe(attach.to_string())).await?;
    // Held until the new file is in place: nobody writes into the old one any more.
    connection.execute("BEGIN EXCLUSIVE").await?;
    connection.execute("SELECT sqlcipher_export('beside')").await.map_err(|e| Fault::from(e).doing("copying"))?;
    connection.execute("COMMIT").await?;
    let same = compared(&mut connection).await?;
    connection.execute("DETACH DATABASE beside").await?;
    fs::set_permissions(beside, fs::metadata(path)?.permissions())?;
    File::open(beside)?.sync_all()?;
    fs::hard_link(path, old)?;
    fs::rename(beside, path)?;
    keep_names(path)?;
    connection.close().await?;
    Ok(same)
}

/// Makes sure that nobody else has the file open: only then does its log go away.
async fn alone(connection: &mut AnyConnection) -> Result<(), Fault> {
    let in_use = || Fault::new("the database file is in use: stop the server first, then ask again");
    for statement in ["PRAGMA busy_timeout = 3000", "PRAGMA locking_mode = EXCLUSIVE"] {
        connection.execute(statement).await?;
    }
    let mode = Tables { connection }.row("PRAGMA journal_mode = DELETE", &[]).await.map_err(|_| in_use())?;
    match mode.map(|row| row.text("journal_mode")).transpose()?.as_deref() {
        Some("delete") => Ok(()),
        _ => Err(in_use()),
    }
}

/// Whether the copy has the same tables with as many rows, and each of its pages the mark of its key.
async fn compared(connection: &mut AnyConnection) -> Result<Encrypted, Fault> {
    let differs = |what: &str| Fault::new(format!("the encrypted copy is not the same ({what}): nothing was replaced"));
    let names = async |connection: &mut AnyConnection, of: &str| -> Result<Vec<String>, Fault> {
        let sql = format!("SELECT type || ' ' || name AS n FROM {of}.sqlite_master ORDER BY 1");
        Tables { connection }.rows(&sql, &[]).await?.iter().map(|row| row.text("n")).collect()
    };
    let (ours, copies) = (names(connection, "main").await?, names(connection, "beside").await?);
    if ours != copies {
        return Err(differs("other tables"));
    }
    let mut same = Encrypted { tables: 0, rows: 0 };
    for table in ours.iter().filter_map(|name| name.strip_prefix("table ")) {
        let mut counts = [0; 2];
        for (count, of) in counts.iter_mut().zip(["main", "beside"]) {
            let sql = format!("SELECT COUNT(*) AS n FROM {of}.\"{table}\"");
            *count = Tables { connection }.row(&sql, &[]).await?.map(|row| row.int("n")).transpose()?.unwrap_or(-1);
        }
        if counts[0] != counts[1] {
            return Err(differs(table));
        }
        same.tables += 1;
        same.rows += u64::try_from(counts[0]).unwrap_or(0);
    }
    let damaged = Tables { connection }.rows("PRAGMA beside.cipher_integrity_check", &[]).await?;
    if damaged.is_empty() { Ok(same) } else { Err(differs("damaged pages")) }
}

/// What is overwritten is gone from this place of the disk; what the disk keeps elsewhere is beyond reach here.
fn overwrite(old: &Path) -> Result<(), Fault> {
    let mut file = match OpenOptions::new().write(true).open(old) {
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        opened => opened?,
    };
    let (mut left, nothing) = (file.metadata()?.len(), [0; 1 << 16]);
    while left > 0 {
        let run = left.min(nothing.len() as u64);
        file.write_all(&nothing[..usize::try_from(run).unwrap_or(nothing.len())])?;
        left -= run;
    }
    file.sync_all()?;
    remove(old)?;
    keep_names(old)
}

fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}

fn remove(path: &Path) -> Result<(), Fault> {
    match fs::remove_file(path) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(e.into()),
        _ => Ok(()),
    }
}

/// A change of names survives a power cut only when the folder was written too.
fn keep_names(path: &Path) -> Result<(), Fault> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Ok(File::open(folder)?.sync_all()?)
}
