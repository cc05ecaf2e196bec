//! What others may read of records: rows in plain types, never more than the scope allows.

mod matches;
mod questions;
mod records;
mod search;
mod shielded;
mod waiting;

pub use matches::{LikelyMatch, likely_matches};
pub use questions::{QuestionRow, open_question, questions_by, questions_of};
pub use records::{
    Decision, LinkRow, PersonRecords, RecordRow, Summary, cluster_of, decisions_about, known_record, link_between,
    record, record_thing, register_thing, summaries,
};
pub use search::{Found, PAGE, Search, search};
pub use shielded::{ShieldedRow, shielded};
pub use waiting::{
    Doubt, Lines, LookThrough, Proposal, decidable_of_person, decisions, doubts, last_look, proposals, refused_of,
};

pub(crate) use records::{owners, thing};

use access::{Permit, Visit};
use kernel::AgencyId;
use std::collections::{BTreeMap, BTreeSet};
use store::{Arg, Fault, House, Reader, Stop};
use vocabulary::RecordId;

/// Those of these records about which the visitor may decide whether they are one with others.
///
/// # Errors
/// A fault.
pub async fn decidable(
    reader: &mut Reader,
    visit: &Visit,
    records: impl IntoIterator<Item = (RecordId, AgencyId)>,
) -> Result<BTreeSet<RecordId>, Fault> {
    permitted(reader, visit, "people.link", records).await
}

/// Those of these records on which the visitor may do this: one question for all of them.
pub(crate) async fn permitted(
    reader: &mut Reader,
    visit: &Visit,
    action: &str,
    records: impl IntoIterator<Item = (RecordId, AgencyId)>,
) -> Result<BTreeSet<RecordId>, Fault> {
    let records: BTreeMap<RecordId, AgencyId> = records.into_iter().collect();
    let things = records.iter().map(|(id, agency)| thing(*id, *agency)).collect();
    let decided = reader.decide(visit, action, things).await?;
    Ok(records.into_keys().zip(decided).filter(|(_, decided)| decided.is_ok()).map(|(id, _)| id).collect())
}

/// How much of a record somebody may know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sight {
    /// That it exists, and whom to ask.
    Flag,
    /// The least that is needed.
    Summary,
    /// All of it.
    Full,
}

/// The actions by which sight is asked, the most first.
const SIGHTS: [(&str, Sight); 3] =
    [("people.view", Sight::Full), ("people.summarise", Sight::Summary), ("people.flag", Sight::Flag)];

impl Sight {
    /// The sight that a permit gives.
    pub fn of(permit: &Permit) -> Option<Self> {
        SIGHTS.into_iter().find(|(action, _)| *action == permit.action()).map(|(_, sight)| sight)
    }
}

/// Who looks, and in whose register they search. What they may know of each record is decided record by record.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'v> {
    visit: &'v Visit,
    agency: Option<AgencyId>,
}

impl<'v> Scope<'v> {
    /// The widest scope in which this visitor may search, with its permit.
    ///
    /// # Errors
    /// A refusal where there is none.
    pub fn widest(house: &House, visit: &'v Visit) -> Result<(Scope<'v>, Permit), Stop> {
        if let Ok(permit) = house.permit(visit, "people.search", &register_thing(None)) {
            return Ok((Scope { visit, agency: None }, permit));
        }
        let permit = house.permit(visit, "people.search", &register_thing(visit.who.agency))?;
        let agency = visit.who.agency.ok_or(Stop::NotFound)?;
        Ok((Scope { visit, agency: Some(agency) }, permit))
    }

    /// For what is not searched: everything that this visitor may know of.
    pub const fn of(visit: &'v Visit) -> Self {
        Scope { visit, agency: None }
    }

    /// Whether the records of all agencies are searched.
    pub const fn is_partnership(self) -> bool {
        self.agency.is_none()
    }

    /// The condition for a statement over records `r`: one agency's, and those to which the visitor is related. It leaves
    /// out much that could not be seen; what is seen is decided afterwards.
    pub(crate) async fn condition(self, reader: &mut Reader, args: &mut Vec<Arg>) -> Result<String, Fault> {
        let Some(agency) = self.agency else { return Ok(String::new()) };
        let related = reader.reach(self.visit, "Record").await?;
        args.push(agency.into());
        let mut sql = format!("r.agency = ${}", args.len());
        if !related.is_empty() {
            args.push(Arg::each(related));
            let each = format!("EACH ${}", args.len());
            sql = format!("({sql} OR r.person IN (SELECT o.person FROM people_record o WHERE o.id IN ({each})))");
        }
        Ok(format!(" AND {sql}"))
    }

    /// How much of each of these records the visitor may know; those of which they may know nothing are missing.
    ///
    /// # Errors
    /// A fault.
    pub async fn sights(
        self,
        reader: &mut Reader,
        records: &[(RecordId, AgencyId)],
    ) -> Result<BTreeMap<RecordId, Sight>, Fault> {
        let things = records.iter().map(|(id, agency)| thing(*id, *agency)).collect();
        let permits = reader.first_allowed(self.visit, &SIGHTS.map(|(action, _)| action), things).await?;
        let seen = records.iter().zip(permits);
        Ok(seen.filter_map(|((id, _), permit)| Some((*id, Sight::of(&permit?)?))).collect())
    }
}
