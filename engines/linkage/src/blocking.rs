//! Blocking: which pairs are looked at. Records with the same key meet; each pair is found by the first rule that finds it.

use crate::Fault;
use crate::chance::mix;
use crate::keys::{keys, views};
use crate::records::Records;
use crate::settings::{Rule, Settings};
use crate::watch::Watch;
use rayon::prelude::*;

/// Which pairs may be joined at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Records of one file with one another.
    Dedupe,
    /// Records of one file with those of the other.
    Link,
    /// All records of both files.
    LinkAndDedupe,
}

/// Records that share a key of one rule, as stretches of one list.
struct Blocks {
    /// Record and which of the rule's keys it is.
    members: Vec<(u32, u8)>,
    /// Where each block ends.
    ends: Vec<u32>,
    /// A number at random for each block, by its key.
    chances: Vec<u32>,
}

/// A piece of work: the records `from..to` of a block that ends at `end`, each with those after it.
struct Piece {
    end: u32,
    from: u32,
    to: u32,
    reach: u32,
    /// Whether only a share of the records begins pairs.
    thinned: bool,
}

impl Piece {
    /// Pairs that are walked.
    fn pairs(&self) -> u64 {
        let [from, to, end, reach] = [self.from, self.to, self.end, self.reach].map(u64::from);
        // Records up to here reach as far as they may, those after it to the end of the block.
        let far = (end + 1).saturating_sub(reach).clamp(from, to);
        let near = to - far;
        (far - from) * (reach - 1) + near * end.saturating_sub(1) - (far + to).saturating_sub(1) * near / 2
    }
}

/// What a rule found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Found {
    /// Pairs that the rule alone would make, counted before any is made.
    pub alone: u64,
    /// Pairs that no earlier rule found.
    pub first: u64,
    /// The records of its largest block.
    pub largest: u32,
    /// Blocks that were too large, so that each record met only its neighbours.
    pub narrowed: u32,
}

/// All rules over all records.
pub struct Blocking<'a> {
    records: &'a Records,
    mode: Mode,
    largest: u32,
    rules: Vec<Rule>,
    settings: &'a Settings,
    apart: Vec<bool>,
}

const PAIRS_OF_A_PIECE: u64 = 1 << 15;
const NEIGHBOURS: u32 = 100;
/// How many keys are sorted at a time: so many stay near the processor.
const HEAP: usize = 1 << 10;
/// Of how many pieces of work the records are fetched together.
const TOGETHER: usize = 16;

impl<'a> Blocking<'a> {
    /// These rules over these records.
    pub fn new(settings: &'a Settings, rules: &[Rule], records: &'a Records, mode: Mode) -> Self {
        let apart = (0..=u16::MAX).map_while(|source| records.source_text(source));
        let apart = apart.map(|source| settings.clustering.one_to_one.iter().any(|one| one == source)).collect();
        let largest = settings.clustering.largest_block.max(2);
        Self { records, mode, largest, rules: rules.to_vec(), settings, apart }
    }

    /// Whether any two records may meet.
    fn all_may_meet(&self) -> bool {
        self.mode != Mode::Link && !self.apart.contains(&true)
    }

    fn may_meet(&self, a: u32, b: u32) -> bool {
        let records = self.records;
        match self.mode {
            Mode::Link if records.table(a) == records.table(b) => false,
            _ => {
                let source = records.source(a);
                source != records.source(b) || !self.apart[usize::from(source)] && a != b
            }
        }
    }

    /// Deals records into heaps by their keys, sorts each heap, and keeps what shares a key. The number of each record's
    /// block goes to `groups`, if a later key asks for it.
    fn blocks(&self, keys: &[Vec<u64>], groups: Option<(&mut [u32], usize, usize)>) -> Blocks {
        let all = || {
            keys.iter().enumerate().flat_map(|(view, keys)| {
                let with = keys.iter().enumerate().filter(|(_, key)| **key != 0);
                with.map(move |(record, key)| (*key, record as u32, view as u8))
            })
        };
        let heaps = (keys.len() * self.records.len() / HEAP).next_power_of_two();
        let heap = |key: u64| (mix(key) >> 32) as usize & (heaps - 1);
        let mut starts = vec![0_u32; heaps + 1];
        all().for_each(|(key, ..)| starts[heap(key) + 1] += 1);
        for place in 1..starts.len() {
            starts[place] += starts[place - 1];
        }
        let mut sorted = vec![(0_u64, 0_u32, 0_u8); starts[starts.len() - 1] as usize];
        let mut next = starts.clone();
        for member in all() {
            let place = &mut next[heap(member.0)];
            sorted[*place as usize] = member;
            *place += 1;
        }
        let mut heaps: Vec<&mut [(u64, u32, u8)]> = Vec::new();
        let mut rest = &mut sorted[..];
        for ends in starts.windows(2) {
            let (heap, after) = std::mem::take(&mut rest).split_at_mut((ends[1] - ends[0]) as usize);
            heaps.push(heap);
            rest = after;
        }
        heaps.par_iter_mut().for_each(|heap| heap.sort_unstable());
        drop(heaps);
        let mut groups = groups;
        let mut blocks = Blocks { members: Vec::new(), ends: Vec::new(), chances: Vec::new() };
        for block in sorted.chunk_by(|one, next| one.0 == next.0).filter(|block| block.len() > 1) {
            blocks.members.extend(block.iter().map(|(_, record, view)| (*record, *view)));
            blocks.ends.push(blocks.members.len() as u32);
            blocks.chances.push((mix(block[0].0 ^ 0x6c62_272e_07bb_0142) >> 32) as u32);
            if let Some((groups, width, at)) = &mut groups {
                for (_, record, view) in block {
                    groups[*record as usize * *width + *at + usize::from(*view)] = blocks.ends.len() as u32;
                }
            }
        }
        blocks
    }

    /// Work of equal size. Where only so many pairs are wanted, blocks are chosen by their keys, and of a block that holds
    /// many of them, records. Second, the share that is kept.
    fn pieces(
        &self,
        blocks: &mut Blocks,
        groups: &mut [u32],
        row: (usize, usize),
        wanted: Option<u64>,
        found: &mut Found,
    ) -> (Vec<Piece>, f64) {
        let mut start = 0_u32;
        for end in &blocks.ends {
            found.largest = found.largest.max(end - start);
            found.alone += self.alone(&blocks.members[start as usize..*end as usize]);
            start = *end;
        }
        let keep = wanted.map_or(1.0, |wanted| (wanted as f64 / found.alone.max(1) as f64).min(1.0));
        let many = wanted.unwrap_or(0) / 1000;
        let mut pieces = Vec::new();
        start = 0;
        for (block, end) in blocks.ends.iter().enumerate() {
            let (from, end) = (std::mem::replace(&mut start, *end), *end);
            let size = end - from;
            let thinned = keep < 1.0 && u64::from(size) * u64::from(size - 1) / 2 > many;
            if keep < 1.0 && !thinned && f64::from(blocks.chances[block]) > keep * f64::from(u32::MAX) {
                continue;
            }
            let mut reach = size;
            if size > self.largest {
                // Neighbours in the order of what else is known are the likeliest; the rest is left to later rules, which
                // must therefore not take this block's pairs for found.
                found.narrowed += 1;
                reach = NEIGHBOURS;
                for (record, view) in &blocks.members[from as usize..end as usize] {
                    if let Some(group) = groups.get_mut(*record as usize * row.0 + row.1 + usize::from(*view)) {
                        *group = 0;
                    }
                }
                let records = self.records;
                blocks.members[from as usize..end as usize].sort_by_cached_key(|(record, view)| {
                    let fields = 0..self.settings.fields.len();
                    let text: Vec<&str> =
                        fields.map(|field| records.column(field).text(records.symbol(*record, field))).collect();
                    (text.join("\u{1}"), *record, *view)
                });
            }
            let rows = (PAIRS_OF_A_PIECE / u64::from(reach.min(size))).max(1) as u32;
            let mut left = from;
            while left + 1 < end {
                let to = (left + rows).min(end);
                pieces.push(Piece { end, from: left, to, reach, thinned });
                left = to;
            }
        }
        (pieces, keep)
    }

    fn alone(&self, members: &[(u32, u8)]) -> u64 {
        let all = members.len() as u64;
        let pairs = |count: u64| count * count.saturating_sub(1) / 2;
        if self.mode != Mode::Link {
            return pairs(all);
        }
        let first = members.iter().filter(|(record, _)| self.records.table(*record) == 0).count() as u64;
        first * (all - first)
    }

    /// How many pairs the rules would make, each alone, before any is made.
    pub fn count(&self) -> Result<u64, Fault> {
        let mut alone = 0;
        for rule in &self.rules {
            let views = views(self.settings, rule)?;
            let keys: Vec<Vec<u64>> = views.iter().map(|view| keys(view, self.records, views.len() == 1)).collect();
            let blocks = self.blocks(&keys, None);
            let mut start = 0;
            for end in blocks.ends {
                alone += self.alone(&blocks.members[start..end as usize]);
                start = end as usize;
            }
        }
        Ok(alone)
    }

    /// Walks all pairs, each once, in as many threads as there are. `make` begins a state, `each` is told the state, the
    /// number of the rule and the two records, the one with the smaller number first. The states come back in the order
    /// of the pairs. Where a rule finds more pairs than it
    /// has in `wanted`, only a share of the records begins pairs, chosen by their names.
    pub fn walk<S: Send>(
        &self,
        wanted: &[u64],
        watch: &impl Watch,
        make: impl Fn() -> S + Sync,
        each: impl Fn(&mut S, usize, u32, u32) + Sync,
    ) -> Result<(Vec<S>, Vec<Found>), Fault> {
        let views = self.rules.iter().map(|rule| views(self.settings, rule)).collect::<Result<Vec<_>, _>>()?;
        let width: usize = views.iter().map(Vec::len).sum();
        let mut groups = if width > 1 { vec![0_u32; width * self.records.len()] } else { Vec::new() };
        let all_may_meet = self.all_may_meet();
        let mut states = Vec::new();
        let mut all = Vec::new();
        let mut at = 0;
        for (rule, views_of_rule) in views.iter().enumerate() {
            let alone = views_of_rule.len() == 1;
            // A share that is chosen by keys must not depend on the order of records.
            let by_symbol = alone && wanted.is_empty();
            let keys: Vec<Vec<u64>> = views_of_rule.iter().map(|view| keys(view, self.records, by_symbol)).collect();
            let asked_later = !alone || rule + 1 < views.len();
            let mut blocks = self.blocks(&keys, asked_later.then_some((&mut groups[..], width, at)));
            drop(keys);
            let mut found = Found::default();
            let wanted = wanted.get(rule).copied();
            let (pieces, keep) = self.pieces(&mut blocks, &mut groups, (width, at), wanted, &mut found);
            let row = |record: u32| {
                let from = record as usize * width;
                groups.get(from..from + at + views_of_rule.len()).unwrap_or_default()
            };
            let ends: Vec<usize> = views[..=rule]
                .iter()
                .scan(0, |end, of| {
                    *end += of.len();
                    Some(*end)
                })
                .collect();
            let keep = (keep * u64::MAX as f64) as u64;
            watch.rule(rule + 1, views.len(), pieces.iter().map(Piece::pairs).sum());
            let chunk = pieces.len().div_ceil(64).max(1);
            let walk = |state: &mut S, piece: &Piece, first: &mut u64| {
                for left in piece.from..piece.to {
                    let (a, view) = blocks.members[left as usize];
                    if piece.thinned && mix(self.records.name_hash(a)) > keep {
                        continue;
                    }
                    let until = piece.end.min(left.saturating_add(piece.reach));
                    for (b, other) in &blocks.members[left as usize + 1..until as usize] {
                        if a == *b || !all_may_meet && !self.may_meet(a, *b) {
                            continue;
                        }
                        let (low, high) = (a.min(*b), a.max(*b));
                        let views = if a < *b { (view, *other) } else { (*other, view) };
                        if width > 1 && !first_found(row(low), row(high), &ends, at, views) {
                            continue;
                        }
                        *first += 1;
                        each(state, rule, low, high);
                    }
                }
            };
            let walked: Vec<(S, u64)> = pieces
                .par_chunks(chunk)
                .map(|pieces| {
                    let mut state = make();
                    let mut first = 0;
                    let mut walked = 0;
                    for together in pieces.chunks(TOGETHER) {
                        if watch.stopped() {
                            break;
                        }
                        self.fetch(&blocks, together, &groups, width);
                        walked += together.iter().map(Piece::pairs).sum::<u64>();
                        if walked >= PAIRS_OF_A_PIECE {
                            watch.walked(std::mem::take(&mut walked));
                        }
                        together.iter().for_each(|piece| walk(&mut state, piece, &mut first));
                    }
                    watch.walked(walked);
                    (state, first)
                })
                .collect();
            if watch.stopped() {
                return Err(Fault::Stopped);
            }
            for (state, first) in walked {
                states.push(state);
                found.first += first;
            }
            all.push(found);
            at += views_of_rule.len();
        }
        Ok((states, all))
    }
}

impl Blocking<'_> {
    /// Reads a little of each record that is soon asked for: many such reads wait for memory at once, where the same reads
    /// in the walk would wait one after the other.
    fn fetch(&self, blocks: &Blocks, pieces: &[Piece], groups: &[u32], width: usize) {
        let mut seen = 0;
        for piece in pieces.iter().filter(|piece| !piece.thinned) {
            let to = piece.end.min(piece.from + 64);
            for (record, _) in &blocks.members[piece.from as usize..to as usize] {
                seen ^= self.records.symbol(*record, 0) ^ groups.get(*record as usize * width).copied().unwrap_or(0);
            }
        }
        std::hint::black_box(seen);
    }
}

/// Whether no earlier rule, and no earlier pair of keys of this rule, finds the two.
#[inline]
fn first_found(a: &[u32], b: &[u32], ends: &[usize], at: usize, views: (u8, u8)) -> bool {
    if ends.len() == at + 1 && a.len() == at + 1 {
        // Every rule has one key: the usual case.
        return a[..at].iter().zip(&b[..at]).all(|(a, b)| a != b || *a == 0);
    }
    let mut start = 0;
    for end in ends {
        for (place, a) in a[start..*end].iter().enumerate() {
            for (other, b) in b[start..*end].iter().enumerate() {
                if start == at && (place as u8, other as u8) >= views {
                    continue;
                }
                if *a != 0 && a == b {
                    return false;
                }
            }
        }
        start = *end;
    }
    true
}
