//! Draws of chance that a seed repeats, one stream for each household and one for each record.

use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng, SeedableRng},
};

/// What all streams of a seed are taken from.
#[derive(Clone)]
pub struct Root(ChaCha8Rng);

impl Root {
    /// The root of a seed.
    pub fn new(seed: u64) -> Self {
        Root(ChaCha8Rng::seed_from_u64(seed))
    }

    /// The stream of this number, from its beginning: drawing from one never shifts another.
    pub fn stream(&self, number: u64) -> Draw {
        let mut stream = self.0.clone();
        stream.set_stream(number);
        stream.set_word_pos(0);
        Draw(stream)
    }
}

/// A stream.
pub struct Draw(ChaCha8Rng);

impl Draw {
    /// A number from 0 up to but not including `bound`; 0 where `bound` is 0.
    pub fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.0.next_u64()) * bound as u128) >> 64) as usize
    }

    /// A number from `from` to `to`, both included.
    pub fn between(&mut self, from: i32, to: i32) -> i32 {
        from + self.below(usize::try_from(to - from + 1).unwrap_or(0)) as i32
    }

    /// True in this share of draws.
    pub fn one(&mut self, share: f64) -> bool {
        f64::from(self.0.next_u32()) < share * 4_294_967_296.0
    }

    /// A number from 0 up to but not including 1.
    pub fn unit(&mut self) -> f64 {
        f64::from(self.0.next_u32()) / 4_294_967_296.0
    }

    /// One of these.
    ///
    /// # Panics
    /// Where there are none.
    pub fn pick<'a, T>(&mut self, things: &'a [T]) -> &'a T {
        &things[self.below(things.len())]
    }

    /// The place of one of these weights, by its weight.
    pub fn weighted(&mut self, weights: &[f64]) -> usize {
        let mut left = self.unit() * weights.iter().sum::<f64>();
        for (at, weight) in weights.iter().enumerate() {
            left -= weight;
            if left < 0.0 {
                return at;
            }
        }
        weights.len().saturating_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_repeats_and_does_not_shift_another() {
        let root = Root::new(7);
        let first: Vec<usize> =
            (0..50).map(|_| 0).scan(root.stream(3), |draw, _: i32| Some(draw.below(1000))).collect();
        let _ = root.stream(2).below(9);
        let again: Vec<usize> =
            (0..50).map(|_| 0).scan(root.stream(3), |draw, _: i32| Some(draw.below(1000))).collect();
        assert_eq!(first, again);
        assert_ne!(first[0..8], (0..8).map(|_| root.stream(4).below(1000)).collect::<Vec<_>>()[..]);
    }

    #[test]
    fn shares_are_kept() {
        let mut draw = Root::new(1).stream(0);
        let hits = (0..10_000).filter(|_| draw.one(0.2)).count();
        assert!((1850..2150).contains(&hits), "{hits}");
        let heavy = (0..10_000).filter(|_| draw.weighted(&[1.0, 3.0]) == 1).count();
        assert!((7300..7700).contains(&heavy), "{heavy}");
        assert_eq!(draw.below(0), 0);
    }
}
