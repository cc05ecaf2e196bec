//! Searching: reads the tables of terms between the pure steps of [`crate::search`].

use super::{Scope, Sight, Summary, records::summaries_seen};
use crate::{
    search::{Asked, Candidate, Fetch, InUse, Plan, rank},
    words::RecordKind,
};
use kernel::Date;
use std::collections::{BTreeMap, HashMap, HashSet};
use store::{Arg, Fault, Reader};
use vocabulary::{PersonId, RecordId};

/// How many people stand on one page of a search.
pub const PAGE: i64 = 20;
/// How many people a search shows at most: who has more should say more.
const MOST: usize = 200;

/// What is searched for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Search {
    /// As it was typed.
    pub text: String,
    /// Only this kind of thing.
    pub kind: Option<RecordKind>,
    /// Which page, from 1.
    pub page: i64,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// One line for each person (vehicle, phone, …), by the record that answers best.
    pub rows: Vec<Summary>,
    /// How many lines there are on all pages.
    pub total: i64,
    /// Whether there may be more than are shown.
    pub more: bool,
}

/// Searches the records within the scope, tolerant of typing errors, accents, Welsh and English forms and partial plates.
///
/// # Errors
/// A fault of the database.
pub async fn search(reader: &mut Reader, scope: Scope<'_>, today: Date, wanted: &Search) -> Result<Found, Fault> {
    let asked = Asked::read(&wanted.text, today);
    if asked.is_empty() {
        return Ok(Found::default());
    }
    let plan = Plan::new(&asked, &in_use(reader, &asked).await?);
    let found = candidates(reader, scope, wanted.kind, &plan.fetches()).await?;
    let ranked = rank(&plan, &found.seen, 0.45);
    // Records that are taken to be one person make one line, at the place of the best of them.
    let mut lines: Vec<RecordId> = Vec::new();
    let mut shown: HashSet<PersonId> = HashSet::new();
    for line in &ranked {
        if found.persons.get(&line.id).is_some_and(|person| shown.insert(*person)) {
            lines.push(line.id);
        }
    }
    let more = lines.len() > MOST;
    lines.truncate(MOST);
    let total = i64::try_from(lines.len()).unwrap_or(i64::MAX);
    let start = usize::try_from((wanted.page.max(1) - 1) * PAGE).unwrap_or(usize::MAX);
    let shown: Vec<RecordId> = lines.into_iter().skip(start).take(PAGE as usize).collect();
    let mut known = summaries_seen(reader, &found.sights, &shown).await?;
    let mut rows: Vec<Summary> = shown.iter().filter_map(|id| known.remove(id)).collect();
    count_records(reader, scope, &mut rows).await?;
    Ok(Found { rows, total, more })
}

/// How many records that the visitor may see stand behind each line.
async fn count_records(reader: &mut Reader, scope: Scope<'_>, rows: &mut [Summary]) -> Result<(), Fault> {
    if rows.is_empty() {
        return Ok(());
    }
    let shown = Arg::each(rows.iter().map(|row| row.person));
    let sql = "SELECT id, agency, person FROM people_record WHERE person IN (EACH $1) LIMIT 5000";
    let mut counts: BTreeMap<PersonId, usize> = BTreeMap::new();
    let (mut ids, mut persons) = (Vec::new(), HashMap::new());
    for row in reader.rows(sql, &[shown]).await? {
        let id: RecordId = row.id("id")?;
        ids.push((id, row.id("agency")?));
        persons.insert(id, row.id("person")?);
    }
    let sights = scope.sights(reader, &ids).await?;
    for id in sights.into_iter().filter(|(_, sight)| *sight > Sight::Flag).map(|(id, _)| id) {
        if let Some(person) = persons.get(&id) {
            *counts.entry(*person).or_default() += 1;
        }
    }
    for row in rows {
        row.records = counts.get(&row.person).copied().unwrap_or(1);
    }
    Ok(())
}

/// Which of the terms that may be meant are in use.
pub(super) async fn in_use(reader: &mut Reader, asked: &Asked) -> Result<InUse, Fault> {
    let mut counts: HashMap<String, i64> = HashMap::new();
    let near = "SELECT c.token, c.records FROM people_search_near n JOIN people_search_count c ON c.token = n.token \
                WHERE n.near_key IN (EACH $1)";
    let exact = "SELECT token, records FROM people_search_count WHERE token IN (EACH $1)";
    let mut terms = asked.terms();
    terms.push(crate::project::ALL.to_owned());
    for (sql, wanted) in [(near, asked.near_keys()), (exact, terms)] {
        for row in reader.rows(sql, &[Arg::each(wanted)]).await? {
            counts.insert(row.text("token")?, row.int("records")?);
        }
    }
    let records = counts.remove(crate::project::ALL).unwrap_or(0);
    Ok(InUse::new(counts, records))
}

/// The records that the readings give, as far as the visitor may know them.
#[derive(Default)]
pub(super) struct Candidates {
    /// With the terms under which this visitor may find them.
    pub(super) seen: Vec<Candidate<RecordId>>,
    /// Which person each is taken to be.
    persons: HashMap<RecordId, PersonId>,
    /// How much of each may be known.
    pub(super) sights: BTreeMap<RecordId, Sight>,
}

/// Reads them.
pub(super) async fn candidates(
    reader: &mut Reader,
    scope: Scope<'_>,
    kind: Option<RecordKind>,
    fetches: &[Fetch],
) -> Result<Candidates, Fault> {
    let mut found: BTreeMap<i64, Candidate<RecordId>> = BTreeMap::new();
    let (mut persons, mut agencies) = (HashMap::new(), BTreeMap::new());
    for fetch in fetches.iter() {
        if found.len() >= fetch.unless {
            continue;
        }
        if fetch.lists.iter().any(Vec::is_empty) {
            continue;
        }
        let (sql, args) = statement(reader, fetch, scope, kind).await?;
        for row in reader.rows(&sql, &args).await? {
            let id: RecordId = row.id("id")?;
            persons.insert(id, row.id("person")?);
            agencies.insert(id, row.id::<kernel::AgencyKind>("agency")?);
            found.insert(
                row.int("number")?,
                Candidate { id, terms: row.text("terms")?, sort_key: row.bytes("sort_key")? },
            );
        }
    }
    let agencies: Vec<(RecordId, kernel::AgencyId)> = agencies.into_iter().collect();
    let sights = scope.sights(reader, &agencies).await?;
    let mut seen: Vec<Candidate<RecordId>> =
        found.into_values().filter(|one| sights.get(&one.id).is_some_and(|sight| *sight > Sight::Flag)).collect();
    // What is seen in summary is found by what the summary says, and by nothing else.
    let summary: Vec<RecordId> =
        sights.iter().filter(|(_, sight)| **sight == Sight::Summary).map(|(id, _)| *id).collect();
    let summaries = summaries_seen(reader, &sights, &summary).await?;
    for one in &mut seen {
        if let Some(least) = summaries.get(&one.id) {
            one.terms = crate::search::terms(&least.details).join(" ");
        }
    }
    Ok(Candidates { seen, persons, sights })
}

async fn statement(
    reader: &mut Reader,
    fetch: &Fetch,
    scope: Scope<'_>,
    kind: Option<RecordKind>,
) -> Result<(String, Vec<Arg>), Fault> {
    let mut args: Vec<Arg> = fetch.lists.iter().take(2).map(Arg::each).collect();
    // Under few terms the records are looked up one by one; of two long lists one is walked and the other asked.
    let found = match fetch.lists.get(1) {
        None => {
            "SELECT r.number, r.id, r.person, r.agency, r.terms, r.sort_key FROM people_record r \
             WHERE r.number IN (SELECT record FROM people_search_token WHERE token IN (EACH $1))"
        }
        Some(_) => {
            "SELECT DISTINCT r.number, r.id, r.person, r.agency, r.terms, r.sort_key FROM people_search_token a \
             JOIN people_record r ON r.number = a.record WHERE a.token IN (EACH $1) \
             AND EXISTS (SELECT 1 FROM people_search_token b WHERE b.record = a.record AND b.token IN (EACH $2))"
        }
    };
    let mut found = found.to_owned();
    found.push_str(&scope.condition(reader, &mut args).await?);
    if let Some(kind) = kind {
        args.push(kind.code().into());
        found.push_str(&format!(" AND r.record_kind = ${}", args.len()));
    }
    args.push(fetch.most.into());
    found.push_str(&format!(" LIMIT ${}", args.len()));
    Ok((found, args))
}
