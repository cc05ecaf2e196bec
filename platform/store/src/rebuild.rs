//! Whether the read tables are what the ledger says: they are rebuilt beside the live ones and compared byte for byte.

use crate::{Address, Arg, Backend, Fault, House, ReadTable, Recorded, Row, database, entries, sql::Tables};
use kernel::Timestamp;
use serde_json::Value;
use sqlx::AnyConnection;
use sqlx::{Connection, Executor};

/// What a rebuild found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rebuilt {
    /// How many entries were replayed.
    pub entries: u64,
    /// How many tables were compared.
    pub tables: usize,
    /// How many rows were compared.
    pub rows: u64,
    /// Where they differ; empty when identical.
    pub differences: Vec<Difference>,
}

/// A table that is not what the ledger says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The table.
    pub table: &'static str,
    /// The first row, by the table's order, at which they part; counted from 0.
    pub row: u64,
}

/// How many entries are replayed, and rows compared, at a time.
const RUN: i64 = 500;

impl House {
    /// Rebuilds all read tables beside the live ones and compares. Needs room for a second copy of them.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn rebuild_check(&self, progress: impl FnMut(u64) + Send) -> Result<Rebuilt, Fault> {
        let beside = self.beside().await?;
        let compared = self.rebuild_and_compare(&beside, progress).await;
        self.remove(&beside).await?;
        compared
    }

    /// Throws all read tables away and tells them again from the ledger, in one transaction.
    ///
    /// # Errors
    /// A fault of the database; then nothing was changed.
    pub async fn rebuild(&self, mut progress: impl FnMut(u64) + Send) -> Result<u64, Fault> {
        let (mut transaction, _turn) = self.begin_transaction().await?;
        for table in self.all_read_tables() {
            Tables { connection: &mut transaction }.run(&format!("DELETE FROM {}", table.name), &[]).await?;
        }
        let mut at = 0;
        loop {
            let run = entries::read_run(&mut transaction, at, RUN).await?;
            let Some((last, _)) = run.last() else { break };
            at = last.index + 1;
            let recorded = self.opened(&mut transaction, run).await?;
            self.project(&mut Tables { connection: &mut transaction }, &recorded).await?;
            progress(at);
        }
        transaction.commit().await?;
        Ok(at)
    }

    async fn rebuild_and_compare(
        &self,
        beside: &Address,
        mut progress: impl FnMut(u64) + Send,
    ) -> Result<Rebuilt, Fault> {
        let pool = beside.pool(1).await?;
        let mut shadow = pool.acquire().await?;
        if self.backend() == Backend::Sqlite {
            shadow.execute("PRAGMA synchronous = OFF").await?;
        }
        database::migrate(&mut shadow, self.backend(), self.capabilities()).await?;
        let mut connection = self.connection().await?;
        let begin = if self.backend() == Backend::Postgres { "BEGIN ISOLATION LEVEL REPEATABLE READ" } else { "BEGIN" };
        let mut live = Connection::begin_with(&mut *connection, begin).await?;
        let mut at = 0;
        loop {
            let run = entries::read_run(&mut live, at, RUN).await?;
            let Some((last, _)) = run.last() else { break };
            at = last.index + 1;
            let recorded = self.opened(&mut live, run).await?;
            let mut writing = shadow.begin().await?;
            self.project(&mut Tables { connection: &mut writing }, &recorded).await?;
            writing.commit().await?;
            progress(at);
        }
        let mut rebuilt = Rebuilt { entries: at, tables: 0, rows: 0, differences: Vec::new() };
        for table in self.all_read_tables() {
            rebuilt.tables += 1;
            let (rows, difference) = compare(table, &mut live, &mut shadow).await?;
            rebuilt.rows += rows;
            rebuilt.differences.extend(difference);
        }
        live.rollback().await?;
        drop(shadow);
        pool.close().await;
        Ok(rebuilt)
    }

    pub(crate) fn all_read_tables(&self) -> impl Iterator<Item = &'static ReadTable> + '_ {
        self.capabilities().iter().flat_map(|c| c.read_tables())
    }

    async fn project(&self, tables: &mut Tables<'_>, recorded: &[Recorded]) -> Result<(), Fault> {
        for capability in self.capabilities() {
            let own: Vec<Recorded> =
                recorded.iter().filter(|r| r.kind.split('.').next() == Some(capability.name())).cloned().collect();
            if !own.is_empty() {
                capability.project(tables, &own).await?;
            }
        }
        Ok(())
    }

    /// These entries as projections see them; those of no stream are left out.
    pub(crate) async fn opened(
        &self,
        connection: &mut AnyConnection,
        run: Vec<(ledger::Entry, Vec<u8>)>,
    ) -> Result<Vec<Recorded>, Fault> {
        let mut values = Vec::new();
        let mut entries = Vec::new();
        for (entry, _) in run.into_iter().filter(|(entry, _)| entry.place > 0) {
            values.push((entry.kind.clone(), serde_json::from_slice::<Value>(&entry.payload)?));
            entries.push(entry);
        }
        self.keys().open(&mut Tables { connection }, &mut values).await?;
        let recorded = entries.into_iter().zip(values).map(|(entry, (_, payload))| Recorded {
            index: entry.index,
            kind: entry.kind,
            stream: entry.stream,
            place: u64::try_from(entry.place).unwrap_or(0),
            at: Timestamp::from_millis(entry.recorded_at),
            occurred_at: entry.occurred_at.map(Timestamp::from_millis),
            actor: entry.actor,
            agency: entry.agency,
            payload,
        });
        Ok(recorded.collect())
    }

    /// An empty place beside the live tables.
    async fn beside(&self) -> Result<Address, Fault> {
        match self.address() {
            Address::File(path) | Address::EncryptedFile(path, _) => {
                let beside = path.with_extension("rebuild");
                remove_file_and_logs(&beside)?;
                Ok(self.address().at(beside))
            }
            Address::Server(url, _) => {
                let schema = "dolen_rebuild";
                let mut connection = self.connection().await?;
                connection.execute("DROP SCHEMA IF EXISTS dolen_rebuild CASCADE").await?;
                connection.execute("CREATE SCHEMA dolen_rebuild").await?;
                Ok(Address::Server(url.clone(), Some(schema.to_owned())))
            }
        }
    }

    async fn remove(&self, beside: &Address) -> Result<(), Fault> {
        match beside {
            Address::File(path) | Address::EncryptedFile(path, _) => remove_file_and_logs(path),
            Address::Server(..) => {
                self.connection().await?.execute("DROP SCHEMA IF EXISTS dolen_rebuild CASCADE").await?;
                Ok(())
            }
        }
    }
}

fn remove_file_and_logs(path: &std::path::Path) -> Result<(), Fault> {
    for end in ["", "-wal", "-shm", "-journal"] {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        match std::fs::remove_file(&name) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(e.into()),
            _ => {}
        }
    }
    Ok(())
}

async fn compare(
    table: &'static ReadTable,
    live: &mut AnyConnection,
    shadow: &mut AnyConnection,
) -> Result<(u64, Option<Difference>), Fault> {
    let mut row = 0;
    loop {
        let page =
            |offset: u64| (format!("SELECT * FROM {} ORDER BY {} LIMIT $1 OFFSET $2", table.name, table.order), offset);
        let (sql, offset) = page(row);
        let args = [Arg::Int(RUN), Arg::Int(entries::number(offset)?)];
        let one = Tables { connection: &mut *live }.rows(&sql, &args).await?;
        let two = Tables { connection: &mut *shadow }.rows(&sql, &args).await?;
        for (place, pair) in one.iter().zip(&two).enumerate() {
            if bytes(pair.0)? != bytes(pair.1)? {
                return Ok((row, Some(Difference { table: table.name, row: row + place as u64 })));
            }
        }
        let same = one.len().min(two.len()) as u64;
        row += same;
        if one.len() != two.len() {
            return Ok((row, Some(Difference { table: table.name, row })));
        }
        if one.is_empty() {
            return Ok((row, None));
        }
    }
}

fn bytes(row: &Row) -> Result<Vec<u8>, Fault> {
    let mut out = Vec::new();
    row.fingerprint(&mut out)?;
    Ok(out)
}
