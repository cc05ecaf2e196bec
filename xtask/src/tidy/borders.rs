//! Borders: who may name the web server, who the database driver, and who the environment.

use super::Finding;
use crate::rust_text::{RustText, line_of, words};
use crate::tree::Tree;

/// A name, where it may be said, and why nowhere else.
struct Border {
    rule: &'static str,
    name: &'static str,
    at: &'static [&'static str],
    why: &'static str,
}

const BORDERS: &[Border] = &[
    Border {
        rule: "axum",
        name: "axum",
        at: &["platform/web/", "platform/testkit/", "stories/paired-worlds/", "stories/revocation/", "stories/canary/"],
        why: "only `web` names axum",
    },
    Border {
        rule: "driver",
        name: "sqlx",
        at: &["platform/store/", "platform/testkit/", "stories/endurance/"],
        why: "only `store` names the database driver",
    },
    Border {
        rule: "client",
        name: "hyper",
        at: &["platform/fetch/"],
        why: "only `fetch` asks other servers, so that one rule says which",
    },
    Border { rule: "unsafe", name: "unsafe", at: &[], why: "no own crate uses it" },
];

/// What reads the environment.
const ENVIRONMENT: &[&str] = &["env::var", "env::var_os", "env::vars", "env::vars_os", "env::args", "env::args_os"];
const MAY_READ_ENVIRONMENT: &[&str] = &["app/", "platform/testkit/", "xtask/", "stories/"];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.ending(".rs") {
        let read = RustText::of(text);
        for border in BORDERS.iter().filter(|border| !border.at.iter().any(|place| path.starts_with(place))) {
            for at in words(&read.code, border.name) {
                findings.push(Finding::new(path, line_of(text, at), border.rule, border.why).about(border.name));
            }
        }
        // Examples are programs of their own, and a program may read its arguments.
        if MAY_READ_ENVIRONMENT.iter().any(|place| path.starts_with(place)) || path.contains("/examples/") {
            continue;
        }
        let by_clap = words(&read.code, "env").filter(|at| is_clap_argument(&read.code, *at));
        let asked = ENVIRONMENT.iter().flat_map(|name| words(&read.code, name));
        for at in asked.chain(by_clap) {
            findings.push(
                Finding::new(path, line_of(text, at), "environment", "only `app` reads the environment").about("env"),
            );
        }
    }
    for (path, text) in tree.ending("/Cargo.toml") {
        for border in BORDERS.iter().filter(|border| !border.at.iter().any(|place| path.starts_with(place))) {
            let named = |line: &&str| {
                line.starts_with(&format!("{}.", border.name)) || line.starts_with(&format!("{} =", border.name))
            };
            if let Some(number) = text.lines().position(|line| named(&line)) {
                findings.push(Finding::new(path, number + 1, border.rule, border.why).about(border.name));
            }
        }
    }
    findings
}

/// `#[arg(env = "…")]`.
fn is_clap_argument(code: &str, at: usize) -> bool {
    code.get(at + 3..).is_some_and(|rest| rest.trim_start().starts_with("= \""))
}
