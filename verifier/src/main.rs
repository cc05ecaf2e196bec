//! `dolen-verify`: shows that a ledger, or an entry of it, was not altered, to somebody who need not trust its keeper.

use clap::{Parser, Subcommand};
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use verifier::{Against, Damage, Kept, Key, Proofs, Report, check, compare};

/// Checks that a Dolen ledger was not altered. It needs no network, no account and nothing of the server's.
///
/// Exit codes: 0 sound; 1 altered, or a split view; 2 could not be checked; 3 nothing disagrees, but no kept checkpoint
/// covers all of it yet.
#[derive(Parser)]
#[command(version, name = "dolen-verify")]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
    /// Answer in JSON.
    #[arg(long, global = true)]
    json: bool,
    /// The ledger's public key (`name+id+key`) as it was given to you, or a file that holds it.
    #[arg(long, global = true)]
    key: Option<String>,
}

#[derive(Subcommand)]
enum Command {
    /// Check evidence: a whole ledger, or receipts for some entries.
    Check {
        /// The evidence, as `dolen evidence` or `dolen receipt` wrote it.
        evidence: PathBuf,
        /// A checkpoint that a partner kept; give as many as there are.
        #[arg(long)]
        checkpoint: Vec<PathBuf>,
        /// A proof that leads from a kept checkpoint to the evidence's, as `dolen consistency` wrote it.
        #[arg(long)]
        proof: Vec<PathBuf>,
    },
    /// Hold two checkpoints against each other: an older and a newer one, or those of two partners.
    #[command(visible_alias = "consistency")]
    Compare {
        /// One checkpoint.
        one: PathBuf,
        /// The other.
        other: PathBuf,
        /// A proof that leads from one to the other, as `dolen consistency` wrote it.
        #[arg(long)]
        proof: Vec<PathBuf>,
    },
}

fn main() -> ExitCode {
    let line = CommandLine::parse();
    match run(&line) {
        Ok(report) => {
            if line.json {
                println!("{}", serde_json::to_string_pretty(&report).unwrap_or_default());
            } else {
                print!("{report}");
            }
            ExitCode::from(report.verdict.exit_code())
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::from(2)
        }
    }
}

fn run(line: &CommandLine) -> Result<Report, String> {
    let key = line.key.as_deref().map(key).transpose()?;
    match &line.command {
        Command::Check { evidence, checkpoint, proof } => {
            let against = Against { key, kept: all(checkpoint, kept)?, proofs: all(proof, proofs)?, now: now() };
            Ok(check(open(evidence)?, &against))
        }
        Command::Compare { one, other, proof } => {
            Ok(compare(&kept(one)?, &kept(other)?, key.as_ref(), &all(proof, proofs)?))
        }
    }
}

fn all<T>(paths: &[PathBuf], read: impl Fn(&Path) -> Result<T, String>) -> Result<Vec<T>, String> {
    paths.iter().map(|path| read(path)).collect()
}

fn open(path: &Path) -> Result<BufReader<File>, String> {
    let file = File::open(path).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(BufReader::with_capacity(1 << 20, file))
}

fn text(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))
}

fn kept(path: &Path) -> Result<Kept, String> {
    Ok(Kept { who: path.display().to_string(), text: text(path)? })
}

fn proofs(path: &Path) -> Result<Proofs, String> {
    Proofs::read(open(path)?).map_err(|damage| match damage {
        Damage::Unreadable(why) => format!("{}: {why}", path.display()),
        Damage::Line(number, what) => format!("{}, line {number}: {what}", path.display()),
    })
}

/// The key itself, or what is in the file of that name.
fn key(given: &str) -> Result<Key, String> {
    if let Some(key) = Key::read(given.trim()) {
        return Ok(key);
    }
    let held = text(Path::new(given))?;
    Key::read(held.trim()).ok_or_else(|| format!("{given}: it does not hold a key in the form name+id+key"))
}

#[expect(clippy::disallowed_methods, reason = "a program of its own, which only tells how old something is")]
fn now() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}
