//! Records through the real commands on a real database: added once, found despite slips, changed, linked and parted.

mod house;

use access::Visit;
use house::{AGENCY, house, staff};
use people::{
    RecordDetails, RecordKind,
    commands::{self, Added, NewRecord},
    queries::{self, Scope, Search},
};
use store::{Declined, House, Stop};
use vocabulary::RecordId;

fn person(given: &str, family: &str, born: &str) -> RecordDetails {
    RecordDetails {
        given_names: Some(given.into()),
        family_name: Some(family.into()),
        date_of_birth: born.parse().ok(),
        ..RecordDetails::default()
    }
}

async fn titles(house: &House, visit: &Visit, text: &str) -> Vec<String> {
    let (scope, permit) = Scope::widest(house, visit).unwrap();
    let mut reader = house.look(&permit, "").await.unwrap();
    let wanted = Search { text: text.into(), ..Search::default() };
    let found = queries::search(&mut reader, scope, visit.now.date(), &wanted).await.unwrap();
    found.rows.into_iter().map(|row| row.title).collect()
}

#[tokio::test]
async fn an_import_adds_once_and_the_search_forgives() {
    let house = house("import").await;
    let desk = staff("desk", AGENCY[0], &["duty_worker"]);
    let batch = |n: usize| -> Vec<NewRecord> {
        [("Siân", "Llywelyn", "2011-04-05"), ("Gruffydd", "ap Rhys", "2010"), ("Mary Ann", "O'Neill", "")]
            .iter()
            .take(n)
            .map(|(given, family, born)| NewRecord {
                key: format!("{given}{family}"),
                details: person(given, family, born),
            })
            .collect()
    };
    let first = commands::add_records(&house, &desk, AGENCY[0], None, batch(2)).await.unwrap();
    let again = commands::add_records(&house, &desk, AGENCY[0], None, batch(3)).await.unwrap();
    assert!(matches!(first[..], [Added::New(_), Added::New(_)]));
    assert_eq!(again[..2], [Added::Known(first[0].id()), Added::Known(first[1].id())]);
    assert!(matches!(again[2], Added::New(_)));
    assert_eq!(titles(&house, &desk, "Jane Llewelyn").await, ["Siân Llywelyn"]);
    assert_eq!(titles(&house, &desk, "guto price").await, ["Gruffydd ap Rhys"]);
    assert_eq!(titles(&house, &desk, "mary oneil").await, ["Mary Ann O'Neill"]);
    assert_eq!(titles(&house, &desk, "4.5.2011").await, ["Siân Llywelyn"], "day and month changed about");
    assert!(titles(&house, &desk, "nobody").await.is_empty());
    assert!(house.rebuild_check(|_| ()).await.unwrap().differences.is_empty());
}

#[tokio::test]
async fn plates_phones_and_postcodes_are_found_in_part() {
    let house = house("parts").await;
    let desk = staff("desk", AGENCY[0], &["duty_worker"]);
    let car = RecordDetails {
        kind: RecordKind::Vehicle,
        vehicle_plate: Some("CX99 4BZ".into()),
        vehicle_colour: Some("silver".into()),
        ..RecordDetails::default()
    };
    let gwen = RecordDetails {
        phones: vec!["07700 900123".into()],
        postcode: Some("LL57 2DG".into()),
        nhs_number: Some("943 476 5919".into()),
        ..person("Gwen", "Puw", "")
    };
    for details in [car, gwen] {
        commands::add_record(&house, &desk, AGENCY[0], details, None).await.unwrap();
    }
    for text in ["CX?? 4B", "cx*bz", "silver", "CX99 4BZ", "994bz"] {
        assert_eq!(titles(&house, &desk, text).await, ["CX99 4BZ silver"], "{text}");
    }
    for text in ["900123", "07700 900123", "ll572dg", "LL57", "9434765919", "gwen 900123"] {
        assert_eq!(titles(&house, &desk, text).await, ["Gwen Puw"], "{text}");
    }
    assert!(titles(&house, &desk, "DX?? 4B").await.is_empty());
}

#[tokio::test]
async fn a_changed_record_is_found_by_what_it_says_now_and_a_stale_save_is_stopped() {
    let house = house("change").await;
    let own = staff("own", AGENCY[0], &["practitioner"]);
    let id = commands::add_record(&house, &own, AGENCY[0], person("Gwen", "Puw", "2011"), None).await.unwrap();
    commands::add_record(&house, &own, AGENCY[0], person("Gwen", "Huws", "2012"), None).await.unwrap();
    let place = commands::change_record(&house, &own, id, 1, person("Gwen", "Xavier", "2011")).await.unwrap();
    assert_eq!(place, 2);
    let stale = commands::change_record(&house, &own, id, 1, person("Gwen", "Pugh", "2011")).await;
    assert!(matches!(stale, Err(Stop::Stale(2))), "{stale:?}");
    assert_eq!(titles(&house, &own, "xavier").await, ["Gwen Xavier"]);
    assert!(titles(&house, &own, "puw").await.iter().all(|title| title != "Gwen Puw"));
    let other = staff("other", AGENCY[1], &["duty_worker"]);
    let refused = commands::change_record(&house, &other, id, 2, person("Gwen", "Pugh", "2011")).await;
    assert!(matches!(refused, Err(Stop::Refused(ref refusal)) if refusal.openly), "another agency may see, not write");
    assert!(house.rebuild_check(|_| ()).await.unwrap().differences.is_empty());
}

#[tokio::test]
async fn records_are_joined_for_a_reason_and_parted_again() {
    let house = house("links").await;
    let desk = staff("desk", AGENCY[0], &["duty_worker"]);
    let there = staff("there", AGENCY[1], &["practitioner"]);
    let mut ids: Vec<RecordId> = Vec::new();
    for born in ["2011-04-05", "2011-05-04", "2011"] {
        ids.push(commands::add_record(&house, &desk, AGENCY[0], person("Gwen", "Puw", born), None).await.unwrap());
    }
    let far =
        commands::add_record(&house, &there, AGENCY[1], person("Gwen", "Pugh", "2011-04-05"), None).await.unwrap();
    commands::link_records(&house, &desk, ids[0], ids[1], "same school and mother").await.unwrap();
    commands::link_records(&house, &desk, far, ids[1], "same NHS number on paper").await.unwrap();
    let (scope, permit) = Scope::widest(&house, &desk).unwrap();
    let mut reader = house.look(&permit, "").await.unwrap();
    let cluster = queries::cluster_of(&mut reader, scope, far).await.unwrap();
    assert_eq!(cluster.records.len(), 3);
    assert_eq!(cluster.links.len(), 2);
    let own = queries::cluster_of(&mut reader, Scope::of(&there), far).await.unwrap();
    assert_eq!((own.records.len(), own.links.len()), (1, 0), "other agencies' records are absent");
    assert_eq!(titles(&house, &desk, "gwen puw").await.len(), 2, "one line for the person, one for the open record");
    commands::undo_link(&house, &desk, ids[1], ids[0], "two cousins of one name").await.unwrap();
    let cluster = queries::cluster_of(&mut reader, scope, ids[0]).await.unwrap();
    assert_eq!(cluster.records.len(), 1);
    assert_eq!(
        queries::decisions_about(&mut reader, scope, ids[0]).await.unwrap().len(),
        2,
        "the old decision is kept"
    );
    commands::refuse_link(&house, &desk, ids[0], ids[1], "two cousins").await.unwrap();
    let again = commands::link_records(&house, &desk, ids[0], ids[1], "looks alike").await;
    assert!(matches!(again, Err(Stop::Declined(Declined("people-refused-before")))));
    let stranger = commands::link_records(&house, &there, ids[0], ids[1], "x").await;
    assert!(matches!(stranger, Err(Stop::Refused(ref refusal)) if !refusal.openly), "may not even know of it");
    let described = person("Gwenllian", "Puw", "2011-04-05");
    let found = queries::likely_matches(&mut reader, scope, desk.now.date(), &described, 10).await.unwrap();
    assert_eq!(found.len(), 3, "one line for each person: {found:?}");
    assert!(house.rebuild_check(|_| ()).await.unwrap().differences.is_empty());
}

#[tokio::test]
async fn who_may_not_know_finds_nothing() {
    let house = house("absent").await;
    let desk = staff("desk", AGENCY[0], &["duty_worker"]);
    let id = commands::add_record(&house, &desk, AGENCY[0], person("Gwen", "Puw", "2011"), None).await.unwrap();
    for (who, roles) in
        [("admin", vec!["system_administrator"]), ("boss", vec!["agency_administrator"]), ("none", vec![])]
    {
        let visit = staff(who, AGENCY[0], &roles);
        assert!(Scope::widest(&house, &visit).is_err(), "{who}");
        assert!(matches!(
            commands::change_record(&house, &visit, id, 1, person("A", "B", "")).await,
            Err(Stop::Refused(_))
        ));
    }
    let there = staff("there", AGENCY[1], &["practitioner"]);
    assert!(titles(&house, &there, "gwen puw").await.is_empty());
    assert!(Scope::widest(&house, &Visit::public(kernel::Language::En, desk.now)).is_err());
}

#[tokio::test]
async fn however_links_come_and_go_a_person_is_what_hangs_together() {
    let house = house("clusters").await;
    let desk = staff("desk", AGENCY[0], &["duty_worker"]);
    let chance = kernel::Chance::seeded(21);
    let mut ids: Vec<RecordId> = Vec::new();
    for n in 0..7 {
        let details = person("Gwen", &format!("Puw{n}"), "");
        ids.push(commands::add_record(&house, &desk, AGENCY[0], details, None).await.unwrap());
    }
    let mut linked: std::collections::BTreeSet<(usize, usize)> = std::collections::BTreeSet::new();
    for _ in 0..60 {
        let (a, b) = (chance.below(7), chance.below(7));
        let pair = (a.min(b), a.max(b));
        if a == b {
            assert!(commands::link_records(&house, &desk, ids[a], ids[b], "x").await.is_err());
        } else if linked.remove(&pair) {
            commands::undo_link(&house, &desk, ids[a], ids[b], "not the same").await.unwrap();
        } else {
            commands::link_records(&house, &desk, ids[a], ids[b], "the same").await.unwrap();
            linked.insert(pair);
        }
    }
    let (scope, permit) = Scope::widest(&house, &desk).unwrap();
    let mut reader = house.look(&permit, "").await.unwrap();
    for start in 0..7 {
        let mut reached = std::collections::BTreeSet::from([start]);
        while let Some(next) = (0..7)
            .find(|n| !reached.contains(n) && reached.iter().any(|r| linked.contains(&((*r).min(*n), (*r).max(*n)))))
        {
            reached.insert(next);
        }
        let told = queries::cluster_of(&mut reader, scope, ids[start]).await.unwrap();
        let told: std::collections::BTreeSet<RecordId> = told.records.iter().map(|record| record.id).collect();
        assert_eq!(told, reached.iter().map(|n| ids[*n]).collect());
        let smallest = told.iter().min().unwrap().to_string();
        let person = queries::record(&mut reader, ids[start]).await.unwrap().unwrap().person;
        assert_eq!(person.to_string(), smallest, "any record leads to the person it is in");
    }
    assert!(house.rebuild_check(|_| ()).await.unwrap().differences.is_empty());
}
