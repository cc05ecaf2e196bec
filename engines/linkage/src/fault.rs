//! What can go wrong.

/// Why a run stopped.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The settings cannot be used.
    #[error("settings: {0}")]
    Settings(String),
    /// The model does not fit the settings, or cannot be read.
    #[error("model: {0}")]
    Model(String),
    /// A file cannot be read or written.
    #[error("{path}: {what}")]
    File {
        /// Which file.
        path: String,
        /// What happened.
        what: String,
    },
    /// A column that the settings name is not in the file.
    #[error("{path}: there is no column `{column}`")]
    Column {
        /// Which file.
        path: String,
        /// Which column.
        column: String,
    },
    /// Someone asked to stop.
    #[error("stopped; nothing was written")]
    Stopped,
}

impl Fault {
    /// A fault about a file.
    pub fn file(path: &std::path::Path, what: impl std::fmt::Display) -> Self {
        Self::File { path: path.display().to_string(), what: what.to_string() }
    }
}
