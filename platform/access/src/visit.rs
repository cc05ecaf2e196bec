//! Who is asking, for what purpose, in which language, and when: made once at the door and carried everywhere.

use kernel::{ActorId, AgencyId, Language, TeamId, Timestamp};
use std::collections::BTreeSet;
use std::fmt;

/// Someone or something that acts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Actor {
    /// A person without an account.
    Public,
    /// A part of the house itself, by its role.
    System(&'static str),
    /// A member of staff.
    Staff(ActorId),
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Actor::Public => f.write_str("public"),
            Actor::System(role) => write!(f, "system:{role}"),
            Actor::Staff(id) => id.fmt(f),
        }
    }
}

impl Actor {
    /// `public`, `system` or `staff`, as the policies name them.
    pub const fn kind(&self) -> &'static str {
        match self {
            Actor::Public => "public",
            Actor::System(_) => "system",
            Actor::Staff(_) => "staff",
        }
    }

    /// The member of staff, if it is one.
    pub const fn staff(&self) -> Option<ActorId> {
        match self {
            Actor::Staff(id) => Some(*id),
            _ => None,
        }
    }
}

/// What the rules may know of whoever asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// Who acts.
    pub actor: Actor,
    /// The agency they work for.
    pub agency: Option<AgencyId>,
    /// What kind of agency that is, for example `council`; empty for none.
    pub agency_kind: String,
    /// Roles held today.
    pub roles: BTreeSet<String>,
    /// Teams belonged to today.
    pub teams: BTreeSet<TeamId>,
    /// Whether they gave a second factor a short while ago, and not only when they began to work today.
    pub freshly_proved: bool,
    /// Whether the training that restricted things ask for is in date today.
    pub trained: bool,
}

impl Who {
    /// Someone without an account.
    pub fn public() -> Self {
        Who::of(Actor::Public)
    }
    /// A part of the house itself.
    pub fn system(role: &'static str) -> Self {
        Who::of(Actor::System(role))
    }
    fn of(actor: Actor) -> Self {
        Who {
            actor,
            agency: None,
            agency_kind: String::new(),
            roles: BTreeSet::new(),
            teams: BTreeSet::new(),
            freshly_proved: false,
            trained: false,
        }
    }
}

/// One visit: a request, a command line or a job, with everything that decisions may depend on.
#[derive(Debug, Clone)]
pub struct Visit {
    /// Who is asking.
    pub who: Who,
    /// What for: a short code, written into every entry.
    pub purpose: String,
    /// The reader's language.
    pub language: Language,
    /// The present, read once at the door.
    pub now: Timestamp,
    /// Ties log lines of one visit together; names nobody.
    pub trace: String,
}

impl Visit {
    /// A visit by someone without an account.
    pub fn public(language: Language, now: Timestamp) -> Self {
        Visit { who: Who::public(), purpose: "public".to_owned(), language, now, trace: String::new() }
    }
    /// A visit by a part of the house, with the written reason why it may act by itself.
    pub fn system(role: &'static str, reason: &str, now: Timestamp) -> Self {
        Visit { who: Who::system(role), purpose: reason.to_owned(), language: Language::En, now, trace: String::new() }
    }
    /// The actor who is asking.
    pub const fn actor(&self) -> &Actor {
        &self.who.actor
    }
}
