//! Opening a database, the same for SQLite and PostgreSQL, and bringing its tables up to date.

use crate::{Capability, Fault, Migration, sql::bind};
use sqlx::AnyConnection;
use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::{AnyPool, AssertSqlSafe, ConnectOptions, Connection, Executor, Row};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;
use vault::FileKey;

/// Which database it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    /// One file.
    Sqlite,
    /// A server.
    Postgres,
}

/// Where the database is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// A file, made when missing.
    File(PathBuf),
    /// A file, made when missing, of which nothing can be read without this key.
    EncryptedFile(PathBuf, FileKey),
    /// `postgres://…`, with an optional schema that is searched first.
    Server(String, Option<String>),
}

impl Address {
    /// The database of a data folder: its file, or the server that is named.
    pub fn of(folder: &Path, server: Option<&str>) -> Self {
        server.map_or_else(|| Address::File(folder.join("dolen.db")), |url| Address::Server(url.to_owned(), None))
    }
    /// The same file under this key, where one is given. A server's files are not ours to encrypt.
    #[must_use]
    pub fn under(self, key: Option<FileKey>) -> Self {
        match (self, key) {
            (Address::File(path) | Address::EncryptedFile(path, _), Some(key)) => Address::EncryptedFile(path, key),
            (other, _) => other,
        }
    }
    /// Another file under the same key; a server as it is.
    #[must_use]
    pub fn at(&self, path: PathBuf) -> Self {
        match self {
            Address::File(_) => Address::File(path),
            Address::EncryptedFile(_, key) => Address::EncryptedFile(path, key.clone()),
            server @ Address::Server(..) => server.clone(),
        }
    }
    /// The file, if it is one.
    pub fn file(&self) -> Option<&Path> {
        match self {
            Address::File(path) | Address::EncryptedFile(path, _) => Some(path),
            Address::Server(..) => None,
        }
    }
    /// Which database it is.
    pub const fn backend(&self) -> Backend {
        match self {
            Address::File(_) | Address::EncryptedFile(..) => Backend::Sqlite,
            Address::Server(..) => Backend::Postgres,
        }
    }
    fn url(&self) -> String {
        match self {
            Address::File(path) | Address::EncryptedFile(path, _) => format!("sqlite://{}?mode=rwc", path.display()),
            Address::Server(url, _) => url.clone(),
        }
    }
    fn greeting(&self) -> Vec<String> {
        match self {
            // FULL: what was acknowledged survives a power cut. The writer waits for another process rather than fail.
            Address::File(_) | Address::EncryptedFile(..) => vec![
                "PRAGMA journal_mode = WAL".to_owned(),
                "PRAGMA synchronous = FULL".to_owned(),
                "PRAGMA busy_timeout = 15000".to_owned(),
                "PRAGMA foreign_keys = ON".to_owned(),
                "PRAGMA cache_size = -32000".to_owned(),
                "PRAGMA secure_delete = ON".to_owned(),
                // What is sorted or written anew never lies readable in a temporary file.
                "PRAGMA temp_store = MEMORY".to_owned(),
            ],
            Address::Server(_, schema) => {
                let mut greeting = vec![
                    "SET synchronous_commit = on".to_owned(),
                    "SET lock_timeout = '15s'".to_owned(),
                    // A plan made for no value in particular reads a common name and a rare one alike, and whole tables
                    // while they are young: planning each time costs far less.
                    "SET plan_cache_mode = force_custom_plan".to_owned(),
                    // Today's disks give any page as fast as the next one.
                    "SET random_page_cost = 1.1".to_owned(),
                ];
                greeting.extend(schema.as_ref().map(|s| format!("SET search_path = \"{s}\"")));
                greeting
            }
        }
    }

    /// The statement that hands over the key: before every other, and never into a log.
    fn key(&self) -> Option<String> {
        match self {
            Address::EncryptedFile(_, key) => Some(format!("PRAGMA key = \"x'{}'\"", *key.hex())),
            _ => None,
        }
    }

    fn options(&self) -> Result<AnyConnectOptions, sqlx::Error> {
        sqlx::any::install_default_drivers();
        let options = AnyConnectOptions::from_str(&self.url())?;
        // The driver writes statements into the log, and the key is in one.
        Ok(if self.key().is_some() { options.disable_statement_logging() } else { options })
    }

    /// One connection to the file, of which the tables can be read.
    pub(crate) async fn connect(&self) -> Result<AnyConnection, Fault> {
        self.fits()?;
        let tried = async {
            let mut connection = self.options()?.connect().await?;
            if let Some(key) = self.key() {
                connection.execute(AssertSqlSafe(key)).await?;
            }
            readable_schema(&mut connection).await?;
            Ok(connection)
        };
        tried.await.map_err(|e: sqlx::Error| {
            let not_a_database = e.as_database_error().and_then(|e| e.code()).is_some_and(|code| code == "26");
            if not_a_database && self.key().is_some() {
                return Fault::new(
                    "the database file does not open with this key: it was encrypted under another, or is damaged",
                );
            }
            Fault::from(e).doing("opening the database")
        })
    }

    pub(crate) async fn pool(&self, size: u32) -> Result<AnyPool, Fault> {
        let mut greeting = self.greeting();
        if let Some(key) = self.key() {
            greeting.insert(0, key);
        }
        let greeting = Arc::new(greeting);
        let is_file = self.backend() == Backend::Sqlite;
        if is_file {
            // Said at once: inside a pool it would be tried again and again until the time to wait is over.
            self.connect().await?.close().await?;
        }
        AnyPoolOptions::new()
            .max_connections(size)
            .acquire_timeout(Duration::from_secs(20))
            .test_before_acquire(false)
            .before_acquire(|connection, how| {
                // A connection that has just been used is alive; one that has waited may have lost its server.
                let rested = how.idle_for >= RESTED;
                Box::pin(async move { Ok(!rested || connection.ping().await.is_ok()) })
            })
            .after_connect(move |connection, _| {
                let greeting = Arc::clone(&greeting);
                Box::pin(async move {
                    for statement in greeting.iter() {
                        connection.execute(AssertSqlSafe(statement.clone())).await?;
                    }
                    if is_file { readable_schema(connection).await } else { Ok(()) }
                })
            })
            .connect_with(self.options()?)
            .await
            .map_err(|e| Fault::from(e).doing("opening the database"))
    }
}

/// Whether the file's own description of its tables is text. The driver's thread breaks on a name that is not, and what
/// is asked of a thread while it breaks is never answered: whoever asks would wait for ever.
async fn readable_schema(connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
    // As bytes, under names of our own: no name of the file's reaches the driver.
    let sql = "SELECT CAST(name || ' ' || tbl_name || ' ' || COALESCE(sql, '') AS BLOB) AS told FROM sqlite_schema";
    for row in sqlx::query(sql).fetch_all(connection).await? {
        if std::str::from_utf8(&row.try_get::<Vec<u8>, _>("told")?).is_err() {
            return Err(sqlx::Error::Protocol("the file's description of its tables was damaged".to_owned()));
        }
    }
    Ok(())
}

/// After so long without use a connection is tried before it is given out.
const RESTED: Duration = Duration::from_secs(2);

const OWN: &[Migration] = &[
    Migration { name: "0001_ledger.sql", sql: include_str!("../migrations/0001_ledger.sql") },
    Migration { name: "0002_looks.sql", sql: include_str!("../migrations/0002_looks.sql") },
    Migration { name: "0002_erasure.sql", sql: include_str!("../migrations/0002_erasure.sql") },
];

/// A portable statement in a database's own words.
pub(crate) fn localised(sql: &str, backend: Backend) -> String {
    match backend {
        // An INTEGER PRIMARY KEY is the row's own number: no second index.
        Backend::Sqlite => sql.replace("BIGINT PRIMARY KEY", "INTEGER PRIMARY KEY"),
        Backend::Postgres => sql
            .split_inclusive(|c: char| !c.is_ascii_alphanumeric() && c != '_')
            .map(|word| {
                let (bare, end) =
                    word.split_at(word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric() && c != '_').len());
                match bare {
                    "BLOB" => format!("BYTEA{end}"),
                    "TEXT" => format!("TEXT COLLATE \"C\"{end}"),
                    _ => word.to_owned(),
                }
            })
            .collect(),
    }
}

/// The statements of a migration.
fn statements(sql: &str) -> impl Iterator<Item = String> + '_ {
    let bare: String = sql.lines().filter(|line| !line.trim_start().starts_with("--")).collect::<Vec<_>>().join("\n");
    bare.split(";\n")
        .map(|s| s.trim().trim_end_matches(';').to_owned())
        .filter(|s| !s.is_empty())
        .collect::<Vec<_>>()
        .into_iter()
}

/// Applies every step that has not been applied yet, each in one transaction.
pub(crate) async fn migrate(
    connection: &mut AnyConnection,
    backend: Backend,
    capabilities: &[Arc<dyn Capability>],
) -> Result<(), Fault> {
    let mut own = connection.begin().await?;
    if backend == Backend::Postgres {
        // Two processes that start together: the second waits for the first.
        own.execute("SELECT pg_advisory_xact_lock(78457)").await?;
    }
    let ledger_of_steps = localised(
        "CREATE TABLE IF NOT EXISTS schema_steps (owner TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (owner, name))",
        backend,
    );
    own.execute(AssertSqlSafe(ledger_of_steps)).await?;
    let steps = OWN
        .iter()
        .map(|m| ("store", m))
        .chain(capabilities.iter().flat_map(|c| c.migrations().iter().map(|m| (c.name(), m))));
    for (owner, migration) in steps {
        let fresh = bind(
            "INSERT INTO schema_steps (owner, name) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            &[owner.into(), migration.name.into()],
            own.backend_name(),
        )
        .execute(&mut *own)
        .await?
        .rows_affected();
        if fresh == 1 {
            for statement in statements(migration.sql) {
                let done = own.execute(AssertSqlSafe(localised(&statement, backend))).await;
                done.map_err(|e| Fault::from(e).doing(&format!("{owner} {}", migration.name)))?;
            }
        }
    }
    own.commit().await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_text_for_both() {
        let sql = "CREATE TABLE t (a BIGINT PRIMARY KEY, b TEXT NOT NULL, c BLOB)";
        assert_eq!(localised(sql, Backend::Sqlite), "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT NOT NULL, c BLOB)");
        assert_eq!(
            localised(sql, Backend::Postgres),
            "CREATE TABLE t (a BIGINT PRIMARY KEY, b TEXT COLLATE \"C\" NOT NULL, c BYTEA)"
        );
    }
}
