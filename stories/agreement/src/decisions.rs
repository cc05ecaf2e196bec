//! Random decisions: the policies and the second model are asked the same.

use crate::drawn::Drawn;
use access::Policies;
use kernel::Chance;
use std::collections::HashMap;
use std::fmt;

/// What came of it.
#[derive(Debug, Clone, Default)]
pub struct Compared {
    /// How many draws were compared.
    pub cases: u64,
    /// How many of them the policies had not been asked before, exactly so: all others were answered from memory.
    pub different: u64,
    /// How many were allowed.
    pub allowed: u64,
    /// How many answers differed.
    pub disagreements: u64,
    /// The first of them, in words.
    pub first: Option<String>,
}

impl fmt::Display for Compared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "decisions      {}", self.cases)?;
        writeln!(f, "asked of rules {} (the others were draws that had come before)", self.different)?;
        writeln!(f, "allowed        {}", self.allowed)?;
        write!(f, "disagreements  {}", self.disagreements)?;
        if let Some(first) = &self.first {
            write!(f, "\nfirst: {first}")?;
        }
        Ok(())
    }
}

/// At most so many answers are remembered by each thread.
const REMEMBERED: usize = 1 << 20;

/// Compares so many draws; stops at the first disagreement where asked to.
pub fn compare(policies: &Policies, cases: u64, seed: u64, stop: bool) -> Compared {
    let threads = std::thread::available_parallelism().map_or(1, usize::from) as u64;
    let share = |n: u64| cases / threads + u64::from(n < cases % threads);
    std::thread::scope(|scope| {
        let work: Vec<_> = (0..threads)
            .map(|n| {
                let chance = Chance::seeded(seed).child(&format!("decisions {n}"));
                scope.spawn(move || part(policies, share(n), &chance, stop))
            })
            .collect();
        let mut all = Compared::default();
        for one in work.into_iter().filter_map(|thread| thread.join().ok()) {
            all.cases += one.cases;
            all.different += one.different;
            all.allowed += one.allowed;
            all.disagreements += one.disagreements;
            all.first = all.first.or(one.first);
        }
        all
    })
}

fn part(policies: &Policies, cases: u64, chance: &Chance, stop: bool) -> Compared {
    let mut all = Compared::default();
    let mut before: HashMap<Drawn, bool> = HashMap::new();
    for _ in 0..cases {
        let drawn = Drawn::new(chance);
        let allowed = match before.get(&drawn) {
            Some(allowed) => *allowed,
            None => {
                all.different += 1;
                let allowed = policies.decide(&drawn.visit(), drawn.action(), &drawn.thing()).is_ok();
                if before.len() < REMEMBERED {
                    before.insert(drawn, allowed);
                }
                allowed
            }
        };
        all.cases += 1;
        all.allowed += u64::from(allowed);
        if allowed != drawn.expected() {
            all.disagreements += 1;
            let says = if allowed {
                "the rules allow it, the model does not"
            } else {
                "the model allows it, the rules do not"
            };
            all.first.get_or_insert_with(|| {
                format!("{says}: {} by {:?} of {:?}", drawn.action(), drawn.visitor(), drawn.thing())
            });
            if stop {
                break;
            }
        }
    }
    all
}
