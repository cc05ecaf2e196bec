//! The right-hand edge of the tree: all that is needed to append to it and to know its root.

use crate::Hash;

/// The roots of the complete subtrees from the left, the largest first: one per one-bit of the size.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    edge: Vec<Hash>,
}

impl Frontier {
    /// The edge of the tree without entries.
    pub fn new() -> Self {
        Frontier::default()
    }

    /// How many entries the tree has.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Takes the next leaf in.
    pub fn append(&mut self, leaf: Hash) {
        self.append_telling(leaf, |_, _| ());
    }

    /// Takes the next leaf in, and tells of each hash that belongs into a tile: its level and the hash.
    pub(crate) fn append_telling(&mut self, leaf: Hash, mut tell: impl FnMut(usize, Hash)) {
        let mut hash = leaf;
        tell(0, hash);
        // Each trailing one-bit of the size is a complete subtree of the same height as the one in hand.
        for height in 1..=self.size.trailing_ones() as usize {
            if let Some(left) = self.edge.pop() {
                hash = Hash::of_node(&left, &hash);
            }
            if height % 8 == 0 {
                tell(height / 8, hash);
            }
        }
        self.edge.push(hash);
        self.size += 1;
    }

    /// The root of the tree (RFC 6962, section 2.1).
    pub fn root(&self) -> Hash {
        let mut right_to_left = self.edge.iter().rev();
        match right_to_left.next() {
            None => Hash::of_nothing(),
            Some(last) => right_to_left.fold(*last, |right, left| Hash::of_node(left, &right)),
        }
    }

    /// The stored form: the size in eight bytes, big-endian, then the hashes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = self.size.to_be_bytes().to_vec();
        self.edge.iter().for_each(|hash| out.extend_from_slice(&hash.0));
        out
    }

    /// Reads the stored form; `None` where it is not one.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (size, hashes) = bytes.split_first_chunk::<8>()?;
        let size = u64::from_be_bytes(*size);
        let (edge, rest) = hashes.as_chunks::<32>();
        let whole = rest.is_empty() && edge.len() == size.count_ones() as usize;
        whole.then(|| Frontier { size, edge: edge.iter().copied().map(Hash).collect() })
    }
}
