//! What can go wrong.

use std::path::Path;

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
    /// Someone asked to stop.
    #[error("stopped")]
    Stopped,
}

impl Fault {
    /// A fault about a file.
    pub fn file(path: &Path, what: impl std::fmt::Display) -> Self {
        Self::File { path: path.display().to_string(), what: what.to_string() }
    }

    /// Columns that are not in a file, each with the nearest that is.
    pub fn columns(path: &Path, missing: &[String], header: &[String]) -> Self {
        let mut told: Vec<String> = Vec::new();
        let mut unlike = false;
        for column in missing {
            let near = nearest(column, header.iter().map(String::as_str));
            unlike |= near.is_none();
            let near = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
            told.push(format!("there is no column `{column}`{near}"));
        }
        if unlike {
            told.push(format!("its columns are {}", header.join(", ")));
        }
        Self::file(path, told.join("\n  "))
    }
}

/// The name that is most like another, if any is like it at all.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let plain = |name: &str| name.to_lowercase().replace(['_', '-', ' '], "");
    let of = |known: &str| crate::similarity::jaro_winkler(plain(name).as_bytes(), plain(known).as_bytes());
    let known = known.into_iter().map(|known| (of(known), known)).filter(|(like, _)| *like >= 0.8);
    known.max_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, known)| known)
}

/// What is wrong with JSON; where a word is not known, with the nearest that is.
pub(crate) fn json(fault: &serde_json::Error) -> String {
    let told = fault.to_string();
    let words: Vec<&str> = told.split('`').skip(1).step_by(2).collect();
    let near = words.split_first().filter(|_| told.starts_with("unknown "));
    match near.and_then(|(word, known)| nearest(word, known.iter().copied())) {
        Some(near) => format!("{told}; did you mean `{near}`?"),
        None => told,
    }
}
