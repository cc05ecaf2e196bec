//! Who may know, written down a second time from the numbered rules of `docs/policy/rules.md` alone. It depends on nothing,
//! and on the policies least of all: where the two disagree, one of them is wrong.

mod concern;
mod record;
mod sharing;

pub use concern::{Concern, may_concern};
pub use record::{Record, Sight, may_record, sight};
pub use sharing::{Shared, may_share};

use std::collections::BTreeSet;

/// Somebody who asks.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Visitor {
    /// `public`, `system` or `staff`.
    pub kind: String,
    /// Their id.
    pub id: String,
    /// Their agency; empty for none.
    pub agency: String,
    /// What kind of agency that is.
    pub agency_kind: String,
    /// Their roles.
    pub roles: BTreeSet<String>,
    /// Their teams.
    pub teams: BTreeSet<String>,
    /// Whether their training is in date.
    pub trained: bool,
    /// Whether they gave a second factor a short while ago.
    pub freshly_proved: bool,
}

impl Visitor {
    pub(crate) fn is(&self, role: &str) -> bool {
        self.roles.contains(role)
    }
    pub(crate) fn record_role(&self) -> bool {
        self.is("practitioner") || self.is("duty_worker") || self.is("police_specialist") || self.is("supervisor")
    }
    pub(crate) fn casework(&self) -> bool {
        self.record_role() || self.is("designated_officer")
    }
    pub(crate) fn across(&self) -> bool {
        self.is("duty_worker")
            || self.is("police_specialist")
            || (self.is("supervisor") && (self.agency_kind == "council" || self.agency_kind == "police"))
    }
}

/// What those who watch over an agency's records ask.
pub fn may_govern(visitor: &Visitor, action: &str, owner: &str, staff: &str) -> bool {
    if visitor.agency != owner {
        return false;
    }
    let governance = visitor.is("information_governance");
    match action {
        // C9, C10
        "circle.review_emergency" | "circle.end_conflict" => governance && visitor.id != staff,
        // C11
        "circle.see_conflicts" => governance,
        "circle.see_patterns" => governance || visitor.is("caldicott_guardian"),
        "circle.see_emergencies" => governance || visitor.is("caldicott_guardian") || visitor.is("supervisor"),
        _ => false,
    }
}
