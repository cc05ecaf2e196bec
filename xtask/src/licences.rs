//! `cargo xtask licences`: what outside libraries may ask of us, which are not wanted, and where they come from.

use anyhow::{Context, bail};
use serde::Deserialize;
use std::{collections::BTreeMap, path::Path, process::Command, process::ExitCode};

/// Licences that ask for no more than to be named, or to share changes of their own files.
const ALLOWED: &[&str] = &[
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "0BSD",
    "BSL-1.0",
    "CC0-1.0",
    "Unlicense",
    "Unicode-3.0",
    "MPL-2.0",
    "CDLA-Permissive-2.0",
];
/// Additions to a licence that only give more freedom.
const EXCEPTIONS: &[&str] = &["LLVM-exception"];
/// Libraries that bring C code for what pure Rust does here, or a second one of what is there already.
const BANNED: &[(&str, &str)] = &[
    ("openssl", "ring and rustls are what we have"),
    ("openssl-sys", "ring and rustls are what we have"),
    ("native-tls", "ring and rustls are what we have"),
    ("aws-lc-sys", "ring is what we have"),
    ("aws-lc-rs", "ring is what we have"),
    ("actix-web", "axum is what we have"),
    ("diesel", "sqlx is what we have"),
];
const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    license_file: Option<String>,
    source: Option<String>,
}

/// Asks cargo and prints what is wrong and how many there are of each.
pub fn run(root: &Path) -> anyhow::Result<ExitCode> {
    let output = Command::new("cargo")
        .args(["metadata", "--format-version", "1", "--locked", "--quiet"])
        .current_dir(root)
        .output()
        .context("cargo metadata")?;
    if !output.status.success() {
        bail!("cargo metadata: {}", String::from_utf8_lossy(&output.stderr));
    }
    let metadata: Metadata = serde_json::from_slice(&output.stdout)?;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for package in metadata.packages.iter().filter(|p| p.source.is_some()) {
        *counts.entry(package.license.as_deref().unwrap_or("none said")).or_default() += 1;
    }
    for (licence, count) in &counts {
        println!("{count:>5}  {licence}");
    }
    let own = metadata.packages.iter().filter(|p| p.source.is_none()).count();
    let findings = findings(&metadata);
    for finding in &findings {
        println!("{finding}");
    }
    let outside = metadata.packages.len() - own;
    println!("licences: {own} own crates, {outside} from outside, {} findings", findings.len());
    Ok(if findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn findings(metadata: &Metadata) -> Vec<String> {
    let mut found = Vec::new();
    for package in &metadata.packages {
        let name = format!("{} {}", package.name, package.version);
        if let Some((_, why)) = BANNED.iter().find(|(banned, _)| *banned == package.name) {
            found.push(format!("{name}: banned: {why}"));
        }
        match &package.source {
            None => {
                if package.license.as_deref() != Some("MIT") {
                    found.push(format!("{name}: an own crate without `license.workspace = true`"));
                }
                continue;
            }
            Some(source) if source == CRATES_IO => {}
            Some(source) => found.push(format!("{name}: comes from {source}, not from crates.io")),
        }
        match (&package.license, &package.license_file) {
            (Some(licence), _) if is_allowed(licence) => {}
            (Some(licence), _) => found.push(format!("{name}: its licence is not allowed: {licence}")),
            (None, Some(file)) => found.push(format!("{name}: its licence is only in the file {file}: read it")),
            (None, None) => found.push(format!("{name}: no licence is said")),
        }
    }
    found
}

/// Whether a licence expression can be met with what is allowed.
fn is_allowed(expression: &str) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let tokens: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    let allowed = either(&tokens, &mut at);
    allowed && at == tokens.len()
}

fn either(tokens: &[&str], at: &mut usize) -> bool {
    let mut allowed = both(tokens, at);
    while tokens.get(*at) == Some(&"OR") {
        *at += 1;
        // Read on in any case, so that the whole expression is looked at.
        allowed = both(tokens, at) || allowed;
    }
    allowed
}

fn both(tokens: &[&str], at: &mut usize) -> bool {
    let mut allowed = one(tokens, at);
    while tokens.get(*at) == Some(&"AND") {
        *at += 1;
        allowed = one(tokens, at) && allowed;
    }
    allowed
}

fn one(tokens: &[&str], at: &mut usize) -> bool {
    let token = tokens.get(*at).copied().unwrap_or_default();
    *at += 1;
    if token == "(" {
        let allowed = either(tokens, at);
        let closed = tokens.get(*at) == Some(&")");
        *at += 1;
        return allowed && closed;
    }
    let mut allowed = ALLOWED.contains(&token);
    if tokens.get(*at) == Some(&"WITH") {
        let exception = tokens.get(*at + 1).copied().unwrap_or_default();
        allowed = allowed && EXCEPTIONS.contains(&exception);
        *at += 2;
    }
    allowed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, license: Option<&str>, source: Option<&str>) -> Vec<String> {
        let text = |s: &str| s.to_owned();
        let package = Package {
            name: text(name),
            version: text("1.0.0"),
            license: license.map(text),
            license_file: None,
            source: source.map(text),
        };
        findings(&Metadata { packages: vec![package] })
    }

    #[test]
    fn what_is_allowed_passes() {
        for licence in
            ["MIT", "MIT/Apache-2.0", "(MIT OR GPL-3.0) AND Unicode-3.0", "Apache-2.0 WITH LLVM-exception OR MIT"]
        {
            assert_eq!(of("a", Some(licence), Some(CRATES_IO)), Vec::<String>::new(), "{licence}");
        }
        assert_eq!(of("own", Some("MIT"), None), Vec::<String>::new());
    }

    #[test]
    fn each_planted_fault_is_found() {
        for licence in
            ["GPL-3.0", "MIT AND GPL-3.0", "AGPL-3.0 OR SSPL-1.0", "Apache-2.0 WITH Strange-exception", "(MIT", ""]
        {
            assert_eq!(of("a", Some(licence), Some(CRATES_IO)).len(), 1, "{licence}");
        }
        assert_eq!(of("a", None, Some(CRATES_IO)), ["a 1.0.0: no licence is said"]);
        assert_eq!(of("openssl-sys", Some("MIT"), Some(CRATES_IO)).len(), 1);
        assert_eq!(of("a", Some("MIT"), Some("git+https://example.org/a")).len(), 1);
        assert_eq!(of("own", None, None).len(), 1);
    }
}
