//! One entry of the ledger and the bytes that its leaf hash covers.

use crate::Hash;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// The version of the encoding below. A new encoding gets a new number; old entries keep theirs.
const FORMAT: u8 = 1;

/// One entry exactly as stored, one field per stored column. Every byte of it is under the leaf hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// 0-based position in the ledger.
    pub index: u64,
    /// The entry's own id, 26 characters.
    pub id: String,
    /// When it was written down, in milliseconds UTC.
    pub recorded_at: i64,
    /// When it happened, where that differs.
    pub occurred_at: Option<i64>,
    /// Who did it: an id, `system:<role>` or `public`.
    pub actor: String,
    /// For which agency: an id, or empty.
    pub agency: String,
    /// What for.
    pub purpose: String,
    /// What kind of event or trace it is.
    pub kind: String,
    /// The version of the kind's payload.
    pub version: i64,
    /// The stream it continues; empty for traces of reads.
    pub stream: String,
    /// 1-based position in its stream; 0 for traces.
    pub place: i64,
    /// Names of the subjects whose content it holds, sorted, separated by spaces.
    pub subjects: String,
    /// How it may be handled.
    pub marking: String,
    /// Ids of the access rules that allowed it, separated by spaces.
    pub rules: String,
    /// Canonical JSON with sealed parts.
    pub payload: Vec<u8>,
}

impl Entry {
    /// `SHA-256(0x00 || encoding)`, the leaf of RFC 6962.
    pub fn leaf_hash(&self) -> Hash {
        self.leaf_hash_with(&mut Vec::with_capacity(512 + self.payload.len()))
    }

    /// The same, with a buffer that is used again from entry to entry.
    pub fn leaf_hash_with(&self, buffer: &mut Vec<u8>) -> Hash {
        buffer.clear();
        buffer.push(0);
        self.encode(buffer);
        Hash(Sha256::digest(buffer.as_slice()).into())
    }

    /// Appends the canonical encoding: the format's number, then every field in the order of the columns.
    /// Every number is eight bytes, big-endian; every text is its length as such a number, then its bytes; an absent
    /// number is a zero byte, a present one a one byte and the number. Two different entries never share an encoding.
    pub fn encode(&self, out: &mut Vec<u8>) {
        out.push(FORMAT);
        number(out, self.index.to_be_bytes());
        text(out, self.id.as_bytes());
        number(out, self.recorded_at.to_be_bytes());
        match self.occurred_at {
            None => out.push(0),
            Some(at) => {
                out.push(1);
                number(out, at.to_be_bytes());
            }
        }
        text(out, self.actor.as_bytes());
        text(out, self.agency.as_bytes());
        text(out, self.purpose.as_bytes());
        text(out, self.kind.as_bytes());
        number(out, self.version.to_be_bytes());
        text(out, self.stream.as_bytes());
        number(out, self.place.to_be_bytes());
        text(out, self.subjects.as_bytes());
        text(out, self.marking.as_bytes());
        text(out, self.rules.as_bytes());
        text(out, &self.payload);
    }

    /// The columns whose content no honest writer would have stored: what can be said when the leaf hash does not
    /// agree and the hash alone cannot tell which column was changed.
    pub fn misshapen(&self) -> Vec<&'static str> {
        let plain = |text: &str| !text.chars().any(char::is_control);
        let names: Vec<&str> = self.subjects.split(' ').collect();
        let sorted = self.subjects.is_empty() || (names.is_sorted() && !names.contains(&""));
        let id = self.id.len() == 26 && self.id.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_lowercase());
        let payload = serde_json::from_slice::<serde::de::IgnoredAny>(&self.payload).is_ok();
        let kind = self.kind.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._-".contains(&b));
        [
            ("id", id),
            ("recorded_at", self.recorded_at >= 0),
            ("actor", plain(&self.actor) && !self.actor.is_empty()),
            ("agency", plain(&self.agency)),
            ("purpose", plain(&self.purpose)),
            ("kind", kind && !self.kind.is_empty()),
            ("version", self.version >= 1),
            ("stream", plain(&self.stream)),
            ("place", self.place >= 0 && (self.place == 0) == self.stream.is_empty()),
            ("subjects", sorted && plain(&self.subjects)),
            ("marking", plain(&self.marking)),
            ("rules", plain(&self.rules)),
            ("payload", payload),
        ]
        .into_iter()
        .filter_map(|(column, sound)| (!sound).then_some(column))
        .collect()
    }
}

fn number(out: &mut Vec<u8>, bytes: [u8; 8]) {
    out.extend_from_slice(&bytes);
}

fn text(out: &mut Vec<u8>, bytes: &[u8]) {
    number(out, (bytes.len() as u64).to_be_bytes());
    out.extend_from_slice(bytes);
}

/// JSON in one form only: keys in order, no spaces. What is stored in [`Entry::payload`].
pub fn canonical_json(value: &Value) -> Vec<u8> {
    let mut sorted = value.clone();
    // Whether a JSON object keeps its order depends on a feature that any library may switch on: sort either way.
    sorted.sort_all_objects();
    sorted.to_string().into_bytes()
}
