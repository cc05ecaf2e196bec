//! Runs of lines that stand in the house twice, but for how they are set, their comments and what they bring in.

use super::lines::test_lines;
use crate::rust_text::RustText;
use crate::tree::Tree;
use serde::Serialize;
use std::collections::HashMap;

/// One run and where it stands.
#[derive(Debug, Serialize)]
pub(super) struct Repeat {
    pub lines: usize,
    pub first: String,
    pub again: String,
    /// One of the places is a test.
    pub tests: bool,
}

/// A line that says something: its text, its number from one, and whether it is a test's.
struct Line {
    text: String,
    number: usize,
    test: bool,
}

/// Every run of at least so many lines, those of the product before those of tests, longest first.
pub(super) fn of(tree: &Tree, least: usize) -> Vec<Repeat> {
    let files: Vec<(&str, Vec<Line>)> = tree.ending(".rs").map(|(path, text)| (path, lines(path, text))).collect();
    let mut met: HashMap<Vec<&str>, (usize, usize)> = HashMap::new();
    let mut found = Vec::new();
    for (file, (path, own)) in files.iter().enumerate() {
        let mut at = 0;
        while at + least <= own.len() {
            let window: Vec<&str> = own[at..at + least].iter().map(|line| line.text.as_str()).collect();
            // A run may not reach into itself: rows of one table that are alike are not a repeat.
            let earlier = met.get(&window).copied().filter(|(f, start)| *f != file || start + least <= at);
            let Some((other, start)) = earlier else {
                met.entry(window).or_insert((file, at));
                at += 1;
                continue;
            };
            let (other_path, theirs) = &files[other];
            let most = if other == file { at - start } else { usize::MAX };
            let pairs = own[at..].iter().zip(&theirs[start..]).take(most);
            let length = pairs.take_while(|(a, b)| a.text == b.text).count();
            found.push(Repeat {
                lines: length,
                first: format!("{other_path}:{}", theirs[start].number),
                again: format!("{path}:{}", own[at].number),
                tests: theirs[start].test || own[at].test,
            });
            at += length;
        }
    }
    found.sort_by_key(|repeat| (repeat.tests, std::cmp::Reverse(repeat.lines)));
    found
}

fn lines(path: &str, text: &str) -> Vec<Line> {
    let uncommented = RustText::of(text).uncommented;
    let mut brings_in = false;
    let mut found = Vec::new();
    for ((number, line), test) in (1..).zip(uncommented.lines()).zip(test_lines(path, text)) {
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        brings_in |= line.starts_with("use ") || line.starts_with("pub use ");
        let says = !brings_in && line.chars().any(char::is_alphanumeric);
        brings_in &= !line.ends_with(';');
        if says {
            found.push(Line { text: line, number, test });
        }
    }
    found
}
