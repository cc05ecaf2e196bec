//! What this capability tells everybody who is asked about a record: which parts of it are shared with the visitor under a
//! disclosure in force at this moment; and whether a disclosure itself is in force.

use crate::Sharing;
use crate::queries::{in_force_for, reached, standing_of};
use crate::words::Standing;
use access::{Fact, Thing, Visit};
use std::collections::BTreeSet;
use store::{Fault, Knowing, Step, Tables};
use vocabulary::{DisclosureId, RecordId};

/// The relation of a visitor to a record of which some part is shared with them. Beside it stands `disclosed.<class>` for
/// each part.
pub const DISCLOSED: &str = "disclosed";

impl Knowing for Sharing {
    fn kinds(&self) -> &'static [&'static str] {
        &["Record"]
    }

    fn tell<'a>(&'a self, tables: &'a mut Tables<'_>, visit: &'a Visit, things: &'a mut [Thing]) -> Step<'a, ()> {
        Box::pin(async move {
            still_in_force(tables, visit, things).await?;
            let Some(agency) = visit.who.agency else { return Ok(()) };
            // A disclosure is of one agency's record: other records of the same person are not part of it.
            let record =
                |thing: &Thing| if thing.kind() == "Record" { thing.id().parse::<RecordId>().ok() } else { None };
            let records: Vec<RecordId> = things.iter().filter_map(record).collect();
            if records.is_empty() {
                return Ok(());
            }
            let actor = visit.actor().to_string();
            let shared = in_force_for(tables, &records, agency, &actor, visit.now).await?;
            for thing in things {
                let Some(classes) = record(thing).and_then(|id| shared.get(&id)) else { continue };
                thing.relate(DISCLOSED);
                for class in classes {
                    thing.relate(&format!("{DISCLOSED}.{class}"));
                }
            }
            Ok(())
        })
    }

    fn reach<'a>(
        &'a self,
        tables: &'a mut Tables<'_>,
        visit: &'a Visit,
        kind: &'static str,
    ) -> Step<'a, BTreeSet<String>> {
        Box::pin(async move {
            match visit.who.agency {
                Some(agency) if kind == "Record" => {
                    reached(tables, agency, &visit.actor().to_string(), visit.now).await
                }
                _ => Ok(BTreeSet::new()),
            }
        })
    }
}

/// What was read of a disclosure when it was looked up may be over by the time somebody asks about it.
async fn still_in_force(tables: &mut Tables<'_>, visit: &Visit, things: &mut [Thing]) -> Result<(), Fault> {
    let asked: Vec<DisclosureId> = things
        .iter()
        .filter(|thing| thing.kind() == "Disclosure")
        .filter_map(|thing| thing.id().parse().ok())
        .collect();
    if asked.is_empty() {
        return Ok(());
    }
    let standing = standing_of(tables, &asked, visit.now).await?;
    for thing in things.iter_mut().filter(|thing| thing.kind() == "Disclosure") {
        let stands = thing.id().parse().ok().and_then(|id: DisclosureId| standing.get(&id));
        let in_force = stands == Some(&Standing::InForce);
        thing.learn("in_force", Fact::Flag(in_force));
    }
    Ok(())
}
