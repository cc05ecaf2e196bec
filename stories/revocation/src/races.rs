//! Races: readers start, somebody takes the right away at a moment that chance gives, and every read is judged.

use crate::scenes::{Kind, Scene, Stage};
use crate::surfaces::{Reading, Surface};
use crate::watch::{moment, watching};
use kernel::Chance;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use testkit::Town;
use tokio::task::JoinSet;

/// What is raced.
#[derive(Debug, Clone)]
pub struct Race {
    /// How many races.
    pub races: u64,
    /// How many readers race against one revocation.
    pub readers: usize,
    /// The chance of everything that is drawn.
    pub seed: u64,
    /// After so many findings it stops.
    pub most: usize,
}

/// A read that should have shown nothing.
#[derive(Debug, Clone)]
pub struct Found {
    /// Against what it raced.
    pub kind: Kind,
    /// Where it was read.
    pub surface: &'static str,
    /// What is wrong.
    pub what: String,
}

/// What came of the races of one kind.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// How often the right was taken away.
    pub revocations: u64,
    /// Readers against revocations.
    pub races: u64,
    /// Reads that were answered.
    pub reads: u64,
    /// Those that showed the content.
    pub shown: u64,
    /// Those that were under way while the right was taken away.
    pub across: u64,
    /// And showed the content, with a permit from before.
    pub across_shown: u64,
    /// Those that began after the acknowledgement.
    pub after: u64,
    /// By surface, how many showed the content: where none did, nothing was proved.
    pub by_surface: BTreeMap<&'static str, u64>,
}

impl Told {
    fn add(&mut self, other: &Told) {
        self.revocations += other.revocations;
        self.races += other.races;
        self.reads += other.reads;
        self.shown += other.shown;
        self.across += other.across;
        self.across_shown += other.across_shown;
        self.after += other.after;
        for (surface, shown) in &other.by_surface {
            *self.by_surface.entry(surface).or_default() += shown;
        }
    }
}

/// One read.
struct Read {
    surface: Surface,
    began: u64,
    ended: u64,
    asked: Option<(u64, u64)>,
    shown: bool,
}

/// Runs races of all kinds in turn in a town whose house is [`crate::watched`].
///
/// # Errors
/// A fault, or a surface on which nobody was ever shown anything: then its races prove nothing.
pub async fn races(town: &'static Town, race: &Race) -> anyhow::Result<(BTreeMap<Kind, Told>, Vec<Found>)> {
    let chance = Chance::seeded(race.seed);
    let mut stage = Stage::new(town, chance.child("scenes"));
    let (mut told, mut found) = (BTreeMap::<Kind, Told>::new(), Vec::new());
    let kinds = Kind::ALL.len() as u64;
    // Time moves only at the end: sessions and training hold for all others.
    for (place, kind) in Kind::ALL.into_iter().enumerate() {
        let own = race.races / kinds + u64::from((place as u64) < race.races % kinds);
        let mut raced = 0;
        while raced < own && found.len() < race.most {
            let scene = stage.set(kind).await?;
            let (one, faults) = run(town, kind, scene, race.readers, &chance).await?;
            raced += one.races;
            told.entry(kind).or_default().add(&one);
            found.extend(faults);
        }
    }
    if found.is_empty() {
        for (kind, told) in &told {
            for surface in Surface::ALL {
                let shown = told.by_surface.get(surface.name()).copied().unwrap_or(0);
                anyhow::ensure!(shown > 0, "{} by {}: nobody was ever shown anything", kind.name(), surface.name());
            }
        }
    }
    Ok((told, found))
}

async fn run(
    town: &'static Town,
    kind: Kind,
    scene: Scene,
    readers: usize,
    chance: &Chance,
) -> anyhow::Result<(Told, Vec<Found>)> {
    let (acknowledged, answered) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicU64::new(0)));
    let mut reading = JoinSet::new();
    let first = chance.below(Surface::ALL.len());
    for reader in 0..readers {
        let one = scene.readings[reader % scene.readings.len()].clone();
        let surface = Surface::ALL[(first + reader / scene.readings.len()) % Surface::ALL.len()];
        reading.spawn(read_on(one, surface, Arc::clone(&acknowledged), Arc::clone(&answered)));
    }
    let wait_for = chance.below(readers * 2) as u64;
    while answered.load(Ordering::SeqCst) < wait_for {
        tokio::time::sleep(Duration::from_micros(200)).await;
    }
    let sent = moment();
    // A fault here drops the readers.
    scene.revoke.carry_out(town).await?;
    let acked = moment();
    acknowledged.store(acked, Ordering::SeqCst);
    let mut told = Told { revocations: 1, races: readers as u64, ..Told::default() };
    let mut found = Vec::new();
    while let Some(reads) = reading.join_next().await {
        for read in reads?? {
            judge(&mut told, &mut found, kind, &read, (sent, acked));
        }
    }
    Ok((told, found))
}

async fn read_on(
    reading: Reading,
    surface: Surface,
    acknowledged: Arc<AtomicU64>,
    answered: Arc<AtomicU64>,
) -> anyhow::Result<Vec<Read>> {
    let mut reads = Vec::new();
    loop {
        let began = moment();
        let (shown, asked) = watching(reading.read(surface)).await;
        reads.push(Read { surface, began, ended: moment(), asked, shown: shown? });
        answered.fetch_add(1, Ordering::SeqCst);
        let acked = acknowledged.load(Ordering::SeqCst);
        if acked != 0 && began > acked {
            return Ok(reads);
        }
        // Where an answer waits for nothing, the others get their turn all the same.
        tokio::task::yield_now().await;
    }
}

fn judge(told: &mut Told, found: &mut Vec<Found>, kind: Kind, read: &Read, (sent, acked): (u64, u64)) {
    let (after, across) = (read.began > acked, read.began < acked && read.ended > sent);
    told.reads += 1;
    told.shown += u64::from(read.shown);
    told.across += u64::from(across);
    told.across_shown += u64::from(across && read.shown);
    told.after += u64::from(after);
    *told.by_surface.entry(read.surface.name()).or_default() += u64::from(read.shown);
    if !read.shown {
        return;
    }
    let mut find = |what: String| found.push(Found { kind, surface: read.surface.name(), what });
    if after {
        find(format!("began at {} after the acknowledgement at {acked}, and was shown", read.began));
    }
    // A page asks about many things, of the thing itself first; a question asks until something is permitted.
    // Who somebody is, and what time it is, was read when they came: there the beginning of the read counts.
    let asks = matches!(kind, Kind::Withdraw | Kind::Leave | Kind::Seal);
    let permitted =
        read.asked.filter(|_| asks).map(|(first, last)| if read.surface == Surface::Question { last } else { first });
    if let Some(asked) = permitted.filter(|asked| *asked > acked) {
        find(format!("asked who may know at {asked}, after the acknowledgement at {acked}, and was permitted"));
    }
}
