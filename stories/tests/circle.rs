//! Days in the life of who may know: levels, the circle, conflicts of interest, emergency access; on both databases.

use circle::commands;
use circle::decide::Joining;
use circle::words::{Emergency, Level, Marking, Nature, Part, PoliceCode};
use kernel::ActorId;
use people::queries::{Scope, Search, Sight, search};
use people::{RecordDetails, RecordKind};
use std::collections::BTreeSet;
use store::{Declined, Stop};
use testkit::{Town, each_database};
use vocabulary::RecordId;

async fn record(town: &Town, by: ActorId) -> RecordId {
    let visit = town.visit(by).await;
    let details = RecordDetails {
        kind: RecordKind::Person,
        given_names: Some("Gwen".into()),
        family_name: Some("Puw".into()),
        phones: vec!["01632 960101".into()],
        ..RecordDetails::default()
    };
    people::commands::add_record(&town.house, &visit, visit.who.agency.unwrap(), details, None).await.unwrap()
}

/// How much of a record somebody may know, and whether a search and its count say the same.
async fn sight(town: &Town, who: ActorId, record: RecordId) -> Option<Sight> {
    let visit = town.visit(who).await;
    let mut reader = town.house.facts().await.unwrap();
    let sql = "SELECT agency, person FROM people_record WHERE id = $1";
    let row = reader.row(sql, &[record.into()]).await.unwrap().unwrap();
    let (agency, person) = (row.id("agency").unwrap(), row.id("person").unwrap());
    let sight = Scope::of(&visit).sights(&mut reader, &[(record, agency)]).await.unwrap().get(&record).copied();
    if let Ok((scope, _)) = Scope::widest(&town.house, &visit) {
        let wanted = Search { text: "gwen puw".into(), kind: None, page: 1 };
        let found = search(&mut reader, scope, visit.now.date(), &wanted).await.unwrap();
        let listed = found.rows.iter().find(|row| row.person == person).map(|row| row.sight);
        assert_eq!(
            listed,
            sight.filter(|sight| *sight > Sight::Flag),
            "a search finds what may be seen, no more, no less"
        );
        assert_eq!(found.total, i64::try_from(found.rows.len()).unwrap());
    }
    sight
}

fn joining(staff: ActorId, agency: kernel::AgencyId, town: &Town) -> Joining {
    Joining { staff, agency, part: Part::School, from: town.clock.now().date(), until: None }
}

#[tokio::test]
async fn a_circle_opens_to_its_members_and_shuts_behind_them() {
    each_database(async |town: Town| {
        let house = &town.house;
        let gwen = record(&town, town.nia).await;
        assert_eq!(sight(&town, town.owain, gwen).await, Some(Sight::Full), "open to the partnership");
        assert_eq!(sight(&town, town.megan, gwen).await, None, "a teacher of another agency");
        let nia = town.visit(town.nia).await;
        let shut = commands::set_level(house, &nia, gwen, Level::Circle, true, BTreeSet::new(), "sensitive").await;
        assert!(
            matches!(shut, Err(Stop::Declined(Declined("circle-level-not-member")))),
            "nobody shuts themselves out"
        );
        commands::join(house, &nia, gwen, joining(town.nia, town.gwynedd, &town), "allocated").await.unwrap();
        commands::join(house, &nia, gwen, joining(town.megan, town.school, &town), "her school").await.unwrap();
        commands::set_level(house, &nia, gwen, Level::Circle, true, BTreeSet::new(), "sensitive").await.unwrap();
        assert_eq!(sight(&town, town.megan, gwen).await, Some(Sight::Full), "the circle");
        assert_eq!(sight(&town, town.owain, gwen).await, Some(Sight::Flag), "that it exists");
        assert_eq!(sight(&town, town.huw, gwen).await, Some(Sight::Flag), "a colleague outside the circle");
        assert_eq!(sight(&town, town.sioned, gwen).await, Some(Sight::Full), "the supervisor");
        assert_eq!(sight(&town, town.alun, gwen).await, None, "whoever looks after the machine");
        commands::leave(house, &nia, gwen, town.megan, "moved school").await.unwrap();
        assert_eq!(sight(&town, town.megan, gwen).await, None, "at the next question");
        let last = commands::leave(house, &nia, gwen, town.nia, "moved on").await;
        assert!(matches!(last, Err(Stop::Declined(Declined("circle-last-member")))));
        town.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn a_conflict_of_interest_beats_everything_through_any_record_of_the_person() {
    each_database(async |town: Town| {
        let house = &town.house;
        let (gwen, here) = (record(&town, town.nia).await, record(&town, town.owain).await);
        let nia = town.visit(town.nia).await;
        people::commands::link_records(house, &nia, gwen, here, "one school, one mother").await.unwrap();
        let owain = town.visit(town.owain).await;
        commands::declare_conflict(house, &owain, here, Nature::Family, "my niece").await.unwrap();
        for record in [gwen, here] {
            assert_eq!(sight(&town, town.owain, record).await, None, "his own agency's record too");
        }
        assert_eq!(sight(&town, town.nia, gwen).await, Some(Sight::Full));
        let glass =
            commands::break_glass(house, &owain, gwen, Emergency::Danger, "a child is in danger now, truly").await;
        assert!(
            matches!(glass, Err(Stop::Refused(refusal)) if !refusal.openly),
            "not even in an emergency, and not told"
        );
        town.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn a_seal_opens_to_the_named_and_emergency_access_ends_by_itself() {
    each_database(async |town: Town| {
        let house = &town.house;
        let (sealed, shut) = (record(&town, town.nia).await, record(&town, town.nia).await);
        let nia = town.visit(town.nia).await;
        let named: BTreeSet<ActorId> = [town.nia, town.rhys].into();
        commands::set_level(house, &nia, sealed, Level::Sealed, true, named, "a witness").await.unwrap();
        assert_eq!(sight(&town, town.rhys, sealed).await, Some(Sight::Full), "named");
        for other in [town.huw, town.sioned, town.owain] {
            assert_eq!(sight(&town, other, sealed).await, None, "a seal tells nobody");
        }
        commands::set_level(house, &nia, shut, Level::Owner, true, BTreeSet::new(), "ours").await.unwrap();
        let owain = town.visit(town.owain).await;
        assert_eq!(sight(&town, town.owain, shut).await, Some(Sight::Flag));
        let short = commands::break_glass(house, &owain, shut, Emergency::Missing, "too short").await;
        assert!(matches!(short, Err(Stop::Declined(Declined("circle-emergency-words")))));
        let words = "Missing since 19:00; seen getting into a silver car.";
        let access = commands::break_glass(house, &owain, shut, Emergency::Missing, words).await.unwrap();
        assert_eq!(sight(&town, town.owain, shut).await, Some(Sight::Full));
        town.clock.advance_minutes(61);
        assert_eq!(sight(&town, town.owain, shut).await, Some(Sight::Flag), "an hour has passed");
        let mine = commands::review_emergency(house, &owain, access, circle::words::Outcome::Justified, "it was").await;
        assert!(matches!(mine, Err(Stop::Refused(_))), "nobody reviews their own");
        town.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn police_conditions_are_accepted_first_and_marks_hold() {
    let town = Town::on_sqlite().await;
    let house = &town.house;
    let theirs = record(&town, town.rhys).await;
    let rhys = town.visit(town.rhys).await;
    commands::code(house, &rhys, theirs, Some(PoliceCode::Conditions), "Do not tell the family.").await.unwrap();
    assert_eq!(sight(&town, town.nia, theirs).await, Some(Sight::Flag));
    let nia = town.visit(town.nia).await;
    commands::accept_conditions(house, &nia, theirs).await.unwrap();
    assert_eq!(sight(&town, town.nia, theirs).await, Some(Sight::Full));
    assert_eq!(sight(&town, town.owain, theirs).await, Some(Sight::Flag), "another agency has not");
    let marking = Marking::read("OFFICIAL-SENSITIVE | OWNER USE ONLY").unwrap();
    commands::mark(house, &rhys, theirs, marking, "an operation").await.unwrap();
    assert_eq!(sight(&town, town.nia, theirs).await, Some(Sight::Flag));
    let lower = commands::mark(house, &nia, theirs, Marking::default(), "not ours to lower").await;
    assert!(matches!(lower, Err(Stop::Refused(_))));
    town.is_sound().await;
}
