//! Disclosures: the facts on which access decides, and rows for pages. What is in force is asked of the present.

use super::PAGE;
use crate::events::Decided;
use crate::words::{Outcome, Route, Standing};
use access::{Thing, Visit};
use kernel::{AgencyId, Timestamp};
use std::collections::{BTreeMap, BTreeSet};
use store::{Arg, Fault, Reader, Row, Tables};
use vocabulary::{DisclosureId, RecordId};

/// A decision as pages show it.
#[derive(Debug, Clone, PartialEq)]
pub struct DisclosureRow {
    /// Its id.
    pub id: DisclosureId,
    /// What was decided, completed where that was done.
    pub decided: Decided,
    /// When.
    pub decided_at: Timestamp,
    /// By whom, as written.
    pub decided_by: String,
    /// When what went at once was given its basis.
    pub completed_at: Option<Timestamp>,
    /// The first instant at which it may not be read any more.
    pub ends_before: Option<Timestamp>,
    /// When it was taken back, by whom and why.
    pub withdrawn: Option<(Timestamp, String, Option<String>)>,
    /// When a manager looked, who, and what they say.
    pub reviewed: Option<(Timestamp, String, Option<String>)>,
}

impl DisclosureRow {
    /// How it stands.
    pub fn standing(&self, now: Timestamp) -> Standing {
        Standing::at(now, self.decided.outcome, self.withdrawn.is_some(), self.ends_before)
    }
    /// Whether its basis is still to follow.
    pub fn waits_for_basis(&self) -> bool {
        self.decided.route == Route::Urgent && self.completed_at.is_none()
    }
}

/// One recipient, as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecipientRow {
    /// The agency.
    pub agency: AgencyId,
    /// Only this person, as written; empty for the whole agency.
    pub person: String,
    /// When the conditions were accepted, and by whom.
    pub accepted: Option<(Timestamp, String)>,
}

/// Who read it first when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadingRow {
    /// Who, as written.
    pub actor: String,
    /// For which agency.
    pub agency: AgencyId,
    /// When first.
    pub at: Timestamp,
}

/// What a recipient told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedbackRow {
    /// Who, as written.
    pub actor: String,
    /// For which agency.
    pub agency: AgencyId,
    /// When.
    pub at: Timestamp,
    /// What; empty where it was erased.
    pub text: String,
}

const COLUMNS: &str = "d.disclosure, d.decided, d.decided_at, d.decided_by, d.ends_before, d.completed_at, \
    d.withdrawn_at, d.withdrawn_by, d.withdrawn_why, d.reviewed_at, d.reviewed_by, d.review_note";

fn row(row: &Row) -> Result<DisclosureRow, Fault> {
    let when = |at: &str, by: &str, why: &str| -> Result<Option<(Timestamp, String, Option<String>)>, Fault> {
        Ok(match (row.maybe_time(at)?, row.maybe_text(by)?) {
            (Some(at), Some(by)) => Some((at, by, row.maybe_text(why)?)),
            _ => None,
        })
    };
    Ok(DisclosureRow {
        id: row.id("disclosure")?,
        decided: serde_json::from_str(&row.text("decided")?)?,
        decided_at: row.time("decided_at")?,
        decided_by: row.text("decided_by")?,
        completed_at: row.maybe_time("completed_at")?,
        ends_before: row.maybe_time("ends_before")?,
        withdrawn: when("withdrawn_at", "withdrawn_by", "withdrawn_why")?,
        reviewed: when("reviewed_at", "reviewed_by", "review_note")?,
    })
}

/// A disclosure as a thing that may be seen, read, withdrawn…, as it stands at this moment.
///
/// # Errors
/// A fault of the database.
pub async fn disclosure_thing(reader: &mut Reader, visit: &Visit, id: DisclosureId) -> Result<Option<Thing>, Fault> {
    let sql = "SELECT agency, record, outcome, route, withdrawn_at, ends_before FROM sharing_disclosure \
               WHERE disclosure = $1";
    let Some(row) = reader.row(sql, &[id.into()]).await? else { return Ok(None) };
    let outcome = Outcome::from_code(&row.text("outcome")?).ok_or_else(|| Fault::new("an unknown outcome"))?;
    let withdrawn = row.maybe_int("withdrawn_at")?.is_some();
    let standing = Standing::at(visit.now, outcome, withdrawn, row.maybe_time("ends_before")?);
    let kept_from = kept_from(reader, visit).await?.contains(&row.text("record")?);
    let (mut whole, mut people) = (Vec::new(), Vec::new());
    let sql = "SELECT agency, person FROM sharing_recipient WHERE disclosure = $1";
    for to in reader.rows(sql, &[id.into()]).await? {
        let person = to.text("person")?;
        if person.is_empty() { whole.push(to.text("agency")?) } else { people.push(person) }
    }
    Ok(Some(
        Thing::new("Disclosure", id)
            .text("agency", row.text("agency")?)
            .set("to", whole)
            .set("to_people", people)
            .flag("in_force", standing == Standing::InForce)
            .flag("kept_from", kept_from)
            .flag("by_agreement", row.text("route")? == Route::Agreement.code()),
    ))
}

/// How these disclosures stand at an instant.
pub(crate) async fn standing_of(
    tables: &mut Tables<'_>,
    disclosures: &[DisclosureId],
    now: Timestamp,
) -> Result<BTreeMap<DisclosureId, Standing>, Fault> {
    let mut standing = BTreeMap::new();
    let sql = "SELECT disclosure, outcome, withdrawn_at, ends_before FROM sharing_disclosure \
               WHERE disclosure IN (EACH $1)";
    for row in tables.rows(sql, &[Arg::each(disclosures)]).await? {
        let outcome = Outcome::from_code(&row.text("outcome")?).ok_or_else(|| Fault::new("an unknown outcome"))?;
        let withdrawn = row.maybe_int("withdrawn_at")?.is_some();
        standing.insert(row.id("disclosure")?, Standing::at(now, outcome, withdrawn, row.maybe_time("ends_before")?));
    }
    Ok(standing)
}

/// Which of an agency's own decisions are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListWanted {
    /// Everything that was shared.
    Given,
    /// What was decided not to be shared.
    Withheld,
}

/// The records of which this visitor learns nothing through sharing: those of people to whom they are related, and those
/// that are sealed to others.
async fn kept_from(reader: &mut Reader, visit: &Visit) -> Result<BTreeSet<String>, Fault> {
    let mut all = reader.barred(visit, "Record").await?;
    all.extend(reader.barred(visit, "SharedRecord").await?);
    Ok(all)
}

/// The condition that leaves out what is about people from whom this visitor is kept, with its values.
async fn except_barred(reader: &mut Reader, visit: &Visit, args: &mut Vec<Arg>) -> Result<String, Fault> {
    let barred = kept_from(reader, visit).await?;
    if barred.is_empty() {
        return Ok(String::new());
    }
    args.push(Arg::each(barred));
    Ok(format!(" AND d.record NOT IN (EACH ${})", args.len()))
}

/// One page of an agency's own decisions, newest first, and how many there are.
///
/// # Errors
/// A fault of the database.
pub async fn disclosures(
    reader: &mut Reader,
    visit: &Visit,
    agency: AgencyId,
    wanted: ListWanted,
    offset: i64,
) -> Result<(Vec<DisclosureRow>, i64), Fault> {
    let outcome = if wanted == ListWanted::Given { Outcome::Shared } else { Outcome::Withheld };
    let mut args: Vec<Arg> = vec![agency.into(), outcome.code().into()];
    let except = except_barred(reader, visit, &mut args).await?;
    page(reader, &format!("d.agency = $1 AND d.outcome = $2{except}"), args, offset).await
}

/// One page of what fits a condition, newest first, and how many there are.
async fn page(
    reader: &mut Reader,
    condition: &str,
    mut args: Vec<Arg>,
    offset: i64,
) -> Result<(Vec<DisclosureRow>, i64), Fault> {
    let sql = format!("SELECT COUNT(*) AS n FROM sharing_disclosure d WHERE {condition}");
    let count = count(reader, &sql, &args).await?;
    let (limit, skip) = (args.len() + 1, args.len() + 2);
    let sql = format!(
        "SELECT {COLUMNS} FROM sharing_disclosure d WHERE {condition} \
         ORDER BY d.decided_at DESC, d.disclosure DESC LIMIT ${limit} OFFSET ${skip}"
    );
    args.extend([PAGE.into(), offset.into()]);
    let rows = reader.rows(&sql, &args).await?.iter().map(row).collect::<Result<_, _>>()?;
    Ok((rows, count))
}

/// What is in force at `$3` for whoever works at agency `$1` and is person `$2`. The same rule as the policy
/// `sharing.recipient-reads`; a test holds the two against each other.
const FOR_VISITOR: &str = "d.outcome = 'shared' AND d.withdrawn_at IS NULL \
    AND (d.ends_before IS NULL OR d.ends_before > $3) AND EXISTS (SELECT 1 FROM sharing_recipient r \
    WHERE r.disclosure = d.disclosure AND ((r.agency = $1 AND r.person = '') OR r.person = $2))";

/// One page of what was shared with somebody's agency or with themselves and is in force, newest first, and how many.
///
/// # Errors
/// A fault of the database.
pub async fn received(
    reader: &mut Reader,
    visit: &Visit,
    agency: AgencyId,
    offset: i64,
) -> Result<(Vec<DisclosureRow>, i64), Fault> {
    let mut args: Vec<Arg> = vec![agency.into(), visit.actor().to_string().into(), visit.now.into()];
    let except = except_barred(reader, visit, &mut args).await?;
    page(reader, &format!("{FOR_VISITOR}{except}"), args, offset).await
}

/// For each of these records, which parts of it are shared at this moment with this agency or this person. Records of
/// which nothing is shared are absent.
///
/// # Errors
/// A fault of the database.
pub async fn in_force_for(
    tables: &mut Tables<'_>,
    records: &[RecordId],
    agency: AgencyId,
    actor: &str,
    now: Timestamp,
) -> Result<BTreeMap<RecordId, BTreeSet<String>>, Fault> {
    let mut found: BTreeMap<RecordId, BTreeSet<String>> = BTreeMap::new();
    let sql = format!(
        "SELECT d.record, p.class FROM sharing_disclosure d JOIN sharing_part p ON p.disclosure = d.disclosure \
         WHERE d.record IN (EACH $4) AND {FOR_VISITOR}"
    );
    let args = [agency.into(), actor.into(), now.into(), Arg::each(records)];
    for row in tables.rows(&sql, &args).await? {
        found.entry(row.id("record")?).or_default().insert(row.text("class")?);
    }
    Ok(found)
}

/// The records of which something is shared at this moment with this agency or this person.
///
/// # Errors
/// A fault of the database.
pub async fn reached(
    tables: &mut Tables<'_>,
    agency: AgencyId,
    actor: &str,
    now: Timestamp,
) -> Result<BTreeSet<String>, Fault> {
    let sql = format!("SELECT DISTINCT d.record FROM sharing_disclosure d WHERE {FOR_VISITOR}");
    let rows = tables.rows(&sql, &[agency.into(), actor.into(), now.into()]).await?;
    rows.iter().map(|row| row.text("record")).collect()
}

/// Everything decided about these records by these agencies, newest first.
///
/// # Errors
/// A fault of the database.
pub async fn about_records(
    reader: &mut Reader,
    records: &[RecordId],
    agency: AgencyId,
) -> Result<Vec<DisclosureRow>, Fault> {
    if records.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT {COLUMNS} FROM sharing_disclosure d WHERE d.agency = $1 AND d.record IN (EACH $2) \
         ORDER BY d.decided_at DESC, d.disclosure DESC"
    );
    reader.rows(&sql, &[agency.into(), Arg::each(records)]).await?.iter().map(row).collect()
}

/// What an agency shared at once and has not given its basis yet, oldest first.
///
/// # Errors
/// A fault of the database.
pub async fn waiting_for_basis(
    reader: &mut Reader,
    visit: &Visit,
    agency: AgencyId,
) -> Result<Vec<DisclosureRow>, Fault> {
    let mut args: Vec<Arg> = vec![agency.into()];
    let except = except_barred(reader, visit, &mut args).await?;
    let sql = format!(
        "SELECT {COLUMNS} FROM sharing_disclosure d WHERE d.agency = $1 AND d.route = 'urgent' \
         AND d.completed_at IS NULL{except} \
         ORDER BY d.decided_at, d.disclosure LIMIT 100"
    );
    reader.rows(&sql, &args).await?.iter().map(row).collect()
}

/// What an agency shared without an agreement and no manager has looked at yet, oldest first.
///
/// # Errors
/// A fault of the database.
pub async fn not_reviewed(reader: &mut Reader, visit: &Visit, agency: AgencyId) -> Result<Vec<DisclosureRow>, Fault> {
    let mut args: Vec<Arg> = vec![agency.into()];
    let except = except_barred(reader, visit, &mut args).await?;
    let sql = format!(
        "SELECT {COLUMNS} FROM sharing_disclosure d WHERE d.agency = $1 AND d.outcome = 'shared' \
         AND d.route <> 'agreement' AND d.reviewed_at IS NULL{except} \
         ORDER BY d.decided_at, d.disclosure LIMIT 100"
    );
    reader.rows(&sql, &args).await?.iter().map(row).collect()
}

/// One disclosure with its recipients, who read it, and what came of it.
///
/// # Errors
/// A fault of the database.
pub async fn disclosure(
    reader: &mut Reader,
    id: DisclosureId,
) -> Result<Option<(DisclosureRow, Vec<RecipientRow>, Vec<ReadingRow>, Vec<FeedbackRow>)>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM sharing_disclosure d WHERE d.disclosure = $1");
    let Some(found) = reader.row(&sql, &[id.into()]).await? else { return Ok(None) };
    let of = |row: &Row| -> Result<RecipientRow, Fault> {
        let accepted = row.maybe_time("accepted_at")?.zip(row.maybe_text("accepted_by")?);
        Ok(RecipientRow { agency: row.id("agency")?, person: row.text("person")?, accepted })
    };
    let sql = "SELECT agency, person, accepted_at, accepted_by FROM sharing_recipient WHERE disclosure = $1 \
               ORDER BY agency, person";
    let recipients = reader.rows(sql, &[id.into()]).await?.iter().map(of).collect::<Result<_, _>>()?;
    let of = |row: &Row| -> Result<ReadingRow, Fault> {
        Ok(ReadingRow { actor: row.text("actor")?, agency: row.id("agency")?, at: row.time("at")? })
    };
    let sql = "SELECT actor, agency, at FROM sharing_reading WHERE disclosure = $1 ORDER BY at, actor";
    let readings = reader.rows(sql, &[id.into()]).await?.iter().map(of).collect::<Result<_, _>>()?;
    let of = |row: &Row| -> Result<FeedbackRow, Fault> {
        let (actor, text) = (row.text("actor")?, row.text("text")?);
        Ok(FeedbackRow { actor, agency: row.id("agency")?, at: row.time("at")?, text })
    };
    let sql = "SELECT actor, agency, at, text FROM sharing_feedback WHERE disclosure = $1 ORDER BY place";
    let feedback = reader.rows(sql, &[id.into()]).await?.iter().map(of).collect::<Result<_, _>>()?;
    Ok(Some((row(&found)?, recipients, readings, feedback)))
}

async fn count(reader: &mut Reader, sql: &str, args: &[Arg]) -> Result<i64, Fault> {
    let row = reader.row(sql, args).await?;
    Ok(row.map(|row| row.int("n")).transpose()?.unwrap_or(0))
}
