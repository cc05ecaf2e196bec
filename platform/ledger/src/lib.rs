//! Entries, Merkle tree, signed checkpoints, proofs; pure.
