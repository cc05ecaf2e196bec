//! What the last look through all records left for people to decide: for each reader only what they may decide about, and
//! worked out from that alone, so that what they may not know of changes neither lines nor counts nor order.

use super::{RecordRow, decidable};
use crate::{
    doubtful::{self, Why},
    events::Pair,
    words::{RecordDetails, RecordKind},
};
use access::Visit;
use kernel::Timestamp;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::{Arg, Fault, Reader};
use vocabulary::{PersonId, RecordId};

/// Two records that may be about the same one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Which two.
    pub pair: Pair,
    /// What both are about.
    pub kind: RecordKind,
    /// Whether somebody decided that they are not the same, and a record has changed since.
    pub changed_since: bool,
    /// When the newer of the two last changed.
    pub newest: Timestamp,
}

/// A join that should be looked at again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// Why.
    pub why: Why,
    /// The two records in question.
    pub pair: Pair,
    /// Of how many records the person is made.
    pub records: usize,
}

/// Lines up to as many as were asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lines<T> {
    /// The lines.
    pub lines: Vec<T>,
    /// Whether there are more.
    pub more: bool,
}

impl<T> Default for Lines<T> {
    fn default() -> Self {
        Lines { lines: Vec::new(), more: false }
    }
}

/// How a look through all records goes, or went. Of how many records is not told: some may not be known of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookThrough {
    /// When it began.
    pub started_at: Timestamp,
    /// Who began it, as written in the ledger.
    pub started_by: String,
    /// `running`, `done` or `failed`.
    pub standing: String,
    /// `reading`, `weighing` or `writing`.
    pub step: String,
}

/// How many rows are read at once.
const RUN: i64 = 400;

/// One pair of the last look, with what must be known to decide whether it is a line.
struct Near {
    pair: Pair,
    kind: RecordKind,
    owners: [kernel::AgencyId; 2],
    persons: [PersonId; 2],
    newest: Timestamp,
}

/// Proposals that this visitor may decide, the likeliest first: one for each two persons.
///
/// # Errors
/// A fault of the database.
pub async fn proposals(reader: &mut Reader, visit: &Visit, most: usize) -> Result<Lines<Proposal>, Fault> {
    let mut found = Lines::default();
    let mut persons: BTreeSet<[PersonId; 2]> = BTreeSet::new();
    let mut after: Option<(i64, Pair)> = None;
    loop {
        let (near, last) = nearest(reader, after).await?;
        let Some(last) = last else { return Ok(found) };
        after = Some(last);
        let ids = near.iter().flat_map(|near| [(near.pair.one, near.owners[0]), (near.pair.other, near.owners[1])]);
        let may = decidable(reader, visit, ids).await?;
        let near: Vec<Near> =
            near.into_iter().filter(|near| may.contains(&near.pair.one) && may.contains(&near.pair.other)).collect();
        let refused = refused_between(reader, visit, &near).await?;
        for near in near {
            let mut key = near.persons;
            key.sort();
            // What people have decided binds, unless a record has changed since.
            let at = refused.get(&key);
            if at.is_some_and(|at| near.newest <= *at) || !persons.insert(key) {
                continue;
            }
            if found.lines.len() == most {
                found.more = true;
                return Ok(found);
            }
            let Near { pair, kind, newest, .. } = near;
            found.lines.push(Proposal { pair, kind, changed_since: at.is_some(), newest });
        }
    }
}

/// The next pairs of the last look whose records are not one person, and where the rows ended.
async fn nearest(reader: &mut Reader, after: Option<(i64, Pair)>) -> Result<(Vec<Near>, Option<(i64, Pair)>), Fault> {
    let columns = "SELECT p.one, p.other, p.bits, a.record_kind, a.agency AS owner, b.agency AS beside, a.person, \
                   b.person AS next, a.changed_at, b.changed_at AS changed FROM people_proposal p \
                   JOIN people_record a ON a.id = p.one JOIN people_record b ON b.id = p.other";
    let (wanted, args): (&str, Vec<Arg>) = match after {
        None => ("", Vec::new()),
        Some((bits, pair)) => (
            "WHERE p.bits < $1 OR (p.bits = $1 AND (p.one > $2 OR (p.one = $2 AND p.other > $3)))",
            vec![bits.into(), pair.one.into(), pair.other.into()],
        ),
    };
    let sql = format!("{columns} {wanted} ORDER BY p.bits DESC, p.one, p.other LIMIT {RUN}");
    let (mut near, mut last) = (Vec::new(), None);
    for row in reader.rows(&sql, &args).await? {
        let pair = Pair { one: row.id("one")?, other: row.id("other")? };
        last = Some((row.int("bits")?, pair));
        let persons: [PersonId; 2] = [row.id("person")?, row.id("next")?];
        if persons[0] == persons[1] {
            continue;
        }
        near.push(Near {
            pair,
            kind: RecordKind::from_code(&row.text("record_kind")?).unwrap_or_default(),
            owners: [row.id("owner")?, row.id("beside")?],
            persons,
            newest: row.time("changed_at")?.max(row.time("changed")?),
        });
    }
    Ok((near, last))
}

/// Between which of these persons it was decided that they are not the same, and when: as far as this visitor may decide
/// about both records of it.
async fn refused_between(
    reader: &mut Reader,
    visit: &Visit,
    near: &[Near],
) -> Result<HashMap<[PersonId; 2], Timestamp>, Fault> {
    let wanted: BTreeSet<PersonId> = near.iter().flat_map(|near| near.persons).collect();
    let mut decisions = Vec::new();
    let sql = "SELECT l.one, l.other, l.at, a.agency AS owner, b.agency AS beside, a.person, b.person AS next \
               FROM people_link l JOIN people_record a ON a.id = l.one JOIN people_record b ON b.id = l.other \
               WHERE l.standing = 'refused' AND a.person IN (EACH $1)";
    for row in reader.rows(sql, &[Arg::each(wanted)]).await? {
        let mut persons: [PersonId; 2] = [row.id("person")?, row.id("next")?];
        persons.sort();
        let one: (RecordId, kernel::AgencyId) = (row.id("one")?, row.id("owner")?);
        decisions.push((one, (row.id("other")?, row.id("beside")?), persons, row.time("at")?));
    }
    let may = decidable(reader, visit, decisions.iter().flat_map(|(one, other, ..)| [*one, *other])).await?;
    let mut refused: HashMap<[PersonId; 2], Timestamp> = HashMap::new();
    for (one, other, persons, at) in decisions {
        if may.contains(&one.0) && may.contains(&other.0) {
            let newest = refused.entry(persons).or_insert(at);
            *newest = (*newest).max(at);
        }
    }
    Ok(refused)
}

/// Doubtful joins that this visitor may decide, each weighed from the records that they may decide about.
///
/// # Errors
/// A fault of the database.
pub async fn doubts(reader: &mut Reader, visit: &Visit, most: usize) -> Result<Lines<Doubt>, Fault> {
    let mut found = Lines::default();
    let mut after = String::new();
    loop {
        let sql = "SELECT person FROM people_doubt WHERE person > $1 ORDER BY person LIMIT 100";
        let rows = reader.rows(sql, &[(&after).into()]).await?;
        let persons = rows.iter().map(|row| row.text("person")).collect::<Result<Vec<String>, _>>()?;
        let Some(last) = persons.last() else { return Ok(found) };
        after.clone_from(last);
        let sql =
            "SELECT id, agency, person, details FROM people_record WHERE person IN (EACH $1) ORDER BY person, number";
        let rows = reader.rows(sql, &[Arg::each(persons)]).await?;
        let ids = rows.iter().map(|row| Ok((row.id("id")?, row.id("agency")?))).collect::<Result<Vec<_>, Fault>>()?;
        let may = decidable(reader, visit, ids).await?;
        let mut seen: BTreeMap<String, Vec<(RecordId, RecordDetails)>> = BTreeMap::new();
        for row in rows {
            let id: RecordId = row.id("id")?;
            if may.contains(&id) {
                let details = serde_json::from_str(&row.text("details")?)?;
                seen.entry(row.text("person")?).or_default().push((id, details));
            }
        }
        for records in seen.values() {
            for (why, pair) in doubtful::doubts(records) {
                if found.lines.len() == most {
                    found.more = true;
                    return Ok(found);
                }
                found.lines.push(Doubt { why, pair, records: records.len() });
            }
        }
    }
}

/// Those records of a person about which this visitor may decide, the one that is asked for among them or not.
///
/// # Errors
/// A fault of the database.
pub async fn decidable_of_person(reader: &mut Reader, visit: &Visit, id: RecordId) -> Result<Vec<RecordRow>, Fault> {
    let rows = super::records::of_person(reader, id).await?;
    let may = decidable(reader, visit, rows.iter().map(|row| (row.id, row.agency))).await?;
    Ok(rows.into_iter().filter(|row| may.contains(&row.id)).collect())
}

/// The newest look through all records; `None` before the first.
///
/// # Errors
/// A fault of the database.
pub async fn last_look(reader: &mut Reader) -> Result<Option<LookThrough>, Fault> {
    let sql = "SELECT started_at, started_by, standing, step FROM people_look_through ORDER BY started_at DESC LIMIT 1";
    let Some(row) = reader.row(sql, &[]).await? else { return Ok(None) };
    Ok(Some(LookThrough {
        started_at: row.time("started_at")?,
        started_by: row.text("started_by")?,
        standing: row.text("standing")?,
        step: row.text("step")?,
    }))
}

/// The records that were decided not to be the same as this one, with when; only decisions that stand.
///
/// # Errors
/// A fault of the database.
pub async fn refused_of(reader: &mut Reader, record: RecordId) -> Result<BTreeMap<RecordId, Timestamp>, Fault> {
    let sql = "SELECT one, other, at FROM people_link WHERE standing = 'refused' AND (one = $1 OR other = $1)";
    let mut refused = BTreeMap::new();
    for row in reader.rows(sql, &[record.into()]).await? {
        let (one, other): (RecordId, RecordId) = (row.id("one")?, row.id("other")?);
        refused.insert(if one == record { other } else { one }, row.time("at")?);
    }
    Ok(refused)
}

/// Every decision that stands: two records and whether they are one. Evidence from which a model is learned.
///
/// # Errors
/// A fault of the database.
pub async fn decisions(reader: &mut Reader) -> Result<Vec<(Pair, bool)>, Fault> {
    let sql =
        "SELECT one, other, standing FROM people_link WHERE standing IN ('linked', 'refused') ORDER BY one, other";
    let rows = reader.rows(sql, &[]).await?;
    let one = |row: &store::Row| {
        Ok((Pair { one: row.id("one")?, other: row.id("other")? }, row.text("standing")? == "linked"))
    };
    rows.iter().map(one).collect()
}
