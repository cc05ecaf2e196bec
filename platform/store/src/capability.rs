//! What a capability brings to the store: its tables and how events become rows.

use crate::{Event, Fault, Knowing, Tables};
use kernel::Timestamp;
use std::{future::Future, pin::Pin};

/// One step of a capability's tables, applied once, in order. Only ever add.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// File name, for example `0001_concerns.sql`.
    pub name: &'static str,
    /// Statements, separated by `;` at the end of a line.
    pub sql: &'static str,
}

/// A table that can be thrown away and rebuilt from the ledger.
#[derive(Debug, Clone, Copy)]
pub struct ReadTable {
    /// Its name.
    pub name: &'static str,
    /// The columns that order it without ties, separated by commas.
    pub order: &'static str,
}

/// One entry, opened, as projections see it.
#[derive(Debug, Clone)]
pub struct Recorded {
    /// Index in the ledger.
    pub index: u64,
    /// `owner.kind`.
    pub kind: String,
    /// The stream's name, `kind:id`.
    pub stream: String,
    /// Place in the stream, from 1.
    pub place: u64,
    /// When it was recorded.
    pub at: Timestamp,
    /// When it happened, where that differs.
    pub occurred_at: Option<Timestamp>,
    /// Who did it, as written.
    pub actor: String,
    /// For which agency, as an id; empty for none.
    pub agency: String,
    /// The event, with sealed parts opened, or marked as erased.
    pub payload: serde_json::Value,
}

impl Recorded {
    /// The event, when it is one of the given capability's.
    ///
    /// # Errors
    /// When it is, but its shape is not known any more.
    pub fn event<E: Event>(&self) -> Result<Option<E>, Fault> {
        match self.kind.split_once('.') {
            Some((owner, _)) if owner == E::OWNER => {
                let read = serde_json::from_value(self.payload.clone()).map_err(Fault::from);
                read.map(Some).map_err(|f| f.doing(&format!("entry {} ({})", self.index, self.kind)))
            }
            _ => Ok(None),
        }
    }
    /// The id that ends the stream's name.
    ///
    /// # Errors
    /// When there is none.
    pub fn id<K>(&self) -> Result<kernel::Id<K>, Fault> {
        let text = self.stream.split_once(':').map_or("", |(_, id)| id);
        text.parse().map_err(|_| Fault::new(format!("entry {}: its stream has no id", self.index)))
    }
}

/// A step that runs inside a unit of work.
pub type Step<'a, T> = Pin<Box<dyn Future<Output = Result<T, Fault>> + Send + 'a>>;

/// What the store needs to know of a capability.
pub trait Capability: Send + Sync {
    /// Its name: the `OWNER` of its events.
    fn name(&self) -> &'static str;
    /// Its tables, step by step.
    fn migrations(&self) -> &'static [Migration];
    /// Those of its tables that are told by the ledger alone.
    fn read_tables(&self) -> &'static [ReadTable];
    /// Brings its read tables up to date with entries of its own, in order. Uses nothing but the entries and the tables.
    fn project<'a>(&'a self, tables: &'a mut Tables<'_>, entries: &'a [Recorded]) -> Step<'a, ()>;
    /// What it knows of how visitors are related to things, its own and others'.
    fn knows(&self) -> Option<&dyn Knowing> {
        None
    }
    /// Takes out of its read tables what was told of these subjects, whose keys are destroyed: afterwards they are what
    /// a rebuild would say. `None`, unless a capability knows a shorter way: then its tables are told again from the
    /// ledger.
    fn erase<'a>(&'a self, tables: &'a mut Tables<'_>, subjects: &'a [String]) -> Option<Step<'a, ()>> {
        let _ = (tables, subjects);
        None
    }
}
