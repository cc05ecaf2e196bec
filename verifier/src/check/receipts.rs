//! Receipts: some entries, each with its proof that it is in the tree of a checkpoint, and proofs that lead from kept
//! checkpoints to that one.

use super::{Against, Rest, end, own_checkpoint};
use crate::evidence::{Consistency, Damage, Line, Lines};
use crate::kept::{Link, Witness, link, witnesses};
use crate::note::{Checkpoint, Key};
use crate::report::{Report, Verdict};
use crate::tree::root_of_path;
use std::io::BufRead;

pub(super) fn check(
    report: &mut Report,
    lines: &mut Lines<impl BufRead>,
    against: &Against,
    key: &Key,
) -> Result<(), Damage> {
    let kept = witnesses(report, &against.kept, key);
    let mut proofs: Vec<Consistency> = against.proofs.iter().flat_map(|file| file.proofs.iter().cloned()).collect();
    let Some(Line::Checkpoint(text)) = lines.next_line()? else {
        return Err(lines.damage("here must be the checkpoint that the entries are in"));
    };
    let own = own_checkpoint(report, &text, key);
    let mut covered = None;
    let mut rest = Rest::default();
    let mut buffer = Vec::new();
    loop {
        match lines.next_line()?.ok_or_else(|| lines.damage("the file is cut off"))? {
            Line::Consistency(proof) if report.entries == 0 => proofs.push(proof),
            Line::Entry(entry) => {
                let covered = *covered.get_or_insert_with(|| weigh(report, &kept, own.as_ref(), &proofs));
                let index = entry.index;
                report.entries += 1;
                let leaf = entry.leaf(&mut buffer).ok_or_else(|| lines.damage("its content has not the one form"))?;
                if leaf != entry.leaf_hash {
                    let says = format!("entry {index} ({}) does not say what its leaf hash was made of", entry.id);
                    report.find(Verdict::Altered, "content", Some(index), says);
                }
                let Some(Line::Inclusion(proof)) = lines.next_line()? else {
                    return Err(lines.damage("here must be the proof that the entry is in the ledger"));
                };
                let Some(own) = &own else { continue };
                if proof.size != own.size {
                    return Err(lines.damage("the proof is for a tree of another size than the checkpoint's"));
                }
                if root_of_path(leaf, index, proof.size, &proof.hashes) != Some(own.root) {
                    let says = format!("entry {index} ({}) is not in the ledger: its proof does not hold", entry.id);
                    report.find(Verdict::Altered, "inclusion", Some(index), says);
                } else if index < covered {
                    report.witnessed += 1;
                } else {
                    rest.add(index, entry.recorded_at);
                }
            }
            Line::End(said) => {
                if covered.is_none() {
                    weigh(report, &kept, own.as_ref(), &proofs);
                }
                report.not_yet_witnessed = rest.told(against.now);
                return end(lines, said.entries, report.entries);
            }
            _ => return Err(lines.damage("it does not belong there among receipts")),
        }
    }
}

/// How many entries from the first on the kept checkpoints cover, as far as proofs lead from them to the evidence's own.
fn weigh(report: &mut Report, kept: &[Witness], own: Option<&Checkpoint>, proofs: &[Consistency]) -> u64 {
    let Some(own) = own else { return 0 };
    let mut covered = 0;
    for witness in kept {
        let who = report.checkpoints[witness.place].who.clone();
        let agrees = match link(&witness.says, own, proofs) {
            Link::Holds => {
                covered = covered.max(witness.says.size);
                Some(true)
            }
            Link::Split => {
                let says = format!(
                    "{who} and the evidence's checkpoint have the same size, are truly signed and have different roots"
                );
                report.find(Verdict::SplitView, "split_view", None, says);
                Some(false)
            }
            Link::Broken => {
                let says = format!(
                    "no proof leads from {who} to the evidence's checkpoint, and the one that is there does not hold"
                );
                report.find(Verdict::Altered, "proof_broken", None, says);
                Some(false)
            }
            Link::Missing => {
                let says = format!(
                    "{who} is of {} entries and the evidence's checkpoint of {}: ask the ledger's keeper for the proof \
                     that leads from the one to the other (dolen consistency), and give it with --proof",
                    witness.says.size, own.size
                );
                report.find(Verdict::NotYetWitnessed, "proof_missing", None, says);
                None
            }
        };
        report.checkpoints[witness.place].agrees = agrees;
    }
    covered
}
