//! Taking apart what was taken for one: a single link, or a person that was made of several records, of which whoever parts
//! says which belong together.
//!
//! Somebody may not decide about all records of a person, and may not even know of some. Those keep their links, unless
//! they would still hold together what was parted: then they are set free from it, and come back as proposals to those who
//! may decide about them. Whoever parts is told the same, whether there are such records or not.

use super::{kind_of, permit_record};
use crate::{
    decide::PairStanding,
    events::{Event, Pair},
    queries,
};
use access::{Permit, Visit};
use std::collections::{BTreeMap, BTreeSet};
use store::{Declined, House, Stop, Stream, Work};
use vocabulary::RecordId;

/// Parts a person into groups: each record with the number of its group. Links between groups are undone and refused, so
/// that they are not proposed again; records of one group that would fall apart are linked with each other. All or nothing;
/// each of these decisions can be undone by itself.
///
/// # Errors
/// A refusal, a no of the domain (fewer than two groups, no reason, not all records named), or a fault.
pub async fn part_person(
    house: &House,
    visit: &Visit,
    groups: &BTreeMap<RecordId, u8>,
    reason: &str,
) -> Result<(), Stop> {
    let (first, group) = groups.iter().next().ok_or(Declined("people-part-groups"))?;
    if groups.values().all(|other| other == group) {
        return Err(Declined("people-part-groups").into());
    }
    let mut permits = BTreeMap::new();
    for record in groups.keys() {
        permits.insert(*record, permit_record(house, visit, "people.link", *record).await?);
    }
    let may = may_decide(house, visit, *first).await?;
    // Somebody joined another one meanwhile, or took one of these away: the page is stale.
    if may.iter().ne(groups.keys()) {
        return Err(Declined("people-part-more").into());
    }
    let mut work = house.begin(visit).await?;
    let links = links(&mut work, *first).await?;
    let freed = held_together(&links, groups);
    let mut sets = Sets::default();
    let mut changes: Vec<(Pair, Vec<Event>)> = Vec::new();
    let mut parted: BTreeSet<(u8, u8)> = BTreeSet::new();
    for pair in links {
        match (groups.get(&pair.one), groups.get(&pair.other)) {
            (Some(one), Some(other)) if one != other => {
                parted.insert((*one.min(other), *one.max(other)));
                let undone = PairStanding::Linked.undo(pair, reason)?;
                changes.push((pair, vec![undone, PairStanding::Open.refuse(pair, reason)?]));
            }
            _ if freed.contains(&(pair.one, pair.other)) => {
                changes.push((pair, vec![PairStanding::Linked.undo(pair, reason)?]));
            }
            _ => sets.join(pair.one, pair.other),
        }
    }
    // What stays together and hung together only by a record that goes is linked directly.
    let records: Vec<RecordId> = groups.keys().copied().collect();
    for (at, one) in records.iter().enumerate() {
        for other in &records[at + 1..] {
            let Some(pair) = Pair::of(*one, *other) else { continue };
            if groups[one] != groups[other] || sets.find(*one) == sets.find(*other) {
                continue;
            }
            let kinds = (kind_of(&mut work, pair.one).await?, kind_of(&mut work, pair.other).await?);
            let standing = work.history::<Event>(&Stream::of(pair.id())).await?.fold(PairStanding::apply);
            let mut events = Vec::new();
            if standing == PairStanding::Refused {
                events.push(standing.undo(pair, reason)?);
            }
            events.push(PairStanding::Open.link(pair, kinds, reason)?);
            changes.push((pair, events));
            sets.join(pair.one, pair.other);
        }
    }
    // Groups between which no link stood are said to be different all the same, by the first record of each.
    let firsts: BTreeMap<u8, RecordId> = groups.iter().rev().map(|(record, group)| (*group, *record)).collect();
    for (group, one) in &firsts {
        for (_, other) in firsts.iter().filter(|(next, _)| *next > group && !parted.contains(&(*group, **next))) {
            let Some(pair) = Pair::of(*one, *other) else { continue };
            let standing = work.history::<Event>(&Stream::of(pair.id())).await?.fold(PairStanding::apply);
            if standing == PairStanding::Open {
                changes.push((pair, vec![standing.refuse(pair, reason)?]));
            }
        }
    }
    append(&mut work, &permits, changes).await?;
    work.commit().await?;
    Ok(())
}

/// Takes back a decision about two records: each stands as before, and the question is open again.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn undo_link(house: &House, visit: &Visit, a: RecordId, b: RecordId, reason: &str) -> Result<(), Stop> {
    let pair = Pair::of(a, b).ok_or(Declined("people-same-record"))?;
    let mut permits = BTreeMap::new();
    for record in [pair.one, pair.other] {
        permits.insert(record, permit_record(house, visit, "people.link", record).await?);
    }
    let may = may_decide(house, visit, pair.one).await?;
    let mut work = house.begin(visit).await?;
    let standing = work.history::<Event>(&Stream::of(pair.id())).await?.fold(PairStanding::apply);
    let mut changes = vec![(pair, vec![standing.undo(pair, reason)?])];
    if standing == PairStanding::Linked {
        let mut links = links(&mut work, pair.one).await?;
        links.retain(|link| *link != pair);
        // What the visitor may decide about and still hangs on each of the two.
        let mut sets = Sets::default();
        let known = links.iter().filter(|link| may.contains(&link.one) && may.contains(&link.other));
        known.for_each(|link| sets.join(link.one, link.other));
        let (one, other) = (sets.find(pair.one), sets.find(pair.other));
        if one != other {
            let side = |record: &RecordId| match sets.find(*record) {
                root if root == one => Some((*record, 1)),
                root if root == other => Some((*record, 2)),
                _ => None,
            };
            let sides: BTreeMap<RecordId, u8> = may.iter().filter_map(side).collect();
            for (one, other) in held_together(&links, &sides) {
                let link = Pair { one, other };
                changes.push((link, vec![PairStanding::Linked.undo(link, reason)?]));
            }
        }
    }
    // A record that is set free hangs on one about which the visitor may decide, or on another such: either permit says why.
    append(&mut work, &permits, changes).await?;
    work.commit().await?;
    Ok(())
}

async fn append(
    work: &mut Work,
    permits: &BTreeMap<RecordId, Permit>,
    changes: Vec<(Pair, Vec<Event>)>,
) -> Result<(), Stop> {
    let any = permits.values().next();
    for (pair, events) in changes {
        let stream = Stream::of(pair.id());
        let place = work.history::<Event>(&stream).await?.place;
        let permit = permits.get(&pair.one).or_else(|| permits.get(&pair.other)).or(any).ok_or(Stop::NotFound)?;
        work.append(permit, &stream, place, &events).await?;
    }
    Ok(())
}

/// The records of the person about which the visitor may decide.
async fn may_decide(house: &House, visit: &Visit, record: RecordId) -> Result<BTreeSet<RecordId>, Stop> {
    let mut reader = house.facts().await?;
    let records = queries::decidable_of_person(&mut reader, visit, record).await?;
    Ok(records.into_iter().map(|record| record.id).collect())
}

/// The links that stand within the person that a record is taken for.
async fn links(work: &mut Work, record: RecordId) -> Result<Vec<Pair>, Stop> {
    let sql = "SELECT l.one, l.other FROM people_link l JOIN people_record r ON r.id = l.one WHERE l.standing = 'linked' \
               AND r.person = (SELECT person FROM people_record WHERE id = $1) ORDER BY l.one, l.other";
    let rows = work.tables().rows(sql, &[record.into()]).await?;
    let one = |row: &store::Row| Ok(Pair { one: row.id("one")?, other: row.id("other")? });
    Ok(rows.iter().map(one).collect::<Result<_, store::Fault>>()?)
}

/// Links of records that are in no group and, together with others of their kind, hang on more than one group.
fn held_together(links: &[Pair], groups: &BTreeMap<RecordId, u8>) -> BTreeSet<(RecordId, RecordId)> {
    let (mut sets, mut touched) = (Sets::default(), BTreeMap::<RecordId, BTreeSet<u8>>::new());
    let inside = |pair: &&Pair| !groups.contains_key(&pair.one) && !groups.contains_key(&pair.other);
    links.iter().filter(inside).for_each(|pair| sets.join(pair.one, pair.other));
    let hangs = |pair: &Pair| match (groups.get(&pair.one), groups.get(&pair.other)) {
        (Some(group), None) => Some((*group, pair.other)),
        (None, Some(group)) => Some((*group, pair.one)),
        _ => None,
    };
    for (group, record) in links.iter().filter_map(hangs) {
        touched.entry(sets.find(record)).or_default().insert(group);
    }
    let between = |pair: &&Pair| {
        hangs(pair).is_some_and(|(_, record)| touched.get(&sets.find(record)).is_some_and(|groups| groups.len() > 1))
    };
    links.iter().filter(between).map(|pair| (pair.one, pair.other)).collect()
}

/// Records that hang together.
#[derive(Default)]
struct Sets(BTreeMap<RecordId, RecordId>);

impl Sets {
    fn find(&self, record: RecordId) -> RecordId {
        let mut at = record;
        while let Some(next) = self.0.get(&at).filter(|next| **next != at) {
            at = *next;
        }
        at
    }

    fn join(&mut self, a: RecordId, b: RecordId) {
        let (one, other) = (self.find(a), self.find(b));
        self.0.insert(one.max(other), one.min(other));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(a: &str, b: &str) -> Pair {
        Pair::of(RecordId::named(a), RecordId::named(b)).unwrap()
    }

    #[test]
    fn what_nobody_placed_is_set_free_only_where_it_holds_groups_together() {
        let groups: BTreeMap<RecordId, u8> = [("a", 1), ("b", 2)].map(|(name, n)| (RecordId::named(name), n)).into();
        let freed = |links: &[Pair]| held_together(links, &groups).len();
        assert_eq!(freed(&[pair("a", "h"), pair("h", "b")]), 2);
        assert_eq!(freed(&[pair("a", "h"), pair("h", "i"), pair("i", "b")]), 2, "over two, whose own link stays");
        assert_eq!(freed(&[pair("a", "h"), pair("h", "i"), pair("b", "j")]), 0, "each hangs on one");
        assert_eq!(freed(&[pair("a", "b")]), 0);
    }
}
