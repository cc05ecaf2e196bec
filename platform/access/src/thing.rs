//! What is asked about: its kind, its id, and the facts about it that rules may look at.

use std::collections::{BTreeMap, BTreeSet};

/// A fact about a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// A text, an id or a code.
    Text(String),
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Number(i64),
    /// A set of texts.
    Set(BTreeSet<String>),
}

/// A thing that someone asks to see or change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    pub(crate) kind: &'static str,
    pub(crate) id: String,
    pub(crate) facts: BTreeMap<&'static str, Fact>,
}

impl Thing {
    /// A thing of a kind that the policies' schema knows.
    pub fn new(kind: &'static str, id: impl ToString) -> Self {
        Thing { kind, id: id.to_string(), facts: BTreeMap::new() }
    }
    /// With a text, an id or a code.
    pub fn text(self, name: &'static str, value: impl ToString) -> Self {
        self.fact(name, Fact::Text(value.to_string()))
    }
    /// With a yes or no.
    pub fn flag(self, name: &'static str, value: bool) -> Self {
        self.fact(name, Fact::Flag(value))
    }
    /// With a whole number.
    pub fn number(self, name: &'static str, value: i64) -> Self {
        self.fact(name, Fact::Number(value))
    }
    /// With a set of texts.
    pub fn set<T: ToString>(self, name: &'static str, values: impl IntoIterator<Item = T>) -> Self {
        self.fact(name, Fact::Set(values.into_iter().map(|v| v.to_string()).collect()))
    }
    fn fact(mut self, name: &'static str, fact: Fact) -> Self {
        self.facts.insert(name, fact);
        self
    }
    /// Its kind.
    pub const fn kind(&self) -> &'static str {
        self.kind
    }
    /// Its id.
    pub fn id(&self) -> &str {
        &self.id
    }
}
