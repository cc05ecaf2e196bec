//! Records, the persons they make up, and the decisions behind that.

use super::{Scope, Sight};
use crate::{
    events::Pair,
    words::{RecordDetails, RecordKind},
};
use access::{Thing, Visit};
use kernel::{AgencyId, Timestamp};
use std::collections::{BTreeMap, BTreeSet};
use store::{Arg, Fault, House, Reader, Row};
use vocabulary::{PersonId, RecordId};

/// One agency's record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordRow {
    /// Its id.
    pub id: RecordId,
    /// Whose it is.
    pub agency: AgencyId,
    /// What it is about.
    pub kind: RecordKind,
    /// The person (vehicle, phone, …) it is taken to be.
    pub person: PersonId,
    /// What to call it in a list; empty where nothing is known or it was erased.
    pub title: String,
    /// What it says.
    pub details: RecordDetails,
    /// Where its history stands: a save that saw another place is stale.
    pub place: u64,
    /// When it was added.
    pub added_at: Timestamp,
    /// Who added it, as written in the ledger.
    pub added_by: String,
    /// When it last changed.
    pub changed_at: Timestamp,
}

/// A record in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Which record.
    pub id: RecordId,
    /// Whose it is.
    pub agency: AgencyId,
    /// What it is about.
    pub kind: RecordKind,
    /// The person it is taken to be.
    pub person: PersonId,
    /// What to call it; empty where nothing is known or it was erased.
    pub title: String,
    /// What it says.
    pub details: RecordDetails,
    /// How many records of the same person stand behind this line, itself included. 1 where lines are single records.
    pub records: usize,
    /// How much of it may be known; of a summary the details are the least that is needed.
    pub sight: Sight,
}

/// A decision about two records that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkRow {
    /// Which two.
    pub pair: Pair,
    /// `linked`, `refused` or `undone`.
    pub standing: String,
    /// When it was decided.
    pub at: Timestamp,
    /// By whom, as written in the ledger.
    pub actor: String,
    /// For which agency; empty for none.
    pub agency: String,
    /// Why.
    pub reason: String,
}

/// Every decision about a record, old ones too.
pub type Decision = LinkRow;

/// The records that are taken to be one person (vehicle, phone, …), and why.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PersonRecords {
    /// Its records that may be seen in full or in summary, the oldest first; of a summary the details are the least that is
    /// needed.
    pub records: Vec<RecordRow>,
    /// Those of which no more may be known than that they exist, and whom to ask.
    pub flags: Vec<(RecordId, AgencyId)>,
    /// The links between them that stand.
    pub links: Vec<LinkRow>,
}

const RECORD: &str = "SELECT number, id, agency, record_kind, person, title, details, place, added_at, added_by, changed_at FROM people_record";
const LINK: &str = "one, other, standing, at, actor, agency, reason";

fn record_row(row: &Row) -> Result<RecordRow, Fault> {
    Ok(RecordRow {
        id: row.id("id")?,
        agency: row.id("agency")?,
        kind: RecordKind::from_code(&row.text("record_kind")?)
            .ok_or_else(|| Fault::new("a record of an unknown kind"))?,
        person: row.id("person")?,
        title: row.text("title")?,
        details: serde_json::from_str(&row.text("details")?)?,
        place: u64::try_from(row.int("place")?).unwrap_or(0),
        added_at: row.time("added_at")?,
        added_by: row.text("added_by")?,
        changed_at: row.time("changed_at")?,
    })
}

impl RecordRow {
    /// Holding no more than may be known at this sight.
    fn no_more_than(mut self, sight: Sight) -> Self {
        if sight < Sight::Full {
            self.details = self.details.least();
            self.title = self.details.title();
        }
        self
    }
}

impl From<RecordRow> for Summary {
    fn from(row: RecordRow) -> Self {
        let RecordRow { id, agency, kind, person, title, details, .. } = row;
        Summary { id, agency, kind, person, title, details, records: 1, sight: Sight::Full }
    }
}

/// What rules look at when somebody asks for one record; `None` when there is none.
///
/// # Errors
/// A fault of the database.
pub async fn record_thing(reader: &mut Reader, id: RecordId) -> Result<Option<Thing>, Fault> {
    let row = reader.row("SELECT agency FROM people_record WHERE id = $1", &[id.into()]).await?;
    row.map(|row| Ok(thing(id, row.id("agency")?))).transpose()
}

/// The same with everything that others know of it and this visitor, for asking several actions of it.
///
/// # Errors
/// A fault.
pub async fn known_record(house: &House, visit: &Visit, id: RecordId) -> Result<Option<Thing>, Fault> {
    let mut reader = house.facts().await?;
    let Some(thing) = record_thing(&mut reader, id).await? else { return Ok(None) };
    Ok(reader.know(visit, vec![thing]).await?.pop())
}

/// Those of these records that there are, each with its agency.
pub(crate) async fn owners(reader: &mut Reader, ids: &[RecordId]) -> Result<Vec<(RecordId, AgencyId)>, Fault> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = reader.rows("SELECT id, agency FROM people_record WHERE id IN (EACH $1)", &[Arg::each(ids)]).await?;
    rows.iter().map(|row| Ok((row.id("id")?, row.id("agency")?))).collect()
}

pub(crate) fn thing(id: RecordId, agency: AgencyId) -> Thing {
    Thing::new("Record", id).text("agency", agency)
}

/// The register of one agency, or of the whole partnership, as rules look at it.
pub fn register_thing(agency: Option<AgencyId>) -> Thing {
    let agency = agency.map(|agency| agency.to_string()).unwrap_or_default();
    Thing::new("Register", if agency.is_empty() { "partnership" } else { &agency }).text("agency", &agency)
}

/// One record.
///
/// # Errors
/// A fault of the database.
pub async fn record(reader: &mut Reader, id: RecordId) -> Result<Option<RecordRow>, Fault> {
    let row = reader.row(&format!("{RECORD} WHERE id = $1"), &[id.into()]).await?;
    row.as_ref().map(record_row).transpose()
}

/// Records by their ids, as far as the visitor may know them; of others they learn nothing.
///
/// # Errors
/// A fault of the database.
pub async fn summaries(
    reader: &mut Reader,
    scope: Scope<'_>,
    ids: &[RecordId],
) -> Result<BTreeMap<RecordId, Summary>, Fault> {
    let owners = owners(reader, ids).await?;
    let sights = scope.sights(reader, &owners).await?;
    summaries_seen(reader, &sights, ids).await
}

/// The same for whoever has decided already how much of each may be known.
pub(super) async fn summaries_seen(
    reader: &mut Reader,
    sights: &BTreeMap<RecordId, Sight>,
    ids: &[RecordId],
) -> Result<BTreeMap<RecordId, Summary>, Fault> {
    let wanted: Vec<RecordId> =
        ids.iter().copied().filter(|id| sights.get(id).is_some_and(|sight| *sight > Sight::Flag)).collect();
    if wanted.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows = reader.rows(&format!("{RECORD} WHERE id IN (EACH $1)"), &[Arg::each(wanted)]).await?;
    let rows = rows.iter().map(record_row).collect::<Result<Vec<_>, _>>()?;
    let seen = rows.into_iter().filter_map(|row| {
        let sight = *sights.get(&row.id)?;
        Some((row.id, Summary { sight, ..row.no_more_than(sight).into() }))
    });
    Ok(seen.collect())
}

/// Those of these records of which the visitor may know something, and how much. Details hold no more than that.
pub(super) async fn seen(
    reader: &mut Reader,
    scope: Scope<'_>,
    rows: Vec<RecordRow>,
) -> Result<Vec<(RecordRow, Sight)>, Fault> {
    let ids: Vec<(RecordId, AgencyId)> = rows.iter().map(|row| (row.id, row.agency)).collect();
    let sights = scope.sights(reader, &ids).await?;
    let known = rows.into_iter().filter_map(|row| {
        let sight = *sights.get(&row.id)?;
        Some((row.no_more_than(sight), sight))
    });
    Ok(known.collect())
}

/// All records of the person that this one is taken for.
pub(super) async fn of_person(reader: &mut Reader, id: RecordId) -> Result<Vec<RecordRow>, Fault> {
    let sql =
        format!("{RECORD} WHERE person = (SELECT person FROM people_record WHERE id = $1) ORDER BY number LIMIT 500");
    reader.rows(&sql, &[id.into()]).await?.iter().map(record_row).collect()
}

/// The records that are taken to be the same as this one, itself included, as far as the visitor may know of them, and the
/// links between them.
///
/// # Errors
/// A fault of the database.
pub async fn cluster_of(reader: &mut Reader, scope: Scope<'_>, id: RecordId) -> Result<PersonRecords, Fault> {
    let rows = of_person(reader, id).await?;
    let (mut records, mut flags, mut in_full) = (Vec::new(), Vec::new(), BTreeSet::new());
    for (row, sight) in seen(reader, scope, rows).await? {
        if sight == Sight::Full {
            in_full.insert(row.id);
        }
        if sight == Sight::Flag { flags.push((row.id, row.agency)) } else { records.push(row) }
    }
    let ids: BTreeSet<RecordId> = records.iter().map(|record| record.id).collect();
    let sql = format!("SELECT {LINK} FROM people_link WHERE standing = 'linked' AND one IN (EACH $1) ORDER BY idx");
    let links = reader.rows(&sql, &[Arg::each(&ids)]).await?;
    let mut links = links.iter().map(link_row).collect::<Result<Vec<_>, _>>()?;
    // A link to a record that this reader may not know of is absent too.
    links.retain(|link| ids.contains(&link.pair.other));
    links.iter_mut().for_each(|link| link.keep_reason_from_strangers(&in_full));
    Ok(PersonRecords { records, flags, links })
}

impl LinkRow {
    /// Why two records were joined may quote what stands in them: it is for whoever sees one of the two in full.
    fn keep_reason_from_strangers(&mut self, in_full: &BTreeSet<RecordId>) {
        if !in_full.contains(&self.pair.one) && !in_full.contains(&self.pair.other) {
            self.reason.clear();
        }
    }
}

fn link_row(row: &Row) -> Result<LinkRow, Fault> {
    let pair = Pair { one: row.id("one")?, other: row.id("other")? };
    Ok(LinkRow {
        pair,
        standing: row.text("standing")?,
        at: row.time("at")?,
        actor: row.text("actor")?,
        agency: row.text("agency")?,
        reason: row.text("reason")?,
    })
}

/// How two records stand by the newest decision; `None` where there never was one.
///
/// # Errors
/// A fault of the database.
pub async fn link_between(reader: &mut Reader, pair: Pair) -> Result<Option<LinkRow>, Fault> {
    let sql = format!("SELECT {LINK} FROM people_link WHERE one = $1 AND other = $2");
    reader.row(&sql, &[pair.one.into(), pair.other.into()]).await?.as_ref().map(link_row).transpose()
}

/// Every decision about a record, the newest first. Those about records that the visitor does not see are absent.
///
/// # Errors
/// A fault of the database.
pub async fn decisions_about(reader: &mut Reader, scope: Scope<'_>, id: RecordId) -> Result<Vec<Decision>, Fault> {
    let sql = format!("SELECT {LINK} FROM people_decision WHERE one = $1 OR other = $1 ORDER BY idx DESC LIMIT 200");
    let all = reader.rows(&sql, &[id.into()]).await?.iter().map(link_row).collect::<Result<Vec<_>, _>>()?;
    let ids: Vec<RecordId> = all.iter().flat_map(|decision| [decision.pair.one, decision.pair.other]).collect();
    let known = summaries(reader, scope, &ids).await?;
    Ok(all.into_iter().filter(|d| known.contains_key(&d.pair.one) && known.contains_key(&d.pair.other)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_for_whoever_sees_one_of_the_two_in_full() {
        let ids: Vec<RecordId> =
            ["01gk1a03d0ejkv3dbmkg7h41dg", "01gk1ab2z0fkjvwqjens4wk9gg", "01gk1ap2h0fvdshq7c52bxetjw"]
                .map(|id| id.parse().unwrap())
                .to_vec();
        let shown = |in_full: &[RecordId]| {
            let mut link = LinkRow {
                pair: Pair { one: ids[0], other: ids[1] },
                standing: "linked".into(),
                at: Timestamp::from_millis(0),
                actor: String::new(),
                agency: String::new(),
                reason: "the same telephone".into(),
            };
            link.keep_reason_from_strangers(&in_full.iter().copied().collect());
            !link.reason.is_empty()
        };
        assert!(shown(&ids[..1]) && shown(&ids[1..2]) && shown(&ids));
        // They see only the least of both, beside a third record of the person that is their own.
        assert!(!shown(&ids[2..]) && !shown(&[]));
    }
}
