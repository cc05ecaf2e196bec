//! Appending to the ledger beside raw inserts of the same bytes: the same columns, the same index, the same batches, the
//! same promise that what is committed is on the disk, in turn on the same database.

use super::rounded;
use crate::database::{Database, Server, connect};
use access::{Policies, PolicyText, Thing, Visit};
use anyhow::{Context, anyhow};
use kernel::{ActorId, Chance, Clock};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Executor, Row};
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;
use store::{
    Address, Append, Capability, Event, House, Ingredients, Migration, ReadTable, Recorded, Settings, Step, Stream,
    Tables,
};
use vault::MasterKey;

/// How many entries are appended in one unit of work.
const BATCHES: &[usize] = &[1, 10, 100, 500];
/// Each is measured so often, in turn; the best counts, since other work on the machine only slows down.
const ROUNDS: usize = 3;

/// A capability that keeps no tables: what is measured is the ledger alone.
struct Notes;

impl Capability for Notes {
    fn name(&self) -> &'static str {
        "notes"
    }
    fn migrations(&self) -> &'static [Migration] {
        &[]
    }
    fn read_tables(&self) -> &'static [ReadTable] {
        &[]
    }
    fn project<'a>(&'a self, _: &'a mut Tables<'_>, _: &'a [Recorded]) -> Step<'a, ()> {
        Box::pin(async { Ok(()) })
    }
}

const POLICY: PolicyText = PolicyText {
    owner: "notes",
    schema: "entity Note = {};\naction \"notes.write\" appliesTo { principal: Visitor, resource: Note };",
    policies: "@id(\"notes.write\")\npermit(principal, action == Action::\"notes.write\", resource);",
};

#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Note {
    Noted { text: String },
}

impl Event for Note {
    const OWNER: &'static str = "notes";
}

/// Entries per second for each size of batch, both ways.
pub(crate) async fn measure(root: &Path, database: Database, entries: usize) -> anyhow::Result<Vec<Value>> {
    let folder = root.join("target/measure").join(format!("{}-appends", database.name()));
    std::fs::remove_dir_all(&folder).ok();
    std::fs::create_dir_all(&folder)?;
    let server = database.fresh(root, "measure_appends", Server::Durable).await?;
    let house = open(&folder, server.as_deref()).await?;
    let mut raw = connect(&database.url(&folder, server.as_deref())).await?;
    greet(&mut raw, database).await?;
    let mut measured = Vec::new();
    for batch in BATCHES {
        // One at a time waits for the disk each time: fewer say as much.
        let wanted = if *batch == 1 { entries / 8 } else { entries };
        let count = wanted.max(batch * 4) / batch * batch;
        let mut best = (f64::MAX, f64::MAX);
        for round in 0..ROUNDS {
            let before = size(&mut raw).await?;
            let start = Instant::now();
            append(&house, count, *batch).await?;
            best.0 = best.0.min(start.elapsed().as_secs_f64());
            let rows = rows_from(&mut raw, before).await?;
            let table = format!("raw_{batch}_{round}");
            make(&mut raw, &table, database).await?;
            let start = Instant::now();
            insert(&mut raw, &table, &rows, *batch).await?;
            best.1 = best.1.min(start.elapsed().as_secs_f64());
            raw.execute(AssertSqlSafe(format!("DROP TABLE {table}"))).await?;
        }
        let (appended, raw) = (count as f64 / best.0, count as f64 / best.1);
        measured.push(json!({
            "database": database.name(),
            "batch": batch,
            "entries": count,
            "appended_per_second": rounded(appended),
            "raw_inserts_per_second": rounded(raw),
            "share_of_raw": (appended / raw * 100.0).round() / 100.0,
        }));
    }
    house.close().await;
    raw.close().await?;
    std::fs::remove_dir_all(&folder).ok();
    Ok(measured)
}

async fn open(folder: &Path, server: Option<&str>) -> anyhow::Result<House> {
    let chance = Chance::system();
    let master = MasterKey::create_file(folder.join("master.key"), &chance)?;
    House::open(Ingredients {
        address: Address::of(folder, server),
        master,
        capabilities: vec![Arc::new(Notes)],
        policies: Policies::new(&[POLICY])?,
        texts: Arc::new(i18n::Catalogue::new(&[]).map_err(|e| anyhow!("{e}"))?),
        limits: catalogue::limits(),
        clock: Clock::system(),
        chance,
        settings: Settings { public_address: "http://localhost".to_owned(), demo: true },
    })
    .await
    .context("opening a house")
}

async fn append(house: &House, count: usize, batch: usize) -> anyhow::Result<()> {
    let visit = Visit::system("notes", "measures appending", house.clock().now());
    let permit = house.permit(&visit, "notes.write", &Thing::new("Note", "all"))?;
    let text = "Seen getting into a silver car outside the station. ".repeat(6);
    let note = Note::Noted { text };
    for _ in 0..count / batch {
        let mut work = house.begin(&visit).await?;
        let one = |_| Append {
            stream: Stream::of(ActorId::mint(visit.now, house.chance())),
            after: 0,
            event: &note,
            occurred_at: None,
        };
        work.append_all(&permit, (0..batch).map(one).collect()).await?;
        work.commit().await?;
    }
    Ok(())
}

/// The same promises as the house makes.
async fn greet(connection: &mut AnyConnection, database: Database) -> anyhow::Result<()> {
    let greeting: &[&'static str] = match database {
        Database::Sqlite => &[
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            "PRAGMA busy_timeout = 15000",
            "PRAGMA cache_size = -32000",
        ],
        Database::Postgres => &["SET synchronous_commit = on"],
    };
    for statement in greeting {
        connection.execute(*statement).await?;
    }
    Ok(())
}

async fn size(connection: &mut AnyConnection) -> anyhow::Result<i64> {
    let row = sqlx::query("SELECT COUNT(*) FROM ledger_entries").fetch_one(connection).await?;
    Ok(row.try_get::<i64, _>(0)?)
}

/// One entry as it is stored.
struct Stored {
    idx: i64,
    id: String,
    recorded_at: i64,
    texts: [String; 4],
    version: i64,
    stream: String,
    place: i64,
    more: [String; 3],
    payload: Vec<u8>,
    leaf_hash: Vec<u8>,
}

async fn rows_from(connection: &mut AnyConnection, from: i64) -> anyhow::Result<Vec<Stored>> {
    let rows = sqlx::query("SELECT * FROM ledger_entries WHERE idx >= $1 ORDER BY idx")
        .bind(from)
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| {
            let text = |name: &str| row.try_get::<String, _>(name);
            Ok(Stored {
                idx: row.try_get("idx")?,
                id: text("id")?,
                recorded_at: row.try_get("recorded_at")?,
                texts: [text("actor")?, text("agency")?, text("purpose")?, text("kind")?],
                version: row.try_get("version")?,
                stream: text("stream")?,
                place: row.try_get("place")?,
                more: [text("subjects")?, text("marking")?, text("rules")?],
                payload: row.try_get("payload")?,
                leaf_hash: row.try_get("leaf_hash")?,
            })
        })
        .collect()
}

async fn make(connection: &mut AnyConnection, table: &str, database: Database) -> anyhow::Result<()> {
    let (number, bytes) = match database {
        Database::Sqlite => ("INTEGER", "BLOB"),
        Database::Postgres => ("BIGINT", "BYTEA"),
    };
    let sql = format!(
        "CREATE TABLE {table} (idx {number} PRIMARY KEY, id TEXT NOT NULL, recorded_at BIGINT NOT NULL, actor TEXT NOT NULL, \
         agency TEXT NOT NULL, purpose TEXT NOT NULL, kind TEXT NOT NULL, version BIGINT NOT NULL, stream TEXT NOT NULL, \
         place BIGINT NOT NULL, subjects TEXT NOT NULL, marking TEXT NOT NULL, rules TEXT NOT NULL, payload {bytes} NOT NULL, \
         leaf_hash {bytes} NOT NULL)"
    );
    connection.execute(AssertSqlSafe(sql)).await?;
    let index = format!("CREATE UNIQUE INDEX {table}_stream ON {table} (stream, place) WHERE place > 0");
    connection.execute(AssertSqlSafe(index)).await?;
    Ok(())
}

/// Inserts the rows, so many in one transaction, in statements of as many rows as the store uses.
async fn insert(connection: &mut AnyConnection, table: &str, rows: &[Stored], batch: usize) -> anyhow::Result<()> {
    for run in rows.chunks(batch) {
        let mut transaction = connection.begin().await?;
        let mut rest = run;
        while !rest.is_empty() {
            let take = [64, 16, 4, 1].into_iter().find(|size| *size <= rest.len()).unwrap_or(1);
            let (now, later) = rest.split_at(take);
            rest = later;
            let group = |n: usize| {
                let places: Vec<String> = (1..=15).map(|column| format!("${}", n * 15 + column)).collect();
                format!("({})", places.join(", "))
            };
            let groups: Vec<String> = (0..take).map(group).collect();
            let sql = format!("INSERT INTO {table} VALUES {}", groups.join(", "));
            let mut query = sqlx::query(AssertSqlSafe(sql));
            for row in now {
                query = query.bind(row.idx).bind(&row.id).bind(row.recorded_at);
                query = row.texts.iter().fold(query, |query, text| query.bind(text));
                query = query.bind(row.version).bind(&row.stream).bind(row.place);
                query = row.more.iter().fold(query, |query, text| query.bind(text));
                query = query.bind(row.payload.as_slice()).bind(row.leaf_hash.as_slice());
            }
            query.execute(&mut *transaction).await?;
        }
        transaction.commit().await?;
    }
    Ok(())
}
