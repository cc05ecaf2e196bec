//! Randomness as an argument: from the operating system when live, from a seed in tests and demonstrations.

use rand::{Rng, SeedableRng, TryRng, rngs::SysRng};
use rand_chacha::ChaCha20Rng;
use sha2::{Digest, Sha256};
use std::sync::{Arc, Mutex};

/// A cryptographically strong stream of random bytes. Clones share the stream; [`Chance::child`] starts an own one.
#[derive(Clone)]
pub struct Chance {
    root: [u8; 32],
    stream: Arc<Mutex<ChaCha20Rng>>,
}

impl std::fmt::Debug for Chance {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Chance")
    }
}

impl Chance {
    /// Seeded by the operating system.
    ///
    /// # Panics
    /// Where the operating system gives no randomness: nothing safe can be done then.
    pub fn system() -> Self {
        let mut root = [0u8; 32];
        SysRng.try_fill_bytes(&mut root).expect("the operating system gives randomness");
        Chance::from_root(root)
    }

    /// The same stream for the same seed. For tests and made-up data only.
    pub fn seeded(seed: u64) -> Self {
        Chance::from_root(Sha256::digest(seed.to_be_bytes()).into())
    }

    fn from_root(root: [u8; 32]) -> Self {
        Chance { root, stream: Arc::new(Mutex::new(ChaCha20Rng::from_seed(root))) }
    }

    /// A stream of its own, fixed by this one's seed and the name: one more draw here never shifts the output there.
    pub fn child(&self, name: &str) -> Self {
        Chance::from_root(Sha256::new().chain_update(self.root).chain_update(name.as_bytes()).finalize().into())
    }

    /// `N` random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut out = [0u8; N];
        self.with(|rng| rng.fill_bytes(&mut out));
        out
    }

    /// Lends the generator itself, for the distributions of the `rand` crate.
    pub fn with<T>(&self, draw: impl FnOnce(&mut ChaCha20Rng) -> T) -> T {
        draw(&mut self.stream.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
    }

    /// A number from 0 up to but not including `bound` (0 where `bound` is 0).
    pub fn below(&self, bound: usize) -> usize {
        if bound == 0 { 0 } else { self.with(|rng| rand::RngExt::random_range(rng, 0..bound)) }
    }

    /// True once in `n` draws on average.
    pub fn one_in(&self, n: usize) -> bool {
        self.below(n) == 0
    }

    /// One of the given things.
    ///
    /// # Panics
    /// When there is nothing to choose from.
    pub fn pick<'a, T>(&self, things: &'a [T]) -> &'a T {
        &things[self.below(things.len())]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_repeats_and_children_stand_apart() {
        let (a, b) = (Chance::seeded(7), Chance::seeded(7));
        let _ = a.bytes::<100>();
        assert_eq!(a.child("names").bytes::<16>(), b.child("names").bytes::<16>());
        assert_ne!(b.child("names").bytes::<16>(), b.child("places").bytes::<16>());
        assert_ne!(Chance::system().bytes::<16>(), Chance::system().bytes::<16>());
    }
}
