//! `decide` and `words` are pure: the same answer for the same question, without a database, a file or a wait.

use super::Finding;
use crate::rust_text::{RustText, line_of, words};
use crate::tree::Tree;

const IMPURE: &[&str] = &[
    "async",
    "await",
    "House",
    "Work",
    "Tables",
    "Reader",
    "std::fs",
    "std::env",
    "std::net",
    "std::process",
    "std::thread",
    "tokio",
];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.ending(".rs").filter(|(path, _)| is_pure_by_promise(path)) {
        let code = RustText::of(text).code;
        for word in IMPURE {
            for at in words(&code, word) {
                let what = format!("`{word}` where only facts go in and events come out");
                findings.push(Finding::new(path, line_of(text, at), "purity", what).about(word));
            }
        }
    }
    findings
}

fn is_pure_by_promise(path: &str) -> bool {
    let parted = ["/src/decide/", "/src/words/"].iter().any(|part| path.contains(part));
    parted || path.ends_with("/src/decide.rs") || path.ends_with("/src/words.rs")
}
