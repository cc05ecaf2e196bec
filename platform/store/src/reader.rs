//! Rows for a page: handed out for a permit. No answer leaves the house before the trace of the look is durable.

use crate::{Arg, Event, Fault, History, House, Row, Stream, sql::Tables};
use access::{Permit, Refusal, Visit};
use kernel::Timestamp;
use sqlx::Any;
use sqlx::pool::PoolConnection;
use std::cell::RefCell;
use std::future::Future;
use tokio::sync::{mpsc, oneshot};

type Recorded = oneshot::Receiver<Result<(), String>>;

tokio::task_local! {
    /// Looks of the answer being prepared whose traces are on their way to the disk.
    static UNDER_WAY: RefCell<Vec<Recorded>>;
}

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

/// A trace that waits to be recorded.
pub(crate) struct Look {
    trace: Trace,
    done: Option<oneshot::Sender<Result<(), String>>>,
}

impl House {
    /// Records the look and opens a reader. `note` says more for the trace in codes, never with personal content.
    /// The reader comes after the trace is durable; inside [`House::traced`] at once, for there the answer waits instead.
    ///
    /// # Errors
    /// When the trace cannot be written: then nothing is shown.
    pub async fn look(&self, permit: &Permit, note: &str) -> Result<Reader, Fault> {
        let (done, recorded) = oneshot::channel();
        let look = Look { trace: Trace::seen(permit, note), done: Some(done) };
        self.looks().send(look).await.map_err(|_| lost())?;
        if UNDER_WAY.try_with(|_| ()).is_ok() {
            UNDER_WAY.with(|looks| looks.borrow_mut().push(recorded));
        } else {
            durable(recorded).await?;
        }
        self.facts().await
    }

    /// Hands on a trace for which no answer waits: an answer that came later where something is hidden would tell of it.
    pub(crate) async fn note(&self, trace: Trace) -> Result<(), Fault> {
        self.looks().send(Look { trace, done: None }).await.map_err(|_| lost())
    }

    /// Prepares an answer while the traces of its looks are written, and hands it out when all of them are durable.
    ///
    /// # Errors
    /// When a trace could not be written: then the answer is thrown away.
    pub async fn traced<T>(&self, answer: impl Future<Output = T>) -> Result<T, Fault> {
        let prepared = async {
            let answer = answer.await;
            (answer, UNDER_WAY.with(RefCell::take))
        };
        let (answer, looks) = UNDER_WAY.scope(RefCell::default(), prepared).await;
        for recorded in looks {
            durable(recorded).await?;
        }
        Ok(answer)
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

async fn durable(recorded: Recorded) -> Result<(), Fault> {
    recorded.await.map_err(|_| lost())?.map_err(Fault::new)
}

/// Writes looks together: whoever waits shares one commit.
pub(crate) async fn record_looks(house: House, mut looks: mpsc::Receiver<Look>) {
    let mut batch = Vec::new();
    while looks.recv_many(&mut batch, 256).await > 0 {
        let traces: Vec<Trace> = batch.iter().map(|look| look.trace.clone()).collect();
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
