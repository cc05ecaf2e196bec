//! The house as its files are: every text file by its path from the root, read once.

use anyhow::Context;
use std::{collections::BTreeMap, fs, path::Path};

/// Folders that hold what is built or fetched, not what is written.
const NOT_WRITTEN: &[&str] = &["target", "node_modules", "dist", "test-results"];
/// Dotted names that are part of the house.
const DOTTED: &[&str] = &[".cargo", ".ci", ".gitignore"];
/// A file above this size is data, not text that somebody wrote.
const MOST_BYTES: u64 = 2 << 20;

/// All text files below a root.
pub struct Tree {
    files: BTreeMap<String, String>,
}

impl Tree {
    /// Reads everything below `root`.
    pub fn read(root: &Path) -> anyhow::Result<Tree> {
        let mut tree = Tree { files: BTreeMap::new() };
        tree.walk(root, "")?;
        Ok(tree)
    }

    /// All files, in the order of their paths.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The files whose names end so.
    pub fn ending<'a>(&'a self, ending: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.all().filter(move |(path, _)| path.ends_with(ending))
    }

    /// One file.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    fn walk(&mut self, folder: &Path, prefix: &str) -> anyhow::Result<()> {
        for entry in fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if NOT_WRITTEN.contains(&name.as_str()) || (name.starts_with('.') && !DOTTED.contains(&name.as_str())) {
                continue;
            }
            let path = format!("{prefix}{name}");
            let kind = entry.file_type()?;
            if kind.is_dir() {
                self.walk(&entry.path(), &format!("{path}/"))?;
            } else if kind.is_file() && entry.metadata()?.len() <= MOST_BYTES {
                let bytes = fs::read(entry.path()).with_context(|| format!("{path} cannot be read"))?;
                if let Ok(text) = String::from_utf8(bytes) {
                    self.files.insert(path, text);
                }
            }
        }
        Ok(())
    }
}
