//! How often something may be tried: buckets that refill with time, kept in memory only.

use kernel::Timestamp;
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Mutex, PoisonError};

/// Buckets by name. They lie in shelves of their own, so that visitors seldom wait for each other, and no visitor ever
/// waits until many buckets are gone through: what is old is put away whole.
#[derive(Debug)]
pub struct Limiter {
    shelves: Vec<Mutex<Shelf>>,
    // Nobody outside can choose names that all come to lie on one shelf.
    order: RandomState,
}

/// How much is left in a bucket, and since when.
type Bucket = (f64, Timestamp);

/// The buckets that were asked for lately, and those from before. What is in neither is full.
#[derive(Debug, Default)]
struct Shelf {
    young: HashMap<String, Bucket>,
    old: HashMap<String, Bucket>,
    since: Option<Timestamp>,
}

const SHELVES: usize = 64;
/// Above this many buckets on one shelf, the older ones are given up early: memory is bounded.
const MANY: usize = 8_192;
/// After so many minutes the young are the old. No bucket takes longer to refill, so nothing is forgotten that counts.
const MINUTES: i64 = 60;

impl Default for Limiter {
    fn default() -> Self {
        Limiter { shelves: (0..SHELVES).map(|_| Mutex::default()).collect(), order: RandomState::new() }
    }
}

impl Limiter {
    /// Takes one try from a bucket that holds `tries` and refills evenly over `per_minutes`, an hour at the most.
    /// False when it is empty.
    pub fn take(&self, bucket: &str, tries: u32, per_minutes: u32, now: Timestamp) -> bool {
        let place = usize::try_from(self.order.hash_one(bucket) % SHELVES as u64).unwrap_or(0);
        let mut shelf = self.shelves[place].lock().unwrap_or_else(PoisonError::into_inner);
        let (may, put_away) = shelf.take(bucket, tries, per_minutes, now);
        drop(shelf);
        // Only now is the memory of the oldest given back: nobody waits for it.
        drop(put_away);
        may
    }
}

impl Shelf {
    fn take(
        &mut self,
        bucket: &str,
        tries: u32,
        per_minutes: u32,
        now: Timestamp,
    ) -> (bool, Option<HashMap<String, Bucket>>) {
        let since = *self.since.get_or_insert(now);
        let is_over = now >= since.plus_minutes(MINUTES) || self.young.len() >= MANY;
        let put_away = is_over.then(|| {
            self.since = Some(now);
            std::mem::replace(&mut self.old, std::mem::take(&mut self.young))
        });
        let full = f64::from(tries);
        let (left, at) = match self.young.get(bucket).copied() {
            Some(kept) => kept,
            None => self.old.remove(bucket).unwrap_or((full, now)),
        };
        let minutes = (now.millis() - at.millis()).max(0) as f64 / 60_000.0;
        let left = (left + minutes * full / f64::from(per_minutes.max(1))).min(full);
        let may = left >= 1.0;
        self.young.insert(bucket.to_owned(), (if may { left - 1.0 } else { left }, now));
        (may, put_away)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empties_and_refills() {
        let limiter = Limiter::default();
        let start = Timestamp::from_millis(0);
        assert!((0..5).all(|_| limiter.take("a", 5, 10, start)));
        assert!(!limiter.take("a", 5, 10, start));
        assert!(limiter.take("b", 5, 10, start), "another bucket is untouched");
        assert!(!limiter.take("a", 5, 10, start.plus_minutes(1)));
        assert!(limiter.take("a", 5, 10, start.plus_minutes(3)));
    }

    #[test]
    fn an_empty_bucket_stays_empty_when_the_young_become_the_old() {
        let limiter = Limiter::default();
        let start = Timestamp::from_millis(0);
        assert!(limiter.take("first", 1, 60, start));
        assert!((0..6).all(|_| limiter.take("a", 6, 60, start.plus_minutes(59))));
        // An hour after the shelf was begun; the bucket itself has refilled by a tenth of a try.
        assert!(!limiter.take("a", 6, 60, start.plus_minutes(60)));
        assert!(limiter.take("a", 6, 60, start.plus_minutes(70)));
        assert!(!limiter.take("a", 6, 60, start.plus_minutes(70)));
    }

    #[test]
    fn a_flood_of_names_is_bounded_and_costs_nobody_a_walk_through_all_of_them() {
        let mut shelf = Shelf::default();
        let start = Timestamp::from_millis(0);
        let mut put_away = Vec::new();
        for n in 0..MANY * 5 / 2 {
            put_away.extend(shelf.take(&n.to_string(), 5, 60, start).1);
            assert!(shelf.young.len() <= MANY && shelf.old.len() <= MANY);
        }
        // Whole shelves of buckets are handed out, to be dropped after the lock.
        assert_eq!(put_away.iter().map(HashMap::len).collect::<Vec<_>>(), [0, MANY]);
    }
}
