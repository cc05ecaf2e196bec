//! `dedupe`, `link`: read, learn, score, cluster, write; the truth is opened last.

use super::cost::{Seconds, Watch, cpu_seconds, peak_memory};
use super::output::{self, read};
use crate::blocking::{Found, Mode};
use crate::clusters::{Decisions, Firmness};
use crate::grading::{self, Bin, Quality, Truth};
use crate::records::Records;
use crate::scoring::Pair;
use crate::{Fault, Model, Settings};
use clap::Args;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;
use std::path::{Path, PathBuf};

/// What a run is told.
#[derive(Args)]
pub struct Join {
    /// The file of records; for a link, given twice.
    #[arg(long, required = true)]
    input: Vec<PathBuf>,
    /// What is compared and which pairs are looked at.
    #[arg(long)]
    settings: PathBuf,
    /// The column that says who a record is about. Opened only after all is decided.
    #[arg(long)]
    truth_column: Option<String>,
    /// A table of the pairs that are one, by the names of the records. Opened only after all is decided.
    #[arg(long, conflicts_with = "truth_column")]
    truth: Option<PathBuf>,
    /// The same seed gives the same run.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// A model that was learned before. Without it, one is learned from these records.
    #[arg(long)]
    model: Option<PathBuf>,
    /// Where the model is written.
    #[arg(long)]
    save_model: Option<PathBuf>,
    /// What people decided: a table of two names of records and `one` or `apart`.
    #[arg(long)]
    decisions: Option<PathBuf>,
    /// Say nothing on the way.
    #[arg(long)]
    quiet: bool,
    /// Where the report is written.
    #[arg(long)]
    report: Option<PathBuf>,
    /// Where the pairs are written.
    #[arg(long)]
    pairs: Option<PathBuf>,
    /// Where the clusters are written.
    #[arg(long)]
    clusters: Option<PathBuf>,
}

#[derive(Serialize)]
struct Report {
    records: usize,
    pairs_considered: u64,
    rules: Vec<Found>,
    pairs_written: usize,
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

impl Join {
    fn say(&self, what: &str) {
        if !self.quiet {
            eprintln!("{what}");
        }
    }

    pub(super) fn run(&self, mode: Mode) -> Result<(), Fault> {
        let mut watch = Watch::new();
        let mut seconds = Seconds::default();
        let settings = Settings::from_json(&read(&self.settings)?)?;
        let mut records = Records::new(&settings);
        for (table, input) in self.input.iter().enumerate() {
            records.read_csv(&settings, input, table.min(1) as u8)?;
        }
        seconds.read = watch.lap();
        self.say(&format!("{} records read", records.len()));
        let stop = || false;
        let model = match &self.model {
            Some(path) => Model::from_json(&read(path)?, &settings)?,
            None => crate::train(&settings, &records, mode, self.seed, &stop)?,
        };
        seconds.train = watch.lap();
        self.say("the model is learned");
        let (pairs, found) = crate::scoring::score(&settings, &model, &records, mode, &stop)?;
        seconds.predict = watch.lap();
        let threshold = settings.clustering.threshold;
        self.say(&format!("{} pairs kept of {}", pairs.len(), found.iter().map(|found| found.first).sum::<u64>()));
        let decisions =
            self.decisions.as_deref().map(|path| decisions(path, &records)).transpose()?.unwrap_or_default();
        let cluster =
            |threshold: f64| crate::clusters::clusters(&records, &pairs, &settings.clustering, threshold, &decisions);
        let clusters = cluster(threshold);
        seconds.cluster = watch.lap();
        if let Some(path) = &self.save_model {
            output::text(path, &model.to_json())?;
        }
        if let Some(path) = &self.pairs {
            write_pairs(path, &records, &pairs)?;
        }
        if let Some(path) = &self.clusters {
            write_clusters(path, &records, &clusters, &crate::clusters::firmness(&clusters, &pairs, threshold))?;
        }
        seconds.write = watch.lap();
        seconds.total = seconds.read + seconds.train + seconds.predict + seconds.cluster + seconds.write;
        seconds.cpu = cpu_seconds();
        let peak_memory_mb = peak_memory();
        let quality = self.grade(&settings, &records, mode, &pairs, &clusters, &cluster)?;
        let firmness = crate::clusters::firmness(&clusters, &pairs, threshold);
        let clusters_with_bridges = firmness.values().filter(|firm| firm.size > 2 && firm.bridges > 0).count();
        let distinct: FxHashSet<u32> = clusters.iter().copied().collect();
        let report = Report {
            records: records.len(),
            pairs_considered: found.iter().map(|found| found.first).sum(),
            rules: found,
            pairs_written: pairs.len(),
            clusters: distinct.len(),
            clusters_with_bridges,
            quality,
            seconds,
            peak_memory_mb,
            model,
        };
        let text = serde_json::to_string_pretty(&report).expect("a report is plain data");
        match &self.report {
            Some(path) => output::text(path, &text),
            None => {
                println!("{text}");
                Ok(())
            }
        }
    }

    fn grade(
        &self,
        settings: &Settings,
        records: &Records,
        mode: Mode,
        pairs: &[Pair],
        clusters: &[u32],
        cluster: &dyn Fn(f64) -> Vec<u32>,
    ) -> Result<Option<Graded>, Fault> {
        let truth = match (&self.truth_column, &self.truth) {
            (Some(column), _) => Truth::Same(truth_column(&self.input, column)?),
            (_, Some(path)) => Truth::Pairs(truth_pairs(path, records)?),
            _ => return Ok(None),
        };
        let tables: Vec<u8> = (0..records.len() as u32).map(|record| records.table(record)).collect();
        let tables = (mode == Mode::Link).then_some(&tables[..]);
        let all = truth.count(tables);
        let threshold = settings.clustering.threshold;
        let at = |threshold: f64| grading::clusters(&cluster(threshold), &truth, all, threshold, tables);
        Ok(Some(Graded {
            true_pairs: all,
            pairs_at_0_5: grading::pairs_from(pairs, &truth, all, 0.5),
            pairs_at_0_95: grading::pairs_from(pairs, &truth, all, 0.95),
            pairs_at_best: grading::best(pairs, &truth, all),
            clusters: grading::clusters(clusters, &truth, all, threshold, tables),
            clusters_at: [0.5, 0.9, 0.95, 0.99, 0.999].into_iter().map(at).collect(),
            calibration: grading::calibration(pairs, &truth),
        }))
    }
}

fn decisions(path: &Path, records: &Records) -> Result<Decisions, Fault> {
    let wrong = |fault| Fault::file(path, fault);
    let names = records.by_name();
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_path(path).map_err(wrong)?;
    let mut decisions = Decisions::default();
    for row in reader.records() {
        let row = row.map_err(wrong)?;
        let find = |place: usize| names.get(row.get(place).unwrap_or("")).copied();
        let pair = find(0).zip(find(1)).filter(|(a, b)| a != b);
        match (pair, row.get(2)) {
            (Some(pair), Some("one")) => decisions.must.push(pair),
            (Some(pair), Some("apart")) => decisions.cannot.push(pair),
            (None, _) => {}
            _ => return Err(Fault::file(path, "a decision is `one` or `apart`")),
        }
    }
    Ok(decisions)
}

fn truth_column(inputs: &[PathBuf], column: &str) -> Result<Vec<u32>, Fault> {
    let mut known: FxHashMap<String, u32> = FxHashMap::default();
    let mut truth = Vec::new();
    for path in inputs {
        let wrong = |fault| Fault::file(path, fault);
        let mut reader =
            csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_path(path).map_err(wrong)?;
        let place = reader.headers().map_err(wrong)?.iter().position(|name| name == column);
        let place =
            place.ok_or_else(|| Fault::Column { path: path.display().to_string(), column: column.to_owned() })?;
        for row in reader.records() {
            let next = known.len() as u32;
            truth.push(*known.entry(row.map_err(wrong)?.get(place).unwrap_or("").to_owned()).or_insert(next));
        }
    }
    Ok(truth)
}

fn truth_pairs(path: &Path, records: &Records) -> Result<FxHashSet<(u32, u32)>, Fault> {
    let wrong = |fault| Fault::file(path, fault);
    let names = records.by_name();
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_path(path).map_err(wrong)?;
    let mut pairs = FxHashSet::default();
    for row in reader.records() {
        let row = row.map_err(wrong)?;
        let find = |place: usize| names.get(row.get(place).unwrap_or("")).copied();
        if let Some((a, b)) = find(0).zip(find(1)) {
            pairs.insert((a.min(b), a.max(b)));
        }
    }
    Ok(pairs)
}

fn write_pairs(path: &Path, records: &Records, pairs: &[Pair]) -> Result<(), Fault> {
    output::write(path, |file| {
        let mut writer = csv::Writer::from_writer(file);
        writer.write_record(["a", "b", "bits", "probability"])?;
        for pair in pairs {
            let odds = f64::from(pair.log_odds);
            let bits = format!("{:.6}", odds / std::f64::consts::LN_2);
            let probability = format!("{:.9}", crate::weights::probability(odds));
            writer.write_record([records.name(pair.a), records.name(pair.b), &bits, &probability])?;
        }
        Ok(writer.flush()?)
    })
}

fn write_clusters(
    path: &Path,
    records: &Records,
    clusters: &[u32],
    firmness: &FxHashMap<u32, Firmness>,
) -> Result<(), Fault> {
    output::write(path, |file| {
        let mut writer = csv::Writer::from_writer(file);
        writer.write_record(["cluster", "record", "size", "density", "bridges"])?;
        for (record, cluster) in clusters.iter().enumerate() {
            let firm = firmness.get(cluster);
            let size = firm.map_or(1, |firm| firm.size).to_string();
            let density = firm.map_or(String::new(), |firm| format!("{:.3}", firm.density));
            let bridges = firm.map_or(0, |firm| firm.bridges).to_string();
            writer.write_record([records.name(*cluster), records.name(record as u32), &size, &density, &bridges])?;
        }
        Ok(writer.flush()?)
    })
}
