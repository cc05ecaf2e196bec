//! The lines of an evidence file, read one by one and strictly: whatever can be written in two ways is taken in one only,
//! so that no byte can change unseen.

use crate::tree::Hash;
use base64::{Engine, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};
use std::io::{BufRead, Read};

/// The version of the format that this program knows.
pub const VERSION: u32 = 1;

/// No line is longer, so that a damaged file does not fill the memory.
const LONGEST_LINE: u64 = 64 << 20;

/// One line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Line {
    /// The first line.
    Evidence(Header),
    /// A checkpoint of the ledger's keeper: the text of a signed note.
    Checkpoint(String),
    /// That an older tree is the beginning of a newer one.
    Consistency(Consistency),
    /// An entry as it is stored.
    Entry(Box<Entry>),
    /// That the entry before it is in a tree.
    Inclusion(Inclusion),
    /// The last line.
    End(End),
}

/// What the file holds and who says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// The version of the format.
    pub version: u32,
    /// What it holds.
    pub holds: Holds,
    /// The public key of the ledger, as `name+id+key`.
    pub key: String,
    /// When it was made, in milliseconds since 1970 in UTC.
    pub made_at: i64,
}

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holds {
    /// The whole ledger, from its first entry.
    Ledger,
    /// Some entries, each with a proof that it is in the ledger: receipts.
    Entries,
    /// No entries: only proofs that older checkpoints are the beginning of the newest.
    Proof,
}

/// That the tree of `old` entries is the beginning of the tree of `new` entries (RFC 6962, section 2.1.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consistency {
    /// Size of the older tree.
    pub old: u64,
    /// Size of the newer tree.
    pub new: u64,
    /// The proof.
    pub hashes: Vec<Hash>,
}

/// That an entry is in the tree of `size` entries (RFC 6962, section 2.1.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inclusion {
    /// Size of the tree.
    pub size: u64,
    /// The audit path, from the leaf upwards.
    pub hashes: Vec<Hash>,
}

/// How many entries there were: a file that was cut off has no such line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct End {
    /// How many entries.
    pub entries: u64,
}

/// One entry as it is stored, and its leaf hash as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Position in the ledger, from 0.
    pub index: u64,
    /// Its own id.
    pub id: String,
    /// When it was written down, in milliseconds since 1970 in UTC.
    pub recorded_at: i64,
    /// When it happened, where that differs.
    pub occurred_at: Option<i64>,
    /// Who did it.
    pub actor: String,
    /// For which agency.
    pub agency: String,
    /// What for.
    pub purpose: String,
    /// What kind of event it is.
    pub kind: String,
    /// The version of that kind.
    pub version: i64,
    /// Which history it continues.
    pub stream: String,
    /// Its place there.
    pub place: i64,
    /// Whom it is about.
    pub subjects: String,
    /// How it may be handled.
    pub marking: String,
    /// Which rules allowed it.
    pub rules: String,
    /// The content, with its sealed parts sealed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payload: Option<String>,
    /// The content in base64, only where it is no UTF-8.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payload_base64: Option<String>,
    /// The leaf hash that is stored with it.
    pub leaf_hash: Hash,
}

impl Entry {
    /// The leaf hash of what the entry says, `SHA-256(0x00 || encoding)`; `None` where it has no content, or in two forms.
    pub fn leaf(&self, buffer: &mut Vec<u8>) -> Option<Hash> {
        let decoded;
        let payload = match (&self.payload, &self.payload_base64) {
            (Some(text), None) => text.as_bytes(),
            (None, Some(text)) => {
                decoded = STANDARD.decode(text).ok()?;
                std::str::from_utf8(&decoded).is_err().then_some(decoded.as_slice())?
            }
            _ => return None,
        };
        buffer.clear();
        buffer.push(1);
        let number = |buffer: &mut Vec<u8>, bytes: [u8; 8]| buffer.extend_from_slice(&bytes);
        let text = |buffer: &mut Vec<u8>, bytes: &[u8]| {
            buffer.extend_from_slice(&(bytes.len() as u64).to_be_bytes());
            buffer.extend_from_slice(bytes);
        };
        number(buffer, self.index.to_be_bytes());
        text(buffer, self.id.as_bytes());
        number(buffer, self.recorded_at.to_be_bytes());
        match self.occurred_at {
            None => buffer.push(0),
            Some(at) => {
                buffer.push(1);
                number(buffer, at.to_be_bytes());
            }
        }
        for field in [&self.actor, &self.agency, &self.purpose, &self.kind] {
            text(buffer, field.as_bytes());
        }
        number(buffer, self.version.to_be_bytes());
        text(buffer, self.stream.as_bytes());
        number(buffer, self.place.to_be_bytes());
        for field in [&self.subjects, &self.marking, &self.rules] {
            text(buffer, field.as_bytes());
        }
        text(buffer, payload);
        Some(Hash::of_leaf(buffer))
    }
}

/// Why a line cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// The file could not be read on: the machine's own words.
    Unreadable(String),
    /// What is wrong with the line of this number, from 1.
    Line(u64, String),
}

/// Reads lines.
pub struct Lines<R> {
    source: R,
    number: u64,
    line: Vec<u8>,
    again: Vec<u8>,
}

impl<R: BufRead> Lines<R> {
    /// From the beginning.
    pub fn new(source: R) -> Self {
        Lines { source, number: 0, line: Vec::new(), again: Vec::new() }
    }
    /// The number of the line that was read last, from 1.
    pub fn number(&self) -> u64 {
        self.number
    }
    /// A fault of the line that was read last.
    pub fn damage(&self, what: impl Into<String>) -> Damage {
        Damage::Line(self.number, what.into())
    }
    /// The next line; `None` at the end of the file.
    pub fn next_line(&mut self) -> Result<Option<Line>, Damage> {
        self.line.clear();
        self.number += 1;
        let read = self.source.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut self.line);
        match read.map_err(|e| Damage::Unreadable(e.to_string()))? {
            0 => return Ok(None),
            _ if self.line.last() == Some(&b'\n') => self.line.pop(),
            length if length as u64 == LONGEST_LINE => return Err(self.damage("it is longer than any line")),
            _ => return Err(self.damage("it is cut off")),
        };
        let line: Line =
            serde_json::from_slice(&self.line).map_err(|e| self.damage(format!("it is no line of evidence ({e})")))?;
        self.again.clear();
        serde_json::to_writer(&mut self.again, &line).map_err(|e| self.damage(e.to_string()))?;
        if self.again != self.line {
            return Err(self.damage("it is not written in the one form that the format has"));
        }
        Ok(Some(line))
    }
}
