//! The project's own word lists: one entry a line, `#` begins a comment.

use anyhow::Context;
use std::{collections::BTreeSet, fs, path::Path};

/// What the lists allow.
#[derive(Debug, Default)]
pub struct Words {
    welsh: BTreeSet<String>,
    english: BTreeSet<String>,
    same_in_both: BTreeSet<String>,
    dynamic_keys: Vec<String>,
}

impl Words {
    /// Reads the four lists; one that is not there is empty.
    pub fn read(folder: &Path) -> anyhow::Result<Words> {
        let list = |name: &str| -> anyhow::Result<Vec<String>> {
            let path = folder.join(name);
            if !path.exists() {
                return Ok(Vec::new());
            }
            let text = fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
            let entries = text.lines().map(|line| line.split('#').next().unwrap_or_default().trim().to_owned());
            Ok(entries.filter(|entry| !entry.is_empty()).collect())
        };
        Ok(Words {
            welsh: list("cy.txt")?.into_iter().collect(),
            english: list("en.txt")?.into_iter().collect(),
            same_in_both: list("same-in-both.txt")?.into_iter().collect(),
            dynamic_keys: list("dynamic-keys.txt")?,
        })
    }

    /// Whether the list of a language holds this word, as it is or in lower case.
    pub fn knows(&self, language: &str, word: &str) -> bool {
        let list = if language == "en" { &self.english } else { &self.welsh };
        list.contains(word) || list.contains(&word.to_lowercase())
    }

    /// Whether this text may be the same in both languages.
    pub fn may_be_same(&self, text: &str) -> bool {
        self.same_in_both.contains(text)
    }

    /// Whether this key is put together while running.
    pub fn is_dynamic(&self, key: &str) -> bool {
        self.dynamic_keys.iter().any(|prefix| key.starts_with(prefix))
    }
}
