//! A concern turns out to be about somebody who works with children.

use crate::{by_professional, by_public};
use concerns::queries::concern_thing;
use concerns::words::Urgency;
use testkit::{Shown, Town, Visitor, each_database};

async fn marked(visitor: &Visitor<'_>, page: &str, who: &str) -> Shown {
    let place = visitor.get(&format!("{page}/about-staff")).await.field("place").expect("a place");
    let fields = [("who", who), ("reason", "A colleague recognised him."), ("place", &place)];
    visitor.post(&format!("{page}/about-staff"), &fields).await
}

#[tokio::test(flavor = "multi_thread")]
async fn it_moves_to_the_closed_desk_and_is_absent_for_that_person_and_their_team() {
    each_database(|town| async move { moves(&town).await }).await;
}

async fn moves(town: &Town) {
    let raised = by_professional(town, town.huw, |report| report.urgency = Urgency::Usual).await;
    let (page, reference) = (format!("/en/concerns/{}", raised.concern), raised.reference.to_string());
    let (nia, huw) = (town.signed_in(town.nia).await, town.signed_in(town.huw).await);
    assert!(huw.get("/en/referrals").await.says(&reference), "he raised it himself");
    nia.post(&format!("{page}/take"), &[]).await;
    let place = nia.get(&format!("{page}/decide")).await.field("place").expect("a place");
    let decision = [("decision", "no_further_action"), ("reason", "Nothing more was known."), ("place", &place)];
    nia.post(&format!("{page}/decide"), &decision).await;
    assert!(nia.get(&page).await.says("It is about somebody who works with children"));

    // Whom and why must be said; what was typed is kept.
    let mistakes = nia.post(&format!("{page}/about-staff"), &[("who", "Huw Lloyd")]).await;
    assert!(mistakes.status == 422 && mistakes.says("Say why in a few words") && mistakes.body.contains("Huw Lloyd"));
    let cymraeg = nia.post(&format!("{page}/about-staff"), &[("who", "Huw Lloyd"), ("_language", "cy")]).await;
    assert!(cymraeg.says("Mae am rywun sy’n gweithio gyda phlant") && cymraeg.body.contains("Huw Lloyd"));
    town.clock.advance_minutes(30 * 60);
    let nia = town.signed_in(town.nia).await;
    let done = marked(&nia, &page, "Huw Lloyd").await;
    assert_eq!(done.location.as_deref(), Some("/en/desk?done=about-staff"), "{}", done.body);
    assert!(nia.get("/en/desk?done=about-staff").await.says("designated officer’s closed desk now"));

    // Absent at once for him and for everybody in his team, whoever raised it and whoever answers for the desk.
    for who in [town.huw, town.nia, town.sioned, town.rhys, town.alun, town.gwenan, town.owain] {
        let visitor = town.signed_in(who).await;
        for end in ["", "/decide", "/answer", "/ask", "/about-staff"] {
            assert_eq!(visitor.get(&format!("{page}{end}")).await.status, 404, "{end}");
        }
        for list in ["/en/home", "/en/desk", "/en/desk?lane=done", "/en/referrals", "/en/questions"] {
            let shown = visitor.get(list).await;
            assert!(!shown.says(&reference), "{list}: {}", shown.body);
        }
        assert!(
            !visitor
                .get(&format!("/en/desk?reference={reference}"))
                .await
                .location
                .is_some_and(|to| to.contains("concerns"))
        );
    }
    let huw = town.signed_in(town.huw).await;
    assert_eq!(huw.get(&format!("/en/referrals/{}", raised.concern)).await.status, 404);
    assert!(!huw.get("/en/home").await.says("All your reports (1)"));

    // The designated officer finds it open, undecided, with the name, the reason and a clock that begins now.
    let eleri = town.signed_in(town.eleri).await;
    let desk = eleri.get("/en/desk").await;
    assert!(desk.says(&reference) && desk.says("Closed desk") && desk.says("Open (1)"), "{}", desk.body);
    assert!(desk.says("Designated officer reads it: in"), "30 hours after it was raised: {}", desk.body);
    let shown = eleri.get(&page).await;
    for words in ["Found to be about somebody who works with children", "A colleague recognised him.", "Huw Lloyd"] {
        assert!(shown.says(words), "{words}: {}", shown.body);
    }
    eleri.post(&format!("{page}/take"), &[]).await;
    let place = eleri.get(&format!("{page}/decide")).await.field("place").expect("a place");
    let decision = [("decision", "strategy_discussion"), ("reason", "Looked into."), ("place", &place)];
    assert_eq!(eleri.post(&format!("{page}/decide"), &decision).await.location, Some(format!("{page}?done=decided")));
    town.is_sound().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn about_the_only_designated_officer_it_goes_to_somebody_who_may_see_it() {
    each_database(|town| async move { about_the_officer(&town).await }).await;
}

async fn about_the_officer(town: &Town) {
    let raised = by_public(town, |_| {}).await;
    let page = format!("/en/concerns/{}", raised.concern);
    let nia = town.signed_in(town.nia).await;
    // No other council has an officer here: better on a duty desk than nowhere, and not on the officer's.
    assert_eq!(marked(&nia, &page, "eleri@dolen.test").await.status, 303);
    let thing = concern_thing(&town.house, raised.concern).await.expect("there");
    let sees = async |who| town.house.permit(&town.visit(who).await, "concerns.work", &thing).is_ok();
    assert!(!sees(town.eleri).await && sees(town.nia).await && sees(town.huw).await);
    assert!(!sees(town.sioned).await && !sees(town.rhys).await, "it is closed all the same");
    // Her own colleague finds out that it is about that one too.
    assert_eq!(marked(&nia, &page, "huw@dolen.test").await.status, 303);
    let thing = concern_thing(&town.house, raised.concern).await.expect("there");
    let sees = async |who| town.house.permit(&town.visit(who).await, "concerns.work", &thing).is_ok();
    assert!(!sees(town.eleri).await && !sees(town.huw).await && !sees(town.nia).await);
    assert!(sees(town.owain).await, "another council's desk has it");
    town.is_sound().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_that_nobody_bears_still_closes_it() {
    let town = Town::on_sqlite().await;
    let raised = by_public(&town, |_| {}).await;
    let page = format!("/en/concerns/{}", raised.concern);
    let nia = town.signed_in(town.nia).await;
    assert_eq!(marked(&nia, &page, "the coach of the under-14 team").await.status, 303);
    assert_eq!(nia.get(&page).await.status, 404);
    let shown = town.signed_in(town.eleri).await.get(&page).await;
    assert!(shown.says("the coach of the under-14 team") && shown.says("Nobody who signs in here goes by this name"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_was_overtaken_marks_nothing() {
    let town = Town::on_sqlite().await;
    let raised = by_public(&town, |_| {}).await;
    let page = format!("/en/concerns/{}", raised.concern);
    let nia = town.signed_in(town.nia).await;
    let place = nia.get(&format!("{page}/about-staff")).await.field("place").expect("a place");
    town.signed_in(town.huw).await.post(&format!("{page}/take"), &[]).await;
    let fields = [("who", "Huw Lloyd"), ("reason", "Recognised."), ("place", &*place)];
    let shown = nia.post(&format!("{page}/about-staff"), &fields).await;
    assert!(shown.status == 409 && shown.body.contains("Recognised."), "{} {}", shown.status, shown.body);
    assert_eq!(nia.get(&page).await.status, 200);
}
