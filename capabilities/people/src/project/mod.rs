//! From events to rows: records, decisions about pairs, clusters, and the terms by which records are found.

mod clusters;
mod questions;
mod shielded;
mod terms;

pub(crate) use terms::ALL;

use crate::{
    events::{Event, Pair},
    search,
    words::{RecordDetails, RecordKind},
};
use kernel::AgencyId;
use store::{Arg, Capability, Fault, Migration, ReadTable, Recorded, Step, Tables};
use terms::Terms;
use vault::Sealed;
use vocabulary::RecordId;

/// This capability as the store knows it.
#[derive(Debug, Clone, Copy, Default)]
pub struct People;

impl Capability for People {
    fn name(&self) -> &'static str {
        "people"
    }
    fn migrations(&self) -> &'static [Migration] {
        &[
            Migration { name: "0001_people.sql", sql: include_str!("../../migrations/0001_people.sql") },
            Migration { name: "0002_matching.sql", sql: include_str!("../../migrations/0002_matching.sql") },
            Migration { name: "0003_one_person.sql", sql: include_str!("../../migrations/0003_one_person.sql") },
            Migration { name: "0004_shielded.sql", sql: include_str!("../../migrations/0004_shielded.sql") },
        ]
    }
    fn read_tables(&self) -> &'static [ReadTable] {
        &[
            ReadTable { name: "people_record", order: "number" },
            ReadTable { name: "people_link", order: "one, other" },
            ReadTable { name: "people_decision", order: "idx" },
            ReadTable { name: "people_question", order: "idx" },
            ReadTable { name: "people_shielded", order: "record" },
            ReadTable { name: "people_search_token", order: "token, record" },
            ReadTable { name: "people_search_count", order: "token" },
            ReadTable { name: "people_search_near", order: "near_key, token" },
        ]
    }
    fn knows(&self) -> Option<&dyn store::Knowing> {
        Some(self)
    }
    fn project<'a>(&'a self, tables: &'a mut Tables<'_>, entries: &'a [Recorded]) -> Step<'a, ()> {
        Box::pin(async move {
            // Records that are added one after another, as by an import, are written together.
            let mut added = Vec::new();
            for entry in entries {
                match entry.event::<Event>()? {
                    None => {}
                    Some(Event::RecordAdded { agency, record_kind, details, source_hash }) => {
                        added.push(Added::new(entry, agency, record_kind, &details, source_hash)?);
                    }
                    Some(Event::RecordImported { agency, record_kind, details, source_hash, .. }) => {
                        added.push(Added::new(entry, agency, record_kind, &details, Some(source_hash))?);
                    }
                    Some(other) => {
                        add(tables, std::mem::take(&mut added)).await?;
                        one(tables, entry, other).await?;
                    }
                }
            }
            add(tables, added).await
        })
    }
}

/// A record to be written.
struct Added {
    number: i64,
    row: Vec<Arg>,
    terms: Vec<String>,
}

/// What a record's row says of its details. Erased, the row stays, so that old decisions still point at something.
struct Shown {
    title: String,
    sort_key: Vec<u8>,
    json: String,
    terms: Vec<String>,
}

impl Shown {
    fn of(details: &Sealed<RecordDetails>, kind: RecordKind) -> Result<Self, Fault> {
        let erased = RecordDetails { kind, ..RecordDetails::default() };
        let details = details.content.as_ref().unwrap_or(&erased);
        Ok(Shown {
            title: details.title(),
            sort_key: i18n::sort_key(&details.order_text()),
            json: serde_json::to_string(details)?,
            terms: search::terms(details),
        })
    }
}

impl Added {
    fn new(
        entry: &Recorded,
        agency: AgencyId,
        kind: RecordKind,
        details: &Sealed<RecordDetails>,
        source_hash: Option<String>,
    ) -> Result<Self, Fault> {
        let number = index(entry)?;
        let id: RecordId = entry.id()?;
        let shown = Shown::of(details, kind)?;
        let row = vec![
            number.into(),
            id.into(),
            agency.into(),
            kind.code().into(),
            // Alone, a record is a person of its own: the cluster is named after its first record.
            id.into(),
            shown.title.into(),
            shown.sort_key.into(),
            shown.json.into(),
            shown.terms.join(" ").into(),
            i64::try_from(entry.place).unwrap_or(i64::MAX).into(),
            entry.at.into(),
            (&entry.actor).into(),
            entry.at.into(),
            source_hash.into(),
        ];
        Ok(Added { number, row, terms: shown.terms })
    }
}

fn index(entry: &Recorded) -> Result<i64, Fault> {
    i64::try_from(entry.index).map_err(|_| Fault::new("an index is too large"))
}

async fn add(tables: &mut Tables<'_>, added: Vec<Added>) -> Result<(), Fault> {
    if added.is_empty() {
        return Ok(());
    }
    let rows: Vec<Vec<Arg>> = added.iter().map(|record| record.row.clone()).collect();
    let sql = "INSERT INTO people_record (number, id, agency, record_kind, person, title, sort_key, details, terms, place, \
               added_at, added_by, changed_at, source_hash)";
    tables.insert_many(sql, 14, &rows, "").await?;
    let mut terms = Terms::default();
    for record in &added {
        terms.more_records(1);
        record.terms.iter().for_each(|term| terms.add(term, record.number));
        terms.add_pairs(&search::pairs(record.terms.iter().map(String::as_str)), record.number);
    }
    terms.write(tables).await
}

async fn one(tables: &mut Tables<'_>, entry: &Recorded, event: Event) -> Result<(), Fault> {
    match event {
        Event::RecordAdded { .. } | Event::RecordImported { .. } => Ok(()),
        Event::RecordChanged { details } => changed(tables, entry, &details).await,
        Event::Shielded { record, shielded } => shielded::written(tables, entry, record, &shielded).await,
        Event::RecordsLinked { one, other, reason } => {
            decided(tables, entry, Pair { one, other }, "linked", &reason).await?;
            questions::decided(tables, entry, Pair { one, other }).await?;
            clusters::join(tables, one, other).await
        }
        Event::LinkRefused { one, other, reason } => {
            decided(tables, entry, Pair { one, other }, "refused", &reason).await?;
            questions::decided(tables, entry, Pair { one, other }).await
        }
        Event::LinkUndone { one, other, reason } => {
            decided(tables, entry, Pair { one, other }, "undone", &reason).await?;
            clusters::part(tables, one, other).await
        }
        Event::MatchAsked { one, other, about, asked_of, due, nearness, question } => {
            let when = (due, nearness.as_str());
            questions::asked(tables, entry, Pair { one, other }, (about, asked_of), when, &question).await
        }
        Event::MatchAnswered { one, other, answer, reason } => {
            questions::closed(tables, entry, Pair { one, other }, &answer, &reason).await
        }
        Event::QuestionWithdrawn { one, other, reason } => {
            questions::closed(tables, entry, Pair { one, other }, "withdrawn", &reason).await
        }
    }
}

async fn changed(tables: &mut Tables<'_>, entry: &Recorded, details: &Sealed<RecordDetails>) -> Result<(), Fault> {
    let id: RecordId = entry.id()?;
    let row = tables.row("SELECT number, record_kind, terms FROM people_record WHERE id = $1", &[id.into()]).await?;
    let row =
        row.ok_or_else(|| Fault::new(format!("entry {}: it changes a record that was never added", entry.index)))?;
    let number = row.int("number")?;
    let kind = RecordKind::from_code(&row.text("record_kind")?).unwrap_or_default();
    let shown = Shown::of(details, kind)?;
    let before = row.text("terms")?;
    let before: Vec<&str> = before.split(' ').filter(|term| !term.is_empty()).collect();
    let mut terms = Terms::default();
    before.iter().filter(|old| !shown.terms.iter().any(|new| new == *old)).for_each(|old| terms.remove(old, number));
    shown.terms.iter().filter(|new| !before.contains(&new.as_str())).for_each(|new| terms.add(new, number));
    let (old, new) = (search::pairs(before.iter().copied()), search::pairs(shown.terms.iter().map(String::as_str)));
    terms.add_pairs(&new.iter().filter(|pair| !old.contains(pair)).cloned().collect::<Vec<_>>(), number);
    terms.remove_pairs(&old.iter().filter(|pair| !new.contains(pair)).cloned().collect::<Vec<_>>(), number);
    terms.write(tables).await?;
    let args = [
        number.into(),
        shown.title.into(),
        shown.sort_key.into(),
        shown.json.into(),
        shown.terms.join(" ").into(),
        i64::try_from(entry.place).unwrap_or(i64::MAX).into(),
        entry.at.into(),
    ];
    let sql = "UPDATE people_record SET title = $2, sort_key = $3, details = $4, terms = $5, place = $6, changed_at = $7 \
               WHERE number = $1";
    tables.run(sql, &args).await.map(drop)
}

async fn decided(
    tables: &mut Tables<'_>,
    entry: &Recorded,
    pair: Pair,
    standing: &'static str,
    reason: &Sealed<String>,
) -> Result<(), Fault> {
    let reason = reason.content.clone().unwrap_or_default();
    let args = [
        index(entry)?.into(),
        pair.one.into(),
        pair.other.into(),
        standing.into(),
        entry.at.into(),
        (&entry.actor).into(),
        (&entry.agency).into(),
        reason.into(),
    ];
    let sql = "INSERT INTO people_decision (idx, one, other, standing, at, actor, agency, reason) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    tables.run(sql, &args).await?;
    let sql = "INSERT INTO people_link (idx, one, other, standing, at, actor, agency, reason) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (one, other) DO UPDATE SET idx = excluded.idx, \
               standing = excluded.standing, at = excluded.at, actor = excluded.actor, agency = excluded.agency, \
               reason = excluded.reason";
    tables.run(sql, &args).await.map(drop)
}
