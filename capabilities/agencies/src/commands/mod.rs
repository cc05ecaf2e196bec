//! What people ask for: each command asks access, lets the domain decide, records what follows, and commits once.

pub mod account;
mod attempts;
pub mod devices;
pub mod door;
mod letters;
mod links;
pub mod manage;
mod notices;
pub mod passkeys;
pub mod proof;
pub mod region;
pub(crate) mod sessions;
pub mod single_sign_on;
pub(crate) mod tickets;
pub mod training;

pub use links::{LinkFor, Opened, open_link};
pub use sessions::{Entrance, HalfWay, half_way};

use crate::credentials::tokens::HashKey;
use crate::decide::Staff;
use crate::events::Event;
use kernel::ActorId;
use store::{House, Stop, Stream, Work};
use vault::ServerSeal;

/// The key of all kept hashes of this capability.
pub(crate) fn hash_key(house: &House) -> HashKey {
    HashKey::new(house.master().derive("agencies/credentials"))
}

/// The seal of second factors.
pub(crate) fn second_factor_seal(house: &House) -> ServerSeal {
    ServerSeal::new(house.master(), "agencies/second-factor")
}

/// A member of staff inside a unit of work.
pub(crate) struct Known {
    pub(crate) stream: Stream,
    pub(crate) place: u64,
    pub(crate) staff: Staff,
}

/// What the ledger tells of a member of staff.
pub(crate) async fn known(work: &mut Work, id: ActorId) -> Result<Known, Stop> {
    let stream = Stream::of(id);
    let history = work.history::<Event>(&stream).await?;
    if history.is_empty() {
        return Err(Stop::NotFound);
    }
    let staff = Staff::told(history.events.iter().map(|told| &told.event));
    Ok(Known { stream, place: history.place, staff })
}
