//! Files are written beside their place, under their name and `.part`, and moved there when all are whole, so that a run
//! that is stopped leaves nothing half done. What a killed run left behind the next one writes over.

use crate::run::Run;
use crate::writing::{Kind, Writer};
use linkage::Fault;
use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// Files that are to be written.
pub(crate) struct Outputs<'a> {
    run: &'a Run,
    claimed: Vec<PathBuf>,
    whole: Vec<PathBuf>,
}

fn part(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    path.with_file_name(name)
}

fn is_same(one: &Path, other: &Path) -> bool {
    one == other || one.canonicalize().ok().zip(other.canonicalize().ok()).is_some_and(|(one, other)| one == other)
}

impl<'a> Outputs<'a> {
    /// Makes sure that all files can be written before anything is done for them.
    pub(crate) fn claim(run: &'a Run, paths: &[&Option<PathBuf>], inputs: &[PathBuf]) -> Result<Self, Fault> {
        let mut outputs = Self { run, claimed: Vec::new(), whole: Vec::new() };
        for path in paths.iter().filter_map(|path| path.as_ref()) {
            if inputs.iter().any(|input| is_same(input, path)) {
                return Err(Fault::file(path, "it is read and would be written over; give the output another name"));
            }
            if outputs.claimed.contains(path) {
                return Err(Fault::file(path, "two outputs have this name"));
            }
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            if path.is_dir() {
                return Err(Fault::file(path, "it is a folder; give the name of a file"));
            }
            if folder.is_some_and(|folder| !folder.is_dir()) {
                return Err(Fault::file(path, "there is no such folder"));
            }
            File::create(part(path)).map_err(|fault| Fault::file(path, fault))?;
            outputs.claimed.push(path.clone());
        }
        Ok(outputs)
    }

    /// Writes a table of what was claimed.
    pub(crate) fn table(
        &mut self,
        path: &Path,
        columns: &[(&str, Kind)],
        write: impl FnOnce(&mut Writer) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let wrong = |fault: Box<dyn Error>| Fault::file(path, fault);
        let file = File::create(part(path)).map_err(|fault| wrong(fault.into()))?;
        let mut writer = Writer::new(path, BufWriter::with_capacity(1 << 20, file), columns).map_err(wrong)?;
        write(&mut writer)?;
        writer.finish().map_err(wrong)?;
        self.whole.push(path.to_owned());
        Ok(())
    }

    /// Writes a text of what was claimed.
    pub(crate) fn text(&mut self, path: &Path, text: &str) -> Result<(), Fault> {
        let mut file = File::create(part(path)).map_err(|fault| Fault::file(path, fault))?;
        file.write_all(text.as_bytes()).map_err(|fault| Fault::file(path, fault))?;
        self.whole.push(path.to_owned());
        Ok(())
    }

    /// Moves all that is whole to its place.
    pub(crate) fn keep(&mut self) -> Result<(), Fault> {
        for path in &self.whole {
            let file = File::open(part(path)).and_then(|file| file.sync_all());
            file.map_err(|fault| Fault::file(path, fault))?;
        }
        for path in self.whole.drain(..) {
            std::fs::rename(part(&path), &path).map_err(|fault| Fault::file(&path, fault))?;
            self.run.wrote(&path);
            self.claimed.retain(|claimed| *claimed != path);
        }
        Ok(())
    }
}

impl Drop for Outputs<'_> {
    fn drop(&mut self) {
        for path in &self.claimed {
            // What cannot be taken away is written over by the next run.
            let _ = std::fs::remove_file(part(path));
        }
    }
}

/// Reads a text.
pub(crate) fn read(path: &Path) -> Result<String, Fault> {
    std::fs::read_to_string(path).map_err(|fault| Fault::file(path, fault))
}

/// Writes a text to a file, or to standard output.
pub(crate) fn tell(run: &Run, path: &Option<PathBuf>, text: &str) -> Result<(), Fault> {
    let Some(path) = path else {
        let mut out = std::io::stdout().lock();
        return writeln!(out, "{text}").map_err(|fault| Fault::file(Path::new("standard output"), fault));
    };
    let mut outputs = Outputs::claim(run, &[&Some(path.clone())], &[])?;
    outputs.text(path, text)?;
    outputs.keep()
}
