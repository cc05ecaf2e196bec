//! Checkpoints as signed notes, and the key that signs them.

use crate::tree::Hash;
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};
use std::fmt;

/// The byte that says "Ed25519" in the text form of a key.
const ED25519: u8 = 1;

/// The public key of a ledger: `name+id+key`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    name: String,
    key: ed25519_dalek::VerifyingKey,
}

impl Key {
    /// Reads the text form; `None` where it is none.
    pub fn read(text: &str) -> Option<Key> {
        let mut parts = text.splitn(3, '+');
        let (name, id, bytes) = (parts.next()?, parts.next()?, STANDARD.decode(parts.next()?).ok()?);
        let (kind, bytes) = bytes.split_first()?;
        let key = ed25519_dalek::VerifyingKey::from_bytes(bytes.try_into().ok()?).ok()?;
        let key = Key { name: name.to_owned(), key };
        (*kind == ED25519 && hex::encode(key.id()) == id).then_some(key)
    }
    /// The ledger that it belongs to.
    pub fn name(&self) -> &str {
        &self.name
    }
    /// The first four bytes of `SHA-256(name || 0x0a || 0x01 || key)`.
    fn id(&self) -> [u8; 4] {
        let hash = Sha256::new().chain_update(&self.name).chain_update([b'\n', ED25519]).chain_update(self.key);
        let [a, b, c, d, ..]: [u8; 32] = hash.finalize().into();
        [a, b, c, d]
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = [&[ED25519], self.key.as_bytes().as_slice()].concat();
        write!(f, "{}+{}+{}", self.name, hex::encode(self.id()), STANDARD.encode(bytes))
    }
}

/// What was signed: so many entries, with this root, at this instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// How many entries.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
    /// When it was signed, in milliseconds since 1970 in UTC.
    pub at: i64,
}

/// Why a text is not a sound checkpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteFault {
    /// It has not the form of a checkpoint.
    Form,
    /// It is about another ledger, or signed with another key.
    OtherKey,
    /// The signature does not hold for this text.
    Signature,
}

impl fmt::Display for NoteFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NoteFault::Form => "it has not the form of a checkpoint",
            NoteFault::OtherKey => "it is about another ledger, or signed with another key",
            NoteFault::Signature => "its signature does not hold",
        })
    }
}

impl Checkpoint {
    /// Reads a checkpoint and checks its signature. Only the one text that signing gives is taken.
    pub fn read(text: &str, key: &Key) -> Result<Checkpoint, NoteFault> {
        let (body, seal) = text.split_once("\n\n").ok_or(NoteFault::Form)?;
        let body = format!("{body}\n");
        let (name, checkpoint) = Checkpoint::read_body(&body).ok_or(NoteFault::Form)?;
        let seal = seal.strip_prefix("\u{2014} ").and_then(|line| line.strip_suffix('\n')).ok_or(NoteFault::Form)?;
        let (signer, seal) = seal.split_once(' ').ok_or(NoteFault::Form)?;
        let seal = STANDARD.decode(seal).map_err(|_| NoteFault::Form)?;
        let (id, signature) = seal.split_first_chunk::<4>().ok_or(NoteFault::Form)?;
        let signature = ed25519_dalek::Signature::from_slice(signature).map_err(|_| NoteFault::Form)?;
        if name != key.name || signer != key.name || *id != key.id() {
            return Err(NoteFault::OtherKey);
        }
        key.key.verify_strict(body.as_bytes(), &signature).map_err(|_| NoteFault::Signature)?;
        Ok(checkpoint)
    }

    fn read_body(body: &str) -> Option<(&str, Checkpoint)> {
        let mut lines = body.lines();
        let (name, size, root, at) = (lines.next()?, lines.next()?, lines.next()?, lines.next()?);
        let checkpoint = Checkpoint {
            size: size.parse().ok()?,
            root: Hash::of_bytes(&STANDARD.decode(root).ok()?)?,
            at: at.strip_prefix("at ")?.parse().ok()?,
        };
        // Numbers can be written in more ways than one; only one of them is taken.
        let plain = size == checkpoint.size.to_string() && at == format!("at {}", checkpoint.at);
        (plain && lines.next().is_none()).then_some((name, checkpoint))
    }
}
