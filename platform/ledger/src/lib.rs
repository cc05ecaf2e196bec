//! Entries, Merkle tree, signed checkpoints, proofs; pure.
#![doc = include_str!("../README.md")]

mod checkpoint;
mod entry;
mod fault;
mod frontier;
mod hash;
mod proof;
mod source;
mod tile;
mod verifier;

pub use checkpoint::{Checkpoint, CheckpointFault, SigningKey, VerifyingKey};
pub use entry::{Entry, canonical_json};
pub use fault::Fault;
pub use frontier::Frontier;
pub use hash::{Hash, NotAHash};
pub use proof::{ProofFault, consistency_proof, inclusion_proof, root_at, verify_consistency, verify_inclusion};
pub use source::{HashSource, Loaded, Missing, Needs};
pub use tile::{TILE_WIDTH, Tile, completed_tiles};
pub use verifier::{Summary, Verifier};
