//! Rules R1 to R22 and C1 to C8.

use crate::Visitor;
use std::collections::BTreeSet;

/// A record, and how the visitor is related to it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Record {
    /// Whose it is.
    pub owner: String,
    /// `partnership`, `circle`, `owner` or `sealed`.
    pub level: String,
    /// Whether it is told that it exists.
    pub flagged: bool,
    /// Whether it is marked OFFICIAL-SENSITIVE.
    pub sensitive: bool,
    /// Handling instructions in force today.
    pub handling: BTreeSet<String>,
    /// The police code; empty for none.
    pub code: String,
    /// How the visitor is related to it.
    pub relations: BTreeSet<String>,
}

/// How much of a record somebody may know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sight {
    /// Not that it exists.
    Nothing,
    /// That it exists, and whom to ask.
    Flag,
    /// The least that is needed.
    Summary,
    /// All of it.
    Full,
}

impl Record {
    fn has(&self, relation: &str) -> bool {
        self.relations.contains(relation)
    }
    fn says(&self, handling: &str) -> bool {
        self.handling.contains(handling)
    }
}

/// Whom nothing lets in: R2, R3, R4.
fn shut_out(v: &Visitor, r: &Record) -> bool {
    v.is("system_administrator") || r.has("conflict") || (r.says("covert_source") && v.agency != r.owner)
}

/// The most that R13, R14, R15 and R16 leave of what the visitor would see.
fn ceiling(v: &Visitor, r: &Record) -> Sight {
    let emergency = r.has("emergency");
    let other = v.agency != r.owner;
    if !v.trained && (r.level != "partnership" || r.sensitive) && !emergency {
        return Sight::Flag; // R13
    }
    if r.level == "sealed" && !v.freshly_proved {
        return Sight::Flag; // R13a
    }
    if other && (r.says("owner_use_only") || r.says("embargoed")) && !emergency {
        return Sight::Flag; // R14
    }
    if other && r.code == "c" && !r.has("accepted") {
        return Sight::Flag; // R16
    }
    let given = ["circle", "named", "emergency"];
    if other && r.says("recipients_only") && !given.iter().any(|relation| r.has(relation)) {
        return Sight::Summary; // R15
    }
    Sight::Full
}

/// What opens it: R5 to R12.
fn opened(v: &Visitor, r: &Record) -> Sight {
    let own = v.agency == r.owner;
    if r.level == "sealed" {
        return if r.has("named") { Sight::Full } else { Sight::Nothing }; // R5
    }
    let mut best = Sight::Nothing;
    let mut open = |to: Sight, when: bool| {
        if when && to > best {
            best = to;
        }
    };
    let leads = v.is("supervisor") && (r.has("colleague_in_circle"));
    match r.level.as_str() {
        // R6
        "partnership" => {
            open(Sight::Full, v.across() || (own && v.record_role()) || r.has("circle") || leads);
        }
        // R7
        "circle" => open(Sight::Full, r.has("circle") || leads || (own && v.is("supervisor"))),
        // R8
        "owner" => open(Sight::Full, own && v.record_role()),
        _ => {}
    }
    let desk_role =
        v.is("duty_worker") || v.is("designated_officer") || v.is("police_specialist") || v.is("supervisor");
    open(Sight::Summary, r.level != "owner" && r.has("desk") && desk_role); // R9
    open(Sight::Summary, r.has("disclosed")); // R10
    open(Sight::Full, r.has("emergency")); // R11
    let flagged = r.flagged && r.level != "partnership";
    open(Sight::Flag, flagged && (v.across() || r.has("circle") || r.has("desk"))); // R12
    best
}

/// How much of it this visitor may know.
pub fn sight(v: &Visitor, r: &Record) -> Sight {
    // R1
    if !v.casework() || shut_out(v, r) {
        return Sight::Nothing;
    }
    opened(v, r).min(ceiling(v, r))
}

/// What R17 asks beside sight, by how far the record is open.
fn may_write(v: &Visitor, r: &Record) -> bool {
    match r.level.as_str() {
        "circle" => r.has("circle") || v.is("supervisor"),
        "sealed" => r.has("named"),
        _ => true,
    }
}

/// R18.
fn may_link(v: &Visitor, r: &Record) -> bool {
    let sees = match r.level.as_str() {
        "partnership" => true,
        "circle" => r.has("circle"),
        "owner" => v.agency == r.owner,
        _ => r.has("named"),
    };
    v.across() && sees && !shut_out(v, r) && ceiling(v, r) == Sight::Full
}

/// May this visitor do this to this record?
pub fn may_record(v: &Visitor, action: &str, r: &Record) -> bool {
    let own = v.agency == r.owner;
    let related = r.has("conflict"); // C8
    match action {
        "people.flag" => sight(v, r) >= Sight::Flag,
        "people.summarise" => sight(v, r) >= Sight::Summary,
        "people.view" => sight(v, r) == Sight::Full,
        // R17
        "people.change" => own && v.record_role() && may_write(v, r) && sight(v, r) == Sight::Full,
        // R18
        "people.link" => may_link(v, r),
        // R20
        "people.ask" => {
            let never = r.level == "sealed" || r.says("covert_source");
            may_link(v, r) && !never && (own || r.level == "partnership")
        }
        // R21
        "people.answer" => {
            let never = r.level == "sealed" || r.says("covert_source");
            own && v.record_role() && r.has("asked") && !never && may_write(v, r) && sight(v, r) == Sight::Full
        }
        // R22
        "people.answer_beside" => {
            let never = r.level == "sealed" || r.says("covert_source");
            v.record_role() && r.has("asked") && !never && !shut_out(v, r)
        }
        // R19
        "people.see_shielded" => r.has("named") && v.casework() && !shut_out(v, r) && ceiling(v, r) >= Sight::Summary,
        // R19a
        "people.shield" => own && v.record_role() && r.has("named") && may_write(v, r) && sight(v, r) == Sight::Full,
        // C1
        "circle.manage" => {
            let member = v.record_role() && (own || r.has("circle"));
            !related && (member || (v.is("supervisor") && r.has("colleague_in_circle")))
        }
        // C2
        "circle.set_level" | "circle.mark" => !related && own && v.record_role(),
        // C3
        "circle.code" => {
            let police = v.is("practitioner") || v.is("police_specialist") || v.is("supervisor");
            !related && own && v.agency_kind == "police" && police
        }
        // C4
        "circle.accept_conditions" => !related && !own && r.code == "c" && (v.is("duty_worker") || v.is("supervisor")),
        // C5
        "circle.declare_conflict" => !related && v.casework(),
        "circle.declare_for_another" => !related && v.is("supervisor"),
        // C6
        "circle.break_glass" => {
            let never = r.level == "sealed" || r.says("covert_source") || (r.code == "c" && !own);
            !related && v.casework() && !never
        }
        // C7
        "circle.see_looks" => !related && v.record_role() && (own || r.has("circle")),
        _ => false,
    }
}
