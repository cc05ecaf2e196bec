//! The pages as visitors meet them: each role by its own door, both languages, with mistakes, and without a page for
//! whoever may not know.

use people::{RecordDetails, commands};
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

/// A record of Gwynedd's and one of the school's of what may be the same child.
async fn two_records(town: &Town) -> (RecordId, RecordId) {
    let nia = town.visit(town.nia).await;
    let megan = town.visit(town.megan).await;
    let own = person("Siân", "Llywelyn", "2011-04-05");
    let own = commands::add_record(&town.house, &nia, town.gwynedd, own, None).await.unwrap();
    let theirs = person("Sian", "Llewellyn", "2011-05-04");
    let theirs = commands::add_record(&town.house, &megan, town.school, theirs, None).await.unwrap();
    (own, theirs)
}

fn leads_to(shown: &Shown, start: &str) -> String {
    let location = shown.location.clone().unwrap_or_else(|| panic!("no redirect: {} {}", shown.status, shown.body));
    assert!(location.contains(start), "{location}");
    location
}

#[tokio::test]
async fn a_search_shows_what_the_role_may_know() {
    let town = Town::on_sqlite().await;
    let (_, theirs) = two_records(&town).await;
    let desk = town.signed_in(town.nia).await;
    for (language, word) in [("en", "Found: 2"), ("cy", "Nifer a ganfuwyd: 2")] {
        let page = desk.get(&format!("/{language}/people?q=jane+lewelyn")).await;
        assert!(page.status == 200 && page.says(word) && page.says("Siân Llywelyn"), "{}", page.body);
    }
    assert!(desk.get("/en/people?q=zzzzzz").await.says("Nothing was found"));
    assert!(desk.get("/cy/people").await.says("holl asiantaethau"));
    let school = town.signed_in(town.megan).await;
    let page = school.get("/en/people?q=sian").await;
    assert!(page.says("Found: 1") && !page.says("Siân"), "another agency's record is absent");
    for who in [town.alun, town.gwenan] {
        let none = town.signed_in(who).await;
        assert_eq!(none.get("/en/people?q=sian").await.status, 404);
        assert_eq!(none.get(&format!("/en/people/{theirs}")).await.status, 404);
    }
    assert!(town.public().get("/en/people?q=sian").await.status != 200);
}

#[tokio::test]
async fn what_is_typed_into_a_search_stands_readable_in_no_address() {
    let town = Town::on_sqlite().await;
    two_records(&town).await;
    let nia = town.visit(town.nia).await;
    for n in 0..60 {
        let other = person(&format!("Siân {n}"), "Llywelyn", "2010");
        commands::add_record(&town.house, &nia, town.gwynedd, other, None).await.unwrap();
    }
    let desk = town.signed_in(town.nia).await;
    let answered = leads_to(&desk.post("/en/people", &[("_search", "yes"), ("q", "llywelyn")]).await, "/en/people?");
    assert!(!answered.to_lowercase().contains("llywelyn"), "{answered}");
    let found = desk.get(&answered).await;
    assert!(found.says("Siân Llywelyn") && found.says("value=\"llywelyn\""), "{}", found.body);
    let links: Vec<String> = testkit::page::links(&found.body);
    assert!(links.iter().all(|link| !link.to_lowercase().contains("llywelyn")), "{links:?}");
    // The second page and the other language are of the same search.
    let welsh = links.iter().find(|link| link.starts_with("/cy/people?")).expect("the other language");
    assert!(desk.get(welsh).await.says("value=\"llywelyn\""));
    let second = links.iter().rfind(|link| link.starts_with("/en/people?")).expect("another page");
    let second = desk.get(second).await;
    assert!(second.says("Llywelyn") && second.body != found.body);
    // Nothing typed leads back to the empty page; a seal that was tampered with finds nothing.
    assert_eq!(desk.post("/en/people", &[("_search", "yes"), ("q", "")]).await.location.as_deref(), Some("/en/people"));
    let broken = format!("{}A", &answered[..answered.len() - 1]);
    assert!(!desk.get(&broken).await.says("Siân Llywelyn"));
}

#[tokio::test]
async fn adding_and_changing_keep_what_was_typed_and_overwrite_nothing() {
    let town = Town::on_sqlite().await;
    let school = town.signed_in(town.megan).await;
    assert!(school.get("/en/people/add").await.says("What is the record about?"));
    let wrong =
        [("kind", "person"), ("given_names", "Gwen"), ("nhs_number", "943 476 5918"), ("date_of_birth-year", "x")];
    let page = school.post("/cy/people/add", &wrong).await;
    assert_eq!(page.status, 422);
    assert!(page.says("Gwiriwch y rhif GIG") && page.says("Rhowch ddyddiad go iawn"));
    assert_eq!(page.field("given_names").as_deref(), Some("Gwen"));
    assert_eq!(school.post("/en/people/add", &[("kind", "person")]).await.status, 422, "nothing said");
    let right = [("kind", "person"), ("given_names", "Gwen"), ("family_name", "Puw"), ("date_of_birth-year", "2011")];
    let at = leads_to(&school.post("/en/people/add", &right).await, "/people/");
    let path = at.split('?').next().unwrap().to_owned();
    let shown = school.get(&at).await;
    assert!(shown.says("Gwen Puw") && shown.says("The record was added") && shown.says("Record added"));
    let form = school.get(&format!("{path}/edit")).await;
    assert_eq!(form.field("date_of_birth-year").as_deref(), Some("2011"));
    let change = |name: &'static str| {
        [("seen", "1"), ("given_names", "Gwen"), ("family_name", name), ("date_of_birth-year", "2011")]
    };
    leads_to(&school.post(&format!("{path}/edit"), &change("Pugh")).await, "told=changed");
    let both = school.post(&format!("{path}/edit"), &change("Xavier")).await;
    assert_eq!(both.status, 409);
    assert!(both.says("Pugh") && both.says("Xavier") && both.says("Both versions"));
    assert_eq!(both.field("seen").as_deref(), Some("2"), "sending it again is a decision over the newest version");
    assert!(school.get(&path).await.says("Pugh"), "nothing was overwritten");
    let strange = town.signed_in(town.tom).await;
    assert_eq!(strange.get(&format!("{path}/edit")).await.status, 404);
    let desk = town.signed_in(town.nia).await;
    assert_eq!(desk.get(&format!("{path}/edit")).await.status, 403, "may see, may not write");
}

#[tokio::test]
async fn records_are_compared_linked_and_parted_with_reasons() {
    let town = Town::on_sqlite().await;
    let (own, theirs) = two_records(&town).await;
    let desk = town.signed_in(town.nia).await;
    let page = desk.get(&format!("/en/people/{own}")).await;
    assert!(
        page.says("Possible matches")
            && page.says("Llewellyn")
            && page.says("Nearly the same")
            && page.says("signs that they are one"),
        "{}",
        page.body
    );
    let compare = format!("/en/people/{own}/compare/{theirs}");
    let beside = desk.get(&compare).await;
    for words in [
        "This is no verdict",
        "How it adds up",
        "people in a region like this ha",
        "Speaks",
        "<svg role=\"img\"",
        "Two forms of one name",
    ] {
        assert!(beside.body.contains(words), "{words}: {}", beside.body);
    }
    let cymraeg = desk.get(&compare.replace("/en/", "/cy/")).await;
    assert!(
        cymraeg.says("Sut y mae’n adio") && cymraeg.says("o bob 100") && !cymraeg.body.contains('⟦'),
        "{}",
        cymraeg.body
    );
    let bare = desk.post(&compare, &[("decision", "link")]).await;
    assert!(bare.status == 422 && bare.says("Give a reason"));
    leads_to(&desk.post(&compare, &[("decision", "link"), ("reason", "same school")]).await, "told=link");
    let page = desk.get(&format!("/cy/people/{own}")).await;
    assert!(page.says("Cofnodion y bernir eu bod am yr un un") && page.says("Rheswm: same school"));
    assert!(desk.get("/en/people?q=sian+llewellyn").await.says("Records of the same one: 2"));
    let school = town.signed_in(town.megan).await;
    let page = school.get(&format!("/en/people/{theirs}")).await;
    assert!(
        page.status == 200 && !page.says("Siân") && !page.says("same school"),
        "the other record and its link are absent"
    );
    let nowhere = RecordId::named("nowhere");
    for hidden in [own, nowhere] {
        let by_hidden = school.get(&format!("/en/people/{theirs}/compare/{hidden}")).await;
        assert_eq!(by_hidden.status, 404, "a record that one may not know of is like none");
        assert_eq!(school.get(&format!("/en/people/{hidden}/compare/{theirs}")).await.status, 403);
    }
    assert!(desk.get(&compare).await.says("Undo this decision"));
    leads_to(&desk.post(&compare, &[("decision", "undo"), ("reason", "cousins")]).await, "told=undo");
    let page = desk.get(&format!("/en/people/{own}")).await;
    assert!(
        page.says("No other record has been linked")
            && page.says("Reason: cousins")
            && page.says("Reason: same school")
    );
    leads_to(&desk.post(&compare, &[("decision", "refuse"), ("reason", "cousins")]).await, "told=refuse");
    assert!(desk.get(&format!("/en/people/{own}")).await.says("No other record stands near"));
    let find = desk.get(&format!("/en/people/{own}/find?q=llewellyn")).await;
    assert!(find.says(&format!("/people/{own}/compare/{theirs}")));
    town.is_sound().await;
}

#[tokio::test]
async fn both_databases_find_the_same() {
    each_database(|town| async move {
        let (own, theirs) = two_records(&town).await;
        let desk = town.signed_in(town.nia).await;
        for words in ["sian+lewelyn", "05/04/2011", "llewelyn+2011"] {
            let page = desk.get(&format!("/en/people?q={words}")).await;
            assert!(page.says("Found: 2") || page.says("Found: 1"), "{words}: {}", page.body);
        }
        let visit = town.visit(town.nia).await;
        commands::link_records(&town.house, &visit, own, theirs, "same school").await.unwrap();
        commands::change_record(&town.house, &visit, own, 1, person("Siân", "Huws", "2011-04-05")).await.unwrap();
        assert!(desk.get("/en/people?q=sian+hughes").await.says("Records of the same one: 2"));
        commands::undo_link(&town.house, &visit, own, theirs, "cousins").await.unwrap();
        assert!(!desk.get("/en/people?q=sian").await.says("Records of the same one"));
        town.is_sound().await;
    })
    .await;
}
