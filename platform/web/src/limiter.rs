//! How often something may be tried: buckets that refill with time, kept in memory only.

use kernel::Timestamp;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Buckets by name.
#[derive(Debug, Default)]
pub struct Limiter(Mutex<HashMap<String, (f64, Timestamp)>>);

/// Above this many buckets, full ones are thrown away.
const MANY: usize = 50_000;

impl Limiter {
    /// Takes one try from a bucket that holds `tries` and refills evenly over `per_minutes`. False when it is empty.
    pub fn take(&self, bucket: &str, tries: u32, per_minutes: u32, now: Timestamp) -> bool {
        let mut buckets = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() > MANY {
            let hour = 3_600_000;
            buckets.retain(|_, (_, at)| now.millis() - at.millis() < hour);
        }
        let (left, at) = buckets.entry(bucket.to_owned()).or_insert((f64::from(tries), now));
        let minutes = (now.millis() - at.millis()).max(0) as f64 / 60_000.0;
        *left = (*left + minutes * f64::from(tries) / f64::from(per_minutes.max(1))).min(f64::from(tries));
        *at = now;
        let may = *left >= 1.0;
        if may {
            *left -= 1.0;
        }
        may
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
}
