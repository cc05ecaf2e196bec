//! Backups that do not undo an erasure: data and keys are written apart.
//!
//! The file of data holds what is sealed, and nothing that is readable without keys: the ledger and the tables that the
//! ledger does not tell, but no read tables. The file of keys holds the keys of all subjects who are not erased. Keys are
//! only ever added or destroyed, so the newest file of keys opens every older file of data, and older files of keys are
//! to be thrown away. A restore takes the erasures first, then the keys, then the data, and tells the read tables anew.
//!
//! Each line of either file is sealed under the master key and bound to its file and its number: lines that are missing,
//! exchanged or cut off are noticed.

use crate::{Arg, Fault, House, Tables};
use access::Visit;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sqlx::AnyConnection;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, Write};
use vault::ServerSeal;

/// What was written, or taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BackedUp {
    /// Entries of the ledger.
    pub entries: u64,
    /// Rows of other tables.
    pub rows: u64,
    /// Keys of subjects.
    pub keys: u64,
    /// Subjects on the list of erasures.
    pub erased: u64,
}

/// Rows of one table on one line.
#[derive(Serialize, Deserialize)]
enum Line {
    /// What the file is: first line.
    Head { what: String, steps: Vec<(String, String)> },
    /// Some rows.
    Rows { table: String, rows: Vec<Map<String, Value>> },
    /// Nothing follows.
    End,
}

/// First words of the two kinds of file.
const DATA: &str = "dolen-data-1";
const KEYS: &str = "dolen-keys-1";
/// Rows on a line.
const RUN: i64 = 500;
/// Tables that are in neither file of data: keys and erasures have a file of their own, steps are in its head.
const APART: [&str; 3] = ["vault_keys", "vault_erased", "schema_steps"];

/// Writes lines, each sealed and numbered.
struct Writer<'w> {
    out: &'w mut (dyn Write + Send),
    house: &'w House,
    name: String,
    number: u64,
}

impl<'w> Writer<'w> {
    fn new(out: &'w mut (dyn Write + Send), house: &'w House, what: &str) -> Result<Self, Fault> {
        let id = kernel::Id::<kernel::ActorKind>::mint(house.clock().now(), house.chance());
        let name = format!("{what} {id}");
        writeln!(out, "{name}")?;
        Ok(Writer { out, house, name, number: 0 })
    }
    fn line(&mut self, line: &Line) -> Result<(), Fault> {
        let seal = ServerSeal::new(self.house.master(), &format!("backup {} {}", self.name, self.number));
        writeln!(self.out, "{}", seal.seal(&serde_json::to_vec(line)?, self.house.chance()))?;
        self.number += 1;
        Ok(())
    }
    fn end(mut self) -> Result<(), Fault> {
        self.line(&Line::End)?;
        self.out.flush().map_err(Fault::from)
    }
}

/// Reads them back.
struct Lines<'r> {
    lines: &'r mut (dyn BufRead + Send),
    house: &'r House,
    name: String,
    number: u64,
}

impl<'r> Lines<'r> {
    fn new(lines: &'r mut (dyn BufRead + Send), house: &'r House, what: &str) -> Result<Self, Fault> {
        let mut name = String::new();
        lines.read_line(&mut name)?;
        let name = name.trim_end().to_owned();
        if name.split(' ').next() != Some(what) {
            return Err(Fault::new(format!("this is no backup of the kind {what}")));
        }
        Ok(Lines { lines, house, name, number: 0 })
    }
    fn next(&mut self) -> Result<Line, Fault> {
        let mut text = String::new();
        self.lines.read_line(&mut text)?;
        let seal = ServerSeal::new(self.house.master(), &format!("backup {} {}", self.name, self.number));
        let plain = seal.open(text.trim_end()).map_err(|_| {
            Fault::new(format!(
                "line {} of the backup does not open: it was cut off or altered, or the master key is another one",
                self.number + 2
            ))
        })?;
        self.number += 1;
        Ok(serde_json::from_slice(&plain)?)
    }
}

impl House {
    /// Writes the keys and the list of erasures into one file. To be written after the data: see the head of this page.
    ///
    /// # Errors
    /// A fault of the database or of the file.
    pub async fn back_up_keys(&self, out: &mut (dyn Write + Send)) -> Result<BackedUp, Fault> {
        let mut done = BackedUp::default();
        let mut writer = Writer::new(out, self, KEYS)?;
        let mut connection = self.connection().await?;
        let mut reading = sqlx::Connection::begin_with(&mut *connection, self.begin_snapshot()).await?;
        writer.line(&Line::Head { what: KEYS.to_owned(), steps: Vec::new() })?;
        done.erased = self.table_to(&mut writer, &mut reading, "vault_erased", "subject").await?;
        done.keys = self.table_to(&mut writer, &mut reading, "vault_keys", "subject").await?;
        reading.rollback().await?;
        writer.end()?;
        Ok(done)
    }

    /// Writes the ledger and the tables that it does not tell into one file, as they stand at one moment.
    ///
    /// # Errors
    /// A fault of the database or of the file.
    pub async fn back_up_data(&self, out: &mut (dyn Write + Send)) -> Result<BackedUp, Fault> {
        let mut done = BackedUp::default();
        let mut writer = Writer::new(out, self, DATA)?;
        let mut connection = self.connection().await?;
        let told: BTreeSet<&str> = self.all_read_tables().map(|table| table.name).collect();
        let mut reading = sqlx::Connection::begin_with(&mut *connection, self.begin_snapshot()).await?;
        let steps = Tables { connection: &mut reading }
            .rows("SELECT owner, name FROM schema_steps ORDER BY owner, name", &[])
            .await?;
        let steps =
            steps.iter().map(|row| Ok((row.text("owner")?, row.text("name")?))).collect::<Result<_, Fault>>()?;
        writer.line(&Line::Head { what: DATA.to_owned(), steps })?;
        for table in self.table_names(&mut reading).await? {
            if APART.contains(&table.as_str()) || told.contains(table.as_str()) {
                continue;
            }
            let order = order_of(&mut reading, &table).await?;
            let rows = self.table_to(&mut writer, &mut reading, &table, &order).await?;
            if table == "ledger_entries" { done.entries = rows } else { done.rows += rows }
        }
        reading.rollback().await?;
        writer.end()?;
        Ok(done)
    }

    async fn table_to(
        &self,
        writer: &mut Writer<'_>,
        reading: &mut AnyConnection,
        table: &str,
        order: &str,
    ) -> Result<u64, Fault> {
        let mut offset = 0;
        loop {
            // The ledger is long: it is read by index, not by counting off rows.
            let (sql, from) = if table == "ledger_entries" {
                ("SELECT * FROM ledger_entries WHERE idx >= $2 ORDER BY idx LIMIT $1".to_owned(), offset)
            } else {
                (format!("SELECT * FROM {table} ORDER BY {order} LIMIT $1 OFFSET $2"), offset)
            };
            let rows = Tables { connection: &mut *reading }.rows(&sql, &[RUN.into(), from.into()]).await?;
            if rows.is_empty() {
                return u64::try_from(offset).map_err(|_| Fault::new("a table is too long"));
            }
            offset += i64::try_from(rows.len()).unwrap_or(RUN);
            let rows = rows.iter().map(|row| row.to_stored()).collect::<Result<_, _>>()?;
            writer.line(&Line::Rows { table: table.to_owned(), rows })?;
        }
    }

    /// Fills an empty house from a backup: first the erasures, then the keys of everybody else, then the data; then the
    /// read tables are told anew. `erasures` are lists of erased subjects that are newer than the file of keys.
    ///
    /// Nobody may use the house until this has come to its end.
    ///
    /// # Errors
    /// When the house is not empty, a file is not whole, or the data do not fit; the house is then to be thrown away.
    pub async fn restore(
        &self,
        data: &mut (dyn BufRead + Send),
        keys: &mut (dyn BufRead + Send),
        erasures: BTreeSet<String>,
    ) -> Result<BackedUp, Fault> {
        let mut done = BackedUp::default();
        let (mut transaction, _turn) = self.begin_transaction().await?;
        let mut tables = Tables { connection: &mut transaction };
        let there = tables.row("SELECT COUNT(*) AS n FROM ledger_entries", &[]).await?;
        if there.map(|row| row.int("n")).transpose()? != Some(0) {
            return Err(Fault::new("a backup is restored into an empty house only"));
        }
        let mut erased = erasures;
        let mut lines = Lines::new(keys, self, KEYS)?;
        loop {
            match lines.next()? {
                Line::Head { .. } => {}
                Line::Rows { table, rows } if table == "vault_erased" => {
                    erased.extend(rows.iter().filter_map(subject_of).map(str::to_owned));
                }
                Line::Rows { rows, .. } => {
                    let living = |row: &Map<String, Value>| subject_of(row).is_some_and(|s| !erased.contains(s));
                    let rows: Vec<Map<String, Value>> = rows.into_iter().filter(living).collect();
                    done.keys += rows.len() as u64;
                    put(&mut tables, "vault_keys", &rows).await?;
                }
                Line::End => break,
            }
        }
        let mut lines = Lines::new(data, self, DATA)?;
        tables.run("DELETE FROM ledger_head", &[]).await?;
        loop {
            match lines.next()? {
                Line::Head { steps, .. } => self.knows(&mut tables, &steps).await?,
                Line::Rows { table, rows } => {
                    if table == "ledger_entries" {
                        done.entries += rows.len() as u64
                    } else {
                        done.rows += rows.len() as u64
                    }
                    put(&mut tables, &table, &rows).await?;
                }
                Line::End => break,
            }
        }
        done.erased = erased.len() as u64;
        crate::erasure::take_over(&mut tables).await?;
        transaction.commit().await?;
        drop(_turn);
        self.erase_again(erased).await?;
        self.rebuild(|_| {}).await?;
        Ok(done)
    }

    /// Erasures that are newer than the data are told in the restored ledger too.
    async fn erase_again(&self, mut erased: BTreeSet<String>) -> Result<(), Fault> {
        let visit = Visit::system("restore", "replays erasures that are newer than the backup", self.clock().now());
        let mut work = self.begin(&visit).await?;
        let known = crate::erasure::erased_among(&mut work.tables(), &erased).await?;
        erased.retain(|subject| !known.contains(subject));
        if erased.is_empty() {
            return Ok(());
        }
        let permit = self.permit(&visit, "vault.replay", &access::Thing::new("Vault", "erasures"));
        let permit = permit.map_err(|_| Fault::new("no rule lets a restore replay erasures"))?;
        let replayed = work.erase_keys(&permit, &erased, "restored").await;
        replayed.map_err(|stop| Fault::new(format!("replaying erasures: {stop}")))?;
        work.commit().await.map(drop)
    }

    /// A backup of a newer house than this one cannot be taken in.
    async fn knows(&self, tables: &mut Tables<'_>, steps: &[(String, String)]) -> Result<(), Fault> {
        let mut known = BTreeSet::new();
        for row in tables.rows("SELECT owner, name FROM schema_steps", &[]).await? {
            known.insert((row.text("owner")?, row.text("name")?));
        }
        match steps.iter().find(|step| !known.contains(*step)) {
            Some((owner, name)) => {
                Err(Fault::new(format!("the backup is of a newer version: {owner} {name} is not known here")))
            }
            None => Ok(()),
        }
    }
}

/// Whom a row of keys or erasures is about.
fn subject_of(row: &Map<String, Value>) -> Option<&str> {
    row.get("subject")?.get("text")?.as_str()
}

/// By which columns a table is read so that no row is read twice: all of them.
async fn order_of(reading: &mut AnyConnection, table: &str) -> Result<String, Fault> {
    let row = Tables { connection: reading }.row(&format!("SELECT * FROM {table} LIMIT 1"), &[]).await?;
    Ok(row.map_or_else(|| "1".to_owned(), |row| row.column_names().join(", ")))
}

async fn put(tables: &mut Tables<'_>, table: &str, rows: &[Map<String, Value>]) -> Result<(), Fault> {
    // Rows of one table may come from times with different columns.
    let mut by_columns: BTreeMap<Vec<&String>, Vec<Vec<Arg>>> = BTreeMap::new();
    for row in rows {
        let args = row.values().map(stored).collect::<Result<_, _>>()?;
        by_columns.entry(row.keys().collect()).or_default().push(args);
    }
    let proper = |name: &str| name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    for (columns, rows) in by_columns {
        if !proper(table) || !columns.iter().all(|column| proper(column)) {
            return Err(Fault::new("the backup names a table or a column that cannot be"));
        }
        let names = columns.iter().map(|c| c.as_str()).collect::<Vec<_>>().join(", ");
        tables.insert_many(&format!("INSERT INTO {table} ({names})"), columns.len(), &rows, "").await?;
    }
    Ok(())
}

/// A value as it is bound again.
fn stored(value: &Value) -> Result<Arg, Fault> {
    let odd = || Fault::new("the backup holds a value that cannot be");
    let Value::Object(one) = value else { return Err(odd()) };
    match one.iter().next() {
        Some((kind, Value::Number(n))) if kind == "int" => Ok(Arg::Int(n.as_i64().ok_or_else(odd)?)),
        Some((kind, Value::String(text))) if kind == "text" => Ok(Arg::Text(text.clone())),
        Some((kind, Value::String(text))) if kind == "bytes" => {
            crate::sql::bytes_of(text).map(Arg::Bytes).ok_or_else(odd)
        }
        _ => Err(odd()),
    }
}
