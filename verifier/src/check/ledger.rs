//! A whole ledger: every entry is hashed, and the root is held against each checkpoint as the tree reaches its size.

use super::{Against, Rest, end, own_checkpoint};
use crate::evidence::{Damage, Line, Lines};
use crate::kept::{Witness, witnesses};
use crate::note::{Checkpoint, Key};
use crate::report::{Report, Verdict, instant};
use crate::tree::Tree;
use std::collections::BTreeMap;
use std::io::BufRead;

/// What is expected of the tree when it has reached a size.
#[derive(Default)]
struct Expected {
    kept: Vec<Witness>,
    own: Option<Checkpoint>,
}

pub(super) fn check(
    report: &mut Report,
    lines: &mut Lines<impl BufRead>,
    against: &Against,
    key: &Key,
) -> Result<(), Damage> {
    let mut expected: BTreeMap<u64, Expected> = BTreeMap::new();
    for witness in witnesses(report, &against.kept, key) {
        expected.entry(witness.says.size).or_default().kept.push(witness);
    }
    let mut walk =
        Walk { report, expected, tree: Tree::default(), rest: Rest::default(), agreed: 0, kept_agreed: None };
    let mut buffer = Vec::new();
    let mut last_own = None;
    loop {
        let line = lines.next_line()?.ok_or_else(|| lines.damage("the file is cut off"))?;
        match line {
            Line::Checkpoint(text) if walk.tree.size() == 0 => {
                let Some(own) = own_checkpoint(walk.report, &text, key) else { continue };
                if last_own.is_some_and(|last: u64| last >= own.size) {
                    return Err(lines.damage("the checkpoints are not in the order of their sizes"));
                }
                last_own = Some(own.size);
                walk.expected.entry(own.size).or_default().own = Some(own);
            }
            Line::Entry(entry) => {
                walk.reached();
                let index = entry.index;
                if index != walk.tree.size() {
                    let says =
                        format!("where entry {} must be, there is one that says it is {index}", walk.tree.size());
                    walk.report.find(Verdict::Altered, "index", Some(walk.tree.size()), says);
                }
                let leaf = entry.leaf(&mut buffer).ok_or_else(|| lines.damage("its content has not the one form"))?;
                if leaf != entry.leaf_hash {
                    let says = format!("entry {index} ({}) does not say what its leaf hash was made of", entry.id);
                    walk.report.find(Verdict::Altered, "content", Some(index), says);
                }
                walk.rest.add(walk.tree.size(), entry.recorded_at);
                walk.tree.push(leaf);
                walk.report.entries += 1;
            }
            Line::End(said) => {
                walk.reached();
                walk.finish(against.now, last_own);
                let read = walk.tree.size();
                return end(lines, said.entries, read);
            }
            _ => return Err(lines.damage("it does not belong there in a whole ledger")),
        }
    }
}

struct Walk<'r> {
    report: &'r mut Report,
    expected: BTreeMap<u64, Expected>,
    tree: Tree,
    rest: Rest,
    /// The largest size at which any checkpoint agreed.
    agreed: u64,
    /// The largest size at which a kept one agreed.
    kept_agreed: Option<u64>,
}

impl Walk<'_> {
    /// Before the next entry: the tree has reached a size.
    fn reached(&mut self) {
        let size = self.tree.size();
        let Some(expected) = self.expected.remove(&size) else { return };
        let root = self.tree.root();
        let before = self.agreed;
        if let Some(own) = &expected.own {
            match own.root == root {
                true => self.agreed = size,
                false => {
                    let says = format!(
                        "the evidence's own checkpoint of {size} entries has another root: something from entry {before} \
                         to entry {} was altered, or it was",
                        size.saturating_sub(1)
                    );
                    self.report.find(Verdict::Altered, "own_root", None, says);
                }
            }
        }
        for witness in expected.kept {
            let agrees = witness.says.root == root;
            self.report.checkpoints[witness.place].agrees = Some(agrees);
            if agrees {
                (self.agreed, self.kept_agreed) = (size, Some(size));
                self.rest = Rest::default();
                continue;
            }
            let who = &self.report.checkpoints[witness.place].who;
            let says = format!(
                "{who} vouches for other entries: of the first {size}, something from entry {before} on was altered, \
                 taken away or put in after {}",
                instant(witness.says.at)
            );
            self.report.find(Verdict::Altered, "root", None, says);
        }
    }

    fn finish(&mut self, now: i64, last_own: Option<u64>) {
        let entries = self.tree.size();
        for (size, expected) in std::mem::take(&mut self.expected) {
            if expected.own.is_some() {
                let says = format!("the evidence has a checkpoint of {size} entries and only {entries} entries");
                self.report.find(Verdict::Altered, "cut_off", None, says);
            }
            for witness in expected.kept {
                let weighed = &mut self.report.checkpoints[witness.place];
                weighed.agrees = Some(false);
                let says = format!(
                    "{} vouches for {size} entries, and there are only {entries}: the newest were cut off, or the \
                     evidence is older than the checkpoint",
                    weighed.who
                );
                self.report.find(Verdict::Altered, "cut_off", None, says);
            }
        }
        if last_own.is_none_or(|size| size < entries) {
            let says = "the evidence does not end at a checkpoint of its own";
            self.report.find(Verdict::Altered, "no_own_checkpoint", None, says);
        }
        self.split_view();
        self.report.root = Some(self.tree.root());
        self.report.witnessed = self.kept_agreed.unwrap_or(0);
        // Where a witness disagrees, how much is not covered says nothing.
        if self.report.checkpoints.iter().all(|kept| kept.agrees != Some(false)) {
            self.report.not_yet_witnessed = self.rest.told(now);
        }
    }

    /// One who disagrees although somebody with as many entries or more agrees was shown another ledger.
    fn split_view(&mut self) {
        let Some(agreed) = self.kept_agreed else { return };
        let (yes, no): (Vec<_>, Vec<_>) = self
            .report
            .checkpoints
            .iter()
            .filter(|kept| kept.agrees.is_some() && kept.size.is_some_and(|size| size <= agreed))
            .partition(|kept| kept.agrees == Some(true));
        let names =
            |kept: &[&crate::report::Weighed]| kept.iter().map(|k| k.who.as_str()).collect::<Vec<_>>().join(", ");
        if no.is_empty() || yes.is_empty() {
            return;
        }
        let says = format!(
            "{} and {} are truly signed and cannot both be true of one ledger: the partners were shown different ones",
            names(&yes),
            names(&no)
        );
        self.report.find(Verdict::SplitView, "split_view", None, says);
    }
}
