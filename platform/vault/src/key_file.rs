//! A file that holds one key of 32 bytes: a line in base64 below comment lines that say what it is.

use crate::VaultFault;
use base64::{Engine, engine::general_purpose::STANDARD};
use kernel::Chance;
use std::{
    fs::{File, OpenOptions},
    io::Write,
    path::Path,
};
use zeroize::Zeroizing;

/// The key in the text of a file, or in its bare line.
pub(crate) fn read(text: &str) -> Option<Zeroizing<[u8; 32]>> {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let (Some(line), None) = (lines.next(), lines.next()) else { return None };
    let bytes = STANDARD.decode(line).map(Zeroizing::new).ok()?;
    bytes.as_slice().try_into().ok().map(Zeroizing::new)
}

/// The text of a file.
pub(crate) fn load(path: impl AsRef<Path>) -> Result<Zeroizing<String>, VaultFault> {
    std::fs::read_to_string(&path).map(Zeroizing::new).map_err(|source| fault(&path, source))
}

/// Makes a new key and writes it to a new file that only its owner can read. A file that is there already is left alone.
pub(crate) fn create(path: impl AsRef<Path>, header: &str, chance: &Chance) -> Result<Zeroizing<[u8; 32]>, VaultFault> {
    let key = Zeroizing::new(chance.bytes());
    let text = Zeroizing::new(format!("{header}{}\n", *Zeroizing::new(STANDARD.encode(*key))));
    let mut file = private().open(&path).map_err(|source| match source.kind() {
        std::io::ErrorKind::AlreadyExists => VaultFault::Exists(path.as_ref().to_path_buf()),
        _ => fault(&path, source),
    })?;
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).and_then(|()| keep_name(&path));
    if let Err(source) = written {
        // Half a key would stand in the way of the next attempt. Nothing was sealed under it yet.
        let _ = std::fs::remove_file(&path);
        return Err(fault(&path, source));
    }
    Ok(key)
}

pub(crate) fn fault(path: impl AsRef<Path>, source: std::io::Error) -> VaultFault {
    VaultFault::File { path: path.as_ref().to_path_buf(), source }
}

fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// A file survives a power cut only when its folder's list of names was written too.
fn keep_name(path: impl AsRef<Path>) -> std::io::Result<()> {
    let folder = path.as_ref().parent().filter(|folder| !folder.as_os_str().is_empty());
    if cfg!(unix) { File::open(folder.unwrap_or(Path::new(".")))?.sync_all() } else { Ok(()) }
}

/// Whether nobody but its owner can read or change a key file.
pub fn is_private(path: impl AsRef<Path>) -> Result<bool, VaultFault> {
    let about = std::fs::metadata(&path).map_err(|source| fault(&path, source))?;
    #[cfg(unix)]
    return Ok(std::os::unix::fs::PermissionsExt::mode(&about.permissions()) & 0o077 == 0);
    #[cfg(not(unix))]
    Ok(about.is_file())
}
