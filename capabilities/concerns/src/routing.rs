//! Where a concern goes. This capability knows no agencies: whoever puts the house together tells it.

use crate::words::{Desk, Matter};
use kernel::{ActorId, TeamId, Timestamp};
use std::{future::Future, pin::Pin};
use store::{Fault, House};

/// The answer of a [`Routing`].
pub type Routed<'a> = Pin<Box<dyn Future<Output = Result<Desk, Fault>> + Send + 'a>>;

/// Members of staff, each with their teams.
pub type Named<'a> = Pin<Box<dyn Future<Output = Result<Vec<(ActorId, Vec<TeamId>)>, Fault>> + Send + 'a>>;

/// Knows the desks.
pub trait Routing: Send + Sync {
    /// The desk for a concern: of the council where the harm happened, in or out of hours; the designated officer's
    /// closed desk for somebody in a position of trust; the region's first desk where the place is not known.
    fn desk_for<'a>(&'a self, house: &'a House, council: Option<&'a str>, matter: Matter, now: Timestamp)
    -> Routed<'a>;

    /// The members of staff meant by a work e-mail or a name, with their teams: a concern about them is kept from them.
    /// Nobody where nobody is meant; the asker is never told which.
    fn staff_named<'a>(&'a self, house: &'a House, text: &'a str) -> Named<'a> {
        let _ = (house, text);
        Box::pin(async { Ok(Vec::new()) })
    }
}
