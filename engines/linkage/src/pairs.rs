//! Scored pairs, in order: in memory, and on disk where there are too many.
//!
//! What does not fit is sorted and written to files without a name, which vanish with the process however it ends, and
//! merged into one at the end. Clusters are found part by part: records that no likely pair joins, over however many
//! steps, cannot share a cluster, so each part has all that its clusters need.

use crate::Fault;
use crate::blocking::{Blocking, Found, Mode};
use crate::chance::mix;
use crate::clusters::{Decisions, Firmness, clusters, firmness};
use crate::levels::Memory;
use crate::model::Model;
use crate::records::Records;
use crate::scoring::{Pair, Scorer};
use crate::settings::{Clustering, Settings};
use crate::watch::Watch;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// How many pairs stay in memory, and where the others go.
#[derive(Clone, Debug)]
pub struct Room {
    /// The most pairs that are held at once, of 16 bytes each. While pairs are scored each thread may hold as many again.
    pub most: usize,
    /// The folder for those that are more.
    pub folder: PathBuf,
}

/// Scored pairs, each once, ordered by their records.
pub struct Pairs {
    kept: Vec<Pair>,
    written: Option<File>,
    len: u64,
    most: usize,
}

/// A part of the pairs, and which records have all their pairs in it.
struct Part<'a> {
    pairs: &'a [Pair],
    holds: &'a dyn Fn(u32) -> bool,
}

const BYTES: usize = 16;
/// Pairs that a thread gathers before it hands them on.
const HANDFUL: usize = 1 << 14;

fn bytes(pair: &Pair) -> [u8; BYTES] {
    let mut bytes = [0; BYTES];
    bytes[..4].copy_from_slice(&pair.a.to_le_bytes());
    bytes[4..8].copy_from_slice(&pair.b.to_le_bytes());
    bytes[8..].copy_from_slice(&pair.log_odds.to_le_bytes());
    bytes
}

fn pair(bytes: &[u8; BYTES]) -> Pair {
    let [a, b, c, d, e, f, g, h, odds @ ..] = *bytes;
    Pair {
        a: u32::from_le_bytes([a, b, c, d]),
        b: u32::from_le_bytes([e, f, g, h]),
        log_odds: f64::from_le_bytes(odds),
    }
}

fn next(file: &mut impl Read) -> std::io::Result<Option<Pair>> {
    let mut bytes = [0; BYTES];
    match file.read_exact(&mut bytes) {
        Ok(()) => Ok(Some(pair(&bytes))),
        Err(fault) if fault.kind() == std::io::ErrorKind::UnexpectedEof => Ok(None),
        Err(fault) => Err(fault),
    }
}

/// All pairs that are worth writing, in order, and what each rule found.
pub fn score(
    settings: &Settings,
    model: &Model,
    records: &Records,
    mode: Mode,
    watch: &impl Watch,
) -> Result<(Vec<Pair>, Vec<Found>), Fault> {
    let room = Room { most: usize::MAX, folder: PathBuf::new() };
    score_within(settings, model, records, mode, watch, &room).map(|(pairs, found)| (pairs.kept, found))
}

/// As [`score`], in bounded memory.
pub fn score_within(
    settings: &Settings,
    model: &Model,
    records: &Records,
    mode: Mode,
    watch: &impl Watch,
    room: &Room,
) -> Result<(Pairs, Vec<Found>), Fault> {
    let scorer = Scorer::new(settings, model, records, settings.clustering.write_from)?;
    let blocking = Blocking::new(settings, &settings.blocking, records, mode);
    let gathered = Gathered { room, kept: Mutex::default(), runs: Mutex::default(), fault: Mutex::default() };
    let make = || Handful { memory: scorer.comparisons.memory(), pairs: Vec::new(), gathered: &gathered };
    let each = |hand: &mut Handful, _: usize, a: u32, b: u32| {
        if let Some(log_odds) = scorer.score(records, a, b, &mut hand.memory) {
            hand.pairs.push(Pair { a, b, log_odds });
            if hand.pairs.len() >= HANDFUL {
                gathered.take(&mut hand.pairs);
            }
        }
    };
    let walked = blocking.walk(&[], &Careful { watch, gathered: &gathered }, make, each).map(|(_, found)| found);
    if let Some(fault) = lock(&gathered.fault).take() {
        return Err(fault);
    }
    Ok((gathered.pairs()?, walked?))
}

/// Stops also where the disk is full.
struct Careful<'a, W> {
    watch: &'a W,
    gathered: &'a Gathered<'a>,
}

impl<W: Watch> Watch for Careful<'_, W> {
    fn stopped(&self) -> bool {
        self.watch.stopped() || lock(&self.gathered.fault).is_some()
    }

    fn rule(&self, number: usize, of: usize, pairs: u64) {
        self.watch.rule(number, of, pairs);
    }

    fn walked(&self, pairs: u64) {
        self.watch.walked(pairs);
    }
}

/// A lock is only poisoned by a panic, which ends the run anyway.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// What one thread has found since it last handed on.
struct Handful<'a> {
    memory: Memory,
    pairs: Vec<Pair>,
    gathered: &'a Gathered<'a>,
}

impl Drop for Handful<'_> {
    fn drop(&mut self) {
        self.gathered.take(&mut self.pairs);
    }
}

/// What all threads have found.
struct Gathered<'a> {
    room: &'a Room,
    kept: Mutex<Vec<Pair>>,
    runs: Mutex<Vec<File>>,
    fault: Mutex<Option<Fault>>,
}

impl Gathered<'_> {
    fn take(&self, pairs: &mut Vec<Pair>) {
        let mut kept = lock(&self.kept);
        kept.append(pairs);
        if kept.len() >= self.room.most {
            let full = std::mem::take(&mut *kept);
            drop(kept);
            match run(full, &self.room.folder) {
                Ok(file) => lock(&self.runs).push(file),
                Err(fault) => *lock(&self.fault) = Some(fault),
            }
        }
    }

    fn pairs(self) -> Result<Pairs, Fault> {
        let most = self.room.most;
        let mut kept = self.kept.into_inner().unwrap_or_default();
        let mut runs = self.runs.into_inner().unwrap_or_default();
        if runs.is_empty() {
            kept.par_sort_unstable_by_key(|pair| (pair.a, pair.b));
            kept.dedup_by_key(|pair| (pair.a, pair.b));
            let len = kept.len() as u64;
            return Ok(Pairs { kept, written: None, len, most });
        }
        let folder = &self.room.folder;
        runs.push(run(kept, folder)?);
        let (file, len) = merge(runs, folder).map_err(|fault| Fault::file(folder, fault))?;
        Ok(Pairs { kept: Vec::new(), written: Some(file), len, most })
    }
}

/// Sorts pairs and writes them to a file without a name.
fn run(mut pairs: Vec<Pair>, folder: &Path) -> Result<File, Fault> {
    pairs.sort_unstable_by_key(|pair| (pair.a, pair.b));
    let write = || {
        let mut out = BufWriter::with_capacity(1 << 20, tempfile::tempfile_in(folder)?);
        pairs.iter().try_for_each(|pair| out.write_all(&bytes(pair)))?;
        out.into_inner().map_err(std::io::IntoInnerError::into_error)
    };
    write().map_err(|fault| Fault::file(folder, fault))
}

/// One sorted file from many, each pair once, and how many pairs it has.
fn merge(runs: Vec<File>, folder: &Path) -> std::io::Result<(File, u64)> {
    let mut out = BufWriter::with_capacity(1 << 20, tempfile::tempfile_in(folder)?);
    let mut runs: Vec<_> = runs.into_iter().map(|run| BufReader::with_capacity(1 << 20, run)).collect();
    let mut heads = BinaryHeap::new();
    for (number, run) in runs.iter_mut().enumerate() {
        run.rewind()?;
        heads.extend(next(run)?.map(|pair| Reverse((pair.a, pair.b, pair.log_odds.to_bits(), number))));
    }
    let mut last = None;
    let mut len = 0;
    while let Some(Reverse((a, b, odds, number))) = heads.pop() {
        if last.replace((a, b)) != Some((a, b)) {
            out.write_all(&bytes(&Pair { a, b, log_odds: f64::from_bits(odds) }))?;
            len += 1;
        }
        heads.extend(next(&mut runs[number])?.map(|pair| Reverse((pair.a, pair.b, pair.log_odds.to_bits(), number))));
    }
    Ok((out.into_inner().map_err(std::io::IntoInnerError::into_error)?, len))
}

impl Pairs {
    /// How many there are.
    pub fn len(&self) -> u64 {
        self.len
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Whether some had to go to disk.
    pub fn spilled(&self) -> bool {
        self.written.is_some()
    }

    /// Tells each pair, in order.
    pub fn each(&self, mut tell: impl FnMut(&Pair) -> Result<(), Fault>) -> Result<(), Fault> {
        self.kept.iter().try_for_each(&mut tell)?;
        let Some(file) = &self.written else { return Ok(()) };
        let wrong = |fault| Fault::file(Path::new("the pairs on disk"), fault);
        let mut reader = BufReader::with_capacity(1 << 20, file);
        reader.rewind().map_err(wrong)?;
        while let Some(pair) = next(&mut reader).map_err(wrong)? {
            tell(&pair)?;
        }
        Ok(())
    }

    /// Clusters at each of the thresholds, as [`clusters`] finds them.
    pub fn clusters(
        &self,
        records: &Records,
        settings: &Clustering,
        thresholds: &[f64],
        decisions: &Decisions,
    ) -> Result<Vec<Vec<u32>>, Fault> {
        let least = thresholds.iter().copied().fold(1.0, f64::min);
        let mut all = vec![Vec::new(); thresholds.len()];
        self.parts(records.len(), least, &decisions.must, |part| {
            for (threshold, all) in thresholds.iter().zip(&mut all) {
                merge_part(all, clusters(records, part.pairs, settings, *threshold, decisions), part.holds);
            }
        })?;
        Ok(all)
    }

    /// How firm each cluster of more than one record is, as [`firmness`] finds it.
    pub fn firmness(&self, clusters: &[u32], threshold: f64) -> Result<FxHashMap<u32, Firmness>, Fault> {
        let mut all: FxHashMap<u32, Firmness> = FxHashMap::default();
        let joined: Vec<(u32, u32)> = clusters.iter().enumerate().map(|(record, of)| (record as u32, *of)).collect();
        self.parts(clusters.len(), threshold, &joined, |part| {
            let firm = firmness(clusters, part.pairs, threshold).into_iter();
            all.extend(firm.filter(|(cluster, _)| (part.holds)(*cluster)));
        })?;
        Ok(all)
    }

    fn parts(
        &self,
        records: usize,
        threshold: f64,
        joined: &[(u32, u32)],
        mut tell: impl FnMut(&Part),
    ) -> Result<(), Fault> {
        if self.written.is_none() {
            tell(&Part { pairs: &self.kept, holds: &|_| true });
            return Ok(());
        }
        let least = (threshold / (1.0 - threshold)).ln();
        let mut groups = Groups((0..records as u32).collect());
        joined.iter().for_each(|(a, b)| groups.join(*a, *b));
        self.each(|pair| {
            if pair.log_odds >= least {
                groups.join(pair.a, pair.b);
            }
            Ok(())
        })?;
        let of: Vec<u32> = (0..records as u32).map(|record| groups.of(record)).collect();
        let inside = |pair: &Pair| of[pair.a as usize] == of[pair.b as usize];
        let mut all = 0;
        self.each(|pair| {
            all += u64::from(inside(pair));
            Ok(())
        })?;
        let parts = all.div_ceil(self.most as u64).max(1);
        for part in 0..parts {
            let holds = |record: u32| mix(u64::from(of[record as usize])) % parts == part;
            let mut pairs = Vec::new();
            self.each(|pair| {
                pairs.extend((inside(pair) && holds(pair.a)).then_some(*pair));
                Ok(())
            })?;
            tell(&Part { pairs: &pairs, holds: &holds });
        }
        Ok(())
    }
}

fn merge_part(all: &mut Vec<u32>, of_part: Vec<u32>, holds: &dyn Fn(u32) -> bool) {
    if all.is_empty() {
        *all = of_part;
        return;
    }
    for (record, (all, of_part)) in all.iter_mut().zip(of_part).enumerate() {
        if holds(record as u32) {
            *all = of_part;
        }
    }
}

/// Disjoint sets of records; the first record of a set stands for it.
struct Groups(Vec<u32>);

impl Groups {
    fn of(&mut self, record: u32) -> u32 {
        let mut at = record as usize;
        while self.0[at] as usize != at {
            self.0[at] = self.0[self.0[at] as usize];
            at = self.0[at] as usize;
        }
        at as u32
    }

    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.of(a), self.of(b));
        self.0[a.max(b) as usize] = a.min(b);
    }
}
