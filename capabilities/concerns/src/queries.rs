//! Reading concerns: facts for decisions, rows for lists, and the whole of one.

mod worklist;

pub use worklist::{
    Owned, Waiting, Wanted, WorkLane, WorkOrder, any_unopened_urgent, newest, waiting, worklist, worklist_with_counts,
};

use crate::decide::Concern;
use crate::events::ConcernEvent;
use crate::words::{Decision, Door, Matter, MentionKind, Urgency};
use access::{Permit, Thing, Visit};
use kernel::{ActorId, AgencyId, Language, TeamId, Timestamp};
use std::collections::BTreeMap;
use store::{Arg, Fault, History, House, Reader, Row, Stop, Stream};
use vocabulary::{ConcernId, MentionId, QuestionId, RecordId};

/// One concern as lists show it.
#[derive(Debug, Clone)]
pub struct ConcernRow {
    /// Its id.
    pub concern: ConcernId,
    /// Where its history stands: to be sent back with a form, so that a stale page is noticed.
    pub place: u64,
    /// Its short name.
    pub reference: String,
    /// Through which door it came.
    pub door: Door,
    /// What kind of matter.
    pub matter: Matter,
    /// How urgent.
    pub urgency: Urgency,
    /// On which desk.
    pub desk: TeamId,
    /// Of which agency.
    pub agency: AgencyId,
    /// Code of the council where the harm happened.
    pub council: Option<String>,
    /// In which language it was raised.
    pub language: Language,
    /// Held back as a possible flood.
    pub held: bool,
    /// Names of the children as told; empty when none is known.
    pub summary: String,
    /// The professional who raised it.
    pub reporter_staff: Option<ActorId>,
    /// Their agency.
    pub reporter_agency: Option<AgencyId>,
    /// Raised by a professional.
    pub professional: bool,
    /// Whoever raised it can be asked.
    pub reachable: bool,
    /// When it was raised.
    pub reported_at: Timestamp,
    /// When it was found to be about somebody who works with children, if that came out after it was raised.
    pub about_since: Option<Timestamp>,
    /// When somebody first opened it.
    pub opened_at: Option<Timestamp>,
    /// Who has it.
    pub taken_by: Option<ActorId>,
    /// When a telephone report was confirmed in writing.
    pub confirmed_at: Option<Timestamp>,
    /// By which written report, where that came through this system.
    pub confirmed_by: Option<ConcernId>,
    /// How many questions are open.
    pub open_questions: i64,
    /// How many mentions nobody has matched or left open.
    pub open_mentions: i64,
    /// The decision in force.
    pub decision: Option<Decision>,
    /// When it was made.
    pub decided_at: Option<Timestamp>,
    /// When an acknowledgement was sent.
    pub acknowledged_at: Option<Timestamp>,
    /// When the decision was answered.
    pub answered_at: Option<Timestamp>,
    /// When a professional disagreed; `None` when nobody does.
    pub escalated_at: Option<Timestamp>,
    /// How far up the rota the alert has climbed.
    pub alerted_step: i64,
    /// When it last climbed.
    pub alerted_at: Option<Timestamp>,
    /// Nothing more is owed.
    pub done: bool,
}

/// A mention as lists show it.
#[derive(Debug, Clone)]
pub struct MentionRow {
    /// Its id.
    pub mention: MentionId,
    /// In which concern.
    pub concern: ConcernId,
    /// What it is.
    pub kind: MentionKind,
    /// As told.
    pub label: String,
    /// `linked`, `new`, `left_open`, or empty when nobody has decided.
    pub matched: String,
    /// Which record it is.
    pub record: Option<RecordId>,
}

/// An open or answered question to a desk.
#[derive(Debug, Clone)]
pub struct QuestionRow {
    /// Its id.
    pub question: QuestionId,
    /// About which concern.
    pub concern: ConcernId,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// When it was answered.
    pub answered_at: Option<Timestamp>,
}

/// Which concerns of a desk are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    /// Something is still to be done, most urgent and then oldest first.
    Open,
    /// Held back as a possible flood.
    Held,
    /// Nothing more is owed, newest first.
    Done,
}

fn code<T>(row: &Row, column: &str, read: impl Fn(&str) -> Option<T>) -> Result<T, Fault> {
    read(&row.text(column)?).ok_or_else(|| Fault::new(format!("column `{column}` holds an unknown code")))
}

fn row_of(row: &Row) -> Result<ConcernRow, Fault> {
    Ok(ConcernRow {
        concern: row.id("concern")?,
        place: u64::try_from(row.int("place")?).unwrap_or(0),
        reference: row.text("reference")?,
        door: code(row, "door", Door::from_code)?,
        matter: code(row, "matter", Matter::from_code)?,
        urgency: code(row, "urgency", Urgency::from_code)?,
        desk: row.id("desk")?,
        agency: row.id("agency")?,
        council: row.maybe_text("council")?,
        language: code(row, "language", Language::from_code)?,
        held: row.flag("held")?,
        summary: row.text("summary")?,
        reporter_staff: row.maybe_id("reporter_staff")?,
        reporter_agency: row.maybe_id("reporter_agency")?,
        professional: row.flag("professional")?,
        reachable: row.flag("reachable")?,
        reported_at: row.time("reported_at")?,
        about_since: row.maybe_time("about_since")?,
        opened_at: row.maybe_time("opened_at")?,
        taken_by: row.maybe_id("taken_by")?,
        confirmed_at: row.maybe_time("confirmed_at")?,
        confirmed_by: row.maybe_id("confirmed_by")?,
        open_questions: row.int("open_questions")?,
        open_mentions: row.int("open_mentions")?,
        decision: row.maybe_text("decision")?.as_deref().and_then(Decision::from_code),
        decided_at: row.maybe_time("decided_at")?,
        acknowledged_at: row.maybe_time("acknowledged_at")?,
        answered_at: row.maybe_time("answered_at")?,
        escalated_at: row.maybe_time("escalated_at")?,
        alerted_step: row.int("alerted_step")?,
        alerted_at: row.maybe_time("alerted_at")?,
        done: row.flag("done")?,
    })
}

fn mention_of(row: &Row) -> Result<MentionRow, Fault> {
    Ok(MentionRow {
        mention: row.id("mention")?,
        concern: row.id("concern")?,
        kind: code(row, "kind", MentionKind::from_code)?,
        label: row.text("label")?,
        matched: row.text("matched")?,
        record: row.maybe_id("record")?,
    })
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn thing_of(row: &Row) -> Result<Thing, Fault> {
    Ok(Thing::new("Concern", row.text("concern")?)
        .text("desk", row.text("desk")?)
        .text("agency", row.text("agency")?)
        .flag("closed", row.text("matter")? == Matter::PositionOfTrust.code())
        .text("reporter", row.maybe_text("reporter_staff")?.unwrap_or_default())
        .set("asked_teams", words(&row.text("asked_teams")?))
        .set("about_staff", words(&row.text("about_staff")?))
        .set("about_teams", words(&row.text("about_teams")?)))
}

/// The facts about a concern that rules may look at.
///
/// # Errors
/// [`Stop::NotFound`] when there is none of this id.
pub async fn concern_thing(house: &House, concern: ConcernId) -> Result<Thing, Stop> {
    let mut reader = house.facts().await?;
    let row = reader.row("SELECT * FROM concerns_concern WHERE concern = $1", &[concern.into()]).await?;
    let row = row.ok_or(Stop::NotFound)?;
    things_of(&mut reader, std::slice::from_ref(&row)).await?.pop().ok_or(Stop::NotFound)
}

/// Concerns as rules look at them, with whoever is related to somebody whom they mention.
async fn things_of(reader: &mut Reader, rows: &[Row]) -> Result<Vec<Thing>, Stop> {
    let mut mentioned: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let concerns = rows.iter().map(|row| row.text("concern")).collect::<Result<Vec<_>, _>>()?;
    let sql = "SELECT concern, record FROM concerns_mention WHERE record IS NOT NULL AND concern IN (EACH $1)";
    for row in reader.rows(sql, &[Arg::each(concerns)]).await? {
        mentioned.entry(row.text("concern")?).or_default().push(row.text("record")?);
    }
    let mut things = Vec::with_capacity(rows.len());
    for row in rows {
        let thing = thing_of(row)?;
        let records = mentioned.remove(thing.id()).unwrap_or_default();
        things.push(thing.beside("Record", records));
    }
    // Who is related is the same whoever asks.
    let anybody = Visit::system("facts", "who is related", Timestamp::from_millis(0));
    Ok(reader.know(&anybody, things).await?)
}

/// Those of these concerns that the visitor may see, each by its own decision and with a trace of the look.
async fn seen(house: &House, visit: &Visit, rows: Vec<Row>, note: &str) -> Result<Vec<ConcernRow>, Stop> {
    let things = things_of(&mut house.facts().await?, &rows).await?;
    let mut shown = Vec::new();
    for (row, thing) in rows.iter().zip(&things) {
        if let Ok(permit) = house.permit(visit, "concerns.view", thing) {
            house.look(&permit, note).await?;
            shown.push(row_of(row)?);
        }
    }
    Ok(shown)
}

/// A desk as a thing that may be looked at.
pub fn desk_thing(team: TeamId, agency: AgencyId, closed: bool) -> Thing {
    Thing::new("ConcernDesk", team).text("team", team).text("agency", agency).flag("closed", closed)
}

/// The list of all concerns, for following one's own and for the watch.
pub fn list_thing() -> Thing {
    Thing::new("ConcernList", "all")
}

/// The whole of one concern: its state and its history, opened. The permit must be one to see it.
///
/// # Errors
/// A fault; [`Stop::NotFound`] when there is none.
pub async fn concern(
    house: &House,
    permit: &Permit,
    concern: ConcernId,
) -> Result<(Concern, History<ConcernEvent>, ConcernRow), Stop> {
    let mut reader = house.look(permit, "").await?;
    let history = reader.history::<ConcernEvent>(&Stream::of(concern)).await?;
    let row = reader
        .row("SELECT * FROM concerns_concern WHERE concern = $1", &[concern.into()])
        .await?
        .ok_or(Stop::NotFound)?;
    Ok((history.fold(Concern::apply), history, row_of(&row)?))
}

/// The mentions of a concern, in the order in which they were told.
///
/// # Errors
/// A fault.
pub async fn mentions(house: &House, permit: &Permit, concern: ConcernId) -> Result<Vec<MentionRow>, Fault> {
    let mut reader = house.look(permit, "mentions").await?;
    let rows =
        reader.rows("SELECT * FROM concerns_mention WHERE concern = $1 ORDER BY number", &[concern.into()]).await?;
    rows.iter().map(mention_of).collect()
}

/// One lane of the desks that a permit was given for, and how many rows it has in all. What is about the visitor or
/// their team is absent, from the rows and from the count.
///
/// # Errors
/// A fault.
pub async fn desk(
    house: &House,
    visit: &Visit,
    permit: &Permit,
    team: TeamId,
    lane: Lane,
    limit: i64,
    offset: i64,
) -> Result<(Vec<ConcernRow>, i64), Fault> {
    let (condition, order) = match lane {
        Lane::Open => ("done = 0 AND held = 0", "urgency_order, reported_at, concern"),
        Lane::Held => ("done = 0 AND held = 1", "reported_at, concern"),
        Lane::Done => ("done = 1", "reported_at DESC, concern"),
    };
    let mut args: Vec<Arg> = vec![team.into()];
    let mut reader = house.look(permit, "").await?;
    let hidden = hidden_from(&mut reader, visit, &mut args).await?;
    let count = format!("SELECT COUNT(*) AS n FROM concerns_concern WHERE desk = $1 AND {condition}{hidden}");
    let total = reader.row(&count, &args).await?.map(|r| r.int("n")).transpose()?.unwrap_or(0);
    let (l, o) = (args.len() + 1, args.len() + 2);
    args.extend([limit.into(), offset.into()]);
    let list = format!(
        "SELECT * FROM concerns_concern WHERE desk = $1 AND {condition}{hidden} ORDER BY {order} LIMIT ${l} OFFSET ${o}"
    );
    let rows = reader.rows(&list, &args).await?;
    Ok((rows.iter().map(row_of).collect::<Result<_, _>>()?, total))
}

/// The same rules as `concerns.not-those-it-is-about` and `concerns.conflict-of-interest`, for lists; a test holds one
/// against the other.
async fn hidden_from(reader: &mut Reader, visit: &Visit, args: &mut Vec<Arg>) -> Result<String, Fault> {
    let mut sql = not_about(visit, args);
    let barred = reader.barred(visit, "Record").await?;
    if !barred.is_empty() {
        args.push(Arg::each(barred));
        sql.push_str(&format!(
            " AND concern NOT IN (SELECT m.concern FROM concerns_mention m WHERE m.record IN (EACH ${}))",
            args.len()
        ));
    }
    Ok(sql)
}

fn not_about(visit: &Visit, args: &mut Vec<Arg>) -> String {
    let mut sql = String::new();
    let who = std::iter::once(("about_staff", visit.actor().to_string()));
    for (column, id) in who.chain(visit.who.teams.iter().map(|t| ("about_teams", t.to_string()))) {
        args.push(format!("% {id} %").into());
        sql.push_str(&format!(" AND ' ' || {column} || ' ' NOT LIKE ${}", args.len()));
    }
    sql
}

/// What one professional raised, newest first, and how many there are. What was found afterwards to be about them or
/// their team is absent from both: it must not be told by its new place.
///
/// # Errors
/// A fault.
pub async fn raised_by(
    house: &House,
    visit: &Visit,
    permit: &Permit,
    staff: ActorId,
    limit: i64,
    offset: i64,
) -> Result<(Vec<ConcernRow>, i64), Fault> {
    let mut reader = house.look(permit, "").await?;
    let mut args: Vec<Arg> = vec![staff.into()];
    let hidden = not_about(visit, &mut args);
    let theirs = format!("reporter_staff = $1 AND (about_since IS NULL OR (1 = 1{hidden}))");
    let total = reader.row(&format!("SELECT COUNT(*) AS n FROM concerns_concern WHERE {theirs}"), &args).await?;
    let (l, o) = (args.len() + 1, args.len() + 2);
    args.extend([limit.into(), offset.into()]);
    let sql = format!(
        "SELECT * FROM concerns_concern WHERE {theirs} ORDER BY reported_at DESC, concern LIMIT ${l} OFFSET ${o}"
    );
    let rows = reader.rows(&sql, &args).await?;
    let total = total.map(|r| r.int("n")).transpose()?.unwrap_or(0);
    Ok((rows.iter().map(row_of).collect::<Result<_, _>>()?, total))
}

/// Questions that wait at a desk, oldest first.
///
/// # Errors
/// A fault.
pub async fn questions_to(house: &House, permit: &Permit, team: TeamId) -> Result<Vec<QuestionRow>, Fault> {
    let mut reader = house.look(permit, "questions").await?;
    let sql = "SELECT * FROM concerns_question WHERE asked_team = $1 AND answered_at IS NULL ORDER BY asked_at, question LIMIT 200";
    let rows = reader.rows(sql, &[team.into()]).await?;
    rows.iter()
        .map(|row| {
            Ok(QuestionRow {
                question: row.id("question")?,
                concern: row.id("concern")?,
                asked_at: row.time("asked_at")?,
                answered_at: row.maybe_time("answered_at")?,
            })
        })
        .collect()
}

/// Urgent concerns that nobody has opened: for the watch and for the banner of every duty page (ids and times only).
///
/// # Errors
/// A fault.
pub async fn unopened_urgent(house: &House, permit: &Permit, teams: &[TeamId]) -> Result<Vec<ConcernRow>, Fault> {
    let mut reader = house.look(permit, "unopened").await?;
    let mut args: Vec<Arg> = Vec::new();
    let mut only = "";
    if !teams.is_empty() {
        only = " AND desk IN (EACH $1)";
        args.push(Arg::each(teams));
    }
    let sql = format!(
        "SELECT * FROM concerns_concern WHERE opened_at IS NULL AND done = 0 AND urgency_order = 0 AND held = 0{only} ORDER BY reported_at, concern LIMIT 500"
    );
    reader.rows(&sql, &args).await?.iter().map(row_of).collect()
}

/// Concerns in which these records are mentioned, newest first, as far as the visitor may see each of them.
///
/// # Errors
/// A fault.
pub async fn about_records(house: &House, visit: &Visit, records: &[RecordId]) -> Result<Vec<ConcernRow>, Stop> {
    if records.is_empty() {
        return Ok(Vec::new());
    }
    let sql = "SELECT DISTINCT c.* FROM concerns_concern c JOIN concerns_mention m ON m.concern = c.concern \
               WHERE m.record IN (EACH $1) ORDER BY c.reported_at DESC, c.concern LIMIT 200";
    let rows = house.facts().await?.rows(sql, &[Arg::each(records)]).await?;
    seen(house, visit, rows, "panel").await
}

/// The written report that confirms this one, and the telephone reports that this one confirms, as far as the visitor may
/// see each of them.
///
/// # Errors
/// A fault.
pub async fn confirmations(house: &House, visit: &Visit, row: &ConcernRow) -> Result<Vec<ConcernRow>, Stop> {
    let sql =
        "SELECT * FROM concerns_concern WHERE confirmed_by = $1 OR concern = $2 ORDER BY reported_at, concern LIMIT 20";
    let args = [row.concern.into(), row.confirmed_by.into()];
    let rows = house.facts().await?.rows(sql, &args).await?;
    seen(house, visit, rows, "confirmations").await
}

/// The concern of a return code's keyed hash, if the code is still good.
///
/// # Errors
/// A fault.
pub async fn concern_of_code(house: &House, hash: &str, now: Timestamp) -> Result<Option<ConcernId>, Fault> {
    let row = house
        .facts()
        .await?
        .row("SELECT concern, made_at FROM concerns_code WHERE code_hash = $1", &[hash.into()])
        .await?;
    let Some(row) = row else { return Ok(None) };
    let ends = house.limits().due("return_code.expires", row.time("made_at")?);
    Ok(if ends.is_none_or(|ends| now <= ends) { Some(row.id("concern")?) } else { None })
}

/// The concern with this short name, if there is one: for a search by reference, before access is asked.
///
/// # Errors
/// A fault.
pub async fn by_reference(house: &House, reference: &kernel::Reference) -> Result<Option<ConcernId>, Fault> {
    let sql = "SELECT concern FROM concerns_concern WHERE reference = $1 ORDER BY concern LIMIT 1";
    let row = house.facts().await?.row(sql, &[reference.to_string().into()]).await?;
    row.map(|r| r.id("concern")).transpose()
}
