//! Streams of events: the history of one thing, from which its state is told.

use crate::Fault;
use kernel::{Id, Kind, Timestamp};
use serde::{Serialize, de::DeserializeOwned};
use std::fmt;

/// An event type of one capability: a serde enum with `#[serde(tag = "kind", rename_all = "snake_case")]`.
/// A kind that has been written is never renamed; a field that is added has a default.
pub trait Event: Serialize + DeserializeOwned + Send + Sync {
    /// The capability, which starts the kind's name in the ledger: `concerns.reported`.
    const OWNER: &'static str;
    /// The version of the payload's shape.
    const VERSION: i64 = 1;
}

/// The name of one thing's history, as `kind:id`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Stream(pub(crate) String);

impl Stream {
    /// The stream of the thing with this id.
    pub fn of<K: Kind>(id: Id<K>) -> Self {
        Stream(format!("{}:{id}", K::NAME))
    }
}
impl fmt::Display for Stream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One event as it was recorded.
#[derive(Debug, Clone)]
pub struct Told<E> {
    /// The event.
    pub event: E,
    /// Its place in the stream, from 1.
    pub place: u64,
    /// Its index in the ledger.
    pub index: u64,
    /// When it was recorded.
    pub at: Timestamp,
    /// When it happened, where that differs.
    pub occurred_at: Option<Timestamp>,
    /// Who did it, as written: an id, `public` or `system:<role>`.
    pub actor: String,
    /// For which agency, as an id; empty for none.
    pub agency: String,
}

/// The whole history of one thing.
#[derive(Debug, Clone)]
pub struct History<E> {
    /// Its events in order.
    pub events: Vec<Told<E>>,
    /// Where the stream stands: the place of the last event, 0 when there is none.
    pub place: u64,
}

impl<E> History<E> {
    /// Whether nothing was ever recorded.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }
    /// Tells a state from the beginning, event by event.
    pub fn fold<S: Default>(&self, apply: impl Fn(&mut S, &Told<E>)) -> S {
        let mut state = S::default();
        for told in &self.events {
            apply(&mut state, told);
        }
        state
    }
}

/// `owner.kind` of an event's value.
pub(crate) fn kind_of(owner: &str, value: &serde_json::Value) -> Result<String, Fault> {
    let kind = value.get("kind").and_then(|k| k.as_str()).ok_or_else(|| Fault::new("an event without a kind"))?;
    Ok(format!("{owner}.{kind}"))
}
