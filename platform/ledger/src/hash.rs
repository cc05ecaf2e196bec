//! The 32-byte hash of RFC 6962: leaves and nodes are told apart by their first byte.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256, block_api::compress256};
use std::{fmt, str::FromStr};

/// The state in which SHA-256 starts (FIPS 180-4, section 5.3.3).
const START: [u32; 8] =
    [0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19];

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
        // Always 65 bytes, so always these two blocks with this padding: there is nothing to buffer. A ledger has as
        // many nodes as entries, and this takes a third off the time of each.
        let mut blocks = [[0u8; 64]; 2];
        blocks[0][0] = 1;
        blocks[0][1..33].copy_from_slice(&left.0);
        blocks[0][33..].copy_from_slice(&right.0[..31]);
        blocks[1][0] = right.0[31];
        blocks[1][1] = 0x80;
        blocks[1][62..].copy_from_slice(&(65u16 * 8).to_be_bytes());
        let mut state = START;
        compress256(&mut state, &blocks);
        let mut out = [0u8; 32];
        for (bytes, word) in out.as_chunks_mut::<4>().0.iter_mut().zip(state) {
            *bytes = word.to_be_bytes();
        }
        Hash(out)
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
