//! Reading: who is in a circle, how far a record is open, when the glass was broken, who is shut out.

use crate::events::AccessId;
use crate::events::{Event, circle_of};
use crate::words::{Emergency, Handling, Level, Marking, Nature, Outcome, Part, PoliceCode, Tier};
use access::{Fact, Thing};
use kernel::{ActorId, AgencyId, Date, Timestamp};
use std::collections::BTreeMap;
use store::{Arg, Fault, Reader, Row, Stream, Work};
use vocabulary::RecordId;

/// Somebody who works with the child, or did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Through which record.
    pub record: RecordId,
    /// Who.
    pub staff: ActorId,
    /// For which agency.
    pub agency: AgencyId,
    /// In what part.
    pub part: Part,
    /// First day.
    pub from: Date,
    /// Last day, if known.
    pub until: Option<Date>,
    /// Who let them in, as written in the ledger.
    pub joined_by: String,
    /// Why.
    pub reason: String,
    /// When they left.
    pub left_at: Option<Timestamp>,
    /// Why.
    pub left_reason: String,
}

impl Member {
    /// Whether they are in it on a day.
    pub fn is_in(&self, day: Date) -> bool {
        self.left_at.is_none() && self.until.is_none_or(|until| day <= until)
    }
}

/// How far a record is open and how it is marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Openness {
    /// How far.
    pub level: Level,
    /// Whether it is told that it exists.
    pub flagged: bool,
    /// How it is marked.
    pub marking: Marking,
    /// How the police let it be shared.
    pub code: Option<PoliceCode>,
    /// Who is named.
    pub named: Vec<ActorId>,
}

impl Default for Openness {
    fn default() -> Self {
        Openness {
            level: Level::Partnership,
            flagged: false,
            marking: Marking::default(),
            code: None,
            named: Vec::new(),
        }
    }
}

/// One emergency access.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmergencyRow {
    /// Which.
    pub access: AccessId,
    /// To which record.
    pub record: RecordId,
    /// Who.
    pub staff: ActorId,
    /// For which agency.
    pub agency: AgencyId,
    /// Whose record it is.
    pub owner: AgencyId,
    /// Why, as a code.
    pub reason: Emergency,
    /// Why, in words.
    pub words: String,
    /// When.
    pub opened_at: Timestamp,
    /// Until when.
    pub until: Timestamp,
    /// By when it is to be reviewed.
    pub review_by: Timestamp,
    /// What was found.
    pub outcome: Option<Outcome>,
    /// When.
    pub reviewed_at: Option<Timestamp>,
    /// By whom, as written in the ledger.
    pub reviewed_by: Option<String>,
    /// In words.
    pub review_words: String,
}

/// Somebody who is shut out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConflictRow {
    /// From whom, by a record.
    pub record: RecordId,
    /// Who.
    pub staff: ActorId,
    /// How they are related.
    pub nature: Nature,
    /// Since when.
    pub since: Timestamp,
}

fn day(text: &str) -> Result<Date, Fault> {
    text.parse().map_err(|_| Fault::new("a column holds no day"))
}

fn word<T>(row: &Row, column: &str, read: impl Fn(&str) -> Option<T>) -> Result<T, Fault> {
    read(&row.text(column)?).ok_or_else(|| Fault::new(format!("column `{column}` holds an unknown word")))
}

/// Those who work with the child, and those who did, through any of these records, the newest first.
///
/// # Errors
/// A fault of the database.
pub async fn members(reader: &mut Reader, records: &[RecordId]) -> Result<Vec<Member>, Fault> {
    let mut found = Vec::new();
    let sql = "SELECT * FROM circle_member WHERE record IN (EACH $1) ORDER BY idx DESC LIMIT 500";
    for row in reader.rows(sql, &[Arg::each(records)]).await? {
        found.push(Member {
            record: row.id("record")?,
            staff: row.id("staff")?,
            agency: row.id("agency")?,
            part: word(&row, "role", Part::from_code)?,
            from: day(&row.text("from_day")?)?,
            until: row.maybe_text("until_day")?.map(|text| day(&text)).transpose()?,
            joined_by: row.text("joined_by")?,
            reason: row.text("reason")?,
            left_at: row.maybe_time("left_at")?,
            left_reason: row.text("left_reason")?,
        });
    }
    Ok(found)
}

/// How far these records are open; those of which nothing was said are missing.
///
/// # Errors
/// A fault of the database.
pub async fn openness(reader: &mut Reader, records: &[RecordId]) -> Result<BTreeMap<RecordId, Openness>, Fault> {
    let mut found = BTreeMap::new();
    let these = [Arg::each(records)];
    for row in reader.rows("SELECT * FROM circle_level WHERE record IN (EACH $1)", &these).await? {
        let until = row.text("embargo_until")?;
        let handling = row.text("handling")?;
        let marking = Marking {
            tier: word(&row, "tier", Tier::from_code)?,
            handling: handling.split_whitespace().filter_map(Handling::from_code).collect(),
            embargo_until: (!until.is_empty()).then(|| day(&until)).transpose()?,
        };
        let open = Openness {
            level: word(&row, "level", Level::from_code)?,
            flagged: row.flag("flagged")?,
            marking,
            code: PoliceCode::from_code(&row.text("police_code")?),
            named: Vec::new(),
        };
        found.insert(row.id("record")?, open);
    }
    for row in reader.rows("SELECT * FROM circle_named WHERE record IN (EACH $1) ORDER BY staff", &these).await? {
        let record: RecordId = row.id("record")?;
        found.entry(record).or_insert_with(Openness::default).named.push(row.id("staff")?);
    }
    Ok(found)
}

fn emergency_row(row: &Row) -> Result<EmergencyRow, Fault> {
    Ok(EmergencyRow {
        access: row.id("id")?,
        record: row.id("record")?,
        staff: row.id("staff")?,
        agency: row.id("agency")?,
        owner: row.id("owner")?,
        reason: word(row, "reason", Emergency::from_code)?,
        words: row.text("words")?,
        opened_at: row.time("opened_at")?,
        until: row.time("until")?,
        review_by: row.time("review_by")?,
        outcome: row.maybe_text("outcome")?.and_then(|code| Outcome::from_code(&code)),
        reviewed_at: row.maybe_time("reviewed_at")?,
        reviewed_by: row.maybe_text("reviewed_by")?,
        review_words: row.text("review_words")?,
    })
}

/// One page of the emergency accesses to an agency's records, those that wait for a review first, and how many there are.
///
/// # Errors
/// A fault of the database.
pub async fn emergencies(
    reader: &mut Reader,
    owner: AgencyId,
    most: i64,
    offset: i64,
) -> Result<(Vec<EmergencyRow>, i64), Fault> {
    let total = reader.row("SELECT COUNT(*) AS n FROM circle_emergency WHERE owner = $1", &[owner.into()]).await?;
    let total = total.map(|row| row.int("n")).transpose()?.unwrap_or(0);
    let sql = "SELECT * FROM circle_emergency WHERE owner = $1 \
               ORDER BY CASE WHEN outcome IS NULL THEN 0 ELSE 1 END, review_by, id LIMIT $2 OFFSET $3";
    let rows = reader.rows(sql, &[owner.into(), most.into(), offset.into()]).await?;
    Ok((rows.iter().map(emergency_row).collect::<Result<_, _>>()?, total))
}

/// How many emergency accesses to an agency's records wait for a review, and how many of them are late.
///
/// # Errors
/// A fault of the database.
pub async fn emergencies_waiting(reader: &mut Reader, owner: AgencyId, now: Timestamp) -> Result<(i64, i64), Fault> {
    let sql = "SELECT COUNT(*) AS n, COUNT(CASE WHEN review_by < $2 THEN 1 END) AS late FROM circle_emergency \
               WHERE owner = $1 AND outcome IS NULL";
    let row = reader.row(sql, &[owner.into(), now.into()]).await?;
    row.map(|row| Ok((row.int("n")?, row.int("late")?))).transpose().map(Option::unwrap_or_default)
}

/// One emergency access.
///
/// # Errors
/// A fault of the database.
pub async fn emergency(reader: &mut Reader, access: AccessId) -> Result<Option<EmergencyRow>, Fault> {
    let row = reader.row("SELECT * FROM circle_emergency WHERE id = $1", &[access.into()]).await?;
    row.as_ref().map(emergency_row).transpose()
}

/// One emergency access as rules look at it.
pub fn emergency_as_thing(row: &EmergencyRow) -> Thing {
    Thing::new("EmergencyAccess", row.access)
        .text("owner", row.owner)
        .text("agency", row.agency)
        .text("staff", row.staff)
}

/// One emergency access, inside a unit of work, and its record.
pub(crate) async fn emergency_thing(work: &mut Work, access: AccessId) -> Result<Option<(Thing, RecordId)>, Fault> {
    let row = work.tables().row("SELECT * FROM circle_emergency WHERE id = $1", &[access.into()]).await?;
    let row = row.as_ref().map(emergency_row).transpose()?;
    Ok(row.map(|row| (emergency_as_thing(&row), row.record)))
}

/// Those of an agency who are shut out, the newest first.
///
/// # Errors
/// A fault of the database.
pub async fn conflicts(reader: &mut Reader, agency: AgencyId) -> Result<Vec<ConflictRow>, Fault> {
    let sql = "SELECT * FROM circle_conflict WHERE agency = $1 AND ended_at IS NULL ORDER BY since DESC, record, staff LIMIT 500";
    let rows = reader.rows(sql, &[agency.into()]).await?;
    rows.iter()
        .map(|row| {
            Ok(ConflictRow {
                record: row.id("record")?,
                staff: row.id("staff")?,
                nature: word(row, "nature", Nature::from_code)?,
                since: row.time("since")?,
            })
        })
        .collect()
}

/// A conflict of interest as rules look at it; nothing where there is none.
pub(crate) async fn conflict_thing(work: &mut Work, record: RecordId, staff: ActorId) -> Result<Option<Thing>, Fault> {
    let row = work.tables().row(CONFLICT, &[record.into(), staff.into()]).await?;
    row.map(|row| conflict_as_thing(&row, staff)).transpose()
}

const CONFLICT: &str = "SELECT agency FROM circle_conflict WHERE record = $1 AND staff = $2 AND ended_at IS NULL";

fn conflict_as_thing(row: &Row, staff: ActorId) -> Result<Thing, Fault> {
    Ok(Thing::new("ConflictOfInterest", staff).text("agency", row.text("agency")?).text("staff", staff))
}

/// The desk of those who watch over an agency's records.
pub fn governance_thing(agency: AgencyId) -> Thing {
    Thing::new("GovernanceDesk", agency).text("agency", agency)
}

/// Whose record it is, as its thing says.
pub(crate) fn owner_of(thing: &Thing) -> Option<AgencyId> {
    match thing.known("agency") {
        Some(Fact::Text(agency)) => agency.parse().ok(),
        _ => None,
    }
}

/// One look at a record, or one that was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// When.
    pub at: Timestamp,
    /// Who, as written in the ledger.
    pub actor: String,
    /// Whether it was refused.
    pub refused: bool,
    /// The rules that decided.
    pub rules: String,
}

/// One page of the looks at a record, the newest first, and how many there are.
///
/// # Errors
/// A fault of the database.
pub async fn looks(reader: &mut Reader, record: RecordId, most: i64, offset: i64) -> Result<(Vec<Look>, i64), Fault> {
    let (rows, total) = reader.looks_at("Record", &record.to_string(), most, offset).await?;
    let rows =
        rows.into_iter().map(|row| Look { at: row.at, actor: row.actor, refused: row.refused, rules: row.rules });
    Ok((rows.collect(), total))
}

/// How somebody has looked at records in the last thirty days. It says nothing of whose records they were.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// Who.
    pub staff: ActorId,
    /// How many different records.
    pub records: i64,
    /// How many looks between 22:00 and 06:00.
    pub at_night: i64,
    /// How many were refused.
    pub refused: i64,
    /// How many of these because the person is related to them.
    pub related: i64,
}

/// So many records in thirty days are many.
pub const MANY_RECORDS: i64 = 200;
/// At most so many looks are counted.
const LOOKS: i64 = 50_000;

/// How an agency's people have looked at records, those first of whom something stands out; at most a hundred.
///
/// # Errors
/// A fault of the database.
pub async fn patterns(reader: &mut Reader, agency: AgencyId, now: Timestamp) -> Result<Vec<Pattern>, Fault> {
    let since = now.plus_hours(-24 * 30);
    let mut seen: BTreeMap<ActorId, (std::collections::BTreeSet<String>, Pattern)> = BTreeMap::new();
    for look in reader.looks_by(agency, "Record", since, LOOKS).await? {
        let Ok(staff) = look.actor.parse::<ActorId>() else { continue };
        let empty = Pattern { staff, records: 0, at_night: 0, refused: 0, related: 0 };
        let (records, pattern) = seen.entry(staff).or_insert_with(|| (Default::default(), empty));
        let (hour, _) = look.at.time_of_day();
        pattern.at_night += i64::from(!(6..22).contains(&hour));
        pattern.refused += i64::from(look.refused);
        pattern.related += i64::from(look.refused && look.rules.contains("conflict-of-interest"));
        records.insert(look.thing);
        pattern.records = i64::try_from(records.len()).unwrap_or(i64::MAX);
    }
    let mut patterns: Vec<Pattern> = seen.into_values().map(|(_, pattern)| pattern).collect();
    patterns.sort_by_key(|p| std::cmp::Reverse((p.related, p.refused, p.at_night, p.records, p.staff)));
    patterns.truncate(100);
    Ok(patterns)
}

/// Under which conditions the police share a record, in their words; empty where there are none or they were erased.
///
/// # Errors
/// A fault of the database.
pub async fn conditions(reader: &mut Reader, record: RecordId) -> Result<String, Fault> {
    let history = reader.history::<Event>(&Stream::of(circle_of(record))).await?;
    let newest = history.events.into_iter().rev().find_map(|told| match told.event {
        Event::Coded { conditions, .. } => Some(conditions.content.unwrap_or_default()),
        _ => None,
    });
    Ok(newest.unwrap_or_default())
}

/// A conflict of interest as rules look at it; nothing where there is none.
///
/// # Errors
/// A fault of the database.
pub async fn conflict_of(reader: &mut Reader, record: RecordId, staff: ActorId) -> Result<Option<Thing>, Fault> {
    let row = reader.row(CONFLICT, &[record.into(), staff.into()]).await?;
    row.map(|row| conflict_as_thing(&row, staff)).transpose()
}
