//! A made-up North Wales from one seed: agencies, staff, families, each agency's partial records, and concerns in every
//! state. Real town and council names; everybody and everything else is invented. Pure: no store, no clock.

mod addresses;
mod agencies;
mod concerns;
mod families;
mod mentions;
mod names;
mod records;
mod rhythm;
mod signs;
mod slips;
mod words;

pub use addresses::Address;
pub use agencies::{Agency, AgencySort, Role, Staff, Team, TeamSort};
pub use concerns::{ConcernScript, Door, Reporter, State, Step, StepAt};
pub use families::{Account, Part, Person, Vehicle};
pub use mentions::{Mention, MentionSort};
pub use records::{Record, RecordSort};
pub use slips::Slip;

use catalogue::{Places, limits};
use kernel::{Chance, Timestamp, WorkingCalendar};

/// The whole made-up region.
#[derive(Debug, Clone)]
pub struct Region {
    /// The present of the region: everything in it lies before.
    pub now: Timestamp,
    /// Councils, police, health board, charity, probation, schools, and the partnership itself.
    pub agencies: Vec<Agency>,
    /// Everybody who signs in.
    pub staff: Vec<Staff>,
    /// The truth about people, which no agency holds in full. A person's key is the place in this list.
    pub people: Vec<Person>,
    /// Vehicles, with plates that were never issued.
    pub vehicles: Vec<Vehicle>,
    /// What each agency has written down.
    pub records: Vec<Record>,
    /// What is reported, and what desks do about it.
    pub concerns: Vec<ConcernScript>,
}

/// What the parts of the generator lean on.
pub(crate) struct Ground<'a> {
    pub(crate) chance: Chance,
    pub(crate) now: Timestamp,
    pub(crate) places: &'a Places,
    pub(crate) calendar: &'a WorkingCalendar,
}

impl Region {
    /// The region for a seed, as it stands at `now`.
    pub fn make(seed: u64, now: Timestamp) -> Region {
        let (places, limits) = (Places::load(), limits());
        let ground =
            Ground { chance: Chance::seeded(seed).child("region"), now, places: &places, calendar: limits.calendar() };
        let agencies = agencies::agencies(&places);
        let staff = agencies::staff(&ground.chance.child("staff"), &agencies);
        let (people, vehicles) = families::people(&ground, &agencies);
        let records = records::records(&ground, &agencies, &people, &vehicles);
        let mut region = Region { now, agencies, staff, people, vehicles, records, concerns: Vec::new() };
        region.concerns = concerns::scripts(&ground, &region);
        region
    }

    /// The agency of this code.
    pub fn agency(&self, code: &str) -> Option<&Agency> {
        self.agencies.iter().find(|agency| agency.code == code)
    }

    /// The staff of an agency with this role, in a fixed order; the numbers are places in [`Region::staff`].
    pub fn with_role(&self, agency: &str, role: Role) -> Vec<usize> {
        let fits = |(_, one): &(usize, &Staff)| one.agency == agency && one.role == role;
        self.staff.iter().enumerate().filter(fits).map(|(key, _)| key).collect()
    }
}

#[cfg(test)]
mod tests;
