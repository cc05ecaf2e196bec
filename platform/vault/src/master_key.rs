//! The one secret of an installation, from which every other key is derived or under which it is wrapped.

use crate::VaultFault;
use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use kernel::Chance;
use sha2::Sha256;
use std::{
    fmt,
    fs::{File, OpenOptions},
    io::Write,
    path::Path,
};
use zeroize::Zeroizing;

const HEADER: &str = "# Master key. Without it nothing sealed can ever be read again; with it everything can.\n\
                      # Keep a copy in a safe place, apart from the data.\n";

/// The master key. Wiped when dropped; never printed.
pub struct MasterKey(Zeroizing<[u8; 32]>);

impl fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MasterKey(hidden)")
    }
}

impl MasterKey {
    /// Reads the key from its file.
    pub fn from_file(path: impl AsRef<Path>) -> Result<Self, VaultFault> {
        let text = std::fs::read_to_string(&path).map(Zeroizing::new).map_err(|source| fault(&path, source))?;
        MasterKey::from_text(&text)
    }

    /// Makes a new key and writes it to a new file that only its owner can read. A file that is there already is
    /// left alone.
    pub fn create_file(path: impl AsRef<Path>, chance: &Chance) -> Result<Self, VaultFault> {
        let key = MasterKey(Zeroizing::new(chance.bytes()));
        let text = Zeroizing::new(format!("{HEADER}{}\n", *Zeroizing::new(STANDARD.encode(*key.0))));
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

    /// Reads the key from the text of its file, or from its bare base64 line as an environment variable holds it.
    pub fn from_text(text: &str) -> Result<Self, VaultFault> {
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let (Some(line), None) = (lines.next(), lines.next()) else { return Err(VaultFault::NotAMasterKey) };
        let bytes = STANDARD.decode(line).map(Zeroizing::new).map_err(|_| VaultFault::NotAMasterKey)?;
        bytes.as_slice().try_into().map(|key| MasterKey(Zeroizing::new(key))).map_err(|_| VaultFault::NotAMasterKey)
    }

    /// A key of its own for a purpose: no purpose's key says anything about another's.
    pub fn derive(&self, purpose: &str) -> [u8; 32] {
        self.expand("derive", purpose)
    }

    /// A hash that nobody without the master key can compute: for things to be found again but not guessed.
    pub fn keyed_hash(&self, purpose: &str, bytes: &[u8]) -> [u8; 32] {
        mac(&Zeroizing::new(self.expand("hash", purpose)), &[bytes])
    }

    /// The secret half of the key that signs checkpoints.
    pub fn signing_seed(&self) -> [u8; 32] {
        self.expand("sign", "checkpoints")
    }

    /// The use separates what is derived for callers from what the vault keeps for itself.
    pub(crate) fn expand(&self, used: &str, purpose: &str) -> [u8; 32] {
        mac(&self.0, &[b"vault 1 ", used.as_bytes(), b"\0", purpose.as_bytes()])
    }
}

fn mac(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("a key of any length is taken");
    parts.iter().for_each(|part| mac.update(part));
    mac.finalize().into_bytes().into()
}

fn fault(path: impl AsRef<Path>, source: std::io::Error) -> VaultFault {
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

/// Whether nobody but its owner can read or change a master key file.
pub fn is_private(path: impl AsRef<Path>) -> Result<bool, VaultFault> {
    let about = std::fs::metadata(&path).map_err(|source| fault(&path, source))?;
    #[cfg(unix)]
    return Ok(std::os::unix::fs::PermissionsExt::mode(&about.permissions()) & 0o077 == 0);
    #[cfg(not(unix))]
    Ok(about.is_file())
}
