//! `dolen policy-table`: who may do what, from the rules themselves, as a table that a person can read.

use super::policy_cases::{Case, cases, visitors};
use crate::capabilities;
use anyhow::ensure;
use kernel::Timestamp;
use std::collections::BTreeSet;
use std::fmt::Write;

/// The whole table, and the routes with the action that each asks access for.
///
/// # Errors
/// When an action has no case, or a route names an action that the rules do not know.
pub(crate) fn table() -> anyhow::Result<String> {
    let policies = capabilities::policies()?;
    let (visitors, cases) = (visitors(), cases());
    let known: BTreeSet<String> = policies.actions().into_iter().collect();
    let tried: BTreeSet<String> = cases.iter().flat_map(|c| c.actions.iter().map(|a| (*a).to_owned())).collect();
    let untried: Vec<&String> = known.difference(&tried).collect();
    ensure!(untried.is_empty(), "no case tries these actions: {untried:?}");
    let unknown: Vec<&String> = tried.difference(&known).collect();
    ensure!(unknown.is_empty(), "the rules do not know these actions: {unknown:?}");

    let mut out = String::from(
        "# Who may do what. Made by `dolen policy-table` from the rules in */policy/*.cedar; do not edit by hand.\n\
         # yes = allowed; . = refused, and what cannot be seen looks like what does not exist.\n",
    );
    let width = cases.iter().map(|c| c.what.len()).max().unwrap_or(0).max(20);
    for action in &known {
        let _ = write!(out, "\n{action}\n  {:width$}", "");
        for (name, _) in &visitors {
            let _ = write!(out, "  {name}");
        }
        out.push('\n');
        for Case { what, thing, .. } in cases.iter().filter(|c| c.actions.contains(&action.as_str())) {
            let _ = write!(out, "  {what:width$}");
            for (name, who) in &visitors {
                let visit = access::Visit {
                    who: who.clone(),
                    ..access::Visit::public(kernel::Language::En, Timestamp::from_millis(0))
                };
                let word = if policies.decide(&visit, action, thing).is_ok() { "yes" } else { "." };
                let _ = write!(out, "  {word:<length$}", length = name.len());
            }
            out.truncate(out.trim_end().len());
            out.push('\n');
        }
    }
    super::policy_rows::by_role(&policies, &mut out);
    out.push_str("\n# Doors: every address, who may come to it, and the action it asks access for.\n");
    let settings = store::Settings { public_address: String::new(), demo: true };
    let routes = capabilities::routes(&settings);
    let mut lines = BTreeSet::new();
    for route in routes.all() {
        let door = if route.door == web::Door::Public { "public" } else { "staff" };
        ensure!(
            route.action.is_empty() || known.contains(route.action),
            "{} {} names the unknown action `{}`",
            route.method,
            route.path,
            route.action
        );
        ensure!(
            !(route.action.is_empty() && route.door == web::Door::Staff),
            "{} {} is for staff and names no action",
            route.method,
            route.path
        );
        lines
            .insert(format!("{:<44} {:<4} {door:<6} {}", route.path, route.method, route.action).trim_end().to_owned());
    }
    for line in lines {
        let _ = writeln!(out, "{line}");
    }
    Ok(out)
}
