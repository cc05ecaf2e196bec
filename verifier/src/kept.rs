//! Checkpoints that partners kept, and proofs that lead from one to another.

use crate::evidence::{Consistency, Damage, Holds, Line, Lines, VERSION};
use crate::note::{Checkpoint, Key, NoteFault};
use crate::report::{Report, Verdict, Weighed};
use crate::tree::is_beginning;
use std::io::BufRead;

/// A checkpoint that somebody kept: who, and its text.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Where it came from: the name of its file.
    pub who: String,
    /// The signed note.
    pub text: String,
}

/// One of them, read.
pub(crate) struct Witness {
    /// Its place among the kept ones.
    pub(crate) place: usize,
    /// What it says.
    pub(crate) says: Checkpoint,
}

/// Reads all of them; what cannot be read is found.
pub(crate) fn witnesses(report: &mut Report, kept: &[Kept], key: &Key) -> Vec<Witness> {
    let mut read = Vec::new();
    for (place, kept) in kept.iter().enumerate() {
        let mut weighed = Weighed { who: kept.who.clone(), size: None, at: None, agrees: None };
        match Checkpoint::read(&as_signed(&kept.text), key) {
            Ok(says) => {
                (weighed.size, weighed.at) = (Some(says.size), Some(says.at));
                read.push(Witness { place, says });
            }
            Err(fault @ NoteFault::Form) => {
                report.find(Verdict::NotChecked, "checkpoint_form", None, format!("{}: {fault}", kept.who));
            }
            Err(fault) => {
                weighed.agrees = Some(false);
                report.find(Verdict::Altered, "checkpoint_signature", None, format!("{}: {fault}", kept.who));
            }
        }
        report.checkpoints.push(weighed);
    }
    read
}

/// A text that came by mail may have other ends of lines, and none at its end.
fn as_signed(text: &str) -> String {
    format!("{}\n", text.replace("\r\n", "\n").trim_end())
}

/// Whether an older checkpoint leads to a newer one by a proof that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Link {
    /// It does, or both are the same.
    Holds,
    /// Both have the same size and another root: a split view.
    Split,
    /// There are proofs, and none holds.
    Broken,
    /// There is no proof.
    Missing,
}

/// How two checkpoints stand to each other.
pub(crate) fn link(one: &Checkpoint, other: &Checkpoint, proofs: &[Consistency]) -> Link {
    let (old, new) = if one.size <= other.size { (one, other) } else { (other, one) };
    if old.size == new.size {
        return if old.root == new.root { Link::Holds } else { Link::Split };
    }
    if old.size == 0 {
        let holds = is_beginning((0, old.root), (new.size, new.root), &[]);
        return if holds { Link::Holds } else { Link::Broken };
    }
    let mut fitting = proofs.iter().filter(|proof| (proof.old, proof.new) == (old.size, new.size)).peekable();
    if fitting.peek().is_none() {
        return Link::Missing;
    }
    let holds = fitting.any(|proof| is_beginning((old.size, old.root), (new.size, new.root), &proof.hashes));
    if holds { Link::Holds } else { Link::Broken }
}

/// The proofs of a file that holds nothing else, and the key that it names.
pub struct Proofs {
    /// The key.
    pub key: Key,
    /// The proofs.
    pub proofs: Vec<Consistency>,
}

impl Proofs {
    /// Reads them.
    pub fn read(source: impl BufRead) -> Result<Proofs, Damage> {
        let mut lines = Lines::new(source);
        let Some(Line::Evidence(header)) = lines.next_line()? else {
            return Err(lines.damage("it is not the first line of an evidence file"));
        };
        if header.version != VERSION {
            return Err(
                lines.damage(format!("it is version {} of the format; this program knows {VERSION}", header.version))
            );
        }
        if header.holds != Holds::Proof {
            return Err(lines.damage("it holds more than proofs"));
        }
        let key = Key::read(&header.key).ok_or_else(|| lines.damage("its key has not the form of a key"))?;
        let mut proofs = Vec::new();
        loop {
            match lines.next_line()? {
                Some(Line::Checkpoint(_)) => {}
                Some(Line::Consistency(proof)) => proofs.push(proof),
                Some(Line::End(_)) => break,
                Some(_) => return Err(lines.damage("it does not belong into a file of proofs")),
                None => return Err(lines.damage("the file is cut off")),
            }
        }
        match lines.next_line()? {
            None => Ok(Proofs { key, proofs }),
            Some(_) => Err(lines.damage("it comes after the last line")),
        }
    }
}
