//! Clusters: which records are taken for one.

use crate::scoring::Pair;

/// Disjoint sets with path halving and union by size (Tarjan 1975).
pub struct Sets {
    parent: Vec<u32>,
    size: Vec<u32>,
}

impl Sets {
    /// Every record alone.
    pub fn new(count: usize) -> Self {
        Self { parent: (0..count as u32).collect(), size: vec![1; count] }
    }

    /// The record that stands for a record's set.
    pub fn find(&mut self, mut record: u32) -> u32 {
        while self.parent[record as usize] != record {
            self.parent[record as usize] = self.parent[self.parent[record as usize] as usize];
            record = self.parent[record as usize];
        }
        record
    }

    /// Joins two sets and gives the record that stands for both.
    pub fn join(&mut self, a: u32, b: u32) -> u32 {
        let (a, b) = (self.find(a), self.find(b));
        if a == b {
            return a;
        }
        let (large, small) = if self.size[a as usize] >= self.size[b as usize] { (a, b) } else { (b, a) };
        self.parent[small as usize] = large;
        self.size[large as usize] += self.size[small as usize];
        large
    }
}

/// Joins all pairs from a threshold on.
pub fn connected(count: usize, pairs: &[Pair], least: f32) -> Vec<u32> {
    let mut sets = Sets::new(count);
    for pair in pairs.iter().filter(|pair| pair.log_odds >= least) {
        sets.join(pair.a, pair.b);
    }
    (0..count as u32).map(|record| sets.find(record)).collect()
}
