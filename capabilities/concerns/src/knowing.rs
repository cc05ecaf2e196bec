//! What this capability tells everybody who is asked about a record: whether the visitor works on a desk that holds an open
//! concern which mentions the person.

use crate::Concerns;
use access::{Thing, Visit};
use std::collections::BTreeSet;
use store::{Arg, Fault, Knowing, Step, Tables};

impl Knowing for Concerns {
    fn kinds(&self) -> &'static [&'static str] {
        &["Record"]
    }

    fn tell<'a>(&'a self, tables: &'a mut Tables<'_>, visit: &'a Visit, things: &'a mut [Thing]) -> Step<'a, ()> {
        Box::pin(async move {
            let records = |thing: &Thing| thing.all_of("Record").map(str::to_owned).collect::<Vec<_>>();
            let named: BTreeSet<String> =
                things.iter().filter(|thing| thing.kind() == "Record").flat_map(records).collect();
            let mut related: BTreeSet<String> = BTreeSet::new();
            let sql = "SELECT m.record, c.desk, c.agency, c.matter, c.about_staff, c.about_teams FROM concerns_mention m \
                       JOIN concerns_concern c ON c.concern = m.concern WHERE c.done = 0 AND m.record IN (EACH $1)";
            for row in tables.rows(sql, &[Arg::each(named)]).await? {
                let says = |column: &str, id: &str| -> Result<bool, Fault> {
                    Ok(row.text(column)?.split(' ').any(|other| other == id))
                };
                let mut kept_out = says("about_staff", &visit.actor().to_string())?;
                let mut holds = false;
                for team in &visit.who.teams {
                    kept_out = kept_out || says("about_teams", &team.to_string())?;
                    holds = holds || row.text("desk")? == team.to_string();
                }
                let leads = visit.who.roles.contains("supervisor")
                    && row.text("matter")? == "child"
                    && visit
                        .who
                        .agency
                        .is_some_and(|agency| row.text("agency").is_ok_and(|at| at == agency.to_string()));
                if (holds || leads) && !kept_out {
                    related.insert(row.text("record")?);
                }
            }
            for thing in things.iter_mut().filter(|thing| thing.kind() == "Record") {
                if thing.all_of("Record").any(|id| related.contains(id)) {
                    thing.relate("desk");
                }
            }
            Ok(())
        })
    }
}
