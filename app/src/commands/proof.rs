//! What partners can keep and check: checkpoints, receipts, proofs between checkpoints, and evidence of the whole ledger.

use super::open;
use crate::folder::Place;
use crate::worker;
use access::{Thing, Visit};
use anyhow::{Context, anyhow, bail};
use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use store::{House, Reader, Wanted};

/// Where it is taken from and where it goes.
#[derive(Debug, clap::Args)]
pub struct Out {
    /// Where the house is kept.
    #[command(flatten)]
    place: Place,
    /// The file to write. It must not be there yet.
    #[arg(long)]
    out: PathBuf,
}

/// Checkpoints that partners kept.
#[derive(Debug, clap::Args)]
pub struct Kept {
    /// A checkpoint that a partner kept, or a receipt that holds one: proofs lead from each to the others and to the
    /// newest. Give as many as there are.
    #[arg(long)]
    kept: Vec<PathBuf>,
}

/// What can be taken.
#[derive(Debug, clap::Subcommand)]
pub enum Proof {
    /// Sign the ledger as it stands and write the checkpoint, for a partner to keep.
    Checkpoint {
        /// From where to where.
        #[command(flatten)]
        out: Out,
    },
    /// Write the proof that a kept checkpoint is the beginning of the newest.
    Consistency {
        /// From where to where.
        #[command(flatten)]
        out: Out,
        /// Kept ones.
        #[command(flatten)]
        kept: Kept,
    },
    /// Write a receipt: an entry as it is stored, with the proof that it is in the ledger.
    Receipt {
        /// From where to where.
        #[command(flatten)]
        out: Out,
        /// Kept ones.
        #[command(flatten)]
        kept: Kept,
        /// The entry, by its index or its id. Give as many as are wanted.
        #[arg(long, required = true)]
        entry: Vec<String>,
    },
    /// Write evidence: the whole ledger as it is stored, or every entry about one thing. What is sealed stays sealed.
    Evidence {
        /// From where to where.
        #[command(flatten)]
        out: Out,
        /// Kept ones; only needed with --subject.
        #[command(flatten)]
        kept: Kept,
        /// Only what is about this thing, by its name `kind:id`: its history, and who looked at it.
        #[arg(long)]
        subject: Option<String>,
    },
}

/// Runs one of them.
///
/// # Errors
/// In words for the operator.
pub async fn run(proof: Proof) -> anyhow::Result<()> {
    let (out, kept, asked) = match proof {
        Proof::Checkpoint { out } => (out, Vec::new(), Asked::Checkpoint),
        Proof::Consistency { out, kept } if kept.kept.is_empty() => {
            bail!("a proof leads from a kept checkpoint: give it with --kept, {} was not written", out.out.display())
        }
        Proof::Consistency { out, kept } => (out, kept.kept, Asked::Proof),
        Proof::Receipt { out, kept, entry } => (out, kept.kept, Asked::Entries(entry)),
        Proof::Evidence { out, kept, subject } => (out, kept.kept, subject.map_or(Asked::Ledger, Asked::About)),
    };
    let kept = kept
        .iter()
        .map(|path| kept_checkpoint(path).with_context(|| format!("reading {}", path.display())))
        .collect::<anyhow::Result<Vec<_>>>()?;
    let house = open(&out.place, "http://localhost").await?;
    let written = write(&house, &asked, &kept, &out.out).await;
    house.close().await;
    written
}

/// The checkpoint in a file, or the one that evidence in it ends at.
fn kept_checkpoint(path: &Path) -> anyhow::Result<String> {
    let mut last = None;
    for (number, line) in BufReader::new(File::open(path)?).lines().enumerate() {
        let line = line?;
        if number == 0 && !line.starts_with("{\"evidence\"") {
            return Ok(std::fs::read_to_string(path)?);
        }
        match line.strip_prefix("{\"checkpoint\":").and_then(|rest| rest.strip_suffix('}')) {
            Some(text) => last = Some(serde_json::from_str::<String>(text)?),
            None if last.is_some() => break,
            None => {}
        }
    }
    last.context("it holds no checkpoint")
}

enum Asked {
    Checkpoint,
    Proof,
    Entries(Vec<String>),
    Ledger,
    About(String),
}

impl Asked {
    /// For the trace, without anything personal.
    fn note(&self) -> &'static str {
        match self {
            Asked::Checkpoint => "a checkpoint",
            Asked::Proof => "a proof between checkpoints",
            Asked::Entries(_) => "receipts",
            Asked::Ledger => "the whole ledger",
            Asked::About(_) => "all entries about one thing",
        }
    }
}

async fn write(house: &House, asked: &Asked, kept: &[String], path: &Path) -> anyhow::Result<()> {
    // Who takes evidence is itself an entry, and the checkpoint that follows covers it.
    let visit = Visit::system("operator", "takes evidence of the ledger", house.clock().now());
    let thing = match asked {
        Asked::About(name) => Thing::new("Ledger", name),
        _ => Thing::new("Ledger", "ledger"),
    };
    let permit = house.permit(&visit, "agencies.take_evidence", &thing).context("taking evidence")?;
    let mut reader = house.look(&permit, asked.note()).await?;
    worker::checkpoint(house).await?;
    let key = house.verifying_key();
    let file = OpenOptions::new().write(true).create_new(true).open(path).map_err(|e| match e.kind() {
        ErrorKind::AlreadyExists => anyhow!("{} is there already: name another file", path.display()),
        _ => anyhow!("writing {}: {e}", path.display()),
    })?;
    let told = fill(&mut reader, asked, kept, file).await;
    if told.is_err() {
        // Half a file would look like evidence that was cut off.
        std::fs::remove_file(path).with_context(|| format!("removing {}", path.display()))?;
    }
    println!("{}\n{}", path.display(), told?);
    println!("key {key}");
    Ok(())
}

/// Writes the file; gives what to say about it.
async fn fill(reader: &mut Reader, asked: &Asked, kept: &[String], file: File) -> anyhow::Result<String> {
    let mut out = BufWriter::with_capacity(1 << 20, file);
    let wanted = match asked {
        Asked::Checkpoint => {
            let note = reader.newest_checkpoint().await?.context("nothing is signed yet")?;
            out.write_all(note.text.as_bytes())?;
            out.into_inner()?.sync_all()?;
            return Ok(format!("checkpoint of {} entries, signed {}", note.size, note.at));
        }
        Asked::Proof => Wanted::Proof,
        Asked::Ledger => Wanted::Ledger,
        Asked::About(name) => Wanted::About(name.clone()),
        Asked::Entries(names) => {
            let mut indexes = Vec::new();
            for name in names {
                let index = match name.parse::<u64>() {
                    Ok(index) => Some(index),
                    Err(_) => reader.index_of_entry(name).await?,
                };
                indexes.push(index.with_context(|| format!("there is no entry {name}"))?);
            }
            Wanted::Entries(indexes)
        }
    };
    let written = reader.write_evidence(&wanted, kept, &mut out).await?;
    out.into_inner()?.sync_all()?;
    let under = &written.checkpoint;
    let held = match wanted {
        Wanted::Proof => "proofs".to_owned(),
        _ if written.entries == 1 => "1 entry".to_owned(),
        _ => format!("{} entries", written.entries),
    };
    Ok(format!("{held}, up to the checkpoint of {} entries signed {}", under.size, under.at))
}
