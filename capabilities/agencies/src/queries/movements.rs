//! The list of joiners, movers and leavers.

use kernel::{ActorId, AgencyId, TeamId, Timestamp};
use store::{Arg, Fault, Reader};

use super::Page;
use super::people::PAGE;

/// One line of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Movement {
    /// When it was recorded.
    pub at: Timestamp,
    /// Whom it is about.
    pub staff: ActorId,
    /// Their name.
    pub name: String,
    /// What happened: a code such as `invited`, told under `agencies-movement-<code>`.
    pub what: String,
    /// Which role, by its code.
    pub role: Option<String>,
    /// Which team.
    pub team: Option<TeamId>,
    /// First or last day, year first.
    pub day: Option<String>,
    /// Last day of what begins, if known.
    pub until: Option<String>,
    /// Who did it, as written in the ledger.
    pub actor: String,
    /// Why.
    pub reason: Option<String>,
}

/// An agency's movements, newest first; of one person only where one is given.
///
/// # Errors
/// A fault of the database.
pub async fn movements(
    reader: &mut Reader,
    agency: AgencyId,
    of: Option<ActorId>,
    page: i64,
) -> Result<Page<Movement>, Fault> {
    let mut conditions = "m.agency = $1".to_owned();
    let mut args: Vec<Arg> = vec![agency.into()];
    if let Some(staff) = of {
        args.push(staff.into());
        conditions.push_str(" AND m.staff = $2");
    }
    let count =
        reader.row(&format!("SELECT COUNT(*) AS total FROM agencies_movement m WHERE {conditions}"), &args).await?;
    let total = count.map(|row| row.int("total")).transpose()?.unwrap_or(0);
    let pages = ((total + PAGE - 1) / PAGE).max(1);
    let page = page.clamp(1, pages);
    args.push(PAGE.into());
    args.push(((page - 1) * PAGE).into());
    let sql = format!(
        "SELECT m.at, m.staff, s.name, m.what, m.role, m.team, m.day, m.until_day, m.actor, m.reason FROM agencies_movement m \
         JOIN agencies_staff s ON s.id = m.staff WHERE {conditions} ORDER BY m.idx DESC LIMIT ${} OFFSET ${}",
        args.len() - 1,
        args.len()
    );
    let mut rows = Vec::new();
    for row in reader.rows(&sql, &args).await? {
        rows.push(Movement {
            at: row.time("at")?,
            staff: row.id("staff")?,
            name: row.text("name")?,
            what: row.text("what")?,
            role: row.maybe_text("role")?,
            team: row.maybe_id("team")?,
            day: row.maybe_text("day")?,
            until: row.maybe_text("until_day")?,
            actor: row.text("actor")?,
            reason: row.maybe_text("reason")?,
        });
    }
    Ok(Page { rows, page, pages, total })
}
