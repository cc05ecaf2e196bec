//! How many lines there are, in which files and crates, and how many of them are tests.

use crate::rust_text::{RustText, closing, line_of};
use crate::tidy;
use crate::tree::Tree;
use anyhow::Context;
use serde::Serialize;
use std::collections::BTreeMap;
use toml::Table;

#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub(super) struct File {
    pub path: String,
    pub lines: usize,
}

/// A file above the most lines, and why it may be.
#[derive(Debug, Serialize)]
pub(super) struct Long {
    #[serde(flatten)]
    pub file: File,
    pub reason: Option<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct Size {
    pub crates: usize,
    pub files: usize,
    pub lines: usize,
    pub tests_percent: f64,
    pub median: usize,
    pub ninetieth: usize,
    pub largest_file: File,
    pub largest_crate: String,
    pub largest_crate_percent: f64,
    pub long_files: Vec<Long>,
}

pub(super) fn of(tree: &Tree) -> anyhow::Result<Size> {
    let mut crates: BTreeMap<String, usize> = BTreeMap::new();
    for (path, text) in tree.ending("/Cargo.toml") {
        let table: Table = text.parse().with_context(|| path.to_owned())?;
        if table.contains_key("package") {
            crates.insert(path.trim_end_matches("Cargo.toml").to_owned(), 0);
        }
    }
    let (mut files, mut tests) = (Vec::new(), 0);
    for (path, text) in tree.ending(".rs") {
        let lines = text.lines().count();
        files.push(File { path: path.to_owned(), lines });
        tests += test_lines(path, text).iter().filter(|is_test| **is_test).count();
        // The innermost folder with a manifest is the crate that a file belongs to.
        let own = crates.iter_mut().filter(|(folder, _)| path.starts_with(*folder)).max_by_key(|(f, _)| f.len());
        if let Some((_, sum)) = own {
            *sum += lines;
        }
    }
    files.sort_by_key(|file| file.lines);
    let largest_file = files.last().context("there is no Rust here")?.clone();
    let all: usize = files.iter().map(|file| file.lines).sum();
    let (folder, most) = crates.iter().max_by_key(|(_, lines)| **lines).context("there is no crate here")?;
    let mut long_files = Vec::new();
    for file in files.iter().rev().take_while(|file| file.lines > tidy::MOST_LINES) {
        long_files.push(Long { reason: tidy::reason(tree, "length", &file.path)?, file: file.clone() });
    }
    Ok(Size {
        files: files.len(),
        lines: all,
        tests_percent: percent(tests, all),
        median: files[files.len() / 2].lines,
        ninetieth: files[files.len() * 9 / 10].lines,
        largest_crate: folder.trim_end_matches('/').to_owned(),
        largest_crate_percent: percent(*most, all),
        crates: crates.len(),
        largest_file,
        long_files,
    })
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

/// For each line of a file whether it is a test's.
pub(super) fn test_lines(path: &str, text: &str) -> Vec<bool> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let whole = path.contains("/tests/")
        || path.starts_with("stories/")
        || path.starts_with("platform/testkit/")
        || name == "tests.rs"
        || name.ends_with("_tests.rs");
    let mut is_test = vec![whole; text.lines().count()];
    let code = RustText::of(text).code;
    for (at, marked) in code.match_indices("#[cfg(test)]") {
        let rest = &code[at + marked.len()..];
        let block = rest.find('{').filter(|open| !rest[..*open].contains(';'));
        let Some(open) = block else { continue };
        let end = closing(&code, at + marked.len() + open);
        for line in line_of(text, at)..=line_of(text, end.saturating_sub(1)) {
            if let Some(line) = is_test.get_mut(line - 1) {
                *line = true;
            }
        }
    }
    is_test
}
