//! The life of a member of staff, told step by step.

use super::*;
use crate::words::TeamType;
use kernel::Language;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}
fn nia() -> ActorId {
    ActorId::named("nia")
}
fn agency() -> AgencyId {
    AgencyId::named("ynys-mon")
}
fn desk() -> (TeamId, Option<Team>) {
    (TeamId::named("desk"), Some(Team { agency: agency(), team_type: TeamType::DutyDesk }))
}
fn roles(codes: &[Role]) -> BTreeSet<String> {
    codes.iter().map(|role| role.code().to_owned()).collect()
}
fn change(by: &BTreeSet<String>) -> Change<'_> {
    let by_whom = Some(ActorId::named("gareth"));
    Change { by: by_whom, roles: by, to: nia(), reason: "asked", today: day("2026-11-21"), other_administrators: 1 }
}
fn invitation(roles: &[Role]) -> Invitation {
    let person = Person { name: "Nia".into(), email: "nia@ynysmon.example".into(), language: Language::Cy };
    Invitation { agency: agency(), person, roles: roles.to_vec(), teams: vec![desk()], from: day("2026-11-23") }
}
fn active() -> Staff {
    let by = roles(&[Role::AgencyAdministrator]);
    let mut events = Staff::invite(change(&by), invitation(&[Role::Practitioner]), false).unwrap();
    events.extend(Staff::told(&events).join().unwrap());
    Staff::told(&events)
}

#[test]
fn invited_joined_and_at_work_from_the_first_day() {
    let staff = active();
    let teams = BTreeMap::from([(desk().0, desk().1.unwrap())]);
    let on = |text| staff.roles_on(day(text), AgencyType::Council, &teams);
    assert!(on("2026-11-22").is_empty(), "the first day is the 23rd");
    assert_eq!(on("2026-11-23"), BTreeSet::from([Role::Practitioner, Role::DutyWorker]));
    assert_eq!(staff.join(), Err(No::HasJoined));
    assert_eq!(staff.renew_invitation(), Err(No::HasJoined));
}

#[test]
fn an_invitation_gives_only_what_the_inviter_may_give() {
    let by = roles(&[Role::AgencyAdministrator]);
    let invite = |roles: &[Role]| Staff::invite(change(&by), invitation(roles), false);
    assert_eq!(invite(&[Role::SystemAdministrator]), Err(No::RoleNotYours));
    assert_eq!(invite(&[Role::DutyWorker]), Err(No::RoleComesWithTeam));
    let system = roles(&[Role::SystemAdministrator]);
    assert!(Staff::invite(change(&system), invitation(&[Role::SystemAdministrator]), false).is_ok());
    assert_eq!(Staff::invite(change(&by), invitation(&[]), true), Err(No::EmailTaken));
    let elsewhere =
        (TeamId::named("x"), Some(Team { agency: AgencyId::named("conwy"), team_type: TeamType::Ordinary }));
    for team in [elsewhere, (TeamId::named("none"), None)] {
        let invitation = Invitation { teams: vec![team], ..invitation(&[]) };
        assert_eq!(Staff::invite(change(&by), invitation, false), Err(No::TeamElsewhere));
    }
}

#[test]
fn roles_have_dates_and_are_not_given_to_oneself() {
    let by = roles(&[Role::AgencyAdministrator]);
    let mut staff = active();
    let period = Period { from: day("2026-12-01"), until: Some(day("2026-12-31")) };
    assert_eq!(staff.give_role(change(&by), Role::Practitioner, period), Err(No::HeldAlready));
    let crossed = Period { until: Some(day("2026-11-30")), ..period };
    assert_eq!(staff.give_role(change(&by), Role::Supervisor, crossed), Err(No::DatesCrossed));
    let herself = Change { by: Some(nia()), ..change(&by) };
    assert_eq!(staff.give_role(herself, Role::Supervisor, period), Err(No::NotYourself));
    for event in staff.give_role(change(&by), Role::Supervisor, period).unwrap() {
        staff.apply(&event);
    }
    let on = |staff: &Staff, text| staff.roles_on(day(text), AgencyType::Council, &BTreeMap::new());
    assert!(!on(&staff, "2026-11-30").contains(&Role::Supervisor));
    assert!(on(&staff, "2026-12-31").contains(&Role::Supervisor));
    assert!(!on(&staff, "2027-01-01").contains(&Role::Supervisor));
    for event in staff.take_role(change(&by), Role::Supervisor, day("2026-12-05")).unwrap() {
        staff.apply(&event);
    }
    assert!(!on(&staff, "2026-12-06").contains(&Role::Supervisor));
    assert_eq!(staff.take_role(change(&by), Role::AgencyAdministrator, day("2026-12-05")), Err(No::NotHeld));
}

#[test]
fn moving_between_teams() {
    let by = roles(&[Role::AgencyAdministrator]);
    let mut staff = active();
    let other = (TeamId::named("north"), Some(Team { agency: agency(), team_type: TeamType::Ordinary }));
    let period = Period { from: day("2026-12-01"), until: None };
    assert_eq!(staff.join_team(change(&by), desk(), period), Err(No::HeldAlready));
    assert_eq!(staff.join_team(change(&by), (other.0, None), period), Err(No::TeamElsewhere));
    let mut events = staff.leave_team(change(&by), desk().0, day("2026-11-30")).unwrap();
    events.extend(staff.join_team(change(&by), other, period).unwrap());
    events.iter().for_each(|event| staff.apply(event));
    assert!(staff.teams[&desk().0].holds(day("2026-11-30")) && !staff.teams[&desk().0].holds(day("2026-12-01")));
    assert!(staff.teams[&other.0].holds(day("2026-12-01")));
    assert_eq!(staff.leave_team(change(&by), TeamId::named("x"), day("2026-12-01")), Err(No::NotHeld));
}

#[test]
fn leaving_ends_everything_and_cannot_orphan_an_agency() {
    let by = roles(&[Role::AgencyAdministrator]);
    let mut staff = active();
    assert_eq!(staff.leave(change(&by), day("2026-11-22")), Err(No::NotYet));
    let herself = Change { by: Some(nia()), ..change(&by) };
    assert_eq!(staff.leave(herself, day("2026-11-21")), Err(No::NotYourself));
    let mut last = staff.clone();
    last.roles.insert(Role::AgencyAdministrator, Period { from: day("2026-01-01"), until: None });
    let alone = Change { other_administrators: 0, ..change(&by) };
    assert_eq!(last.leave(alone, day("2026-11-21")), Err(No::LastAdministrator));
    assert_eq!(last.take_role(alone, Role::AgencyAdministrator, day("2026-11-21")), Err(No::LastAdministrator));
    for event in staff.leave(change(&by), day("2026-11-21")).unwrap() {
        staff.apply(&event);
    }
    assert!(staff.roles_on(day("2026-11-21"), AgencyType::Council, &BTreeMap::new()).is_empty());
    assert_eq!(staff.leave(change(&by), day("2026-11-21")), Err(No::HasLeft));
    assert_eq!(staff.join(), Err(No::HasLeft));
}

#[test]
fn a_second_factor_is_told_to_be_lost_by_somebody_else_only_and_waits() {
    let by = roles(&[Role::AgencyAdministrator]);
    let mut staff = active();
    let (now, from) = (kernel::Timestamp::from_millis(0), kernel::Timestamp::from_millis(1000));
    assert_eq!(staff.ask_reset(change(&by), from), Err(No::NoSecondFactor));
    let apply = |staff: &mut Staff, events: Vec<Event>| events.iter().for_each(|event| staff.apply(event));
    let set = staff.set_second_factor().unwrap();
    apply(&mut staff, set);
    let herself = Change { by: Some(nia()), ..change(&by) };
    assert_eq!(staff.ask_reset(herself, from), Err(No::NotYourself));
    assert_eq!(staff.unlock(herself), Err(No::NotYourself));
    assert_eq!(staff.keep_second_factor(), [], "nothing waits");
    let asked = staff.ask_reset(change(&by), from).unwrap();
    apply(&mut staff, asked);
    assert!(staff.second_factor && !staff.reset_is_due(now) && staff.reset_is_due(from));
    assert_eq!(staff.ask_reset(change(&by), from), Err(No::HeldAlready));
    let kept = staff.keep_second_factor();
    apply(&mut staff, kept);
    assert!(staff.second_factor && !staff.reset_is_due(from));
    let asked = staff.ask_reset(change(&by), from).unwrap();
    apply(&mut staff, asked);
    let anew = staff.set_second_factor().unwrap();
    apply(&mut staff, anew);
    assert!(staff.second_factor && !staff.reset_is_due(from), "set up anew");
}

#[test]
fn a_reason_never_stands_open_in_a_log() {
    let by = roles(&[Role::AgencyAdministrator]);
    let told = format!("{:?}", active().unlock(change(&by)).unwrap());
    assert!(!told.contains("asked"), "{told}");
}
