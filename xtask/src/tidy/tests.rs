//! Each rule is shown to fail on a planted fault, in a house of its own.

use super::check;
use std::fs;

/// The findings of a house with these files.
fn findings(files: &[(&str, &str)]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    check(folder.path()).unwrap().iter().map(ToString::to_string).collect()
}

fn none() -> Vec<String> {
    Vec::new()
}

fn manifest(name: &str, rest: &str) -> String {
    format!("[package]\nname = \"{name}\"\n{rest}")
}

/// A house of the crates that the test of the arrows needs, with one more dependency.
fn arrows(folder: &str, name: &str, dependencies: &str) -> Vec<String> {
    let others = [
        ("platform/kernel", "kernel"),
        ("platform/store", "store"),
        ("platform/web", "web"),
        ("platform/testkit", "testkit"),
        ("engines/tables", "tables"),
        ("capabilities/vocabulary", "vocabulary"),
        ("capabilities/people", "people"),
        ("capabilities/concerns", "concerns"),
        ("across/desk", "desk"),
        ("verifier", "verifier"),
    ];
    let mut files: Vec<(String, String)> =
        others.iter().map(|(folder, name)| (format!("{folder}/Cargo.toml"), manifest(name, ""))).collect();
    files.retain(|(path, _)| *path != format!("{folder}/Cargo.toml"));
    files.push((format!("{folder}/Cargo.toml"), manifest(name, dependencies)));
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    findings(&files)
}

#[test]
fn arrows_point_down() {
    let good = [
        (
            "platform/web",
            "web",
            "[dependencies]\nstore.workspace = true\n[dev-dependencies]\ntestkit.workspace = true\n",
        ),
        ("capabilities/concerns", "concerns", "[dependencies]\nweb.workspace = true\nvocabulary.workspace = true\n"),
        (
            "across/desk",
            "desk",
            "[dependencies]\npeople.workspace = true\nconcerns.workspace = true\ntables.workspace = true\n",
        ),
        ("app", "dolen", "[dependencies]\ndesk.workspace = true\n"),
        ("engines/tables/command", "tables-command", "[dependencies]\ntables.workspace = true\n"),
    ];
    for (folder, name, dependencies) in good {
        assert_eq!(arrows(folder, name, dependencies), none(), "{folder}");
    }
    let wrong = [
        ("platform/kernel", "kernel", "[dependencies]\nstore.workspace = true\n"),
        ("platform/store", "store", "[dependencies]\nweb = { path = \"../web\" }\n"),
        ("platform/store", "store", "[dependencies]\nvocabulary.workspace = true\n"),
        ("capabilities/concerns", "concerns", "[dependencies]\npeople.workspace = true\n"),
        ("capabilities/concerns", "concerns", "[dev-dependencies]\npeople.workspace = true\n"),
        ("capabilities/concerns", "concerns", "[dependencies]\ntestkit.workspace = true\n"),
        ("capabilities/concerns", "concerns", "[target.'cfg(unix)'.dependencies]\ndesk.workspace = true\n"),
        ("capabilities/vocabulary", "vocabulary", "[dependencies]\nstore.workspace = true\n"),
        ("engines/tables", "tables", "[dependencies]\nkernel.workspace = true\n"),
        ("engines/tables/command", "tables-command", "[dependencies]\nkernel.workspace = true\n"),
        ("engines/figures", "figures", "[dependencies]\ntables.workspace = true\n"),
        ("verifier", "verifier", "[dev-dependencies]\nkernel.workspace = true\n"),
        ("stories", "stories", "[dev-dependencies]\nverifier.workspace = true\n"),
        (
            "across/desk",
            "desk",
            "[dependencies]\nexchange = { package = \"dolen\", path = \"../../app\" }\n[build-dependencies]\ntestkit.workspace = true\n",
        ),
        ("elsewhere/thing", "thing", ""),
    ];
    for (folder, name, dependencies) in wrong {
        let found = arrows(folder, name, dependencies);
        assert_eq!(found.len(), 1, "{folder} {dependencies}: {found:?}");
        assert!(found[0].contains(": arrows: "), "{found:?}");
    }
    assert_eq!(
        arrows("platform/kernel", "kernel", "[dependencies]\nstore.workspace = true\n"),
        ["platform/kernel/Cargo.toml:4: arrows: platform/kernel may not know of `store` (platform/store)"]
    );
}

/// One file of Rust, and what is found in it.
fn code(path: &str, text: &str) -> Vec<String> {
    findings(&[(path, &format!("//! A file.\n{text}\n"))])
}

#[test]
fn names_say_something() {
    assert_eq!(code("app/src/serve.rs", ""), none());
    assert_eq!(code("app/src/utils.rs", ""), ["app/src/utils.rs:1: names: `utils` does not say what is in it"]);
    assert_eq!(code("app/src/core/serve.rs", "").len(), 1);
    assert_eq!(code("app/src/serve.rs", "mod helpers {\n}").len(), 1);
    assert_eq!(findings(&[("app/Cargo.toml", "[package]\nname = \"common\"\n")]).len(), 1);
}

#[test]
fn procedure_has_no_word_of_the_field() {
    assert_eq!(code("platform/web/src/a.rs", "struct Concerned; // a childish, unconcerned schoolyard"), none());
    assert_eq!(code("platform/testkit/src/a.rs", "struct Child;"), none());
    assert_eq!(code("capabilities/concerns/src/a.rs", "struct Child;"), none());
    for word in ["struct ConcernId;", "let child_id = 1;", "// two children", "fn referrals() {}", "\"Police\""] {
        let found = code("engines/tables/src/a.rs", word);
        assert_eq!(found.len(), 1, "{word}: {found:?}");
        assert!(found[0].contains(":2: field-word: "), "{found:?}");
    }
}

#[test]
fn borders_are_kept() {
    assert_eq!(code("platform/web/src/a.rs", "use axum::Router;"), none());
    assert_eq!(code("platform/store/src/a.rs", "use sqlx::Any;"), none());
    assert_eq!(code("app/src/a.rs", "fn f() { std::env::var(\"A\"); }"), none());
    assert_eq!(code("capabilities/people/src/a.rs", "// axum and sqlx\nlet a = \"unsafe std::env::var(\";"), none());
    let wrong = [
        ("capabilities/people/src/a.rs", "use axum::Router;", "axum"),
        ("platform/web/src/a.rs", "sqlx::query(\"\");", "driver"),
        ("app/src/a.rs", "use sqlx::Any;", "driver"),
        ("platform/web/src/a.rs", "let a = std::env::var(\"A\");", "environment"),
        ("across/desk/src/a.rs", "#[arg(long, env = \"A\")]", "environment"),
        ("app/src/a.rs", "fn f() { unsafe { g() } }", "unsafe"),
    ];
    for (path, text, rule) in wrong {
        let found = code(path, text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert!(found[0].starts_with(&format!("{path}:2: {rule}: ")), "{found:?}");
    }
    let depends = manifest("people", "[dependencies]\naxum.workspace = true\n");
    assert_eq!(
        findings(&[("capabilities/people/Cargo.toml", &depends)]),
        ["capabilities/people/Cargo.toml:4: axum: only `web` names axum"]
    );
}

#[test]
fn deciding_is_pure() {
    assert_eq!(code("capabilities/people/src/decide.rs", "// async work on the House\nstruct Workload;"), none());
    assert_eq!(code("capabilities/people/src/commands.rs", "async fn f(house: &House) {}").len(), 0);
    for (path, text) in [
        ("capabilities/people/src/decide.rs", "async fn f() {}"),
        ("capabilities/people/src/decide/staff.rs", "fn f(house: &House) {}"),
        ("capabilities/people/src/words.rs", "use std::fs;"),
        ("capabilities/people/src/decide.rs", "fn f(work: &mut store::Work) {}"),
    ] {
        let found = code(path, text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert!(found[0].contains(":2: purity: "), "{found:?}");
    }
}

#[test]
fn files_open_with_a_sentence_and_end_in_time() {
    assert_eq!(findings(&[("app/src/a.rs", "#![doc = \"A\"]\n")]), none());
    assert_eq!(findings(&[("app/src/a.rs", "use a;\n")]).len(), 1);
    assert_eq!(code("app/src/a.rs", &"\n".repeat(498)), none());
    assert_eq!(code("app/src/a.rs", &"\n".repeat(499)), ["app/src/a.rs:501: length: 501 lines; 500 is the most"]);
}

#[test]
fn nothing_private_is_written_down() {
    assert_eq!(findings(&[("README.md", "Look at https://example.org/home/page, and at our work/flow.")]), none());
    let planted = [
        concat!("see /wo", "rk/main"),
        concat!("(/ho", "me/nia/x)"),
        concat!("-----BEGIN PRIVATE ", "KEY-----"),
        concat!("token = gh", "p_abc"),
        concat!("a file in ../sha", "red/data"),
    ];
    for text in planted {
        let found = findings(&[("README.md", text)]);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
    }
    let lock = "{\n\"resolved\": \"https://mirror.example/a.tgz\"\n}";
    assert_eq!(findings(&[("assets/package-lock.json", lock)]).len(), 1);
    assert_eq!(findings(&[("assets/package-lock.json", "{\n\"version\": \"1.0.0\"\n}")]), none());
}

#[test]
fn every_text_has_its_other_language() {
    let (en, cy) = ("a/locales/en/a.ftl", "a/locales/cy/a.ftl");
    assert_eq!(findings(&[(en, "a = A\n"), (cy, "a = A\n")]), none());
    assert_eq!(findings(&[(en, "a = A\n")]), [format!("{en}:1: languages: {cy} is missing")]);
    assert_eq!(findings(&[("a/texts/a.ftl", "")]).len(), 1);
}

fn migration(sql: &str) -> Vec<String> {
    let bring_in = "//! A.\nconst A: &str = include_str!(\"../migrations/0002_a.sql\");\n";
    findings(&[("capabilities/a/src/lib.rs", bring_in), ("capabilities/a/migrations/0002_a.sql", sql)])
}

#[test]
fn migrations_only_add() {
    let good = "-- never DROP\nCREATE TABLE a (\n  b TEXT -- type\n);\nCREATE INDEX c ON a (b);\nALTER TABLE a ADD COLUMN d BIGINT NOT NULL DEFAULT 0;\nDROP INDEX c;\n";
    assert_eq!(migration(good), none());
    for sql in [
        "DROP TABLE a;",
        "DROP INDEX of_another_crate;",
        "ALTER TABLE a RENAME TO b;",
        "ALTER TABLE a RENAME COLUMN b TO c;",
        "ALTER TABLE a ALTER COLUMN b TYPE BIGINT;",
        "ALTER TABLE a ADD COLUMN d BIGINT NOT NULL;",
        "ALTER TABLE a ADD CONSTRAINT c UNIQUE (b);",
        "DELETE FROM a;",
        "UPDATE a SET b = 1;",
        "PRAGMA x;",
    ] {
        let found = migration(&format!("CREATE TABLE z (y TEXT);\n{sql}\n"));
        assert_eq!(found.len(), 1, "{sql}: {found:?}");
        assert!(found[0].starts_with("capabilities/a/migrations/0002_a.sql:2: expand-only: "), "{found:?}");
    }
    assert_eq!(
        findings(&[("capabilities/a/migrations/0001_a.sql", "CREATE TABLE a (b TEXT);")]).len(),
        1,
        "not brought in"
    );
}

/// A capability with this code and this policy table.
fn asking(commands: &str, pages: &str, table: &str) -> Vec<String> {
    findings(&[
        ("capabilities/doors/src/commands.rs", &format!("//! A.\n{commands}")),
        ("capabilities/doors/src/pages.rs", &format!("//! A.\n{pages}")),
        ("capabilities/doors/policy/doors.cedarschema", "action \"doors.knock\", \"doors.open\" appliesTo {};"),
        ("docs/policy/table.txt", table),
    ])
}

#[test]
fn every_command_asks_and_is_in_the_table() {
    let (knock, table) = ("pub async fn knock(visit: &Visit) { own(visit) }\n", "doors: knock   asks doors.knock\n");
    let own = "fn own(visit: &Visit) { house.permit(visit, \"doors.knock\") }\n";
    assert_eq!(asking(&format!("{knock}{own}"), "", table), none(), "through another function");
    assert_eq!(asking("pub async fn time(now: Timestamp) {}\n", "", table), none(), "no visit, no command");
    assert_eq!(
        asking(&format!("{knock}fn own() {{}}\n"), "", table),
        ["capabilities/doors/src/commands.rs:2: asks-access: `doors: knock` takes a visit and asks nobody for access"]
    );
    assert_eq!(asking(&format!("{knock}{own}"), "", "\n").len(), 1, "not in the table");
}

#[test]
fn every_address_is_in_the_table() {
    let pages = "fn routes() { Routes::new()\n.get(\"/knock\", Door::Public, \"doors.knock\", a)\n.post(\n\"/knock\",\nDoor::Staff, \"doors.knock\", b) }\n";
    assert_eq!(asking("", pages, "/knock   GET  public doors.knock\n/knock  POST staff doors.knock\n"), none());
    assert_eq!(
        asking("", pages, "/knock   GET  public doors.knock\n"),
        [
            "capabilities/doors/src/pages.rs:4: policy-table: POST /knock is not in docs/policy/table.txt: run `cargo xtask policy-table`"
        ]
    );
}

#[test]
fn a_missing_table_is_said_once() {
    let pages = "//! A.\nfn f() { r.get(\"/a\", Door::Public, \"\", a).get(\"/b\", Door::Public, \"\", a) }\n";
    assert_eq!(findings(&[("across/desk/src/pages.rs", pages)]).len(), 1);
}

#[test]
fn exemptions_are_by_name_and_only_shrink() {
    let exempt = |text: &str, code: &str| {
        findings(&[("xtask/tidy.toml", text), ("app/src/utils.rs", &format!("//! A.\n{code}"))])
    };
    let good =
        "[[exempt]]\nrule = \"names\"\npath = \"app/src/utils.rs\"\nword = \"utils\"\nreason = \"it is a test\"\n";
    assert_eq!(exempt(good, ""), none());
    assert_eq!(exempt(&good.replace("it is a test", "because"), "").len(), 1, "no reason");
    assert_eq!(exempt(&good.replace("app/", "elsewhere/"), "").len(), 2, "another file");
    let long = format!(
        "{good}[[exempt]]\nrule = \"length\"\npath = \"app/src/utils.rs\"\nlines = 600\nreason = \"one long table\"\n"
    );
    assert_eq!(exempt(&long, &"\n".repeat(599)), none());
    assert_eq!(exempt(&long, &"\n".repeat(600)).len(), 2, "longer than allowed, and the exemption is of no use");
    assert_eq!(exempt(&long, &"\n".repeat(550)).len(), 1, "shorter now: the number must follow");
}
