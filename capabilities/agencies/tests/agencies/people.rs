//! Managing people.

use crate::house::{NOW, PASSWORD, Place, name, on_each_database};
use agencies::commands::door::{self, Answer};
use agencies::commands::manage::{self, Move};
use agencies::commands::region;
use agencies::decide::{Invitation, Period};
use agencies::events::Person;
use agencies::queries::{self, StaffFilter};
use agencies::words::{AgencyType, Role, Standing, TeamType};
use agencies::{Sessions, seeding};
use kernel::{Date, Language};
use store::Stop;
use web::Doorkeeper;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn invitation(agency: kernel::AgencyId, email: &str, roles: Vec<Role>) -> Invitation {
    let person = Person { name: "Siân Ŵyn".into(), email: email.into(), language: Language::Cy };
    Invitation { agency, person, roles, teams: vec![], from: NOW.date() }
}

fn declined<T: std::fmt::Debug>(outcome: Result<T, Stop>) -> &'static str {
    match outcome {
        Err(Stop::Declined(declined)) => declined.0,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn administrators_manage_their_own_agency_and_no_other() {
    on_each_database(async |place: Place| {
        let (house, admin) = (&place.house, place.visit(place.admin).await);
        assert!(
            region::invite(house, &admin, invitation(place.council, "sian@dolen.test", vec![Role::Practitioner]), "")
                .await
                .is_ok()
        );
        let elsewhere = region::invite(house, &admin, invitation(place.police, "other@dolen.test", vec![]), "").await;
        assert!(matches!(elsewhere, Err(Stop::Refused(_))));
        let leave = Move::Leave(NOW.date());
        assert!(matches!(manage::make(house, &admin, place.officer, leave, "x").await, Err(Stop::Refused(_))));
        let taken = region::invite(house, &admin, invitation(place.council, "nia@dolen.test", vec![]), "").await;
        assert_eq!(declined(taken), "agencies-email-taken");
        let too_much = invitation(place.council, "new@dolen.test", vec![Role::SystemAdministrator]);
        assert_eq!(declined(region::invite(house, &admin, too_much, "").await), "agencies-role-not-yours");
        for staff in [place.nia, place.officer] {
            let visit = place.visit(staff).await;
            assert!(
                region::invite(house, &visit, invitation(place.council, "x@dolen.test", vec![]), "").await.is_err()
            );
            assert!(manage::make(house, &visit, place.admin, leave, "x").await.is_err());
        }
        assert!(
            matches!(manage::make(house, &admin, place.admin, leave, "x").await, Err(Stop::Refused(_))),
            "nor oneself"
        );
        place.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn only_a_system_administrator_shapes_the_partnership() {
    on_each_database(async |place: Place| {
        let register = async |visit: &access::Visit, cy: &str| {
            region::register_agency(&place.house, visit, name(cy, cy), AgencyType::School, None).await
        };
        assert!(matches!(register(&place.visit(place.admin).await, "Ysgol y Bryn").await, Err(Stop::Refused(_))));
        let system = place.visit(place.system).await;
        let school = register(&system, "Ysgol y Bryn").await.unwrap();
        assert_eq!(declined(register(&system, "Ysgol y Bryn").await), "agencies-agency-known");
        let form =
            async |team_type| region::form_team(&place.house, &system, school, name("Tîm", "Team"), team_type).await;
        assert!(form(TeamType::DutyDesk).await.is_ok());
        assert_eq!(declined(form(TeamType::DutyDesk).await), "agencies-team-known");
        assert!(form(TeamType::Ordinary).await.is_ok() && form(TeamType::Ordinary).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn roles_and_teams_hold_between_their_days() {
    on_each_database(async |place: Place| {
        let admin = place.visit(place.admin).await;
        let make = async |step| manage::make(&place.house, &admin, place.nia, step, "covers for a colleague").await;
        let december = Period { from: day("2026-12-01"), until: Some(day("2026-12-31")) };
        make(Move::GiveRole(Role::Supervisor, december)).await.unwrap();
        make(Move::LeaveTeam(place.desk, day("2026-11-30"))).await.unwrap();
        let roles = async |on: &str| {
            let facts =
                queries::facts_of(&mut place.house.facts().await.unwrap(), place.house.limits(), place.nia, day(on))
                    .await
                    .unwrap()
                    .unwrap();
            facts.who.roles.into_iter().collect::<Vec<_>>().join(" ")
        };
        assert_eq!(roles("2026-11-30").await, "duty_worker practitioner");
        assert_eq!(roles("2026-12-01").await, "practitioner supervisor");
        assert_eq!(roles("2027-01-01").await, "practitioner");
        assert_eq!(declined(make(Move::GiveRole(Role::Supervisor, december)).await), "agencies-held-already");
        let members = async |on: &str| {
            queries::members(&mut place.house.facts().await.unwrap(), place.desk, day(on)).await.unwrap().len()
        };
        assert_eq!((members("2026-11-30").await, members("2026-12-01").await), (2, 1));
        let list = queries::movements(&mut place.house.facts().await.unwrap(), place.council, Some(place.nia), 1)
            .await
            .unwrap();
        let what: Vec<&str> = list.rows.iter().map(|line| line.what.as_str()).collect();
        assert_eq!(what, ["team_left", "role_given", "training_recorded", "joined", "invited"]);
        assert_eq!(list.rows[1].reason.as_deref(), Some("covers for a colleague"));
        place.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn whoever_leaves_is_out_at_once() {
    on_each_database(async |place: Place| {
        let token = seeding::session(&place.house, NOW, place.nia).await.unwrap();
        let enter = async || Sessions.enter(&place.house, &token, NOW).await.unwrap().is_some();
        assert!(enter().await);
        seeding::rota(&place.house, NOW, place.council, vec![place.nia, place.admin], 15).await.unwrap();
        let admin = place.visit(place.admin).await;
        manage::make(&place.house, &admin, place.nia, Move::Leave(NOW.date()), "new post elsewhere").await.unwrap();
        assert!(!enter().await);
        let answer = door::sign_in(&place.house, &place.stranger(), "nia@dolen.test", PASSWORD, "n").await.unwrap();
        assert_eq!(answer, Answer::Refused);
        let mut reader = place.house.facts().await.unwrap();
        let rota = queries::rota(&mut reader, place.council).await.unwrap();
        assert_eq!(rota.order.iter().map(|on_call| on_call.staff).collect::<Vec<_>>(), [place.admin]);
        assert_eq!(
            queries::staff_name(&mut reader, place.nia).await.unwrap().as_deref(),
            Some("Nia Parry"),
            "what they did keeps their name"
        );
        drop(reader);
        let back = invitation(place.council, "nia@dolen.test", vec![]);
        assert!(region::invite(&place.house, &admin, back, "").await.is_ok(), "whoever comes back is invited anew");
        let system = place.visit(place.system).await;
        let last = manage::make(&place.house, &system, place.admin, Move::Leave(NOW.date()), "x").await;
        assert_eq!(declined(last), "agencies-last-administrator");
        place.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn a_lost_telephone_is_helped_by_somebody_else() {
    on_each_database(async |place: Place| {
        let token = seeding::session(&place.house, NOW, place.nia).await.unwrap();
        let admin = place.visit(place.admin).await;
        manage::make(&place.house, &admin, place.nia, Move::ResetSecondFactor, "called back on her desk line")
            .await
            .unwrap();
        assert!(Sessions.enter(&place.house, &token, NOW).await.unwrap().is_none());
        // Its owner has half a day to object.
        place.clock.advance_minutes(12 * 60);
        let answer = door::sign_in(&place.house, &place.stranger(), "nia@dolen.test", PASSWORD, "n").await.unwrap();
        let Answer::On { stage, token } = answer else { panic!("{answer:?}") };
        assert_eq!(stage, agencies::credentials::sessions::Stage::EnrolmentDue);
        let half = agencies::commands::half_way(&place.house, Some(&token), place.clock.now()).await.unwrap().unwrap();
        let old = place.known.code_at(place.clock.now());
        assert_eq!(
            door::second_factor(&place.house, &place.stranger(), &half, &old, "n").await.unwrap(),
            Answer::BeginAgain
        );
        let letters = place.letters().await;
        assert!(letters.iter().any(|letter| letter.to == "nia@dolen.test" && letter.subject.contains("ail gam")));
    })
    .await;
}

#[tokio::test]
async fn an_administrator_unlocks() {
    on_each_database(async |place: Place| {
        for _ in 0..9 {
            door::sign_in(&place.house, &place.stranger(), "nia@dolen.test", "wrong", "n").await.unwrap();
            place.clock.advance_minutes(10);
        }
        let knock =
            async || door::sign_in(&place.house, &place.stranger(), "nia@dolen.test", PASSWORD, "n").await.unwrap();
        assert!(matches!(knock().await, Answer::Wait(_)));
        let admin = place.visit(place.admin).await;
        manage::make(&place.house, &admin, place.nia, Move::Unlock, "met her at her desk").await.unwrap();
        assert!(matches!(knock().await, Answer::On { .. }));
    })
    .await;
}

#[tokio::test]
async fn lists_are_filtered_sorted_and_paged() {
    on_each_database(async |place: Place| {
        let admin = place.visit(place.admin).await;
        for n in 0..30 {
            let mut invitation = invitation(place.council, &format!("p{n}@dolen.test"), vec![]);
            invitation.person.name = format!("Ŵena {n:02}");
            region::invite(&place.house, &admin, invitation, "").await.unwrap();
        }
        let mut reader = place.house.facts().await.unwrap();
        let filter = |standing, name: &str, page| StaffFilter { standing, name: name.to_owned(), page };
        let found =
            queries::people(&mut reader, place.council, &filter(Some(Standing::Invited), "wena", 2)).await.unwrap();
        assert_eq!((found.total, found.pages, found.page, found.rows.len()), (30, 2, 2, 5));
        assert_eq!(found.rows[0].name, "Ŵena 25");
        let active = queries::people(&mut reader, place.council, &filter(Some(Standing::Active), "", 1)).await.unwrap();
        assert_eq!(
            active.rows.iter().map(|person| person.name.as_str()).collect::<Vec<_>>(),
            [
                "Dilys Wynne",
                "Eleri Pugh",
                "Gareth Bowen",
                "Gwenan Roberts",
                "Huw Lloyd",
                "Ioan Llechog",
                "Mared Elidir",
                "Nia Parry",
                "Sioned Rees"
            ]
        );
        assert_eq!(
            queries::people(&mut reader, place.council, &filter(None, "%", 1)).await.unwrap().total,
            0,
            "signs are signs"
        );
        let colleagues = queries::search_staff(&mut reader, &filter(None, "rhys", 1)).await.unwrap();
        assert_eq!(colleagues.rows[0].agency, place.police);
        let desk = queries::duty_desk_of(&mut reader, place.council).await.unwrap().unwrap();
        assert_eq!(desk.id, place.desk);
        assert!(queries::designated_desk_of(&mut reader, place.town.conwy).await.unwrap().is_none());
        assert_eq!(queries::agency_named(&mut reader, "cyngor gwynedd").await.unwrap().unwrap().id, place.council);
    })
    .await;
}

#[tokio::test]
async fn the_other_administrators_are_told_of_a_newcomer_at_a_desk() {
    on_each_database(async |place: Place| {
        let another = seeding::NewStaff {
            agency: place.council,
            name: "Bethan Puw".into(),
            email: "bethan@dolen.test".into(),
            language: Language::Cy,
            roles: vec![Role::AgencyAdministrator],
            teams: vec![],
            from: NOW.date(),
        };
        seeding::staff(&place.house, NOW, another, &place.known).await.unwrap();
        let told = async || {
            let letters = place.letters().await;
            let told = letters.iter().filter(|letter| letter.body.contains("/movements"));
            told.map(|letter| letter.to.clone()).collect::<Vec<_>>()
        };
        let admin = place.visit(place.admin).await;
        let with = |email: &str, teams: Vec<kernel::TeamId>| Invitation {
            teams: teams.into_iter().map(|team| (team, None)).collect(),
            ..invitation(place.council, email, vec![Role::Practitioner])
        };
        region::invite(&place.house, &admin, with("a@dolen.test", vec![]), "").await.unwrap();
        assert_eq!(told().await, Vec::<String>::new(), "an ordinary colleague is nobody's alarm");
        region::invite(&place.house, &admin, with("b@dolen.test", vec![place.desk]), "").await.unwrap();
        assert_eq!(told().await, ["bethan@dolen.test"], "not whoever did it");
        // Whoever is moved there later is told of as well, and a system administrator tells both.
        let system = place.visit(place.system).await;
        let period = Period { from: NOW.date(), until: None };
        let closed = Move::JoinTeam(place.town.closed_desk, period);
        manage::make(&place.house, &system, place.nia, closed, "covers").await.unwrap();
        let mut all = told().await;
        all.sort();
        assert_eq!(all, ["bethan@dolen.test", "bethan@dolen.test", "gwenan@dolen.test"]);
        let letters = place.letters().await;
        let letter = letters.iter().find(|letter| letter.body.contains("/movements")).unwrap();
        let text = format!("{}{}", letter.subject, letter.body);
        assert!(text.find("gweinyddwr arall").unwrap() < text.find("Another administrator").unwrap(), "Welsh first");
        for personal in ["Siân", "b@dolen.test", "Gwenan", "Nia", "Gwynedd"] {
            assert!(!text.contains(personal), "{personal}: {text}");
        }
        place.is_sound().await;
    })
    .await;
}
