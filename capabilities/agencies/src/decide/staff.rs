//! Staff: invited, joined, moved, left; roles and teams with their dates.

use super::{No, Team};
use crate::events::{Event, Person, subject};
use crate::words::{AgencyType, EndReason, PasswordReason, Role, Standing};
use kernel::{ActorId, AgencyId, Date, TeamId, Timestamp};
use std::collections::{BTreeMap, BTreeSet};
use vault::Sealed;

/// From a first to a last day, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: Date,
    /// Last day, if known.
    pub until: Option<Date>,
}

impl Period {
    /// Whether a day lies in it.
    pub fn holds(self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
    /// Whether it has not ended before a day.
    fn is_open(self, day: Date) -> bool {
        self.until.is_none_or(|until| day <= until)
    }
}

/// A member of staff as their history tells it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Staff {
    /// For whom they work.
    pub agency: Option<AgencyId>,
    /// How they stand; `None` before the invitation.
    pub standing: Option<Standing>,
    /// Given roles with their latest dates.
    pub roles: BTreeMap<Role, Period>,
    /// Teams with their latest dates.
    pub teams: BTreeMap<TeamId, Period>,
    /// Whether a second factor is set up.
    pub second_factor: bool,
    /// From when on a lost one may be set up anew.
    pub reset_from: Option<Timestamp>,
    /// Of which provider of the agency an account is linked.
    pub linked: Option<String>,
}

/// An invitation as it was filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// For which agency.
    pub agency: AgencyId,
    /// Who.
    pub person: Person,
    /// Roles to give.
    pub roles: Vec<Role>,
    /// Teams to belong to, as they are known.
    pub teams: Vec<(TeamId, Option<Team>)>,
    /// First day.
    pub from: Date,
}

/// A change that an administrator makes to somebody.
#[derive(Debug, Clone, Copy)]
pub struct Change<'a> {
    /// Who makes it.
    pub by: Option<ActorId>,
    /// The roles they hold; a part of the house itself holds that of the system administrator.
    pub roles: &'a BTreeSet<String>,
    /// To whom.
    pub to: ActorId,
    /// Why.
    pub reason: &'a str,
    /// The day in Wales.
    pub today: Date,
    /// How many other administrators the agency has who can sign in.
    pub other_administrators: usize,
}

impl Change<'_> {
    pub(super) fn reason(&self) -> Sealed<String> {
        Sealed::about(subject(self.to), self.reason.to_owned())
    }
    pub(super) fn not_to_oneself(&self) -> Result<(), No> {
        if self.by == Some(self.to) { Err(No::NotYourself) } else { Ok(()) }
    }
    fn may_give(&self, role: Role) -> Result<(), No> {
        if !role.is_given() {
            return Err(No::RoleComesWithTeam);
        }
        let system = self.roles.contains(Role::SystemAdministrator.code());
        if role == Role::SystemAdministrator && !system { Err(No::RoleNotYours) } else { Ok(()) }
    }
}

impl Staff {
    /// The state after one more event.
    pub fn apply(&mut self, event: &Event) {
        match event {
            Event::StaffInvited { agency, roles, teams, from, .. } => {
                let period = Period { from: *from, until: None };
                self.agency = Some(*agency);
                self.standing = Some(Standing::Invited);
                self.roles = roles.iter().map(|role| (*role, period)).collect();
                self.teams = teams.iter().map(|team| (*team, period)).collect();
            }
            Event::StaffJoined {} => self.standing = Some(Standing::Active),
            Event::StaffLeft { last_day, .. } => {
                self.standing = Some(Standing::Left);
                self.second_factor = false;
                self.reset_from = None;
                self.linked = None;
                let ends = self.roles.values_mut().chain(self.teams.values_mut());
                ends.filter(|period| period.is_open(*last_day)).for_each(|period| period.until = Some(*last_day));
            }
            Event::RoleGiven { role, from, until, .. } => {
                self.roles.insert(*role, Period { from: *from, until: *until });
            }
            Event::RoleTaken { role, last_day, .. } => {
                self.roles.entry(*role).and_modify(|period| period.until = Some(*last_day));
            }
            Event::TeamJoined { team, from, until, .. } => {
                self.teams.insert(*team, Period { from: *from, until: *until });
            }
            Event::TeamLeft { team, last_day, .. } => {
                self.teams.entry(*team).and_modify(|period| period.until = Some(*last_day));
            }
            Event::SecondFactorSet {} => {
                self.second_factor = true;
                self.reset_from = None;
            }
            Event::SecondFactorReset { .. } => self.second_factor = false,
            Event::SecondFactorResetAsked { from, .. } => self.reset_from = Some(*from),
            Event::SecondFactorKept {} => self.reset_from = None,
            Event::AgencySignInLinked { issuer, .. } => self.linked = Some(issuer.clone()),
            Event::AgencySignInUnlinked { .. } => self.linked = None,
            _ => {}
        }
    }

    /// The state that a history tells.
    pub fn told<'a>(events: impl IntoIterator<Item = &'a Event>) -> Self {
        events.into_iter().fold(Staff::default(), |mut staff, event| {
            staff.apply(event);
            staff
        })
    }

    fn works(&self) -> Result<(), No> {
        match self.standing {
            Some(Standing::Invited | Standing::Active) => Ok(()),
            Some(Standing::Left) | None => Err(No::HasLeft),
        }
    }

    pub(super) fn has_joined(&self) -> Result<(), No> {
        match self.standing {
            Some(Standing::Active) => Ok(()),
            Some(Standing::Invited) => Err(No::NotJoined),
            Some(Standing::Left) | None => Err(No::HasLeft),
        }
    }

    fn is_administrator(&self, day: Date) -> bool {
        self.roles.get(&Role::AgencyAdministrator).is_some_and(|period| period.holds(day))
    }

    /// Someone new is invited.
    ///
    /// # Errors
    /// When the address is taken, a role is not theirs to give, or a team is another agency's.
    pub fn invite(change: Change<'_>, invitation: Invitation, email_taken: bool) -> Result<Vec<Event>, No> {
        if email_taken {
            return Err(No::EmailTaken);
        }
        invitation.roles.iter().try_for_each(|role| change.may_give(*role))?;
        let elsewhere = |team: &Option<Team>| team.is_none_or(|team| team.agency != invitation.agency);
        if invitation.teams.iter().any(|(_, team)| elsewhere(team)) {
            return Err(No::TeamElsewhere);
        }
        Ok(vec![Event::StaffInvited {
            agency: invitation.agency,
            person: Sealed::about(subject(change.to), invitation.person),
            roles: invitation.roles,
            teams: invitation.teams.into_iter().map(|(team, _)| team).collect(),
            from: invitation.from,
        }])
    }

    /// The invitation is sent again.
    ///
    /// # Errors
    /// When it was accepted, or they have left.
    pub fn renew_invitation(&self) -> Result<Vec<Event>, No> {
        match self.standing {
            Some(Standing::Invited) => Ok(vec![Event::InvitationRenewed {}]),
            Some(Standing::Active) => Err(No::HasJoined),
            Some(Standing::Left) | None => Err(No::HasLeft),
        }
    }

    /// The invitation is accepted with a password.
    ///
    /// # Errors
    /// When it was accepted before, or they have left.
    pub fn join(&self) -> Result<Vec<Event>, No> {
        self.renew_invitation()?;
        Ok(vec![Event::StaffJoined {}, Event::PasswordChanged { why: PasswordReason::Invitation }])
    }

    /// A role is given from a day on.
    ///
    /// # Errors
    /// When it is not theirs to give, is held already, or the dates are crossed.
    pub fn give_role(&self, change: Change<'_>, role: Role, period: Period) -> Result<Vec<Event>, No> {
        self.works()?;
        change.not_to_oneself()?;
        change.may_give(role)?;
        sound(period)?;
        if self.roles.get(&role).is_some_and(|held| held.is_open(change.today)) {
            return Err(No::HeldAlready);
        }
        Ok(vec![Event::RoleGiven { role, from: period.from, until: period.until, reason: change.reason() }])
    }

    /// A role is taken back.
    ///
    /// # Errors
    /// When it is not held, or is the last administrator's.
    pub fn take_role(&self, change: Change<'_>, role: Role, last_day: Date) -> Result<Vec<Event>, No> {
        self.works()?;
        change.not_to_oneself()?;
        change.may_give(role)?;
        if !self.roles.get(&role).is_some_and(|held| held.is_open(change.today)) {
            return Err(No::NotHeld);
        }
        if role == Role::AgencyAdministrator && change.other_administrators == 0 {
            return Err(No::LastAdministrator);
        }
        Ok(vec![Event::RoleTaken { role, last_day, reason: change.reason() }])
    }

    /// Someone joins a team of their agency.
    ///
    /// # Errors
    /// When the team is another agency's, they belong to it already, or the dates are crossed.
    pub fn join_team(
        &self,
        change: Change<'_>,
        team: (TeamId, Option<Team>),
        period: Period,
    ) -> Result<Vec<Event>, No> {
        self.works()?;
        change.not_to_oneself()?;
        sound(period)?;
        if team.1.map(|known| known.agency) != self.agency || team.1.is_none() {
            return Err(No::TeamElsewhere);
        }
        if self.teams.get(&team.0).is_some_and(|held| held.is_open(change.today)) {
            return Err(No::HeldAlready);
        }
        Ok(vec![Event::TeamJoined { team: team.0, from: period.from, until: period.until, reason: change.reason() }])
    }

    /// Someone leaves a team.
    ///
    /// # Errors
    /// When they do not belong to it.
    pub fn leave_team(&self, change: Change<'_>, team: TeamId, last_day: Date) -> Result<Vec<Event>, No> {
        self.works()?;
        change.not_to_oneself()?;
        if !self.teams.get(&team).is_some_and(|held| held.is_open(change.today)) {
            return Err(No::NotHeld);
        }
        Ok(vec![Event::TeamLeft { team, last_day, reason: change.reason() }])
    }

    /// Someone works here no longer: what they held ends, and so does every session.
    ///
    /// # Errors
    /// When they have left already, it is oneself, the day is to come, or nobody would be left to manage people.
    pub fn leave(&self, change: Change<'_>, last_day: Date) -> Result<Vec<Event>, No> {
        self.works()?;
        change.not_to_oneself()?;
        if last_day > change.today {
            return Err(No::NotYet);
        }
        if self.is_administrator(change.today) && change.other_administrators == 0 {
            return Err(No::LastAdministrator);
        }
        Ok(vec![Event::StaffLeft { last_day, reason: change.reason() }, signed_out(EndReason::LeftAgency)])
    }

    /// When they were trained last is recorded.
    ///
    /// # Errors
    /// When they have left, it is oneself, or the day is to come.
    pub fn record_training(&self, change: Change<'_>, on: Date) -> Result<Vec<Event>, No> {
        self.works()?;
        change.not_to_oneself()?;
        if on > change.today {
            return Err(No::TrainingNotYet);
        }
        Ok(vec![Event::TrainingRecorded { on }])
    }

    /// What is held against the account after failed attempts is cleared.
    ///
    /// # Errors
    /// When it is oneself, or they do not work here.
    pub fn unlock(&self, change: Change<'_>) -> Result<Vec<Event>, No> {
        self.has_joined()?;
        change.not_to_oneself()?;
        Ok(vec![Event::Unlocked { reason: change.reason() }])
    }

    /// All their sessions end.
    ///
    /// # Errors
    /// When it is oneself, or they have not joined.
    pub fn end_sessions(&self, change: Change<'_>) -> Result<Vec<Event>, No> {
        self.has_joined()?;
        change.not_to_oneself()?;
        Ok(vec![signed_out(EndReason::EndedByAdministrator)])
    }

    /// A second factor was lost: from an instant on it may be set up anew. Until then it stays as it is, so that its owner,
    /// who is told at once, can object.
    ///
    /// # Errors
    /// When it is oneself, there is none, or it was asked for already.
    pub fn ask_reset(&self, change: Change<'_>, from: Timestamp) -> Result<Vec<Event>, No> {
        self.has_joined()?;
        change.not_to_oneself()?;
        if !self.second_factor {
            return Err(No::NoSecondFactor);
        }
        if self.reset_from.is_some() {
            return Err(No::HeldAlready);
        }
        let asked = Event::SecondFactorResetAsked { from, reason: change.reason() };
        Ok(vec![asked, signed_out(EndReason::SecondFactorReset)])
    }

    /// The second factor was not lost after all; nothing where nobody said so.
    pub fn keep_second_factor(&self) -> Vec<Event> {
        self.reset_from.map(|_| Event::SecondFactorKept {}).into_iter().collect()
    }

    /// Whether a lost second factor may be set up anew by now.
    pub fn reset_is_due(&self, now: Timestamp) -> bool {
        self.reset_from.is_some_and(|from| from <= now)
    }

    /// A second factor is set up.
    ///
    /// # Errors
    /// When they have not joined.
    pub fn set_second_factor(&self) -> Result<Vec<Event>, No> {
        self.has_joined()?;
        Ok(vec![Event::SecondFactorSet {}])
    }

    /// A passkey is added, beside the app: that one always works, without scripts as well.
    ///
    /// # Errors
    /// When they have not joined, or have no app.
    pub fn add_passkey(&self) -> Result<Vec<Event>, No> {
        self.has_joined()?;
        if self.second_factor { Ok(vec![Event::PasskeyAdded {}]) } else { Err(No::NoSecondFactor) }
    }

    /// New recovery codes are made.
    ///
    /// # Errors
    /// When they have not joined, or have no second factor that these could stand in for.
    pub fn make_recovery_codes(&self) -> Result<Vec<Event>, No> {
        self.has_joined()?;
        if self.second_factor { Ok(vec![Event::RecoveryCodesMade {}]) } else { Err(No::NoSecondFactor) }
    }

    /// The password is changed; every session ends.
    ///
    /// # Errors
    /// When they have not joined.
    pub fn change_password(&self, why: PasswordReason) -> Result<Vec<Event>, No> {
        self.has_joined()?;
        Ok(vec![Event::PasswordChanged { why }, signed_out(EndReason::PasswordChanged)])
    }

    /// The roles held on a day, those that come with teams included.
    pub fn roles_on(&self, day: Date, agency: AgencyType, teams: &BTreeMap<TeamId, Team>) -> BTreeSet<Role> {
        if self.standing != Some(Standing::Active) {
            return BTreeSet::new();
        }
        let given = self.roles.iter().filter(|(_, period)| period.holds(day)).map(|(role, _)| *role);
        let belongs = self.teams.iter().filter(|(_, period)| period.holds(day)).filter_map(|(team, _)| teams.get(team));
        given.chain(belongs.filter_map(|team| team.team_type.role(agency))).collect()
    }
}

fn sound(period: Period) -> Result<(), No> {
    if period.until.is_some_and(|until| until < period.from) { Err(No::DatesCrossed) } else { Ok(()) }
}

const fn signed_out(why: EndReason) -> Event {
    Event::SignedOut { why }
}

#[cfg(test)]
#[path = "staff_tests.rs"]
mod tests;
