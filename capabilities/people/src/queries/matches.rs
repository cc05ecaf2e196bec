//! Which records a description may be of. This is the seam behind which a later engine may stand.

use super::{Scope, Summary, search, summaries};
use crate::{
    likeness::{Likeness, compare},
    search::{Asked, Plan, rank},
    words::RecordDetails,
};
use kernel::Date;
use std::collections::BTreeMap;
use store::{Fault, Reader};
use vocabulary::{PersonId, RecordId};

/// A record that may be meant, and how it stands to the description. A proposal: people decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LikelyMatch {
    /// The record.
    pub record: Summary,
    /// Field by field.
    pub likeness: Likeness,
}

/// Below this score a record is not proposed.
const LEAST: u8 = 25;
/// How many candidates are compared field by field.
const COMPARED: usize = 120;

/// Records within the scope that may be of what is described, the likeliest first; one line for each person they make up.
///
/// # Errors
/// A fault of the database.
pub async fn likely_matches(
    reader: &mut Reader,
    scope: Scope,
    today: Date,
    description: &RecordDetails,
    most: usize,
) -> Result<Vec<LikelyMatch>, Fault> {
    let asked = Asked::describing(description, today);
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let plan = Plan::new(&asked, &search::in_use(reader, &asked).await?);
    let (candidates, _) = search::candidates(reader, scope, Some(description.kind), &plan.wide_fetches()).await?;
    let nearest: Vec<RecordId> =
        rank(&plan, &candidates, 0.0).into_iter().take(COMPARED).map(|found| found.id).collect();
    let mut best: BTreeMap<PersonId, LikelyMatch> = BTreeMap::new();
    for record in summaries(reader, scope, &nearest).await?.into_values() {
        let likeness = compare(description, &record.details);
        if likeness.score < LEAST {
            continue;
        }
        let found = best
            .entry(record.person)
            .or_insert_with(|| LikelyMatch { record: record.clone(), likeness: likeness.clone() });
        if likeness.score > found.likeness.score {
            *found = LikelyMatch { record, likeness };
        }
    }
    let mut matches: Vec<LikelyMatch> = best.into_values().collect();
    matches.sort_by(|a, b| b.likeness.score.cmp(&a.likeness.score).then_with(|| a.record.id.cmp(&b.record.id)));
    matches.truncate(most);
    Ok(matches)
}
