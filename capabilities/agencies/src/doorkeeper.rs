//! Who stands at the door: what the web asks on every request that brings a session.

use crate::commands::account;
use kernel::Timestamp;
use store::House;
use web::{Doorkeeper, Entering, SignedIn};

/// Knows which session belongs to whom.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sessions;

impl Doorkeeper for Sessions {
    fn enter<'a>(&'a self, house: &'a House, token: &'a str, now: Timestamp) -> Entering<'a> {
        Box::pin(async move {
            let facts = account::enter(house, token, now).await?;
            Ok(facts.map(|facts| SignedIn {
                name: facts.name,
                detail: (facts.agency_name.cy, facts.agency_name.en),
                language: Some(facts.language),
                who: facts.who,
            }))
        })
    }
}
