//! Measuring, on small houses whose size is known.

use super::{Measured, lines::test_lines, of, said, timed::Edit};
use std::fs;

fn measured(files: &[(&str, &str)]) -> Measured {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    of(folder.path(), 12).unwrap()
}

const KERNEL: (&str, &str) = ("platform/kernel/Cargo.toml", "[package]\nname = \"kernel\"\n");
const STORE: (&str, &str) = ("platform/store/Cargo.toml", "[package]\nname = \"store\"\n");

/// A function of so many lines, each of them another.
fn function(name: &str, lines: usize) -> String {
    let body: String = (0..lines).map(|n| format!("    say({n});\n")).collect();
    format!("fn {name}() {{\n{body}}}\n")
}

#[test]
fn crates_lines_files_and_the_share_of_tests() {
    let inside = "//! A.\nfn a() {}\n#[cfg(test)]\nmod tests {\n    fn b() {}\n}\n";
    let found = measured(&[
        KERNEL,
        STORE,
        ("Cargo.toml", "[workspace]\n"),
        ("platform/kernel/src/lib.rs", inside),
        ("platform/store/src/lib.rs", "//! B.\n"),
        ("platform/store/tests/store.rs", "//! C.\nfn c() {}\nfn d() {}\n"),
    ])
    .size;
    assert_eq!((found.crates, found.files, found.lines), (2, 3, 10));
    assert_eq!((found.median, found.ninetieth, found.largest_file.lines), (3, 6, 6));
    assert_eq!(found.tests_percent, 70.0);
    assert_eq!((found.largest_crate.as_str(), found.largest_crate_percent), ("platform/kernel", 60.0));
}

#[test]
fn a_module_of_tests_in_its_own_file_is_counted_there() {
    assert_eq!(test_lines("a/src/a.rs", "#[cfg(test)]\nmod tests;\nfn a() {}\n"), [false; 3]);
    assert_eq!(test_lines("a/src/a_tests.rs", "fn a() {}\n"), [true]);
}

#[test]
fn a_long_file_is_named_with_its_reason_or_without() {
    let long = format!("//! Long.\n{}", function("long", 600));
    let files = [KERNEL, ("platform/kernel/src/lib.rs", long.as_str())];
    assert!(said(&measured(&files)).contains("platform/kernel/src/lib.rs (603 lines): NO REASON RECORDED"));
    let reason = "[[exempt]]\nrule = \"length\"\npath = \"platform/kernel/src/lib.rs\"\nlines = 603\nreason = \"one table of data\"\n";
    let files = [files[0], files[1], ("xtask/tidy.toml", reason)];
    assert!(said(&measured(&files)).contains("(603 lines): one table of data"));
}

#[test]
fn a_run_that_stands_twice_is_found_however_it_is_set() {
    let twice = function("twice", 14);
    let set = twice.replace("    say(3);", "    // Why.\n\n        say(3);").replace("fn twice", "fn again");
    let found = measured(&[
        KERNEL,
        ("platform/kernel/src/a.rs", &format!("//! A.\n{twice}")),
        ("platform/kernel/src/b.rs", &format!("//! B.\nuse a::{{\n    b,\n}};\n{set}")),
    ])
    .repeated;
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].lines, found[0].tests), (14, false));
    assert_eq!(
        (found[0].first.as_str(), found[0].again.as_str()),
        ("platform/kernel/src/a.rs:3", "platform/kernel/src/b.rs:6")
    );
}

#[test]
fn short_runs_and_rows_that_are_all_alike_are_not_repeats() {
    let short = function("short", 11);
    let alike = "    row();\n".repeat(23);
    let found = measured(&[
        KERNEL,
        ("platform/kernel/src/a.rs", &format!("//! A.\n{short}")),
        ("platform/kernel/src/b.rs", &format!("//! B.\n{}", short.replace("fn short", "fn other"))),
        ("platform/kernel/src/c.rs", &format!("//! C.\nfn rows() {{\n{alike}}}\n")),
    ]);
    assert!(found.repeated.is_empty(), "{:?}", found.repeated);
}

#[test]
fn runs_of_tests_come_last_and_are_marked() {
    let (long, short) = (function("long", 30), function("short", 12).replace("say", "tell"));
    let text = format!("//! A.\n{short}");
    let test = format!("//! A.\n{long}");
    let found = measured(&[
        KERNEL,
        ("platform/kernel/src/a.rs", &text),
        ("platform/kernel/src/b.rs", &text),
        ("platform/kernel/tests/c.rs", &test),
        ("platform/kernel/tests/d.rs", &test),
    ])
    .repeated;
    assert_eq!(found.iter().map(|repeat| repeat.tests).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn an_arrow_that_breaks_the_design_is_counted() {
    assert_eq!(measured(&[KERNEL, STORE, ("platform/kernel/src/lib.rs", "//! A.\n")]).broken_arrows, 0);
    let wrong = format!("{}[dependencies]\nstore.workspace = true\n", KERNEL.1);
    let files = [(KERNEL.0, wrong.as_str()), STORE, ("platform/kernel/src/lib.rs", "//! A.\n")];
    assert_eq!(measured(&files).broken_arrows, 1);
}

#[test]
fn an_edited_line_is_taken_away_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.rs");
    fs::write(&path, "//! A.\n").unwrap();
    let edit = Edit::of(&path).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "// One edited line.\n//! A.\n");
    drop(edit);
    assert_eq!(fs::read_to_string(&path).unwrap(), "//! A.\n");
}
