//! Which crate may know of which: kernel, then its neighbours, then store, web, capabilities, across, app.

use super::Finding;
use crate::tree::Tree;
use anyhow::Context;
use std::collections::BTreeMap;
use toml::{Table, Value};

/// The capabilities that the others may know of: they hold words and catalogues, and nobody's records.
const REGISTERS: &[&str] = &["capabilities/vocabulary", "capabilities/catalogue"];
const WITHOUT_OWN: u32 = 0;
const REGISTER: u32 = 1;
const TESTKIT: u32 = 7;

/// The height of a crate's floor: it may know of what is below.
fn floor(folder: &str) -> Option<u32> {
    Some(match folder {
        "platform/kernel" => WITHOUT_OWN,
        "platform/access"
        | "platform/ledger"
        | "platform/vault"
        | "platform/i18n"
        | "platform/components"
        | "platform/fetch" => 1,
        "platform/store" => 2,
        "platform/web" => 3,
        "platform/print" => 3,
        "app" => 6,
        "platform/testkit" => TESTKIT,
        "stories"
        | "stories/endurance"
        | "stories/paired-worlds"
        | "stories/agreement"
        | "stories/revocation"
        | "stories/canary"
        | "xtask" => 8,
        // Written from the rules alone: it knows of nothing, so that it can be compared with everything.
        "verifier" | "stories/oracle" => WITHOUT_OWN,
        _ if REGISTERS.contains(&folder) => REGISTER,
        _ if folder.starts_with("engines/") => 1,
        _ if folder.starts_with("capabilities/") => 4,
        _ if folder.starts_with("across/") => 5,
        _ => return None,
    })
}

struct Manifest<'t> {
    path: &'t str,
    folder: &'t str,
    text: &'t str,
    table: Table,
}

pub(super) fn check(tree: &Tree) -> anyhow::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    let mut manifests = Vec::new();
    let mut folders = BTreeMap::new();
    for (path, text) in tree.ending("/Cargo.toml") {
        let table: Table = text.parse().with_context(|| path.to_owned())?;
        let folder = path.trim_end_matches("/Cargo.toml");
        if let Some(name) = table.get("package").and_then(|p| p.get("name")).and_then(Value::as_str) {
            folders.insert(name.to_owned(), folder.to_owned());
        }
        manifests.push(Manifest { path, folder, text, table });
    }
    for manifest in &manifests {
        let Some(own) = floor(manifest.folder) else {
            findings.push(Finding::new(
                manifest.path,
                1,
                "arrows",
                format!("no floor of the house holds {}", manifest.folder),
            ));
            continue;
        };
        for (section, name) in dependencies(&manifest.table) {
            let Some(other) = folders.get(&name) else { continue };
            let Some(height) = floor(other) else { continue };
            let what = if other == "verifier" {
                Some("nobody may know of the verifier: it is there for those who need not trust us".to_owned())
            } else if other == "platform/testkit" {
                (section != "dev-dependencies" && !manifest.folder.starts_with("stories"))
                    .then(|| "only tests may use the test-kit".to_owned())
            } else if manifest.folder.starts_with(&format!("{other}/")) {
                // An engine's own command line lies in the engine's folder.
                None
            } else if manifest.folder.starts_with("engines/") || manifest.folder == "verifier" {
                Some(format!("{} stands alone and may not know of `{name}`", manifest.folder))
            } else if height >= own {
                Some(format!("{} may not know of `{name}` ({other})", manifest.folder))
            } else if own == REGISTER && REGISTERS.contains(&manifest.folder) && other != "platform/kernel" {
                Some(format!("a register may know only of the kernel, not of `{name}`"))
            } else if REGISTERS.contains(&other.as_str()) && manifest.folder.starts_with("platform/") {
                Some(format!("the platform may not know of `{name}`, which has the words of the field"))
            } else {
                None
            };
            if let Some(what) = what {
                findings
                    .push(Finding::new(manifest.path, line_of_name(manifest.text, &name), "arrows", what).about(&name));
            }
        }
    }
    Ok(findings)
}

/// Every dependency of a manifest, with the kind of its section, also those for one platform only.
fn dependencies(manifest: &Table) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    let targets = manifest.get("target").and_then(Value::as_table);
    let tables =
        std::iter::once(manifest).chain(targets.into_iter().flat_map(|t| t.values().filter_map(Value::as_table)));
    for table in tables {
        for section in ["dependencies", "dev-dependencies", "build-dependencies"] {
            for (name, value) in table.get(section).and_then(Value::as_table).into_iter().flatten() {
                let real = value.get("package").and_then(Value::as_str).unwrap_or(name);
                found.push((section, real.to_owned()));
            }
        }
    }
    found
}

fn line_of_name(manifest: &str, name: &str) -> usize {
    let begins = |line: &str| line.strip_prefix(name).is_some_and(|rest| rest.starts_with(['.', ' ', '=']));
    manifest.lines().position(begins).map_or(1, |n| n + 1)
}
