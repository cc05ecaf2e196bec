//! Where hashes come from when tiles and proofs are made: fetched beforehand, so that this crate stays without I/O.

use crate::{Hash, Tile};
use std::{collections::BTreeMap, ops::Range};

/// Gives the hashes of a stored tree.
pub trait HashSource {
    /// The leaf hash of an entry, from its own column.
    fn leaf(&self, index: u64) -> Option<Hash>;
    /// A complete tile.
    fn tile(&self, level: u8, index: u64) -> Option<&Tile>;
}

/// A hash that was needed and not given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Missing {
    /// The leaf hash of this entry.
    #[error("the leaf hash of entry {0} is missing")]
    Leaf(u64),
    /// This tile, or it is not 256 hashes long.
    #[error("tile {index} of level {level} is missing or not whole")]
    Tile {
        /// The tile's level.
        level: u8,
        /// The tile's position on its level.
        index: u64,
    },
}

/// What to fetch before tiles or a proof can be made: at most a few hundred rows, however large the ledger is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// Runs of entries whose leaf hashes are wanted.
    pub leaves: Vec<Range<u64>>,
    /// Level and index of the tiles that are wanted.
    pub tiles: Vec<(u8, u64)>,
}

impl Needs {
    /// In order, each once, neighbouring runs of leaves joined.
    pub(crate) fn tidy(mut self) -> Self {
        self.tiles.sort_unstable();
        self.tiles.dedup();
        self.leaves.sort_unstable_by_key(|run| run.start);
        let mut joined: Vec<Range<u64>> = Vec::new();
        for run in self.leaves {
            match joined.last_mut() {
                Some(last) if run.start <= last.end => last.end = last.end.max(run.end),
                _ => joined.push(run),
            }
        }
        self.leaves = joined;
        self
    }
}

/// Hashes held in memory: fill it with what [`Needs`] names.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    leaves: BTreeMap<u64, Hash>,
    tiles: BTreeMap<(u8, u64), Tile>,
}

impl Loaded {
    /// Nothing yet.
    pub fn new() -> Self {
        Loaded::default()
    }
    /// Adds the leaf hash of an entry.
    pub fn add_leaf(&mut self, index: u64, hash: Hash) {
        self.leaves.insert(index, hash);
    }
    /// Adds a tile.
    pub fn add_tile(&mut self, tile: Tile) {
        self.tiles.insert((tile.level, tile.index), tile);
    }
}

impl HashSource for Loaded {
    fn leaf(&self, index: u64) -> Option<Hash> {
        self.leaves.get(&index).copied()
    }
    fn tile(&self, level: u8, index: u64) -> Option<&Tile> {
        self.tiles.get(&(level, index))
    }
}
