//! What an administrator does for the people of an agency.

use super::{LinkFor, attempts, door, hash_key, known, letters, links, notices, region, sessions, single_sign_on};
use crate::decide::{Change, Period, Staff};
use crate::events::Event;
use crate::queries;
use crate::words::{EndReason, Role};
use access::{Permit, Visit};
use kernel::{ActorId, Date, TeamId, Timestamp};
use store::{House, Stop, Work};

/// A change of somebody's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// A role is given.
    GiveRole(Role, Period),
    /// A role is taken back after a last day.
    TakeRole(Role, Date),
    /// A team is joined.
    JoinTeam(TeamId, Period),
    /// A team is left after a last day.
    LeaveTeam(TeamId, Date),
    /// From one team straight into another: the last day in the first is the day before.
    MoveTeam {
        /// The team that is left.
        from: TeamId,
        /// The team that is joined.
        to: TeamId,
        /// First day in it.
        on: Date,
    },
    /// Works here no longer after a last day.
    Leave(Date),
    /// When they were trained last is recorded.
    Training(Date),
    /// What failed attempts hold against the account is cleared.
    Unlock,
    /// The second factor was lost: after a while it may be set up anew.
    ResetSecondFactor,
    /// The account of the agency's own sign-in is linked no longer.
    UnlinkSignIn,
    /// Every session ends.
    EndSessions,
    /// The invitation is sent again.
    InviteAgain,
}

/// Permission to change one member of staff; "not found" where there is none.
pub(crate) async fn permit(house: &House, visit: &Visit, staff: ActorId) -> Result<Permit, Stop> {
    let thing = queries::person_thing(&mut house.facts().await?, staff).await?.ok_or(Stop::NotFound)?;
    Ok(house.permit(visit, "agencies.change_staff", &thing)?)
}

/// Makes a change to a member of staff, with a reason.
///
/// # Errors
/// A refusal, a no of the domain, or a fault.
pub async fn make(house: &House, visit: &Visit, staff: ActorId, step: Move, reason: &str) -> Result<(), Stop> {
    let permit = permit(house, visit, staff).await?;
    let today = visit.now.date();
    let mut work = house.begin(visit).await?;
    let found = known(&mut work, staff).await?;
    let other_administrators = administrators_besides(&mut work, &found.staff, staff, today).await?;
    let roles = region::acting_roles(visit);
    let change = Change { by: visit.who.actor.staff(), roles: &roles, to: staff, reason, today, other_administrators };
    let mut events = decided(&mut work, &found.staff, change, step, reset_from(house, visit)).await?;
    // What they may do is another thing from here on: whatever is open somewhere was opened under the old one.
    if step.changes_rights() && sessions::end(&mut work, staff, sessions::Which::All).await? > 0 {
        events.push(sessions::signed_out(EndReason::RightsChanged));
    }
    work.append(&permit, &found.stream, found.place, &events).await?;
    follow(house, &mut work, staff, step).await?;
    if let (Move::JoinTeam(team, _) | Move::MoveTeam { to: team, .. }, Some(agency)) = (step, found.staff.agency) {
        let joined: Vec<_> = region::team_told(&mut work, team).await?.map(|team| team.team_type).into_iter().collect();
        notices::tell_other_administrators(house, visit, &mut work, agency, &joined).await?;
    }
    work.commit().await?;
    Ok(())
}

impl Move {
    const fn changes_rights(self) -> bool {
        matches!(
            self,
            Move::GiveRole(..) | Move::TakeRole(..) | Move::JoinTeam(..) | Move::LeaveTeam(..) | Move::MoveTeam { .. }
        )
    }
}

/// When a second factor that is told to be lost now may be set up anew: `second-factor.wait`, else half a day.
fn reset_from(house: &House, visit: &Visit) -> Timestamp {
    house.limits().due("second-factor.wait", visit.now).unwrap_or_else(|| visit.now.plus_hours(12))
}

async fn decided(
    work: &mut Work,
    state: &Staff,
    change: Change<'_>,
    step: Move,
    reset_from: Timestamp,
) -> Result<Vec<Event>, Stop> {
    Ok(match step {
        Move::GiveRole(role, period) => state.give_role(change, role, period)?,
        Move::TakeRole(role, last_day) => state.take_role(change, role, last_day)?,
        Move::JoinTeam(team, period) => {
            let told = region::team_told(work, team).await?;
            state.join_team(change, (team, told), period)?
        }
        Move::LeaveTeam(team, last_day) => state.leave_team(change, team, last_day)?,
        Move::MoveTeam { from, to, on } => {
            let told = region::team_told(work, to).await?;
            let mut events = state.leave_team(change, from, on.yesterday().unwrap_or(on))?;
            events.extend(state.join_team(change, (to, told), Period { from: on, until: None })?);
            events
        }
        Move::Leave(last_day) => state.leave(change, last_day)?,
        Move::Training(on) => state.record_training(change, on)?,
        Move::Unlock => state.unlock(change)?,
        Move::ResetSecondFactor => state.ask_reset(change, reset_from)?,
        Move::UnlinkSignIn => state.unlink_sign_in(change)?,
        Move::EndSessions => state.end_sessions(change)?,
        Move::InviteAgain => state.renew_invitation()?,
    })
}

/// What follows in tables that the ledger does not tell.
async fn follow(house: &House, work: &mut Work, staff: ActorId, step: Move) -> Result<(), Stop> {
    match step {
        Move::Leave(_) => {
            sessions::end(work, staff, sessions::Which::All).await?;
            links::void(work, LinkFor::Invitation, staff).await?;
            links::void(work, LinkFor::Reset, staff).await?;
            links::void(work, LinkFor::KeepSecondStep, staff).await?;
            door::forget_factors(work, staff).await?;
            work.tables().run("DELETE FROM agencies_password WHERE staff = $1", &[staff.into()]).await?;
        }
        Move::EndSessions => {
            sessions::end(work, staff, sessions::Which::All).await?;
            if let Some(email) = email_of(work, staff).await? {
                work.post(&letters::notice(house, &email, "sessions-ended")).await?;
            }
        }
        Move::ResetSecondFactor => {
            sessions::end(work, staff, sessions::Which::All).await?;
            if let Some(email) = email_of(work, staff).await? {
                let token = links::make(work, house, LinkFor::KeepSecondStep, staff).await?;
                let path = format!("/keep-second-step/{}", token.text());
                work.post(&letters::with_link(house, &email, "second-factor-reset", &path)).await?;
            }
        }
        Move::UnlinkSignIn => single_sign_on::tell(house, work, staff, "agency-sign-in-unlinked").await?,
        Move::Unlock => {
            if let Some(email) = email_of(work, staff).await? {
                attempts::forgive_everywhere(work, &hash_key(house), &email).await?;
            }
        }
        Move::InviteAgain => {
            if let Some(email) = email_of(work, staff).await? {
                let token = links::make(work, house, LinkFor::Invitation, staff).await?;
                let letter = letters::with_link(house, &email, "invitation", &format!("/invitation/{}", token.text()));
                work.post(&letter).await?;
            }
        }
        _ => {}
    }
    Ok(())
}

async fn email_of(work: &mut Work, staff: ActorId) -> Result<Option<String>, Stop> {
    let row = work.tables().row("SELECT email FROM agencies_staff WHERE id = $1", &[staff.into()]).await?;
    Ok(row.map(|row| row.maybe_text("email")).transpose()?.flatten())
}

async fn administrators_besides(work: &mut Work, state: &Staff, staff: ActorId, today: Date) -> Result<usize, Stop> {
    let Some(agency) = state.agency else { return Ok(0) };
    let sql = "SELECT COUNT(DISTINCT s.id) AS others FROM agencies_staff s JOIN agencies_role r ON r.staff = s.id \
               WHERE s.agency = $1 AND s.id <> $2 AND s.standing = 'active' AND r.role = 'agency_administrator' \
               AND r.from_day <= $3 AND (r.until_day IS NULL OR r.until_day >= $3)";
    let row = work.tables().row(sql, &[agency.into(), staff.into(), today.to_string().into()]).await?;
    let others = row.map(|row| row.int("others")).transpose()?.unwrap_or(0);
    Ok(usize::try_from(others).unwrap_or(0))
}
