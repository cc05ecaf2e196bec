//! The complete product of the policy table about records: every address that is about one record, by role, whose record it
//! is, how far it is open, how the visitor is related to it, and whether they are in the circle, never were, or have left.

use super::policy_cases::{record, visitors};
use crate::capabilities;
use access::{Policies, Thing, Visit, Who};
use kernel::{Language, Timestamp};
use std::fmt::Write;
use store::Settings;
use web::{Door, Routes};

/// How far a record may be open.
pub const LEVELS: [&str; 4] = ["partnership", "circle", "owner", "sealed"];
/// How a visitor may be related to a record beside the circle; nothing is a way too.
pub const RELATIONS: [&str; 7] = ["", "colleague_in_circle", "desk", "disclosed", "named", "emergency", "conflict"];
/// Whether they are in the circle.
pub const MEMBERSHIPS: [&str; 3] = ["never", "member", "left"];

/// One combination of what the rules look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Standing {
    /// Whether the record is the visitor's own agency's.
    pub own: bool,
    /// How far it is open.
    pub level: &'static str,
    /// How the visitor is related to it.
    pub relation: &'static str,
    /// Whether they are in the circle.
    pub membership: &'static str,
}

impl Standing {
    /// All of them.
    pub fn all() -> impl Iterator<Item = Standing> {
        let levels = [true, false].into_iter().flat_map(|own| LEVELS.map(|level| (own, level)));
        let related = levels.flat_map(|(own, level)| RELATIONS.map(|relation| (own, level, relation)));
        related.flat_map(|(own, level, relation)| {
            MEMBERSHIPS.map(|membership| Standing { own, level, relation, membership })
        })
    }

    /// The relations as the house tells them: whoever has left is as whoever never was. Where something is to be answered,
    /// it was asked.
    pub fn relations(&self, action: &str) -> Vec<&'static str> {
        let member = (self.membership == "member").then_some("circle");
        let asked = (action == "people.answer").then_some("asked");
        Some(self.relation).filter(|relation| !relation.is_empty()).into_iter().chain(member).chain(asked).collect()
    }
}

/// What must be allowed beside an action on a record: to whom it is not open so far, it is not there.
pub fn sight_needed(action: &str) -> &'static str {
    match action {
        "circle.accept_conditions" | "circle.break_glass" => "people.flag",
        "circle.declare_conflict" | "people.see_shielded" => "people.summarise",
        action if action.starts_with("circle.") => "people.view",
        _ => "",
    }
}

/// Whether a visitor gets through at an address with this action.
pub fn gets_through(policies: &Policies, visit: &Visit, action: &str, thing: &Thing) -> bool {
    let needed = sight_needed(action);
    policies.decide(visit, action, thing).is_ok()
        && (needed.is_empty() || policies.decide(visit, needed, thing).is_ok())
}

/// The addresses that are about one record.
pub fn record_routes() -> Vec<(&'static str, &'static str, &'static str)> {
    let routes: Routes = capabilities::routes(&Settings { public_address: String::new(), demo: true });
    let about = |path: &str| path.starts_with("/people/{record}") || path.starts_with("/circle/{record}");
    let all = routes.all().iter().filter(|route| route.door == Door::Staff && about(route.path));
    all.map(|route| (route.method, route.path, route.action)).collect()
}

fn visit(who: &Who) -> Visit {
    Visit { who: who.clone(), ..Visit::public(Language::En, Timestamp::from_millis(0)) }
}

fn thing(who: &Who, standing: &Standing, action: &str) -> Thing {
    // Of two agencies that the visitors know: their own, and one that is nobody's here.
    let of = |at: &str| record(at, standing.level, &standing.relations(action));
    match who.agency {
        Some(agency) if standing.own => of("own").text("agency", agency),
        _ => of("a partner"),
    }
}

/// The rows, each a line: for machines, and for whoever wants to look one up.
///
/// # Errors
/// When the rules do not fit together.
pub(crate) fn rows() -> anyhow::Result<String> {
    let policies = capabilities::policies()?;
    let mut out = String::from("role,method,address,action,record,level,relation,circle,allowed\n");
    for (role, who) in visitors() {
        let visit = visit(&who);
        for (method, path, action) in record_routes() {
            for standing in Standing::all() {
                let allowed = gets_through(&policies, &visit, action, &thing(&who, &standing, action));
                let whose = if standing.own { "own" } else { "partner's" };
                let relation = if standing.relation.is_empty() { "none" } else { standing.relation };
                let _ = writeln!(
                    out,
                    "{role},{method},{path},{action},{whose},{},{relation},{},{}",
                    standing.level,
                    standing.membership,
                    if allowed { "yes" } else { "no" }
                );
            }
        }
    }
    Ok(out)
}

/// How much of a record each role sees, in a matrix that a person reads.
pub(crate) fn by_role(policies: &Policies, out: &mut String) {
    out.push_str(
        "\n# How much of a record each role sees, by how far it is open (columns) and how the visitor is related to it\n\
         # (lines). Each cell: nothing, flag (that it exists), summary, full, or change; + where they may also say that it\n\
         # is one person with another. Marks, training and conditions take away from this: docs/policy/rules.md.\n",
    );
    for (role, who) in visitors() {
        let visit = visit(&who);
        let _ = write!(out, "\n{role}\n  {:52}", "");
        for level in LEVELS {
            let _ = write!(out, "  {level:<11}");
        }
        for own in [true, false] {
            for relation in RELATIONS {
                for membership in ["never", "member"] {
                    let whose = if own { "own agency's record" } else { "a partner's record" };
                    let how = if relation.is_empty() { "no relation" } else { relation };
                    let circle = if membership == "member" { ", in the circle" } else { "" };
                    let label = format!("{whose}, {how}{circle}");
                    let _ = write!(out, "\n  {label:52}");
                    for level in LEVELS {
                        let standing = Standing { own, level, relation, membership };
                        let thing = thing(&who, &standing, "");
                        let may = |action: &str| policies.decide(&visit, action, &thing).is_ok();
                        let sight = [
                            ("people.change", "change"),
                            ("people.view", "full"),
                            ("people.summarise", "summary"),
                            ("people.flag", "flag"),
                        ];
                        let word = sight.iter().find(|(action, _)| may(action)).map_or(".", |(_, word)| word);
                        let link = if may("people.link") { "+" } else { "" };
                        let _ = write!(out, "  {:<11}", format!("{word}{link}"));
                    }
                    out.truncate(out.trim_end().len());
                }
            }
        }
        out.push('\n');
    }
    out.push_str("\nWhoever has left the circle is as whoever never was in it.\n");
}
