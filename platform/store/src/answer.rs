//! What belongs to one answer while it is prepared: the traces of its looks, which are written before it is handed out, and
//! what was found out about the things that it asks about.

use crate::{Fault, House, reader::Trace};
use access::{Thing, Visit, Who};
use kernel::Timestamp;
use std::cell::RefCell;
use std::collections::HashMap;
use std::future::Future;

tokio::task_local! {
    static UNDER_WAY: RefCell<Answer>;
}

#[derive(Default)]
struct Answer {
    looks: Vec<Trace>,
    known: HashMap<(&'static str, String), Known>,
}

/// A thing as it was asked about, and with everything that is known of it for one visitor.
struct Known {
    who: Who,
    at: Timestamp,
    asked: Thing,
    told: Thing,
}

impl House {
    /// Prepares an answer and hands it out when the traces of all its looks are durable; they share one commit. Whatever an
    /// answer says of a thing rests on the same facts, as old as the first question about it.
    ///
    /// # Errors
    /// When a trace could not be written: then the answer is thrown away.
    pub async fn traced<T>(&self, answer: impl Future<Output = T>) -> Result<T, Fault> {
        let prepared = async {
            let answer = answer.await;
            (answer, UNDER_WAY.with(RefCell::take).looks)
        };
        let (answer, looks) = UNDER_WAY.scope(RefCell::default(), prepared).await;
        self.record(looks).await?;
        Ok(answer)
    }
}

/// Keeps a trace for the end of the answer under way; gives it back where there is none.
pub(crate) fn keep(trace: Trace) -> Option<Trace> {
    let mut waits = Some(trace);
    // Outside an answer nothing is kept, which is no error.
    let _ = UNDER_WAY.try_with(|answer| answer.borrow_mut().looks.extend(waits.take()));
    waits
}

/// A thing with everything that this answer has found out about it.
pub(crate) fn recall(visit: &Visit, thing: &Thing) -> Option<Thing> {
    let found = UNDER_WAY.try_with(|answer| {
        let answer = answer.borrow();
        let known = answer.known.get(&(thing.kind(), thing.id().to_owned()))?;
        let same = known.who == visit.who && known.at == visit.now && known.asked == *thing;
        same.then(|| known.told.clone())
    });
    found.ok().flatten()
}

/// Remembers what was found out, for the rest of the answer under way.
pub(crate) fn remember(visit: &Visit, asked: Thing, told: &Thing) {
    let (who, at, told) = (visit.who.clone(), visit.now, told.clone());
    let key = (asked.kind(), asked.id().to_owned());
    let known = Known { who, at, asked, told };
    let _ = UNDER_WAY.try_with(|answer| answer.borrow_mut().known.insert(key, known));
}

/// Forgets all of it: something was written, and what is asked afterwards shall see it.
pub(crate) fn forget() {
    let _ = UNDER_WAY.try_with(|answer| answer.borrow_mut().known.clear());
}
