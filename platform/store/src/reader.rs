//! Rows for a page: handed out for a permit. No answer leaves the house before the trace of the look is durable.

use crate::{Arg, Event, Fault, History, House, Row, Stream, answer, sql::Tables};
use access::{Permit, Refusal, Visit};
use kernel::Timestamp;
use sqlx::Any;
use sqlx::pool::PoolConnection;
use tokio::sync::{mpsc, oneshot};

/// Reads tables on behalf of somebody who was permitted to.
pub struct Reader {
    pub(crate) house: House,
    pub(crate) connection: PoolConnection<Any>,
}

impl Reader {
    /// All rows of an answer.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn rows(&mut self, sql: &str, args: &[Arg]) -> Result<Vec<Row>, Fault> {
        self.tables().rows(sql, args).await
    }
    /// The first row of an answer, if there is one.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn row(&mut self, sql: &str, args: &[Arg]) -> Result<Option<Row>, Fault> {
        self.tables().row(sql, args).await
    }
    /// The whole history of one thing, opened.
    ///
    /// # Errors
    /// A fault of the database, or an event whose shape is not known any more.
    pub async fn history<E: Event>(&mut self, stream: &Stream) -> Result<History<E>, Fault> {
        let house = self.house.clone();
        house.history_of(&mut self.tables(), stream).await
    }
    pub(crate) fn tables(&mut self) -> Tables<'_> {
        Tables { connection: &mut self.connection }
    }
    pub(crate) const fn house(&self) -> &House {
        &self.house
    }
}

/// What is recorded of a look, or of one that was refused.
#[derive(Debug, Clone)]
pub(crate) struct Trace {
    pub(crate) actor: String,
    pub(crate) agency: String,
    pub(crate) purpose: String,
    /// `read.<action>` or `refused.<action>`.
    pub(crate) kind: String,
    pub(crate) thing: String,
    pub(crate) rules: Vec<String>,
    pub(crate) at: Timestamp,
    pub(crate) note: String,
}

impl Trace {
    fn seen(permit: &Permit, note: &str) -> Self {
        Trace {
            actor: permit.actor().to_string(),
            agency: permit.agency().map(|a| a.to_string()).unwrap_or_default(),
            purpose: permit.purpose().to_owned(),
            kind: format!("read.{}", permit.action()),
            thing: permit.thing().to_owned(),
            rules: permit.rules().to_vec(),
            at: permit.at(),
            note: note.to_owned(),
        }
    }
    pub(crate) fn refused(visit: &Visit, refusal: &Refusal) -> Self {
        Trace {
            actor: visit.actor().to_string(),
            agency: visit.who.agency.map(|a| a.to_string()).unwrap_or_default(),
            purpose: visit.purpose.clone(),
            kind: format!("refused.{}", refusal.action),
            thing: refusal.thing.clone(),
            rules: refusal.rules.clone(),
            at: visit.now,
            note: String::new(),
        }
    }
}

/// Traces that wait to be recorded.
pub(crate) struct Look {
    traces: Vec<Trace>,
    done: Option<oneshot::Sender<Result<(), String>>>,
}

impl House {
    /// Records the look and opens a reader. `note` says more for the trace in codes, never with personal content.
    /// The reader comes after the trace is durable; inside [`House::traced`] at once, for there the answer waits instead.
    ///
    /// # Errors
    /// When the trace cannot be written: then nothing is shown.
    pub async fn look(&self, permit: &Permit, note: &str) -> Result<Reader, Fault> {
        let outside = answer::keep(Trace::seen(permit, note));
        self.record(outside.into_iter().collect()).await?;
        self.facts().await
    }

    /// Writes traces and waits until they are durable.
    pub(crate) async fn record(&self, traces: Vec<Trace>) -> Result<(), Fault> {
        if traces.is_empty() {
            return Ok(());
        }
        let (done, recorded) = oneshot::channel();
        self.looks().send(Look { traces, done: Some(done) }).await.map_err(|_| lost())?;
        recorded.await.map_err(|_| lost())?.map_err(Fault::new)
    }

    /// Hands on a trace for which no answer waits: an answer that came later where something is hidden would tell of it.
    pub(crate) async fn note(&self, trace: Trace) -> Result<(), Fault> {
        self.looks().send(Look { traces: vec![trace], done: None }).await.map_err(|_| lost())
    }

    /// A reader for the facts that a decision needs, before there is a permit: for `queries::*_thing` functions and the
    /// door only. What it gives goes into an ask, never onto a page.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn facts(&self) -> Result<Reader, Fault> {
        Ok(Reader { house: self.clone(), connection: self.connection().await? })
    }
}

fn lost() -> Fault {
    Fault::new("the trace of a look could not be handed on")
}

/// Writes looks together: whoever waits shares one commit.
pub(crate) async fn record_looks(house: House, mut looks: mpsc::Receiver<Look>) {
    let mut batch = Vec::new();
    while looks.recv_many(&mut batch, 256).await > 0 {
        let traces: Vec<Trace> = batch.iter_mut().flat_map(|look| std::mem::take(&mut look.traces)).collect();
        let written = write(&house, &traces).await;
        if let Err(fault) = &written {
            tracing::error!("traces: {fault}");
        }
        for done in batch.drain(..).filter_map(|look| look.done) {
            // A reader that has gone away in the meantime has been recorded all the same.
            let _ = done.send(written.as_ref().map(|_| ()).map_err(ToString::to_string));
        }
    }
}

async fn write(house: &House, traces: &[Trace]) -> Result<(), Fault> {
    let visit = Visit::system("trace", "records who looked at what", house.clock().now());
    let mut work = house.begin(&visit).await?;
    work.trace(traces).await?;
    work.commit().await.map(drop)
}
