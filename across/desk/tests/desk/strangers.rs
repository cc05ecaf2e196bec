//! What others see of a desk and its concerns: nothing, or only what is theirs.

use crate::{by_professional, by_public};
use concerns::words::{Desk, Matter};
use testkit::Town;

#[tokio::test(flavor = "multi_thread")]
async fn a_concern_is_absent_for_those_who_have_nothing_to_do_with_it() {
    let town = Town::on_sqlite().await;
    let raised = by_public(&town, |_| {}).await;
    let page = format!("/en/concerns/{}", raised.concern);
    let reference = raised.reference.to_string();
    let nowhere = format!("/en/concerns/{}", vocabulary::ConcernId::named("nowhere"));
    for who in [town.owain, town.megan, town.tom, town.gwenan, town.alun, town.eleri] {
        let visitor = town.signed_in(who).await;
        let (hidden, missing) = (visitor.get(&page).await, visitor.get(&nowhere).await);
        assert_eq!((hidden.status, hidden.body.len()), (404, missing.body.len()), "the same as what does not exist");
        for end in ["decide", "answer", "urgency", "move", "ask", "hand-over", "escalation"] {
            assert_eq!(visitor.get(&format!("{page}/{end}")).await.status, 404, "{end}");
            assert_eq!(visitor.post(&format!("{page}/{end}"), &[("reason", "x")]).await.status, 404, "{end}");
        }
        assert_eq!(visitor.post(&format!("{page}/take"), &[]).await.status, 404);
        let found = visitor.get(&format!("/en/desk?reference={reference}")).await;
        assert!(found.location.is_none() && found.says("can be shown to you"), "{}", found.status);
        for list in ["/en/home", "/en/desk"] {
            let shown = visitor.get(list).await;
            assert_eq!(shown.status, 200, "{list}");
            assert!(!shown.says(&reference) && !shown.says("Elin"), "{list}");
        }
    }
    assert_ne!(town.public().get(&page).await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_police_specialists_see_and_change_nothing() {
    let town = Town::on_sqlite().await;
    let raised = by_public(&town, |_| {}).await;
    let page = format!("/en/concerns/{}", raised.concern);
    let rhys = town.signed_in(town.rhys).await;
    assert!(rhys.get("/en/home").await.says(&raised.reference.to_string()));
    let shown = rhys.get(&page).await;
    assert!(
        shown.says("Seen getting into a silver car") && shown.says("You see this concern for the current picture.")
    );
    assert!(!shown.says("Opened for the first time"), "their look opens nothing for the desk");
    assert_eq!(rhys.get(&format!("{page}/decide")).await.status, 403);
    assert_eq!(rhys.post(&format!("{page}/take"), &[]).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_a_concern_is_about_does_not_know_of_it() {
    let town = Town::on_sqlite().await;
    let (closed, gwynedd, huw, desk) = (town.closed_desk, town.gwynedd, town.huw, town.gwynedd_desk);
    let raised = by_professional(&town, town.megan, |report| {
        report.matter = Matter::PositionOfTrust;
        report.desk = Desk { team: closed, agency: gwynedd };
        report.about_staff = vec![huw];
        report.about_teams = vec![desk];
    })
    .await;
    let (page, reference) = (format!("/en/concerns/{}", raised.concern), raised.reference.to_string());
    for who in [town.huw, town.nia, town.sioned, town.rhys, town.alun] {
        let visitor = town.signed_in(who).await;
        assert_eq!(visitor.get(&page).await.status, 404);
        for list in ["/en/home", "/en/desk"] {
            assert!(!visitor.get(list).await.says(&reference), "{list}");
        }
    }
    let eleri = town.signed_in(town.eleri).await;
    let desk = eleri.get("/en/desk").await;
    assert!(desk.says(&reference) && desk.says("Closed desk") && desk.says("Designated officer reads it"));
    assert_eq!(eleri.get(&page).await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_about_a_colleague_on_the_same_open_desk_is_hidden_from_their_lists_and_counts() {
    let town = Town::on_sqlite().await;
    let huw = town.huw;
    let raised = by_public(&town, |report| report.about_staff = vec![huw]).await;
    let reference = raised.reference.to_string();
    let (huw, nia) = (town.signed_in(town.huw).await, town.signed_in(town.nia).await);
    let shown = huw.get("/en/desk").await;
    assert!(!shown.says(&reference) && shown.says("Open (0)"));
    assert!(nia.get("/en/desk").await.says("Open (1)"));
    // Nobody hands it to the one whom it is about.
    let form = nia.get(&format!("/en/concerns/{}/hand-over", raised.concern)).await;
    assert!(form.status == 200 && !form.says("Huw Lloyd"));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_role_has_a_home_in_both_languages() {
    let town = Town::on_sqlite().await;
    by_public(&town, |_| {}).await;
    by_professional(&town, town.megan, |_| {}).await;
    for who in [town.nia, town.sioned, town.eleri, town.rhys, town.megan, town.gwenan, town.alun, town.owain] {
        let visitor = town.signed_in(who).await;
        for page in ["/cy/home", "/en/home", "/cy/desk", "/en/desk", "/cy/desk?lane=held", "/en/desk?lane=done"] {
            let shown = visitor.get(page).await;
            assert_eq!(shown.status, 200, "{page}");
            assert!(!shown.body.contains('⟦'), "{page}: {}", shown.body);
        }
    }
    let alun = town.signed_in(town.alun).await;
    let home = alun.get("/en/home").await;
    assert!(home.says("Entries in the ledger") && home.says("Your role shows no concern"));
    assert!(town.signed_in(town.megan).await.get("/en/home").await.says("What you raised"));
    assert!(town.signed_in(town.gwenan).await.get("/en/home").await.says("Invited and not here yet"));
}
