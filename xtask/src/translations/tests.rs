//! Each kind of finding is planted in a folder of its own, and found.

use super::{check, spelling};
use std::{fs, path::Path};
use tempfile::TempDir;

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn findings(files: &[(&str, &str)], with_spelling: bool) -> Vec<String> {
    let folder = folder(files);
    check(folder.path(), with_spelling).unwrap().iter().map(ToString::to_string).collect()
}

/// One owner with one file in both languages, and code that asks for every key given.
fn pair(en: &str, cy: &str, asked: &str) -> Vec<String> {
    let code = asked.split(' ').map(|key| format!("texts.get(\"{key}\");\n")).collect::<String>();
    findings(&[("a/locales/en/a.ftl", en), ("a/locales/cy/a.ftl", cy), ("a/src/lib.rs", &code)], false)
}

#[test]
fn nothing_wrong_gives_no_findings() {
    let en = "# Note\none = Welcome, { $name }\nmany = { $n ->\n    [one] a child\n   *[other] children\n }\n";
    let cy =
        "one = Croeso, { $name }\nmany = { $n ->\n [zero] a\n [one] b\n [two] c\n [3] d\n [many] e\n *[other] f\n }\n";
    assert_eq!(pair(en, cy, "one many"), Vec::<String>::new());
}

#[test]
fn a_file_in_one_language() {
    let found = findings(&[("a/locales/en/a.ftl", ""), ("b/locales/cy/b.ftl", "")], false);
    assert_eq!(
        found,
        [
            "a/locales/en/a.ftl: file: a/locales/cy/a.ftl is missing",
            "b/locales/cy/b.ftl: file: b/locales/en/b.ftl is missing"
        ]
    );
}

#[test]
fn a_key_in_one_language() {
    assert_eq!(
        pair("a = A b\nb = B\n", "a = A c\nc = C\n", "a b c"),
        [
            "a/locales/cy/a.ftl: b: missing: only the English is there",
            "a/locales/en/a.ftl: c: missing: only the Welsh is there"
        ]
    );
}

#[test]
fn keys_out_of_order() {
    let found = pair("a = A1\nb = B1\nc = C1\n", "b = B2\na = A2\nc = C2\n", "a b c");
    assert_eq!(found, ["a/locales/cy/a.ftl: b: out of order: not where the English has it"]);
}

#[test]
fn different_arguments() {
    let found = pair("a = Hello { $x }", "a = Helo { $y }", "a");
    assert_eq!(found, ["a/locales/cy/a.ftl: a: arguments differ: en [x], cy [y]"]);
}

#[test]
fn a_plural_form_is_lacking() {
    let en = "a = { $n ->\n [one] { $n } child\n *[other] { $n } children\n }\n";
    let cy = "a = { $n ->\n [one] { $n } plentyn\n [two] { $n } blentyn\n *[other] { $n } o blant\n }\n";
    assert_eq!(pair(en, cy, "a"), ["a/locales/cy/a.ftl: a: the plural of $n lacks: zero few many"]);
    assert_eq!(
        pair(en, "a = { $n } o blant", "a"),
        ["a/locales/cy/a.ftl: a: the English chooses a form by $n, the Welsh does not"]
    );
    // A choice by kind is not a plural.
    let kind = "a = { $n ->\n [red] x\n *[other] y\n }\n";
    assert_eq!(pair(kind, &kind.replace('x', "z"), "a"), Vec::<String>::new());
}

#[test]
fn the_same_in_both_languages() {
    assert_eq!(pair("a = Hello", "a = Hello", "a"), ["a/locales/cy/a.ftl: a: the same in both languages"]);
    assert_eq!(pair("a = { $day }/{ $month }", "a = { $day }/{ $month }", "a"), Vec::<String>::new());
    let files = [
        ("a/locales/en/a.ftl", "a = Dolen"),
        ("a/locales/cy/a.ftl", "a = Dolen"),
        ("a/src/lib.rs", "\"a\""),
        ("xtask/words/same-in-both.txt", "# names\nDolen # the product\n"),
    ];
    assert_eq!(findings(&files, false), Vec::<String>::new());
}

#[test]
fn a_key_with_two_owners_or_twice_in_a_file() {
    let files = [
        ("a/locales/en/a.ftl", "k = A\nk = B\n"),
        ("a/locales/cy/a.ftl", "k = C\n"),
        ("b/locales/en/b.ftl", "k = D\n"),
        ("b/locales/cy/b.ftl", "k = E\n"),
        ("b/src/lib.rs", "\"k\""),
    ];
    assert_eq!(
        findings(&files, false),
        ["a/locales/en/a.ftl: k: given twice", "b/locales/en/b.ftl: k: given before, in a/locales/en/a.ftl"]
    );
}

#[test]
fn what_cannot_be_read() {
    let found = pair("a = A\n\nb B\n", "a = C\n", "a");
    assert!(found.len() == 1 && found[0].starts_with("a/locales/en/a.ftl: file: line 3: "), "{found:?}");
}

#[test]
fn a_key_that_nobody_asks_for() {
    let text = |other: &str| format!("a = {other}1\nb = {other}2 {{ -t }}\nfaults-x = {other}3\n-t = {other}\n");
    let (en, cy) = (text("E"), text("W"));
    let files = [
        ("a/locales/en/a.ftl", en.as_str()),
        ("a/locales/cy/a.ftl", cy.as_str()),
        ("a/templates/page.html", "<p>{{ texts.get(\"b\") }}</p>"),
        ("a/tests/pages.rs", "\"a\""),
        ("a/src/lib.rs", "let it = \"'\"; // not a \"b\""),
        ("xtask/words/dynamic-keys.txt", "faults-\n"),
    ];
    assert_eq!(findings(&files, false), ["a/locales/en/a.ftl: a: not used anywhere"]);
}

#[test]
fn catalogues_come_in_pairs() {
    let file = "en = \"Kinds\"\nsource = { en = \"A\", cy = \"B\" }\n[[code]]\ncode = \"x\"\nen = \"Same\"\ncy = \"Same\"\n\
                [[code]]\ncode = \"y\"\narea_cy = \"Un\"\n[[code]]\nen = \"\"\ncy = 1\n";
    assert_eq!(
        findings(&[("catalogues/codes/a.toml", file), ("catalogues/b.toml", "a = ")], false)
            .iter()
            .filter(|found| !found.starts_with("catalogues/b.toml: file: "))
            .collect::<Vec<_>>(),
        [
            "catalogues/codes/a.toml: code.2.cy: not a text",
            "catalogues/codes/a.toml: code.2.en: not a text",
            "catalogues/codes/a.toml: code.x.cy: the same in both languages",
            "catalogues/codes/a.toml: code.y.area_cy: area_en is missing",
            "catalogues/codes/a.toml: en: cy is missing"
        ]
    );
    assert!(findings(&[("catalogues/b.toml", "a = ")], false)[0].starts_with("catalogues/b.toml: file: "));
}

#[test]
fn spelling_in_both_languages() {
    let files = [
        ("a/locales/en/a.ftl", "a = The child's [colur](/en/wrng) of { $wrng } **hous** see https://exmple.org"),
        ("a/locales/cy/a.ftl", "a = Mae'r plentyn a\u{2019}r [gweithwyr](/cy/wrng) { $wrng } yn **gweithioo** yn y tŷ"),
        ("a/src/lib.rs", "\"a\""),
        ("catalogues/a.toml", "en = \"Hellp\"\ncy = \"Asiantaeth eu hasiantaeth y bartneriaeth zzyw\"\n"),
        ("xtask/words/en.txt", "colur\n"),
        ("xtask/words/cy.txt", "asiantaeth # and its mutations\npartneriaeth\n"),
    ];
    assert_eq!(
        findings(&files, true),
        [
            "a/locales/cy/a.ftl: a: spelling (cy): gweithioo",
            "a/locales/en/a.ftl: a: spelling (en): hous",
            "catalogues/a.toml: cy: spelling (cy): zzyw",
            "catalogues/a.toml: en: spelling (en): Hellp"
        ]
    );
}

#[test]
fn a_language_that_cannot_be_spelled_is_a_finding() {
    let mut findings = Vec::new();
    spelling::check("xx", &super::words::Words::default(), &[], &mut findings).unwrap();
    let found = findings[0].to_string();
    assert!(found.starts_with("xtask: aspell: ") && found.contains("apt-get install aspell"), "{found}");
}

#[test]
fn folders_that_are_built_or_fetched_are_left_alone() {
    let folder = folder(&[("target/a.ftl", ""), ("node_modules/b.ftl", ""), (".git/c.ftl", ""), ("d/e.ftl", "")]);
    assert_eq!(super::files::with_ending(folder.path(), &[".ftl"]).unwrap(), ["d/e.ftl"]);
    assert!(super::files::with_ending(Path::new("/nowhere/at/all"), &[".ftl"]).is_err());
}
