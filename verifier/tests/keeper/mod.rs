//! A keeper of a small ledger, written from the README alone: signs, proves, writes evidence, and alters it in every way.

#![allow(dead_code, reason = "each test uses a part of it")]

use base64::{Engine, engine::general_purpose::STANDARD};
use ed25519_dalek::{Signer, SigningKey};
use sha2::{Digest, Sha256};
use verifier::{Consistency, End, Entry, Hash, Header, Holds, Inclusion, Kept, Key, Line};

/// When the first entry was recorded.
pub const BEGAN: i64 = 1_795_305_600_000;
const NAME: &str = "dolen.example/north";

/// Who keeps a ledger.
#[derive(Clone)]
pub struct Keeper {
    pub key: SigningKey,
    pub entries: Vec<Entry>,
}

impl Keeper {
    /// With so many entries; the same number gives the same ledger.
    pub fn of(count: u64) -> Keeper {
        Keeper { key: SigningKey::from_bytes(&[7; 32]), entries: (0..count).map(entry).collect() }
    }
    pub fn key(&self) -> Key {
        Key::read(&self.key_text()).expect("a key")
    }
    pub fn key_text(&self) -> String {
        let bytes = [&[1], self.key.verifying_key().as_bytes().as_slice()].concat();
        format!("{NAME}+{}+{}", hex::encode(self.key_id()), STANDARD.encode(bytes))
    }
    fn key_id(&self) -> [u8; 4] {
        let mut hash = Sha256::new();
        hash.update(NAME);
        hash.update([b'\n', 1]);
        hash.update(self.key.verifying_key().as_bytes());
        hash.finalize()[..4].try_into().expect("four bytes")
    }
    pub fn leaves(&self) -> Vec<Hash> {
        self.entries.iter().map(|entry| entry.leaf(&mut Vec::new()).expect("content")).collect()
    }
    /// A signed checkpoint over the first entries.
    pub fn checkpoint(&self, size: u64) -> String {
        self.sign(size, root(&self.leaves()[..size as usize]))
    }
    fn sign(&self, size: u64, root: Hash) -> String {
        let body = format!("{NAME}\n{size}\n{}\nat {}\n", STANDARD.encode(root.0), BEGAN + size as i64 * 1000);
        let seal = [self.key_id().as_slice(), &self.key.sign(body.as_bytes()).to_bytes()].concat();
        format!("{body}\n\u{2014} {NAME} {}\n", STANDARD.encode(seal))
    }
    /// The same as somebody kept it.
    pub fn kept(&self, who: &str, size: u64) -> Kept {
        Kept { who: who.to_owned(), text: self.checkpoint(size) }
    }
    pub fn consistency(&self, old: u64, new: u64) -> Consistency {
        Consistency { old, new, hashes: subproof(old as usize, &self.leaves()[..new as usize], true) }
    }
    fn header(&self, holds: Holds) -> Line {
        Line::Evidence(Header { version: 1, holds, key: self.key_text(), made_at: BEGAN })
    }
    /// Evidence of the whole ledger, with checkpoints of its own at these sizes and at its end.
    pub fn ledger(&self, own: &[u64]) -> Vec<u8> {
        let leaves = self.leaves();
        let size = leaves.len() as u64;
        let own = own.iter().copied().filter(|own| *own < size).chain([size]);
        let own: Vec<String> = own.map(|size| self.sign(size, root(&leaves[..size as usize]))).collect();
        self.ledger_with(own)
    }
    /// The same with these texts for checkpoints.
    pub fn ledger_with(&self, own: Vec<String>) -> Vec<u8> {
        let mut lines = vec![self.header(Holds::Ledger)];
        lines.extend(own.into_iter().map(Line::Checkpoint));
        lines.extend(self.entries.iter().map(|entry| Line::Entry(Box::new(entry.clone()))));
        lines.push(Line::End(End { entries: self.entries.len() as u64 }));
        written(&lines)
    }
    /// Receipts for some entries in the tree of a size.
    pub fn receipts(&self, indexes: &[u64], size: u64, older: &[u64]) -> Vec<u8> {
        let leaves = self.leaves();
        let mut lines = vec![self.header(Holds::Entries), Line::Checkpoint(self.checkpoint(size))];
        lines.extend(older.iter().map(|old| Line::Consistency(self.consistency(*old, size))));
        for index in indexes {
            lines.push(Line::Entry(Box::new(self.entries[*index as usize].clone())));
            let hashes = path(*index as usize, &leaves[..size as usize]);
            lines.push(Line::Inclusion(Inclusion { size, hashes }));
        }
        lines.push(Line::End(End { entries: indexes.len() as u64 }));
        written(&lines)
    }
    /// A proof alone.
    pub fn proof(&self, old: u64, new: u64) -> Vec<u8> {
        let lines = [
            self.header(Holds::Proof),
            Line::Checkpoint(self.checkpoint(new)),
            Line::Consistency(self.consistency(old, new)),
            Line::End(End { entries: 0 }),
        ];
        written(&lines)
    }
    /// Gives every entry the index of its place.
    pub fn renumber(&mut self) {
        (0..).zip(&mut self.entries).for_each(|(index, entry)| entry.index = index);
    }
    /// Stores with every entry the hash of what it says now.
    pub fn rehash(&mut self) {
        let leaves = self.leaves();
        self.entries.iter_mut().zip(leaves).for_each(|(entry, leaf)| entry.leaf_hash = leaf);
    }
}

pub fn written(lines: &[Line]) -> Vec<u8> {
    let mut out = Vec::new();
    for line in lines {
        serde_json::to_writer(&mut out, line).expect("writing into memory");
        out.push(b'\n');
    }
    out
}

/// An entry as a ledger holds it: every third is the trace of a look.
pub fn entry(index: u64) -> Entry {
    let event = !index.is_multiple_of(3);
    let mut entry = Entry {
        index,
        id: format!("{index:026}"),
        recorded_at: BEGAN + index as i64 * 1000,
        occurred_at: index.is_multiple_of(5).then_some(BEGAN - 86_400_000),
        actor: "01jqv2m7k8actor0000000000a".into(),
        agency: "01jqv2m7k8agency000000000b".into(),
        purpose: "safeguarding".into(),
        kind: if event { "concerns.reported".into() } else { "read.concerns.view".into() },
        version: 1,
        stream: if event { format!("concern:{}", index % 7) } else { String::new() },
        place: if event { index as i64 / 7 + 1 } else { 0 },
        subjects: "record:a record:b".into(),
        marking: String::new(),
        rules: "concerns.desk".into(),
        payload: Some(format!(r#"{{"kind":"reported","text":{{"sealed":"{}"}}}}"#, STANDARD.encode([index as u8; 60]))),
        payload_base64: None,
        leaf_hash: Hash([0; 32]),
    };
    entry.leaf_hash = entry.leaf(&mut Vec::new()).expect("content");
    entry
}

fn part(leaves: &[Hash]) -> (&[Hash], &[Hash]) {
    leaves.split_at(1 << (leaves.len() - 1).ilog2())
}

/// MTH of RFC 6962, word for word.
pub fn root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => Hash(Sha256::digest([]).into()),
        [leaf] => *leaf,
        more => {
            let (left, right) = part(more);
            Hash(Sha256::digest([&[1], root(left).0.as_slice(), &root(right).0].concat()).into())
        }
    }
}

/// PATH of RFC 6962.
fn path(index: usize, leaves: &[Hash]) -> Vec<Hash> {
    if leaves.len() == 1 {
        return Vec::new();
    }
    let (left, right) = part(leaves);
    let (mut below, beside) = match index < left.len() {
        true => (path(index, left), root(right)),
        false => (path(index - left.len(), right), root(left)),
    };
    below.push(beside);
    below
}

/// SUBPROOF of RFC 6962.
fn subproof(old: usize, leaves: &[Hash], whole: bool) -> Vec<Hash> {
    if old == leaves.len() {
        return if whole { Vec::new() } else { vec![root(leaves)] };
    }
    let (left, right) = part(leaves);
    let (mut below, beside) = match old <= left.len() {
        true => (subproof(old, left, whole), root(right)),
        false => (subproof(old - left.len(), right, false), root(left)),
    };
    below.push(beside);
    below
}
