//! What waits for people to decide: questions between agencies, refusals that are remembered, persons that are parted, and
//! the look through all records; on both databases, by each role's own door.

use people::{RecordDetails, commands, looking, queries};
use std::collections::BTreeMap;
use store::{Declined, Stop};
use testkit::{Shown, Town, each_database};
use vocabulary::RecordId;

fn person(given: &str, family: &str, born: &str) -> RecordDetails {
    RecordDetails {
        given_names: Some(given.into()),
        family_name: Some(family.into()),
        date_of_birth: born.parse().ok(),
        ..RecordDetails::default()
    }
}

async fn add(town: &Town, staff: kernel::ActorId, agency: kernel::AgencyId, details: RecordDetails) -> RecordId {
    let visit = town.visit(staff).await;
    commands::add_record(&town.house, &visit, agency, details, None).await.expect("a record")
}

/// Gwynedd's record, and the school's of what may be the same child.
async fn two_records(town: &Town) -> (RecordId, RecordId) {
    let own = add(town, town.nia, town.gwynedd, person("Siân", "Llywelyn", "2011-04-05")).await;
    let theirs = add(town, town.megan, town.school, person("Sian", "Llewellyn", "2011-05-04")).await;
    (own, theirs)
}

fn leads_to(shown: &Shown, start: &str) {
    let location = shown.location.clone().unwrap_or_else(|| panic!("no redirect: {} {}", shown.status, shown.body));
    assert!(location.contains(start), "{location}");
}

async fn look(town: &Town) -> looking::Found {
    let visit = looking::own_visit(town.clock.now());
    looking::begin(&town.house, &visit).await.expect("it begins");
    let found = looking::look_through(&town.house, visit.now).await.expect("it ends");
    town.clock.advance_minutes(1);
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn the_other_agency_is_asked_and_answers_without_seeing_more_than_it_may() {
    each_database(|town| async move {
        let (own, theirs) = two_records(&town).await;
        let desk = town.signed_in(town.nia).await;
        let school = town.signed_in(town.megan).await;
        let compare = format!("/en/people/{own}/compare/{theirs}");
        let answer = format!("/en/people/{theirs}/asked/{own}");
        assert_eq!(school.get(&answer).await.status, 404, "nobody asked: the other record is not there");
        assert!(desk.get(&compare).await.says("Not sure: ask the agency"));
        let bare = desk.post(&compare, &[("decision", "ask")]).await;
        assert!(bare.status == 422 && bare.says("Give a reason"));
        let question = "Is Sian in year 10 with you?";
        leads_to(&desk.post(&compare, &[("decision", "ask"), ("reason", question)]).await, "told=ask");
        let shown = desk.get(&compare).await;
        assert!(shown.says("Asked of: ") && shown.says(question) && !shown.says("Not sure: ask"), "{}", shown.body);

        // The school sees its own record, the question and that Gwynedd has a record; nothing that it says.
        let list = school.get("/cy/people/questions").await;
        assert!(list.says("Yn aros am eich asiantaeth") && list.says(question), "{}", list.body);
        let masked = school.get(&answer).await;
        assert!(masked.says("Llewellyn") && masked.says(question) && masked.says("Gwynedd"), "{}", masked.body);
        assert!(masked.says("agreed strongly with yours") || masked.says("agreed in part with yours"));
        for hidden in ["Siân", "Llywelyn", "5 April 2011", "How it adds up", "times likelier", "Nearly the same"] {
            assert!(!masked.says(hidden), "{hidden}: {}", masked.body);
        }
        // Who may see both records sees the whole explanation of the same pair.
        assert!(desk.get(&compare).await.says("How it adds up"));
        // Another agency is not asked, and a reason is needed.
        let stranger = town.signed_in(town.tom).await;
        assert_eq!(stranger.get(&answer).await.status, 404);
        let wrong = school.post(&answer, &[("reason", "kept as typed")]).await;
        assert!(wrong.status == 422 && wrong.says("Choose what your agency says") && wrong.says("kept as typed"));

        leads_to(&school.post(&answer, &[("answer", "cannot_say"), ("reason", "she left us")]).await, "told=answered");
        let back = desk.get(&compare).await;
        assert!(back.says("They cannot say either") && back.says("she left us"), "{}", back.body);
        assert!(desk.get("/en/people/questions").await.says("They cannot say either"));
        leads_to(&desk.post(&compare, &[("decision", "ask"), ("reason", "Is the date right?")]).await, "told=ask");
        leads_to(&desk.post(&compare, &[("decision", "withdraw"), ("reason", "found out")]).await, "told=withdraw");
        leads_to(&desk.post(&compare, &[("decision", "ask"), ("reason", "After all?")]).await, "told=ask");
        leads_to(&school.post(&answer, &[("answer", "linked"), ("reason", "same parents")]).await, "told=answered");
        let page = desk.get(&format!("/en/people/{own}")).await;
        assert!(page.says("Reason: same parents"), "{}", page.body);
        leads_to(&desk.post(&compare, &[("decision", "undo"), ("reason", "cousins")]).await, "told=undo");
        town.is_sound().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_is_remembered_until_something_changes() {
    each_database(|town| async move {
        let (own, theirs) = two_records(&town).await;
        let desk = town.signed_in(town.nia).await;
        let queue = desk.get("/en/people/queue").await;
        assert!(queue.says("Nothing is proposed") && queue.says("It has not been made yet"), "{}", queue.body);
        look(&town).await;
        let queue = desk.get("/cy/people/queue").await;
        assert!(queue.says("Cynigion: 1") && queue.says("Llewellyn") && !queue.body.contains('⟦'), "{}", queue.body);
        assert!(desk.get("/en/home").await.says("Records that may be about the same one"));
        let school = town.signed_in(town.megan).await;
        let hidden = school.get("/en/people/queue").await;
        assert!(
            !hidden.says("Siân") && !hidden.says("Proposed: 1"),
            "what one may not decide is absent: {}",
            hidden.body
        );

        let compare = format!("/en/people/{own}/compare/{theirs}");
        leads_to(&desk.post(&compare, &[("decision", "refuse"), ("reason", "cousins")]).await, "told=refuse");
        assert!(desk.get("/en/people/queue").await.says("Nothing is proposed"), "at once");
        town.clock.advance_minutes(5);
        look(&town).await;
        assert!(desk.get("/en/people/queue").await.says("Nothing is proposed"), "nor by the next look");
        assert!(desk.get(&format!("/en/people/{own}")).await.says("No other record stands near"));

        let visit = town.visit(town.megan).await;
        let right = person("Sian", "Llywelyn", "2011-04-05");
        commands::change_record(&town.house, &visit, theirs, 1, right).await.expect("changed");
        town.clock.advance_minutes(5);
        look(&town).await;
        assert!(desk.get("/en/people/queue").await.says("Refused before, changed since"));
        assert!(desk.get(&compare).await.says("A record has changed since then"));
        assert!(desk.get(&format!("/en/people/{own}")).await.says("A record has changed since then"));
        let (people, decided) = looking::tables_for_learning(&town.house).await.expect("tables");
        assert_eq!((people.len(), decided.len(), decided[0][2].as_str()), (2, 1, "apart"));
        town.is_sound().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_of_three_records_is_parted_as_somebody_says() {
    each_database(|town| async move {
        let (own, theirs) = two_records(&town).await;
        let third = add(&town, town.tom, town.charity, person("Sian", "Llywelyn", "2009-01-01")).await;
        let nia = town.visit(town.nia).await;
        // The middle one holds the others together.
        commands::link_records(&town.house, &nia, own, third, "same phone").await.expect("linked");
        commands::link_records(&town.house, &nia, theirs, third, "same street").await.expect("linked");
        let found = look(&town).await;
        assert!(found.doubtful > 0);
        let desk = town.signed_in(town.nia).await;
        let doubts = desk.get("/en/people/queue?show=doubtful").await;
        assert!(doubts.says("Two different dates of birth") && doubts.says("Say which records belong together"));

        let compare = format!("/en/people/{own}/compare/{third}");
        assert!(desk.get(&compare).await.says("say where the others belong"));
        leads_to(&desk.post(&compare, &[("decision", "undo"), ("reason", "sisters")]).await, "/part");
        let part = format!("/en/people/{own}/part");
        let group = |record: RecordId| format!("group-{record}");
        let (a, b, c) = (group(own), group(theirs), group(third));
        let form = desk.get(&part).await;
        assert!(form.says("There are 3 of them") && form.body.contains(&a) && form.body.contains(&c), "{}", form.body);
        let missing = desk.post(&part, &[(&a, "1"), (&b, "1"), ("reason", "sisters")]).await;
        assert!(missing.status == 422 && missing.says("Choose where each record belongs"));
        let same = desk.post(&part, &[(&a, "1"), (&b, "1"), (&c, "1"), ("reason", "sisters")]).await;
        assert!(same.says("All records have the same number"));
        leads_to(&desk.post(&part, &[(&a, "1"), (&b, "1"), (&c, "2"), ("reason", "sisters")]).await, "told=part");

        let scope = queries::Scope::widest(&town.house, &nia).expect("may search");
        let mut reader = town.house.look(&scope.1, "test").await.expect("a reader");
        let together = queries::cluster_of(&mut reader, scope.0, own).await.expect("a person");
        let ids: Vec<RecordId> = together.records.iter().map(|record| record.id).collect();
        assert!(ids.contains(&theirs) && !ids.contains(&third) && ids.len() == 2, "{ids:?}");
        assert_eq!(queries::cluster_of(&mut reader, scope.0, third).await.expect("a person").records.len(), 1);
        drop(reader);
        // Both histories tell it, and what was refused is not proposed again.
        for record in [own, third] {
            assert!(desk.get(&format!("/en/people/{record}")).await.says("Reason: sisters"));
        }
        let groups = BTreeMap::from([(own, 1), (theirs, 1)]);
        let none = commands::part_person(&town.house, &nia, &groups, "again").await;
        assert!(matches!(none, Err(Stop::Declined(Declined("people-part-groups")))), "{none:?}");
        town.is_sound().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_look_through_all_records_finds_doubles_and_contradictions_and_is_begun_by_few() {
    each_database(|town| async move {
        let with =
            |number: &str, born: &str| RecordDetails { nhs_number: Some(number.into()), ..person("Gwen", "Puw", born) };
        let one = add(&town, town.nia, town.gwynedd, with("943 476 5919", "2011-04-05")).await;
        let other = add(&town, town.owain, town.conwy, with("401 023 2137", "2011-04-05")).await;
        let nia = town.visit(town.nia).await;
        commands::link_records(&town.house, &nia, one, other, "same school").await.expect("linked");
        let car = |plate: &str| RecordDetails {
            kind: people::RecordKind::Vehicle,
            vehicle_plate: Some(plate.into()),
            ..RecordDetails::default()
        };
        add(&town, town.nia, town.gwynedd, car("CX99 4BZ")).await;
        add(&town, town.owain, town.conwy, car("cx994bz")).await;
        add(&town, town.owain, town.conwy, car("DY12 7QQ")).await;
        let found = look(&town).await;
        assert_eq!((found.records, found.near, found.doubtful), (2, 1, 1), "people are counted; the car is proposed");
        let supervisor = town.signed_in(town.sioned).await;
        let doubts = supervisor.get("/en/people/queue?show=doubtful").await;
        assert!(doubts.says("Two different NHS numbers"), "{}", doubts.body);
        let queue = supervisor.get("/en/people/queue").await;
        assert!(queue.says("CX99 4BZ") && queue.says("Look through all records now"), "{}", queue.body);
        let desk = town.signed_in(town.nia).await;
        assert!(!desk.get("/en/people/queue").await.says("Look through all records now"));
        assert_eq!(desk.post("/en/people/queue", &[]).await.status, 404);
        leads_to(&supervisor.post("/en/people/queue", &[]).await, "told=looking");
        let again = looking::begin(&town.house, &town.visit(town.rhys).await).await;
        let mut waited = 0;
        loop {
            let page = supervisor.get("/en/people/queue").await;
            if page.says("Last made") {
                break;
            }
            waited += 1;
            assert!(waited < 200, "{}", page.body);
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        // At the same instant of the still clock there is no second look.
        assert!(matches!(again, Err(Stop::Declined(Declined("people-looking-already")))), "{again:?}");
        town.is_sound().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn things_are_proposed_by_exact_and_near_keys() {
    use people::{Identifier, RecordKind};
    each_database(|town| async move {
        let of = |kind, change: fn(&mut RecordDetails)| {
            let mut details = RecordDetails { kind, ..RecordDetails::default() };
            change(&mut details);
            details
        };
        // Of each kind a record of Gwynedd's and one of Conwy's that is written in another way, and one that is another thing.
        let written: Vec<[RecordDetails; 3]> = vec![
            // A plate that was seen in part.
            [
                of(RecordKind::Vehicle, |car| {
                    (car.vehicle_plate, car.vehicle_colour) = (Some("CX99 4BZ".into()), Some("silver".into()));
                }),
                of(RecordKind::Vehicle, |car| {
                    (car.vehicle_plate, car.vehicle_colour) = (Some("CX99 4B?".into()), Some("arian".into()));
                }),
                of(RecordKind::Vehicle, |car| car.vehicle_plate = Some("DY12 7QQ".into())),
            ],
            // A number with its country and without, among others on one line.
            [
                of(RecordKind::Phone, |phone| phone.phones = vec!["07700 900123".into()]),
                of(RecordKind::Phone, |phone| {
                    phone.phones = vec!["01632 960999".into(), "+44 (0)7700 900123".into()];
                }),
                of(RecordKind::Phone, |phone| phone.phones = vec!["07700 900777".into()]),
            ],
            // A handle that has changed since.
            [
                of(RecordKind::Account, |account| {
                    account.account_platform = Some("Snapchat".into());
                    (account.account_handle, account.known_as) = (Some("@gwylan_7".into()), Some("gwylan7".into()));
                }),
                of(RecordKind::Account, |account| {
                    account.account_platform = Some("snap chat".into());
                    account.account_handle = Some("https://example.org/add/Gwylan7".into());
                }),
                of(RecordKind::Account, |account| {
                    (account.account_platform, account.account_handle) =
                        (Some("Snapchat".into()), Some("drudwen".into()));
                }),
            ],
            // A place by its unique property reference number, whatever it is called.
            [
                of(RecordKind::Place, |place| {
                    place.place_name = Some("Y Gegin".into());
                    place.identifiers = vec![Identifier { scheme: "UPRN".into(), value: "100100023336".into() }];
                }),
                of(RecordKind::Place, |place| {
                    place.place_name = Some("Kitchen".into());
                    place.identifiers = vec![Identifier { scheme: "uprn".into(), value: "0100100023336".into() }];
                }),
                of(RecordKind::Place, |place| {
                    place.place_name = Some("Kitchen".into());
                    place.identifiers = vec![Identifier { scheme: "UPRN".into(), value: "100100099999".into() }];
                }),
            ],
            // A place by its address, where no number is given.
            [
                of(RecordKind::Place, |place| {
                    (place.place_name, place.postcode) = (Some("Siop y Bont".into()), Some("LL57 2DG".into()));
                    place.addresses = vec!["12 Ffordd Caernarfon, Bangor".into()];
                }),
                of(RecordKind::Place, |place| {
                    (place.place_name, place.postcode) = (Some("Siop Bont".into()), Some("ll572dg".into()));
                    place.addresses = vec!["12 Caernarfon Road, Bangor".into()];
                }),
                of(RecordKind::Place, |place| {
                    (place.place_name, place.postcode) = (Some("Y Sinema".into()), Some("LL57 2DG".into()));
                    place.addresses = vec!["80 Stryd Fawr, Bangor".into()];
                }),
            ],
        ];
        let mut wanted = Vec::new();
        for [one, other, third] in written {
            let one = add(&town, town.nia, town.gwynedd, one).await;
            let other = add(&town, town.owain, town.conwy, other).await;
            add(&town, town.owain, town.conwy, third).await;
            wanted.push((one.min(other), one.max(other)));
        }
        wanted.sort();
        look(&town).await;
        let nia = town.visit(town.nia).await;
        let mut reader = town.house.facts().await.expect("a reader");
        let proposed = queries::proposals(&mut reader, &nia, 100).await.expect("proposals");
        let mut found: Vec<_> = proposed.lines.iter().map(|line| (line.pair.one, line.pair.other)).collect();
        found.sort();
        assert_eq!(found, wanted, "{:?}", proposed.lines.iter().map(|line| line.kind).collect::<Vec<_>>());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_asked_is_erased_with_either_record() {
    each_database(|town| async move {
        let (own, theirs) = two_records(&town).await;
        let nia = town.visit(town.nia).await;
        commands::ask_agency(&town.house, &nia, own, theirs, "Is Sian in year 10 with you?").await.expect("asked");
        let mut reader = town.house.facts().await.expect("a reader");
        for record in [own, theirs] {
            let subjects = people::keeping::subjects(&mut reader, record).await.expect("subjects");
            assert!(subjects.iter().any(|subject| subject.starts_with("pair:")), "{subjects:?}");
        }
    })
    .await;
}
