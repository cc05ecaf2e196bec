//! Which records a description may be of. The tables of the search give the candidates; the engine weighs them.

use super::{Scope, Summary, records::summaries_seen, search};
use crate::{
    search::{Asked, Plan, rank},
    weighing::{self, Weighed},
    words::RecordDetails,
};
use kernel::Date;
use std::collections::BTreeMap;
use store::{Fault, Reader};
use vocabulary::{PersonId, RecordId};

/// A record that may be meant, and how it stands to the description. A proposal: people decide.
#[derive(Debug, Clone, PartialEq)]
pub struct LikelyMatch {
    /// The record.
    pub record: Summary,
    /// How sure it is, and why.
    pub weighed: Weighed,
}

/// Below this probability a record is not proposed.
const LEAST: f64 = 0.001;
/// How many candidates are weighed.
const WEIGHED: usize = 60;

/// Records within the scope that may be of what is described, the likeliest first; one line for each person they make up.
///
/// # Errors
/// A fault of the database.
pub async fn likely_matches(
    reader: &mut Reader,
    scope: Scope<'_>,
    today: Date,
    description: &RecordDetails,
    most: usize,
) -> Result<Vec<LikelyMatch>, Fault> {
    let asked = Asked::describing(description, today);
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let plan = Plan::new(&asked, &search::in_use(reader, &asked).await?);
    let found = search::candidates(reader, scope, Some(description.kind), &plan.wide_fetches()).await?;
    let nearest: Vec<RecordId> =
        rank(&plan, &found.seen, 0.0).into_iter().take(WEIGHED).map(|found| found.id).collect();
    let records: Vec<Summary> = summaries_seen(reader, &found.sights, &nearest).await?.into_values().collect();
    let details: Vec<&RecordDetails> = records.iter().map(|record| &record.details).collect();
    let weighed = weighing::weigh(description, &details);
    let mut best: BTreeMap<PersonId, LikelyMatch> = BTreeMap::new();
    for (record, weighed) in records.into_iter().zip(weighed) {
        if weighed.probability() < LEAST {
            continue;
        }
        let less = best.get(&record.person).is_none_or(|found| found.weighed.probability() < weighed.probability());
        if less {
            best.insert(record.person, LikelyMatch { record, weighed });
        }
    }
    let mut matches: Vec<LikelyMatch> = best.into_values().collect();
    let bits = |found: &LikelyMatch| found.weighed.explanation.bits;
    matches.sort_by(|a, b| bits(b).total_cmp(&bits(a)).then_with(|| a.record.id.cmp(&b.record.id)));
    matches.truncate(most);
    Ok(matches)
}
