//! Why something did not happen: refused, absent, declined by the domain, overtaken by somebody else, or a fault of ours.

use access::Refusal;
use std::fmt;

/// A fault of ours: logged once at the border, without personal data.
pub struct Fault {
    what: String,
    clash: bool,
}

impl Fault {
    /// A fault in plain words, for the log; never with personal content.
    pub fn new(what: impl Into<String>) -> Self {
        Fault { what: what.into(), clash: false }
    }
    /// Whether a row with the same key stood there already.
    pub(crate) const fn is_a_clash(&self) -> bool {
        self.clash
    }
    /// The same fault with what was being done put before it.
    pub fn doing(mut self, doing: &str) -> Self {
        self.what = format!("{doing}: {}", self.what);
        self
    }
}
impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}
impl std::error::Error for Fault {}
impl From<sqlx::Error> for Fault {
    fn from(error: sqlx::Error) -> Self {
        // A database's own message may quote values: keep its kind and code, not its detail.
        let what = match &error {
            sqlx::Error::Database(e) => format!("database: {} ({})", e.message(), e.code().unwrap_or_default()),
            other => format!("database: {other}"),
        };
        let clash = error.as_database_error().is_some_and(|e| e.is_unique_violation());
        Fault { what, clash }
    }
}
impl From<serde_json::Error> for Fault {
    fn from(error: serde_json::Error) -> Self {
        Fault { what: format!("stored content has another shape than expected (line {})", error.line()), clash: false }
    }
}
impl From<std::io::Error> for Fault {
    fn from(error: std::io::Error) -> Self {
        Fault { what: format!("file: {error}"), clash: false }
    }
}

/// The domain says no: the rule by its code, to be told in the reader's language under the key `declined-<code>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Declined(pub &'static str);

/// Why a command or a page stopped.
#[derive(Debug, thiserror::Error)]
pub enum Stop {
    /// A decision of access.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// There is no such thing, or none that this visitor may know of.
    #[error("not found")]
    NotFound,
    /// The domain says no.
    #[error("declined: {}", .0.0)]
    Declined(Declined),
    /// Somebody else saved in between: the stream has moved on to this place.
    #[error("the page was stale: the record is now at {0}")]
    Stale(u64),
    /// A fault of ours.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<Declined> for Stop {
    fn from(declined: Declined) -> Self {
        Stop::Declined(declined)
    }
}
