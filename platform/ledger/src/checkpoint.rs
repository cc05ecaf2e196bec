//! Signed checkpoints in the signed-note text form, so that a partner can keep one and hold us to it.

use crate::Hash;
use base64::{Engine, engine::general_purpose::STANDARD};
use ed25519_dalek::Signer;
use kernel::{Chance, Timestamp};
use sha2::{Digest, Sha256};
use std::fmt;

/// The signature type byte of Ed25519 in signed notes.
const ED25519: u8 = 1;

/// What the ledger's keeper vouches for: this many entries, with this root, at this instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Which ledger it is about; also the name of its key. One line without spaces or plus signs.
    pub origin: String,
    /// How many entries.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
    /// When it was signed.
    pub at: Timestamp,
}

/// Why a text is not a sound checkpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointFault {
    /// Not the one text form that a checkpoint has.
    #[error("the text is not in the form of a checkpoint")]
    Form,
    /// Signed by another key, or about another ledger.
    #[error("it is signed with another key or about another ledger")]
    OtherKey,
    /// The signature does not hold.
    #[error("the signature does not hold")]
    Signature,
}

impl Checkpoint {
    /// The signed part: origin, size, root, and the time as an extension line.
    fn body(&self) -> String {
        let Checkpoint { origin, size, root, at } = self;
        format!("{origin}\n{size}\n{}\nat {}\n", STANDARD.encode(root.0), at.millis())
    }

    fn parse_body(body: &str) -> Option<Checkpoint> {
        let mut lines = body.lines();
        let origin = lines.next()?.to_string();
        let size = lines.next()?.parse().ok()?;
        let root = Hash::from_slice(&STANDARD.decode(lines.next()?).ok()?).ok()?;
        let at = Timestamp::from_millis(lines.next()?.strip_prefix("at ")?.parse().ok()?);
        Some(Checkpoint { origin, size, root, at })
    }

    /// Reads a checkpoint and holds it against the key. Only the exact text that signing gives is taken: a changed
    /// byte anywhere is a fault.
    pub fn parse_and_verify(text: &str, key: &VerifyingKey) -> Result<Checkpoint, CheckpointFault> {
        let (body, signature) = text.split_once("\n\n").ok_or(CheckpointFault::Form)?;
        let body = format!("{body}\n");
        let checkpoint = Checkpoint::parse_body(&body).ok_or(CheckpointFault::Form)?;
        let line =
            signature.strip_prefix("— ").and_then(|line| line.strip_suffix('\n')).ok_or(CheckpointFault::Form)?;
        let (name, sealed) = line.split_once(' ').ok_or(CheckpointFault::Form)?;
        let sealed = STANDARD.decode(sealed).map_err(|_| CheckpointFault::Form)?;
        let (id, signature) = sealed.split_first_chunk::<4>().ok_or(CheckpointFault::Form)?;
        let signature = ed25519_dalek::Signature::from_slice(signature).map_err(|_| CheckpointFault::Form)?;
        if name != key.name || *id != key.id() || checkpoint.origin != key.name {
            return Err(CheckpointFault::OtherKey);
        }
        // Numbers can be written in more than one way; only one of them is what was signed.
        if checkpoint.body() != body {
            return Err(CheckpointFault::Form);
        }
        key.key.verify_strict(body.as_bytes(), &signature).map_err(|_| CheckpointFault::Signature)?;
        Ok(checkpoint)
    }
}

/// The key that signs the checkpoints of one ledger. Wiped when dropped; never printed.
pub struct SigningKey {
    name: String,
    key: ed25519_dalek::SigningKey,
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({})", self.name)
    }
}

impl SigningKey {
    /// A new key for the ledger of this origin.
    pub fn generate(origin: &str, chance: &Chance) -> Self {
        SigningKey::from_bytes(origin, &chance.bytes())
    }

    /// The key that has these 32 secret bytes.
    pub fn from_bytes(origin: &str, secret: &[u8; 32]) -> Self {
        SigningKey { name: tidy(origin), key: ed25519_dalek::SigningKey::from_bytes(secret) }
    }

    /// The 32 secret bytes.
    pub fn to_bytes(&self) -> [u8; 32] {
        self.key.to_bytes()
    }

    /// The public half, to be given to partners.
    pub fn verifying_key(&self) -> VerifyingKey {
        VerifyingKey { name: self.name.clone(), key: self.key.verifying_key() }
    }

    /// Signs what the ledger is at this instant; the text is a signed note.
    pub fn sign(&self, size: u64, root: Hash, at: Timestamp) -> String {
        let body = Checkpoint { origin: self.name.clone(), size, root, at }.body();
        let mut sealed = self.verifying_key().id().to_vec();
        sealed.extend_from_slice(&self.key.sign(body.as_bytes()).to_bytes());
        format!("{body}\n— {} {}\n", self.name, STANDARD.encode(sealed))
    }
}

/// An origin becomes part of lines: spaces, controls and plus signs would break them.
fn tidy(origin: &str) -> String {
    let broken = |letter: char| letter.is_whitespace() || letter.is_control() || letter == '+';
    origin.chars().map(|letter| if broken(letter) { '-' } else { letter }).collect()
}

/// The public half of a ledger's key. Its text form is that of signed notes: `name+id+key`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifyingKey {
    name: String,
    key: ed25519_dalek::VerifyingKey,
}

impl VerifyingKey {
    /// The ledger it belongs to.
    pub fn origin(&self) -> &str {
        &self.name
    }

    /// The first four bytes of `SHA-256(name || 0x0a || 0x01 || key)`.
    fn id(&self) -> [u8; 4] {
        let hash = Sha256::new().chain_update(&self.name).chain_update([b'\n', ED25519]).chain_update(self.key);
        let [a, b, c, d, ..] = <[u8; 32]>::from(hash.finalize());
        [a, b, c, d]
    }
}

impl fmt::Display for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bytes = vec![ED25519];
        bytes.extend_from_slice(self.key.as_bytes());
        write!(f, "{}+{}+{}", self.name, hex::encode(self.id()), STANDARD.encode(bytes))
    }
}

impl std::str::FromStr for VerifyingKey {
    type Err = CheckpointFault;
    fn from_str(text: &str) -> Result<Self, CheckpointFault> {
        let read = || {
            let (name, rest) = text.split_once('+')?;
            let bytes = STANDARD.decode(rest.split_once('+')?.1).ok()?;
            let (ED25519, key) = bytes.split_first().map(|(kind, key)| (*kind, key))? else { return None };
            let key = ed25519_dalek::VerifyingKey::from_bytes(key.try_into().ok()?).ok()?;
            Some(VerifyingKey { name: tidy(name), key })
        };
        read().filter(|key| key.to_string() == text).ok_or(CheckpointFault::Form)
    }
}
