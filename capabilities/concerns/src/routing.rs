//! Where a concern goes. This capability knows no agencies: whoever puts the house together tells it.

use crate::words::{Desk, Matter};
use kernel::{ActorId, TeamId, Timestamp};
use std::{future::Future, pin::Pin};
use store::{Fault, House};

/// The answer of a [`Routing`].
pub type Routed<'a> = Pin<Box<dyn Future<Output = Result<Desk, Fault>> + Send + 'a>>;

/// Members of staff, each with their teams.
pub type Named<'a> = Pin<Box<dyn Future<Output = Result<Vec<(ActorId, Vec<TeamId>)>, Fault>> + Send + 'a>>;

/// Whom a concern is about, and the closed desk that may know of it.
#[derive(Debug, Clone)]
pub struct Found {
    /// The members of staff who were meant, each with their teams.
    pub about: Vec<(ActorId, Vec<TeamId>)>,
    /// The desk for it.
    pub desk: Desk,
}

impl Found {
    /// The members of staff.
    pub fn staff(&self) -> Vec<ActorId> {
        self.about.iter().map(|(staff, _)| *staff).collect()
    }
    /// Their teams, each once.
    pub fn teams(&self) -> Vec<TeamId> {
        let mut teams: Vec<TeamId> = self.about.iter().flat_map(|(_, teams)| teams.clone()).collect();
        teams.sort_unstable();
        teams.dedup();
        teams
    }
}

/// Knows the desks.
pub trait Routing: Send + Sync {
    /// The desk for a concern: of the council where the harm happened, in or out of hours; the designated officer's
    /// closed desk for somebody in a position of trust; the region's first desk where the place is not known.
    fn desk_for<'a>(&'a self, house: &'a House, council: Option<&'a str>, matter: Matter, now: Timestamp)
    -> Routed<'a>;

    /// The closed desk for a concern about these members of staff: one where somebody works who is neither one of them
    /// nor in one of their teams, as long as there is any such desk; and never one where nobody could see it.
    fn closed_desk_for<'a>(
        &'a self,
        house: &'a House,
        council: Option<&'a str>,
        about: &'a [(ActorId, Vec<TeamId>)],
        now: Timestamp,
    ) -> Routed<'a> {
        let _ = about;
        self.desk_for(house, council, Matter::PositionOfTrust, now)
    }

    /// The members of staff meant by a work e-mail or a name, with their teams: a concern about them is kept from them.
    /// Nobody where nobody is meant; the asker is never told which.
    fn staff_named<'a>(&'a self, house: &'a House, text: &'a str) -> Named<'a> {
        let _ = (house, text);
        Box::pin(async { Ok(Vec::new()) })
    }
}
