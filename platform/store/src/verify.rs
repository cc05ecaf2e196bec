//! Whether the stored ledger is as it was written: every byte of every entry, tile, checkpoint and the head.

use crate::{Fault, House, entries, sql::Tables};
use ledger::{Frontier, Summary, Tile, Verifier};

impl House {
    /// Reads the whole ledger and checks it. `progress` is told now and then how many entries have been read.
    ///
    /// # Errors
    /// The first thing that is not as it was written, named; or a fault of the database.
    pub async fn verify(&self, mut progress: impl FnMut(u64) + Send) -> Result<Summary, Fault> {
        let mut connection = self.connection().await?;
        // One snapshot of everything, so that a server that runs on does not disturb.
        let begin =
            if self.backend() == crate::Backend::Postgres { "BEGIN ISOLATION LEVEL REPEATABLE READ" } else { "BEGIN" };
        let mut transaction = sqlx::Connection::begin_with(&mut *connection, begin).await?;
        let key = self.verifying_key();
        let mut verifier = Verifier::new();
        let broken = |fault: ledger::Fault| Fault::new(fault.to_string());
        let mut tables = Tables { connection: &mut transaction };
        for row in tables.rows("SELECT size, at, note FROM ledger_checkpoints ORDER BY size", &[]).await? {
            let size = u64::try_from(row.int("size")?).map_err(|_| Fault::new("checkpoint: its size is negative"))?;
            let named = |fault: Fault| fault.doing(&format!("checkpoint of size {size}"));
            let signed = verifier.checkpoint(size, &row.text("note").map_err(named)?, &key).map_err(broken)?;
            if signed.at.millis() != row.int("at").map_err(named)? {
                return Err(Fault::new(format!("checkpoint of size {size}: column at: it is not what was signed")));
            }
        }
        for row in tables.rows("SELECT level, idx, hashes FROM ledger_tiles ORDER BY level, idx", &[]).await? {
            let (level, index) = (u8::try_from(row.int("level")?), u64::try_from(row.int("idx")?));
            let (Ok(level), Ok(index)) = (level, index) else {
                return Err(Fault::new("a tile's place is out of range"));
            };
            verifier.tile(&Tile { level, index, hashes: row.bytes("hashes")? }).map_err(broken)?;
        }
        let head = tables.row("SELECT size, frontier FROM ledger_head WHERE one = 1", &[]).await?;
        loop {
            let at = verifier.size();
            let run = entries::read_run(tables.connection, at, 1000)
                .await
                .map_err(|f| f.doing(&format!("entries from {at}")))?;
            for (entry, leaf_hash) in &run {
                verifier.entry(entry, leaf_hash).map_err(broken)?;
            }
            progress(verifier.size());
            if run.is_empty() {
                break;
            }
        }
        let rest =
            tables.row("SELECT COUNT(*) AS n FROM ledger_entries", &[]).await?.map(|r| r.int("n")).transpose()?;
        if rest != Some(entries::number(verifier.size())?) {
            return Err(Fault::new(format!("{} entries were read, {} are stored", verifier.size(), rest.unwrap_or(0))));
        }
        let frontier = match head {
            None => Frontier::new(),
            Some(row) => {
                let frontier = Frontier::from_bytes(&row.bytes("frontier")?)
                    .ok_or_else(|| Fault::new("head: it cannot be read"))?;
                if row.int("size")? != entries::number(frontier.size())? {
                    return Err(Fault::new("head: column size: it is not what the frontier says"));
                }
                frontier
            }
        };
        let summary = verifier.finish(&frontier).map_err(broken)?;
        crate::erasure::hold(&mut tables).await?;
        transaction.rollback().await?;
        Ok(summary)
    }
}
