//! The Fluent files: each in both languages, key for key, argument for argument, form for form.

use super::{Finding, Passage, files, fluent, fluent::Message, words::Words};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Where each key stands, and the keys that other texts lean on.
#[derive(Debug, Default)]
pub struct Keys {
    pub owners: BTreeMap<String, String>,
    pub leaned_on: BTreeSet<String>,
}

pub fn check(
    root: &Path,
    words: &Words,
    findings: &mut Vec<Finding>,
    passages: &mut Vec<Passage>,
) -> anyhow::Result<Keys> {
    let mut keys = Keys::default();
    let paths: BTreeSet<String> = files::with_ending(root, &[".ftl"])?.into_iter().collect();
    for path in &paths {
        let Some((twin, language)) = twin(path) else { continue };
        if !paths.contains(&twin) {
            findings.push(Finding::new(path, "file", format!("{twin} is missing")));
        }
        let messages = read(root, path, findings)?;
        note(path, language, &messages, &mut keys, findings, passages);
        if language == "en" && paths.contains(&twin) {
            compare(path, &twin, &messages, &fluent::read(&files::text(root, &twin)?).0, words, findings);
        }
    }
    Ok(keys)
}

/// The same file in the other language, and the language of this one.
fn twin(path: &str) -> Option<(String, &'static str)> {
    let swap =
        |own: &str, other: &str| path.rfind(own).map(|at| [&path[..at], other, &path[at + own.len()..]].concat());
    let (english, welsh) = ("locales/en/", "locales/cy/");
    swap(english, welsh).map(|twin| (twin, "en")).or_else(|| swap(welsh, english).map(|twin| (twin, "cy")))
}

fn read(root: &Path, path: &str, findings: &mut Vec<Finding>) -> anyhow::Result<Vec<Message>> {
    let (messages, wrong) = fluent::read(&files::text(root, path)?);
    findings.extend(wrong.into_iter().map(|what| Finding::new(path, "file", what)));
    Ok(messages)
}

fn note(
    path: &str,
    language: &'static str,
    messages: &[Message],
    keys: &mut Keys,
    findings: &mut Vec<Finding>,
    passages: &mut Vec<Passage>,
) {
    let mut here = BTreeSet::new();
    for message in messages {
        if !here.insert(&message.key) {
            findings.push(Finding::new(path, &message.key, "given twice"));
        } else if language == "en"
            && let Some(other) = keys.owners.insert(message.key.clone(), path.to_owned())
        {
            findings.push(Finding::new(path, &message.key, format!("given before, in {other}")));
        }
        keys.leaned_on.extend(message.references.iter().cloned());
        let missing = |forms: &BTreeSet<String>| {
            FORMS.iter().filter(|form| !forms.contains(**form)).copied().collect::<Vec<_>>().join(" ")
        };
        if language == "cy" {
            for (counted, forms) in message.plurals.iter().filter(|(_, forms)| !missing(forms).is_empty()) {
                let what = format!("the plural of ${counted} lacks: {}", missing(forms));
                findings.push(Finding::new(path, &message.key, what));
            }
        }
        passages.push(Passage {
            path: path.to_owned(),
            key: message.key.clone(),
            language,
            text: message.text.clone(),
        });
    }
}

fn compare(
    en_path: &str,
    cy_path: &str,
    english: &[Message],
    welsh: &[Message],
    words: &Words,
    findings: &mut Vec<Finding>,
) {
    let by_key = |messages: &'_ [Message]| -> BTreeMap<String, usize> {
        messages.iter().enumerate().map(|(at, message)| (message.key.clone(), at)).collect()
    };
    let (in_english, in_welsh) = (by_key(english), by_key(welsh));
    let is_text = |message: &&Message| !message.key.starts_with('-');
    for message in welsh.iter().filter(is_text).filter(|message| !in_english.contains_key(&message.key)) {
        findings.push(Finding::new(en_path, &message.key, "missing: only the Welsh is there"));
    }
    let mut latest = 0;
    for message in english.iter().filter(is_text) {
        let Some(at) = in_welsh.get(&message.key).copied() else {
            findings.push(Finding::new(cy_path, &message.key, "missing: only the English is there"));
            continue;
        };
        if at < latest {
            findings.push(Finding::new(cy_path, &message.key, "out of order: not where the English has it"));
        }
        latest = latest.max(at);
        let other = &welsh[at];
        if message.variables != other.variables {
            let list = |message: &Message| message.variables.iter().cloned().collect::<Vec<_>>().join(" ");
            let what = format!("arguments differ: en [{}], cy [{}]", list(message), list(other));
            findings.push(Finding::new(cy_path, &message.key, what));
        }
        for counted in message.plurals.keys().filter(|counted| !other.plurals.contains_key(*counted)) {
            let what = format!("the English chooses a form by ${counted}, the Welsh does not");
            findings.push(Finding::new(cy_path, &message.key, what));
        }
        if same(&message.text, &other.text) && !words.may_be_same(message.text.trim()) {
            findings.push(Finding::new(cy_path, &message.key, "the same in both languages"));
        }
    }
}

/// Whether two texts are the same words, and not only punctuation around arguments.
pub fn same(english: &str, welsh: &str) -> bool {
    english.trim() == welsh.trim() && english.chars().any(char::is_alphabetic)
}
