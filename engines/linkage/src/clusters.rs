//! Clusters: which records are taken for one.
//!
//! Pairs are joined from the surest down. Two clusters are joined only if, taken over all pairs between them, more speaks
//! for one than against it (average linkage), so that a weak bridge does not make two people one. What people decided
//! comes first: what must be one is one, and what must not be never is, however many others stand between.

use crate::records::Records;
use crate::scoring::Pair;
use crate::settings::Clustering;
use rustc_hash::FxHashMap;

/// What people decided about pairs of records.
#[derive(Clone, Debug, Default)]
pub struct Decisions {
    /// These are one.
    pub must: Vec<(u32, u32)>,
    /// These are not.
    pub cannot: Vec<(u32, u32)>,
}

/// How far one pair counts, either way. A single sure pair does not outweigh many that speak against it.
const MOST: f32 = 7.0;
/// What a pair counts that was not written, because it was not found or was too unlikely.
const UNWRITTEN: f32 = -1.0;

/// Disjoint sets with their members, each a ring.
struct Sets {
    of: Vec<u32>,
    next: Vec<u32>,
    sizes: Vec<u32>,
}

impl Sets {
    fn new(count: usize) -> Self {
        Self { of: (0..count as u32).collect(), next: (0..count as u32).collect(), sizes: vec![1; count] }
    }

    fn members(&self, set: u32) -> impl Iterator<Item = u32> {
        let rest = std::iter::successors(Some(self.next[set as usize]), |record| Some(self.next[*record as usize]));
        std::iter::once(set).chain(rest.take_while(move |record| *record != set))
    }

    fn size(&self, set: u32) -> usize {
        self.sizes[set as usize] as usize
    }

    /// Joins two sets; the larger keeps its name.
    fn join(&mut self, a: u32, b: u32) -> (u32, u32) {
        let (large, small) = if self.size(a) >= self.size(b) { (a, b) } else { (b, a) };
        let mut record = small;
        loop {
            self.of[record as usize] = large;
            record = self.next[record as usize];
            if record == small {
                break;
            }
        }
        self.next.swap(large as usize, small as usize);
        self.sizes[large as usize] += self.sizes[small as usize];
        (large, small)
    }
}

/// The pairs of each record, as stretches of one list.
struct Neighbours {
    starts: Vec<u32>,
    to: Vec<(u32, f32)>,
}

impl Neighbours {
    fn new(count: usize, pairs: &[Pair]) -> Self {
        let mut starts = vec![0_u32; count + 1];
        for pair in pairs {
            starts[pair.a as usize + 1] += 1;
            starts[pair.b as usize + 1] += 1;
        }
        for place in 1..starts.len() {
            starts[place] += starts[place - 1];
        }
        let mut next = starts.clone();
        let mut to = vec![(0, 0.0); pairs.len() * 2];
        for pair in pairs {
            for (from, other) in [(pair.a, pair.b), (pair.b, pair.a)] {
                to[next[from as usize] as usize] = (other, pair.log_odds as f32);
                next[from as usize] += 1;
            }
        }
        Self { starts, to }
    }

    fn of(&self, record: u32) -> &[(u32, f32)] {
        &self.to[self.starts[record as usize] as usize..self.starts[record as usize + 1] as usize]
    }
}

/// For each record, the record that stands for its cluster: its first, so that the name stays as records are added.
pub fn clusters(
    records: &Records,
    pairs: &[Pair],
    settings: &Clustering,
    threshold: f64,
    decisions: &Decisions,
) -> Vec<u32> {
    let mut sets = Sets::new(records.len());
    let mut apart = Apart::new(records, settings, decisions);
    for (a, b) in &decisions.must {
        let (a, b) = (sets.of[*a as usize], sets.of[*b as usize]);
        if a != b {
            let (large, small) = sets.join(a, b);
            apart.join(large, small);
        }
    }
    let least = (threshold / (1.0 - threshold)).ln();
    let sure = pairs.iter().filter(|pair| pair.log_odds >= least);
    let mut sorted: Vec<(u32, u32, u32)> = sure.map(|pair| (falling(pair.log_odds as f32), pair.a, pair.b)).collect();
    sorted.sort_unstable();
    let neighbours = Neighbours::new(records.len(), pairs);
    // What is refused at first may be right once its neighbours are joined.
    for _ in 0..2 {
        sorted.retain(|(_, a, b)| {
            let (a, b) = (sets.of[*a as usize], sets.of[*b as usize]);
            if a == b {
                return false;
            }
            if apart.are(a, b) {
                return true;
            }
            if sets.size(a) + sets.size(b) == 2 || between(&sets, &neighbours, a, b) > 0.0 {
                let (large, small) = sets.join(a, b);
                apart.join(large, small);
            }
            true
        });
    }
    let mut first: Vec<u32> = (0..records.len() as u32).collect();
    for record in 0..records.len() {
        let set = sets.of[record] as usize;
        first[set] = first[set].min(record as u32);
    }
    (0..records.len()).map(|record| first[sets.of[record] as usize]).collect()
}

/// A number that is smaller the surer a pair is.
fn falling(log_odds: f32) -> u32 {
    let bits = log_odds.to_bits();
    if bits >> 31 == 0 { !(bits | 1 << 31) } else { bits }
}

/// What speaks for two clusters being one, as the mean over all pairs between them.
fn between(sets: &Sets, neighbours: &Neighbours, a: u32, b: u32) -> f32 {
    let (small, large) = if sets.size(a) <= sets.size(b) { (a, b) } else { (b, a) };
    let mut sum = 0.0;
    let mut written = 0;
    for record in sets.members(small) {
        for (other, log_odds) in neighbours.of(record) {
            if sets.of[*other as usize] == large {
                sum += log_odds.clamp(-MOST, MOST);
                written += 1;
            }
        }
    }
    let all = sets.size(a) * sets.size(b);
    (sum + all.saturating_sub(written) as f32 * UNWRITTEN) / all as f32
}

/// What may not be joined: decisions, and sources that hold each person once.
struct Apart {
    cannot: FxHashMap<u32, Vec<u32>>,
    sources: FxHashMap<u32, Vec<u16>>,
    source_of: Vec<Option<u16>>,
}

impl Apart {
    fn new(records: &Records, settings: &Clustering, decisions: &Decisions) -> Self {
        let mut cannot: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for (a, b) in &decisions.cannot {
            cannot.entry(*a).or_default().push(*b);
            cannot.entry(*b).or_default().push(*a);
        }
        let once = |source: u16| settings.one_to_one.iter().any(|one| one == records.source_name(source));
        let source_of = match settings.one_to_one.is_empty() {
            true => Vec::new(),
            false => {
                (0..records.len() as u32).map(|record| records.source(record)).map(|s| once(s).then_some(s)).collect()
            }
        };
        Self { cannot, sources: FxHashMap::default(), source_of }
    }

    fn sources(&self, set: u32) -> &[u16] {
        let own =
            self.source_of.get(set as usize).and_then(|source| source.as_ref()).map_or(&[][..], std::slice::from_ref);
        self.sources.get(&set).map_or(own, Vec::as_slice)
    }

    fn are(&self, a: u32, b: u32) -> bool {
        let decided = self.cannot.get(&a).is_some_and(|others| others.contains(&b));
        decided || self.sources(a).iter().any(|source| self.sources(b).contains(source))
    }

    fn join(&mut self, large: u32, small: u32) {
        if let Some(others) = self.cannot.remove(&small) {
            for other in &others {
                let back = self.cannot.entry(*other).or_default();
                back.iter_mut().filter(|set| **set == small).for_each(|set| *set = large);
            }
            self.cannot.entry(large).or_default().extend(others);
        }
        if !self.source_of.is_empty() {
            let both = [self.sources(large), self.sources(small)].concat();
            self.sources.remove(&small);
            self.sources.insert(large, both);
        }
    }
}

/// How firm a cluster is.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Firmness {
    /// Its records.
    pub size: usize,
    /// Of all pairs within it, how many were written with a probability from the threshold on.
    pub density: f64,
    /// Pairs without which it would fall into two.
    pub bridges: usize,
    /// The probability of the weakest bridge, where there is one.
    pub weakest: Option<f64>,
}

/// How firm each cluster of more than one record is, by the record that stands for it.
pub fn firmness(clusters: &[u32], pairs: &[Pair], threshold: f64) -> FxHashMap<u32, Firmness> {
    let least = (threshold / (1.0 - threshold)).ln();
    let mut sizes = vec![0_u32; clusters.len()];
    clusters.iter().for_each(|cluster| sizes[*cluster as usize] += 1);
    let joined = |pair: &&Pair| clusters[pair.a as usize] == clusters[pair.b as usize] && pair.log_odds >= least;
    let mut within: Vec<(u32, &Pair)> =
        pairs.iter().filter(joined).map(|pair| (clusters[pair.a as usize], pair)).collect();
    within.sort_by_key(|(cluster, _)| *cluster);
    let mut firm: FxHashMap<u32, Firmness> = FxHashMap::default();
    for pairs in within.chunk_by(|one, next| one.0 == next.0) {
        let (cluster, size) = (pairs[0].0, sizes[pairs[0].0 as usize] as usize);
        let pairs: Vec<&Pair> = pairs.iter().map(|(_, pair)| *pair).collect();
        // Two records are joined by one pair, and that is a bridge.
        let bridges = if size == 2 { pairs.clone() } else { bridges(&pairs) };
        firm.insert(cluster, firmness_of(size, pairs.len(), &bridges));
    }
    // What people said is one may have no pair that says so.
    for (cluster, size) in sizes.iter().enumerate().filter(|(_, size)| **size > 1) {
        firm.entry(cluster as u32).or_insert_with(|| firmness_of(*size as usize, 0, &[]));
    }
    firm
}

fn firmness_of(size: usize, pairs: usize, bridges: &[&Pair]) -> Firmness {
    let weakest = bridges.iter().map(|pair| pair.log_odds).min_by(f64::total_cmp);
    Firmness {
        size,
        density: pairs as f64 / (size * (size - 1) / 2) as f64,
        bridges: bridges.len(),
        weakest: weakest.map(crate::weights::probability),
    }
}

/// The pairs without which a cluster would fall apart (Tarjan 1974), without recursion.
fn bridges<'a>(pairs: &[&'a Pair]) -> Vec<&'a Pair> {
    let mut members: Vec<u32> = pairs.iter().flat_map(|pair| [pair.a, pair.b]).collect();
    members.sort_unstable();
    members.dedup();
    let place = |record: u32| members.partition_point(|member| *member < record);
    let mut edges = vec![Vec::new(); members.len()];
    for (number, pair) in pairs.iter().enumerate() {
        let (a, b) = (place(pair.a), place(pair.b));
        edges[a].push((b, number));
        edges[b].push((a, number));
    }
    let (mut seen, mut low) = (vec![0_usize; members.len()], vec![0_usize; members.len()]);
    let mut bridges = Vec::new();
    let mut time = 0;
    for root in 0..members.len() {
        if seen[root] != 0 {
            continue;
        }
        time += 1;
        (seen[root], low[root]) = (time, time);
        let mut path = vec![(root, usize::MAX, 0_usize)];
        while let Some((at, from, next)) = path.last().copied() {
            if let Some((to, number)) = edges[at].get(next).copied() {
                path.last_mut().expect("the path is not empty").2 += 1;
                if number == from {
                    continue;
                }
                if seen[to] == 0 {
                    time += 1;
                    (seen[to], low[to]) = (time, time);
                    path.push((to, number, 0));
                } else {
                    low[at] = low[at].min(seen[to]);
                }
            } else {
                path.pop();
                if let Some((before, ..)) = path.last() {
                    low[*before] = low[*before].min(low[at]);
                    if low[at] > seen[*before] {
                        bridges.push(pairs[from]);
                    }
                }
            }
        }
    }
    bridges
}
