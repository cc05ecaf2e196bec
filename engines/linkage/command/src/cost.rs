//! What a run costs, where the machine tells: seconds, seconds of all processors, the most memory.

use serde::Serialize;
use std::time::Instant;

/// Seconds of each step.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Seconds {
    pub read: f64,
    pub train: f64,
    pub predict: f64,
    pub cluster: f64,
    pub write: f64,
    pub total: f64,
    /// Of all processors, user and system.
    pub cpu: Option<f64>,
}

pub(super) struct Watch(Instant);

impl Watch {
    pub(super) fn new() -> Self {
        Self(Instant::now())
    }

    /// Seconds since the last lap.
    pub(super) fn lap(&mut self) -> f64 {
        let now = Instant::now();
        let lap = now.duration_since(self.0).as_secs_f64();
        self.0 = now;
        lap
    }
}

/// Seconds of all processors. The kernel counts them in hundredths for every program.
pub(super) fn cpu_seconds() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = text.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |place: usize| fields.get(place)?.parse::<f64>().ok();
    Some((ticks(11)? + ticks(12)?) / 100.0)
}

/// The most memory in use so far, in mebibytes.
pub(super) fn peak_memory() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches(" kB").trim().parse::<f64>().ok()? / 1024.0)
}
