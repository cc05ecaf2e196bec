//! How much of a table is taken: every number that guards memory and time is here.

/// The most that is taken of each thing. The defaults suit a file that an operator imports by hand;
/// lower them for uploads from people you do not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: u64,
    /// Bytes after unpacking (XLSX is a packed format).
    pub unpacked_bytes: u64,
    /// Rows below the header.
    pub rows: u64,
    /// Columns.
    pub columns: usize,
    /// Characters in one cell.
    pub cell_chars: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            bytes: 512 * 1024 * 1024,
            unpacked_bytes: 512 * 1024 * 1024,
            rows: 1_000_000,
            columns: 256,
            cell_chars: 32_767,
        }
    }
}
