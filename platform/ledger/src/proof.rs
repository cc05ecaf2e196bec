//! Proofs that an entry is in the tree, and that an older tree is the beginning of a newer one (RFC 6962, RFC 9162).

use crate::{
    Hash,
    source::{HashSource, Missing, Needs},
    tile::{TILE_WIDTH, complete},
};
use std::ops::Range;

/// Why a proof was not made or does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProofFault {
    /// The entry or the older tree is not within the tree.
    #[error("position {position} is not within a tree of {size} entries")]
    Outside {
        /// The entry's index or the older tree's size.
        position: u64,
        /// The tree's size.
        size: u64,
    },
    /// A hash that the proof needs was not given.
    #[error(transparent)]
    Missing(#[from] Missing),
    /// The proof has too few or too many hashes.
    #[error("the proof has the wrong length")]
    WrongLength,
    /// The proof leads to another root than the one expected.
    #[error("the proof does not lead to the expected root")]
    OtherRoot,
}

/// The largest power of two below `n`, where the tree of `n > 1` leaves is split.
fn split(n: u64) -> u64 {
    1 << (n - 1).ilog2()
}

/// The runs of leaves whose roots form the proof of inclusion, from the leaf upwards.
fn inclusion_runs(index: u64, size: u64) -> Result<Vec<Range<u64>>, ProofFault> {
    if index >= size {
        return Err(ProofFault::Outside { position: index, size });
    }
    let (mut runs, mut here) = (Vec::new(), 0..size);
    while here.end - here.start > 1 {
        let middle = here.start + split(here.end - here.start);
        let (left, right) = (here.start..middle, middle..here.end);
        let (inside, beside) = if index < middle { (left, right) } else { (right, left) };
        runs.push(beside);
        here = inside;
    }
    runs.reverse();
    Ok(runs)
}

/// The runs of leaves whose roots form the proof of consistency, from the bottom upwards.
fn consistency_runs(old: u64, new: u64) -> Result<Vec<Range<u64>>, ProofFault> {
    if old > new {
        return Err(ProofFault::Outside { position: old, size: new });
    }
    if old == 0 || old == new {
        return Ok(Vec::new());
    }
    let (mut runs, mut here) = (Vec::new(), 0..new);
    while old < here.end {
        let middle = here.start + split(here.end - here.start);
        let (left, right) = (here.start..middle, middle..here.end);
        let (inside, beside) = if old <= middle { (left, right) } else { (right, left) };
        runs.push(beside);
        here = inside;
    }
    // The verifier holds the old root already where the old tree is one complete subtree.
    if here.start > 0 {
        runs.push(here);
    }
    runs.reverse();
    Ok(runs)
}

/// Splits a run, as it occurs in a proof, into complete subtrees from the left: height and index on that height.
fn subtrees(run: &Range<u64>) -> Vec<(u32, u64)> {
    let (mut out, mut start) = (Vec::new(), run.start);
    while start < run.end {
        let height = (run.end - start).ilog2();
        out.push((height, start >> height));
        start += 1 << height;
    }
    out
}

/// Where the hash of a complete subtree is found in a tree of a size.
enum Place {
    /// Hashes `from .. from + count` of a complete tile.
    InTile { level: u8, index: u64, from: usize, count: usize },
    /// The leaf hashes of these entries.
    Leaves(Range<u64>),
    /// The roots of these tiles of a level.
    UnderTiles { level: u8, tiles: Range<u64> },
}

fn place(height: u32, index: u64, size: u64) -> Place {
    let (level, rest) = ((height / 8) as u8, height % 8);
    let (first, count) = (index << rest, 1u64 << rest);
    let tile = first / TILE_WIDTH;
    if tile < complete(level, size) {
        return Place::InTile { level, index: tile, from: (first % TILE_WIDTH) as usize, count: count as usize };
    }
    match level.checked_sub(1) {
        None => Place::Leaves(first..first + count),
        Some(below) => Place::UnderTiles { level: below, tiles: first..first + count },
    }
}

fn needs(runs: &[Range<u64>], size: u64) -> Needs {
    let mut needs = Needs::default();
    for (height, index) in runs.iter().flat_map(subtrees) {
        match place(height, index, size) {
            Place::InTile { level, index, .. } => needs.tiles.push((level, index)),
            Place::Leaves(run) => needs.leaves.push(run),
            Place::UnderTiles { level, tiles } => needs.tiles.extend(tiles.map(|index| (level, index))),
        }
    }
    needs.tidy()
}

fn root_of(run: &Range<u64>, source: &impl HashSource, size: u64) -> Result<Hash, Missing> {
    let get = |level, index| source.tile(level, index).ok_or(Missing::Tile { level, index });
    let mut roots = Vec::new();
    for (height, index) in subtrees(run) {
        let hashes: Vec<Hash> = match place(height, index, size) {
            Place::InTile { level, index, from, count } => get(level, index)?.run(from, count)?,
            Place::Leaves(mut run) => run.try_fold(Vec::new(), |mut hashes, leaf| {
                hashes.push(source.leaf(leaf).ok_or(Missing::Leaf(leaf))?);
                Ok(hashes)
            })?,
            Place::UnderTiles { level, tiles } => {
                tiles.map(|index| get(level, index)?.root()).collect::<Result<_, Missing>>()?
            }
        };
        roots.push(Hash::of_complete(&hashes));
    }
    let mut right_to_left = roots.into_iter().rev();
    let last = right_to_left.next().unwrap_or_else(Hash::of_nothing);
    Ok(right_to_left.fold(last, |right, left| Hash::of_node(&left, &right)))
}

impl Needs {
    /// What [`inclusion_proof`] will ask for; nothing where there is no such entry.
    pub fn for_inclusion(index: u64, size: u64) -> Needs {
        inclusion_runs(index, size).map(|runs| needs(&runs, size)).unwrap_or_default()
    }
    /// What [`consistency_proof`] will ask for; nothing where there is no such tree.
    pub fn for_consistency(old: u64, new: u64) -> Needs {
        consistency_runs(old, new).map(|runs| needs(&runs, new)).unwrap_or_default()
    }
    /// What [`root_at`] will ask for.
    pub fn for_root(size: u64) -> Needs {
        needs(std::slice::from_ref(&(0..size)), size)
    }
}

/// The root that the tree had when it held `size` entries.
pub fn root_at(source: &impl HashSource, size: u64) -> Result<Hash, ProofFault> {
    Ok(root_of(&(0..size), source, size)?)
}

/// The hashes that lead from the leaf of entry `index` to the root of the tree of `size` entries.
pub fn inclusion_proof(source: &impl HashSource, index: u64, size: u64) -> Result<Vec<Hash>, ProofFault> {
    let runs = inclusion_runs(index, size)?;
    Ok(runs.iter().map(|run| root_of(run, source, size)).collect::<Result<_, _>>()?)
}

/// The hashes that show the tree of `old` entries to be the beginning of the tree of `new` entries.
pub fn consistency_proof(source: &impl HashSource, old: u64, new: u64) -> Result<Vec<Hash>, ProofFault> {
    let runs = consistency_runs(old, new)?;
    Ok(runs.iter().map(|run| root_of(run, source, new)).collect::<Result<_, _>>()?)
}

/// Holds a proof of inclusion against a root (RFC 9162, section 2.1.3.2).
pub fn verify_inclusion(leaf: &Hash, index: u64, size: u64, proof: &[Hash], root: &Hash) -> Result<(), ProofFault> {
    if index >= size {
        return Err(ProofFault::Outside { position: index, size });
    }
    let (mut at, mut last, mut hash) = (index, size - 1, *leaf);
    for step in proof {
        if last == 0 {
            return Err(ProofFault::WrongLength);
        }
        if at & 1 == 1 || at == last {
            hash = Hash::of_node(step, &hash);
            while at & 1 == 0 && at != 0 {
                (at, last) = (at >> 1, last >> 1);
            }
        } else {
            hash = Hash::of_node(&hash, step);
        }
        (at, last) = (at >> 1, last >> 1);
    }
    match (last == 0, hash == *root) {
        (false, _) => Err(ProofFault::WrongLength),
        (true, false) => Err(ProofFault::OtherRoot),
        (true, true) => Ok(()),
    }
}

/// Holds a proof of consistency against both roots (RFC 9162, section 2.1.4.2).
pub fn verify_consistency(
    (old, old_root): (u64, &Hash),
    (new, new_root): (u64, &Hash),
    proof: &[Hash],
) -> Result<(), ProofFault> {
    if old > new {
        return Err(ProofFault::Outside { position: old, size: new });
    }
    if old == 0 || old == new {
        let same = if old == new { old_root == new_root } else { *old_root == Hash::of_nothing() };
        return match (proof.is_empty(), same) {
            (false, _) => Err(ProofFault::WrongLength),
            (true, false) => Err(ProofFault::OtherRoot),
            (true, true) => Ok(()),
        };
    }
    let (first, rest) = match old.is_power_of_two() {
        true => (old_root, proof),
        false => proof.split_first().ok_or(ProofFault::WrongLength)?,
    };
    let (mut at, mut last) = (old - 1, new - 1);
    while at & 1 == 1 {
        (at, last) = (at >> 1, last >> 1);
    }
    let (mut first_hash, mut second_hash) = (*first, *first);
    for step in rest {
        if last == 0 {
            return Err(ProofFault::WrongLength);
        }
        if at & 1 == 1 || at == last {
            first_hash = Hash::of_node(step, &first_hash);
            second_hash = Hash::of_node(step, &second_hash);
            while at & 1 == 0 && at != 0 {
                (at, last) = (at >> 1, last >> 1);
            }
        } else {
            second_hash = Hash::of_node(&second_hash, step);
        }
        (at, last) = (at >> 1, last >> 1);
    }
    match (last == 0, first_hash == *old_root && second_hash == *new_root) {
        (false, _) => Err(ProofFault::WrongLength),
        (true, false) => Err(ProofFault::OtherRoot),
        (true, true) => Ok(()),
    }
}
