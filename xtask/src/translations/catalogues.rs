//! The catalogues' data files: `en` and `cy` (and `..._en` and `..._cy`) always in pairs.

use super::{Finding, Passage, files, pairs::same, words::Words};
use std::path::Path;
use toml::{Table, Value};

pub fn check(
    root: &Path,
    words: &Words,
    findings: &mut Vec<Finding>,
    passages: &mut Vec<Passage>,
) -> anyhow::Result<()> {
    if !root.join("catalogues").is_dir() {
        return Ok(());
    }
    for path in files::with_ending(&root.join("catalogues"), &[".toml"])? {
        let path = format!("catalogues/{path}");
        match files::text(root, &path)?.parse::<Table>() {
            Ok(table) => File { path: &path, words, findings, passages }.table("", &table),
            Err(error) => findings.push(Finding::new(&path, "file", error.message())),
        }
    }
    Ok(())
}

struct File<'a> {
    path: &'a str,
    words: &'a Words,
    findings: &'a mut Vec<Finding>,
    passages: &'a mut Vec<Passage>,
}

impl File<'_> {
    fn table(&mut self, place: &str, table: &Table) {
        for (name, value) in table {
            let key = if place.is_empty() { name.clone() } else { format!("{place}.{name}") };
            match language_of(name) {
                Some((language, other)) => self.text(&key, language, value, &other, table.get(&other)),
                None => self.value(&key, value),
            }
        }
    }

    fn value(&mut self, place: &str, value: &Value) {
        match value {
            Value::Table(table) => self.table(place, table),
            Value::Array(items) => {
                for (at, item) in items.iter().enumerate() {
                    self.value(&format!("{place}.{}", name_of(item).unwrap_or_else(|| at.to_string())), item);
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, key: &str, language: &'static str, value: &Value, other: &str, twin: Option<&Value>) {
        let mut find = |what: String| self.findings.push(Finding::new(self.path, key, what));
        if value.as_str().is_none_or(|text| text.trim().is_empty()) {
            return find("not a text".to_owned());
        }
        let text = value.as_str().unwrap_or_default();
        match twin.and_then(Value::as_str) {
            None => find(format!("{other} is missing")),
            Some(twin) if language == "cy" && same(twin, text) && !self.words.may_be_same(text.trim()) => {
                find("the same in both languages".to_owned());
            }
            Some(_) => {}
        }
        self.passages.push(Passage {
            path: self.path.to_owned(),
            key: key.to_owned(),
            language,
            text: text.to_owned(),
        });
    }
}

/// The language a name speaks of, and the name of its twin.
fn language_of(name: &str) -> Option<(&'static str, String)> {
    let stem = |own: &str| name.strip_suffix(own).filter(|stem| stem.is_empty() || stem.ends_with('_'));
    match (stem("en"), stem("cy")) {
        (Some(stem), _) => Some(("en", format!("{stem}cy"))),
        (_, Some(stem)) => Some(("cy", format!("{stem}en"))),
        _ => None,
    }
}

/// What an item of a list is called, where it says so.
fn name_of(item: &Value) -> Option<String> {
    ["code", "key", "id"].iter().find_map(|name| item.get(name)?.as_str().map(str::to_owned))
}
