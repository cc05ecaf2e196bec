//! What this capability tells everybody who is asked about a record: which other records are taken to be the same one.

use crate::{People, queries::thing};
use access::{Thing, Visit};
use std::collections::{BTreeMap, BTreeSet};
use store::{Arg, Knowing, Step, Tables, placeholders};

impl Knowing for People {
    fn kinds(&self) -> &'static [&'static str] {
        &["Record"]
    }

    fn tell<'a>(&'a self, tables: &'a mut Tables<'_>, _: &'a Visit, things: &'a mut [Thing]) -> Step<'a, ()> {
        Box::pin(async move {
            let named: BTreeSet<String> = things.iter().flat_map(|t| t.all_of("Record")).map(str::to_owned).collect();
            let named: Vec<String> = named.into_iter().collect();
            let mut joined: BTreeMap<String, Vec<String>> = BTreeMap::new();
            for run in named.chunks(1000) {
                let sql = format!(
                    "SELECT r.id AS one, o.id AS other FROM people_record r JOIN people_record o ON o.person = r.person \
                     WHERE r.id IN ({}) AND o.id <> r.id",
                    placeholders(1, run.len())
                );
                let args: Vec<Arg> = run.iter().map(Arg::from).collect();
                for row in tables.rows(&sql, &args).await? {
                    joined.entry(row.text("one")?).or_default().push(row.text("other")?);
                }
            }
            for thing in things {
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
            let mut made = Vec::new();
            for run in ids.chunks(1000).filter(|_| kind == "Record") {
                let sql = format!("SELECT id, agency FROM people_record WHERE id IN ({})", placeholders(1, run.len()));
                let args: Vec<Arg> = run.iter().map(Arg::from).collect();
                for row in tables.rows(&sql, &args).await? {
                    made.push(thing(row.id("id")?, row.id("agency")?));
                }
            }
            Ok(made)
        })
    }
}
