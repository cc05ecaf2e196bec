//! The 32-byte hash of RFC 6962: leaves and nodes are told apart by their first byte.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{fmt, str::FromStr};

/// A SHA-256 hash: of an entry, of a subtree, or of the whole tree. Its text form is 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Hash(pub [u8; 32]);

/// The text or bytes were not a hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a hash: 64 hexadecimal digits or 32 bytes are expected")]
pub struct NotAHash;

impl Hash {
    /// The root of the tree without entries.
    pub fn of_nothing() -> Hash {
        Hash(Sha256::digest([]).into())
    }

    /// The hash of a leaf's bytes, `SHA-256(0x00 || bytes)`.
    pub fn of_leaf(bytes: &[u8]) -> Hash {
        Hash(Sha256::new().chain_update([0]).chain_update(bytes).finalize().into())
    }

    /// The hash of two subtrees side by side, `SHA-256(0x01 || left || right)`.
    pub fn of_node(left: &Hash, right: &Hash) -> Hash {
        let mut bytes = [1u8; 65];
        bytes[1..33].copy_from_slice(&left.0);
        bytes[33..].copy_from_slice(&right.0);
        Hash(Sha256::digest(bytes).into())
    }

    /// From the 32 bytes of a stored column.
    pub fn from_slice(bytes: &[u8]) -> Result<Hash, NotAHash> {
        bytes.try_into().map(Hash).map_err(|_| NotAHash)
    }

    /// The root over hashes that form a complete subtree; their number must be a power of two.
    pub(crate) fn of_complete(hashes: &[Hash]) -> Hash {
        debug_assert!(hashes.len().is_power_of_two(), "only complete subtrees have a root of this form");
        let mut row = hashes.to_vec();
        while row.len() > 1 {
            row = row.chunks_exact(2).map(|pair| Hash::of_node(&pair[0], &pair[1])).collect();
        }
        row[0]
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Hash {
    type Err = NotAHash;
    fn from_str(text: &str) -> Result<Self, NotAHash> {
        let mut bytes = [0u8; 32];
        hex::decode_to_slice(text, &mut bytes).map_err(|_| NotAHash)?;
        Ok(Hash(bytes))
    }
}

impl Serialize for Hash {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
