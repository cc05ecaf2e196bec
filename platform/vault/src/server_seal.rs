//! Sealing under a key of the server itself, for state that a browser carries and for secrets of sessions.

use crate::{MasterKey, VaultFault, cipher, master_key::mac};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use kernel::Chance;
use std::fmt;
use zeroize::Zeroizing;

/// Seals and opens for one purpose; what is sealed for one purpose opens for no other.
pub struct ServerSeal {
    key: Zeroizing<[u8; 32]>,
    purpose: String,
}

impl fmt::Debug for ServerSeal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ServerSeal({})", self.purpose)
    }
}

impl ServerSeal {
    /// The seal for a purpose.
    pub fn new(master: &MasterKey, purpose: &str) -> Self {
        ServerSeal { key: Zeroizing::new(master.expand("server", purpose)), purpose: purpose.to_string() }
    }

    /// Seals; the text is safe in addresses, forms and cookies.
    pub fn seal(&self, plain: &[u8], chance: &Chance) -> String {
        URL_SAFE_NO_PAD.encode(cipher::seal(&self.key, &["server", &self.purpose], plain, chance))
    }

    /// Seals so that the same text always gives the same: for addresses, which are compared and come back to. Whoever sees
    /// two of them learns whether they hold the same, and nothing more.
    pub fn seal_alike(&self, plain: &[u8]) -> String {
        // The nonce is a keyed hash of the text: another text has another one.
        let hash = mac(&self.key, &[b"nonce\0", self.purpose.as_bytes(), b"\0", plain]);
        let nonce = *hash.first_chunk().expect("a hash is longer than a nonce");
        URL_SAFE_NO_PAD.encode(cipher::seal_with(&self.key, &["server", &self.purpose], plain, nonce))
    }

    /// Opens what was sealed for the same purpose.
    pub fn open(&self, text: &str) -> Result<Vec<u8>, VaultFault> {
        let sealed = URL_SAFE_NO_PAD.decode(text).map_err(|_| VaultFault::NotABox)?;
        cipher::open(&self.key, &["server", &self.purpose], &sealed)
    }
}
