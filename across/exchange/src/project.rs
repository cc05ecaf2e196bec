//! From events to the list of imports.

use crate::events::Event;
use store::{Arg, Capability, Fault, Migration, ReadTable, Recorded, Step, Tables};

/// This part of the house as the store knows it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Exchange;

impl Capability for Exchange {
    fn name(&self) -> &'static str {
        "exchange"
    }
    fn migrations(&self) -> &'static [Migration] {
        &[Migration { name: "0001_exchange.sql", sql: include_str!("../migrations/0001_exchange.sql") }]
    }
    fn read_tables(&self) -> &'static [ReadTable] {
        &[ReadTable { name: "exchange_history", order: "id" }]
    }
    fn project<'a>(&'a self, tables: &'a mut Tables<'_>, entries: &'a [Recorded]) -> Step<'a, ()> {
        Box::pin(async move {
            for entry in entries {
                if let Some(event) = entry.event::<Event>()? {
                    project(tables, entry, event).await?;
                }
            }
            Ok(())
        })
    }
}

async fn project(tables: &mut Tables<'_>, entry: &Recorded, event: Event) -> Result<(), Fault> {
    let id = Arg::from(entry.id::<vocabulary::ImportKind>()?);
    match event {
        Event::Started { agency, sort, .. } => {
            let sql = "INSERT INTO exchange_history (id, agency, sort, started_by, started_at, ended_at, taken, known, refused) \
                       VALUES ($1, $2, $3, $4, $5, NULL, 0, 0, 0)";
            let args = [id, agency.into(), sort.code().into(), (&entry.actor).into(), entry.at.into()];
            tables.run(sql, &args).await?;
        }
        Event::Finished { counts } | Event::Stopped { counts } => {
            let sql = "UPDATE exchange_history SET ended_at = $2, taken = $3, known = $4, refused = $5 WHERE id = $1";
            let numbers =
                [counts.taken, counts.known, counts.refused].map(|n| Arg::from(i64::try_from(n).unwrap_or(i64::MAX)));
            let args: Vec<Arg> = [id, entry.at.into()].into_iter().chain(numbers).collect();
            tables.run(sql, &args).await?;
        }
    }
    Ok(())
}
