//! Rules K1 to K8.

use crate::Visitor;
use std::collections::BTreeSet;

/// A concern, and how the visitor is related to it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Concern {
    /// The team on whose desk it lies.
    pub desk: String,
    /// Of which agency.
    pub agency: String,
    /// Whether it is about somebody who works with children.
    pub closed: bool,
    /// Who raised it, if it was staff.
    pub reporter: String,
    /// Teams that were asked something.
    pub asked: BTreeSet<String>,
    /// Members of staff whom it is about.
    pub about_staff: BTreeSet<String>,
    /// Their teams.
    pub about_teams: BTreeSet<String>,
    /// Whether the visitor has a conflict of interest with somebody whom it mentions.
    pub conflict: bool,
}

/// May this visitor do this to this concern?
pub fn may_concern(v: &Visitor, action: &str, c: &Concern) -> bool {
    let staff = v.kind == "staff";
    let about = c.about_staff.contains(&v.id) || v.teams.iter().any(|team| c.about_teams.contains(team));
    let works_there = staff && v.teams.contains(&c.desk);
    let leads = v.is("supervisor") && v.agency == c.agency && !c.closed;
    // K7, K8
    let kept_out = about || c.conflict || v.is("system_administrator");
    match action {
        // K1, K2, K4
        "concerns.view" => !kept_out && (works_there || leads || (v.is("police_specialist") && !c.closed)),
        "concerns.work" | "concerns.mark_about_staff" => !kept_out && (works_there || leads),
        // K2, K3
        "concerns.supervise" => {
            let officer = v.is("designated_officer") && v.teams.contains(&c.desk);
            !kept_out && (leads || officer)
        }
        // K5
        "concerns.follow" | "concerns.escalate" => !about && staff && c.reporter == v.id,
        "concerns.answer_question" => {
            let asked = v.teams.iter().any(|team| c.asked.contains(team));
            !about && staff && (c.reporter == v.id || asked)
        }
        // K6
        "concerns.come_back" => v.kind == "public",
        _ => false,
    }
}
