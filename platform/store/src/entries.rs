//! Appending to the ledger: entries, tiles and head, in the transaction that holds the head.

use crate::{
    Arg, Backend, Fault,
    sql::{Tables, placeholders},
};
use kernel::Timestamp;
use ledger::{Entry, Frontier, Hash, Needs, SigningKey, completed_tiles};
use sqlx::AnyConnection;
use std::sync::LazyLock;

/// How far the ledger may grow between two checkpoints.
const CHECKPOINT_EVERY: u64 = 1024;

/// Proof of what was recorded: the index and leaf hash of the last entry of a unit of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Receipt {
    /// Index in the ledger.
    pub index: u64,
    /// Its leaf hash.
    pub leaf: Hash,
}

/// The right-hand edge of the tree, held by whoever may append.
#[derive(Clone, Debug)]
pub(crate) struct Head {
    pub(crate) frontier: Frontier,
    /// How many entries were there when it was taken.
    pub(crate) before: u64,
}

/// Takes the head: on PostgreSQL this waits until no one else holds it; on SQLite the transaction itself is the lock.
pub(crate) async fn take_head(tables: &mut Tables<'_>, backend: Backend) -> Result<Head, Fault> {
    let lock = if backend == Backend::Postgres { " FOR UPDATE" } else { "" };
    let select = format!("SELECT size, frontier FROM ledger_head WHERE one = 1{lock}");
    let row = match tables.row(&select, &[]).await? {
        Some(row) => row,
        None => {
            let empty = Frontier::new().to_bytes();
            tables
                .run(
                    "INSERT INTO ledger_head (one, size, frontier) VALUES (1, 0, $1) ON CONFLICT DO NOTHING",
                    &[empty.into()],
                )
                .await?;
            tables.row(&select, &[]).await?.ok_or_else(|| Fault::new("the ledger has no head"))?
        }
    };
    let frontier =
        Frontier::from_bytes(&row.bytes("frontier")?).ok_or_else(|| Fault::new("the ledger's head cannot be read"))?;
    let before = u64::try_from(row.int("size")?).map_err(|_| Fault::new("the ledger's head is negative"))?;
    if frontier.size() != before {
        return Err(Fault::new("the ledger's head contradicts itself"));
    }
    Ok(Head { frontier, before })
}

const INSERT: &str = "INSERT INTO ledger_entries (idx, id, recorded_at, occurred_at, actor, agency, purpose, kind, version, stream, place, subjects, marking, rules, payload, leaf_hash)";
const WIDTH: usize = 16;
static INSERT_ONE_AND_MOVE: LazyLock<String> = LazyLock::new(|| {
    let (size, frontier, values) = (WIDTH + 1, WIDTH + 2, placeholders(1, WIDTH));
    format!(
        "WITH moved AS (UPDATE ledger_head SET size = ${size}, frontier = ${frontier} WHERE one = 1) \
         {INSERT} VALUES ({values})"
    )
});

/// Writes entries, whose indexes follow the head, and the head with them. When it fails, the head has not moved.
pub(crate) async fn append(
    tables: &mut Tables<'_>,
    backend: Backend,
    head: &mut Head,
    entries: Vec<Entry>,
) -> Result<Option<Receipt>, Fault> {
    let mut frontier = head.frontier.clone();
    let mut rows = Vec::with_capacity(entries.len());
    let mut last = None;
    let mut buffer = Vec::new();
    for entry in entries {
        let leaf = entry.leaf_hash_with(&mut buffer);
        frontier.append(leaf);
        last = Some(Receipt { index: entry.index, leaf });
        rows.push(vec![
            Arg::Int(number(entry.index)?),
            entry.id.into(),
            entry.recorded_at.into(),
            entry.occurred_at.into(),
            entry.actor.into(),
            entry.agency.into(),
            entry.purpose.into(),
            entry.kind.into(),
            entry.version.into(),
            entry.stream.into(),
            entry.place.into(),
            entry.subjects.into(),
            entry.marking.into(),
            entry.rules.into(),
            entry.payload.into(),
            leaf.0.to_vec().into(),
        ]);
    }
    let mut moved = vec![number(frontier.size())?.into(), frontier.to_bytes().into()];
    match (backend, rows.as_mut_slice()) {
        (_, []) => return Ok(None),
        // The most common by far; each statement is a journey to the server and back.
        (Backend::Postgres, [row]) => {
            row.append(&mut moved);
            tables.run(&INSERT_ONE_AND_MOVE, row).await?;
        }
        (_, rows) => {
            tables.insert_many(INSERT, WIDTH, rows, "").await?;
            tables.run("UPDATE ledger_head SET size = $1, frontier = $2 WHERE one = 1", &moved).await?;
        }
    }
    head.frontier = frontier;
    Ok(last)
}

/// Before the commit: the tiles that became whole, and a checkpoint when enough has been added.
pub(crate) async fn settle(
    tables: &mut Tables<'_>,
    head: &Head,
    key: &SigningKey,
    now: Timestamp,
) -> Result<(), Fault> {
    let (old, new) = (head.before, head.frontier.size());
    if old == new {
        return Ok(());
    }
    let mut source = ledger::Loaded::new();
    load(tables, Needs::for_tiles(old, new), &mut source).await?;
    let tiles = completed_tiles(&source, old, new).map_err(|e| Fault::new(e.to_string()))?;
    for tile in tiles {
        let args = [Arg::Int(i64::from(tile.level)), Arg::Int(number(tile.index)?), tile.hashes.into()];
        tables.run("INSERT INTO ledger_tiles (level, idx, hashes) VALUES ($1, $2, $3)", &args).await?;
    }
    if new / CHECKPOINT_EVERY > old / CHECKPOINT_EVERY {
        checkpoint(tables, &head.frontier, key, now).await?;
    }
    Ok(())
}

/// Fetches leaf hashes and tiles.
pub(crate) async fn load(tables: &mut Tables<'_>, needs: Needs, source: &mut ledger::Loaded) -> Result<(), Fault> {
    for run in needs.leaves {
        let rows = tables
            .rows(
                "SELECT idx, leaf_hash FROM ledger_entries WHERE idx >= $1 AND idx < $2",
                &[number(run.start)?.into(), number(run.end)?.into()],
            )
            .await?;
        for row in rows {
            let hash =
                Hash::from_slice(&row.bytes("leaf_hash")?).map_err(|_| Fault::new("a leaf hash is not 32 bytes"))?;
            source.add_leaf(u64::try_from(row.int("idx")?).unwrap_or(u64::MAX), hash);
        }
    }
    for (level, index) in needs.tiles {
        let args = [Arg::Int(i64::from(level)), Arg::Int(number(index)?)];
        if let Some(row) = tables.row("SELECT hashes FROM ledger_tiles WHERE level = $1 AND idx = $2", &args).await? {
            source.add_tile(ledger::Tile { level, index, hashes: row.bytes("hashes")? });
        }
    }
    Ok(())
}

/// Signs the tree as it stands, once for each size.
pub(crate) async fn checkpoint(
    tables: &mut Tables<'_>,
    frontier: &Frontier,
    key: &SigningKey,
    now: Timestamp,
) -> Result<(), Fault> {
    let note = key.sign(frontier.size(), frontier.root(), now);
    let args = [Arg::Int(number(frontier.size())?), now.into(), note.into()];
    tables
        .run("INSERT INTO ledger_checkpoints (size, at, note) VALUES ($1, $2, $3) ON CONFLICT (size) DO NOTHING", &args)
        .await?;
    Ok(())
}

/// One row as an entry, with its stored leaf hash.
pub(crate) fn entry_of(row: &crate::Row) -> Result<(Entry, Vec<u8>), Fault> {
    let entry = Entry {
        index: u64::try_from(row.int("idx")?).map_err(|_| Fault::new("an entry's index is negative"))?,
        id: row.text("id")?,
        recorded_at: row.int("recorded_at")?,
        occurred_at: row.maybe_int("occurred_at")?,
        actor: row.text("actor")?,
        agency: row.text("agency")?,
        purpose: row.text("purpose")?,
        kind: row.text("kind")?,
        version: row.int("version")?,
        stream: row.text("stream")?,
        place: row.int("place")?,
        subjects: row.text("subjects")?,
        marking: row.text("marking")?,
        rules: row.text("rules")?,
        payload: row.bytes("payload")?,
    };
    Ok((entry, row.bytes("leaf_hash")?))
}

/// Entries from an index on, at most `count`, in order.
pub(crate) async fn read_run(
    connection: &mut AnyConnection,
    from: u64,
    count: i64,
) -> Result<Vec<(Entry, Vec<u8>)>, Fault> {
    let mut tables = Tables { connection };
    let rows = tables
        .rows(
            "SELECT * FROM ledger_entries WHERE idx >= $1 ORDER BY idx LIMIT $2",
            &[number(from)?.into(), count.into()],
        )
        .await?;
    rows.iter().map(entry_of).collect()
}

pub(crate) fn number(value: u64) -> Result<i64, Fault> {
    i64::try_from(value).map_err(|_| Fault::new("a number is too large"))
}
