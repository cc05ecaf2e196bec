//! What may happen, and what then has happened: pure, without a clock, a store or a page.

mod agency;
mod door;
mod sign_in;
mod staff;
mod training;

pub use agency::{Agency, Team, form_team, register_agency, set_rota};
pub use door::{Link, LinkStanding, after_password, may_send_reset};
pub use sign_in::{KeptSecret, SignIn, after_provider, may_use_password, set_sign_in};
pub use staff::{Change, Invitation, Period, Staff};
pub use training::{Training, TrainingStanding};

impl From<No> for store::Stop {
    fn from(no: No) -> Self {
        store::Declined(no.code()).into()
    }
}

/// Why this capability says no. Told under `declined-<code>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum No {
    /// The agency is registered already.
    AgencyKnown,
    /// There is no such agency.
    AgencyUnknown,
    /// The agency has a team of this kind already, and has one at most.
    TeamKnown,
    /// The team belongs to another agency, or there is none.
    TeamElsewhere,
    /// The address is somebody's already.
    EmailTaken,
    /// This role comes with a team and is not given to a person.
    RoleComesWithTeam,
    /// This role is not the asker's to give or take.
    RoleNotYours,
    /// Held already.
    HeldAlready,
    /// Not held.
    NotHeld,
    /// The last day lies before the first.
    DatesCrossed,
    /// Nobody may do this to themselves: someone else must.
    NotYourself,
    /// The agency would be left without an administrator.
    LastAdministrator,
    /// They have left.
    HasLeft,
    /// They have accepted already.
    HasJoined,
    /// They have not accepted yet.
    NotJoined,
    /// A day in the future.
    NotYet,
    /// Training on a day in the future.
    TrainingNotYet,
    /// There is nothing to take away.
    NoSecondFactor,
    /// On the rota: someone who cannot be, or someone twice.
    RotaUnsound,
    /// A sign-in of the agency's own cannot be used without a secret.
    SecretMissing,
    /// Another account of the agency's own sign-in is linked already.
    LinkedAlready,
    /// No account of it is linked.
    NotLinked,
}

impl No {
    /// Its code.
    pub const fn code(self) -> &'static str {
        match self {
            No::AgencyKnown => "agencies-agency-known",
            No::AgencyUnknown => "agencies-agency-unknown",
            No::TeamKnown => "agencies-team-known",
            No::TeamElsewhere => "agencies-team-elsewhere",
            No::EmailTaken => "agencies-email-taken",
            No::RoleComesWithTeam => "agencies-role-comes-with-team",
            No::RoleNotYours => "agencies-role-not-yours",
            No::HeldAlready => "agencies-held-already",
            No::NotHeld => "agencies-not-held",
            No::DatesCrossed => "agencies-dates-crossed",
            No::NotYourself => "agencies-not-yourself",
            No::LastAdministrator => "agencies-last-administrator",
            No::HasLeft => "agencies-has-left",
            No::HasJoined => "agencies-has-joined",
            No::NotJoined => "agencies-not-joined",
            No::NotYet => "agencies-not-yet",
            No::TrainingNotYet => "agencies-training-not-yet",
            No::NoSecondFactor => "agencies-no-second-factor",
            No::RotaUnsound => "agencies-rota-unsound",
            No::SecretMissing => "agencies-secret-missing",
            No::LinkedAlready => "agencies-linked-already",
            No::NotLinked => "agencies-not-linked",
        }
    }
}
