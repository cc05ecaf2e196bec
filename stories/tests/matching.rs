//! What may not be known of takes no part in matching: it is proposed, queued, asked about and told of to nobody, and what
//! others see does not change because of it. On both databases.

use circle::commands as levels;
use circle::words::{Level, Marking};
use kernel::ActorId;
use people::queries::{self, Scope};
use people::{RecordDetails, commands, looking};
use std::collections::{BTreeMap, BTreeSet};
use store::{Declined, Stop};
use testkit::{Shown, Town, each_database};
use vocabulary::RecordId;

fn gwen() -> RecordDetails {
    RecordDetails {
        given_names: Some("Gwen".into()),
        family_name: Some("Puw".into()),
        date_of_birth: "2011-04-05".parse().ok(),
        phones: vec!["01632 960101".into()],
        ..RecordDetails::default()
    }
}

async fn record(town: &Town, by: ActorId) -> RecordId {
    let visit = town.visit(by).await;
    let agency = visit.who.agency.expect("an agency");
    commands::add_record(&town.house, &visit, agency, gwen(), None).await.expect("a record")
}

async fn seal(town: &Town, record: RecordId) {
    let nia = town.visit(town.nia).await;
    let named: BTreeSet<ActorId> = [town.nia].into();
    levels::set_level(&town.house, &nia, record, Level::Sealed, true, named, "a witness").await.expect("sealed");
}

async fn look(town: &Town) {
    let visit = looking::own_visit(town.clock.now());
    looking::begin(&town.house, &visit).await.expect("it begins");
    looking::look_through(&town.house, visit.now).await.expect("it ends");
    town.clock.advance_minutes(1);
}

/// The pairs that a page leads to.
fn pairs(shown: &Shown) -> Vec<String> {
    let links = shown.body.match_indices("/compare/").map(|(at, _)| {
        let start = shown.body[..at].rfind('"').map_or(0, |quote| quote + 1);
        shown.body[start..].split('"').next().unwrap_or("").to_owned()
    });
    links.collect()
}

fn is_refused(done: Result<(), Stop>) -> bool {
    matches!(done, Err(Stop::Refused(_)))
}

async fn together(town: &Town, who: ActorId, record: RecordId) -> BTreeSet<RecordId> {
    let visit = town.visit(who).await;
    let mut reader = town.house.facts().await.expect("a reader");
    let person = queries::cluster_of(&mut reader, Scope::of(&visit), record).await.expect("a person");
    person.records.into_iter().map(|record| record.id).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_sealed_or_covert_is_neither_proposed_nor_asked_about() {
    each_database(async |town: Town| {
        let (ours, theirs) = (record(&town, town.nia).await, record(&town, town.owain).await);
        look(&town).await;
        let conwy = town.signed_in(town.owain).await;
        let before = conwy.get("/en/people/queue").await;
        assert!(before.says("Proposed: 1") && pairs(&before).len() == 1, "{}", before.body);

        let sealed = record(&town, town.nia).await;
        seal(&town, sealed).await;
        look(&town).await;
        let after = conwy.get("/en/people/queue").await;
        assert!(after.says("Proposed: 1"), "counts too: {}", after.body);
        assert_eq!(pairs(&after), pairs(&before), "the same lines in the same order");
        assert!(!conwy.get(&format!("/en/people/{theirs}")).await.body.contains(&sealed.to_string()));
        let named = town.signed_in(town.nia).await;
        assert!(named.get("/en/people/queue").await.says("Proposed: 3"), "whoever is named decides about it");

        // Not asked about, not even by whoever is named: asking tells the other agency that it exists.
        let compare = format!("/people/{sealed}/compare/{theirs}");
        assert_eq!(conwy.get(&format!("/en{compare}")).await.status, 404);
        let page = named.get(&format!("/en{compare}")).await;
        assert!(page.status == 200 && !page.says("Not sure: ask the agency"), "{}", page.body);
        let nia = town.visit(town.nia).await;
        assert!(is_refused(commands::ask_agency(&town.house, &nia, sealed, theirs, "Is she yours?").await));
        let owain = town.visit(town.owain).await;
        assert!(is_refused(commands::ask_agency(&town.house, &owain, theirs, sealed, "Is she yours?").await));

        let covert = Marking::read("OFFICIAL-SENSITIVE | COVERT SOURCE").expect("a marking");
        levels::mark(&town.house, &nia, ours, covert, "a source").await.expect("marked");
        let hidden = conwy.get("/en/people/queue").await;
        assert!(hidden.says("Nothing is proposed"), "{}", hidden.body);
        assert!(is_refused(commands::ask_agency(&town.house, &nia, ours, theirs, "Is she yours?").await), "own covert");
        let (learned, _) = looking::tables_for_learning(&town.house).await.expect("tables");
        let learned: Vec<&str> = learned.iter().filter_map(|row| row.get("record")).map(String::as_str).collect();
        assert_eq!(learned, [theirs.to_string().as_str()], "nor does a model learn from it");
        town.is_sound().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_masked_page_is_not_moved_by_either_record_and_ends_with_a_seal() {
    each_database(async |town: Town| {
        let (theirs, ours) = (record(&town, town.megan).await, record(&town, town.nia).await);
        let nia = town.visit(town.nia).await;
        commands::ask_agency(&town.house, &nia, ours, theirs, "Is she in year 10?").await.expect("asked");
        let school = town.signed_in(town.megan).await;
        let answer = format!("/en/people/{theirs}/asked/{ours}");
        // What is told of the other record stands between its heading and the form.
        let told = |shown: &Shown| -> String {
            let rest = shown.body.split("How they stand to each other").nth(1).expect("the heading");
            rest.split("<form").next().expect("the form").to_owned()
        };
        let masked = school.get(&answer).await;
        assert!(masked.says("agreed strongly with yours"), "{}", masked.body);
        for hidden in ["How it adds up", "in 100", "1 in ", "Speaks", "Nearly"] {
            assert!(!told(&masked).contains(hidden), "{hidden}");
        }
        let other = RecordDetails { given_names: Some("Huw".into()), phones: vec!["01632 960999".into()], ..gwen() };
        let megan = town.visit(town.megan).await;
        commands::change_record(&town.house, &megan, theirs, 1, other.clone()).await.expect("changed");
        assert_eq!(told(&school.get(&answer).await), told(&masked), "guessing with one's own record tells nothing");
        commands::change_record(&town.house, &nia, ours, 1, other).await.expect("changed");
        assert_eq!(told(&school.get(&answer).await), told(&masked));
        assert!(school.get("/en/home").await.says("Questions for your agency"));

        seal(&town, ours).await;
        let (gone, absent) =
            (school.get(&answer).await, school.get(&format!("/en/people/{theirs}/asked/{theirs}")).await);
        assert_eq!((gone.status, absent.status), (404, 404));
        assert!(school.get("/en/people/questions").await.says("No question waits for your agency"));
        let said = people::decide::Answer::Linked;
        let done = commands::answer_question(&town.house, &megan, theirs, ours, said, "the same").await;
        assert!(is_refused(done));
        town.is_sound().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_hidden_holds_nothing_together_that_was_parted() {
    each_database(async |town: Town| {
        let house = &town.house;
        let (ours, police) = (record(&town, town.owain).await, record(&town, town.rhys).await);
        let hidden = record(&town, town.nia).await;
        let nia = town.visit(town.nia).await;
        commands::link_records(house, &nia, ours, hidden, "one school").await.expect("linked");
        commands::link_records(house, &nia, hidden, police, "one telephone").await.expect("linked");
        seal(&town, hidden).await;
        assert_eq!(together(&town, town.owain, ours).await, [ours, police].into());

        let conwy = town.signed_in(town.owain).await;
        let part = format!("/en/people/{ours}/part");
        let page = conwy.get(&part).await;
        assert!(page.says("There are 2 of them") && !page.body.contains(&hidden.to_string()), "{}", page.body);
        let (a, b) = (format!("group-{ours}"), format!("group-{police}"));
        let done = conwy.post(&part, &[(&a, "1"), (&b, "2"), ("reason", "sisters")]).await;
        assert_eq!(done.status, 303, "{}", done.body);
        assert_eq!(together(&town, town.owain, ours).await, [ours].into());
        assert_eq!(together(&town, town.owain, police).await, [police].into());
        // Whoever may know of it finds it set free, with the reason, and proposed anew; nobody else.
        assert_eq!(together(&town, town.nia, hidden).await, [hidden].into());
        let desk = town.signed_in(town.nia).await;
        assert!(desk.get(&format!("/en/people/{hidden}")).await.says("sisters"));
        look(&town).await;
        assert!(pairs(&desk.get("/en/people/queue").await).iter().any(|pair| pair.contains(&hidden.to_string())));
        assert!(!conwy.get("/en/people/queue").await.body.contains(&hidden.to_string()));

        // The same by taking back a single link.
        commands::link_records(house, &nia, ours, hidden, "after all").await.expect("linked");
        commands::link_records(house, &nia, hidden, police, "after all").await.expect("linked");
        let owain = town.visit(town.owain).await;
        commands::undo_link(house, &owain, ours, police, "new papers").await.expect("undone");
        commands::link_records(house, &owain, ours, police, "one school").await.expect("linked");
        let compare = format!("/en/people/{ours}/compare/{police}");
        let done = conwy.post(&compare, &[("decision", "undo"), ("reason", "sisters after all")]).await;
        assert_eq!(done.status, 303, "{}", done.body);
        assert_eq!(together(&town, town.owain, ours).await, [ours].into());
        // One who is not named for it is told the same of a page that is stale as where nothing is hidden.
        let stale = BTreeMap::from([(ours, 1), (police, 2)]);
        let declined = commands::part_person(house, &owain, &stale, "again").await;
        assert!(matches!(declined, Err(Stop::Declined(Declined("people-part-more")))), "{declined:?}");
        town.is_sound().await;
    })
    .await;
}
