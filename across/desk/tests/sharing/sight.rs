//! Who sees what: lists are the decisions one by one, and what may not be known looks like what does not exist.

use super::{NAME, TOLD, adopted, record, shared_by_nia};
use access::Visit;
use kernel::{ActorId, Chance};
use sharing::queries::{disclosure_thing, received};
use sharing::words::{Recipient, Share};
use testkit::{Town, each_database};
use vocabulary::DisclosureId;

#[tokio::test]
async fn hidden_and_absent_are_one_page() {
    let town = Town::on_sqlite().await;
    adopted(&town).await;
    let about = record(&town, town.nia, town.gwynedd).await;
    let path = shared_by_nia(&town, about, &[]).await;
    let id = path.rsplit('/').next().unwrap_or_default().to_owned();
    let absent = "01k00000000000000000000000";
    for staff in [town.owain, town.megan, town.tom, town.gwenan, town.alun] {
        let visitor = town.signed_in(staff).await;
        for end in ["", "/withdraw", "/complete", "/feedback", "/review"] {
            let hidden = visitor.get(&format!("/en/sharing/disclosures/{id}{end}")).await;
            let nothing = visitor.get(&format!("/en/sharing/disclosures/{absent}{end}")).await;
            assert_eq!((hidden.status, nothing.status), (404, 404), "{end}");
            assert_eq!(hidden.body.replace(&id, ""), nothing.body.replace(absent, ""), "{end}: byte for byte");
        }
        // Nobody shares a record that they may not see, nor learns that it is there.
        let hidden = visitor.get(&format!("/en/sharing/new/{about}")).await;
        let nothing = visitor.get(&format!("/en/sharing/new/{absent}")).await;
        assert_eq!((hidden.status, nothing.status), (404, 404));
        assert_eq!(hidden.body.replace(&about.to_string(), ""), nothing.body.replace(absent, ""));
    }
}

#[tokio::test]
async fn what_goes_to_one_person_is_read_by_that_person_alone() {
    let town = Town::on_sqlite().await;
    adopted(&town).await;
    let about = record(&town, town.nia, town.gwynedd).await;
    let path = shared_by_nia(&town, about, &[("people", "megan@dolen.test"), ("policy_document", "APD 2")]).await;
    // The police as a whole were ticked as well; the teacher reads it without her school being a recipient.
    let megan = town.signed_in(town.megan).await;
    assert!(megan.get(&path).await.says(TOLD));
    assert!(megan.get("/en/sharing").await.says(NAME));
}

/// In random worlds the list of what was shared with somebody is what the decisions say, one by one; and so are the facts
/// that access is told.
#[tokio::test]
async fn lists_are_the_decisions_one_by_one() {
    each_database(|town: Town| async move {
        let chance = Chance::seeded(11);
        let pick = |n: usize| usize::from(chance.bytes::<1>()[0]) % n;
        let about = record(&town, town.nia, town.gwynedd).await;
        let agencies =
            [(town.police, "police"), (town.school, "school"), (town.charity, "charity"), (town.conwy, "council")];
        let staff: [ActorId; 5] = [town.rhys, town.megan, town.tom, town.owain, town.gwenan];
        let people = [(town.rhys, 0), (town.megan, 1), (town.tom, 2)];
        let nia = town.visit(town.nia).await;
        let mut all: Vec<DisclosureId> = Vec::new();
        for _ in 0..24 {
            let mut share = Share::of(about);
            let (agency, kind) = agencies[pick(4)];
            share.recipients.push(Recipient { agency, kind: kind.into(), person: None, covered: None });
            if pick(3) == 0 {
                let (person, at) = people[pick(3)];
                let (agency, kind) = agencies[at];
                share.recipients = vec![Recipient { agency, kind: kind.into(), person: Some(person), covered: None }];
            }
            share.content.what = TOLD.into();
            share.content.necessity = "To look for her.".into();
            share.ends = (pick(3) == 0).then(|| town.clock.now().date());
            let id =
                sharing::commands::share_urgently(&town.house, &nia, &desk::Partners, share).await.expect("shared");
            if pick(4) == 0 {
                sharing::commands::withdraw(&town.house, &nia, id, "Not needed.").await.expect("withdrawn");
            }
            all.push(id);
        }
        for minutes in [0, 14 * 60] {
            town.clock.advance_minutes(minutes);
            let mut seen = 0;
            for who in staff {
                let visit = town.visit(who).await;
                let listed = listed(&town, &visit).await;
                for id in &all {
                    let thing = disclosure_thing(&mut town.house.facts().await.expect("facts"), &visit, *id).await;
                    let thing = thing.expect("a thing").expect("there");
                    let may = town.house.permit(&visit, "sharing.read", &thing).is_ok();
                    // An administrator has no such list: whoever may not see the register has nothing on it.
                    let register = sharing::queries::register(visit.who.agency.expect("an agency"));
                    let has_list = town.house.permit(&visit, "sharing.view_register", &register).is_ok();
                    assert_eq!(may, has_list && listed.contains(id), "{who} {id}");
                    seen += usize::from(may);
                }
            }
            assert!(seen > 5, "{seen}: the worlds are not empty");
        }
        town.is_sound().await;
    })
    .await;
}

async fn listed(town: &Town, visit: &Visit) -> Vec<DisclosureId> {
    let agency = visit.who.agency.expect("an agency");
    let mut reader = town.house.facts().await.expect("facts");
    let (rows, count) = received(&mut reader, visit, agency, 0).await.expect("a list");
    assert_eq!(i64::try_from(rows.len()).ok(), Some(count), "the count is that of the list");
    rows.into_iter().map(|row| row.id).collect()
}

#[tokio::test]
async fn access_is_told_which_parts_of_a_record_are_shared_at_this_moment() {
    let town = Town::on_sqlite().await;
    adopted(&town).await;
    let about = record(&town, town.nia, town.gwynedd).await;
    let told = async |who: ActorId| {
        let visit = town.visit(who).await;
        let mut reader = town.house.facts().await.expect("facts");
        let thing = people::queries::record_thing(&mut reader, about).await.expect("a thing").expect("there");
        let thing = reader.know(&visit, vec![thing]).await.expect("known").pop().expect("one");
        format!("{:?}", thing.known(access::RELATIONS))
    };
    assert!(!told(town.rhys).await.contains(sharing::DISCLOSED));
    let path = shared_by_nia(&town, about, &[]).await;
    let relations = told(town.rhys).await;
    assert!(relations.contains("\"disclosed\"") && relations.contains("\"disclosed.identity\""), "{relations}");
    assert!(!relations.contains("disclosed.contact"), "{relations}");
    assert!(!told(town.owain).await.contains(sharing::DISCLOSED));
    let nia = town.signed_in(town.nia).await;
    assert_eq!(nia.post(&format!("{path}/withdraw"), &[("text", "Not needed.")]).await.status, 303);
    assert!(!told(town.rhys).await.contains(sharing::DISCLOSED));
}

#[tokio::test]
async fn whoever_is_related_to_the_person_is_shut_out_of_what_was_shared_about_them() {
    let town = Town::on_sqlite().await;
    adopted(&town).await;
    let about = record(&town, town.nia, town.gwynedd).await;
    let path = shared_by_nia(&town, about, &[]).await;
    let huw = town.signed_in(town.huw).await;
    assert!(huw.get(&path).await.says(TOLD), "the desk sees what it shared");
    assert!(huw.get("/en/sharing?list=given").await.says(NAME));
    circle::commands::declare_conflict(
        &town.house,
        &town.visit(town.huw).await,
        about,
        circle::words::Nature::Family,
        "An uncle.",
    )
    .await
    .expect("declared");
    assert_eq!(huw.get(&path).await.status, 404);
    assert!(!huw.get("/en/sharing?list=given").await.says(NAME));
    assert!(town.signed_in(town.nia).await.get(&path).await.says(TOLD));
}

#[tokio::test]
async fn a_seal_ends_what_was_shared_before() {
    each_database(|town: Town| async move {
        adopted(&town).await;
        let about = record(&town, town.nia, town.gwynedd).await;
        let path = shared_by_nia(&town, about, &[]).await;
        let id: DisclosureId = path.rsplit('/').next().unwrap_or_default().parse().expect("an id");
        let rhys = town.signed_in(town.rhys).await;
        assert!(rhys.get(&path).await.says(TOLD));
        let nia = town.visit(town.nia).await;
        let named = std::collections::BTreeSet::from([town.nia]);
        let sealed = circle::words::Level::Sealed;
        circle::commands::set_level(&town.house, &nia, about, sealed, false, named, "A witness.")
            .await
            .expect("sealed");
        let (gone, list) = (rhys.get(&path).await, rhys.get("/en/sharing").await);
        assert!(gone.status == 404 && !list.says(NAME), "{}", list.body);
        assert!(!listed(&town, &town.visit(town.rhys).await).await.contains(&id));
        // A colleague who is not named reads it no more either; who is named may still see it and take it back.
        let huw = town.signed_in(town.huw).await;
        assert!(huw.get(&path).await.status == 404 && !huw.get("/en/sharing?list=given").await.says(NAME));
        assert_eq!(town.signed_in(town.nia).await.get(&path).await.status, 200);
        town.is_sound().await;
    })
    .await;
}
