//! `cargo xtask policy-table`: who may do what, printed by the product itself from its rules, with what each command asks.

use crate::asked_access::commands;
use crate::built;
use crate::tree::Tree;
use anyhow::{Context, bail};
use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

/// Where the table is kept.
pub const PATH: &str = "docs/policy/table.txt";

/// Where its raw rows are kept.
const ROWS: &str = "docs/policy/rows.csv";

/// What the tool is asked to do.
#[derive(clap::Args, Debug)]
pub struct Options {
    /// Write nothing: fail where the file is not what the rules say, and show the difference.
    #[arg(long)]
    check: bool,
    /// A `dolen` that is built already, in place of building one.
    #[arg(long)]
    dolen: Option<PathBuf>,
}

/// Writes the table, or compares it.
pub fn run(root: &Path, options: &Options) -> anyhow::Result<ExitCode> {
    let dolen = options.dolen.clone().map_or_else(|| built::program(root, "dolen"), Ok)?;
    let now = table(root, &dolen)?;
    let rows = asked(root, &dolen, &["policy-table", "--rows"])?;
    let file = root.join(PATH);
    if !options.check {
        fs::create_dir_all(file.parent().unwrap_or(root))?;
        fs::write(&file, now).with_context(|| format!("{PATH} cannot be written"))?;
        fs::write(root.join(ROWS), &rows).with_context(|| format!("{ROWS} cannot be written"))?;
        println!("{PATH} is written, and {} rows in {ROWS}", rows.lines().count().saturating_sub(1));
        return Ok(ExitCode::SUCCESS);
    }
    if fs::read_to_string(root.join(ROWS)).unwrap_or_default() != rows {
        println!("policy-table: {ROWS} is not what the rules say: run `cargo xtask policy-table`");
        return Ok(ExitCode::FAILURE);
    }
    let kept =
        fs::read_to_string(&file).with_context(|| format!("{PATH} cannot be read: run `cargo xtask policy-table`"))?;
    let differences = difference(&kept, &now);
    for line in &differences {
        println!("{line}");
    }
    if differences.is_empty() {
        println!("policy-table: {PATH} is what the rules say");
        return Ok(ExitCode::SUCCESS);
    }
    println!(
        "policy-table: {PATH} is not what the rules say. Read the difference; if it is meant, run `cargo xtask policy-table`."
    );
    Ok(ExitCode::FAILURE)
}

fn table(root: &Path, dolen: &Path) -> anyhow::Result<String> {
    let mut text = asked(root, dolen, &["policy-table"])?;
    text.push_str(&commands_section(&Tree::read(root)?));
    Ok(text)
}

/// What the product itself prints.
fn asked(root: &Path, dolen: &Path, arguments: &[&str]) -> anyhow::Result<String> {
    let output = Command::new(dolen).args(arguments).current_dir(root).output().context("dolen policy-table")?;
    if !output.status.success() {
        bail!("dolen policy-table: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// What each command asks access for.
fn commands_section(tree: &Tree) -> String {
    let mut text = String::from("\n# Commands: each, and the actions it asks access for.\n");
    for command in commands(tree) {
        let actions = command.actions.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
        let _ = writeln!(text, "{:<44} asks {actions}", command.name);
    }
    text
}

/// Lines that are only in one of two texts, in order, with what is gone before what has come.
pub fn difference(kept: &str, now: &str) -> Vec<String> {
    let (kept, now): (Vec<&str>, Vec<&str>) = (kept.lines().collect(), now.lines().collect());
    // The longest common run of lines, from the end: `common[i][j]` of what follows line i and line j.
    let mut common = vec![vec![0_u32; now.len() + 1]; kept.len() + 1];
    for i in (0..kept.len()).rev() {
        for j in (0..now.len()).rev() {
            common[i][j] =
                if kept[i] == now[j] { common[i + 1][j + 1] + 1 } else { common[i + 1][j].max(common[i][j + 1]) };
        }
    }
    let (mut i, mut j, mut lines) = (0, 0, Vec::new());
    while i < kept.len() || j < now.len() {
        if i < kept.len() && j < now.len() && kept[i] == now[j] {
            (i, j) = (i + 1, j + 1);
        } else if i < kept.len() && (j == now.len() || common[i + 1][j] >= common[i][j + 1]) {
            lines.push(format!("{:>4} - {}", i + 1, kept[i]));
            i += 1;
        } else {
            lines.push(format!("{:>4} + {}", j + 1, now[j]));
            j += 1;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    /// A house with one command, and a stand-in for the product that prints one rule.
    fn house(rule: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let at = |path: &str| folder.path().join(path);
        for path in ["capabilities/doors/src", "capabilities/doors/policy"] {
            fs::create_dir_all(at(path)).unwrap();
        }
        let code = "//! Doors.\npub async fn knock(visit: &Visit) { ask(visit, \"doors.knock\") }\n";
        fs::write(at("capabilities/doors/src/commands.rs"), code).unwrap();
        fs::write(at("capabilities/doors/policy/doors.cedarschema"), "action \"doors.knock\" appliesTo {};").unwrap();
        fs::write(at("dolen"), format!("#!/bin/sh\necho '{rule}'\n")).unwrap();
        fs::set_permissions(at("dolen"), fs::Permissions::from_mode(0o755)).unwrap();
        folder
    }

    fn passes(folder: &tempfile::TempDir, check: bool) -> bool {
        let dolen = Some(folder.path().join("dolen"));
        run(folder.path(), &Options { check, dolen }).unwrap() == ExitCode::SUCCESS
    }

    #[test]
    fn a_fresh_table_passes_and_a_changed_line_is_found() {
        let folder = house("public knocks: yes");
        assert!(passes(&folder, false) && passes(&folder, true));
        let file = folder.path().join(PATH);
        let kept = fs::read_to_string(&file).unwrap();
        assert!(kept.contains("doors: knock") && kept.contains("asks doors.knock"), "{kept}");
        fs::write(&file, kept.replace("yes", "no")).unwrap();
        assert!(!passes(&folder, true), "a changed line");
        fs::write(&file, kept.replace("asks doors.knock", "asks nobody")).unwrap();
        assert!(!passes(&folder, true), "a changed command");
        fs::write(&file, kept).unwrap();
        assert!(passes(&folder, true));
    }

    #[test]
    fn the_difference_shows_what_went_and_what_came() {
        assert_eq!(difference("a\nb\nc", "a\nB\nc\nd"), ["   2 - b", "   2 + B", "   4 + d"]);
        assert_eq!(difference("a\n", "a\n"), Vec::<String>::new());
    }
}
