//! Rows and statements: the thin layer that hides the driver. Values are always bound, never written into a statement.

use crate::Fault;
use base64::{Engine, engine::general_purpose::STANDARD};
use sqlx::AnyConnection;
use sqlx::any::{AnyArguments, AnyRow, AnyTypeInfoKind};
use sqlx::{Any, AssertSqlSafe, Column, Row as _, ValueRef, query::Query};
use std::borrow::Cow;
use std::sync::Arc;

/// A value bound to a placeholder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// For a `BIGINT` column.
    Int(i64),
    /// For a `TEXT` column.
    Text(String),
    /// For a `BLOB` column.
    Bytes(Vec<u8>),
    /// Nothing, in a `BIGINT` column.
    NoInt,
    /// Nothing, in a `TEXT` column.
    NoText,
    /// Nothing, in a `BLOB` column.
    NoBytes,
}

impl From<i64> for Arg {
    fn from(value: i64) -> Self {
        Arg::Int(value)
    }
}
impl From<bool> for Arg {
    fn from(value: bool) -> Self {
        Arg::Int(i64::from(value))
    }
}
impl From<kernel::Timestamp> for Arg {
    fn from(value: kernel::Timestamp) -> Self {
        Arg::Int(value.millis())
    }
}
impl From<&str> for Arg {
    fn from(value: &str) -> Self {
        Arg::Text(value.to_owned())
    }
}
impl From<String> for Arg {
    fn from(value: String) -> Self {
        Arg::Text(value)
    }
}
impl From<&String> for Arg {
    fn from(value: &String) -> Self {
        Arg::Text(value.clone())
    }
}
impl From<Vec<u8>> for Arg {
    fn from(value: Vec<u8>) -> Self {
        Arg::Bytes(value)
    }
}
impl<K> From<kernel::Id<K>> for Arg {
    fn from(value: kernel::Id<K>) -> Self {
        Arg::Text(value.to_string())
    }
}
impl From<Option<i64>> for Arg {
    fn from(value: Option<i64>) -> Self {
        value.map_or(Arg::NoInt, Arg::Int)
    }
}
impl From<Option<kernel::Timestamp>> for Arg {
    fn from(value: Option<kernel::Timestamp>) -> Self {
        value.map_or(Arg::NoInt, Into::into)
    }
}
impl From<Option<String>> for Arg {
    fn from(value: Option<String>) -> Self {
        value.map_or(Arg::NoText, Arg::Text)
    }
}
impl From<Option<&str>> for Arg {
    fn from(value: Option<&str>) -> Self {
        value.map_or(Arg::NoText, Into::into)
    }
}
impl<K> From<Option<kernel::Id<K>>> for Arg {
    fn from(value: Option<kernel::Id<K>>) -> Self {
        value.map_or(Arg::NoText, Into::into)
    }
}

impl Arg {
    /// A list of texts or ids in one place, for a statement with `IN (EACH $n)`: however long it is, the statement stays
    /// the same, and the database keeps it prepared.
    pub fn each<T: ToString>(items: impl IntoIterator<Item = T>) -> Self {
        Arg::Text(serde_json::Value::from_iter(items.into_iter().map(|item| item.to_string())).to_string())
    }
}

/// The statement as this database understands it: `EACH $n` stands for the items of a list that is bound as one value, in
/// a column called `value`.
fn spoken<'s>(sql: &'s str, backend: &str) -> Cow<'s, str> {
    let Some(first) = sql.find(EACH) else { return Cow::Borrowed(sql) };
    let (before, after) = if backend == POSTGRES {
        ("jsonb_array_elements_text(CAST(", " AS jsonb)) AS value")
    } else {
        ("value FROM json_each(", ")")
    };
    let mut spoken = sql[..first].to_owned();
    for part in sql[first..].split(EACH).skip(1) {
        let end = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
        spoken.push_str("SELECT ");
        spoken.push_str(before);
        spoken.push('$');
        spoken.push_str(&part[..end]);
        spoken.push_str(after);
        spoken.push_str(&part[end..]);
    }
    Cow::Owned(spoken)
}

const EACH: &str = "EACH $";
const POSTGRES: &str = "PostgreSQL";

/// `$from, $from+1, …`: `count` placeholders, for rows of values.
pub(crate) fn placeholders(from: usize, count: usize) -> String {
    (from..from + count).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ")
}

/// One row of an answer.
pub struct Row(pub(crate) AnyRow);

impl Row {
    /// A `TEXT` that is always there.
    ///
    /// # Errors
    /// When the column is missing, empty or of another type.
    pub fn text(&self, column: &str) -> Result<String, Fault> {
        self.0.try_get::<String, _>(column).map_err(Fault::from)
    }
    /// A `TEXT` that may be missing.
    ///
    /// # Errors
    /// When the column is missing or of another type.
    pub fn maybe_text(&self, column: &str) -> Result<Option<String>, Fault> {
        self.0.try_get::<Option<String>, _>(column).map_err(Fault::from)
    }
    /// A `BIGINT` that is always there.
    ///
    /// # Errors
    /// When the column is missing, empty or of another type.
    pub fn int(&self, column: &str) -> Result<i64, Fault> {
        self.0.try_get::<i64, _>(column).map_err(Fault::from)
    }
    /// A `BIGINT` that may be missing.
    ///
    /// # Errors
    /// When the column is missing or of another type.
    pub fn maybe_int(&self, column: &str) -> Result<Option<i64>, Fault> {
        self.0.try_get::<Option<i64>, _>(column).map_err(Fault::from)
    }
    /// A `BIGINT` as yes or no.
    ///
    /// # Errors
    /// When the column is missing, empty or of another type.
    pub fn flag(&self, column: &str) -> Result<bool, Fault> {
        Ok(self.int(column)? != 0)
    }
    /// A `BIGINT` as an instant.
    ///
    /// # Errors
    /// When the column is missing, empty or of another type.
    pub fn time(&self, column: &str) -> Result<kernel::Timestamp, Fault> {
        self.int(column).map(kernel::Timestamp::from_millis)
    }
    /// A `BIGINT` as an instant that may be missing.
    ///
    /// # Errors
    /// When the column is missing or of another type.
    pub fn maybe_time(&self, column: &str) -> Result<Option<kernel::Timestamp>, Fault> {
        Ok(self.maybe_int(column)?.map(kernel::Timestamp::from_millis))
    }
    /// A `BLOB` that is always there.
    ///
    /// # Errors
    /// When the column is missing, empty or of another type.
    pub fn bytes(&self, column: &str) -> Result<Vec<u8>, Fault> {
        self.0.try_get::<Vec<u8>, _>(column).map_err(Fault::from)
    }
    /// A `BLOB` that may be missing.
    ///
    /// # Errors
    /// When the column is missing or of another type.
    pub fn maybe_bytes(&self, column: &str) -> Result<Option<Vec<u8>>, Fault> {
        self.0.try_get::<Option<Vec<u8>>, _>(column).map_err(Fault::from)
    }
    /// A `TEXT` that holds an id.
    ///
    /// # Errors
    /// When the column is missing, empty or no id.
    pub fn id<K>(&self, column: &str) -> Result<kernel::Id<K>, Fault> {
        self.text(column)?.parse().map_err(|_| Fault::new(format!("column `{column}` holds no id")))
    }
    /// A `TEXT` that holds an id, or nothing.
    ///
    /// # Errors
    /// When the column is missing or holds something that is no id.
    pub fn maybe_id<K>(&self, column: &str) -> Result<Option<kernel::Id<K>>, Fault> {
        match self.maybe_text(column)? {
            None => Ok(None),
            Some(text) => text.parse().map(Some).map_err(|_| Fault::new(format!("column `{column}` holds no id"))),
        }
    }
    /// The row as a JSON object of its columns; bytes stand as `{"bytes": "…"}`, as text where they are text and else in
    /// base64, which is marked `{"base64": "…"}`.
    pub(crate) fn to_json(&self) -> Result<serde_json::Value, Fault> {
        let mut object = serde_json::Map::new();
        for (place, column) in self.0.columns().iter().enumerate() {
            let raw = self.0.try_get_raw(place)?;
            let value = if raw.is_null() {
                serde_json::Value::Null
            } else {
                match raw.type_info().kind() {
                    AnyTypeInfoKind::Text => self.0.try_get::<String, _>(place)?.into(),
                    AnyTypeInfoKind::Blob => written(self.0.try_get::<Vec<u8>, _>(place)?),
                    _ => self.0.try_get::<i64, _>(place)?.into(),
                }
            };
            object.insert(column.name().to_owned(), value);
        }
        Ok(object.into())
    }
    /// The names of its columns, in order.
    pub(crate) fn column_names(&self) -> Vec<String> {
        self.0.columns().iter().map(|column| column.name().to_owned()).collect()
    }
    /// The row as it is kept in a backup: each value under the kind of its column; columns with nothing in them are
    /// left out.
    pub(crate) fn to_stored(&self) -> Result<serde_json::Map<String, serde_json::Value>, Fault> {
        let mut object = serde_json::Map::new();
        for (place, column) in self.0.columns().iter().enumerate() {
            let raw = self.0.try_get_raw(place)?;
            if raw.is_null() {
                continue;
            }
            let value = match raw.type_info().kind() {
                AnyTypeInfoKind::Text => serde_json::json!({ "text": self.0.try_get::<String, _>(place)? }),
                AnyTypeInfoKind::Blob => {
                    serde_json::json!({ "bytes": STANDARD.encode(self.0.try_get::<Vec<u8>, _>(place)?) })
                }
                _ => serde_json::json!({ "int": self.0.try_get::<i64, _>(place)? }),
            };
            object.insert(column.name().to_owned(), value);
        }
        Ok(object)
    }
    /// Every value in the order of the columns, for comparing rows byte by byte.
    pub(crate) fn fingerprint(&self, out: &mut Vec<u8>) -> Result<(), Fault> {
        for place in 0..self.0.columns().len() {
            let raw = self.0.try_get_raw(place)?;
            if raw.is_null() {
                out.push(0);
                continue;
            }
            match raw.type_info().kind() {
                AnyTypeInfoKind::Text => tagged(out, 2, self.0.try_get::<String, _>(place)?.as_bytes()),
                AnyTypeInfoKind::Blob => tagged(out, 3, &self.0.try_get::<Vec<u8>, _>(place)?),
                _ => tagged(out, 1, &self.0.try_get::<i64, _>(place)?.to_be_bytes()),
            }
        }
        Ok(())
    }
}

/// Bytes as a backup keeps them.
pub(crate) fn bytes_of(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok()
}

fn written(bytes: Vec<u8>) -> serde_json::Value {
    match String::from_utf8(bytes) {
        Ok(text) => serde_json::json!({ "bytes": text }),
        Err(bytes) => serde_json::json!({ "base64": STANDARD.encode(bytes.as_bytes()) }),
    }
}

fn tagged(out: &mut Vec<u8>, tag: u8, bytes: &[u8]) {
    out.push(tag);
    out.extend_from_slice(&(bytes.len() as u64).to_be_bytes());
    out.extend_from_slice(bytes);
}

pub(crate) fn bind<'q>(sql: &str, args: &[Arg], backend: &str) -> Query<'q, Any, AnyArguments> {
    let mut query = sqlx::query(AssertSqlSafe(spoken(sql, backend).into_owned()));
    for arg in args {
        query = match arg {
            Arg::Int(value) => query.bind(*value),
            Arg::Text(value) => query.bind(Arc::new(value.clone())),
            Arg::Bytes(value) => query.bind(Arc::new(value.clone())),
            Arg::NoInt => query.bind(None::<i64>),
            Arg::NoText => query.bind(None::<String>),
            Arg::NoBytes => query.bind(None::<Vec<u8>>),
        };
    }
    query
}

/// The tables, inside one unit of work or one rebuild.
pub struct Tables<'c> {
    pub(crate) connection: &'c mut AnyConnection,
}

impl Tables<'_> {
    fn bound<'q>(&self, sql: &str, args: &[Arg]) -> Query<'q, Any, AnyArguments> {
        bind(sql, args, self.connection.backend_name())
    }
    /// Runs a statement; gives the number of rows it touched.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn run(&mut self, sql: &str, args: &[Arg]) -> Result<u64, Fault> {
        Ok(self.bound(sql, args).execute(&mut *self.connection).await?.rows_affected())
    }
    /// All rows of an answer.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn rows(&mut self, sql: &str, args: &[Arg]) -> Result<Vec<Row>, Fault> {
        Ok(self.bound(sql, args).fetch_all(&mut *self.connection).await?.into_iter().map(Row).collect())
    }
    /// The first row of an answer, if there is one.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn row(&mut self, sql: &str, args: &[Arg]) -> Result<Option<Row>, Fault> {
        Ok(self.bound(sql, args).fetch_optional(&mut *self.connection).await?.map(Row))
    }
    /// Inserts many rows with few statements. `head` is the statement up to `VALUES`, `tail` what follows the rows
    /// (for example `ON CONFLICT DO NOTHING`, or nothing).
    ///
    /// # Errors
    /// A fault of the database, or a row whose length differs from `width`.
    pub async fn insert_many(&mut self, head: &str, width: usize, rows: &[Vec<Arg>], tail: &str) -> Result<(), Fault> {
        if rows.iter().any(|row| row.len() != width) {
            return Err(Fault::new(format!("insert of rows that are not {width} wide")));
        }
        // Hundreds of values need no plan of their own: PostgreSQL would take longer over it than over the rows.
        let plan_once = rows.len() >= 16 && self.connection.backend_name() == POSTGRES;
        if plan_once {
            self.run("SET LOCAL plan_cache_mode = force_generic_plan", &[]).await?;
        }
        // Few sizes of statement, so that the database can keep them prepared.
        let mut rest = rows;
        while !rest.is_empty() {
            let take = [64, 16, 4, 1].into_iter().find(|size| *size <= rest.len()).unwrap_or(1);
            let (now, later) = rest.split_at(take);
            let groups: Vec<String> = (0..take).map(|n| format!("({})", placeholders(n * width + 1, width))).collect();
            let args: Vec<Arg> = now.iter().flatten().cloned().collect();
            self.run(&format!("{head} VALUES {} {tail}", groups.join(", ")), &args).await?;
            rest = later;
        }
        if plan_once {
            self.run("SET LOCAL plan_cache_mode = force_custom_plan", &[]).await?;
        }
        Ok(())
    }
}
