//! From events to rows, in the same unit of work.

use crate::events::Event;
use crate::words::{RequestStanding, Standing};
use store::{Arg, Capability, Fault, Migration, ReadTable, Recorded, Step, Tables};

/// What the store needs to know.
#[derive(Debug, Clone, Copy, Default)]
pub struct Rights;

impl Capability for Rights {
    fn name(&self) -> &'static str {
        "rights"
    }
    fn migrations(&self) -> &'static [Migration] {
        &[
            Migration { name: "0001_rights.sql", sql: include_str!("../migrations/0001_rights.sql") },
            Migration { name: "0002_representations.sql", sql: include_str!("../migrations/0002_representations.sql") },
        ]
    }
    fn read_tables(&self) -> &'static [ReadTable] {
        &[
            ReadTable { name: "rights_period", order: "agency, class" },
            ReadTable { name: "rights_hold", order: "hold" },
            ReadTable { name: "rights_kept", order: "thing" },
            ReadTable { name: "rights_destruction", order: "destruction" },
            ReadTable { name: "rights_request", order: "request" },
            ReadTable { name: "rights_representation", order: "representation" },
            ReadTable { name: "rights_dispute", order: "representation" },
        ]
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

async fn project(tables: &mut Tables<'_>, entry: &Recorded, event: Event) -> Result<(), Fault> {
    let id = entry.stream.split_once(':').map_or("", |(_, id)| id);
    let (at, actor) = (Arg::from(entry.at), Arg::from(&entry.actor));
    match event {
        Event::PeriodSet { agency, class, years, source } => {
            let sql = "INSERT INTO rights_period (agency, class, years, source, set_at, set_by) VALUES ($1, $2, $3, $4, $5, $6) \
                       ON CONFLICT (agency, class) DO UPDATE SET years = excluded.years, source = excluded.source, \
                       set_at = excluded.set_at, set_by = excluded.set_by";
            let source = source.content.unwrap_or_default();
            let args = [agency.into(), class.into(), i64::from(years).into(), source.into(), at, actor];
            tables.run(sql, &args).await?;
        }
        Event::HoldSet { agency, scope, what, until, ordered_by, reason } => {
            let sql = "INSERT INTO rights_hold (hold, agency, scope, what, until_day, ordered_by, reason, set_at, set_by) \
                       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
            let args = [
                id.into(),
                agency.map(|a| a.to_string()).unwrap_or_default().into(),
                scope.code().into(),
                what.into(),
                until.map(|day| day.to_string()).into(),
                ordered_by.content.unwrap_or_default().into(),
                reason.content.unwrap_or_default().into(),
                at,
                actor,
            ];
            tables.run(sql, &args).await?;
        }
        Event::HoldReleased { reason } => {
            let sql = "UPDATE rights_hold SET released_at = $2, released_by = $3, release_reason = $4 WHERE hold = $1";
            tables.run(sql, &[id.into(), at, actor, reason.content.unwrap_or_default().into()]).await?;
        }
        Event::Kept { thing, agency, class, again_on, reason } => {
            let sql = "INSERT INTO rights_kept (thing, agency, class, again_on, reason, at, actor) VALUES ($1, $2, $3, $4, $5, $6, $7) \
                       ON CONFLICT (thing) DO UPDATE SET class = excluded.class, again_on = excluded.again_on, \
                       reason = excluded.reason, at = excluded.at, actor = excluded.actor";
            let reason = reason.content.unwrap_or_default();
            let again_on = again_on.to_string();
            let args =
                [thing.to_string().into(), agency.into(), class.into(), again_on.into(), reason.into(), at, actor];
            tables.run(sql, &args).await?;
        }
        Event::DestructionProposed { thing, agency, class, because, note } => {
            let sql = "INSERT INTO rights_destruction (destruction, agency, thing, class, because, note, state, proposed_by, \
                       proposed_at, subjects) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0)";
            let args = [
                id.into(),
                agency.into(),
                thing.to_string().into(),
                class.into(),
                because.code().into(),
                note.content.unwrap_or_default().into(),
                Standing::Proposed.code().into(),
                actor,
                at,
            ];
            tables.run(sql, &args).await?;
        }
        Event::DestructionScheduled { not_before } => {
            let sql = "UPDATE rights_destruction SET state = $2, decided_by = $3, decided_at = $4, not_before = $5 WHERE destruction = $1";
            let args = [id.into(), Standing::Scheduled.code().into(), actor, at, not_before.into()];
            tables.run(sql, &args).await?;
        }
        Event::DestructionRefused { .. } => {
            let sql =
                "UPDATE rights_destruction SET state = $2, decided_by = $3, decided_at = $4 WHERE destruction = $1";
            tables.run(sql, &[id.into(), Standing::Refused.code().into(), actor, at]).await?;
        }
        Event::DestructionCalledOff { .. } => {
            let sql = "UPDATE rights_destruction SET state = $2, ended_by = $3, ended_at = $4 WHERE destruction = $1";
            tables.run(sql, &[id.into(), Standing::CalledOff.code().into(), actor, at]).await?;
        }
        Event::Destroyed { subjects, index } => {
            let sql = "UPDATE rights_destruction SET state = $2, ended_by = $3, ended_at = $4, subjects = $5, idx = $6 WHERE destruction = $1";
            let index = i64::try_from(index).unwrap_or(i64::MAX);
            let args =
                [id.into(), Standing::Destroyed.code().into(), actor, at, i64::from(subjects).into(), index.into()];
            tables.run(sql, &args).await?;
        }
        Event::AccessAsked { agency, requester, received_on, .. } => {
            let sql = "INSERT INTO rights_request (request, agency, name, state, received_on, extended, paused_days) \
                       VALUES ($1, $2, $3, $4, $5, 0, 0)";
            let name = requester.content.map(|requester| requester.name).unwrap_or_default();
            let state = RequestStanding::Open.code();
            let args = [id.into(), agency.into(), name.into(), state.into(), received_on.to_string().into()];
            tables.run(sql, &args).await?;
        }
        Event::AccessPaused { .. } => {
            let sql = "UPDATE rights_request SET state = 'paused', paused_on = $2 WHERE request = $1";
            tables.run(sql, &[id.into(), entry.at.date().to_string().into()]).await?;
        }
        Event::AccessResumed {} => resumed(tables, id, entry).await?,
        Event::AccessExtended { .. } => {
            tables.run("UPDATE rights_request SET extended = 1 WHERE request = $1", &[id.into()]).await?;
        }
        Event::AccessGathered { .. } | Event::AccessSentBack { .. } => {
            request_is(tables, id, RequestStanding::Open).await?;
        }
        Event::AccessHandedOn {} => request_is(tables, id, RequestStanding::ToCheck).await?,
        Event::AccessChecked {} => request_is(tables, id, RequestStanding::Checked).await?,
        Event::AccessSent { .. } | Event::AccessRefused { .. } => {
            let sent = matches!(event, Event::AccessSent { .. });
            request_is(tables, id, if sent { RequestStanding::Sent } else { RequestStanding::Refused }).await?;
            tables.run("UPDATE rights_request SET ended_at = $2 WHERE request = $1", &[id.into(), at]).await?;
        }
        Event::IdentityVerified { .. } | Event::PieceDecided { .. } | Event::RecipientsTold {} => {}
        Event::RepresentationMade { agency, matter, requester, received_on, .. } => {
            let sql = "INSERT INTO rights_representation (representation, agency, matter, name, received_on, extended) \
                       VALUES ($1, $2, $3, $4, $5, 0)";
            let name = requester.content.map(|requester| requester.name).unwrap_or_default();
            let on = received_on.to_string();
            tables.run(sql, &[id.into(), agency.into(), matter.code().into(), name.into(), on.into()]).await?;
        }
        Event::RepresentationAcknowledged {} => {
            let sql = "UPDATE rights_representation SET acknowledged_at = $2 WHERE representation = $1";
            tables.run(sql, &[id.into(), at]).await?;
        }
        Event::RepresentationExtended { .. } => {
            let sql = "UPDATE rights_representation SET extended = 1 WHERE representation = $1";
            tables.run(sql, &[id.into()]).await?;
        }
        Event::DisputeNoted { thing, statement } => {
            // What was erased is not there: nothing stands beside nothing.
            if let Some(statement) = statement.content {
                let sql = "INSERT INTO rights_dispute (representation, thing, statement, at) VALUES ($1, $2, $3, $4)";
                tables.run(sql, &[id.into(), thing.to_string().into(), statement.into(), at]).await?;
            }
        }
        Event::DisputeEnded { .. } => {
            tables.run("DELETE FROM rights_dispute WHERE representation = $1", &[id.into()]).await?;
        }
        Event::RepresentationAnswered { outcome, .. } => {
            let sql = "UPDATE rights_representation SET outcome = $2, ended_at = $3 WHERE representation = $1";
            tables.run(sql, &[id.into(), outcome.code().into(), at]).await?;
        }
        Event::FilesWrittenAnew {} => {
            tables
                .run("UPDATE rights_destruction SET scrubbed_at = $2 WHERE destruction = $1", &[id.into(), at])
                .await?;
        }
    }
    Ok(())
}

async fn request_is(tables: &mut Tables<'_>, id: &str, standing: RequestStanding) -> Result<(), Fault> {
    let sql = "UPDATE rights_request SET state = $2 WHERE request = $1";
    tables.run(sql, &[id.into(), standing.code().into()]).await.map(drop)
}

async fn resumed(tables: &mut Tables<'_>, id: &str, entry: &Recorded) -> Result<(), Fault> {
    let row = tables.row("SELECT paused_on FROM rights_request WHERE request = $1", &[id.into()]).await?;
    let since = row.map(|row| row.maybe_text("paused_on")).transpose()?.flatten();
    let since = since.and_then(|day| day.parse::<kernel::Date>().ok());
    let days = since.and_then(|since| since.until(entry.at.date()).ok()).map_or(0, |span| span.get_days());
    let sql =
        "UPDATE rights_request SET state = 'open', paused_on = NULL, paused_days = paused_days + $2 WHERE request = $1";
    tables.run(sql, &[id.into(), i64::from(days).into()]).await.map(drop)
}
