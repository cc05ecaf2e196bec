//! `dedupe`, `link`: read, learn, score, cluster, write; the truth is opened last.

use crate::cost::{Seconds, Watch, cpu_seconds, peak_memory};
use crate::grading::{self, Bin, Quality};
use crate::inputs::{self, warn_of_namesakes};
use crate::outputs::{Outputs, tell};
use crate::run::Run;
use crate::truth::{self, Truth};
use crate::writing::{Cell, Kind};
use clap::Args;
use indicatif::HumanCount;
use linkage::{Decisions, Fault, Firmness, Found, Mode, Model, Pair, Pairs, Records, Room, Settings, probability};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;
use std::path::{Path, PathBuf};

/// What a run is told.
#[derive(Args)]
pub struct Join {
    /// The file of records, CSV or Parquet; for a link, given twice.
    #[arg(long, required = true, value_name = "TABLE")]
    input: Vec<PathBuf>,
    /// What is compared and which pairs are looked at.
    #[arg(long, value_name = "JSON")]
    settings: PathBuf,
    /// The column that says who a record is about. Read only after all is decided.
    #[arg(long, value_name = "COLUMN", help_heading = "Grading")]
    truth_column: Option<String>,
    /// A table of the pairs that are one, by the names of the records. Read only after all is decided.
    #[arg(long, value_name = "TABLE", conflicts_with = "truth_column", help_heading = "Grading")]
    truth: Option<PathBuf>,
    /// The same seed gives the same run.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// A model that was learned before. Without it, one is learned from these records.
    #[arg(long, value_name = "JSON")]
    model: Option<PathBuf>,
    /// What people decided: a table of two names of records and `one` or `apart`.
    #[arg(long, value_name = "TABLE")]
    decisions: Option<PathBuf>,
    /// The most pairs held in memory, 16 bytes each and again as many for each thread; more go to disk on the way.
    #[arg(long, value_name = "PAIRS", default_value_t = 50_000_000, value_parser = clap::value_parser!(u64).range(1000..))]
    pairs_in_memory: u64,
    /// Say nothing on the way.
    #[arg(long)]
    quiet: bool,
    /// Where the report is written; standard output otherwise.
    #[arg(long, value_name = "JSON", help_heading = "What is written")]
    report: Option<PathBuf>,
    /// Where the scored pairs are written.
    #[arg(long, value_name = "TABLE", help_heading = "What is written")]
    pairs: Option<PathBuf>,
    /// Where the clusters are written.
    #[arg(long, value_name = "TABLE", help_heading = "What is written")]
    clusters: Option<PathBuf>,
    /// Where the model is written.
    #[arg(long, value_name = "JSON", help_heading = "What is written")]
    save_model: Option<PathBuf>,
}

#[derive(Serialize)]
struct Report {
    records: usize,
    pairs_considered: u64,
    rules: Vec<Found>,
    pairs_written: u64,
    /// Whether there were more pairs than memory was to hold.
    pairs_on_disk: bool,
    clusters: usize,
    /// Clusters that one pair holds together.
    clusters_with_bridges: usize,
    quality: Option<Graded>,
    seconds: Seconds,
    peak_memory_mb: Option<f64>,
    model: Model,
}

#[derive(Serialize)]
struct Graded {
    true_pairs: u64,
    pairs_at_0_5: Quality,
    pairs_at_0_95: Quality,
    pairs_at_best: Quality,
    clusters: Quality,
    clusters_at: Vec<Quality>,
    calibration: Vec<Bin>,
}

/// What was found.
struct Outcome<'a> {
    records: &'a Records,
    mode: Mode,
    settings: &'a Settings,
    pairs: &'a Pairs,
    decisions: &'a Decisions,
    clusters: &'a [u32],
}

impl Join {
    pub(super) fn run(&self, run: &Run, mode: Mode) -> Result<(), Fault> {
        if self.quiet {
            run.hush();
        }
        let mut watch = Watch::new();
        let mut seconds = Seconds::default();
        let settings = inputs::settings(&self.settings)?;
        let model = self.model.as_deref().map(|path| inputs::model(path, &settings)).transpose()?;
        let mut outputs = self.check(run, &settings, mode)?;
        let records = inputs::records(run, &settings, &self.input)?;
        warn_of_namesakes(run, &settings, &records);
        let decisions = self.decisions.as_deref().map(|path| truth::decisions(run, path, &records, mode));
        let decisions = decisions.transpose()?.unwrap_or_default();
        seconds.read = watch.lap();
        run.say(&format!("{} records read in {}", HumanCount(records.len() as u64), in_words(seconds.read)));
        let model = match model {
            Some(model) => model,
            None => {
                run.doing("Learning");
                let model = linkage::train(&settings, &records, mode, self.seed, run)?;
                seconds.train = watch.lap();
                run.say(&format!("the model learned in {}", in_words(seconds.train)));
                model
            }
        };
        run.doing("Comparing");
        let folder = [&self.pairs, &self.clusters, &self.report].into_iter().flatten().next();
        let folder = folder.and_then(|path| path.parent()).filter(|folder| !folder.as_os_str().is_empty());
        let room = Room { most: self.pairs_in_memory as usize, folder: folder.unwrap_or(Path::new(".")).to_owned() };
        let (pairs, found) = linkage::score_within(&settings, &model, &records, mode, run, &room)?;
        seconds.predict += watch.lap();
        let considered = found.iter().map(|found| found.first).sum::<u64>();
        run.say(&format!(
            "{} pairs compared in {}, {} kept{}",
            HumanCount(considered),
            in_words(seconds.predict),
            HumanCount(pairs.len()),
            if pairs.spilled() { ", on disk" } else { "" }
        ));
        let threshold = settings.clustering.threshold;
        let clusters = pairs.clusters(&records, &settings.clustering, &[threshold], &decisions)?.remove(0);
        let firmness = pairs.firmness(&clusters, threshold)?;
        seconds.cluster = watch.lap();
        let distinct = clusters.iter().copied().collect::<FxHashSet<u32>>().len();
        run.say(&format!("{} clusters found in {}", HumanCount(distinct as u64), in_words(seconds.cluster)));
        run.go_on()?;
        if let Some(path) = &self.save_model {
            outputs.text(path, &model.to_json())?;
        }
        if let Some(path) = &self.pairs {
            write_pairs(run, &mut outputs, path, &records, mode, &pairs)?;
        }
        if let Some(path) = &self.clusters {
            write_clusters(run, &mut outputs, path, &records, mode, &clusters, &firmness)?;
        }
        outputs.keep()?;
        seconds.write = watch.lap();
        seconds.total = seconds.read + seconds.train + seconds.predict + seconds.cluster + seconds.write;
        seconds.cpu = cpu_seconds();
        let peak_memory_mb = peak_memory();
        let outcome = Outcome {
            records: &records,
            mode,
            settings: &settings,
            pairs: &pairs,
            decisions: &decisions,
            clusters: &clusters,
        };
        let report = Report {
            records: records.len(),
            pairs_considered: considered,
            rules: found,
            pairs_written: pairs.len(),
            pairs_on_disk: pairs.spilled(),
            clusters: distinct,
            clusters_with_bridges: firmness.values().filter(|firm| firm.size > 2 && firm.bridges > 0).count(),
            quality: self.grade(run, &outcome)?,
            seconds,
            peak_memory_mb,
            model,
        };
        let text = serde_json::to_string_pretty(&report).expect("a report is plain data");
        match &self.report {
            Some(path) => {
                outputs.text(path, &text)?;
                outputs.keep()
            }
            None => tell(run, &None, &text),
        }
    }

    /// Everything that can be wrong with what was asked is told before anything is done.
    fn check<'a>(&self, run: &'a Run, settings: &Settings, mode: Mode) -> Result<Outputs<'a>, Fault> {
        inputs::check(settings, &self.input, Some(mode))?;
        if let Some(column) = &self.truth_column {
            truth::check_column(&self.input, column)?;
        }
        if let Some(path) = &self.truth {
            truth::check_table(path, 2, "pairs that are one are told as two columns of names")?;
        }
        if let Some(path) = &self.decisions {
            truth::check_table(path, 3, "decisions are told as two columns of names and one with `one` or `apart`")?;
        }
        let told = [Some(&self.settings), self.model.as_ref(), self.truth.as_ref(), self.decisions.as_ref()];
        let read: Vec<PathBuf> = self.input.iter().chain(told.into_iter().flatten()).cloned().collect();
        Outputs::claim(run, &[&self.report, &self.pairs, &self.clusters, &self.save_model], &read)
    }

    fn grade(&self, run: &Run, outcome: &Outcome) -> Result<Option<Graded>, Fault> {
        let truth = match (&self.truth_column, &self.truth) {
            (Some(column), _) => Truth::of_column(run, &self.input, column)?,
            (_, Some(path)) => {
                let (truth, unknown) = Truth::of_pairs(run, path, outcome.records, outcome.mode)?;
                if unknown > 0 {
                    run.say(&format!("{unknown} of the true pairs are about records that are not in these files"));
                }
                truth
            }
            _ => return Ok(None),
        };
        let records = outcome.records;
        let tables: Vec<u8> = (0..records.len() as u32).map(|record| records.table(record)).collect();
        let tables = (outcome.mode == Mode::Link).then_some(&tables[..]);
        let all = truth.count(tables);
        let of_pairs = grading::of_pairs(outcome.pairs, &truth, all, &[0.5, 0.95])?;
        let clustering = &outcome.settings.clustering;
        let thresholds = [0.5, 0.9, 0.95, 0.99, 0.999];
        let at = outcome.pairs.clusters(records, clustering, &thresholds, outcome.decisions)?;
        let grade = |clusters: &[u32], threshold| grading::of_clusters(clusters, &truth, all, threshold, tables);
        Ok(Some(Graded {
            true_pairs: all,
            pairs_at_0_5: of_pairs.at[0],
            pairs_at_0_95: of_pairs.at[1],
            pairs_at_best: of_pairs.best,
            clusters: grade(outcome.clusters, clustering.threshold),
            clusters_at: thresholds.iter().zip(&at).map(|(threshold, clusters)| grade(clusters, *threshold)).collect(),
            calibration: of_pairs.calibration,
        }))
    }
}

fn in_words(seconds: f64) -> String {
    if seconds < 120.0 { format!("{seconds:.1} seconds") } else { format!("{:.1} minutes", seconds / 60.0) }
}

fn write_pairs(
    run: &Run,
    outputs: &mut Outputs,
    path: &Path,
    records: &Records,
    mode: Mode,
    pairs: &Pairs,
) -> Result<(), Fault> {
    let mut columns =
        vec![("a", Kind::Text), ("b", Kind::Text), ("bits", Kind::Number(9)), ("probability", Kind::Number(9))];
    if mode == Mode::LinkAndDedupe {
        columns.extend([("file_of_a", Kind::Count), ("file_of_b", Kind::Count)]);
    }
    run.begin("Writing pairs", pairs.len(), "pairs");
    outputs.table(path, &columns, |writer| {
        let mut count = 0_u64;
        pairs.each(|Pair { a, b, log_odds }| {
            if count.is_multiple_of(8192) {
                run.go_on()?;
                run.at(count);
            }
            count += 1;
            let file = |record: u32| Cell::Count(u64::from(records.table(record)) + 1);
            let (bits, probability) = (log_odds / std::f64::consts::LN_2, probability(*log_odds));
            let [one, other] = [*a, *b].map(|record| Cell::Text(records.name(record)));
            let cells = [one, other, Cell::Number(bits), Cell::Number(probability), file(*a), file(*b)];
            writer.row(&cells[..columns.len()]).map_err(|fault| Fault::file(path, fault))
        })
    })
}

fn write_clusters(
    run: &Run,
    outputs: &mut Outputs,
    path: &Path,
    records: &Records,
    mode: Mode,
    clusters: &[u32],
    firmness: &FxHashMap<u32, Firmness>,
) -> Result<(), Fault> {
    let mut columns = vec![
        ("cluster", Kind::Text),
        ("record", Kind::Text),
        ("size", Kind::Count),
        ("density", Kind::Number(3)),
        ("bridges", Kind::Count),
    ];
    if mode != Mode::Dedupe {
        columns.extend([("file_of_cluster", Kind::Count), ("file", Kind::Count)]);
    }
    run.begin("Writing clusters", clusters.len() as u64, "records");
    outputs.table(path, &columns, |writer| {
        for (record, cluster) in clusters.iter().enumerate() {
            if record.is_multiple_of(8192) {
                run.go_on()?;
                run.at(record as u64);
            }
            let record = record as u32;
            let firm = firmness.get(cluster);
            let file = |record: u32| Cell::Count(u64::from(records.table(record)) + 1);
            let cells = [
                Cell::Text(records.name(*cluster)),
                Cell::Text(records.name(record)),
                Cell::Count(firm.map_or(1, |firm| firm.size as u64)),
                firm.map_or(Cell::Nothing, |firm| Cell::Number(firm.density)),
                Cell::Count(firm.map_or(0, |firm| firm.bridges as u64)),
                file(*cluster),
                file(record),
            ];
            writer.row(&cells[..columns.len()]).map_err(|fault| Fault::file(path, fault))?;
        }
        Ok(())
    })
}
