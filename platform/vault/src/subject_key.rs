//! A key per subject: what is sealed under it is erased by destroying it.

use crate::{MasterKey, VaultFault, cipher};
use kernel::Chance;
use std::fmt;
use zeroize::Zeroizing;

/// A subject's own key, made on first use; stored only wrapped. Wiped when dropped; never printed.
pub struct SubjectKey(Zeroizing<[u8; 32]>);

impl fmt::Debug for SubjectKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SubjectKey(hidden)")
    }
}

impl SubjectKey {
    /// A new key.
    pub fn mint(chance: &Chance) -> Self {
        SubjectKey(Zeroizing::new(chance.bytes()))
    }

    /// The form in which the key is stored: sealed under the master key, bound to the subject.
    pub fn wrap(&self, master: &MasterKey, subject: &str, chance: &Chance) -> Vec<u8> {
        cipher::seal(&wrapping(master), &["subject key", subject], &*self.0, chance)
    }

    /// Reads the stored form.
    pub fn unwrap(wrapped: &[u8], master: &MasterKey, subject: &str) -> Result<Self, VaultFault> {
        let bytes = cipher::open(&wrapping(master), &["subject key", subject], wrapped).map(Zeroizing::new)?;
        bytes.as_slice().try_into().map(|key| SubjectKey(Zeroizing::new(key))).map_err(|_| VaultFault::NotABox)
    }

    /// Seals content about the subject; the context says where the box belongs, and it opens nowhere else.
    pub fn seal(&self, subject: &str, context: &str, plain: &[u8], chance: &Chance) -> Vec<u8> {
        cipher::seal(&self.0, &["content", subject, context], plain, chance)
    }

    /// Opens a box about the subject in its context.
    pub fn open(&self, subject: &str, context: &str, sealed: &[u8]) -> Result<Vec<u8>, VaultFault> {
        cipher::open(&self.0, &["content", subject, context], sealed)
    }
}

fn wrapping(master: &MasterKey) -> Zeroizing<[u8; 32]> {
    Zeroizing::new(master.expand("wrap", "subject keys"))
}
