//! Every word of every text, through aspell and the project's own lists.

use super::{Finding, Passage, words::Words};
use anyhow::Context;
use std::{
    collections::BTreeSet,
    io::Write,
    process::{Command, Stdio},
    thread,
};

/// Welsh words that lean on the one before: *i'w*, *sy'n*, *a'r*.
const LEANING: [&str; 8] = ["'r", "'n", "'i", "'u", "'w", "'m", "'th", "'ch"];

pub fn check(
    language: &'static str,
    words: &Words,
    passages: &[Passage],
    findings: &mut Vec<Finding>,
) -> anyhow::Result<()> {
    let passages: Vec<_> = passages.iter().filter(|passage| passage.language == language).collect();
    let mut asked = BTreeSet::new();
    for passage in &passages {
        for word in spoken(&passage.text) {
            for word in parts(language, &word).into_iter().chain([word]) {
                asked.extend(radicals(language, &word));
                asked.insert(word);
            }
        }
    }
    let unknown = match aspell(language, &asked)? {
        Ok(unknown) => unknown,
        Err(what) => {
            findings.push(Finding::new("xtask", "aspell", what));
            return Ok(());
        }
    };
    let listed = |word: &str| word.chars().count() < 2 || !unknown.contains(word) || words.knows(language, word);
    let known = |word: &str| listed(word) || radicals(language, word).iter().any(|radical| listed(radical));
    for passage in passages {
        for word in spoken(&passage.text) {
            let parts = parts(language, &word);
            if !known(&word) && (parts.is_empty() || !parts.iter().all(|part| known(part))) {
                findings.push(Finding::new(&passage.path, &passage.key, format!("spelling ({language}): {word}")));
            }
        }
    }
    Ok(())
}

/// The words of a text, without mark-up, addresses and anything with a digit in it.
fn spoken(text: &str) -> Vec<String> {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((words, after)) = rest.split_once("](") {
        plain.push_str(words);
        plain.push(' ');
        rest = after.split_once(')').map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    let plain = plain.replace(['\u{2018}', '\u{2019}'], "'");
    let is_address = |word: &&str| !word.contains("://") && !word.contains('@') && !word.starts_with("www.");
    let tokens = plain.split_whitespace().filter(is_address);
    tokens
        .flat_map(|token| token.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '-')))
        .map(|word| word.trim_matches(['\'', '-']).to_owned())
        .filter(|word| !word.is_empty() && !word.contains(|c: char| c.is_numeric()))
        .collect()
}

/// The parts that may stand for a word that is not in the dictionary as a whole.
fn parts(language: &str, word: &str) -> Vec<String> {
    let mut bare = word;
    if language == "cy"
        && let Some(leaning) = LEANING.iter().find(|leaning| word.to_lowercase().ends_with(*leaning))
    {
        bare = &word[..word.len() - leaning.len()];
    } else if language == "en"
        && let Some(owner) = word.strip_suffix("'s")
    {
        bare = owner;
    }
    let parts: Vec<String> = bare.split('-').filter(|part| !part.is_empty()).map(str::to_owned).collect();
    if parts.len() == 1 && parts[0] == word { Vec::new() } else { parts }
}

/// The words of which a Welsh word may be a mutated form: the dictionary has many of those, but not all.
fn radicals(language: &str, word: &str) -> Vec<String> {
    if language != "cy" {
        return Vec::new();
    }
    let vowels = ['a', 'e', 'i', 'o', 'u', 'w', 'y', 'â'];
    // After some words an h goes before a vowel: "eu hasesiad".
    let without_h = word.strip_prefix(['h', 'H']).filter(|rest| rest.starts_with(vowels)).map(str::to_owned);
    i18n::mutations(word).into_iter().chain(without_h).collect()
}

/// The words that aspell does not know, or why it could not be asked.
fn aspell(language: &str, words: &BTreeSet<String>) -> anyhow::Result<Result<BTreeSet<String>, String>> {
    let dictionary = if language == "en" { "en_GB" } else { language };
    let missing = |why: &str| {
        format!(
            "{why}; the spelling of {language} cannot be checked: install it (apt-get install aspell aspell-cy aspell-en)"
        )
    };
    let child = Command::new("aspell")
        .args(["--encoding=utf-8", "-l", dictionary, "list"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut child) = child else {
        return Ok(Err(missing("aspell is not there")));
    };
    let mut input = child.stdin.take().context("aspell takes no input")?;
    let list = words.iter().map(|word| format!("{word}\n")).collect::<String>();
    // A second thread, because aspell answers before it has read everything.
    let writer = thread::spawn(move || input.write_all(list.as_bytes()));
    let output = child.wait_with_output().context("aspell did not finish")?;
    // When aspell stops early its exit status says so, and a broken pipe here adds nothing.
    let _ = writer.join();
    if !output.status.success() {
        return Ok(Err(missing(&format!("aspell failed: {}", String::from_utf8_lossy(&output.stderr).trim()))));
    }
    Ok(Ok(String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect()))
}
