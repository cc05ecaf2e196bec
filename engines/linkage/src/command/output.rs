//! Files are written beside their place and moved there when they are whole, so that a run that is stopped leaves nothing
//! half done.

use crate::Fault;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

/// Writes a file under another name and moves it to its place.
pub(super) fn write(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<File>) -> Result<(), Box<dyn std::error::Error>>,
) -> Result<(), Fault> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = path.with_file_name(name);
    let wrong = |what: &dyn std::fmt::Display| Fault::file(path, what);
    let mut file = BufWriter::with_capacity(1 << 20, File::create(&part).map_err(|fault| wrong(&fault))?);
    write(&mut file).map_err(|fault| wrong(&fault))?;
    file.flush().map_err(|fault| wrong(&fault))?;
    drop(file);
    std::fs::rename(&part, path).map_err(|fault| wrong(&fault))
}

/// Writes a text.
pub(super) fn text(path: &Path, text: &str) -> Result<(), Fault> {
    write(path, |file| Ok(file.write_all(text.as_bytes())?))
}

/// Reads a text.
pub(super) fn read(path: &Path) -> Result<String, Fault> {
    std::fs::read_to_string(path).map_err(|fault| Fault::file(path, fault))
}
