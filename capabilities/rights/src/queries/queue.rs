//! What is to be reviewed: what has come to the end of its period, and what was kept until today.

use super::{destructions, periods};
use crate::holdings::Holdings;
use crate::words::{Destruction, Held, KeptThing, Standing};
use jiff::ToSpan;
use kernel::{AgencyId, Date, Timestamp, london_midnight};
use std::collections::{BTreeMap, BTreeSet};
use store::{Fault, Reader};

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// What.
    pub held: Held,
    /// Under which class.
    pub class: String,
    /// On which day its review fell due.
    pub due: Date,
}

/// What waits at an agency's desk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Queue {
    /// What is to be reviewed, the longest due first.
    pub due: Vec<Due>,
    /// Destructions, those under way first.
    pub destructions: Vec<Destruction>,
}

/// How many of each kind are looked at: a longer list is worked off from its top.
const MOST: i64 = 500;

/// The queue of an agency on a day.
///
/// # Errors
/// A fault of the database.
pub async fn queue(
    reader: &mut Reader,
    holdings: &dyn Holdings,
    agency: AgencyId,
    now: Timestamp,
) -> Result<Queue, Fault> {
    let today = now.date();
    let own = periods(reader, agency).await?;
    let destructions = destructions(reader, agency).await?;
    let is_under_way = |d: &&Destruction| matches!(d.standing, Standing::Proposed | Standing::Scheduled);
    let under_way: BTreeSet<KeptThing> = destructions.iter().filter(is_under_way).map(|d| d.thing).collect();
    let kept = kept(reader, agency).await?;
    let mut due = BTreeMap::new();
    for class in catalogue::retention() {
        let Some(holds) = class.holds.as_deref() else { continue };
        let years = own.get(&class.code).map_or(class.years, |own| own.years);
        let Ok(from) = today.checked_sub(i64::from(years).years()) else { continue };
        for held in holdings.ended(reader, agency, holds, london_midnight(from), MOST).await? {
            if under_way.contains(&held.thing) || kept.contains_key(&held.thing) {
                continue;
            }
            let day = held.since.date().checked_add(i64::from(years).years()).unwrap_or(today);
            due.insert((day, held.thing), Due { held, class: class.code.clone(), due: day });
        }
    }
    for (thing, (class, again_on)) in kept {
        if again_on > today || under_way.contains(&thing) {
            continue;
        }
        if let Some(held) = holdings.one(reader, thing).await? {
            due.insert((again_on, thing), Due { held, class, due: again_on });
        }
    }
    Ok(Queue { due: due.into_values().collect(), destructions })
}

async fn kept(reader: &mut Reader, agency: AgencyId) -> Result<BTreeMap<KeptThing, (String, Date)>, Fault> {
    let sql = "SELECT thing, class, again_on FROM rights_kept WHERE agency = $1";
    let odd = || Fault::new("a row of reviews holds something that cannot be");
    let mut kept = BTreeMap::new();
    for row in reader.rows(sql, &[agency.into()]).await? {
        let thing = row.text("thing")?.parse().map_err(|_| odd())?;
        kept.insert(thing, (row.text("class")?, row.text("again_on")?.parse().map_err(|_| odd())?));
    }
    Ok(kept)
}
