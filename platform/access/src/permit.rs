//! The two answers. A permit can be made only by a decision, so whoever holds one has asked.

use crate::{Actor, Thing};
use kernel::{AgencyId, Timestamp};

/// Proof that a decision allowed this visitor this action on this thing, at this time.
#[derive(Debug, Clone)]
pub struct Permit {
    pub(crate) actor: Actor,
    pub(crate) agency: Option<AgencyId>,
    pub(crate) purpose: String,
    pub(crate) action: String,
    pub(crate) thing: String,
    pub(crate) rules: Vec<String>,
    pub(crate) at: Timestamp,
}

impl Permit {
    /// Who was allowed.
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }
    /// For which agency they act.
    pub const fn agency(&self) -> Option<AgencyId> {
        self.agency
    }
    /// What for.
    pub fn purpose(&self) -> &str {
        &self.purpose
    }
    /// What was allowed.
    pub fn action(&self) -> &str {
        &self.action
    }
    /// To what, as `Kind:id`.
    pub fn thing(&self) -> &str {
        &self.thing
    }
    /// The rules that allowed it.
    pub fn rules(&self) -> &[String] {
        &self.rules
    }
    /// When it was asked.
    pub const fn at(&self) -> Timestamp {
        self.at
    }
    /// The same answer for another thing: only the decision may say so, of things of which it knows the same.
    pub(crate) fn of(&self, thing: &Thing) -> Self {
        Permit { thing: thing.name(), ..self.clone() }
    }
}

/// A decision against. Nothing about the thing is in it that the visitor did not say.
#[derive(Debug, Clone, thiserror::Error)]
#[error("refused: {action}")]
pub struct Refusal {
    /// What was asked.
    pub action: String,
    /// Of what, as `Kind:id`: for the trace, never for the page.
    pub thing: String,
    /// The rules that forbade it; empty when simply nothing allowed it.
    pub rules: Vec<String>,
    /// Whether the visitor may see the thing and so may be told plainly; otherwise the answer is "not found".
    pub openly: bool,
    /// Whether the same would be allowed once the visitor has given a second factor anew.
    pub confirm: bool,
}

impl Refusal {
    pub(crate) fn of(&self, thing: &Thing) -> Self {
        Refusal { thing: thing.name(), ..self.clone() }
    }
    /// Marks a refusal as one that may be told: only for a visitor who holds a permit to see the thing.
    pub fn openly(mut self, _may_see: &Permit) -> Self {
        self.openly = true;
        self
    }
}
