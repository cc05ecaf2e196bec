//! Files: each says first what it is, none is too long, none holds a secret or a path of one machine, and every text has
//! its other language.

use super::Finding;
use crate::tree::Tree;

/// A longer file needs a reason by name in `xtask/tidy.toml`.
pub const MOST_LINES: usize = 500;
/// What only one machine, one registry or one person should know. Put together here so that this file is free of them.
const PRIVATE: &[(&str, &str)] = &[
    (concat!("/wo", "rk/"), "a path of one machine"),
    (concat!("/ho", "me/"), "a path of one machine"),
    (concat!("/Us", "ers/"), "a path of one machine"),
    (concat!("../sha", "red"), "a path outside the house"),
    (concat!("PRIVATE ", "KEY-----"), "a private key"),
    (concat!("AGE-SECRET-", "KEY-"), "a private key"),
    (concat!("gh", "p_"), "a token"),
    (concat!("glp", "at-"), "a token"),
    (concat!("AK", "IA"), "a token"),
    (concat!("xox", "b-"), "a token"),
];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.ending(".rs") {
        let opens = text.trim_start().starts_with("//!") || text.trim_start().starts_with("#![doc");
        if !opens {
            findings.push(Finding::new(path, 1, "opening", "the file does not open with a `//!` sentence"));
        }
        let lines = text.lines().count();
        if lines > MOST_LINES {
            findings.push(Finding::new(path, lines, "length", format!("{lines} lines; {MOST_LINES} is the most")));
        }
    }
    for (path, text) in tree.all() {
        for (number, line) in (1..).zip(text.lines()) {
            for (secret, what) in PRIVATE.iter().filter(|(secret, _)| holds(line, secret)) {
                findings.push(Finding::new(path, number, "private", format!("{what}: `{secret}`")).about(secret));
            }
            if path.ends_with("package-lock.json") && line.contains("\"resolved\": \"http") {
                findings.push(Finding::new(
                    path,
                    number,
                    "private",
                    "a lock file names the host of a package registry",
                ));
            }
        }
    }
    for (path, _) in tree.ending(".ftl") {
        let other = if path.contains("/locales/en/") {
            path.replace("/locales/en/", "/locales/cy/")
        } else {
            path.replace("/locales/cy/", "/locales/en/")
        };
        if other == path {
            findings.push(Finding::new(path, 1, "languages", "a text outside locales/en and locales/cy"));
        } else if tree.text(&other).is_none() {
            findings.push(Finding::new(path, 1, "languages", format!("{other} is missing")));
        }
    }
    findings
}

/// Whether a line holds the beginning of a secret or of a path, not as the middle of a longer name.
fn holds(line: &str, secret: &str) -> bool {
    line.match_indices(secret).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let middle = before.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '}' | '*'));
        let after = line[at + secret.len()..].chars().next();
        !middle && (secret.starts_with('/') || secret.ends_with("-----") || after.is_none_or(|c| c != ' '))
    })
}
