//! What a verifier can find wrong, each naming the entry, tile or checkpoint.

use crate::{CheckpointFault, Hash};

/// The first thing found wrong in a stored ledger.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// An entry is missing, doubled or out of order.
    #[error(
        "entry {found} (id {id}): column index: {expected} is expected here; an entry is missing, doubled or moved"
    )]
    Index {
        /// The position that comes next.
        expected: u64,
        /// The position that the entry claims.
        found: u64,
        /// The entry's id.
        id: String,
    },
    /// An event is missing from its stream, doubled or out of order.
    #[error("entry {index} (id {id}): column place: {expected} is expected in stream {stream:?}, {found} is stored")]
    Place {
        /// The entry.
        index: u64,
        /// The entry's id.
        id: String,
        /// The stream.
        stream: String,
        /// The place that comes next in the stream.
        expected: i64,
        /// The place that the entry claims.
        found: i64,
    },
    /// The stored leaf hash is not 32 bytes.
    #[error("entry {index} (id {id}): column leaf_hash: 32 bytes are expected, {length} are stored")]
    LeafHashLength {
        /// The entry.
        index: u64,
        /// The entry's id.
        id: String,
        /// How many bytes are stored.
        length: usize,
    },
    /// The entry's content and its leaf hash do not agree.
    #[error("entry {index} (id {id}): {}", content(columns, *leaf_hash_itself))]
    Content {
        /// The entry.
        index: u64,
        /// The entry's id.
        id: String,
        /// Columns whose content has a form that is never written, and so are likely the changed ones.
        columns: Vec<&'static str>,
        /// The tile vouches for the content: it is the column `leaf_hash` that was changed.
        leaf_hash_itself: bool,
    },
    /// A tile holds other hashes than the entries give.
    #[error(
        "tile {index} of level {level}: hash {place} differs from what the entries give (from entry {first_entry})"
    )]
    Tile {
        /// The tile's level.
        level: u8,
        /// The tile's position on its level.
        index: u64,
        /// The first differing hash.
        place: u64,
        /// The first entry under that hash.
        first_entry: u64,
    },
    /// A tile that must be stored is not.
    #[error("tile {index} of level {level} is missing")]
    TileMissing {
        /// The tile's level.
        level: u8,
        /// The tile's position on its level.
        index: u64,
    },
    /// A tile is stored that the entries do not fill.
    #[error("tile {index} of level {level} is stored twice or for entries that are not there")]
    TileUnexpected {
        /// The tile's level.
        level: u8,
        /// The tile's position on its level.
        index: u64,
    },
    /// A checkpoint is not sound in itself.
    #[error("checkpoint of size {size}: {fault}")]
    Checkpoint {
        /// The size under which it is stored.
        size: u64,
        /// What is wrong with it.
        fault: CheckpointFault,
    },
    /// A checkpoint is stored under another size than it says.
    #[error("checkpoint of size {size}: column size: the signed text says {signed}")]
    CheckpointSize {
        /// The size under which it is stored.
        size: u64,
        /// The size in the signed text.
        signed: u64,
    },
    /// A sound checkpoint vouches for another tree.
    #[error("checkpoint of size {size}: it vouches for root {signed}, the entries give {computed}")]
    CheckpointRoot {
        /// Its size.
        size: u64,
        /// The root that was signed.
        signed: Hash,
        /// The root that the entries give.
        computed: Hash,
    },
    /// A checkpoint was given after the entries had passed its size.
    #[error("checkpoint of size {size} was given only after entry {size}: give checkpoints before")]
    CheckpointLate {
        /// Its size.
        size: u64,
    },
    /// A sound checkpoint vouches for entries that are not there.
    #[error("checkpoint of size {size}: only {entries} entries are there; the ledger was cut off")]
    CutOff {
        /// Its size.
        size: u64,
        /// How many entries there are.
        entries: u64,
    },
    /// The stored head is not the edge of the tree that the entries give.
    #[error("head: it says {stored_size} entries with root {stored_root}, the entries give {size} with root {root}")]
    Head {
        /// The stored size.
        stored_size: u64,
        /// The stored root.
        stored_root: Hash,
        /// The entries' number.
        size: u64,
        /// The root that the entries give.
        root: Hash,
    },
}

fn content(columns: &[&str], leaf_hash_itself: bool) -> String {
    match (leaf_hash_itself, columns) {
        (true, _) => "column leaf_hash: it was changed; the entry's content agrees with the tile".to_string(),
        (false, []) => "the content of a column or leaf_hash was changed".to_string(),
        (false, [column]) => {
            format!("column {column}: the content does not agree with leaf_hash, and has a form never written")
        }
        (false, columns) => format!("columns {}: the content does not agree with leaf_hash", columns.join(", ")),
    }
}
