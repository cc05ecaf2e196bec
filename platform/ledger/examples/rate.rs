//! How fast a ledger is verified, beside plain SHA-256 of the same bytes:
//! `cargo run --release -p ledger --example rate -- [entries] [rounds]`. Without optimisation the figure says nothing.
//!
//! The entries are few by default, so that they stay in the processor's cache, as entries do that come from a database
//! row by row. With many entries the figure is that of fetching scattered text from memory.

use kernel::{Chance, Timestamp};
use ledger::{Entry, Frontier, Hash, Loaded, SigningKey, Verifier, completed_tiles};
use sha2::{Digest, Sha256};
use std::{error::Error, time::Instant};

fn entry(index: u64, chance: &Chance) -> Entry {
    let stream = index / 8;
    let filling = hex::encode(chance.bytes::<128>());
    Entry {
        index,
        id: format!("{index:026}"),
        recorded_at: 1_790_000_000_000 + index as i64,
        occurred_at: None,
        actor: format!("{:026}", index % 300),
        agency: format!("{:026}", index % 7),
        purpose: "safeguarding".into(),
        kind: "something.happened".into(),
        version: 1,
        stream: format!("thing:{stream:026}"),
        place: (index % 8) as i64 + 1,
        subjects: format!("record:{stream:026}"),
        marking: "official-sensitive".into(),
        rules: "rule-1 rule-2".into(),
        payload: format!(r#"{{"text":{{"$sealed":{{"box":"{filling}","subject":"record:{stream:026}"}}}}}}"#).into(),
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let count = std::env::args().nth(1).map_or(Ok(2_000), |text| text.parse())?;
    let rounds = std::env::args().nth(2).map_or(Ok(300), |text| text.parse::<u32>())?;
    let chance = Chance::seeded(1);
    let key = SigningKey::generate("example.org/ledger", &chance);
    let entries: Vec<Entry> = (0..count).map(|index| entry(index, &chance)).collect();
    let hashes: Vec<Hash> = entries.iter().map(Entry::leaf_hash).collect();
    let (mut head, mut all, mut checkpoints) = (Frontier::new(), Loaded::new(), Vec::new());
    for (index, hash) in (0..).zip(&hashes) {
        head.append(*hash);
        all.add_leaf(index, *hash);
        if head.size().is_multiple_of(1_000) {
            checkpoints.push((head.size(), key.sign(head.size(), head.root(), Timestamp::from_millis(0))));
        }
    }
    let tiles = completed_tiles(&all, 0, count)?;
    let mut bytes = Vec::new();
    entries.iter().for_each(|entry| entry.encode(&mut bytes));

    let mut best = (f64::MAX, f64::MAX);
    // The better of several rounds, taken in turn: other work on the machine slows single rounds down.
    for _ in 0..rounds {
        let start = Instant::now();
        std::hint::black_box(Sha256::digest(&bytes));
        best.0 = best.0.min(start.elapsed().as_secs_f64());

        let start = Instant::now();
        let mut verifier = Verifier::new();
        for (size, text) in &checkpoints {
            verifier.checkpoint(*size, text, &key.verifying_key())?;
        }
        for (entry, hash) in entries.iter().zip(&hashes) {
            verifier.entry(entry, &hash.0)?;
        }
        for tile in &tiles {
            verifier.tile(tile)?;
        }
        std::hint::black_box(verifier.finish(&head)?);
        best.1 = best.1.min(start.elapsed().as_secs_f64());
    }
    let mebibytes = bytes.len() as f64 / 1024.0 / 1024.0;
    println!("entries           {count} ({} bytes each on average)", bytes.len() as u64 / count.max(1));
    println!("plain SHA-256     {:.0} MiB/s", mebibytes / best.0);
    println!("verifying         {:.0} MiB/s, {:.0} entries/s", mebibytes / best.1, count as f64 / best.1);
    println!("ratio             {:.2} of plain hashing", best.0 / best.1);
    Ok(())
}
