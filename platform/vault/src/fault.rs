//! Why something was not sealed, opened or read. No message ever carries content or a key.

use std::path::PathBuf;

/// What went wrong in the vault.
#[derive(Debug, thiserror::Error)]
pub enum VaultFault {
    /// Wrong key, wrong subject, wrong context, or changed bytes: which of them cannot be told.
    #[error("the box does not open: another key, subject or context, or it was changed")]
    Refused,
    /// The bytes are not a box of a version that is known here.
    #[error("these bytes are not a box of a known version")]
    NotABox,
    /// The text is not a master key.
    #[error("not a master key: one line with 32 bytes in base64 is expected, besides comment lines")]
    NotAMasterKey,
    /// The text is not the key of a database file.
    #[error("not a database key: one line with 32 bytes in base64 is expected, besides comment lines")]
    NotAFileKey,
    /// A key file is there already; it is never overwritten.
    #[error("{} is there already and is never overwritten", .0.display())]
    Exists(PathBuf),
    /// A key file could not be read or written.
    #[error("key file {}: {source}", path.display())]
    File {
        /// Which file.
        path: PathBuf,
        /// What the operating system says.
        source: std::io::Error,
    },
    /// A sealed part stands inside a sealed part.
    #[error("a sealed part stands inside the sealed part about {subject}")]
    Nested {
        /// The subject of the outer part.
        subject: String,
    },
    /// Something stands under the key of sealed parts that is not one in the state expected.
    #[error("a sealed part is malformed: {0}")]
    Malformed(&'static str),
}
