//! Evidence held against the checkpoints that partners kept.

mod ledger;
mod receipts;

use crate::evidence::{Damage, Header, Holds, Line, Lines, VERSION};
use crate::kept::{Kept, Proofs};
use crate::note::{Checkpoint, Key};
use crate::report::{Report, Unwitnessed, Verdict};
use std::io::BufRead;

/// What evidence is held against.
#[derive(Default)]
pub struct Against {
    /// The ledger's key as it was given to whoever asks; without it the evidence's own is taken.
    pub key: Option<Key>,
    /// The checkpoints that partners kept.
    pub kept: Vec<Kept>,
    /// Proofs that came in files of their own.
    pub proofs: Vec<Proofs>,
    /// The present, in milliseconds since 1970 in UTC: for telling how old is what nobody witnessed.
    pub now: i64,
}

/// Checks evidence: a whole ledger, or receipts for some entries.
pub fn check(source: impl BufRead, against: &Against) -> Report {
    let mut report = Report::new();
    let mut lines = Lines::new(source);
    let header = match header(&mut lines) {
        Ok(header) => header,
        Err(Damage::Unreadable(why) | Damage::Line(_, why)) => {
            return report.not_checked(format!("this is no evidence of a ledger: {why}"));
        }
    };
    let Some(named) = Key::read(&header.key) else {
        return report.not_checked("the key that the evidence names has not the form of a key");
    };
    report.key_was_given = against.key.is_some();
    let key = against.key.clone().unwrap_or_else(|| named.clone());
    report.key = Some(key.to_string());
    if named != key || against.proofs.iter().any(|file| file.key != key) {
        report.find(Verdict::Altered, "other_key", None, "the evidence names another key than the one in hand");
    }
    let checked = match header.holds {
        Holds::Ledger => ledger::check(&mut report, &mut lines, against, &key),
        Holds::Entries => receipts::check(&mut report, &mut lines, against, &key),
        Holds::Proof => {
            return report.not_checked("it holds only a proof: use `dolen-verify compare`");
        }
    };
    match checked {
        Ok(()) => {}
        Err(Damage::Unreadable(why)) => return report.not_checked(why),
        Err(Damage::Line(number, what)) => {
            let says = format!("line {number} of the evidence: {what}. Nothing after it was checked");
            report.find(Verdict::Altered, "damaged", None, says);
        }
    }
    report.closed()
}

fn header(lines: &mut Lines<impl BufRead>) -> Result<Header, Damage> {
    match lines.next_line()? {
        Some(Line::Evidence(header)) if header.version == VERSION => Ok(header),
        Some(Line::Evidence(header)) => {
            Err(lines.damage(format!("it is version {} of the format; this program knows {VERSION}", header.version)))
        }
        Some(_) => Err(lines.damage("its first line is another one's")),
        None => Err(lines.damage("it is empty")),
    }
}

/// The last line, which must say how many entries there were, and nothing after it.
fn end(lines: &mut Lines<impl BufRead>, said: u64, read: u64) -> Result<(), Damage> {
    if said != read {
        return Err(lines.damage(format!("it says that there are {said} entries, and there are {read}")));
    }
    match lines.next_line()? {
        None => Ok(()),
        Some(_) => Err(lines.damage("it comes after the last line")),
    }
}

/// One of the evidence's own checkpoints. It is no witness, since whoever alters a ledger can sign anew; but it tells
/// more closely where something was altered by somebody who could not.
fn own_checkpoint(report: &mut Report, text: &str, key: &Key) -> Option<Checkpoint> {
    match Checkpoint::read(text, key) {
        Ok(checkpoint) => Some(checkpoint),
        Err(fault) => {
            report.find(Verdict::Altered, "own_checkpoint", None, format!("a checkpoint of the evidence: {fault}"));
            None
        }
    }
}

/// Counts what nobody witnessed.
#[derive(Default)]
struct Rest {
    entries: u64,
    from: u64,
    oldest: i64,
}

impl Rest {
    fn add(&mut self, index: u64, recorded_at: i64) {
        if self.entries == 0 {
            (self.from, self.oldest) = (index, recorded_at);
        }
        self.from = self.from.min(index);
        self.oldest = self.oldest.min(recorded_at);
        self.entries += 1;
    }
    fn told(&self, now: i64) -> Option<Unwitnessed> {
        (self.entries > 0).then(|| Unwitnessed {
            entries: self.entries,
            from: self.from,
            oldest_recorded_at: self.oldest,
            age_seconds: now.saturating_sub(self.oldest) / 1000,
        })
    }
}
