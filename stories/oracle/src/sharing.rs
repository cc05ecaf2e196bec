//! Rules S1 to S10.

use crate::Visitor;
use std::collections::BTreeSet;

/// Something of sharing, as far as its rules look at it. What a kind of thing has not is empty.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Shared {
    /// Whose register, record or disclosure it is; of a request, who asks.
    pub agency: String,
    /// Agencies to which it goes; of a request, the one that is asked.
    pub to: BTreeSet<String>,
    /// People to whom it goes.
    pub to_people: BTreeSet<String>,
    /// Whether it is in force.
    pub in_force: bool,
    /// Whether an agreement covers it.
    pub by_agreement: bool,
    /// Whether the visitor is kept from the person: related to them, or not named where the record is sealed.
    pub kept_from: bool,
}

/// May this visitor do this?
pub fn may_share(v: &Visitor, action: &str, shared: &Shared) -> bool {
    // S8
    match action {
        "sharing.view_agreements" => return v.kind == "staff",
        "sharing.keep_agreements" => {
            let keeps = v.is("information_governance") || v.is("agency_administrator") || v.is("system_administrator");
            return v.kind == "staff" && keeps;
        }
        _ => {}
    }
    // S9, S10
    if v.kind != "staff" || v.is("system_administrator") || shared.kept_from {
        return false;
    }
    let own = v.agency == shared.agency;
    let asked = shared.to.contains(&v.agency);
    match action {
        // S2
        "sharing.view_look_ups" => own && (v.is("duty_worker") || v.is("supervisor") || v.is("police_specialist")),
        // S1, S3, S4
        "sharing.view_register" | "sharing.ask" | "sharing.check_known" => own && v.record_role(),
        "sharing.share" | "sharing.share_urgently" => own && v.record_role(),
        "sharing.view" | "sharing.withdraw" | "sharing.complete" => own && v.record_role(),
        // S5
        "sharing.review" => own && v.is("supervisor") && !shared.by_agreement,
        // S6
        "sharing.read" | "sharing.feed_back" => {
            shared.in_force && ((asked && v.record_role()) || shared.to_people.contains(&v.id))
        }
        // S7
        "sharing.view_request" => (own || asked) && v.record_role(),
        "sharing.answer_request" => asked && v.record_role(),
        "sharing.escalate_request" => own && v.record_role(),
        _ => false,
    }
}
