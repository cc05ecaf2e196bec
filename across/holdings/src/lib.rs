#![doc = include_str!("../README.md")]

use concerns::keeping::{self as kept_concerns, KeptConcern};
use kernel::{ActorId, AgencyId, Timestamp};
use people::keeping::{self as kept_records, KeptRecord};
use rights::words::{Gathered, Held, KeptThing, Received};
use rights::{Holdings, Telling};
use sharing::words::Outcome;
use std::collections::{BTreeMap, BTreeSet};

mod gathering;

use store::Reader;

/// The house's answer to what is held.
#[derive(Debug, Clone, Copy, Default)]
pub struct House;

fn record(row: KeptRecord) -> Held {
    Held {
        thing: KeptThing::Record(row.id),
        agency: row.agency,
        title: row.title,
        holds: Some("record"),
        since: row.changed_at,
    }
}

fn concern(row: KeptConcern) -> Held {
    let holds = row.decided_at.map(|_| if row.no_further_action { NO_FURTHER_ACTION } else { ACTED_ON });
    Held {
        thing: KeptThing::Concern(row.id),
        agency: row.agency,
        title: if row.summary.is_empty() { row.reference } else { format!("{} ({})", row.summary, row.reference) },
        holds,
        since: row.decided_at.unwrap_or(row.reported_at),
    }
}

/// Concerns by what was decided, as the catalogue of retention names them.
const NO_FURTHER_ACTION: &str = "concern_no_further_action";
const ACTED_ON: &str = "concern_acted_on";

impl Holdings for House {
    fn ended<'a>(
        &'a self,
        reader: &'a mut Reader,
        agency: AgencyId,
        holds: &'a str,
        before: Timestamp,
        limit: i64,
    ) -> Telling<'a, Vec<Held>> {
        Box::pin(async move {
            Ok(match holds {
                "record" => {
                    let rows = kept_records::unchanged_since(reader, agency, before, limit).await?;
                    rows.into_iter().map(record).collect()
                }
                NO_FURTHER_ACTION | ACTED_ON => {
                    let no_action = holds == NO_FURTHER_ACTION;
                    let rows = kept_concerns::decided_before(reader, agency, no_action, before, limit).await?;
                    rows.into_iter().map(concern).collect()
                }
                _ => Vec::new(),
            })
        })
    }

    fn one<'a>(&'a self, reader: &'a mut Reader, thing: KeptThing) -> Telling<'a, Option<Held>> {
        Box::pin(async move {
            Ok(match thing {
                KeptThing::Record(id) => kept_records::one(reader, id).await?.map(record),
                KeptThing::Concern(id) => kept_concerns::one(reader, id).await?.map(concern),
            })
        })
    }

    fn find<'a>(&'a self, reader: &'a mut Reader, agency: AgencyId, words: &'a str) -> Telling<'a, Vec<Held>> {
        Box::pin(async move {
            let mut found: Vec<Held> =
                kept_concerns::named(reader, agency, words).await?.into_iter().map(concern).collect();
            found.extend(kept_records::named(reader, agency, words).await?.into_iter().map(record));
            Ok(found)
        })
    }

    fn subjects<'a>(&'a self, reader: &'a mut Reader, thing: KeptThing) -> Telling<'a, BTreeSet<String>> {
        Box::pin(async move {
            match thing {
                KeptThing::Record(id) => kept_records::subjects(reader, id).await,
                KeptThing::Concern(id) => kept_concerns::subjects(reader, id).await,
            }
        })
    }

    fn gather<'a>(&'a self, reader: &'a mut Reader, things: &'a [KeptThing]) -> Telling<'a, Gathered> {
        Box::pin(gathering::gather(reader, things))
    }

    fn received<'a>(
        &'a self,
        reader: &'a mut Reader,
        agency: AgencyId,
        thing: KeptThing,
    ) -> Telling<'a, Vec<Received>> {
        Box::pin(async move {
            // A concern is answered on its own page; what is shared is always of a record.
            let KeptThing::Record(record) = thing else { return Ok(Vec::new()) };
            let mut last: BTreeMap<AgencyId, Timestamp> = BTreeMap::new();
            for row in sharing::queries::about_records(reader, &[record], agency).await? {
                if row.decided.outcome != Outcome::Shared {
                    continue;
                }
                for recipient in &row.decided.recipients {
                    let at = last.entry(recipient.agency).or_insert(row.decided_at);
                    *at = (*at).max(row.decided_at);
                }
            }
            let all = agencies::queries::agencies(reader).await?;
            let named = all.into_iter().filter_map(|agency| {
                let at = *last.get(&agency.id)?;
                Some(Received { cy: agency.name.cy, en: agency.name.en, at })
            });
            Ok(named.collect())
        })
    }

    fn name_of<'a>(&'a self, reader: &'a mut Reader, actor: &'a str) -> Telling<'a, String> {
        Box::pin(async move {
            let Ok(staff) = actor.parse::<ActorId>() else { return Ok(actor.to_owned()) };
            Ok(agencies::queries::staff_name(reader, staff).await?.unwrap_or_else(|| actor.to_owned()))
        })
    }
}
