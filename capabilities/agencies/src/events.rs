//! What has happened to agencies, teams, staff and at the door, as it is written into the ledger.
//!
//! No secret is ever written here: neither passwords nor codes nor tokens, nor any hash of them.

use crate::words::{AgencyType, EndReason, Factor, Name, PasswordReason, Role, SignInWay, TeamType};
use kernel::{ActorId, AgencyId, Date, Kind, Language, TeamId, Timestamp};
use serde::{Deserialize, Serialize};
use vault::Sealed;

/// What an agency knows of a member of its staff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// As colleagues write it.
    pub name: String,
    /// The work address with which they sign in.
    pub email: String,
    /// The language in which messages to them begin.
    pub language: Language,
}

/// Names the history of sign-in attempts at one address, whether or not anybody has that address.
#[derive(Debug)]
pub enum DoorKind {}
impl Kind for DoorKind {
    const NAME: &'static str = "door";
}
/// The address as a name that reveals nothing.
pub type DoorId = kernel::Id<DoorKind>;

/// One thing that has happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    /// An organisation has joined the partnership. Stream: agency.
    AgencyRegistered {
        /// Its name.
        name: Name,
        /// What it is.
        agency_type: AgencyType,
        /// A shared mailbox for notices, if it has one.
        mailbox: Option<String>,
    },
    /// Who is called for the agency out of hours, in which order. Stream: agency.
    RotaSet {
        /// First the one who is called first.
        order: Vec<ActorId>,
        /// Minutes without an answer after which the next one is called.
        climb_minutes: u32,
    },
    /// How an agency's people may sign in through its own sign-in was set. Stream: agency.
    AgencySignInSet {
        /// Whose sign-in it is: the address of the provider.
        issuer: String,
        /// What the provider calls this house.
        client: String,
        /// The words on the link, where the agency has its own.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Name>,
        /// Whether it is used, and whether beside the password or alone.
        way: SignInWay,
    },
    /// Another secret was agreed with the provider. Stream: agency.
    AgencySignInSecretKept {},
    /// A team has been formed. Stream: team.
    TeamFormed {
        /// Inside which agency.
        agency: AgencyId,
        /// Its name.
        name: Name,
        /// What it is for.
        team_type: TeamType,
    },
    /// Someone has been invited to sign in. Stream: actor, as all that follow down to the attempts.
    StaffInvited {
        /// For which agency they work.
        agency: AgencyId,
        /// Who they are.
        person: Sealed<Person>,
        /// Roles given from the first day.
        roles: Vec<Role>,
        /// Teams from the first day.
        teams: Vec<TeamId>,
        /// The first day.
        from: Date,
    },
    /// The invitation was sent again, with a new link.
    InvitationRenewed {},
    /// The invitation was accepted.
    StaffJoined {},
    /// A role was given.
    RoleGiven {
        /// Which.
        role: Role,
        /// First day.
        from: Date,
        /// Last day, if that is known.
        until: Option<Date>,
        /// Why.
        reason: Sealed<String>,
    },
    /// A role was taken back.
    RoleTaken {
        /// Which.
        role: Role,
        /// Last day on which it was held.
        last_day: Date,
        /// Why.
        reason: Sealed<String>,
    },
    /// Someone has joined a team.
    TeamJoined {
        /// Which.
        team: TeamId,
        /// First day.
        from: Date,
        /// Last day, if that is known.
        until: Option<Date>,
        /// Why.
        reason: Sealed<String>,
    },
    /// Someone has left a team.
    TeamLeft {
        /// Which.
        team: TeamId,
        /// Last day.
        last_day: Date,
        /// Why.
        reason: Sealed<String>,
    },
    /// Someone works for the agency no longer; every session ended with this.
    StaffLeft {
        /// Last day of work.
        last_day: Date,
        /// Why, or where to.
        reason: Sealed<String>,
    },
    /// The language of messages was chosen.
    LanguageChosen {
        /// Which.
        language: Language,
    },
    /// A password was set.
    PasswordChanged {
        /// What led to it.
        why: PasswordReason,
    },
    /// A second factor was set up.
    SecondFactorSet {},
    /// An administrator took the second factor away, so that a new one can be set up.
    SecondFactorReset {
        /// How they made sure who was asking.
        reason: Sealed<String>,
    },
    /// New recovery codes were made; older ones are void.
    RecoveryCodesMade {},
    /// A recovery code was used.
    RecoveryCodeUsed {
        /// How many are left.
        left: u32,
    },
    /// Someone signed in.
    SignedIn {
        /// Whether a recovery code stood in for the app.
        with_recovery_code: bool,
        /// With what, where it was neither the app nor a recovery code.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        with: Option<Factor>,
        /// Whether their agency's sign-in stood in for the password.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        through_agency: bool,
    },
    /// An account of the agency's own sign-in was linked.
    AgencySignInLinked {
        /// Of which provider.
        issuer: String,
        /// The account there, as a keyed hash.
        subject: Sealed<String>,
        /// Whether it was linked while signing in, rather than by somebody who was signed in.
        while_signing_in: bool,
    },
    /// It is linked no longer.
    AgencySignInUnlinked {
        /// Why, where an administrator did it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Sealed<String>>,
    },
    /// A passkey was added.
    PasskeyAdded {},
    /// A passkey was given another name.
    PasskeyRenamed {},
    /// A passkey was removed.
    PasskeyRemoved {},
    /// An administrator asked that a lost second factor may be set up anew after a while.
    SecondFactorResetAsked {
        /// From when on.
        from: Timestamp,
        /// How they made sure who was asking.
        reason: Sealed<String>,
    },
    /// The second factor stays as it is: it was used, or its owner said so.
    SecondFactorKept {},
    /// Somebody who was signed in proved anew who they are.
    ProvedAgain {
        /// With what.
        with: Factor,
    },
    /// When somebody was trained last in safeguarding and information sharing.
    TrainingRecorded {
        /// The day of the training.
        on: Date,
    },
    /// A session, or several, ended.
    SignedOut {
        /// Why.
        why: EndReason,
    },
    /// An administrator cleared what was held against the account after failed attempts.
    Unlocked {
        /// How they made sure who was asking.
        reason: Sealed<String>,
    },
    /// An attempt to sign in was refused. Stream: door, the same whether or not anybody has that address.
    SignInRefused {
        /// From which network, as a keyed hash.
        network: String,
    },
    /// Somebody said that they forgot the password. Stream: door, the same whether or not anybody has that address.
    ResetAsked {
        /// From which network, as a keyed hash.
        network: String,
    },
    /// Attempts at an address from a network are held back for a while. Stream: door.
    LockedOut {
        /// From which network, as a keyed hash.
        network: String,
        /// Until when.
        until: Timestamp,
    },
}

/// The subject under whose key what is personal to a member of staff is sealed.
pub fn subject(staff: ActorId) -> String {
    format!("staff:{staff}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Chance;

    #[test]
    fn written_and_read_again() {
        let staff = ActorId::mint(Timestamp::from_millis(0), &Chance::seeded(1));
        let person =
            Person { name: "Nia Pritchard".into(), email: "nia@ynysmon.example".into(), language: Language::Cy };
        let events = [
            Event::StaffInvited {
                agency: AgencyId::named("ynys-mon"),
                person: Sealed::about(subject(staff), person),
                roles: vec![Role::Supervisor],
                teams: vec![TeamId::named("desk")],
                from: "2026-11-21".parse().unwrap(),
            },
            Event::StaffJoined {},
            Event::SignedOut { why: EndReason::SignedOut },
        ];
        for event in events {
            let written = serde_json::to_value(&event).unwrap();
            assert!(written["kind"].is_string());
            assert_eq!(serde_json::from_value::<Event>(written).unwrap(), event);
        }
    }
}
