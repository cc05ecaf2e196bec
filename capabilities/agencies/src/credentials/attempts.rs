//! How failed attempts slow the next ones down, so that guessing is hopeless and nobody is locked out for good.
//!
//! Three tallies are kept for each failure, by hashed name and never by account, so that an address that nobody has
//! behaves like one that somebody has:
//! - this address from this network: strict, the ordinary guesser;
//! - this address from anywhere: gentle, so that strangers elsewhere cannot keep its owner out for long;
//! - this network, whatever the address: generous, since a whole council may sit behind one address.

use kernel::Timestamp;

/// What a tally is kept for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// One address tried from one network.
    AddressFromNetwork,
    /// One address tried from anywhere.
    Address,
    /// One network, whatever it tried.
    Network,
}

/// How a tally turns into waiting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Schedule {
    /// Failures that cost nothing: people mistype.
    pub free: u32,
    /// Seconds to wait after the first failure beyond those; doubled for each further one.
    pub first_wait: i64,
    /// The longest wait in seconds.
    pub longest_wait: i64,
    /// Minutes without a failure after which everything is forgotten.
    pub forgotten_after: i64,
}

impl Scope {
    /// All of them.
    pub const ALL: [Scope; 3] = [Scope::AddressFromNetwork, Scope::Address, Scope::Network];

    /// The name in tables.
    pub const fn code(self) -> &'static str {
        match self {
            Scope::AddressFromNetwork => "address_from_network",
            Scope::Address => "address",
            Scope::Network => "network",
        }
    }

    /// How it slows down.
    pub const fn schedule(self) -> Schedule {
        match self {
            Scope::AddressFromNetwork => {
                Schedule { free: 5, first_wait: 60, longest_wait: 15 * 60, forgotten_after: 24 * 60 }
            }
            Scope::Address => Schedule { free: 50, first_wait: 5, longest_wait: 60, forgotten_after: 60 },
            Scope::Network => Schedule { free: 100, first_wait: 5, longest_wait: 5 * 60, forgotten_after: 60 },
        }
    }
}

/// Failures so far, and the last of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// How many in a row.
    pub failures: u32,
    /// When the last one was.
    pub last: Timestamp,
}

impl Tally {
    /// The tally after one more failure.
    pub fn after_failure(before: Option<Tally>, scope: Scope, now: Timestamp) -> Tally {
        let counted = before.filter(|tally| !tally.is_forgotten(scope, now)).map_or(0, |tally| tally.failures);
        Tally { failures: counted.saturating_add(1), last: now }
    }

    /// Whether it has lapsed.
    pub fn is_forgotten(self, scope: Scope, now: Timestamp) -> bool {
        now >= self.last.plus_minutes(scope.schedule().forgotten_after)
    }

    /// Until when the next attempt is not even looked at.
    pub fn wait_until(self, scope: Scope, now: Timestamp) -> Option<Timestamp> {
        let schedule = scope.schedule();
        let beyond = self.failures.checked_sub(schedule.free)?;
        if self.is_forgotten(scope, now) {
            return None;
        }
        let doubled = schedule.first_wait.checked_shl(beyond.min(32)).unwrap_or(schedule.longest_wait);
        let wait = doubled.min(schedule.longest_wait);
        let until = Timestamp::from_millis(self.last.millis() + wait * 1000);
        (until > now).then_some(until)
    }
}

/// Until when attempts are held back, over all tallies.
pub fn held_back_until(tallies: &[(Scope, Tally)], now: Timestamp) -> Option<Timestamp> {
    tallies.iter().filter_map(|(scope, tally)| tally.wait_until(*scope, now)).max()
}

/// Whole minutes of waiting to tell the person, at least one.
pub fn minutes_to_wait(until: Timestamp, now: Timestamp) -> i64 {
    (until.millis() - now.millis()).div_euclid(60_000).max(0) + i64::from((until.millis() - now.millis()) % 60_000 > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NOON: Timestamp = Timestamp::from_millis(1_790_000_000_000);

    fn tally(failures: u32) -> Tally {
        Tally { failures, last: NOON }
    }

    #[test]
    fn the_schedule_for_one_address_from_one_network() {
        let waits: Vec<i64> = (0..12)
            .map(|failures| {
                let until = tally(failures).wait_until(Scope::AddressFromNetwork, NOON);
                until.map_or(0, |until| minutes_to_wait(until, NOON))
            })
            .collect();
        assert_eq!(waits, [0, 0, 0, 0, 0, 1, 2, 4, 8, 15, 15, 15]);
    }

    #[test]
    fn waiting_ends_and_failures_are_forgotten() {
        let locked = tally(9);
        assert!(locked.wait_until(Scope::AddressFromNetwork, NOON.plus_minutes(14)).is_some());
        assert_eq!(locked.wait_until(Scope::AddressFromNetwork, NOON.plus_minutes(15)), None);
        let next_day = NOON.plus_hours(24);
        assert_eq!(Tally::after_failure(Some(locked), Scope::AddressFromNetwork, next_day).failures, 1);
        let soon = NOON.plus_hours(23);
        assert_eq!(Tally::after_failure(Some(locked), Scope::AddressFromNetwork, soon).failures, 10);
    }

    #[test]
    fn strangers_elsewhere_cost_the_owner_a_minute_at_most() {
        let many = tally(1_000_000);
        let until = many.wait_until(Scope::Address, NOON).unwrap();
        assert_eq!(minutes_to_wait(until, NOON), 1);
    }

    #[test]
    fn the_longest_wait_rules() {
        let tallies = [(Scope::AddressFromNetwork, tally(6)), (Scope::Address, tally(6)), (Scope::Network, tally(6))];
        assert_eq!(held_back_until(&tallies, NOON), Some(NOON.plus_minutes(2)));
        assert_eq!(held_back_until(&[], NOON), None);
    }

    proptest! {
        #[test]
        fn never_for_good(failures: u32, scope in prop::sample::select(Scope::ALL.to_vec())) {
            let longest = scope.schedule().longest_wait;
            let later = Timestamp::from_millis(NOON.millis() + longest * 1000);
            prop_assert_eq!(tally(failures).wait_until(scope, later), None);
        }

        #[test]
        fn more_failures_never_mean_less_waiting(failures in 0u32..u32::MAX) {
            for scope in Scope::ALL {
                let less = tally(failures).wait_until(scope, NOON);
                prop_assert!(less <= tally(failures + 1).wait_until(scope, NOON));
            }
        }
    }
}
