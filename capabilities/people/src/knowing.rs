//! What this capability tells everybody who is asked about a record: which other records are taken to be the same one, and
//! whether the visitor's agency is asked about it.

use crate::{People, queries::thing};
use access::{Thing, Visit};
use std::collections::{BTreeMap, BTreeSet};
use store::{Arg, Fault, Knowing, Step, Tables};

impl Knowing for People {
    fn kinds(&self) -> &'static [&'static str] {
        &["Record"]
    }

    fn tell<'a>(&'a self, tables: &'a mut Tables<'_>, visit: &'a Visit, things: &'a mut [Thing]) -> Step<'a, ()> {
        Box::pin(async move {
            let named: BTreeSet<String> = things.iter().flat_map(|t| t.all_of("Record")).map(str::to_owned).collect();
            let mut joined: BTreeMap<String, Vec<String>> = BTreeMap::new();
            let sql = "SELECT r.id AS one, o.id AS other FROM people_record r JOIN people_record o ON o.person = r.person \
                       WHERE r.id IN (EACH $1) AND o.id <> r.id";
            for row in tables.rows(sql, &[Arg::each(named)]).await? {
                joined.entry(row.text("one")?).or_default().push(row.text("other")?);
            }
            let asked = asked_about(tables, visit).await?;
            for thing in things {
                if asked.contains(thing.id()) {
                    thing.relate("asked");
                }
                let own: Vec<String> = thing.all_of("Record").map(str::to_owned).collect();
                for other in own.iter().filter_map(|id| joined.get(id)).flatten() {
                    thing.put_beside("Record", other.clone());
                }
            }
            Ok(())
        })
    }

    fn things<'a>(&'a self, tables: &'a mut Tables<'_>, kind: &'static str, ids: &'a [String]) -> Step<'a, Vec<Thing>> {
        Box::pin(async move {
            if kind != "Record" {
                return Ok(Vec::new());
            }
            let sql = "SELECT id, agency FROM people_record WHERE id IN (EACH $1)";
            let rows = tables.rows(sql, &[Arg::each(ids)]).await?;
            rows.iter().map(|row| Ok(thing(row.id("id")?, row.id("agency")?))).collect()
        })
    }
}

/// Both records of every question that waits for the visitor's agency.
async fn asked_about(tables: &mut Tables<'_>, visit: &Visit) -> Result<BTreeSet<String>, Fault> {
    let Some(agency) = visit.who.agency else { return Ok(BTreeSet::new()) };
    let sql = "SELECT one, other FROM people_question WHERE asked_of = $1 AND standing = 'open'";
    let mut asked = BTreeSet::new();
    for row in tables.rows(sql, &[agency.into()]).await? {
        asked.extend([row.text("one")?, row.text("other")?]);
    }
    Ok(asked)
}
