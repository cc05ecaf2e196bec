//! From events to rows, in the same unit of work.

use crate::events::{Decided, Event};
use crate::words::Outcome;
use kernel::{Timestamp, london_midnight};
use store::{Arg, Capability, Fault, Migration, ReadTable, Recorded, Step, Tables};

/// What the store needs to know.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sharing;

impl Capability for Sharing {
    fn name(&self) -> &'static str {
        "sharing"
    }
    fn migrations(&self) -> &'static [Migration] {
        &[Migration { name: "0001_sharing.sql", sql: include_str!("../migrations/0001_sharing.sql") }]
    }
    fn read_tables(&self) -> &'static [ReadTable] {
        const fn table(name: &'static str, order: &'static str) -> ReadTable {
            ReadTable { name, order }
        }
        const TABLES: &[ReadTable] = &[
            table("sharing_disclosure", "disclosure"),
            table("sharing_recipient", "disclosure, agency, person"),
            table("sharing_part", "disclosure, class"),
            table("sharing_reading", "disclosure, actor"),
            table("sharing_feedback", "disclosure, place"),
            table("sharing_agreement", "agreement, version"),
            table("sharing_request", "request"),
            table("sharing_check", "id"),
            table("sharing_check_met", "id, record"),
        ];
        TABLES
    }
    fn knows(&self) -> Option<&dyn store::Knowing> {
        Some(self)
    }
    fn project<'a>(&'a self, tables: &'a mut Tables<'_>, entries: &'a [Recorded]) -> Step<'a, ()> {
        Box::pin(async move {
            for entry in entries {
                if let Some(event) = entry.event::<Event>()? {
                    project(tables, entry, event).await?;
                }
            }
            Ok(())
        })
    }
}

/// The first instant at which a disclosure with this last day may not be read any more.
fn ends_before(decided: &Decided) -> Option<Timestamp> {
    decided.ends.map(|last| london_midnight(last.saturating_add(jiff::Span::new().days(1))))
}

async fn project(tables: &mut Tables<'_>, entry: &Recorded, event: Event) -> Result<(), Fault> {
    let id = Arg::from(entry.stream.split_once(':').map_or("", |(_, id)| id));
    let (at, actor) = (Arg::from(entry.at), Arg::from(&entry.actor));
    match event {
        Event::Decided(decided) => decision(tables, entry, &id, &decided).await,
        Event::Completed(decided) => {
            let sql =
                "UPDATE sharing_disclosure SET decided = $2, ends_before = $3, completed_at = $4 WHERE disclosure = $1";
            let args = [id, serde_json::to_string(&decided)?.into(), ends_before(&decided).into(), at];
            tables.run(sql, &args).await.map(drop)
        }
        Event::Withdrawn { reason } => {
            let sql = "UPDATE sharing_disclosure SET withdrawn_at = $2, withdrawn_by = $3, withdrawn_why = $4 \
                       WHERE disclosure = $1";
            tables.run(sql, &[id, at, actor, reason.content.into()]).await.map(drop)
        }
        Event::Reviewed { note } => {
            let sql = "UPDATE sharing_disclosure SET reviewed_at = $2, reviewed_by = $3, review_note = $4 \
                       WHERE disclosure = $1";
            tables.run(sql, &[id, at, actor, note.content.into()]).await.map(drop)
        }
        Event::Accepted { agency } => {
            let sql =
                "UPDATE sharing_recipient SET accepted_at = $3, accepted_by = $4 WHERE disclosure = $1 AND agency = $2";
            tables.run(sql, &[id, agency.into(), at, actor]).await.map(drop)
        }
        Event::Opened { agency } => {
            let sql = "INSERT INTO sharing_reading (disclosure, actor, agency, at) VALUES ($1, $2, $3, $4) \
                       ON CONFLICT DO NOTHING";
            tables.run(sql, &[id, actor, agency.into(), at]).await.map(drop)
        }
        Event::FedBack { agency, text } => {
            let sql = "INSERT INTO sharing_feedback (disclosure, place, agency, actor, at, text) \
                       VALUES ($1, $2, $3, $4, $5, $6)";
            let place = i64::try_from(entry.place).unwrap_or(i64::MAX);
            let args = [id, place.into(), agency.into(), actor, at, text.content.unwrap_or_default().into()];
            tables.run(sql, &args).await.map(drop)
        }
        Event::Adopted { terms } => {
            let sql = "INSERT INTO sharing_agreement (agreement, version, code, terms, adopted_at, adopted_by) \
                       VALUES ($1, $2, $3, $4, $5, $6)";
            let args = [
                id,
                i64::from(terms.version).into(),
                (&terms.code).into(),
                serde_json::to_string(&terms)?.into(),
                at,
                actor,
            ];
            tables.run(sql, &args).await.map(drop)
        }
        Event::Asked { from, to, record, purpose, classes, urgent, question } => {
            let sql = "INSERT INTO sharing_request (request, from_agency, to_agency, record, purpose, classes, urgent, \
                       question, asked_at, asked_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
            let question = serde_json::to_string(&question.content.unwrap_or_default())?;
            let args = [
                id,
                from.into(),
                to.into(),
                record.into(),
                purpose.into(),
                serde_json::to_string(&classes)?.into(),
                urgent.into(),
                question.into(),
                at,
                actor,
            ];
            tables.run(sql, &args).await.map(drop)
        }
        Event::Answered { how, text, disclosure } => {
            let sql = "UPDATE sharing_request SET how = $2, answer = $3, disclosure = $4, answered_at = $5, \
                       answered_by = $6, escalated_at = NULL, escalated_why = NULL WHERE request = $1";
            let args = [id, how.code().into(), text.content.into(), disclosure.into(), at, actor];
            tables.run(sql, &args).await.map(drop)
        }
        Event::Escalated { reason } => {
            let sql = "UPDATE sharing_request SET escalated_at = $2, escalated_why = $3 WHERE request = $1";
            tables.run(sql, &[id, at, reason.content.into()]).await.map(drop)
        }
        Event::Checked { agency, purpose, about, met } => {
            let sql =
                "INSERT INTO sharing_check (id, agency, actor, purpose, about, at) VALUES ($1, $2, $3, $4, $5, $6)";
            let about = about.content.map(|about| serde_json::to_string(&about)).transpose()?.unwrap_or_default();
            let args = [id.clone(), agency.into(), actor, purpose.into(), about.into(), at.clone()];
            tables.run(sql, &args).await?;
            let rows: Vec<Vec<Arg>> = met
                .iter()
                .map(|(owner, record)| vec![id.clone(), (*owner).into(), (*record).into(), at.clone()])
                .collect();
            let head = "INSERT INTO sharing_check_met (id, owner, record, at)";
            tables.insert_many(head, 4, &rows, "ON CONFLICT DO NOTHING").await
        }
    }
}

async fn decision(tables: &mut Tables<'_>, entry: &Recorded, id: &Arg, decided: &Decided) -> Result<(), Fault> {
    let sql = "INSERT INTO sharing_disclosure (disclosure, agency, record, outcome, route, decided, decided_at, \
               decided_by, ends_before) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let args = [
        id.clone(),
        decided.agency.into(),
        decided.record.into(),
        decided.outcome.code().into(),
        decided.route.code().into(),
        serde_json::to_string(decided)?.into(),
        entry.at.into(),
        (&entry.actor).into(),
        ends_before(decided).into(),
    ];
    tables.run(sql, &args).await?;
    let to = |recipient: &crate::words::Recipient| {
        let person = recipient.person.map(|person| person.to_string()).unwrap_or_default();
        vec![id.clone(), recipient.agency.into(), person.into()]
    };
    let rows: Vec<Vec<Arg>> = decided.recipients.iter().map(to).collect();
    let head = "INSERT INTO sharing_recipient (disclosure, agency, person)";
    tables.insert_many(head, 3, &rows, "ON CONFLICT DO NOTHING").await?;
    let classes = if decided.outcome == Outcome::Shared { &decided.classes } else { &decided.withheld };
    let rows: Vec<Vec<Arg>> = classes.iter().map(|class| vec![id.clone(), class.into()]).collect();
    tables.insert_many("INSERT INTO sharing_part (disclosure, class)", 2, &rows, "").await
}
