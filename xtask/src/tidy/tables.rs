//! Migrations only add: an older server goes on working beside a newer one, and no read table loses a column.

use super::Finding;
use crate::tree::Tree;

/// What a statement may begin with in the first file of a crate, and in the later ones.
const FIRST: &[&str] = &["CREATE TABLE ", "CREATE INDEX ", "CREATE UNIQUE INDEX ", "INSERT INTO "];
const NEVER: &[&str] = &["DROP ", "RENAME ", "TRUNCATE ", "ALTER COLUMN", "DELETE FROM", "UPDATE "];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.ending(".sql").filter(|(path, _)| path.contains("/migrations/")) {
        for (line, statement) in statements(text) {
            let upper = statement.to_ascii_uppercase();
            let flat = upper.split_whitespace().collect::<Vec<_>>().join(" ") + " ";
            if drops_plain_index(tree, path, &flat) {
                continue;
            }
            if let Some(word) = NEVER.iter().find(|word| flat.contains(*word)) {
                findings.push(Finding::new(
                    path,
                    line,
                    "expand-only",
                    format!("`{}`: migrations only add", word.trim()),
                ));
            } else if flat.starts_with("ALTER TABLE ") {
                if !flat.contains(" ADD COLUMN ") {
                    findings.push(Finding::new(path, line, "expand-only", "ALTER TABLE may only ADD COLUMN"));
                } else if flat.contains(" NOT NULL") && !flat.contains(" DEFAULT ") {
                    findings.push(Finding::new(
                        path,
                        line,
                        "expand-only",
                        "a new column that must be filled needs a default",
                    ));
                }
            } else if !FIRST.iter().any(|beginning| flat.starts_with(beginning)) {
                let beginning: String = flat.chars().take(30).collect();
                findings.push(Finding::new(
                    path,
                    line,
                    "expand-only",
                    format!("`{}`: only CREATE and ADD COLUMN", beginning.trim()),
                ));
            }
        }
        let Some((folder, name)) = path.split_once("/migrations/") else { continue };
        let said = format!("migrations/{name}\"");
        if !tree.all().any(|(rust, code)| rust.starts_with(&format!("{folder}/src/")) && code.contains(&said)) {
            findings.push(Finding::new(path, 1, "expand-only", "no code of this crate brings it in"));
        }
    }
    findings
}

/// An index that is not unique may go: nothing is lost with it, and an older server only gets slower.
fn drops_plain_index(tree: &Tree, path: &str, flat: &str) -> bool {
    let Some(index) = flat.strip_prefix("DROP INDEX ") else { return false };
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let made = format!("CREATE INDEX {} ", index.trim());
    tree.ending(".sql").any(|(other, text)| {
        other.starts_with(folder) && text.to_ascii_uppercase().lines().any(|line| line.starts_with(&made))
    })
}

/// The statements of a file with the line that each begins on, without comments.
fn statements(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let (mut start, mut statement) = (0, String::new());
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.split("--").next().unwrap_or_default();
        if statement.trim().is_empty() {
            statement.clear();
            start = number;
        }
        statement.push_str(line);
        statement.push('\n');
        if line.trim_end().ends_with(';') {
            found.push((start, std::mem::take(&mut statement).trim().trim_end_matches(';').to_owned()));
        }
    }
    if !statement.trim().is_empty() {
        found.push((start, statement.trim().to_owned()));
    }
    found.retain(|(_, statement)| !statement.is_empty());
    found
}
