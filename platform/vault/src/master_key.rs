//! The one secret of an installation, from which every other key is derived or under which it is wrapped.

use crate::{VaultFault, key_file};
use hmac::{Hmac, KeyInit, Mac};
use kernel::Chance;
use sha2::Sha256;
use std::{fmt, path::Path};
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
        MasterKey::from_text(&key_file::load(path)?)
    }

    /// Makes a new key and writes it to a new file that only its owner can read. A file that is there already is
    /// left alone.
    pub fn create_file(path: impl AsRef<Path>, chance: &Chance) -> Result<Self, VaultFault> {
        key_file::create(path, HEADER, chance).map(MasterKey)
    }

    /// Reads the key from the text of its file, or from its bare base64 line as an environment variable holds it.
    pub fn from_text(text: &str) -> Result<Self, VaultFault> {
        key_file::read(text).map(MasterKey).ok_or(VaultFault::NotAMasterKey)
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

pub(crate) fn mac(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("a key of any length is taken");
    parts.iter().for_each(|part| mac.update(part));
    mac.finalize().into_bytes().into()
}
