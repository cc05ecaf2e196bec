//! One run: how far it is, whether it was asked to stop, and what it has written.
//!
//! Ctrl-C and a request to terminate end a run tidily at the next occasion; asked a second time, it ends at once.

use indicatif::{HumanCount, HumanDuration, ProgressBar, ProgressState, ProgressStyle};
use linkage::{Fault, Watch};
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Fewer pairs than this are done before anyone could read how far they are.
const WORTH_SHOWING: u64 = 2_000_000;

pub(crate) struct Run {
    bar: ProgressBar,
    quiet: AtomicBool,
    doing: Mutex<&'static str>,
    asked: Arc<AtomicUsize>,
    written: Mutex<Vec<PathBuf>>,
}

impl Run {
    /// Begins to listen for Ctrl-C.
    pub(crate) fn new() -> Self {
        let asked = Arc::new(AtomicUsize::new(0));
        for (signal, number) in [(SIGINT, 2), (SIGTERM, 15)] {
            let again = Arc::new(AtomicBool::new(false));
            // Where a signal cannot be listened for, it ends the run as it always did.
            let _ = flag::register_conditional_shutdown(signal, 128 + number, again.clone());
            let _ = flag::register(signal, again);
            let _ = flag::register_usize(signal, asked.clone(), number as usize);
        }
        let bar = ProgressBar::no_length();
        bar.finish_and_clear();
        Self { bar, quiet: false.into(), doing: Mutex::new(""), asked, written: Mutex::default() }
    }

    /// Says nothing more but what goes wrong.
    pub(crate) fn hush(&self) {
        self.quiet.store(true, Ordering::Relaxed);
    }

    /// Says something on standard error.
    pub(crate) fn say(&self, what: &str) {
        self.clear();
        if !self.quiet.load(Ordering::Relaxed) {
            eprintln!("{what}");
        }
    }

    /// What the pairs that follow are walked for.
    pub(crate) fn doing(&self, what: &'static str) {
        *self.doing.lock().unwrap_or_else(PoisonError::into_inner) = what;
    }

    /// Takes the picture of how far it is away.
    pub(crate) fn clear(&self) {
        self.bar.finish_and_clear();
    }

    /// Begins to show how far something is: `of` so many `unit`.
    pub(crate) fn begin(&self, what: &str, of: u64, unit: &'static str) {
        if self.quiet.load(Ordering::Relaxed) {
            return;
        }
        // In the first moments nobody can tell.
        let early = |state: &ProgressState| state.elapsed() < Duration::from_secs(2);
        let rate = move |state: &ProgressState, out: &mut dyn Write| {
            let rate = state.pos() as f64 / state.elapsed().as_secs_f64();
            let _ = if early(state) { Ok(()) } else { write!(out, "{} {unit} a second", HumanCount(rate as u64)) };
        };
        let left = move |state: &ProgressState, out: &mut dyn Write| {
            let _ = if early(state) { Ok(()) } else { write!(out, "{} left", HumanDuration(state.eta())) };
        };
        let style = ProgressStyle::with_template("{msg}  {bar:24}  {percent:>3} %  {rate}  {left}");
        let style = style.unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("━╸ ");
        self.bar.reset();
        self.bar.set_style(style.with_key("rate", rate).with_key("left", left));
        self.bar.set_message(what.to_owned());
        self.bar.set_length(of);
        self.bar.set_position(0);
        self.bar.enable_steady_tick(Duration::from_millis(200));
    }

    /// It is so far.
    pub(crate) fn at(&self, position: u64) {
        if !self.bar.is_finished() {
            self.bar.set_position(position);
        }
    }

    /// A fault, if someone asked to stop.
    pub(crate) fn go_on(&self) -> Result<(), Fault> {
        if self.stopped() { Err(Fault::Stopped) } else { Ok(()) }
    }

    /// What the process ends with when it was stopped: 128 and the number of the signal.
    pub(crate) fn code(&self) -> u8 {
        128 + self.asked.load(Ordering::Relaxed) as u8
    }

    /// A file is whole and in its place.
    pub(crate) fn wrote(&self, path: &Path) {
        self.written.lock().unwrap_or_else(PoisonError::into_inner).push(path.to_owned());
    }

    /// What was written, in words.
    pub(crate) fn written(&self) -> String {
        let written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        let paths: Vec<String> = written.iter().map(|path| path.display().to_string()).collect();
        match paths.len() {
            0 => "Nothing was written.".to_owned(),
            _ => format!("Written and whole: {}.", paths.join(", ")),
        }
    }
}

impl Watch for Run {
    fn stopped(&self) -> bool {
        self.asked.load(Ordering::Relaxed) != 0
    }

    fn rule(&self, number: usize, of: usize, pairs: u64) {
        self.clear();
        if pairs >= WORTH_SHOWING {
            let doing = *self.doing.lock().unwrap_or_else(PoisonError::into_inner);
            let what = if of > 1 { format!("{doing}, rule {number} of {of}") } else { doing.to_owned() };
            // Where nobody sees a bar, a line; of what is learned from, only a share is looked at.
            if self.bar.is_hidden() && doing == "Comparing" {
                self.say(&format!("{what}: {} pairs", HumanCount(pairs)));
            }
            self.begin(&what, pairs, "pairs");
        }
    }

    fn walked(&self, pairs: u64) {
        if !self.bar.is_finished() {
            self.bar.inc(pairs);
        }
    }
}
