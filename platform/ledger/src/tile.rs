//! Tiles: the inner hashes of the tree in runs of 256, written once and never changed.

use crate::{
    Hash,
    source::{HashSource, Missing, Needs},
};
use std::collections::BTreeMap;

/// How many hashes a tile has.
pub const TILE_WIDTH: u64 = 256;

/// How many bytes that is.
pub(crate) const TILE_BYTES: usize = TILE_WIDTH as usize * 32;

/// 256 hashes in a row. On level 0 they are the leaf hashes of entries `256 * index ..`; on each level above they are
/// the roots of 256 tiles of the level below.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tile {
    /// 0 for leaf hashes.
    pub level: u8,
    /// Position on its level.
    pub index: u64,
    /// 256 hashes of 32 bytes each.
    pub hashes: Vec<u8>,
}

impl Tile {
    /// From 256 hashes.
    pub(crate) fn of(level: u8, index: u64, hashes: &[Hash]) -> Tile {
        Tile { level, index, hashes: hashes.iter().flat_map(|hash| hash.0).collect() }
    }

    /// The hash at a place from 0 to 255; `None` beyond the end or where the stored bytes are cut short.
    pub fn hash(&self, place: usize) -> Option<Hash> {
        self.hashes.as_chunks::<32>().0.get(place).copied().map(Hash)
    }

    /// The hashes at a run of places.
    pub(crate) fn run(&self, from: usize, count: usize) -> Result<Vec<Hash>, Missing> {
        let whole = self.hashes.len() == TILE_BYTES;
        let places = (from..from + count).map(|place| self.hash(place).filter(|_| whole));
        places.collect::<Option<_>>().ok_or(Missing::Tile { level: self.level, index: self.index })
    }

    /// The root of the subtree under this tile: one hash of the tile above.
    pub(crate) fn root(&self) -> Result<Hash, Missing> {
        Ok(Hash::of_complete(&self.run(0, TILE_WIDTH as usize)?))
    }
}

/// How many entries one whole tile of a level spans; `None` where no ledger could be that large.
pub(crate) fn span(level: u8) -> Option<u64> {
    1u64.checked_shl(8 * (u32::from(level) + 1)).filter(|span| *span > 0)
}

/// How many tiles of a level are complete in a tree of this size.
pub(crate) fn complete(level: u8, size: u64) -> u64 {
    span(level).map_or(0, |span| size / span)
}

/// Level and index of the tiles that become complete when the tree grows, those of the lower levels first.
fn becoming(old: u64, new: u64) -> impl Iterator<Item = (u8, u64)> {
    (0..7u8).flat_map(move |level| (complete(level, old)..complete(level, new)).map(move |index| (level, index)))
}

impl Needs {
    /// What [`completed_tiles`] will ask for when the tree grows from `old` to `new` entries.
    pub fn for_tiles(old: u64, new: u64) -> Needs {
        let mut needs = Needs::default();
        for (level, index) in becoming(old, new) {
            let under = index * TILE_WIDTH..(index + 1) * TILE_WIDTH;
            match level.checked_sub(1) {
                None => needs.leaves.push(under),
                // Those that become complete just now are made on the way.
                Some(below) => needs.tiles.extend(under.take_while(|i| *i < complete(below, old)).map(|i| (below, i))),
            }
        }
        needs.tidy()
    }
}

/// The tiles that become complete when the tree grows from `old` to `new` entries.
pub fn completed_tiles(source: &impl HashSource, old: u64, new: u64) -> Result<Vec<Tile>, Missing> {
    let mut made: Vec<Tile> = Vec::new();
    let mut roots: BTreeMap<(u8, u64), Hash> = BTreeMap::new();
    for (level, index) in becoming(old, new) {
        let under = index * TILE_WIDTH..(index + 1) * TILE_WIDTH;
        let hashes: Vec<Hash> = match level.checked_sub(1) {
            None => under.map(|leaf| source.leaf(leaf).ok_or(Missing::Leaf(leaf))).collect::<Result<_, _>>()?,
            Some(below) => under
                .map(|i| match roots.get(&(below, i)) {
                    Some(root) => Ok(*root),
                    None => source.tile(below, i).ok_or(Missing::Tile { level: below, index: i })?.root(),
                })
                .collect::<Result<_, _>>()?,
        };
        roots.insert((level, index), Hash::of_complete(&hashes));
        made.push(Tile::of(level, index, &hashes));
    }
    Ok(made)
}
