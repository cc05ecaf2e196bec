//! What is asked about: its kind, its id, and the facts about it that rules may look at.

use std::collections::{BTreeMap, BTreeSet};

/// A fact about a thing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

/// The fact in which it stands how the visitor is related to a thing, as a set of words.
pub const RELATIONS: &str = "relations";

/// A thing that someone asks to see or change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    pub(crate) kind: &'static str,
    pub(crate) id: String,
    pub(crate) facts: BTreeMap<&'static str, Fact>,
    beside: BTreeSet<(&'static str, String)>,
}

impl Thing {
    /// A thing of a kind that the policies' schema knows.
    pub fn new(kind: &'static str, id: impl ToString) -> Self {
        Thing { kind, id: id.to_string(), facts: BTreeMap::new(), beside: BTreeSet::new() }
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
        self.learn(name, fact);
        self
    }
    /// With other things that this one is about, or that are taken to be the same. Rules do not see them: whoever tells
    /// how a visitor is related to a thing looks at them too.
    pub fn beside<T: ToString>(mut self, kind: &'static str, ids: impl IntoIterator<Item = T>) -> Self {
        self.beside.extend(ids.into_iter().map(|id| (kind, id.to_string())));
        self
    }
    /// Puts one more thing beside it.
    pub fn put_beside(&mut self, kind: &'static str, id: String) {
        self.beside.insert((kind, id));
    }
    /// Itself, where it is of this kind, and everything of this kind beside it.
    pub fn all_of<'t>(&'t self, kind: &'t str) -> impl Iterator<Item = &'t str> {
        let own = (self.kind == kind && !self.beside.iter().any(|(k, id)| *k == kind && *id == self.id))
            .then_some(self.id.as_str());
        own.into_iter().chain(self.beside.iter().filter(move |(k, _)| *k == kind).map(|(_, id)| id.as_str()))
    }
    /// Learns a fact; one of the same name is forgotten.
    pub fn learn(&mut self, name: &'static str, fact: Fact) {
        self.facts.insert(name, fact);
    }
    /// Learns that the visitor is related to it in this way.
    pub fn relate(&mut self, relation: &str) {
        if let Fact::Set(words) = self.facts.entry(RELATIONS).or_insert_with(|| Fact::Set(BTreeSet::new())) {
            words.insert(relation.to_owned());
        }
    }
    /// Learns that somebody was asked how the visitor is related to it, whatever they say.
    pub fn relatable(&mut self) {
        self.facts.entry(RELATIONS).or_insert_with(|| Fact::Set(BTreeSet::new()));
    }
    /// What is known under a name.
    pub fn known(&self, name: &str) -> Option<&Fact> {
        self.facts.get(name)
    }
    /// Everything that rules may look at.
    pub const fn facts(&self) -> &BTreeMap<&'static str, Fact> {
        &self.facts
    }
    /// Its name in traces: `Kind:id`.
    pub(crate) fn name(&self) -> String {
        format!("{}:{}", self.kind, self.id)
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
