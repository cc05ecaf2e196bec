//! Sealing under a key of the server itself, for state that a browser carries and for secrets of sessions.

use crate::{MasterKey, VaultFault, cipher};
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

    /// Opens what was sealed for the same purpose.
    pub fn open(&self, text: &str) -> Result<Vec<u8>, VaultFault> {
        let sealed = URL_SAFE_NO_PAD.decode(text).map_err(|_| VaultFault::NotABox)?;
        cipher::open(&self.key, &["server", &self.purpose], &sealed)
    }
}
