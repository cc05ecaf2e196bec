//! Erasing: a subject's key is destroyed, and with it everything readable that was told of them.
//!
//! The ledger keeps its bytes, so the tree still verifies; what was sealed about the subject opens no more. The read
//! tables are brought to what a rebuild would say. What a database leaves behind in its files goes with
//! [`House::scrub`].

use crate::{Arg, Backend, Capability, Declined, Fault, House, Receipt, Recorded, Stop, Tables, Work, entries};
use access::Permit;
use ledger::Entry;
use sqlx::Executor;
use std::collections::BTreeSet;
use std::time::Duration;

/// The kind under which an erasure stands in the ledger.
pub(crate) const KIND: &str = "vault.erased";

/// A subject that was erased.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Erased {
    /// Its name, as its key had it.
    pub subject: String,
    /// Index of the entry that tells it.
    pub index: i64,
}

impl Work {
    /// Destroys the keys of these subjects and takes everything told of them out of the read tables. Subjects that were
    /// erased before are passed over; a subject that never had a key is kept from ever getting one.
    ///
    /// `because` is a code, or the id of the decision: never personal content.
    ///
    /// # Errors
    /// [`Stop::Declined`] when there is nothing left to erase; otherwise a fault. Then nothing was erased.
    pub async fn erase(
        &mut self,
        permit: &Permit,
        subjects: &BTreeSet<String>,
        because: &str,
    ) -> Result<Receipt, Stop> {
        let (receipt, fresh) = self.erase_keys(permit, subjects, because).await?;
        self.forget_told(&fresh).await?;
        Ok(receipt)
    }

    /// The same without the read tables: for a restore, which tells them anew afterwards.
    pub(crate) async fn erase_keys(
        &mut self,
        permit: &Permit,
        subjects: &BTreeSet<String>,
        because: &str,
    ) -> Result<(Receipt, BTreeSet<String>), Stop> {
        let known = erased_among(&mut self.tables(), subjects).await?;
        let fresh: BTreeSet<String> = subjects.difference(&known).cloned().collect();
        if fresh.is_empty() {
            return Err(Declined("already-erased").into());
        }
        if fresh.iter().any(|subject| subject.is_empty() || subject.contains(char::is_whitespace)) {
            return Err(Fault::new("a subject that is to be erased has no proper name").into());
        }
        let index = self.size();
        let entry = Entry {
            kind: KIND.to_owned(),
            subjects: fresh.iter().cloned().collect::<Vec<_>>().join(" "),
            payload: ledger::canonical_json(&serde_json::json!({ "because": because })),
            ..self.bare_entry(permit, index)
        };
        let receipt = self.write(vec![entry]).await?;
        let (at, number) = (self.now(), entries::number(index)?);
        let rows: Vec<Vec<Arg>> = fresh.iter().map(|s| vec![s.into(), number.into(), at.into()]).collect();
        self.tables().insert_many("INSERT INTO vault_erased (subject, idx, at)", 3, &rows, "").await?;
        self.keys_were_destroyed();
        for subject in &fresh {
            self.tables().run("DELETE FROM vault_keys WHERE subject = $1", &[subject.into()]).await?;
        }
        let receipt = receipt.ok_or_else(|| Fault::new("the erasure was not recorded"))?;
        Ok((receipt, fresh))
    }

    /// Brings the read tables of every capability that told something of these subjects to what a rebuild would say.
    async fn forget_told(&mut self, subjects: &BTreeSet<String>) -> Result<(), Fault> {
        let mut owners = BTreeSet::new();
        for subject in subjects {
            // Names of subjects are ids and hold neither of LIKE's signs.
            let sql = "SELECT DISTINCT kind FROM ledger_entries WHERE place > 0 AND ' ' || subjects || ' ' LIKE $1";
            for row in self.tables().rows(sql, &[format!("% {subject} %").into()]).await? {
                owners.extend(row.text("kind")?.split('.').next().map(str::to_owned));
            }
        }
        let house = self.house().clone();
        let named: Vec<String> = subjects.iter().cloned().collect();
        for capability in house.capabilities().iter().filter(|c| owners.contains(c.name())) {
            if let Some(step) = capability.erase(&mut self.tables(), &named) {
                step.await?;
                continue;
            }
            house.tell_again(&mut self.tables(), &**capability).await?;
        }
        Ok(())
    }
}

/// Those of these subjects that were erased before.
pub(crate) async fn erased_among(
    tables: &mut Tables<'_>,
    subjects: &BTreeSet<String>,
) -> Result<BTreeSet<String>, Fault> {
    let sql = "SELECT subject FROM vault_erased WHERE subject IN (EACH $1)";
    tables.rows(sql, &[Arg::each(subjects)]).await?.iter().map(|row| row.text("subject")).collect()
}

/// How long a scrub waits for others to let go of the file, and how often it asks.
const TRIES: u32 = 40;
const PAUSE: Duration = Duration::from_millis(250);

impl House {
    /// The read tables of one capability, told again from the ledger.
    async fn tell_again(&self, tables: &mut Tables<'_>, capability: &dyn Capability) -> Result<(), Fault> {
        for table in capability.read_tables() {
            tables.run(&format!("DELETE FROM {}", table.name), &[]).await?;
        }
        let mut at = 0;
        loop {
            let run = entries::read_run(tables.connection, at, 500).await?;
            let Some((last, _)) = run.last() else { break };
            at = last.index + 1;
            let own = run.into_iter().filter(|(e, _)| e.kind.split('.').next() == Some(capability.name())).collect();
            let recorded = self.opened(tables.connection, own).await?;
            if !recorded.is_empty() {
                capability.project(tables, &recorded).await?;
            }
        }
        Ok(())
    }

    /// Everybody who was erased, in the order of erasing: the list that is replayed when an older backup is restored.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn erasures(&self) -> Result<Vec<Erased>, Fault> {
        let mut connection = self.connection().await?;
        let mut tables = Tables { connection: &mut connection };
        let rows = tables.rows("SELECT subject, idx FROM vault_erased ORDER BY idx, subject", &[]).await?;
        rows.iter().map(|row| Ok(Erased { subject: row.text("subject")?, index: row.int("idx")? })).collect()
    }

    /// Takes out of the database's files what deleted rows have left there: on SQLite the file is written anew and the
    /// log cut to nothing; on PostgreSQL every table but the ledger's is written anew. Others wait meanwhile.
    ///
    /// What the disk itself keeps (worn cells, snapshots, PostgreSQL's own log until it is reused) is beyond reach here.
    ///
    /// # Errors
    /// When others do not let go in time: ask again later. What was erased stays erased.
    pub async fn scrub(&self) -> Result<(), Fault> {
        match self.backend() {
            Backend::Sqlite => self.scrub_file().await,
            Backend::Postgres => self.scrub_server().await,
        }
    }

    async fn scrub_file(&self) -> Result<(), Fault> {
        let mut connection = self.connection().await?;
        connection.execute("VACUUM").await.map_err(|e| Fault::from(e).doing("writing the file anew"))?;
        for _ in 0..TRIES {
            let mut tables = Tables { connection: &mut connection };
            let row = tables.row("PRAGMA wal_checkpoint(TRUNCATE)", &[]).await?;
            if row.map(|row| row.int("busy")).transpose()? == Some(0) {
                return Ok(());
            }
            tokio::time::sleep(PAUSE).await;
        }
        Err(Fault::new("the log of the database file is still in use: ask again later"))
    }

    async fn scrub_server(&self) -> Result<(), Fault> {
        let mut connection = self.connection().await?;
        for table in self.table_names(&mut connection).await?.iter().filter(|t| !t.starts_with("ledger_")) {
            let vacuum = sqlx::AssertSqlSafe(format!("VACUUM (FULL) {table}"));
            connection.execute(vacuum).await.map_err(|e| Fault::from(e).doing(&format!("writing {table} anew")))?;
        }
        Ok(())
    }

    /// The names of all tables of this house, sorted.
    pub(crate) async fn table_names(&self, connection: &mut sqlx::AnyConnection) -> Result<Vec<String>, Fault> {
        let sql = match self.backend() {
            Backend::Sqlite => {
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
            }
            Backend::Postgres => {
                "SELECT CAST(tablename AS TEXT) AS name FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1"
            }
        };
        Tables { connection }.rows(sql, &[]).await?.iter().map(|row| row.text("name")).collect()
    }

    /// The names of all tables, sorted.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn tables(&self) -> Result<Vec<String>, Fault> {
        let mut connection = self.connection().await?;
        self.table_names(&mut connection).await
    }

    /// Every row of every table as text, for searching all that a dump of the database would show.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn rows_as_text(&self) -> Result<Vec<String>, Fault> {
        let mut connection = self.connection().await?;
        let mut found = Vec::new();
        for table in self.table_names(&mut connection).await? {
            let rows = Tables { connection: &mut connection }.rows(&format!("SELECT * FROM {table}"), &[]).await?;
            for row in rows {
                found.push(format!("{table}: {}", row.to_json()?));
            }
        }
        Ok(found)
    }
}

impl House {
    /// Every event of the ledger, opened, for searching all that was ever told.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn everything_told(&self) -> Result<Vec<Recorded>, Fault> {
        let mut connection = self.connection().await?;
        let (mut at, mut all) = (0, Vec::new());
        loop {
            let run = entries::read_run(&mut connection, at, 500).await?;
            let Some((last, _)) = run.last() else { return Ok(all) };
            at = last.index + 1;
            let told = run.into_iter().filter(|(entry, _)| entry.place > 0).collect();
            all.extend(self.opened(&mut connection, told).await?);
        }
    }
}

/// The list of erasures as the ledger tells it.
async fn told_erasures(tables: &mut Tables<'_>) -> Result<BTreeSet<Erased>, Fault> {
    let mut told = BTreeSet::new();
    let sql = "SELECT idx, subjects FROM ledger_entries WHERE kind = $1 ORDER BY idx";
    for row in tables.rows(sql, &[KIND.into()]).await? {
        let (index, subjects) = (row.int("idx")?, row.text("subjects")?);
        told.extend(subjects.split(' ').map(|subject| Erased { subject: subject.to_owned(), index }));
    }
    Ok(told)
}

/// After a ledger was put back: the list of erasures is what it tells.
pub(crate) async fn take_over(tables: &mut Tables<'_>) -> Result<(), Fault> {
    tables.run("DELETE FROM vault_erased", &[]).await?;
    let told = told_erasures(tables).await?;
    let at =
        "INSERT INTO vault_erased (subject, idx, at) SELECT $1, idx, recorded_at FROM ledger_entries WHERE idx = $2";
    for erased in told {
        tables.run(at, &[erased.subject.into(), erased.index.into()]).await?;
    }
    Ok(())
}

/// Whether the erasures in the ledger are the ones that are kept at hand, and no erased subject has a key.
pub(crate) async fn hold(tables: &mut Tables<'_>) -> Result<(), Fault> {
    let told = told_erasures(tables).await?;
    let mut kept = BTreeSet::new();
    for row in tables.rows("SELECT subject, idx FROM vault_erased", &[]).await? {
        kept.insert(Erased { subject: row.text("subject")?, index: row.int("idx")? });
    }
    if told != kept {
        return Err(Fault::new("the list of erased subjects is not what the ledger tells"));
    }
    let sql = "SELECT k.subject FROM vault_keys k JOIN vault_erased e ON e.subject = k.subject LIMIT 1";
    match tables.row(sql, &[]).await? {
        Some(_) => Err(Fault::new("a subject that was erased has a key again")),
        None => Ok(()),
    }
}
