//! One order for all moments, and the moment at which a read asked who may know.

use access::{Thing, Visit};
use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use store::{Capability, Knowing, Migration, ReadTable, Recorded, Step, Tables};

static MOMENTS: AtomicU64 = AtomicU64::new(1);

/// The next moment: after every one that was taken before, in whichever thread.
pub(crate) fn moment() -> u64 {
    MOMENTS.fetch_add(1, Ordering::SeqCst)
}

tokio::task_local! {
    /// When the read under way asked who may know: first and last.
    static ASKED: Cell<Option<(u64, u64)>>;
}

/// Lets a read happen and tells when it first and last asked who may know, if it did.
pub(crate) async fn watching<T>(read: impl Future<Output = T>) -> (T, Option<(u64, u64)>) {
    ASKED
        .scope(Cell::new(None), async {
            let answer = read.await;
            (answer, ASKED.with(Cell::get))
        })
        .await
}

/// A part of the house that knows nothing and is asked before all others: so it sees when questions begin.
struct Watch;

impl Capability for Watch {
    fn name(&self) -> &'static str {
        "watch"
    }
    fn migrations(&self) -> &'static [Migration] {
        &[]
    }
    fn read_tables(&self) -> &'static [ReadTable] {
        &[]
    }
    fn project<'a>(&'a self, _: &'a mut Tables<'_>, _: &'a [Recorded]) -> Step<'a, ()> {
        Box::pin(async { Ok(()) })
    }
    fn knows(&self) -> Option<&dyn Knowing> {
        Some(self)
    }
}

impl Knowing for Watch {
    fn kinds(&self) -> &'static [&'static str] {
        &[]
    }
    fn tell<'a>(&'a self, _: &'a mut Tables<'_>, _: &'a Visit, _: &'a mut [Thing]) -> Step<'a, ()> {
        let now = moment();
        // Commands ask as well, outside of any read that is watched.
        let _ = ASKED.try_with(|asked| asked.set(Some((asked.get().map_or(now, |(first, _)| first), now))));
        Box::pin(async { Ok(()) })
    }
}

/// The parts of the house, watched.
pub fn watched(parts: Vec<Arc<dyn Capability>>) -> Vec<Arc<dyn Capability>> {
    let mut all: Vec<Arc<dyn Capability>> = vec![Arc::new(Watch)];
    all.extend(parts);
    all
}
