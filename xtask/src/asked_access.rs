//! Which access each command asks for, read from its text: the actions that it or what it calls names.

use crate::rust_text::{RustText, closing, is_word, line_of, words};
use crate::tree::Tree;
use std::collections::{BTreeMap, BTreeSet};

/// Something a visitor can ask for: a public function of a `commands` file that takes the visit.
pub struct Command {
    pub path: String,
    pub line: usize,
    /// For example `concerns: report`.
    pub name: String,
    /// The actions it asks access for; none when it asks nobody.
    pub actions: BTreeSet<String>,
}

/// A function or constant of the commands of one crate.
struct Part<'t> {
    path: &'t str,
    line: usize,
    name: String,
    /// From its name to its end, with the insides of strings.
    text: String,
    is_command: bool,
}

/// Every command of the house, by crate.
pub fn commands(tree: &Tree) -> Vec<Command> {
    let known = actions(tree);
    let mut crates: BTreeMap<&str, Vec<Part>> = BTreeMap::new();
    for (path, text) in tree.ending(".rs") {
        if let Some(owner) = owner(path) {
            crates.entry(owner).or_default().extend(parts(path, text));
        }
    }
    let mut found = Vec::new();
    for (owner, parts) in crates {
        let asks = asks(&parts, &known);
        for part in parts.iter().filter(|part| part.is_command) {
            found.push(Command {
                path: part.path.to_owned(),
                line: part.line,
                name: format!("{owner}: {}{}", module(part.path), part.name),
                actions: asks.get(part.name.as_str()).cloned().unwrap_or_default(),
            });
        }
    }
    found
}

/// The crate whose commands a file holds.
fn owner(path: &str) -> Option<&str> {
    let mut parts = path.split('/');
    let place = parts.next()?;
    let owner = parts.next()?;
    let is_commands = parts.next()? == "src" && matches!(parts.next()?, "commands.rs" | "commands");
    (is_commands && matches!(place, "capabilities" | "across")).then_some(owner)
}

/// The file of a command where there are several, as `door::`.
fn module(path: &str) -> String {
    let name = path.split("/commands/").nth(1).unwrap_or_default().trim_end_matches(".rs").replace('/', "::");
    if name.is_empty() || name == "mod" { String::new() } else { format!("{name}::") }
}

/// The actions that the rules know.
fn actions(tree: &Tree) -> BTreeSet<String> {
    let quoted = |text: &str| {
        text.split('"').skip(1).step_by(2).filter(|s| s.contains('.')).map(str::to_owned).collect::<Vec<_>>()
    };
    tree.ending(".cedarschema").flat_map(|(_, text)| quoted(text)).collect()
}

fn parts<'t>(path: &'t str, text: &str) -> Vec<Part<'t>> {
    let read = RustText::of(text);
    let tests = read.code.find("#[cfg(test)]").unwrap_or(usize::MAX);
    let mut found = Vec::new();
    for at in words(&read.code, "fn").filter(|at| *at < tests) {
        let name = name_after(&read.code, at + 2);
        let Some(open) = read.code[at..].find(['{', ';']).map(|n| at + n) else { continue };
        let end = if read.code.as_bytes()[open] == b'{' { closing(&read.code, open) } else { open };
        let line_start = read.code[..at].rfind('\n').map_or(0, |n| n + 1);
        let is_command = read.code[line_start..at].starts_with("pub async") && read.code[at..open].contains("&Visit");
        found.push(Part {
            path,
            line: line_of(text, at),
            name,
            text: read.uncommented[at + 2..end].to_owned(),
            is_command,
        });
    }
    for at in words(&read.code, "const").filter(|at| *at < tests) {
        let name = name_after(&read.code, at + 5);
        let end = read.code[at..].find(';').map_or(read.code.len(), |n| at + n);
        let text = read.uncommented[at + 5..end].to_owned();
        found.push(Part { path, line: line_of(&read.code, at), name, text, is_command: false });
    }
    found
}

fn name_after(code: &str, at: usize) -> String {
    code[at..].trim_start().chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
}

/// What each part asks for, itself or through others of the same crate.
fn asks<'p>(parts: &'p [Part], known: &BTreeSet<String>) -> BTreeMap<&'p str, BTreeSet<String>> {
    let mut asks: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for part in parts {
        let own = known.iter().filter(|action| part.text.contains(&format!("\"{action}\""))).cloned();
        asks.entry(&part.name).or_default().extend(own);
    }
    loop {
        let mut grown = asks.clone();
        for part in parts {
            for (name, actions) in &asks {
                if *name != part.name && !actions.is_empty() && calls(&part.text, name) {
                    grown.entry(&part.name).or_default().extend(actions.iter().cloned());
                }
            }
        }
        if grown == asks {
            return asks;
        }
        asks = grown;
    }
}

/// Whether a text calls `name(…)`, not as a method of something else, or names a constant.
fn calls(text: &str, name: &str) -> bool {
    // A function that is handed one of this name calls what it was handed.
    if text.contains(&format!("{name}: impl ")) {
        return false;
    }
    words(text, name).any(|at| {
        let before = text[..at].bytes().next_back();
        let after = text.as_bytes().get(at + name.len()).copied();
        let constant = name.bytes().all(|b| b.is_ascii_uppercase() || b == b'_');
        !is_word(before) && before != Some(b'.') && (constant || after == Some(b'('))
    })
}
