//! From events to rows: levels, members, conflicts, emergency access.

use crate::events::Event;
use crate::words::police_code;
use store::{Arg, Capability, Fault, Migration, ReadTable, Recorded, Step, Tables};
use vault::Sealed;
use vocabulary::RecordId;

/// This capability as the store knows it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Circles;

impl Capability for Circles {
    fn name(&self) -> &'static str {
        "circle"
    }
    fn migrations(&self) -> &'static [Migration] {
        &[Migration { name: "0001_circle.sql", sql: include_str!("../migrations/0001_circle.sql") }]
    }
    fn read_tables(&self) -> &'static [ReadTable] {
        &[
            ReadTable { name: "circle_level", order: "record" },
            ReadTable { name: "circle_named", order: "record, staff" },
            ReadTable { name: "circle_member", order: "idx" },
            ReadTable { name: "circle_conflict", order: "record, staff" },
            ReadTable { name: "circle_accepted", order: "record, agency" },
            ReadTable { name: "circle_emergency", order: "id" },
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
    fn knows(&self) -> Option<&dyn store::Knowing> {
        Some(self)
    }
}

/// What was said, unless it was erased.
fn said(text: &Sealed<String>) -> Arg {
    text.get().cloned().unwrap_or_default().into()
}

async fn project(tables: &mut Tables<'_>, entry: &Recorded, event: Event) -> Result<(), Fault> {
    match event {
        Event::LevelSet { record, level, flagged, named, .. } => {
            row_of(tables, record).await?;
            let args = [record.into(), level.code().into(), flagged.into()];
            tables.run("UPDATE circle_level SET level = $2, flagged = $3 WHERE record = $1", &args).await?;
            tables.run("DELETE FROM circle_named WHERE record = $1", &[record.into()]).await?;
            let rows: Vec<Vec<Arg>> = named.into_iter().map(|staff| vec![record.into(), staff.into()]).collect();
            tables.insert_many("INSERT INTO circle_named (record, staff)", 2, &rows, "").await
        }
        Event::Marked { record, marking, .. } => {
            row_of(tables, record).await?;
            let handling: Vec<&str> = marking.handling.iter().map(|handling| handling.code()).collect();
            let args = [
                record.into(),
                marking.tier.code().into(),
                handling.join(" ").into(),
                marking.embargo_until.map(|day| day.to_string()).unwrap_or_default().into(),
            ];
            let sql = "UPDATE circle_level SET tier = $2, handling = $3, embargo_until = $4 WHERE record = $1";
            tables.run(sql, &args).await.map(drop)
        }
        Event::Coded { record, code, .. } => {
            row_of(tables, record).await?;
            tables.run("DELETE FROM circle_accepted WHERE record = $1", &[record.into()]).await?;
            let args = [record.into(), police_code(code).into()];
            tables.run("UPDATE circle_level SET police_code = $2 WHERE record = $1", &args).await.map(drop)
        }
        Event::ConditionsAccepted { record, agency } => {
            let sql = "INSERT INTO circle_accepted (record, agency) VALUES ($1, $2) ON CONFLICT DO NOTHING";
            tables.run(sql, &[record.into(), agency.into()]).await.map(drop)
        }
        Event::Joined { record, staff, agency, part, from, until, reason } => {
            // Somebody whose last day has passed may join again: the old line is closed.
            left(tables, entry, record, staff, "".into()).await?;
            let args = [
                i64::try_from(entry.index).map_err(|_| Fault::new("an index is too large"))?.into(),
                record.into(),
                staff.into(),
                agency.into(),
                part.code().into(),
                from.to_string().into(),
                until.map(|day| day.to_string()).into(),
                entry.at.into(),
                (&entry.actor).into(),
                said(&reason),
            ];
            let sql = "INSERT INTO circle_member (idx, record, staff, agency, role, from_day, until_day, joined_at, joined_by, \
                       reason, left_reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '')";
            tables.run(sql, &args).await.map(drop)
        }
        Event::Left { record, staff, reason } => left(tables, entry, record, staff, said(&reason)).await,
        Event::ConflictDeclared { record, staff, agency, nature, .. } => {
            let args = [record.into(), staff.into(), nature.code().into(), entry.at.into(), agency.into()];
            let sql = "INSERT INTO circle_conflict (record, staff, nature, since, agency) VALUES ($1, $2, $3, $4, $5) \
                       ON CONFLICT (record, staff) DO UPDATE SET nature = excluded.nature, since = excluded.since, \
                       ended_at = NULL";
            tables.run(sql, &args).await.map(drop)
        }
        Event::ConflictEnded { record, staff, .. } => {
            let sql = "UPDATE circle_conflict SET ended_at = $3 WHERE record = $1 AND staff = $2";
            tables.run(sql, &[record.into(), staff.into(), entry.at.into()]).await.map(drop)
        }
        Event::EmergencyOpened { record, access, staff, agency, owner, reason, words, until, review_by } => {
            let args = [
                access.into(),
                record.into(),
                staff.into(),
                agency.into(),
                owner.into(),
                reason.code().into(),
                said(&words),
                entry.at.into(),
                until.into(),
                review_by.into(),
            ];
            let sql = "INSERT INTO circle_emergency (id, record, staff, agency, owner, reason, words, opened_at, until, \
                       review_by, review_words) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '')";
            tables.run(sql, &args).await.map(drop)
        }
        Event::EmergencyReviewed { access, outcome, words, .. } => {
            let args = [access.into(), outcome.code().into(), entry.at.into(), (&entry.actor).into(), said(&words)];
            let sql = "UPDATE circle_emergency SET outcome = $2, reviewed_at = $3, reviewed_by = $4, review_words = $5 \
                       WHERE id = $1";
            tables.run(sql, &args).await.map(drop)
        }
    }
}

/// A record of which nothing was said is open to the partnership and OFFICIAL.
async fn row_of(tables: &mut Tables<'_>, record: RecordId) -> Result<(), Fault> {
    let sql = "INSERT INTO circle_level (record, level, flagged, tier, handling, embargo_until, police_code) \
               VALUES ($1, 'partnership', 0, 'official', '', '', '') ON CONFLICT DO NOTHING";
    tables.run(sql, &[record.into()]).await.map(drop)
}

async fn left(
    tables: &mut Tables<'_>,
    entry: &Recorded,
    record: RecordId,
    staff: kernel::ActorId,
    reason: Arg,
) -> Result<(), Fault> {
    let sql =
        "UPDATE circle_member SET left_at = $3, left_reason = $4 WHERE record = $1 AND staff = $2 AND left_at IS NULL";
    tables.run(sql, &[record.into(), staff.into(), entry.at.into(), reason]).await.map(drop)
}
