//! What others may read of records: rows in plain types, never more than the scope allows.

mod matches;
mod records;
mod search;

pub use matches::{LikelyMatch, likely_matches, weigh_beside};
pub use records::{
    Decision, LinkRow, PersonRecords, RecordRow, Summary, cluster_of, decisions_about, known_record, link_between,
    record, record_thing, records_of_agency, register_thing, summaries,
};
pub use search::{Found, PAGE, Search, search};

use access::{Permit, Visit};
use kernel::AgencyId;
use store::{Arg, House, Stop};

/// Whose records are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Those of all agencies of the partnership.
    Partnership,
    /// Those of one agency.
    Agency(AgencyId),
}

impl Scope {
    /// The widest scope in which this visitor may search, with its permit.
    ///
    /// # Errors
    /// A refusal where there is none.
    pub fn widest(house: &House, visit: &Visit) -> Result<(Scope, Permit), Stop> {
        if let Ok(permit) = house.permit(visit, "people.search", &register_thing(None)) {
            return Ok((Scope::Partnership, permit));
        }
        let permit = house.permit(visit, "people.search", &register_thing(visit.who.agency))?;
        let agency = visit.who.agency.ok_or(Stop::NotFound)?;
        Ok((Scope::Agency(agency), permit))
    }

    /// Whether a record of this agency is within it.
    pub fn holds(self, agency: AgencyId) -> bool {
        match self {
            Scope::Partnership => true,
            Scope::Agency(own) => own == agency,
        }
    }

    /// The condition for a statement, with its value added to the arguments.
    pub(crate) fn condition(self, column: &str, args: &mut Vec<Arg>) -> String {
        match self {
            Scope::Partnership => String::new(),
            Scope::Agency(agency) => {
                args.push(agency.into());
                format!(" AND {column} = ${}", args.len())
            }
        }
    }
}
