//! The files of the house, without what is built or fetched.

use anyhow::Context;
use std::{fs, path::Path};

/// Every file below `root` whose name ends with one of `endings`: its path from `root`, with `/`, in order.
pub fn with_ending(root: &Path, endings: &[&str]) -> anyhow::Result<Vec<String>> {
    let mut found = Vec::new();
    walk(root, "", endings, &mut found)?;
    found.sort();
    Ok(found)
}

/// A file's text.
pub fn text(root: &Path, path: &str) -> anyhow::Result<String> {
    fs::read_to_string(root.join(path)).with_context(|| format!("{path} cannot be read"))
}

fn walk(folder: &Path, prefix: &str, endings: &[&str], found: &mut Vec<String>) -> anyhow::Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || name == "target" || name == "node_modules" {
            continue;
        }
        let path = format!("{prefix}{name}");
        let kind = entry.file_type()?;
        if kind.is_dir() {
            walk(&entry.path(), &format!("{path}/"), endings, found)?;
        } else if kind.is_file() && endings.iter().any(|ending| name.ends_with(ending)) {
            found.push(path);
        }
    }
    Ok(())
}
