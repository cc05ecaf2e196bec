//! Evidence for those who need not trust us: the ledger or a part of it as it is stored, with signed checkpoints and
//! proofs, in the format that the verifier's README describes. What is sealed stays sealed.

use crate::{Fault, House, Reader, entries, sql::Tables};
use base64::{Engine, engine::general_purpose::STANDARD};
use kernel::Timestamp;
use ledger::{Checkpoint, Entry, Hash, HashSource, Loaded, Needs, consistency_proof, inclusion_proof, root_at};
use serde::Serialize;
use std::io::Write;

/// The version of the format.
const VERSION: u32 = 1;
/// How many entries are read at a time.
const RUN: i64 = 1000;

/// What evidence is wanted of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// The whole ledger.
    Ledger,
    /// These entries, by index: receipts.
    Entries(Vec<u64>),
    /// Every entry about one thing, by its name `kind:id`: what its history is, what is sealed for it, who looked at it.
    About(String),
    /// No entries: only that kept checkpoints are the beginning of the newest.
    Proof,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// How many entries.
    pub entries: u64,
    /// The checkpoint that they are in.
    pub checkpoint: Checkpoint,
}

/// A checkpoint as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// How many entries it vouches for.
    pub size: u64,
    /// When it was signed.
    pub at: Timestamp,
    /// The signed text, for partners to keep.
    pub text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Line<'l> {
    Evidence { version: u32, holds: &'static str, key: String, made_at: i64 },
    Checkpoint(&'l str),
    Consistency { old: u64, new: u64, hashes: Vec<Hash> },
    Entry(&'l Stored<'l>),
    Inclusion { size: u64, hashes: Vec<Hash> },
    End { entries: u64 },
}

/// An entry with its columns in their order; the content as text, or in base64 where it is none.
#[derive(Serialize)]
struct Stored<'l> {
    index: u64,
    id: &'l str,
    recorded_at: i64,
    occurred_at: Option<i64>,
    actor: &'l str,
    agency: &'l str,
    purpose: &'l str,
    kind: &'l str,
    version: i64,
    stream: &'l str,
    place: i64,
    subjects: &'l str,
    marking: &'l str,
    rules: &'l str,
    #[serde(skip_serializing_if = "Option::is_none")]
    payload: Option<&'l str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    payload_base64: Option<String>,
    leaf_hash: String,
}

impl<'l> Stored<'l> {
    fn of(entry: &'l Entry, leaf_hash: &[u8]) -> Self {
        let payload = std::str::from_utf8(&entry.payload).ok();
        Stored {
            index: entry.index,
            id: &entry.id,
            recorded_at: entry.recorded_at,
            occurred_at: entry.occurred_at,
            actor: &entry.actor,
            agency: &entry.agency,
            purpose: &entry.purpose,
            kind: &entry.kind,
            version: entry.version,
            stream: &entry.stream,
            place: entry.place,
            subjects: &entry.subjects,
            marking: &entry.marking,
            rules: &entry.rules,
            payload,
            payload_base64: payload.is_none().then(|| STANDARD.encode(&entry.payload)),
            leaf_hash: hex::encode(leaf_hash),
        }
    }
}

impl Reader {
    /// The newest signed checkpoint; nothing in a house that has not signed yet.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn newest_checkpoint(&mut self) -> Result<Option<Note>, Fault> {
        let row = self.row("SELECT size, at, note FROM ledger_checkpoints ORDER BY size DESC LIMIT 1", &[]).await?;
        row.map(|row| {
            let size = u64::try_from(row.int("size")?).map_err(|_| Fault::new("a checkpoint's size is negative"))?;
            Ok(Note { size, at: row.time("at")?, text: row.text("note")? })
        })
        .transpose()
    }

    /// The index of the entry with this id, if there is one.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn index_of_entry(&mut self, id: &str) -> Result<Option<u64>, Fault> {
        let row = self.row("SELECT idx FROM ledger_entries WHERE id = $1", &[id.into()]).await?;
        row.map(|row| u64::try_from(row.int("idx")?).map_err(|_| Fault::new("an entry's index is negative")))
            .transpose()
    }

    /// Writes evidence up to the newest checkpoint, entry by entry, so that a ledger may be of any size. `kept` are
    /// checkpoints that partners kept, and proofs lead from them to the newest.
    ///
    /// # Errors
    /// In words for the operator: nothing is signed yet, no such entry, a kept checkpoint that this ledger does not
    /// lead from; or a fault of the database or of writing.
    pub async fn write_evidence(
        &mut self,
        wanted: &Wanted,
        kept: &[String],
        out: &mut (dyn Write + Send),
    ) -> Result<Written, Fault> {
        let house = self.house.clone();
        let begin = match house.backend() {
            crate::Backend::Postgres => "BEGIN ISOLATION LEVEL REPEATABLE READ",
            crate::Backend::Sqlite => "BEGIN",
        };
        // One snapshot of everything, so that a server that runs on does not disturb.
        let mut transaction = sqlx::Connection::begin_with(&mut *self.connection, begin).await?;
        let tables = Tables { connection: &mut transaction };
        let writing = Writing { house: &house, tables, out, hashes: Loaded::new() };
        let written = writing.all(wanted, kept).await?;
        transaction.rollback().await?;
        Ok(written)
    }
}

struct Writing<'w, 'c> {
    house: &'w House,
    tables: Tables<'c>,
    out: &'w mut (dyn Write + Send),
    hashes: Loaded,
}

impl Writing<'_, '_> {
    async fn all(mut self, wanted: &Wanted, kept: &[String]) -> Result<Written, Fault> {
        let key = self.house.verifying_key();
        // One in a thousand entries says closely enough where something was altered.
        let sql = "SELECT note FROM ledger_checkpoints WHERE size IN \
                   (SELECT MAX(size) FROM ledger_checkpoints GROUP BY size / 1024) ORDER BY size";
        let mut notes = Vec::new();
        for row in self.tables.rows(sql, &[]).await? {
            notes.push(row.text("note")?);
        }
        let newest =
            notes.last().cloned().ok_or_else(|| Fault::new("nothing is signed yet: there is no checkpoint"))?;
        let checkpoint = Checkpoint::parse_and_verify(&newest, &key)
            .map_err(|fault| Fault::new(format!("the newest checkpoint was altered: {fault}")))?;
        let holds = match wanted {
            Wanted::Ledger => "ledger",
            Wanted::Entries(_) | Wanted::About(_) => "entries",
            Wanted::Proof => "proof",
        };
        let made_at = self.house.clock().now().millis();
        self.line(&Line::Evidence { version: VERSION, holds, key: key.to_string(), made_at })?;
        let entries = match wanted {
            Wanted::Ledger => {
                for note in &notes {
                    self.line(&Line::Checkpoint(note))?;
                }
                self.whole(checkpoint.size).await?
            }
            Wanted::Entries(_) | Wanted::About(_) | Wanted::Proof => {
                self.line(&Line::Checkpoint(&newest))?;
                self.proofs_from(kept, &checkpoint).await?;
                match wanted {
                    Wanted::Entries(indexes) => self.receipts(indexes, checkpoint.size).await?,
                    Wanted::About(name) => self.about(name, checkpoint.size).await?,
                    Wanted::Ledger | Wanted::Proof => 0,
                }
            }
        };
        self.line(&Line::End { entries })?;
        self.out.flush()?;
        Ok(Written { entries, checkpoint })
    }

    fn line(&mut self, line: &Line<'_>) -> Result<(), Fault> {
        serde_json::to_writer(&mut *self.out, line).map_err(|e| Fault::new(format!("writing the evidence: {e}")))?;
        Ok(self.out.write_all(b"\n")?)
    }

    async fn whole(&mut self, size: u64) -> Result<u64, Fault> {
        let (mut at, mut written) = (0, 0);
        while at < size {
            let run = entries::read_run(self.tables.connection, at, RUN).await?;
            if run.is_empty() {
                return Err(Fault::new(format!("entry {at} is missing")));
            }
            for (entry, leaf_hash) in run.iter().filter(|(entry, _)| entry.index < size) {
                self.line(&Line::Entry(&Stored::of(entry, leaf_hash)))?;
                // As stored, gaps included: what they mean is for the verifier to say.
                (at, written) = (entry.index + 1, written + 1);
            }
            if run.last().is_some_and(|(entry, _)| entry.index >= size) {
                break;
            }
        }
        Ok(written)
    }

    async fn proofs_from(&mut self, kept: &[String], newest: &Checkpoint) -> Result<(), Fault> {
        let key = self.house.verifying_key();
        let mut sizes = Vec::new();
        for text in kept {
            let text = format!("{}\n", text.replace("\r\n", "\n").trim_end());
            let kept = Checkpoint::parse_and_verify(&text, &key)
                .map_err(|fault| Fault::new(format!("a kept checkpoint cannot be used: {fault}")))?;
            if kept.size > newest.size {
                return Err(Fault::new(format!(
                    "a kept checkpoint is of {} entries and the newest here of {}: entries are missing",
                    kept.size, newest.size
                )));
            }
            self.load(Needs::for_root(kept.size)).await?;
            let root = root_at(&self.hashes, kept.size).map_err(|e| Fault::new(e.to_string()))?;
            if root != kept.root {
                return Err(Fault::new(format!(
                    "a kept checkpoint vouches for other entries than the first {} that are stored: no proof can be made",
                    kept.size
                )));
            }
            sizes.push(kept.size);
        }
        sizes.push(newest.size);
        sizes.sort_unstable();
        sizes.dedup();
        sizes.retain(|size| *size > 0);
        // Between any two, so that partners can hold theirs against each other's.
        let pairs = sizes.iter().enumerate().flat_map(|(place, old)| sizes[place + 1..].iter().map(|new| (*old, *new)));
        for (old, new) in pairs {
            self.load(Needs::for_consistency(old, new)).await?;
            let hashes = consistency_proof(&self.hashes, old, new).map_err(|e| Fault::new(e.to_string()))?;
            self.line(&Line::Consistency { old, new, hashes })?;
        }
        Ok(())
    }

    async fn receipts(&mut self, indexes: &[u64], size: u64) -> Result<u64, Fault> {
        for index in indexes {
            let run = entries::read_run(self.tables.connection, *index, 1).await?;
            match run.first() {
                Some((entry, leaf)) if entry.index == *index && *index < size => {
                    self.receipt(entry, leaf, size).await?
                }
                _ => return Err(Fault::new(format!("there is no entry {index} under the newest checkpoint"))),
            }
        }
        Ok(indexes.len() as u64)
    }

    async fn receipt(&mut self, entry: &Entry, leaf_hash: &[u8], size: u64) -> Result<(), Fault> {
        self.load(Needs::for_inclusion(entry.index, size)).await?;
        let hashes = inclusion_proof(&self.hashes, entry.index, size).map_err(|e| Fault::new(e.to_string()))?;
        self.line(&Line::Entry(&Stored::of(entry, leaf_hash)))?;
        self.line(&Line::Inclusion { size, hashes })
    }

    async fn about(&mut self, name: &str, size: u64) -> Result<u64, Fault> {
        let id = name.rsplit(':').next().unwrap_or(name);
        if id.len() < 8 || id.contains(['%', '_', ' ']) {
            return Err(Fault::new(format!("`{name}` is not the name of a thing: kind:id is expected")));
        }
        let named = |names: &str| names.split(' ').any(|name| name.rsplit(':').next() == Some(id));
        let sql = "SELECT * FROM ledger_entries WHERE idx >= $1 AND idx < $2 AND (subjects LIKE $3 OR stream LIKE $3) \
                   ORDER BY idx LIMIT $4";
        let (mut at, mut written) = (0, 0);
        loop {
            let args =
                [entries::number(at)?.into(), entries::number(size)?.into(), format!("%{id}%").into(), RUN.into()];
            let rows = self.tables.rows(sql, &args).await?;
            for row in &rows {
                let (entry, leaf_hash) = entries::entry_of(row)?;
                at = entry.index + 1;
                if named(&entry.subjects) || named(&entry.stream) {
                    self.receipt(&entry, &leaf_hash, size).await?;
                    written += 1;
                }
            }
            if rows.is_empty() {
                return Ok(written);
            }
        }
    }

    /// Fetches the hashes that are not here yet.
    async fn load(&mut self, needs: Needs) -> Result<(), Fault> {
        let missing = Needs {
            leaves: needs
                .leaves
                .into_iter()
                .filter(|run| run.clone().any(|leaf| self.hashes.leaf(leaf).is_none()))
                .collect(),
            tiles: needs
                .tiles
                .into_iter()
                .filter(|(level, index)| self.hashes.tile(*level, *index).is_none())
                .collect(),
        };
        entries::load(&mut self.tables, missing, &mut self.hashes).await
    }
}
