//! Someone who looks on while a run goes its way, and may stop it.

/// Told how far a run is, and asked whether it may go on. A closure that says whether to stop is one.
pub trait Watch: Sync {
    /// Whether the run is to stop.
    fn stopped(&self) -> bool {
        false
    }

    /// The pairs of a rule begin: the number of the rule from 1, how many rules there are, and how many pairs it has.
    fn rule(&self, _number: usize, _of: usize, _pairs: u64) {}

    /// So many pairs more are walked.
    fn walked(&self, _pairs: u64) {}
}

impl<F: Fn() -> bool + Sync> Watch for F {
    fn stopped(&self) -> bool {
        self()
    }
}
