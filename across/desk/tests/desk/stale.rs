//! Two people at one concern: nothing is overwritten.

use crate::by_professional;
use testkit::Town;

#[tokio::test(flavor = "multi_thread")]
async fn a_stale_page_shows_what_was_typed_beside_what_has_changed() {
    let town = Town::on_sqlite().await;
    let raised = by_professional(&town, town.megan, |_| {}).await;
    let page = format!("/en/concerns/{}", raised.concern);
    let (nia, huw) = (town.signed_in(town.nia).await, town.signed_in(town.huw).await);
    nia.post(&format!("{page}/take"), &[]).await;
    let decide = format!("{page}/decide");
    let seen = nia.get(&decide).await.field("place").expect("a place");
    let fields = [("urgency", "immediate"), ("reason", "She is missing since noon.")];
    assert!(huw.post(&format!("{page}/urgency"), &fields).await.location.is_some());

    let fields = [("decision", "advice"), ("reason", "Advice was given by telephone."), ("place", seen.as_str())];
    let stale = nia.post(&decide, &fields).await;
    assert_eq!(stale.status, 409);
    for words in [
        "Somebody saved while you were writing",
        "Advice was given by telephone.",
        "Urgency set: Now",
        "She is missing since noon.",
    ] {
        assert!(stale.says(words), "{words}\n{}", stale.body);
    }
    assert!(!nia.get(&page).await.says("Decided:"), "nothing was saved");
    // Having read it, she saves again, and this time it is recorded.
    let place = stale.field("place").expect("a place");
    assert_ne!(place, seen);
    let fields = [("decision", "strategy_discussion"), ("reason", "She is missing."), ("place", place.as_str())];
    assert!(nia.post(&decide, &fields).await.location.is_some());
    assert!(nia.get(&page).await.says("Decided: Strategy discussion"));
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_second_to_take_is_told_so() {
    let town = Town::on_sqlite().await;
    let raised = by_professional(&town, town.megan, |_| {}).await;
    let page = format!("/en/concerns/{}", raised.concern);
    let (nia, huw) = (town.signed_in(town.nia).await, town.signed_in(town.huw).await);
    nia.post(&format!("{page}/take"), &[]).await;
    let second = huw.post(&format!("{page}/take"), &[]).await;
    let told = huw.get(&second.location.expect("back to the concern")).await;
    assert!(told.says("A colleague was quicker") && told.says("Nia Parry"));
    // Handing over goes to somebody at the desk, never to a stranger.
    let hand_over = format!("{page}/hand-over");
    let owain = town.owain.to_string();
    let stranger = nia.post(&hand_over, &[("to", &owain), ("reason", "Please")]).await;
    assert!(stranger.status == 422 && stranger.says("Choose a colleague from the list"));
    let (huws, place) = (town.huw.to_string(), nia.get(&hand_over).await.field("place").expect("a place"));
    let fields = [("to", huws.as_str()), ("reason", "I am away tomorrow"), ("place", place.as_str())];
    assert!(nia.post(&hand_over, &fields).await.location.is_some());
    assert!(huw.get("/en/desk?lane=mine").await.says("Mine (1)"));
}
