//! A folder with made-up records and settings, and the command line in it.

use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader};
use std::ops::Range;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

pub const SETTINGS: &str = r#"{
  "title": "test", "id": "id",
  "fields": [
    { "name": "given", "columns": ["given"], "kind": "name" },
    { "name": "last", "columns": ["last"], "kind": "name" },
    { "name": "born", "columns": ["born"], "kind": "date" }
  ],
  "comparisons": [
    { "name": "given name", "levels": [
      { "name": "the same", "when": { "same": "given" }, "rare": ["given"] },
      { "name": "similar", "when": { "jaro_winkler": { "field": "given", "at_least": 0.85 } } } ] },
    { "name": "last name", "levels": [
      { "name": "the same", "when": { "same": "last" }, "rare": ["last"] },
      { "name": "similar", "when": { "jaro_winkler": { "field": "last", "at_least": 0.85 } } } ] },
    { "name": "born", "levels": [
      { "name": "the same", "when": { "same": "born" } },
      { "name": "one digit", "when": { "day": { "field": "born", "near": "one_digit" } } } ] }
  ],
  "blocking": [ { "on": ["born"] }, { "on": ["given", "last"] }, { "on": ["last", "born:year"] } ],
  "clustering": { "write_from": 0.0 }
}"#;

pub const GIVEN: [&str; 12] =
    ["Siân", "Gwen", "Mair", "Dafydd", "Rhys", "Alun", "Elin", "Huw", "Carys", "Owain", "Nia", "Ceri"];
const LAST: [&str; 10] =
    ["Puw", "Llewellyn", "Morris", "Hughes", "Roberts", "Parry", "Ellis", "Price", "Bevan", "Gough"];

/// Up to two records of each person, the second of every third with a slip.
pub fn rows(people: usize, records: Range<usize>) -> String {
    let mut text = String::from("id,given,last,born,person\n");
    for person in 0..people {
        for record in records.clone() {
            let slip = record == 1 && person % 3 == 0;
            let given = GIVEN[(person * 7 + person / 12) % 12];
            let given = if slip { given.trim_end_matches(['n', 's', 'a']) } else { given };
            let last = LAST[(person * 3 + person / 7) % 10];
            let (year, month, day) = (1950 + person % 60, 1 + person % 12, 1 + (person / 5) % 28);
            text += &format!("{},{given},{last},{year}-{month:02}-{day:02},{person}\n", person * 2 + record);
        }
    }
    text
}

pub struct Folder(tempfile::TempDir);

impl Folder {
    pub fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        folder.write("settings.json", SETTINGS);
        folder.write("people.csv", &rows(300, 0..2));
        folder
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    pub fn json(&self, name: &str) -> Value {
        serde_json::from_str(&self.read(name)).unwrap()
    }

    fn command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_linkage"));
        command.args(line.split_whitespace()).current_dir(self.0.path());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    pub fn run(&self, line: &str) -> Output {
        self.command(line).output().unwrap()
    }

    pub fn done(&self, line: &str) {
        let output = self.run(line);
        assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
    }

    /// What is said on standard error when a run fails.
    pub fn refused(&self, line: &str) -> String {
        let output = self.run(line);
        assert!(!output.status.success(), "{line}");
        String::from_utf8(output.stderr).unwrap()
    }

    pub fn names(&self) -> Vec<String> {
        let files = fs::read_dir(self.0.path()).unwrap();
        let mut names: Vec<String> = files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    pub fn half_done(&self) -> Vec<String> {
        self.names().into_iter().filter(|name| name.ends_with(".part")).collect()
    }

    /// A run that would take very long, for all records share one key; it is comparing when this returns.
    pub fn long_run(&self) -> Child {
        self.write("many.csv", &rows(40_000, 0..2));
        let one_key = SETTINGS.replace(r#"[ { "on": ["born"] }"#, r#"[ { "on": ["born:first1"] }"#);
        let all = one_key.replace(r#""write_from": 0.0"#, r#""write_from": 0.0, "largest_block": 1000000"#);
        self.write("long.json", &all);
        self.done("train --input people.csv --settings settings.json --model model.json --quiet");
        let told = "dedupe --input many.csv --settings long.json --model model.json --pairs-in-memory 100000";
        let line = format!("{told} --pairs p.csv --clusters c.csv --report r.json");
        let mut child = self.command(&line).spawn().unwrap();
        let mut said = BufReader::new(child.stderr.take().unwrap());
        let mut line = String::new();
        while !line.contains("Comparing") {
            line.clear();
            assert_ne!(said.read_line(&mut line).unwrap(), 0, "it ended before it was stopped");
        }
        child.stderr = Some(said.into_inner());
        std::thread::sleep(Duration::from_millis(300));
        child
    }
}

/// Sends a signal to a run.
pub fn signal(child: &Child, name: &str) {
    assert!(Command::new("kill").args([name, &child.id().to_string()]).status().unwrap().success());
}
