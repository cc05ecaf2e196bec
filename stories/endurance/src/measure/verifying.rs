//! Verifying the ledger beside plain SHA-256 of the same bytes, and `dolen verify` as an operator runs it.

use super::rounded;
use crate::database::connect;
use crate::server::Place;
use anyhow::{anyhow, ensure};
use kernel::{Chance, Timestamp};
use ledger::{Entry, Frontier, Loaded, SigningKey, Verifier, completed_tiles};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use sqlx::{Any, Connection, Row};
use std::time::Instant;

/// Entries that are held in memory to compare with plain hashing.
const MOST: i64 = 20_000;
const ROUNDS: usize = 20;

/// Both, in one run.
pub(crate) async fn measure(place: &Place, url: &str) -> anyhow::Result<Value> {
    let start = Instant::now();
    let all = place.verify()?;
    let whole = start.elapsed().as_secs_f64();
    let entries = entries(url).await?;
    let (verified, hashed, bytes) = in_memory(&entries)?;
    let count = entries.len() as f64;
    Ok(json!({
        "dolen_verify_seconds": rounded(whole),
        "dolen_verify_entries_per_second": rounded(all as f64 / whole),
        "in_memory_entries": entries.len(),
        "in_memory_bytes": bytes,
        "verified_per_second": rounded(count / verified),
        "plain_sha256_per_second": rounded(count / hashed),
        "share_of_plain": (hashed / verified * 100.0).round() / 100.0,
    }))
}

async fn entries(url: &str) -> anyhow::Result<Vec<(Entry, Vec<u8>)>> {
    let mut connection = connect(url).await?;
    let sql = "SELECT * FROM ledger_entries WHERE idx < $1 ORDER BY idx";
    let rows = sqlx::query::<Any>(sql).bind(MOST).fetch_all(&mut connection).await?;
    connection.close().await?;
    rows.iter()
        .map(|row| {
            let text = |name: &str| row.try_get::<String, _>(name);
            let number = |name: &str| row.try_get::<i64, _>(name);
            let entry = Entry {
                index: u64::try_from(number("idx")?)?,
                id: text("id")?,
                recorded_at: number("recorded_at")?,
                occurred_at: row.try_get("occurred_at")?,
                actor: text("actor")?,
                agency: text("agency")?,
                purpose: text("purpose")?,
                kind: text("kind")?,
                version: number("version")?,
                stream: text("stream")?,
                place: number("place")?,
                subjects: text("subjects")?,
                marking: text("marking")?,
                rules: text("rules")?,
                payload: row.try_get("payload")?,
            };
            Ok((entry, row.try_get("leaf_hash")?))
        })
        .collect()
}

/// Seconds for verifying and for plain hashing, the better of several rounds in turn, and how many bytes there were.
fn in_memory(entries: &[(Entry, Vec<u8>)]) -> anyhow::Result<(f64, f64, usize)> {
    let key = SigningKey::generate("measure/ledger", &Chance::seeded(1));
    let (mut head, mut loaded, mut checkpoints, mut bytes) = (Frontier::new(), Loaded::new(), Vec::new(), Vec::new());
    for (entry, _) in entries {
        let hash = entry.leaf_hash();
        head.append(hash);
        loaded.add_leaf(entry.index, hash);
        entry.encode(&mut bytes);
        if head.size().is_multiple_of(1024) {
            checkpoints.push((head.size(), key.sign(head.size(), head.root(), Timestamp::from_millis(0))));
        }
    }
    let tiles = completed_tiles(&loaded, 0, head.size())?;
    let mut best = (f64::MAX, f64::MAX);
    for _ in 0..ROUNDS {
        let start = Instant::now();
        let mut verifier = Verifier::new();
        for (size, note) in &checkpoints {
            verifier.checkpoint(*size, note, &key.verifying_key()).map_err(|e| anyhow!("{e}"))?;
        }
        for (entry, leaf) in entries {
            verifier.entry(entry, leaf).map_err(|e| anyhow!("{e}"))?;
        }
        for tile in &tiles {
            verifier.tile(tile).map_err(|e| anyhow!("{e}"))?;
        }
        let summary = verifier.finish(&head).map_err(|e| anyhow!("{e}"))?;
        best.0 = best.0.min(start.elapsed().as_secs_f64());
        ensure!(summary.entries == head.size(), "not all was verified");
        let start = Instant::now();
        std::hint::black_box(Sha256::digest(&bytes));
        best.1 = best.1.min(start.elapsed().as_secs_f64());
    }
    Ok((best.0, best.1, bytes.len()))
}
