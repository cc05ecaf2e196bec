//! Texts that no page asks for.

use super::{Finding, files, pairs::Keys, words::Words};
use std::{collections::BTreeSet, path::Path};

pub fn check(root: &Path, words: &Words, keys: &Keys, findings: &mut Vec<Finding>) -> anyhow::Result<()> {
    let mut asked = BTreeSet::new();
    for path in files::with_ending(root, &[".rs", ".html", ".txt"])? {
        // A text that only a test asks for is not used, and this tool's tests name keys that are not there.
        if path.starts_with("xtask/") || path.starts_with("tests/") || path.contains("/tests/") {
            continue;
        }
        collect(&files::text(root, &path)?, &mut asked);
    }
    for (key, path) in &keys.owners {
        let base = key.split('.').next().unwrap_or(key);
        if !asked.contains(base) && !keys.leaned_on.contains(base) && !words.is_dynamic(key) {
            findings.push(Finding::new(path, key, "not used anywhere"));
        }
    }
    Ok(())
}

/// Every quoted run of letters that could be a key.
fn collect(text: &str, asked: &mut BTreeSet<String>) {
    for (at, _) in text.match_indices('"') {
        let from = &text[at + 1..];
        let end = from.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).unwrap_or(from.len());
        if end > 0 && from[end..].starts_with('"') {
            asked.insert(from[..end].to_owned());
        }
    }
}
