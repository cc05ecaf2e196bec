//! What has happened to imports, as it is written into the ledger. The records themselves are told by their owners.

use crate::{Mapping, Sort};
use kernel::AgencyId;
use serde::{Deserialize, Serialize};

/// One thing that has happened to an import. Stream: import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    /// Somebody looked at what would happen and had it begun.
    Started {
        /// Whose table it is.
        agency: AgencyId,
        /// What each row is.
        sort: Sort,
        /// SHA-256 of the file, so that a copy of it can be recognised.
        digest: String,
        /// Which column fed which field.
        mapping: Mapping,
    },
    /// All rows have been read.
    Finished {
        /// What came of it.
        #[serde(flatten)]
        counts: Counts,
    },
    /// It was ended before all rows were read.
    Stopped {
        /// What had come of it.
        #[serde(flatten)]
        counts: Counts,
    },
}

/// How many rows became what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Counts {
    /// Rows that were taken in.
    pub taken: u64,
    /// Rows that had been taken in before.
    pub known: u64,
    /// Rows with something wrong.
    pub refused: u64,
    /// Rows that were taken in, with something to look at.
    pub doubted: u64,
}

impl Counts {
    /// All rows that were read.
    pub const fn rows(&self) -> u64 {
        self.taken + self.known + self.refused
    }
}

/// For operators and logs; pages have their own words.
impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Counts { taken, known, refused, doubted } = self;
        write!(f, "taken in: {taken}, taken in before: {known}, refused: {refused}, to look at: {doubted}")
    }
}

impl store::Event for Event {
    const OWNER: &'static str = "exchange";
}
