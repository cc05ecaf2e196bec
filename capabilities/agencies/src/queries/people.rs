//! People: lists for administrators, members of teams, and names for other pages.

use crate::words::{Role, Standing};
use access::Thing;
use kernel::{ActorId, AgencyId, Date, Language, TeamId, Timestamp};
use std::collections::BTreeMap;
use store::{Arg, Fault, Reader, Row};

/// How many people stand on one page of a list.
pub const PAGE: i64 = 25;

/// A member of staff in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRow {
    /// Who.
    pub id: ActorId,
    /// For which agency.
    pub agency: AgencyId,
    /// Their name; empty when erased.
    pub name: String,
    /// Their address, unless erased.
    pub email: Option<String>,
    /// In which language messages begin.
    pub language: Language,
    /// How they stand.
    pub standing: Standing,
    /// Whether a second factor is set up.
    pub second_factor: bool,
    /// When they were invited.
    pub invited_at: Timestamp,
    /// Last day of work, when they have left.
    pub left_on: Option<Date>,
    /// When they signed in last.
    pub signed_in_at: Option<Timestamp>,
    /// The day of their last training.
    pub training_on: Option<Date>,
    /// From when on a lost second factor may be set up anew, where an administrator has asked for it.
    pub reset_from: Option<Timestamp>,
}

/// What a list shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StaffFilter {
    /// Only those who stand so.
    pub standing: Option<Standing>,
    /// Only those in whose name this stands.
    pub name: String,
    /// Which page, from 1.
    pub page: i64,
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// What stands on it.
    pub rows: Vec<T>,
    /// Which page it is, from 1.
    pub page: i64,
    /// How many pages there are, at least 1.
    pub pages: i64,
    /// How many rows there are on all of them.
    pub total: i64,
}

/// Something held from a first to a last day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held<T> {
    /// What.
    pub what: T,
    /// First day.
    pub from: Date,
    /// Last day, if known.
    pub until: Option<Date>,
}

impl<T> Held<T> {
    /// Whether it is held on a day, or will be later.
    pub fn is_open(&self, day: Date) -> bool {
        self.until.is_none_or(|until| day <= until && self.from <= until)
    }
}

/// A member of a team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub id: ActorId,
    /// Their name.
    pub name: String,
    /// Where notices go.
    pub email: Option<String>,
    /// In which language notices begin.
    pub language: Language,
}

const PERSON: &str = "SELECT id, agency, name, email, language, standing, second_factor, invited_at, left_on, signed_in_at, training_on, reset_from FROM agencies_staff";

fn person_row(row: &Row) -> Result<PersonRow, Fault> {
    let standing = Standing::from_code(&row.text("standing")?);
    Ok(PersonRow {
        id: row.id("id")?,
        agency: row.id("agency")?,
        name: row.text("name")?,
        email: row.maybe_text("email")?,
        language: language(row)?,
        standing: standing.ok_or_else(|| Fault::new("a member of staff of unknown standing"))?,
        second_factor: row.flag("second_factor")?,
        invited_at: row.time("invited_at")?,
        left_on: row.maybe_text("left_on")?.map(|text| day(&text)).transpose()?,
        signed_in_at: row.maybe_time("signed_in_at")?,
        reset_from: row.maybe_time("reset_from")?,
        training_on: row.maybe_text("training_on")?.map(|text| day(&text)).transpose()?,
    })
}

fn language(row: &Row) -> Result<Language, Fault> {
    Ok(Language::from_code(&row.text("language")?).unwrap_or(Language::Cy))
}

pub(super) fn day(text: &str) -> Result<Date, Fault> {
    text.parse().map_err(|_| Fault::new("a column holds no day"))
}

/// An agency's people, in the order of their names.
///
/// # Errors
/// A fault of the database.
pub async fn people(reader: &mut Reader, agency: AgencyId, filter: &StaffFilter) -> Result<Page<PersonRow>, Fault> {
    let mut conditions = "agency = $1".to_owned();
    let mut args: Vec<Arg> = vec![agency.into()];
    if let Some(standing) = filter.standing {
        args.push(standing.code().into());
        conditions.push_str(&format!(" AND standing = ${}", args.len()));
    }
    paged(reader, conditions, args, filter).await
}

/// Everybody in the partnership who can be found under a name.
///
/// # Errors
/// A fault of the database.
pub async fn search_staff(reader: &mut Reader, filter: &StaffFilter) -> Result<Page<PersonRow>, Fault> {
    paged(reader, "standing = 'active'".to_owned(), Vec::new(), filter).await
}

async fn paged(
    reader: &mut Reader,
    mut conditions: String,
    mut args: Vec<Arg>,
    filter: &StaffFilter,
) -> Result<Page<PersonRow>, Fault> {
    let wanted = i18n::fold(&filter.name);
    for word in wanted.split_whitespace().take(5) {
        // The signs that LIKE reads as patterns are searched for as themselves.
        let literal = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        args.push(format!("%{literal}%").into());
        conditions.push_str(&format!(" AND name_fold LIKE ${} ESCAPE '\\'", args.len()));
    }
    let count = reader.row(&format!("SELECT COUNT(*) AS total FROM agencies_staff WHERE {conditions}"), &args).await?;
    let total = count.map(|row| row.int("total")).transpose()?.unwrap_or(0);
    let pages = ((total + PAGE - 1) / PAGE).max(1);
    let page = filter.page.clamp(1, pages);
    args.push(PAGE.into());
    args.push(((page - 1) * PAGE).into());
    let (limit, offset) = (args.len() - 1, args.len());
    let sql = format!("{PERSON} WHERE {conditions} ORDER BY name_sort, id LIMIT ${limit} OFFSET ${offset}");
    let rows = reader.rows(&sql, &args).await?.iter().map(person_row).collect::<Result<_, _>>()?;
    Ok(Page { rows, page, pages, total })
}

/// One member of staff.
///
/// # Errors
/// A fault of the database.
pub async fn person(reader: &mut Reader, id: ActorId) -> Result<Option<PersonRow>, Fault> {
    let row = reader.row(&format!("{PERSON} WHERE id = $1"), &[id.into()]).await?;
    row.as_ref().map(person_row).transpose()
}

/// The roles and teams of one member of staff, past ones included, with their dates.
///
/// # Errors
/// A fault of the database.
pub async fn held(reader: &mut Reader, id: ActorId) -> Result<(Vec<Held<Role>>, Vec<Held<TeamId>>), Fault> {
    let period = |row: &Row| -> Result<(Date, Option<Date>), Fault> {
        Ok((day(&row.text("from_day")?)?, row.maybe_text("until_day")?.map(|text| day(&text)).transpose()?))
    };
    let mut roles = Vec::new();
    for row in reader
        .rows(
            "SELECT role, from_day, until_day FROM agencies_role WHERE staff = $1 ORDER BY from_day, role",
            &[id.into()],
        )
        .await?
    {
        let (from, until) = period(&row)?;
        let what = Role::from_code(&row.text("role")?).ok_or_else(|| Fault::new("an unknown role"))?;
        roles.push(Held { what, from, until });
    }
    let mut teams = Vec::new();
    for row in reader
        .rows(
            "SELECT team, from_day, until_day FROM agencies_member WHERE staff = $1 ORDER BY from_day, team",
            &[id.into()],
        )
        .await?
    {
        let (from, until) = period(&row)?;
        teams.push(Held { what: row.id("team")?, from, until });
    }
    Ok((roles, teams))
}

/// What rules look at when somebody asks to change a member of staff; `None` when there is none.
///
/// # Errors
/// A fault of the database.
pub async fn person_thing(reader: &mut Reader, id: ActorId) -> Result<Option<Thing>, Fault> {
    let row = reader.row("SELECT agency FROM agencies_staff WHERE id = $1", &[id.into()]).await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Thing::new("StaffMember", id).text("agency", row.text("agency")?).text("staff", id)))
}

/// The member of staff who has this address.
///
/// # Errors
/// A fault of the database.
pub async fn staff_by_email(reader: &mut Reader, email: &str) -> Result<Option<PersonRow>, Fault> {
    let row = reader.row(&format!("{PERSON} WHERE email = $1"), &[email.into()]).await?;
    row.as_ref().map(person_row).transpose()
}

/// The name of a member of staff; `None` when there is none, empty when erased.
///
/// # Errors
/// A fault of the database.
pub async fn staff_name(reader: &mut Reader, id: ActorId) -> Result<Option<String>, Fault> {
    Ok(staff_names(reader, &[id]).await?.remove(&id))
}

/// The names of several members of staff.
///
/// # Errors
/// A fault of the database.
pub async fn staff_names(reader: &mut Reader, ids: &[ActorId]) -> Result<BTreeMap<ActorId, String>, Fault> {
    let mut names = BTreeMap::new();
    for row in reader.rows("SELECT id, name FROM agencies_staff WHERE id IN (EACH $1)", &[Arg::each(ids)]).await? {
        names.insert(row.id("id")?, row.text("name")?);
    }
    Ok(names)
}

/// Active members of a team on a day, in the order of their names.
///
/// # Errors
/// A fault of the database.
pub async fn members(reader: &mut Reader, team: TeamId, on: Date) -> Result<Vec<Member>, Fault> {
    let sql = "SELECT DISTINCT s.id, s.name, s.email, s.language, s.name_sort FROM agencies_member m JOIN agencies_staff s ON s.id = m.staff \
               WHERE m.team = $1 AND m.from_day <= $2 AND (m.until_day IS NULL OR m.until_day >= $2) AND s.standing = 'active' \
               ORDER BY s.name_sort, s.id";
    let rows = reader.rows(sql, &[team.into(), on.to_string().into()]).await?;
    rows.iter().map(member).collect()
}

/// Who may stand on an agency's rota: its active staff, in the order of their names.
///
/// # Errors
/// A fault of the database.
pub async fn eligible_for_rota(reader: &mut Reader, agency: AgencyId) -> Result<Vec<Member>, Fault> {
    let sql = "SELECT id, name, email, language FROM agencies_staff WHERE agency = $1 AND standing = 'active' ORDER BY name_sort, id";
    reader.rows(sql, &[agency.into()]).await?.iter().map(member).collect()
}

fn member(row: &Row) -> Result<Member, Fault> {
    Ok(Member { id: row.id("id")?, name: row.text("name")?, email: row.maybe_text("email")?, language: language(row)? })
}
