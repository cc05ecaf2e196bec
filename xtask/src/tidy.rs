//! `cargo xtask tidy`: the rules of the house that a program can check. One line for each finding.

mod arrows;
mod asking;
mod borders;
mod exempt;
mod files;
mod names;
mod purity;
mod tables;
#[cfg(test)]
mod tests;

use crate::tree::Tree;
use exempt::Exemptions;
pub use files::MOST_LINES;
use std::{fmt, path::Path, process::ExitCode};

/// One thing that is not as the house wants it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    pub path: String,
    pub line: usize,
    pub rule: &'static str,
    pub what: String,
    /// The single word that it is about, by which it can be exempted.
    pub word: String,
}

impl Finding {
    fn new(path: &str, line: usize, rule: &'static str, what: impl Into<String>) -> Finding {
        Finding { path: path.to_owned(), line, rule, what: what.into(), word: String::new() }
    }
    fn about(mut self, word: &str) -> Finding {
        self.word = word.to_owned();
        self
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}: {}", self.path, self.line, self.rule, self.what)
    }
}

/// Prints every finding and how many there were.
pub fn run(root: &Path) -> anyhow::Result<ExitCode> {
    let findings = check(root)?;
    for finding in &findings {
        println!("{finding}");
    }
    println!("tidy: {} findings", findings.len());
    Ok(if findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Everything that is not as the house wants it, less what is exempted by name.
pub fn check(root: &Path) -> anyhow::Result<Vec<Finding>> {
    let tree = Tree::read(root)?;
    let mut findings = arrows::check(&tree)?;
    findings.extend(names::check(&tree));
    findings.extend(borders::check(&tree));
    findings.extend(purity::check(&tree));
    findings.extend(files::check(&tree));
    findings.extend(asking::check(&tree));
    findings.extend(tables::check(&tree));
    let mut left = Exemptions::read(&tree)?.apply(findings);
    left.sort();
    left.dedup();
    Ok(left)
}

/// Why a file is exempted from a rule, if it is.
pub fn reason(tree: &Tree, rule: &str, path: &str) -> anyhow::Result<Option<String>> {
    Ok(Exemptions::read(tree)?.reason(rule, path).map(str::to_owned))
}
