//! Who stands at the door: the capability that keeps staff and sessions answers this.

use access::Who;
use kernel::{Language, Timestamp};
use std::{future::Future, pin::Pin};
use store::{Fault, House};

/// Somebody who is signed in.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// What the rules may know of them.
    pub who: Who,
    /// Their name, for the head of the page.
    pub name: String,
    /// Their agency or team in both languages, Welsh first.
    pub detail: (String, String),
    /// The language they chose.
    pub language: Option<Language>,
}

/// The answer of a [`Doorkeeper`].
pub type Entering<'a> = Pin<Box<dyn Future<Output = Result<Option<SignedIn>, Fault>> + Send + 'a>>;

/// Knows which session belongs to whom.
pub trait Doorkeeper: Send + Sync {
    /// Who this session token belongs to, if it is still good. Extends the session.
    fn enter<'a>(&'a self, house: &'a House, token: &'a str, now: Timestamp) -> Entering<'a>;
}
