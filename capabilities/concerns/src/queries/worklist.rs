//! The lists of a duty desk: lanes with filters and order, and how much waits in each.

use super::{ConcernRow, hidden_from, row_of, seen};
use crate::words::Urgency;
use access::{Permit, Visit};
use kernel::{ActorId, TeamId, Timestamp};
use store::{Arg, Fault, House, Reader, Stop};

/// One lane of a desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkLane {
    /// Something is still to be done.
    Open,
    /// Of these, what waits for somebody's answer to a question.
    Waiting,
    /// Of these, what this member of staff has.
    Of(ActorId),
    /// Of these, what was raised before this instant and is not decided.
    Undecided(Timestamp),
    /// Held back as a possible flood.
    Held,
    /// Nothing more is owed.
    Done,
}

/// Whose concerns are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Owned {
    /// Anybody's.
    #[default]
    ByAnybody,
    /// Those that nobody has taken.
    ByNobody,
    /// Those of this member of staff.
    By(ActorId),
}

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WorkOrder {
    /// Most urgent first, then oldest.
    #[default]
    Urgency,
    /// Oldest first.
    Oldest,
    /// Newest first.
    Newest,
}

/// What is wanted of a desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// Which lane.
    pub lane: WorkLane,
    /// Only of this urgency.
    pub urgency: Option<Urgency>,
    /// Whose.
    pub owned: Owned,
    /// In which order.
    pub order: WorkOrder,
    /// How many rows at most.
    pub limit: i64,
    /// How many rows come before.
    pub offset: i64,
}

/// How much waits on a desk. What is about the visitor or their team is not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Waiting {
    /// Something is still to be done.
    pub open: i64,
    /// Of these, where a child may be in danger now.
    pub immediate: i64,
    /// Of these, taken by nobody.
    pub without_owner: i64,
    /// Of these, the visitor's own.
    pub own: i64,
    /// Of these, waiting for an answer to a question.
    pub asked: i64,
    /// Of these, the decision is late.
    pub late: i64,
    /// Of these, decided and not yet answered.
    pub unanswered: i64,
    /// Of these, a professional disagrees.
    pub disputed: i64,
    /// Held back.
    pub held: i64,
}

/// One lane of a desk as it is wanted, and how many rows it has in all.
///
/// # Errors
/// A fault.
pub async fn worklist(
    house: &House,
    visit: &Visit,
    permit: &Permit,
    team: TeamId,
    wanted: &Wanted,
) -> Result<(Vec<ConcernRow>, i64), Fault> {
    let mut reader = house.look(permit, "").await?;
    lane(&mut reader, visit, team, wanted).await
}

/// A lane and how much waits in the others, with one trace of the look at both.
///
/// # Errors
/// A fault.
pub async fn worklist_with_counts(
    house: &House,
    visit: &Visit,
    permit: &Permit,
    team: TeamId,
    wanted: &Wanted,
    late_before: Timestamp,
) -> Result<(Vec<ConcernRow>, i64, Waiting), Fault> {
    let mut reader = house.look(permit, "").await?;
    let (rows, total) = lane(&mut reader, visit, team, wanted).await?;
    Ok((rows, total, counts(&mut reader, visit, team, late_before).await?))
}

async fn lane(
    reader: &mut Reader,
    visit: &Visit,
    team: TeamId,
    wanted: &Wanted,
) -> Result<(Vec<ConcernRow>, i64), Fault> {
    let mut args: Vec<Arg> = vec![team.into()];
    let mut conditions = "desk = $1".to_owned();
    let mut holds = |condition: &str, arg: Option<Arg>, args: &mut Vec<Arg>| {
        conditions.push_str(" AND ");
        conditions.push_str(&condition.replace('?', &format!("${}", args.len() + 1)));
        args.extend(arg);
    };
    match wanted.lane {
        WorkLane::Open => holds("done = 0 AND held = 0", None, &mut args),
        WorkLane::Waiting => holds("done = 0 AND held = 0 AND open_questions > 0", None, &mut args),
        WorkLane::Of(staff) => holds("done = 0 AND held = 0 AND taken_by = ?", Some(staff.into()), &mut args),
        WorkLane::Undecided(before) => {
            let condition = "done = 0 AND held = 0 AND decision IS NULL AND reported_at < ?";
            holds(condition, Some(before.into()), &mut args);
        }
        WorkLane::Held => holds("done = 0 AND held = 1", None, &mut args),
        WorkLane::Done => holds("done = 1", None, &mut args),
    }
    if let Some(urgency) = wanted.urgency {
        holds("urgency = ?", Some(urgency.code().into()), &mut args);
    }
    match wanted.owned {
        Owned::ByAnybody => {}
        Owned::ByNobody => holds("taken_by IS NULL", None, &mut args),
        Owned::By(staff) => holds("taken_by = ?", Some(staff.into()), &mut args),
    }
    let order = match wanted.order {
        WorkOrder::Urgency => "urgency_order, reported_at, concern",
        WorkOrder::Oldest => "reported_at, concern",
        WorkOrder::Newest => "reported_at DESC, concern",
    };
    conditions.push_str(&hidden_from(reader, visit, &mut args).await?);
    let count = reader.row(&format!("SELECT COUNT(*) AS n FROM concerns_concern WHERE {conditions}"), &args).await?;
    let total = count.map(|row| row.int("n")).transpose()?.unwrap_or(0);
    let (limit, offset) = (args.len() + 1, args.len() + 2);
    args.extend([wanted.limit.into(), wanted.offset.into()]);
    let sql =
        format!("SELECT * FROM concerns_concern WHERE {conditions} ORDER BY {order} LIMIT ${limit} OFFSET ${offset}");
    let rows = reader.rows(&sql, &args).await?;
    Ok((rows.iter().map(row_of).collect::<Result<_, _>>()?, total))
}

/// How much waits on a desk; `late_before` is the instant before which an undecided concern must have been raised for
/// its decision to be late now.
///
/// # Errors
/// A fault.
pub async fn waiting(
    house: &House,
    visit: &Visit,
    permit: &Permit,
    team: TeamId,
    late_before: Timestamp,
) -> Result<Waiting, Fault> {
    let mut reader = house.look(permit, "counts").await?;
    counts(&mut reader, visit, team, late_before).await
}

async fn counts(reader: &mut Reader, visit: &Visit, team: TeamId, late_before: Timestamp) -> Result<Waiting, Fault> {
    let own = visit.actor().to_string();
    let mut args: Vec<Arg> = vec![team.into(), own.into(), late_before.into()];
    let hidden = hidden_from(reader, visit, &mut args).await?;
    // The done are not counted: they only grow, and nothing waits there.
    let sql = format!(
        "SELECT COUNT(CASE WHEN held = 0 THEN 1 END) AS open, \
         COUNT(CASE WHEN held = 0 AND urgency_order = 0 THEN 1 END) AS immediate, \
         COUNT(CASE WHEN held = 0 AND taken_by IS NULL THEN 1 END) AS without_owner, \
         COUNT(CASE WHEN held = 0 AND taken_by = $2 THEN 1 END) AS own, \
         COUNT(CASE WHEN held = 0 AND open_questions > 0 THEN 1 END) AS asked, \
         COUNT(CASE WHEN held = 0 AND decision IS NULL AND reported_at < $3 THEN 1 END) AS late, \
         COUNT(CASE WHEN held = 0 AND decision IS NOT NULL AND escalated_at IS NULL THEN 1 END) AS unanswered, \
         COUNT(CASE WHEN held = 0 AND escalated_at IS NOT NULL THEN 1 END) AS disputed, \
         COUNT(CASE WHEN held = 1 THEN 1 END) AS held \
         FROM concerns_concern WHERE desk = $1 AND done = 0{hidden}"
    );
    let Some(row) = reader.row(&sql, &args).await? else { return Ok(Waiting::default()) };
    Ok(Waiting {
        open: row.int("open")?,
        immediate: row.int("immediate")?,
        without_owner: row.int("without_owner")?,
        own: row.int("own")?,
        asked: row.int("asked")?,
        late: row.int("late")?,
        unanswered: row.int("unanswered")?,
        disputed: row.int("disputed")?,
        held: row.int("held")?,
    })
}

/// The newest concerns of all desks that the visitor may see, each asked for by itself.
///
/// # Errors
/// A fault.
pub async fn newest(house: &House, visit: &Visit, limit: i64) -> Result<Vec<ConcernRow>, Stop> {
    let sql = "SELECT * FROM concerns_concern WHERE matter = 'child' AND held = 0 ORDER BY reported_at DESC, concern LIMIT $1";
    let rows = house.facts().await?.rows(sql, &[limit.into()]).await?;
    seen(house, visit, rows, "newest").await
}

/// Whether any urgent concern waits to be opened: asked every half minute, without looking into any of them.
///
/// # Errors
/// A fault.
pub async fn any_unopened_urgent(house: &House) -> Result<bool, Fault> {
    let sql = "SELECT 1 AS one FROM concerns_concern WHERE opened_at IS NULL AND done = 0 AND urgency_order = 0 AND held = 0 LIMIT 1";
    Ok(house.facts().await?.row(sql, &[]).await?.is_some())
}
