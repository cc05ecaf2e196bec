//! The command line as it is used: every run is a process of its own.

mod folder;

use folder::{Folder, GIVEN, SETTINGS, rows};
use std::fs;

#[test]
fn a_report_says_how_good_and_how_dear_a_run_was() {
    let folder = Folder::new();
    folder.done(
        "dedupe --input people.csv --settings settings.json --truth-column person --seed 1 --report out.json \
         --pairs pairs.csv --clusters clusters.csv --save-model model.json",
    );
    let report = folder.json("out.json");
    for path in ["/records", "/pairs_considered", "/pairs_written", "/clusters", "/peak_memory_mb"] {
        assert!(report.pointer(path).unwrap().as_f64().unwrap() > 0.0, "{path}");
    }
    for part in ["train", "predict", "cluster", "total", "cpu"] {
        assert!(report["seconds"][part].as_f64().is_some(), "{part}");
    }
    for part in ["pairs_at_0_5", "pairs_at_0_95", "pairs_at_best", "clusters"] {
        for what in ["precision", "recall", "f1", "threshold"] {
            let share = report["quality"][part][what].as_f64().unwrap();
            assert!((0.0..=1.0).contains(&share), "{part} {what} {share}");
        }
    }
    assert_eq!(report["quality"]["true_pairs"], 300);
    let best = report["quality"]["pairs_at_best"]["f1"].as_f64().unwrap();
    assert!(best >= report["quality"]["pairs_at_0_95"]["f1"].as_f64().unwrap() && best > 0.9, "{best}");
    let bins = report["quality"]["calibration"].as_array().unwrap();
    let in_bins: u64 = bins.iter().map(|bin| bin["pairs"].as_u64().unwrap()).sum();
    assert_eq!(in_bins, report["pairs_written"].as_u64().unwrap());
    assert_eq!(folder.read("pairs.csv").lines().count() as u64, in_bins + 1);
    assert_eq!(folder.read("clusters.csv").lines().count(), 601);
    assert!(folder.json("model.json")["classes"].is_array());
    assert!(folder.half_done().is_empty());
}

#[test]
fn parquet_says_the_same_as_csv() {
    let folder = Folder::new();
    let told = "--settings settings.json --model model.json --quiet --report r.json";
    folder.done("train --input people.csv --settings settings.json --model model.json --quiet");
    // Fields are read from columns of their own names, so what is standardised can be read again.
    folder.done("standardise --input people.csv --settings settings.json --output people.parquet");
    folder.done("standardise --input people.csv --settings settings.json --output plain.csv");
    folder.done(&format!("dedupe --input plain.csv {told} --pairs a.csv --clusters b.csv"));
    folder.done(&format!("dedupe --input people.parquet {told} --pairs c.csv --clusters d.csv"));
    assert_eq!(folder.read("a.csv"), folder.read("c.csv"));
    assert_eq!(folder.read("b.csv"), folder.read("d.csv"));
    folder.done(&format!("dedupe --input people.parquet {told} --pairs e.parquet --clusters f.parquet"));
    // Clusters in Parquet are read again as a table of records.
    folder.write(
        "clusters.json",
        r#"{ "id": "record", "fields": [ { "name": "cluster", "columns": ["cluster"], "kind": "raw" },
            { "name": "size", "columns": ["size"], "kind": "raw" } ],
            "comparisons": [ { "name": "cluster", "levels": [ { "name": "same", "when": { "same": "cluster" } } ] } ],
            "blocking": [ { "on": ["cluster"] } ] }"#,
    );
    folder.done("standardise --input f.parquet --settings clusters.json --output g.csv");
    folder.done("standardise --input b.csv --settings clusters.json --output h.csv");
    assert_eq!(folder.read("g.csv"), folder.read("h.csv"));
    fs::copy(folder.path("people.csv"), folder.path("no.parquet")).unwrap();
    assert!(folder.refused("count --input no.parquet --settings settings.json").contains("no.parquet"));
}

#[test]
fn what_does_not_fit_in_memory_goes_to_disk_and_comes_out_the_same() {
    let folder = Folder::new();
    folder.write("people.csv", &rows(3000, 0..2));
    let told = "dedupe --input people.csv --settings settings.json --truth-column person --quiet";
    folder.done(&format!("{told} --pairs a.csv --clusters b.csv --report c.json"));
    folder.done(&format!("{told} --pairs d.csv --clusters e.csv --report f.json --pairs-in-memory 1000"));
    let (kept, spilled) = (folder.json("c.json"), folder.json("f.json"));
    assert_eq!(kept["pairs_on_disk"], false);
    assert_eq!(spilled["pairs_on_disk"], true);
    assert!(kept["pairs_written"].as_u64().unwrap() > 5000, "{}", kept["pairs_written"]);
    assert_eq!(folder.read("a.csv"), folder.read("d.csv"));
    assert_eq!(folder.read("b.csv"), folder.read("e.csv"));
    assert_eq!(kept["quality"], spilled["quality"]);
    assert_eq!(folder.names().len(), 8, "{:?}", folder.names());
}

#[test]
fn what_is_wrong_is_told_before_anything_is_done() {
    let folder = Folder::new();
    folder.write("pairs.csv", "one\n1\n");
    folder.write("other.json", &SETTINGS.replace("\"blocking\"", "\"bloking\""));
    folder.write("field.json", &SETTINGS.replace("\"last\", \"born:year\"", "\"lasst\", \"born:year\""));
    folder.write("level.json", &SETTINGS.replace("jaro_winkler", "jaro_winkle"));
    folder.write("column.json", &SETTINGS.replace("[\"born\"], \"kind\"", "[\"dob\"], \"kind\""));
    folder.write("near.json", &SETTINGS.replace("[\"given\"], \"kind\"", "[\"given_nme\", \"gven\"], \"kind\""));
    folder.write("cut.json", &SETTINGS.replace("born:year", "born:yaer"));
    folder.write("empty.csv", "");
    let before = folder.names();
    for (line, told) in [
        ("--input people.csv --settings settings.json --truth-column persn", "did you mean `person`?"),
        ("--input people.csv --settings settings.json --truth-column kluster", "its columns are id, given"),
        ("--input people.csv --settings settings.json --truth pairs.csv", "two columns of names"),
        ("--input people.csv --settings settings.json --truth none.csv", "none.csv: No such file"),
        ("--input people.csv --settings settings.json --decisions pairs.csv", "`one` or `apart`"),
        ("--input people.csv --settings other.json", "did you mean `blocking`?"),
        ("--input people.csv --settings field.json", "no field `lasst`; did you mean `last`?"),
        ("--input people.csv --settings level.json", "did you mean `jaro_winkler`?"),
        ("--input people.csv --settings column.json", "there is no column `dob`"),
        ("--input people.csv --settings near.json", "no column `gven`; did you mean `given`?"),
        ("--input people.csv --settings cut.json", "`born:yaer`"),
        ("--input peple.csv --settings settings.json", "peple.csv: No such file"),
        ("--input empty.csv --settings settings.json", "no row with the names"),
        ("--input people.csv --settings settings.json --model settings.json", "settings.json:"),
        ("--input people.csv --settings settings.json --save-model none/out.json", "there is no such folder"),
        ("--input people.csv --settings settings.json --clusters people.csv", "would be written over"),
        ("--input people.csv --settings settings.json --clusters x.csv --save-model x.csv", "two outputs"),
    ] {
        let said = folder.refused(&format!("dedupe --report r.json --pairs p.csv {line}"));
        assert!(said.contains(told), "{line}: {said}");
        assert!(said.contains("Nothing was written."), "{line}: {said}");
        assert!(!said.contains("records read"), "{line}: {said}");
        assert_eq!(folder.names(), before, "{line}");
    }
    assert!(folder.refused("link --input people.csv --settings settings.json").contains("two files are linked"));
}

#[test]
fn a_truth_of_pairs_holds_between_two_files_with_the_same_names() {
    let folder = Folder::new();
    // Both files number their records from nought, so each name is in both.
    let renamed = |text: String, from: usize| -> String {
        let mut lines = text.lines();
        let header = lines.next().unwrap().to_owned() + "\n";
        let rows = lines.map(|line| {
            let (id, rest) = line.split_once(',').unwrap();
            format!("{},{rest}\n", (id.parse::<usize>().unwrap() - from) / 2)
        });
        header + &rows.collect::<String>()
    };
    folder.write("a.csv", &renamed(rows(200, 0..1), 0));
    folder.write("b.csv", &renamed(rows(200, 1..2), 1));
    let pairs: String = (0..200).map(|person| format!("{person},{person}\n")).collect();
    folder.write("truth.csv", &format!("a,b\n{pairs}"));
    let told = "link --input a.csv --input b.csv --settings settings.json --quiet";
    folder.done(&format!("{told} --truth truth.csv --report r.json --clusters c.csv"));
    folder.done(&format!("{told} --truth-column person --report s.json"));
    let (by_pairs, by_column) = (folder.json("r.json"), folder.json("s.json"));
    assert_eq!(by_pairs["quality"]["true_pairs"], 200);
    assert_eq!(by_pairs["quality"], by_column["quality"]);
    let f1 = by_pairs["quality"]["pairs_at_best"]["f1"].as_f64().unwrap();
    assert!(f1 > 0.9, "{f1}");
    let clusters = folder.read("c.csv");
    assert!(clusters.starts_with("cluster,record,size,density,bridges,file_of_cluster,file\n"), "{clusters}");
    assert!(clusters.lines().any(|line| line.starts_with("5,5,2,") && line.ends_with(",1,2")), "{clusters}");
}

#[test]
fn decisions_are_held_to() {
    let folder = Folder::new();
    folder.write("decisions.csv", "a,b,decision\n0,1,apart\n0,9,one\n77777,1,one\n");
    let told = "dedupe --input people.csv --settings settings.json --decisions decisions.csv --report r.json";
    let output = folder.run(&format!("{told} --clusters c.csv"));
    assert!(String::from_utf8_lossy(&output.stderr).contains("1 of the decisions"));
    let clusters = folder.read("c.csv");
    let of = |record: &str| {
        let line = clusters.lines().find(|line| line.split(',').nth(1) == Some(record)).unwrap();
        line.split(',').next().unwrap().to_owned()
    };
    assert_ne!(of("0"), of("1"));
    assert_eq!(of("0"), of("9"));
    folder.write("decisions.csv", "a,b,decision\n0,1,perhaps\n");
    assert!(folder.refused(told).contains("row 2: a decision is `one` or `apart`, not `perhaps`"));
}

#[test]
fn a_record_that_was_kept_is_found_by_the_next_run() {
    let folder = Folder::new();
    folder.done("train --input people.csv --settings settings.json --model model.json --quiet");
    folder.write("new.csv", "given,id,last,born\nGwenllian,n1,Pritchard,2011-02-03\n");
    let told = "find --input people.csv --settings settings.json --model model.json --journal kept --quiet";
    folder.done(&format!("{told} --new new.csv --report a.json"));
    assert_eq!(folder.json("a.json")["records"], 601);
    assert_eq!(folder.json("a.json")["answers"][0]["matches"].as_array().unwrap().len(), 0);
    // Another order of columns, the same journal; and the last line torn.
    folder.write("new.csv", "id,born,given,last\nn2,2011-02-03,Gwenllian,Pritchard\n");
    folder.done(&format!("{told} --new new.csv --report b.json --explain"));
    let matches = &folder.json("b.json")["answers"][0]["matches"];
    assert_eq!(matches[0]["record"], "n1");
    assert!(matches[0]["why"]["parts"].is_array());
    let kept = fs::read(folder.path("kept")).unwrap();
    fs::write(folder.path("kept"), &kept[..kept.len() - 5]).unwrap();
    folder.done(&format!("{told} --new new.csv --report c.json"));
    assert_eq!(folder.json("c.json")["records"], 602);
    // A record that comes again takes the place of the one before it, after a restart too.
    folder.write("new.csv", "id,born,given,last\nn1,2012-12-12,Non,Vaughan\n");
    folder.done(&format!("{told} --new new.csv --report d.json"));
    folder.write("new.csv", "id,born,given,last\nn3,2011-02-03,Gwenllian,Pritchard\n");
    folder.done(&format!("{told} --new new.csv --report e.json"));
    let answers = folder.json("e.json")["answers"][0]["matches"].as_array().unwrap().clone();
    let names: Vec<&str> = answers.iter().map(|found| found["record"].as_str().unwrap()).collect();
    assert_eq!(names, ["n2"]);
}

#[cfg(unix)]
#[test]
fn a_run_that_is_stopped_leaves_nothing_half_done() {
    let folder = Folder::new();
    let child = folder.long_run();
    assert_eq!(folder.half_done(), ["c.csv.part", "p.csv.part", "r.json.part"]);
    folder::signal(&child, "-INT");
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(130), "{said}");
    assert!(said.ends_with("Stopped, as you asked. Nothing was written.\n"), "{said}");
    assert!(folder.half_done().is_empty());
    assert!(!folder.path("p.csv").exists());
}

#[cfg(unix)]
#[test]
fn a_run_that_is_killed_leaves_what_the_next_one_replaces() {
    let folder = Folder::new();
    let child = folder.long_run();
    folder::signal(&child, "-KILL");
    child.wait_with_output().unwrap();
    assert_eq!(folder.half_done(), ["c.csv.part", "p.csv.part", "r.json.part"]);
    assert_eq!(folder.names().len(), 8, "{:?}", folder.names());
    let told = "dedupe --input people.csv --settings settings.json --quiet";
    folder.done(&format!("{told} --pairs p.csv --clusters c.csv --report r.json"));
    assert!(folder.half_done().is_empty());
    assert_eq!(folder.read("c.csv").lines().count(), 601);
}

#[test]
fn records_that_all_share_a_key_do_not_blow_a_run_up() {
    let folder = Folder::new();
    let same: String = (0..5000).map(|n| format!("{n},{},Puw,2010-01-01,{n}\n", GIVEN[n % 12])).collect();
    folder.write("same.csv", &format!("id,given,last,born,person\n{same}"));
    let narrow = SETTINGS.replace(r#""write_from": 0.0"#, r#""write_from": 0.0, "largest_block": 300"#);
    folder.write("narrow.json", &narrow);
    folder.done("train --input people.csv --settings settings.json --model model.json --quiet");
    let told = "dedupe --input same.csv --settings narrow.json --model model.json --quiet --pairs-in-memory 5000";
    folder.done(&format!("{told} --report r.json --clusters c.csv"));
    let report = folder.json("r.json");
    assert!(report["pairs_considered"].as_u64().unwrap() < 2_000_000, "{}", report["pairs_considered"]);
    assert_eq!(report["rules"][0]["narrowed"], 1);
    assert_eq!(folder.read("c.csv").lines().count(), 5001);
}
