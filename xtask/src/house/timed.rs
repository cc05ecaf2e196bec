//! How long one waits after one edited line. Both times are of a build that was done before the edit.

use anyhow::{Context, ensure};
use serde::Serialize;
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

/// The capability in which a line is edited: the one that most of the house is built upon.
pub(super) const CAPABILITY: &str = "capabilities/concerns";

#[derive(Serialize)]
pub(super) struct Seconds {
    pub server: f64,
    pub tests: f64,
}

pub(super) fn measure(root: &Path) -> anyhow::Result<Seconds> {
    // With the whole workspace: one package alone would choose other features, and build the libraries again.
    let server = ["build", "--workspace", "--locked", "--quiet", "--bin", "dolen"].map(str::to_owned).to_vec();
    let mut tests = ["test", "--workspace", "--locked", "--quiet", "--no-run"].map(str::to_owned).to_vec();
    for entry in fs::read_dir(root.join(CAPABILITY).join("tests"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "rs") {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            tests.extend(["--test".to_owned(), name.into_owned()]);
        }
    }
    let edited = root.join(CAPABILITY).join("src/decide.rs");
    Ok(Seconds { server: after_an_edit(root, &edited, &server)?, tests: after_an_edit(root, &edited, &tests)? })
}

fn after_an_edit(root: &Path, path: &Path, arguments: &[String]) -> anyhow::Result<f64> {
    cargo(root, arguments)?;
    let edit = Edit::of(path)?;
    let began = Instant::now();
    let built = cargo(root, arguments);
    let seconds = began.elapsed().as_secs_f64();
    drop(edit);
    built.map(|()| seconds)
}

fn cargo(root: &Path, arguments: &[String]) -> anyhow::Result<()> {
    let status = Command::new("cargo").args(arguments).current_dir(root).status()?;
    ensure!(status.success(), "cargo {}", arguments.join(" "));
    Ok(())
}

/// One line more at the top of a file, so that every line below it moves; taken away again whatever happens.
pub(super) struct Edit {
    path: PathBuf,
    before: String,
}

impl Edit {
    pub(super) fn of(path: &Path) -> anyhow::Result<Edit> {
        let before = fs::read_to_string(path).with_context(|| path.display().to_string())?;
        fs::write(path, format!("// One edited line.\n{before}"))?;
        Ok(Edit { path: path.to_owned(), before })
    }
}

impl Drop for Edit {
    fn drop(&mut self) {
        if let Err(e) = fs::write(&self.path, &self.before) {
            eprintln!("{} has a line too many at its top: {e}", self.path.display());
        }
    }
}
