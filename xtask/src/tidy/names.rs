//! Names: no module that says nothing, and no word of the field where only procedure belongs.

use super::Finding;
use crate::tree::Tree;

/// Names that say where code is kept and not what it is about.
const SAY_NOTHING: &[&str] =
    &["models", "handlers", "utils", "helpers", "common", "shared", "types", "services", "manager", "core"];

/// Words of the field, in the singular. The platform and the engines must be able to do without them.
const FIELD: &[&str] = &[
    "child",
    "concern",
    "referral",
    "safeguarding",
    "exploitation",
    "victim",
    "perpetrator",
    "offender",
    "abuse",
    "police",
    "council",
    "school",
    "nspcc",
    "practitioner",
    "assessment",
    "disclosure",
    "disruption",
    "grooming",
    "family",
    "sibling",
    "vehicle",
];
/// The same words in the plural where adding `s` does not give it.
const PLURALS: &[(&str, &str)] = &[("children", "child"), ("families", "family")];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.ending(".rs") {
        for part in path.split('/').map(|part| part.trim_end_matches(".rs")) {
            if SAY_NOTHING.contains(&part) {
                findings
                    .push(Finding::new(path, 1, "names", format!("`{part}` does not say what is in it")).about(part));
            }
        }
        for (number, line) in (1..).zip(text.lines()) {
            if let Some(name) = inline_module(line).filter(|name| SAY_NOTHING.contains(name)) {
                findings.push(
                    Finding::new(path, number, "names", format!("`{name}` does not say what is in it")).about(name),
                );
            }
        }
        if is_procedure(path) {
            for (number, line) in (1..).zip(text.lines()) {
                for word in field_words(line) {
                    let what = format!("`{word}` is a word of the field, and this is procedure");
                    findings.push(Finding::new(path, number, "field-word", what).about(word));
                }
            }
        }
    }
    for (path, text) in tree.ending("Cargo.toml") {
        for (number, line) in (1..).zip(text.lines()) {
            let name = line.strip_prefix("name = \"").and_then(|rest| rest.strip_suffix('"'));
            if let Some(name) = name.filter(|name| SAY_NOTHING.contains(name)) {
                findings.push(
                    Finding::new(path, number, "names", format!("`{name}` does not say what is in it")).about(name),
                );
            }
        }
    }
    findings
}

fn is_procedure(path: &str) -> bool {
    let place = path.starts_with("platform/") || path.starts_with("engines/");
    place && path.contains("/src/") && !path.starts_with("platform/testkit/")
}

fn inline_module(line: &str) -> Option<&str> {
    let rest = line.trim_start();
    let rest = rest.strip_prefix("pub(crate) ").or_else(|| rest.strip_prefix("pub ")).unwrap_or(rest);
    rest.strip_prefix("mod ")?.strip_suffix(" {")
}

/// The words of the field in a line, also inside names such as `ConcernId` and `child_id`.
fn field_words(line: &str) -> Vec<&'static str> {
    let mut found = Vec::new();
    for name in line.split(|c: char| !c.is_ascii_alphabetic()) {
        let mut start = 0;
        let bytes = name.as_bytes();
        for at in 1..=bytes.len() {
            let new_word = at == bytes.len() || (bytes[at].is_ascii_uppercase() && bytes[at - 1].is_ascii_lowercase());
            if new_word && at > start {
                found.extend(field_word(&name[start..at].to_ascii_lowercase()));
                start = at;
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn field_word(word: &str) -> Option<&'static str> {
    if let Some((_, single)) = PLURALS.iter().find(|(plural, _)| *plural == word) {
        return Some(single);
    }
    FIELD.iter().copied().find(|field| word == *field || word.strip_suffix('s') == Some(field))
}
