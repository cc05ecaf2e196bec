//! `cargo xtask translations --check`: Welsh and English say the same things, all of them, and spell them right.

mod catalogues;
mod files;
mod fluent;
mod pairs;
mod spelling;
mod unused;
mod words;

use std::{fmt, path::Path, process::ExitCode};

/// What the tool is asked to do.
#[derive(clap::Args, Debug)]
pub struct Options {
    /// Fail if there is a finding; without this they are only shown.
    #[arg(long)]
    check: bool,
    /// Leave the spelling alone.
    #[arg(long)]
    without_spelling: bool,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Finding {
    path: String,
    key: String,
    what: String,
}

impl Finding {
    fn new(path: &str, key: &str, what: impl Into<String>) -> Finding {
        Finding { path: path.to_owned(), key: key.to_owned(), what: what.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.path, self.key, self.what)
    }
}

/// Words of one place in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Passage {
    path: String,
    key: String,
    language: &'static str,
    text: String,
}

/// Prints every finding, one a line, and how many there were.
pub fn run(root: &Path, options: &Options) -> anyhow::Result<ExitCode> {
    let findings = check(root, !options.without_spelling)?;
    for finding in &findings {
        println!("{finding}");
    }
    println!("{} findings", findings.len());
    Ok(if findings.is_empty() || !options.check { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn check(root: &Path, with_spelling: bool) -> anyhow::Result<Vec<Finding>> {
    let words = words::Words::read(&root.join("xtask/words"))?;
    let mut findings = Vec::new();
    let mut passages = Vec::new();
    let keys = pairs::check(root, &words, &mut findings, &mut passages)?;
    catalogues::check(root, &words, &mut findings, &mut passages)?;
    unused::check(root, &words, &keys, &mut findings)?;
    if with_spelling {
        for language in ["cy", "en"] {
            spelling::check(language, &words, &passages, &mut findings)?;
        }
    }
    findings.sort();
    findings.dedup();
    Ok(findings)
}

#[cfg(test)]
mod tests;
