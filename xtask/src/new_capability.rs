//! `cargo xtask new-capability NAME`: a small capability, complete to the last file, and its place in the product.

use anyhow::{Context, bail, ensure};
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

/// What the tool is asked to do.
#[derive(clap::Args, Debug)]
pub struct Options {
    /// The field's own word in the plural, such as `support_plans`.
    #[arg(required_unless_present = "self_check")]
    name: Option<String>,
    /// Slow: writes one into a copy of the house and runs every check and test on it there.
    #[arg(long)]
    self_check: bool,
}

/// Each file of a capability: where it goes, and what it says.
const FILES: &[(&str, &str)] = &[
    ("Cargo.toml", include_str!("../capability/Cargo.toml.txt")),
    ("README.md", include_str!("../capability/README.md.txt")),
    ("policy/@name@.cedar", include_str!("../capability/policy.cedar.txt")),
    ("policy/@name@.cedarschema", include_str!("../capability/policy.cedarschema.txt")),
    ("migrations/0001_@name@.sql", include_str!("../capability/migration.sql.txt")),
    ("locales/en/@name@.ftl", include_str!("../capability/en.ftl.txt")),
    ("locales/cy/@name@.ftl", include_str!("../capability/cy.ftl.txt")),
    ("src/lib.rs", include_str!("../capability/lib.rs.txt")),
    ("src/words.rs", include_str!("../capability/words.rs.txt")),
    ("src/events.rs", include_str!("../capability/events.rs.txt")),
    ("src/decide.rs", include_str!("../capability/decide.rs.txt")),
    ("src/commands.rs", include_str!("../capability/commands.rs.txt")),
    ("src/project.rs", include_str!("../capability/project.rs.txt")),
    ("src/queries.rs", include_str!("../capability/queries.rs.txt")),
    ("src/pages/mod.rs", include_str!("../capability/pages_mod.rs.txt")),
    ("src/pages/list.rs", include_str!("../capability/pages_list.rs.txt")),
    ("tests/@name@.rs", include_str!("../capability/test.rs.txt")),
];

/// Where the product names its capabilities: the file, the words before which the new one is named, and how.
const PLACES: &[(&str, &str, &str)] = &[
    ("Cargo.toml", "desk = { path = \"across/desk\" }", "@name@ = { path = \"capabilities/@name@\" }\n"),
    ("app/Cargo.toml", "desk.workspace = true", "@name@.workspace = true\n"),
    ("app/src/capabilities.rs", "Arc::new(exchange::Exchange)", "Arc::new(@name@::@Name@), "),
    ("app/src/capabilities.rs", "exchange::POLICY", "@name@::POLICY, "),
    (
        "app/src/capabilities.rs",
        "sources.extend_from_slice(exchange::TEXTS);",
        "sources.extend_from_slice(@name@::TEXTS);\n    ",
    ),
    ("app/src/capabilities.rs", ".and(exchange::routes(", ".and(@name@::routes())"),
    (
        "app/src/commands/policy_cases.rs",
        "cases.extend(agency_cases());",
        "for at in [\"council\", \"other council\"] {\n        let thing = Thing::new(\"@Name@Register\", at).text(\"agency\", agency(at));\n        \
         let what = if at == \"council\" { \"lines of the council\" } else { \"lines of another council\" };\n        \
         cases.push(Case { what, thing, actions: &[\"@name@.view\", \"@name@.write\"] });\n    }\n    ",
    ),
];
/// What every table holds about whom stands in the record of processing, at whose end the new one is named.
const PROCESSING: &str = "catalogues/processing/classes.toml";
const CLASS: &str = include_str!("../capability/processing.toml.txt");
const REGISTER: &str = "capabilities/vocabulary/src/lib.rs";

/// Writes it, or checks that what would be written is sound.
pub fn run(root: &Path, options: &Options) -> anyhow::Result<ExitCode> {
    if options.self_check {
        return self_check(root);
    }
    let name = options.name.as_deref().unwrap_or_default();
    write(root, name)?;
    println!("capabilities/{name} is written and in the product. Next:");
    println!("  cargo test --workspace --test {name}");
    println!("  cargo xtask policy-table");
    println!(
        "  then its own words, in both languages, in place of notes and lines, also in {PROCESSING}; and its place in the menu (across/desk)"
    );
    Ok(ExitCode::SUCCESS)
}

/// Writes a capability of this name into the house.
fn write(root: &Path, name: &str) -> anyhow::Result<()> {
    let letters = name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    ensure!(
        letters && name.len() > 2 && !name.starts_with('_') && !name.ends_with('_'),
        "`{name}`: lower-case letters and _ only"
    );
    let folder = root.join("capabilities").join(name);
    ensure!(!folder.exists(), "capabilities/{name} is there already");
    // Everything is made up before anything is written: a half capability is worse than none.
    let mut changed: Vec<(PathBuf, String)> = Vec::new();
    for (path, text) in FILES {
        changed.push((folder.join(named(path, name)), named(text, name)));
    }
    for (path, before, what) in PLACES {
        edit(root, &mut changed, path, before, &named(what, name))?;
    }
    let path = root.join(PROCESSING);
    let text = fs::read_to_string(&path).with_context(|| PROCESSING.to_owned())?;
    changed.push((path, text + &named(CLASS, name)));
    let register =
        "    /// One line of what an agency has written down.\n    @Name@LineKind @Name@LineId \"@name@_line\";\n";
    let path = root.join(REGISTER);
    let text = fs::read_to_string(&path).with_context(|| REGISTER.to_owned())?;
    let end = text.rfind("\n}").with_context(|| format!("{REGISTER}: no end of the register"))? + 1;
    changed.push((path, format!("{}{}{}", &text[..end], named(register, name), &text[end..])));
    for (path, text) in changed {
        fs::create_dir_all(path.parent().unwrap_or(root))?;
        fs::write(&path, text).with_context(|| format!("{} cannot be written", path.display()))?;
    }
    let formatted =
        Command::new("cargo").args(["fmt", "--package", name, "--package", "dolen"]).current_dir(root).status()?;
    ensure!(formatted.success(), "cargo fmt");
    Ok(())
}

/// Puts something before an anchor that stands in a file once.
fn edit(root: &Path, changed: &mut Vec<(PathBuf, String)>, path: &str, before: &str, what: &str) -> anyhow::Result<()> {
    let file = root.join(path);
    let at = match changed.iter().position(|(p, _)| *p == file) {
        Some(at) => at,
        None => {
            let text = fs::read_to_string(&file).with_context(|| path.to_owned())?;
            changed.push((file, text));
            changed.len() - 1
        }
    };
    let text = &mut changed[at].1;
    if text.matches(before).count() != 1 {
        bail!(
            "{path}: `{before}` is not there once: name the capability there by hand, and mend xtask/src/new_capability.rs"
        );
    }
    *text = text.replacen(before, &format!("{what}{before}"), 1);
    Ok(())
}

fn named(text: &str, name: &str) -> String {
    let title: String = name
        .split('_')
        .map(|part| part.chars().take(1).flat_map(char::to_uppercase).chain(part.chars().skip(1)).collect::<String>())
        .collect();
    text.replace("@name@", name).replace("@Name@", &title).replace("@path@", &name.replace('_', "-"))
}

/// A copy of the house with a new capability: everything that is asked of a house is asked of it.
fn self_check(root: &Path) -> anyhow::Result<ExitCode> {
    let root = root.canonicalize()?;
    // Always the same place, so that what is built for it replaces what was built for it before.
    let copy = std::env::temp_dir().join("dolen-new-capability");
    fs::remove_dir_all(&copy).ok();
    copy_house(&root, &copy)?;
    let name = "sample_notes";
    write(&copy, name)?;
    let cargo = |arguments: &[&str]| -> anyhow::Result<()> {
        println!("== cargo {}", arguments.join(" "));
        // The outside libraries are built already: only the house itself is built again.
        let mut command = Command::new("cargo");
        let command = command.args(arguments).current_dir(&copy).env("CARGO_TARGET_DIR", root.join("target"));
        ensure!(command.status()?.success(), "cargo {}", arguments.join(" "));
        Ok(())
    };
    cargo(&["clippy", "--workspace", "--all-targets", "--offline", "--", "-D", "warnings"])?;
    // Its own tests, and those that look at every table, address and rule of the house.
    let whole = ["processing", "strangers", "policy_product"].map(|test| ["--test", test]).concat();
    cargo(&[["test", "--workspace", "--offline", "--lib", "--test", name].as_slice(), &whole].concat())?;
    cargo(&["build", "--workspace", "--bin", "dolen", "--offline"])?;
    let dolen = root.join("target/debug/dolen").display().to_string();
    let said = [
        of_itself(&copy, &["policy-table", "--dolen", &dolen])?,
        of_itself(&copy, &["tidy"])?,
        of_itself(&copy, &["translations"])?,
    ];
    // The house may be in the middle of something: only what is about the new capability counts.
    let about_it: Vec<&str> = said.iter().flat_map(|said| said.lines()).filter(|line| line.contains(name)).collect();
    for finding in &about_it {
        println!("{finding}");
    }
    let table = fs::read_to_string(copy.join(crate::policy_table::PATH)).context("the policy table")?;
    ensure!(table.contains(&format!("{name}: write")), "the policy table does not have the new command");
    fs::remove_dir_all(&copy)?;
    // The copy's product stands where the house's own does: put that back.
    crate::built::program(&root, "dolen")?;
    println!("new-capability: {} findings in a new capability", about_it.len());
    Ok(if about_it.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Runs another of the house's own tools on the copy, and gives what it said.
fn of_itself(copy: &Path, arguments: &[&str]) -> anyhow::Result<String> {
    println!("== cargo xtask {}", arguments.join(" "));
    let output = Command::new(std::env::current_exe()?).arg("--root").arg(copy).args(arguments).output()?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Copies what is written, and the front-end files that are built.
fn copy_house(from: &Path, to: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name();
        if [".git", "target", "node_modules", "test-results"].iter().any(|skipped| name == *skipped) {
            continue;
        }
        let (from, to) = (entry.path(), to.join(&name));
        match entry.file_type()? {
            kind if kind.is_dir() => copy_house(&from, &to)?,
            kind if kind.is_file() => fs::copy(&from, &to).map(drop)?,
            _ => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_put_in() {
        assert_eq!(named("@name@ @Name@ /@path@", "support_plans"), "support_plans SupportPlans /support-plans");
    }

    #[test]
    fn nothing_is_written_where_a_place_is_missing_or_the_name_is_wrong() {
        let house = tempfile::tempdir().unwrap();
        fs::create_dir_all(house.path().join("capabilities")).unwrap();
        assert!(write(house.path(), "Plans").is_err());
        assert!(write(house.path(), "plans").is_err(), "there is no Cargo.toml to name it in");
        assert!(!house.path().join("capabilities/plans").exists());
    }

    /// The places still stand in the house as the tool expects them, each once.
    #[test]
    fn the_places_are_there() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        for (path, before, _) in PLACES {
            let text = fs::read_to_string(root.join(path)).unwrap();
            assert_eq!(text.matches(before).count(), 1, "{path}: {before}");
        }
    }
}
