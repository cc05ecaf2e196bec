//! The Merkle tree of RFC 6962: hashes of leaves and nodes, the root over entries that come one by one, and proofs.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};
use std::fmt;

/// A SHA-256 hash. Its text form is 64 hexadecimal digits in lower case.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// The root of the tree without leaves: the hash of nothing.
    pub fn of_nothing() -> Hash {
        Hash(Sha256::digest([]).into())
    }
    /// `SHA-256(0x00 || bytes)`.
    pub fn of_leaf(bytes: &[u8]) -> Hash {
        Hash(Sha256::new().chain_update([0]).chain_update(bytes).finalize().into())
    }
    /// `SHA-256(0x01 || left || right)`.
    pub fn of_node(left: Hash, right: Hash) -> Hash {
        Hash(Sha256::new().chain_update([1]).chain_update(left.0).chain_update(right.0).finalize().into())
    }
    /// From bytes, where there are 32.
    pub fn of_bytes(bytes: &[u8]) -> Option<Hash> {
        bytes.try_into().ok().map(Hash)
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
impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut text = [0; 64];
        // The length is right: it cannot fail.
        let _ = hex::encode_to_slice(self.0, &mut text);
        serializer.serialize_str(std::str::from_utf8(&text).unwrap_or_default())
    }
}
impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        let mut bytes = [0; 32];
        hex::decode_to_slice(text.as_bytes(), &mut bytes)
            .map_err(|_| serde::de::Error::custom("a hash has 64 hexadecimal digits"))?;
        Ok(Hash(bytes))
    }
}

/// The tree over leaves that come one by one: the roots of its complete subtrees from the left, the largest first.
#[derive(Clone, Default)]
pub struct Tree {
    size: u64,
    complete: Vec<Hash>,
}

impl Tree {
    /// How many leaves.
    pub fn size(&self) -> u64 {
        self.size
    }
    /// Takes the next leaf.
    pub fn push(&mut self, leaf: Hash) {
        let mut right = leaf;
        let mut rest = self.size;
        while rest & 1 == 1 {
            let Some(left) = self.complete.pop() else { break };
            right = Hash::of_node(left, right);
            rest >>= 1;
        }
        self.complete.push(right);
        self.size += 1;
    }
    /// The root (RFC 6962, section 2.1).
    pub fn root(&self) -> Hash {
        let joined = self.complete.iter().rev().copied().reduce(|right, left| Hash::of_node(left, right));
        joined.unwrap_or_else(Hash::of_nothing)
    }
}

/// The largest power of two below `size`: where a tree of more than one leaf is parted.
fn part(size: u64) -> u64 {
    1 << (size - 1).ilog2()
}

/// The root to which an audit path leads from a leaf (RFC 6962, section 2.1.1); `None` where the path has another length
/// than such a path has.
pub fn root_of_path(leaf: Hash, index: u64, size: u64, path: &[Hash]) -> Option<Hash> {
    if index >= size {
        return None;
    }
    if size == 1 {
        return path.is_empty().then_some(leaf);
    }
    let (beside, below) = path.split_last()?;
    let left = part(size);
    if index < left {
        Some(Hash::of_node(root_of_path(leaf, index, left, below)?, *beside))
    } else {
        Some(Hash::of_node(*beside, root_of_path(leaf, index - left, size - left, below)?))
    }
}

/// Whether a proof shows the older tree to be the beginning of the newer one (RFC 6962, section 2.1.2).
pub fn is_beginning(old: (u64, Hash), new: (u64, Hash), proof: &[Hash]) -> bool {
    if old.0 > new.0 {
        return false;
    }
    if old.0 == 0 {
        // Every tree begins with nothing.
        return old.1 == Hash::of_nothing() && proof.is_empty();
    }
    roots_of_proof(old, new.0, true, proof) == Some((old.1, new.1))
}

/// The roots of the older and of the newer tree as the proof has them. `whole` says that the older tree's root is that
/// of the subtree in hand, which a proof leaves out because whoever checks has it.
fn roots_of_proof((old, old_root): (u64, Hash), new: u64, whole: bool, proof: &[Hash]) -> Option<(Hash, Hash)> {
    if old == new {
        return match (whole, proof) {
            (true, []) => Some((old_root, old_root)),
            (false, [root]) => Some((*root, *root)),
            _ => None,
        };
    }
    let (beside, below) = proof.split_last()?;
    let left = part(new);
    if old <= left {
        let (older, newer) = roots_of_proof((old, old_root), left, whole, below)?;
        Some((older, Hash::of_node(newer, *beside)))
    } else {
        let (older, newer) = roots_of_proof((old - left, old_root), new - left, false, below)?;
        Some((Hash::of_node(*beside, older), Hash::of_node(*beside, newer)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaves(count: u8) -> Vec<Hash> {
        (0..count).map(|n| Hash::of_leaf(&[n])).collect()
    }
    /// The definition, word for word.
    fn root(leaves: &[Hash]) -> Hash {
        match leaves {
            [] => Hash::of_nothing(),
            [leaf] => *leaf,
            more => {
                let (left, right) = more.split_at(part(more.len() as u64) as usize);
                Hash::of_node(root(left), root(right))
            }
        }
    }
    fn path(index: usize, leaves: &[Hash]) -> Vec<Hash> {
        if leaves.len() == 1 {
            return Vec::new();
        }
        let (left, right) = leaves.split_at(part(leaves.len() as u64) as usize);
        let (mut below, beside) = match index < left.len() {
            true => (path(index, left), root(right)),
            false => (path(index - left.len(), right), root(left)),
        };
        below.push(beside);
        below
    }
    fn subproof(old: usize, leaves: &[Hash], whole: bool) -> Vec<Hash> {
        if old == leaves.len() {
            return if whole { Vec::new() } else { vec![root(leaves)] };
        }
        let (left, right) = leaves.split_at(part(leaves.len() as u64) as usize);
        let (mut below, beside) = match old <= left.len() {
            true => (subproof(old, left, whole), root(right)),
            false => (subproof(old - left.len(), right, false), root(left)),
        };
        below.push(beside);
        below
    }

    #[test]
    fn every_tree_up_to_seventy_leaves_is_as_the_standard_has_it() {
        let all = leaves(70);
        let mut tree = Tree::default();
        assert_eq!(tree.root(), root(&[]));
        for size in 1..=all.len() {
            tree.push(all[size - 1]);
            let now = &all[..size];
            assert_eq!((tree.size(), tree.root()), (size as u64, root(now)));
            for index in 0..size {
                let path = path(index, now);
                assert_eq!(root_of_path(all[index], index as u64, size as u64, &path), Some(tree.root()));
                let longer = [path.clone(), vec![all[0]]].concat();
                assert_ne!(root_of_path(all[index], index as u64, size as u64, &longer), Some(tree.root()));
            }
            for old in 1..=size {
                let proof = subproof(old, now, true);
                let (older, newer) = ((old as u64, root(&all[..old])), (size as u64, tree.root()));
                assert!(is_beginning(older, newer, &proof), "{old} of {size}");
                assert!(old == size || !is_beginning((older.0, all[0]), newer, &proof) || old == 1);
                assert!(!is_beginning(older, (newer.0, Hash([7; 32])), &proof));
                assert!(!is_beginning(older, newer, &[proof, vec![all[0]]].concat()));
            }
        }
        assert!(is_beginning((0, Hash::of_nothing()), (5, root(&all[..5])), &[]));
        assert!(!is_beginning((6, root(&all[..6])), (5, root(&all[..5])), &[]));
    }
}
