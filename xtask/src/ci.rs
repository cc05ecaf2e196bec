//! `cargo xtask ci`: what is checked besides `cargo test`. Everything runs, so that one run shows all that is wrong.

use anyhow::Context;
use std::{
    path::Path,
    process::{Command, ExitCode},
};

/// The checks, in the order of how soon they answer.
const CHECKS: &[(&str, &[&str])] = &[
    ("cargo", &["fmt", "--all", "--check"]),
    ("cargo", &["xtask", "tidy"]),
    ("cargo", &["xtask", "translations", "--check"]),
    ("cargo", &["xtask", "licences"]),
    ("cargo", &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]),
    ("cargo", &["xtask", "policy-table", "--check"]),
    ("cargo", &["build", "--workspace", "--bin", "dolen"]),
    ("cargo", &["xtask", "kill-test", "--rounds", "10"]),
];

/// Runs every check and says which failed.
pub fn run(root: &Path) -> anyhow::Result<ExitCode> {
    let mut failed = Vec::new();
    for (program, arguments) in CHECKS {
        let line = format!("{program} {}", arguments.join(" "));
        println!("== {line}");
        let status = Command::new(program).args(*arguments).current_dir(root).status().with_context(|| line.clone())?;
        if !status.success() {
            failed.push(line);
        }
    }
    for line in &failed {
        println!("FAILED: {line}");
    }
    println!("ci: {} of {} checks failed", failed.len(), CHECKS.len());
    Ok(if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
