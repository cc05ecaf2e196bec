//! The linkage engine beside Splink, and over very many records. Splink comes from PyPI into a virtual environment under
//! `target/`, at the versions of `engines/linkage/beside/requirements.txt`.

use anyhow::{Context, bail, ensure};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

const BESIDE: &str = "engines/linkage/beside";
/// Scores may differ by less than this.
const MOST: f64 = 1e-6;

/// What can be told of a comparison with Splink.
#[derive(clap::Args, Debug)]
pub struct Agreement {
    /// The Python that the virtual environment is made with.
    #[arg(long, default_value = "python3")]
    python: String,
    /// Made-up records.
    #[arg(long, default_value_t = 5000)]
    records: u64,
    /// Their seed.
    #[arg(long, default_value_t = 11)]
    seed: u64,
}

/// What can be told of a race with Splink.
#[derive(clap::Args, Debug)]
pub struct Beside {
    /// The Python that the virtual environment is made with.
    #[arg(long, default_value = "python3")]
    python: String,
    /// Made-up records.
    #[arg(long, default_value_t = 100_000)]
    people: u64,
    /// Their seed.
    #[arg(long, default_value_t = 101)]
    seed: u64,
    /// How often each runs, in turn.
    #[arg(long, default_value_t = 3)]
    rounds: u32,
    /// Only one of the cases: `narrow` or `wide`.
    #[arg(long)]
    case: Option<String>,
}

/// What can be told of a run over very many records.
#[derive(clap::Args, Debug)]
pub struct Large {
    /// Made-up records.
    #[arg(long, default_value_t = 10_000_000)]
    records: u64,
    /// Their seed.
    #[arg(long, default_value_t = 10)]
    seed: u64,
    /// The most memory that the run may take, in mebibytes.
    #[arg(long, default_value_t = 20_480)]
    memory: u64,
    /// The most pairs held in memory.
    #[arg(long, default_value_t = 5_000_000)]
    pairs_in_memory: u64,
    /// The folder for the records and what is found: about 200 bytes a record, taken away afterwards.
    #[arg(long)]
    folder: Option<PathBuf>,
}

/// Tools of the two sides, ready to run.
struct Tools {
    root: PathBuf,
    folder: PathBuf,
    release: bool,
}

impl Tools {
    fn new(root: &Path, folder: PathBuf, release: bool) -> anyhow::Result<Self> {
        std::fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
        Ok(Self { root: root.to_owned(), folder, release })
    }

    fn path(&self, name: &str) -> String {
        self.folder.join(name).display().to_string()
    }

    /// Runs the command line of an engine.
    fn engine(&self, of: &[&str], arguments: &[&str]) -> anyhow::Result<()> {
        let mut cargo = Command::new("cargo");
        cargo.args(["run", "--quiet", "--package"]).args(of);
        if self.release {
            cargo.arg("--release");
        }
        call(cargo.arg("--").args(arguments).current_dir(&self.root))
    }

    fn dolen(&self, arguments: &[&str]) -> anyhow::Result<()> {
        self.engine(&["linkage-command"], arguments)
    }

    fn people(&self, records: u64, seed: u64, name: &str) -> anyhow::Result<()> {
        let (records, seed) = (records.to_string(), seed.to_string());
        let told = ["--records", &records, "--seed", &seed, "--out", &self.path(name)];
        self.engine(&["synth", "--example", "people"], &told)
    }

    /// A Python with Splink: made once, and again when the versions change.
    fn python(&self, python: &str) -> anyhow::Result<PathBuf> {
        let wanted = self.root.join(BESIDE).join("requirements.txt");
        let environment = self.root.join("target/splink/venv");
        let made = environment.join("requirements.txt");
        let inside = environment.join("bin/python");
        if std::fs::read(&made).ok() != Some(std::fs::read(&wanted)?) {
            call(Command::new(python).args(["-m", "venv", "--clear"]).arg(&environment))
                .context("a virtual environment cannot be made")?;
            let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"];
            call(Command::new(&inside).args(pip).arg(&wanted)).context("Splink cannot be installed from PyPI")?;
            std::fs::copy(&wanted, &made)?;
        }
        Ok(inside)
    }

    fn script(&self, python: &Path, script: &str, arguments: &[&str]) -> anyhow::Result<()> {
        call(Command::new(python).arg(self.root.join(BESIDE).join(script)).args(arguments))
    }
}

fn call(command: &mut Command) -> anyhow::Result<()> {
    let status = command.status().with_context(|| format!("{command:?}"))?;
    ensure!(status.success(), "{command:?} ended with {status}");
    Ok(())
}

/// Pairs and their scores: match weight in bits, and probability.
type Scores = BTreeMap<(String, String), [f64; 2]>;

fn scores(text: &str) -> anyhow::Result<Scores> {
    let mut scores = Scores::new();
    for (number, line) in text.lines().enumerate().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let [a, b, bits, probability, ..] = cells[..] else { bail!("line {}: {line}", number + 1) };
        let pair = (a.min(b).to_owned(), a.max(b).to_owned());
        scores.insert(pair, [bits.parse()?, probability.parse()?]);
    }
    Ok(scores)
}

/// How far two sides agree.
#[derive(Debug, Default, PartialEq)]
struct Agreed {
    both: usize,
    only_dolen: usize,
    only_splink: usize,
    /// The largest differences in bits and in probability, and the pair that has the largest in bits.
    largest: [f64; 2],
    pair: (String, String),
}

impl Agreed {
    fn new(dolen: &Scores, splink: &Scores) -> Self {
        let mut agreed = Self { only_dolen: dolen.len(), only_splink: splink.len(), ..Self::default() };
        for (pair, [bits, probability]) in dolen {
            let Some([other_bits, other_probability]) = splink.get(pair) else { continue };
            agreed.both += 1;
            let differences = [(bits - other_bits).abs(), (probability - other_probability).abs()];
            if differences[0] > agreed.largest[0] || differences[0].is_nan() {
                agreed.pair = pair.clone();
            }
            for (largest, difference) in agreed.largest.iter_mut().zip(differences) {
                *largest = if difference.is_nan() { f64::INFINITY } else { largest.max(difference) };
            }
        }
        agreed.only_dolen -= agreed.both;
        agreed.only_splink -= agreed.both;
        agreed
    }

    /// Scores agree, and hardly a pair is looked at by one side alone (a rule on three letters: Splink takes shorter names
    /// for their own beginning, Dolen does not).
    fn holds(&self) -> bool {
        let alone = self.only_dolen + self.only_splink;
        self.both >= 1000 && alone * 50 <= self.both && self.largest.iter().all(|largest| *largest < MOST)
    }
}

fn compare(way: &str, dolen: &str, splink: &str) -> anyhow::Result<bool> {
    let read = |path: &str| scores(&std::fs::read_to_string(path).with_context(|| path.to_owned())?);
    let (ours, theirs) = (read(dolen)?, read(splink)?);
    let agreed = Agreed::new(&ours, &theirs);
    println!("{way}");
    println!("  pairs scored by both  {:>9}", agreed.both);
    println!("  by Dolen alone        {:>9}", agreed.only_dolen);
    println!("  by Splink alone       {:>9}", agreed.only_splink);
    println!("  largest difference    {:.2e} bits, {:.2e} of probability", agreed.largest[0], agreed.largest[1]);
    if !agreed.holds() {
        let of = |scores: &Scores| scores.get(&agreed.pair).map(|score| score[0]);
        println!("  THEY DO NOT AGREE; furthest apart: {:?}, {:?} and {:?}", agreed.pair, of(&ours), of(&theirs));
    }
    Ok(agreed.holds())
}

/// A model written by Dolen and read by Splink, and the other way round: do the scores agree?
pub fn agreement(root: &Path, told: &Agreement) -> anyhow::Result<ExitCode> {
    let tools = Tools::new(root, root.join("target/splink/agreement"), false)?;
    let python = tools.python(&told.python)?;
    let settings = root.join(BESIDE).join("agreement.json").display().to_string();
    let [people, table] = ["people.csv", "table.csv"].map(|name| tools.path(name));
    tools.people(told.records, told.seed, "people.csv")?;
    tools.dolen(&["standardise", "--input", &people, "--settings", &settings, "--output", &table])?;

    let [model, for_splink, ours, theirs] =
        ["dolen.json", "dolen-for-splink.json", "dolen-by-dolen.csv", "dolen-by-splink.csv"].map(|n| tools.path(n));
    tools.dolen(&["train", "--quiet", "--input", &people, "--settings", &settings, "--model", &model])?;
    tools.dolen(&["to-splink", "--settings", &settings, "--model", &model, "--output", &for_splink])?;
    edit(&model, &model, |model| model["rareness"] = json!("divided"))?;
    dedupe(&tools, &people, &settings, &model, &ours)?;
    tools.script(&python, "agreement.py", &["score", &for_splink, &table, &theirs])?;
    let one = compare("A model written by Dolen, read by Splink", &ours, &theirs)?;

    let [splink, settings, model, ours, theirs] =
        ["splink.json", "splink-settings.json", "splink-model.json", "splink-by-dolen.csv", "splink-by-splink.csv"]
            .map(|name| tools.path(name));
    tools.script(&python, "agreement.py", &["teach", &table, &splink])?;
    tools.script(&python, "agreement.py", &["score", &splink, &table, &theirs])?;
    tools.dolen(&["from-splink", "--input", &splink, "--settings", &settings, "--model", &model])?;
    edit(&settings, &settings, |settings| settings["clustering"]["write_from"] = json!(0.0))?;
    dedupe(&tools, &table, &settings, &model, &ours)?;
    let other = compare("A model written by Splink, read by Dolen", &ours, &theirs)?;
    Ok(if one && other { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn dedupe(tools: &Tools, input: &str, settings: &str, model: &str, pairs: &str) -> anyhow::Result<()> {
    let report = tools.path("report.json");
    let told = ["dedupe", "--quiet", "--input", input, "--settings", settings, "--model", model];
    tools.dolen(&[&told[..], &["--pairs", pairs, "--report", &report]].concat())
}

fn edit(from: &str, to: &str, edit: impl FnOnce(&mut Value)) -> anyhow::Result<()> {
    let mut value = serde_json::from_str(&std::fs::read_to_string(from).with_context(|| from.to_owned())?)?;
    edit(&mut value);
    std::fs::write(to, serde_json::to_string_pretty(&value)?).with_context(|| to.to_owned())
}

/// The blocking rules of the narrow and the wide case: as Splink is told them in `race.py`.
fn rules(case: &str) -> anyhow::Result<Value> {
    let rules: &[&[&str]] = match case {
        "narrow" => &[
            &["family", "born"],
            &["given", "born"],
            &["postcode", "born"],
            &["postcode", "given"],
            &["given", "family", "born:year"],
        ],
        "wide" => &[
            &["born"],
            &["postcode", "given"],
            &["postcode", "born:year"],
            &["given:first3", "family:first3", "born:year"],
            &["phone"],
            &["given", "family"],
        ],
        other => bail!("`{other}` is no case; `narrow` and `wide` are"),
    };
    Ok(rules.iter().map(|on| json!({ "on": on })).collect())
}

fn settings(tools: &Tools, case: &str) -> anyhow::Result<String> {
    let settings = tools.path(&format!("{case}.json"));
    let rules = rules(case)?;
    let from = tools.root.join("examples/linkage/people_100k.json").display().to_string();
    edit(&from, &settings, |settings| settings["blocking"] = rules)?;
    Ok(settings)
}

/// Dolen and Splink in turn over the same people, each a process of its own.
pub fn beside(root: &Path, told: &Beside) -> anyhow::Result<ExitCode> {
    let tools = Tools::new(root, root.join("target/splink/beside"), true)?;
    let python = tools.python(&told.python)?;
    tools.people(told.people, told.seed, "people.csv")?;
    let built = ["build", "--release", "--quiet", "--package", "linkage-command"];
    call(Command::new("cargo").args(built).current_dir(root))?;
    let dolen = root.join("target/release/linkage").display().to_string();
    for case in ["narrow", "wide"] {
        if told.case.as_deref().is_none_or(|only| only == case) {
            let (settings, rounds) = (settings(&tools, case)?, told.rounds.to_string());
            let folder = tools.folder.display().to_string();
            tools.script(
                &python,
                "beside.py",
                &[&dolen, &settings, &tools.path("people.csv"), case, &rounds, &folder],
            )?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// A run over very many records, within so much memory.
pub fn large(root: &Path, told: &Large) -> anyhow::Result<ExitCode> {
    let folder = told.folder.clone().unwrap_or_else(|| root.join("target/linkage-large"));
    let tools = Tools::new(root, folder, true)?;
    tools.people(told.records, told.seed, "people.csv")?;
    let settings = settings(&tools, "narrow")?;
    let [people, pairs, clusters, report] =
        ["people.csv", "pairs.parquet", "clusters.parquet", "report.json"].map(|name| tools.path(name));
    let most = told.pairs_in_memory.to_string();
    let input = ["dedupe", "--input", &people, "--settings", &settings, "--truth-column", "cluster"];
    let output = ["--pairs", &pairs, "--clusters", &clusters, "--report", &report, "--pairs-in-memory", &most];
    let done = tools.dolen(&[&input[..], &output[..]].concat());
    let text = std::fs::read_to_string(&report);
    for name in [&people, &pairs, &clusters] {
        // What was never written cannot be taken away.
        let _ = std::fs::remove_file(name);
    }
    done?;
    let report: Value = serde_json::from_str(&text?)?;
    let memory = report["peak_memory_mb"].as_f64().context("this machine does not tell how much memory a run took")?;
    let quality = &report["quality"];
    println!("records              {}", report["records"]);
    println!("pairs considered     {}", report["pairs_considered"]);
    println!("pairs written        {} (on disk on the way: {})", report["pairs_written"], report["pairs_on_disk"]);
    println!("clusters             {}", report["clusters"]);
    println!("pair F1, at 0.95     {:.4}", quality["pairs_at_0_95"]["f1"].as_f64().unwrap_or_default());
    println!("cluster F1, at 0.95  {:.4}", quality["clusters"]["f1"].as_f64().unwrap_or_default());
    println!("seconds              {}", report["seconds"]);
    println!("peak memory          {memory:.0} MiB of {}", told.memory);
    Ok(if memory <= told.memory as f64 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(change: f64) -> Scores {
        let mut text = String::from("a,b,bits,probability\n");
        for number in 0..1200 {
            let bits = f64::from(number) / 30.0 - 20.0 + if number == 700 { change } else { 0.0 };
            text += &format!("{number},{},{bits},{}\n", number + 1, 1.0 / (1.0 + 2_f64.powf(-bits)));
        }
        scores(&text).unwrap()
    }

    #[test]
    fn a_planted_difference_is_found() {
        assert!(Agreed::new(&table(0.0), &table(0.0)).holds());
        assert!(Agreed::new(&table(0.0), &table(5e-7)).holds());
        let differs = Agreed::new(&table(0.0), &table(2e-6));
        assert!(!differs.holds());
        assert_eq!(differs.pair, ("700".to_owned(), "701".to_owned()));
        assert!(!Agreed::new(&table(0.0), &table(f64::NAN)).holds());
    }

    #[test]
    fn the_order_within_a_pair_does_not_matter_and_missing_pairs_do() {
        let turned = scores("a,b,bits,probability\n2,1,3.0,0.9\n").unwrap();
        let agreed = Agreed::new(&turned, &scores("a,b,w,p\n1,2,3.0,0.9\n").unwrap());
        assert_eq!((agreed.both, agreed.only_dolen, agreed.only_splink), (1, 0, 0));
        assert!(!agreed.holds(), "one pair shows nothing");
        let mut fewer = table(0.0);
        (0..100).for_each(|_| drop(fewer.pop_first()));
        assert!(!Agreed::new(&table(0.0), &fewer).holds());
        assert!(scores("a,b,bits,probability\n1,2\n").is_err());
    }
}
