//! Reads a stored ledger once, from the first entry to the last, and finds whatever was changed.

use crate::{
    Checkpoint, Entry, Fault, Frontier, Hash, Tile, VerifyingKey,
    tile::{TILE_BYTES, TILE_WIDTH, complete, span},
};
use foldhash::quality::FixedState;
use std::{
    collections::{BTreeMap, HashMap, hash_map},
    hash::{BuildHasher, BuildHasherDefault, Hasher},
};

/// Checks entries in order, and tiles and checkpoints with them.
///
/// Tiles may come before or after the entries under them, but memory stays smallest when each comes soon after the
/// last of its entries. Checkpoints must come before the entry whose index is the checkpoint's size.
pub struct Verifier {
    frontier: Frontier,
    buffer: Vec<u8>,
    streams: HashMap<u128, i64, BuildHasherDefault<Hashed>>,
    /// The incomplete tile of each level.
    edge: Vec<Vec<u8>>,
    /// Tiles that the entries gave and the store has not yet shown.
    computed: BTreeMap<(u8, u64), Vec<u8>>,
    /// Tiles that the store showed and the entries have not yet reached.
    stored: BTreeMap<(u8, u64), Vec<u8>>,
    awaiting: BTreeMap<u64, Hash>,
    checkpoints: u64,
    events: u64,
    tiles: u64,
}

/// What was found sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// How many entries.
    pub entries: u64,
    /// How many of them are events of a stream; the others are traces.
    pub events: u64,
    /// How many streams.
    pub streams: u64,
    /// How many tiles.
    pub tiles: u64,
    /// How many checkpoints.
    pub checkpoints: u64,
    /// The root over all entries.
    pub root: Hash,
}

impl Default for Verifier {
    fn default() -> Self {
        Verifier::new()
    }
}

impl Verifier {
    /// Before the first entry.
    pub fn new() -> Self {
        Verifier {
            frontier: Frontier::new(),
            buffer: Vec::with_capacity(4096),
            streams: HashMap::default(),
            edge: Vec::new(),
            computed: BTreeMap::new(),
            stored: BTreeMap::new(),
            awaiting: BTreeMap::new(),
            checkpoints: 0,
            events: 0,
            tiles: 0,
        }
    }

    /// How many entries were checked so far.
    pub fn size(&self) -> u64 {
        self.frontier.size()
    }

    /// Checks the next entry, with its stored leaf hash.
    pub fn entry(&mut self, entry: &Entry, stored_leaf_hash: &[u8]) -> Result<(), Fault> {
        let computed = entry.leaf_hash_with(&mut self.buffer);
        self.hashed_entry(entry, computed, stored_leaf_hash)
    }

    /// The same for an entry whose leaf hash was computed from its content elsewhere: entries may be hashed by several
    /// threads, but they must come here in order.
    pub fn hashed_entry(&mut self, entry: &Entry, computed: Hash, stored_leaf_hash: &[u8]) -> Result<(), Fault> {
        let (index, id) = (entry.index, || entry.id.clone());
        if index != self.size() {
            return Err(Fault::Index { expected: self.size(), found: index, id: id() });
        }
        if computed.0 != *stored_leaf_hash {
            return Err(match stored_leaf_hash.len() {
                32 => {
                    let leaf_hash_itself = self.tile_vouches(index, &computed);
                    Fault::Content { index, id: id(), columns: entry.misshapen(), leaf_hash_itself }
                }
                length => Fault::LeafHashLength { index, id: id(), length },
            });
        }
        self.place(entry)?;
        self.grow(computed)?;
        match self.awaiting.remove(&self.size()) {
            Some(signed) => self.root_is(signed),
            None => Ok(()),
        }
    }

    /// Checks a stored tile, now or when the entries under it have come.
    pub fn tile(&mut self, tile: &Tile) -> Result<(), Fault> {
        let at = (tile.level, tile.index);
        if let Some(computed) = self.computed.remove(&at) {
            return self.same(at, &computed, &tile.hashes);
        }
        let passed = tile.index < complete(tile.level, self.size());
        if passed || self.stored.insert(at, tile.hashes.clone()).is_some() {
            return Err(Fault::TileUnexpected { level: tile.level, index: tile.index });
        }
        Ok(())
    }

    /// Checks a stored checkpoint: the size it is stored under and the signed text. Its root is held against the
    /// entries now or when they have come. Gives the checkpoint so that further columns can be compared with it.
    pub fn checkpoint(&mut self, size: u64, text: &str, key: &VerifyingKey) -> Result<Checkpoint, Fault> {
        let checkpoint = Checkpoint::parse_and_verify(text, key).map_err(|fault| Fault::Checkpoint { size, fault })?;
        if checkpoint.size != size {
            return Err(Fault::CheckpointSize { size, signed: checkpoint.size });
        }
        match size.cmp(&self.size()) {
            std::cmp::Ordering::Less => return Err(Fault::CheckpointLate { size }),
            std::cmp::Ordering::Equal => self.root_is(checkpoint.root)?,
            std::cmp::Ordering::Greater => match self.awaiting.insert(size, checkpoint.root) {
                // Two sound signatures over different trees of one size: whichever is right, one is a lie.
                Some(other) if other != checkpoint.root => {
                    return Err(Fault::CheckpointRoot { size, signed: checkpoint.root, computed: other });
                }
                _ => {}
            },
        }
        self.checkpoints += 1;
        Ok(checkpoint)
    }

    /// After the last entry: nothing may be missing, and the stored head must be the edge that the entries give.
    pub fn finish(self, head: &Frontier) -> Result<Summary, Fault> {
        let (entries, root) = (self.size(), self.frontier.root());
        if let Some((&(level, index), _)) = self.computed.first_key_value() {
            return Err(Fault::TileMissing { level, index });
        }
        if let Some((&(level, index), _)) = self.stored.first_key_value() {
            return Err(Fault::TileUnexpected { level, index });
        }
        if let Some((&size, _)) = self.awaiting.first_key_value() {
            return Err(Fault::CutOff { size, entries });
        }
        if *head != self.frontier {
            let (stored_size, stored_root) = (head.size(), head.root());
            return Err(Fault::Head { stored_size, stored_root, size: entries, root });
        }
        let (events, streams) = (self.events, self.streams.len() as u64);
        Ok(Summary { entries, events, streams, tiles: self.tiles, checkpoints: self.checkpoints, root })
    }

    fn place(&mut self, entry: &Entry) -> Result<(), Fault> {
        let mut first = 0;
        let last = match entry.stream.is_empty() {
            true => &mut first,
            false => {
                self.events += 1;
                match self.streams.entry(name_of(&entry.stream)) {
                    hash_map::Entry::Occupied(known) => {
                        let last = known.into_mut();
                        *last += 1;
                        last
                    }
                    hash_map::Entry::Vacant(new) => new.insert(1),
                }
            }
        };
        if entry.place == *last {
            return Ok(());
        }
        let (index, id, stream) = (entry.index, entry.id.clone(), entry.stream.clone());
        Err(Fault::Place { index, id, stream, expected: *last, found: entry.place })
    }

    /// Takes a leaf into the tree. The hashes that belong into tiles are by-products of appending; nothing is hashed
    /// twice.
    fn grow(&mut self, leaf: Hash) -> Result<(), Fault> {
        let edge = &mut self.edge;
        self.frontier.append_telling(leaf, |level, hash| {
            if edge.len() <= level {
                edge.resize_with(level + 1, || Vec::with_capacity(TILE_BYTES));
            }
            edge[level].extend_from_slice(&hash.0);
        });
        for level in 0..self.edge.len() {
            // A level can only be full when the one below has just been.
            if self.edge[level].len() < TILE_BYTES {
                break;
            }
            let computed = std::mem::replace(&mut self.edge[level], Vec::with_capacity(TILE_BYTES));
            let level = level as u8;
            let at = (level, complete(level, self.size()) - 1);
            match self.stored.remove(&at) {
                Some(stored) => self.same(at, &computed, &stored)?,
                None => {
                    self.computed.insert(at, computed);
                }
            }
        }
        Ok(())
    }

    fn same(&mut self, (level, index): (u8, u64), computed: &[u8], stored: &[u8]) -> Result<(), Fault> {
        if computed == stored {
            self.tiles += 1;
            return Ok(());
        }
        let differing =
            computed.iter().zip(stored).position(|(a, b)| a != b).unwrap_or(stored.len().min(computed.len()));
        let place = (differing as u64 / 32).min(TILE_WIDTH - 1);
        let under_one = span(level).map_or(0, |span| span / TILE_WIDTH);
        let first_entry = (index * TILE_WIDTH + place).saturating_mul(under_one);
        Err(Fault::Tile { level, index, place, first_entry })
    }

    fn tile_vouches(&self, index: u64, leaf: &Hash) -> bool {
        let from = (index % TILE_WIDTH) as usize * 32;
        let tile = self.stored.get(&(0, index / TILE_WIDTH));
        tile.and_then(|hashes| hashes.get(from..from + 32)).is_some_and(|hash| hash == leaf.0)
    }

    fn root_is(&self, signed: Hash) -> Result<(), Fault> {
        let (size, computed) = (self.size(), self.frontier.root());
        if signed == computed { Ok(()) } else { Err(Fault::CheckpointRoot { size, signed, computed }) }
    }
}

/// 128 bits of a stream's name: among a million names two are alike with a likelihood below one in 10^26.
fn name_of(stream: &str) -> u128 {
    const HALVES: [FixedState; 2] = [FixedState::with_seed(0), FixedState::with_seed(1)];
    let [left, right] = HALVES.map(|half| u128::from(half.hash_one(stream.as_bytes())));
    left << 64 | right
}

/// The keys are hashes already.
#[derive(Default)]
struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.0 = self.0.rotate_left(8) ^ u64::from(*byte));
    }
    fn write_u128(&mut self, name: u128) {
        self.0 = name as u64;
    }
}
