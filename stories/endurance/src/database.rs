//! The databases that are tried: SQLite in the data folder, PostgreSQL from `stories/postgres`.

use anyhow::{Context, ensure};
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Executor, Row};
use std::path::Path;
use std::process::Command;

/// Which databases to try.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Databases {
    Sqlite,
    Postgres,
    Both,
}

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Database {
    Sqlite,
    Postgres,
}

impl Databases {
    /// Those that are meant.
    pub fn each(self) -> &'static [Database] {
        match self {
            Databases::Sqlite => &[Database::Sqlite],
            Databases::Postgres => &[Database::Postgres],
            Databases::Both => &[Database::Sqlite, Database::Postgres],
        }
    }
}

impl Database {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Database::Sqlite => "sqlite",
            Database::Postgres => "postgres",
        }
    }

    /// A fresh database of this name on the server, and its address; nothing for SQLite, whose database is a file.
    pub async fn fresh(self, root: &Path, name: &str, server: Server) -> anyhow::Result<Option<String>> {
        if self == Database::Sqlite {
            return Ok(None);
        }
        let started = Command::new(root.join("stories/postgres")).arg(server.named()).status();
        ensure!(started.context("stories/postgres")?.success(), "stories/postgres could not start a server");
        let server = server.address();
        let mut connection = connect(&format!("{server}/postgres")).await?;
        connection.execute(AssertSqlSafe(format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))).await?;
        connection.execute(AssertSqlSafe(format!("CREATE DATABASE {name}"))).await?;
        Ok(Some(format!("{server}/{name}")))
    }

    /// The address for a connection of our own, beside the product.
    pub fn url(self, folder: &Path, database: Option<&str>) -> String {
        database.map_or_else(|| format!("sqlite://{}", folder.join("dolen.db").display()), str::to_owned)
    }
}

/// A server on which databases are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Server {
    /// That of the tests, which does not wait for the disk: the killed process is another one.
    OfTheTests,
    /// One that waits for the disk, as SQLite does: anything else would not be measured alike.
    Durable,
}

impl Server {
    fn named(self) -> &'static str {
        match self {
            Server::OfTheTests => "start",
            Server::Durable => "durable",
        }
    }
    fn address(self) -> String {
        let (variable, port) = match self {
            Server::OfTheTests => ("DOLEN_TEST_POSTGRES", 54329),
            Server::Durable => ("DOLEN_DURABLE_POSTGRES", 25433),
        };
        std::env::var(variable).unwrap_or_else(|_| format!("postgres://dolen@127.0.0.1:{port}"))
    }
}

/// A connection of our own.
pub async fn connect(url: &str) -> anyhow::Result<AnyConnection> {
    sqlx::any::install_default_drivers();
    AnyConnection::connect(url).await.with_context(|| format!("connecting to {url}"))
}

/// The one number that a question gives.
pub async fn number(url: &str, sql: &'static str) -> anyhow::Result<i64> {
    let mut connection = connect(url).await?;
    let row = sqlx::query(sql).fetch_one(&mut connection).await.with_context(|| sql.to_owned())?;
    let number = row.try_get::<i64, _>(0)?;
    connection.close().await?;
    Ok(number)
}
