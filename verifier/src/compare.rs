//! Two checkpoints held against each other: one partner's older and newer one, or those of two partners.

use crate::kept::{Kept, Link, Proofs, link, witnesses};
use crate::note::Key;
use crate::report::{Report, Verdict};

/// Compares two kept checkpoints. Where their sizes differ, a proof that leads from one to the other is needed.
pub fn compare(one: &Kept, other: &Kept, key: Option<&Key>, proofs: &[Proofs]) -> Report {
    let mut report = Report::new();
    report.key_was_given = key.is_some();
    let Some(key) = key.or(proofs.first().map(|file| &file.key)) else {
        return report.not_checked("the signatures cannot be checked without the ledger's key: give it with --key");
    };
    report.key = Some(key.to_string());
    if proofs.iter().any(|file| file.key != *key) {
        report.find(Verdict::Altered, "other_key", None, "a proof names another key than the one in hand");
    }
    let read = witnesses(&mut report, &[one.clone(), other.clone()], key);
    let [one, other] = read.as_slice() else { return report };
    let all: Vec<_> = proofs.iter().flat_map(|file| file.proofs.iter().cloned()).collect();
    let agree = match link(&one.says, &other.says, &all) {
        Link::Holds => Some(true),
        Link::Split => {
            let says = format!("both are truly signed and vouch for {} entries, with different roots", one.says.size);
            report.find(Verdict::SplitView, "split_view", None, says);
            Some(false)
        }
        Link::Broken => {
            let says = "the proof does not lead from the one to the other: either it was damaged, or they are of \
                        different ledgers and no proof exists. Ask the ledger's keeper for another";
            report.find(Verdict::Altered, "proof_broken", None, says);
            Some(false)
        }
        Link::Missing => {
            let (old, new) = (one.says.size.min(other.says.size), one.says.size.max(other.says.size));
            let says = format!(
                "they are of {old} and of {new} entries: ask the ledger's keeper for the proof that leads from the one \
                 to the other (dolen consistency), and give it with --proof"
            );
            report.find(Verdict::NotChecked, "proof_missing", None, says);
            None
        }
    };
    report.checkpoints.iter_mut().for_each(|weighed| weighed.agrees = agree);
    report
}
