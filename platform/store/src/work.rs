//! The unit of work: read what is, decide, append what follows, bring the tables up to date, and commit once or not at all.

use crate::{
    Arg, Event, Fault, History, House, Letter, Receipt, Recorded, Stop, Stream, Told,
    entries::{self, Head},
    history::kind_of,
    mail,
    reader::Trace,
    sql::Tables,
};
use access::{Permit, Visit};
use kernel::Timestamp;
use ledger::Entry;
use serde_json::Value;
use sqlx::{Any, Transaction};
use std::collections::HashMap;
use tokio::sync::OwnedMutexGuard;

/// One unit of work. Dropped without [`Work::commit`], it leaves no trace.
pub struct Work {
    house: House,
    transaction: Transaction<'static, Any>,
    head: Head,
    now: Timestamp,
    made: MadeKeys,
    last: Option<Receipt>,
    /// An entry, or what follows from it in the tables, could not be written: nothing of this may be kept.
    broken: bool,
    _turn: Option<OwnedMutexGuard<()>>,
}

const BROKEN: &str = "a unit of work in which something could not be written was to go on";

/// Keys that were made in a unit of work. Unless it commits they are in no table: nothing more may be sealed with them.
struct MadeKeys {
    house: House,
    subjects: Vec<String>,
    /// Keys were destroyed: whatever was fetched meanwhile is fetched again, whether this commits or not.
    destroyed: bool,
}
impl Drop for MadeKeys {
    fn drop(&mut self) {
        if self.destroyed {
            self.house.keys().forget_all();
        }
        self.house.keys().forget(std::mem::take(&mut self.subjects));
    }
}

/// One event to be recorded, with the stream it belongs to and the place after which it must come.
pub struct Append<'e, E> {
    /// Which history.
    pub stream: Stream,
    /// The place of the stream's last event as the decision saw it; 0 for a new stream.
    pub after: u64,
    /// What happened.
    pub event: &'e E,
    /// When, where that differs from now.
    pub occurred_at: Option<Timestamp>,
}

impl House {
    /// Begins a unit of work. From here on nobody else appends until it ends: keep it short.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn begin(&self, visit: &Visit) -> Result<Work, Fault> {
        let (transaction, turn) = self.begin_transaction().await?;
        let mut transaction = transaction;
        let head = entries::take_head(&mut Tables { connection: &mut transaction }, self.backend()).await?;
        Ok(Work {
            house: self.clone(),
            transaction,
            head,
            now: visit.now,
            made: MadeKeys { house: self.clone(), subjects: Vec::new(), destroyed: false },
            last: None,
            broken: false,
            _turn: turn,
        })
    }
}

impl Work {
    /// The tables, as this unit of work sees them. Only what is written through [`Work::append`] can be proved later:
    /// write here only to tables that are not told by the ledger (drafts, sessions, queues).
    pub fn tables(&mut self) -> Tables<'_> {
        Tables { connection: &mut self.transaction }
    }

    pub(crate) const fn house(&self) -> &House {
        &self.house
    }

    /// The present, as read at the door.
    pub const fn now(&self) -> Timestamp {
        self.now
    }

    /// The whole history of one thing, opened.
    ///
    /// # Errors
    /// A fault of the database, or an event whose shape is not known any more.
    pub async fn history<E: Event>(&mut self, stream: &Stream) -> Result<History<E>, Fault> {
        let house = self.house.clone();
        house.history_of(&mut self.tables(), stream).await
    }

    /// Records events of one stream, after the place that the decision saw.
    ///
    /// # Errors
    /// [`Stop::Stale`] when the stream has moved on; otherwise a fault.
    pub async fn append<E: Event>(
        &mut self,
        permit: &Permit,
        stream: &Stream,
        after: u64,
        events: &[E],
    ) -> Result<u64, Stop> {
        let appends = events.iter().zip(0..).map(|(event, n)| Append {
            stream: stream.clone(),
            after: after + n,
            event,
            occurred_at: None,
        });
        self.append_all(permit, appends.collect()).await?;
        Ok(after + events.len() as u64)
    }

    /// Records events of many streams at once.
    ///
    /// # Errors
    /// [`Stop::Stale`] when a stream has moved on; otherwise a fault.
    pub async fn append_all<E: Event>(&mut self, permit: &Permit, appends: Vec<Append<'_, E>>) -> Result<(), Stop> {
        if appends.is_empty() {
            return Ok(());
        }
        self.none_is_stale(&appends).await?;
        let house = self.house.clone();
        let mut events = Vec::with_capacity(appends.len());
        for append in &appends {
            let value = serde_json::to_value(append.event).map_err(Fault::from)?;
            events.push((kind_of(E::OWNER, &value)?, value));
        }
        let plain: Vec<Value> = events.iter().map(|(_, value)| value.clone()).collect();
        let now = self.now;
        let (subjects, new_keys) = house.keys().seal(&mut self.tables(), &mut events, house.chance(), now).await?;
        self.made.subjects.extend(new_keys);
        let mut written = Vec::with_capacity(events.len());
        let mut recorded = Vec::with_capacity(events.len());
        for ((((kind, sealed), plain), append), subjects) in events.into_iter().zip(plain).zip(&appends).zip(subjects) {
            let index = self.head.frontier.size() + written.len() as u64;
            let entry = Entry {
                index,
                id: kernel::Id::<kernel::ActorKind>::mint(self.now, house.chance()).to_string(),
                recorded_at: self.now.millis(),
                occurred_at: append.occurred_at.map(Timestamp::millis),
                actor: permit.actor().to_string(),
                agency: permit.agency().map(|a| a.to_string()).unwrap_or_default(),
                purpose: permit.purpose().to_owned(),
                kind,
                version: E::VERSION,
                stream: append.stream.to_string(),
                place: entries::number(append.after + 1)?,
                subjects: subjects.into_iter().collect::<Vec<_>>().join(" "),
                marking: String::new(),
                rules: permit.rules().join(" "),
                payload: ledger::canonical_json(&sealed),
            };
            recorded.push(Recorded {
                index,
                kind: entry.kind.clone(),
                stream: entry.stream.clone(),
                place: append.after + 1,
                at: self.now,
                occurred_at: append.occurred_at,
                actor: entry.actor.clone(),
                agency: entry.agency.clone(),
                payload: plain,
            });
            written.push(entry);
        }
        if let Err(fault) = self.write(written).await {
            return Err(if fault.is_a_clash() { begun_already(&house, fault, &appends).await } else { fault.into() });
        }
        self.broken = true;
        for capability in house.capabilities().iter().filter(|c| c.name() == E::OWNER) {
            capability.project(&mut self.tables(), &recorded).await?;
        }
        self.broken = false;
        Ok(())
    }

    /// Of streams that are to go on. New ones are not asked about: the index on (stream, place) keeps a second beginning
    /// out.
    async fn none_is_stale<E>(&mut self, appends: &[Append<'_, E>]) -> Result<(), Stop> {
        let mut expected: HashMap<&str, u64> = HashMap::new();
        for append in appends {
            let seen = expected.entry(append.stream.0.as_str()).or_insert(append.after);
            *seen = (*seen).min(append.after);
        }
        expected.retain(|_, seen| *seen > 0);
        let reached = reached(&mut self.tables(), expected.keys()).await?;
        for (stream, seen) in expected {
            let place = reached.get(stream).copied().unwrap_or(0);
            if place != seen {
                return Err(Stop::Stale(place));
            }
        }
        Ok(())
    }

    pub(crate) const fn keys_were_destroyed(&mut self) {
        self.made.destroyed = true;
    }
    /// How many entries there will be when this unit of work commits.
    pub(crate) fn size(&self) -> u64 {
        self.head.frontier.size()
    }
    /// An entry of no stream, by whoever holds the permit.
    pub(crate) fn bare_entry(&self, permit: &Permit, index: u64) -> Entry {
        Entry {
            index,
            id: kernel::Id::<kernel::ActorKind>::mint(self.now, self.house.chance()).to_string(),
            recorded_at: self.now.millis(),
            occurred_at: None,
            actor: permit.actor().to_string(),
            agency: permit.agency().map(|a| a.to_string()).unwrap_or_default(),
            purpose: permit.purpose().to_owned(),
            kind: String::new(),
            version: 1,
            stream: String::new(),
            place: 0,
            subjects: String::new(),
            marking: String::new(),
            rules: permit.rules().join(" "),
            payload: Vec::new(),
        }
    }
    pub(crate) async fn write(&mut self, entries: Vec<Entry>) -> Result<Option<Receipt>, Fault> {
        // What broke stays broken, whatever could be written after it.
        if self.broken {
            return Err(Fault::new(BROKEN));
        }
        let backend = self.house.backend();
        let mut tables = Tables { connection: &mut self.transaction };
        self.broken = true;
        let receipt = entries::append(&mut tables, backend, &mut self.head, entries).await?;
        self.broken = false;
        self.last = receipt.or(self.last);
        Ok(receipt)
    }

    /// Records that something was looked at, or was refused, without content of its own.
    pub(crate) async fn trace(&mut self, traces: &[Trace]) -> Result<(), Fault> {
        let house = self.house.clone();
        let mut written = Vec::with_capacity(traces.len());
        for trace in traces {
            written.push(Entry {
                index: self.head.frontier.size() + written.len() as u64,
                id: kernel::Id::<kernel::ActorKind>::mint(trace.at, house.chance()).to_string(),
                recorded_at: trace.at.millis(),
                occurred_at: None,
                actor: trace.actor.clone(),
                agency: trace.agency.clone(),
                purpose: trace.purpose.clone(),
                kind: trace.kind.clone(),
                version: 1,
                stream: String::new(),
                place: 0,
                subjects: trace.thing.replace(' ', "_"),
                marking: String::new(),
                rules: trace.rules.join(" "),
                payload: ledger::canonical_json(&serde_json::json!({ "note": trace.note })),
            });
        }
        self.write(written).await?;
        Ok(())
    }

    /// Queues a letter; it is sent after the commit, and only then.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn post(&mut self, letter: &Letter) -> Result<(), Fault> {
        let (house, now) = (self.house.clone(), self.now);
        let id = kernel::Id::<kernel::ActorKind>::mint(now, house.chance());
        let seal = mail::seal(&house);
        let sealed = |text: &str| Arg::from(seal.seal(text.as_bytes(), house.chance()));
        let args = [Arg::from(id), sealed(&letter.to), sealed(&letter.subject), sealed(&letter.body), now.into()];
        let sql = "INSERT INTO mail_queue (id, recipient, subject, body, queued_at, not_before, tries) VALUES ($1, $2, $3, $4, $5, $5, 0)";
        self.tables().run(sql, &args).await.map(drop)
    }

    /// Signs the tree as it stands now.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn checkpoint(&mut self) -> Result<(), Fault> {
        let (house, now) = (self.house.clone(), self.now);
        let frontier = self.head.frontier.clone();
        entries::checkpoint(&mut self.tables(), &frontier, house.signing_key(), now).await
    }

    /// Makes everything durable. What was not committed has not happened.
    ///
    /// # Errors
    /// A fault of the database; then nothing was kept.
    pub async fn commit(mut self) -> Result<Option<Receipt>, Fault> {
        if self.broken {
            return Err(Fault::new(BROKEN));
        }
        let house = self.house.clone();
        let (head, now) = (self.head.clone(), self.now);
        entries::settle(&mut self.tables(), &head, house.signing_key(), now).await?;
        let Work { transaction, mut made, last, _turn, .. } = self;
        transaction.commit().await.map_err(|e| Fault::from(e).doing("committing"))?;
        crate::answer::forget();
        made.subjects.clear();
        Ok(last)
    }
}

/// Why entries could not be written: because one of these streams had begun already, or a fault.
async fn begun_already<E>(house: &House, fault: Fault, appends: &[Append<'_, E>]) -> Stop {
    let asked = async {
        // Not inside the transaction: PostgreSQL answers nothing in one that has failed.
        let mut connection = house.connection().await?;
        let begun = appends.iter().filter(|append| append.after == 0).map(|append| append.stream.0.as_str());
        reached(&mut Tables { connection: &mut connection }, begun).await
    };
    match asked.await {
        Ok(reached) => reached.into_values().max().map_or(Stop::Fault(fault), Stop::Stale),
        Err(_) => Stop::Fault(fault),
    }
}

/// How far those of these streams have come that have begun.
async fn reached<S: ToString>(
    tables: &mut Tables<'_>,
    streams: impl Iterator<Item = S>,
) -> Result<HashMap<String, u64>, Fault> {
    let streams: Vec<String> = streams.map(|stream| stream.to_string()).collect();
    if streams.is_empty() {
        return Ok(HashMap::new());
    }
    // Asked for each stream by itself: however young the table's statistics are, the index answers.
    let sql = "SELECT value AS stream, (SELECT MAX(place) FROM ledger_entries WHERE place > 0 AND stream = value) AS place \
               FROM (EACH $1) AS wanted";
    let mut reached = HashMap::new();
    for row in tables.rows(sql, &[Arg::each(streams)]).await? {
        if let Some(place) = row.maybe_int("place")? {
            reached.insert(row.text("stream")?, u64::try_from(place).unwrap_or(0));
        }
    }
    Ok(reached)
}

/// Used by units of work and by readers alike.
impl House {
    pub(crate) async fn history_of<E: Event>(
        &self,
        tables: &mut Tables<'_>,
        stream: &Stream,
    ) -> Result<History<E>, Fault> {
        let rows = tables
            .rows(
                "SELECT * FROM ledger_entries WHERE stream = $1 AND place > 0 ORDER BY place",
                &[stream.0.clone().into()],
            )
            .await?;
        let mut entries = Vec::with_capacity(rows.len());
        let mut values = Vec::with_capacity(rows.len());
        for row in &rows {
            let (entry, _) = entries::entry_of(row)?;
            values.push((entry.kind.clone(), serde_json::from_slice::<Value>(&entry.payload)?));
            entries.push(entry);
        }
        self.keys().open(tables, &mut values).await?;
        let mut events = Vec::with_capacity(rows.len());
        for (entry, (_, value)) in entries.into_iter().zip(values) {
            let event = serde_json::from_value(value).map_err(Fault::from);
            events.push(Told {
                event: event.map_err(|f| f.doing(&format!("entry {} ({})", entry.index, entry.kind)))?,
                place: u64::try_from(entry.place).unwrap_or(0),
                index: entry.index,
                at: Timestamp::from_millis(entry.recorded_at),
                occurred_at: entry.occurred_at.map(Timestamp::from_millis),
                actor: entry.actor,
                agency: entry.agency,
            });
        }
        let place = events.last().map_or(0, |told| told.place);
        Ok(History { events, place })
    }
}
