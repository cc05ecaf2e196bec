//! Every command and every address is in the policy table, which a person can read.

use super::Finding;
use crate::asked_access::commands;
use crate::policy_table::PATH;
use crate::rust_text::{RustText, line_of};
use crate::tree::Tree;
use std::collections::BTreeSet;

/// An address as the code names it.
struct Address {
    line: usize,
    method: &'static str,
    path: String,
}

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let table: BTreeSet<String> = tree
        .text(PATH)
        .unwrap_or_default()
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    let mut wanted = false;
    for command in commands(tree) {
        wanted = true;
        if command.actions.is_empty() {
            let what = format!("`{}` takes a visit and asks nobody for access", command.name);
            findings.push(Finding::new(&command.path, command.line, "asks-access", what).about(&command.name));
        } else if !table.iter().any(|line| line.starts_with(&format!("{} asks ", command.name))) {
            let what = format!("`{}` is not in {PATH}: run `cargo xtask policy-table`", command.name);
            findings.push(Finding::new(&command.path, command.line, "policy-table", what));
        }
    }
    for (path, text) in tree.ending(".rs").filter(|(path, _)| may_hold_addresses(path)) {
        for address in addresses(text) {
            wanted = true;
            let beginning = format!("{} {} ", address.path, address.method);
            if !table.iter().any(|line| line.starts_with(&beginning)) {
                let what =
                    format!("{} {} is not in {PATH}: run `cargo xtask policy-table`", address.method, address.path);
                findings.push(Finding::new(path, address.line, "policy-table", what));
            }
        }
    }
    if wanted && tree.text(PATH).is_none() {
        return vec![Finding::new(PATH, 1, "policy-table", "it is missing: run `cargo xtask policy-table`")];
    }
    findings
}

fn may_hold_addresses(path: &str) -> bool {
    ["capabilities/", "across/", "app/"].iter().any(|place| path.starts_with(place)) && path.contains("/src/")
}

/// `.get("/path", Door::…` and `.post("/path", Door::…`.
fn addresses(text: &str) -> Vec<Address> {
    let read = RustText::of(text);
    let mut found = Vec::new();
    for (call, method) in [(".get(", "GET"), (".post(", "POST")] {
        for (at, _) in read.code.match_indices(call) {
            let Some(rest) = read.uncommented.get(at + call.len()..) else { continue };
            let Some(rest) = rest.trim_start().strip_prefix('"') else { continue };
            let Some((path, rest)) = rest.split_once('"') else { continue };
            let rest = rest.trim_start().trim_start_matches(',').trim_start();
            if rest.starts_with("Door::") || rest.starts_with("web::Door::") {
                found.push(Address { line: line_of(text, at), method, path: path.to_owned() });
            }
        }
    }
    found
}
