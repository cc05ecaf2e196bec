//! The key of a database file: whoever has the file and not this key can read none of its pages.

use crate::{VaultFault, key_file};
use kernel::Chance;
use std::{fmt, path::Path};
use zeroize::Zeroizing;

const HEADER: &str = "# Key of the database file. Without it the file can never be read again.\n\
                      # Keep it, and a copy of it, apart from the data and from the backups.\n";

/// The key of a database file, 256 bits. Wiped when dropped; never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct FileKey(Zeroizing<[u8; 32]>);

impl fmt::Debug for FileKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FileKey(hidden)")
    }
}

impl FileKey {
    /// Reads the key from its file.
    ///
    /// # Errors
    /// When the file cannot be read or holds no key.
    pub fn from_file(path: impl AsRef<Path>) -> Result<Self, VaultFault> {
        FileKey::from_text(&key_file::load(path)?)
    }
    /// Makes a new key in a new file that only its owner can read. A file that is there already is left alone.
    ///
    /// # Errors
    /// When there is one already, or it cannot be written.
    pub fn create_file(path: impl AsRef<Path>, chance: &Chance) -> Result<Self, VaultFault> {
        key_file::create(path, HEADER, chance).map(FileKey)
    }
    /// Reads the key from the text of its file, or from its bare base64 line as an environment variable holds it.
    ///
    /// # Errors
    /// When it is not one line with 32 bytes in base64.
    pub fn from_text(text: &str) -> Result<Self, VaultFault> {
        key_file::read(text).map(FileKey).ok_or(VaultFault::NotAFileKey)
    }
    /// The key in hexadecimal digits, as SQLCipher takes it.
    pub fn hex(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.iter().map(|byte| format!("{byte:02x}")).collect())
    }
}
