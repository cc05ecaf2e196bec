//! A lost second step, other people's sessions, and the letters that tell of what happened.

use crate::{half, letters};
use testkit::Town;

async fn lost(town: &Town) -> u16 {
    let admin = town.signed_in(town.gwenan).await;
    let path = format!("/en/staff/{}/reset-second-factor", town.nia);
    admin.post(&path, &[("reason", "called back on her desk line")]).await.status
}

#[tokio::test]
async fn a_second_step_told_to_be_lost_waits_and_its_owner_is_told_at_once() {
    testkit::each_database(async |town: Town| {
        let nia = town.signed_in(town.nia).await;
        assert_eq!(lost(&town).await, 303);
        assert_eq!(nia.get("/en/account").await.status, 303, "signed out everywhere");
        assert!(letters(&town).await.contains(&("nia@dolen.test".into(), "Your second step was reported lost".into())));
        // Whoever knows the password and talked the administrator round gets nowhere yet.
        let thief = half(&town, "nia@dolen.test").await;
        assert_eq!(thief.get("/en/sign-in/set-up").await.location.as_deref(), Some("/en/sign-in?told=begin-again"));
        assert_eq!(lost(&town).await, 422, "asked for once");
        town.clock.advance_minutes(12 * 60 - 1);
        let early = half(&town, "nia@dolen.test").await;
        assert_eq!(early.get("/en/sign-in/set-up").await.status, 303);
        town.clock.advance_minutes(1);
        let due = half(&town, "nia@dolen.test").await;
        let page = due.get("/en/sign-in/set-up").await;
        assert!(page.status == 200 && page.says("Set up the second step"), "{}", page.body);
        town.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn its_owner_keeps_it_by_signing_in_or_by_the_letter() {
    testkit::each_database(async |town: Town| {
        assert_eq!(lost(&town).await, 303);
        let owner = half(&town, "nia@dolen.test").await;
        let code = town.credentials.code_at(town.clock.now());
        assert_eq!(owner.post("/en/sign-in/code", &[("code", &code)]).await.status, 303);
        town.clock.advance_minutes(13 * 60);
        assert_eq!(
            half(&town, "nia@dolen.test").await.get("/en/sign-in/set-up").await.status,
            303,
            "it was used: it is not lost"
        );

        assert_eq!(lost(&town).await, 303);
        let post = town.house.waiting_post(&town.public_visit(kernel::Language::En)).await.unwrap();
        let body = post
            .iter()
            .rev()
            .find(|post| post.letter.body.contains("/keep-second-step/"))
            .map(|post| post.letter.body.clone())
            .unwrap();
        let path = body.split_whitespace().find_map(|word| word.split("dolen.test").nth(1)).unwrap().to_owned();
        let stranger = town.public();
        assert!(stranger.get(&path).await.says("Cadw fy ail gam"), "nothing is done by looking at it");
        assert!(stranger.post(&path, &[]).await.status == 200);
        assert_eq!(stranger.get(&path).await.status, 410, "once");
        town.clock.advance_minutes(13 * 60);
        assert_eq!(half(&town, "nia@dolen.test").await.get("/en/sign-in/set-up").await.status, 303);
        town.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn nobody_takes_their_own_second_step_away() {
    let town = Town::on_sqlite().await;
    let admin = town.signed_in(town.gwenan).await;
    for change in ["reset-second-factor", "end-sessions", "training"] {
        assert_eq!(admin.get(&format!("/en/staff/{}/{change}", town.gwenan)).await.status, 404);
    }
}

#[tokio::test]
async fn sessions_are_listed_and_ended_and_end_when_rights_change() {
    testkit::each_database(async |town: Town| {
        let admin = town.signed_in(town.gwenan).await;
        let browser = half(&town, "nia@dolen.test").await;
        let code = town.credentials.code_at(town.clock.now());
        let sent = browser.post("/en/sign-in/code", &[("code", &code)]).await;
        let nia = town.public().with_token(sent.token.as_deref().unwrap_or_default());
        let shown = nia.get("/en/account").await;
        assert!(shown.says("127.0.0.1") && shown.says("This one"), "{}", shown.body);
        let path = format!("/en/staff/{}/end-sessions", town.nia);
        assert_eq!(admin.get(&path).await.status, 200);
        assert_eq!(admin.post(&path, &[("reason", "left her laptop on a train")]).await.status, 303);
        assert_eq!(nia.get("/en/account").await.status, 303, "out at once");
        assert!(letters(&town).await.contains(&("nia@dolen.test".into(), "You were signed out".into())));
        let again = town.signed_in(town.nia).await;
        let day = [("from-day", "4"), ("from-month", "3"), ("from-year", "2026"), ("reason", "covers")];
        let mut fields = day.to_vec();
        fields.push(("role", "supervisor"));
        assert_eq!(admin.post(&format!("/en/staff/{}/give-role", town.nia), &fields).await.status, 303);
        assert_eq!(again.get("/en/account").await.status, 303, "what was open was opened under other rights");
        town.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn a_new_browser_is_told_of_and_a_known_one_is_not() {
    let town = Town::on_sqlite().await;
    town.clock.advance_minutes(120);
    let told =
        async || letters(&town).await.iter().filter(|(_, subject)| subject == "Signed in from a new browser").count();
    let sign_in = async || {
        town.clock.advance_minutes(1);
        let browser = half(&town, "nia@dolen.test").await;
        let code = town.credentials.code_at(town.clock.now());
        assert_eq!(browser.post("/en/sign-in/code", &[("code", &code)]).await.status, 303);
    };
    sign_in().await;
    assert_eq!(told().await, 1);
    // These visitors keep no mark, so each is a new browser; one that keeps it is told of once.
    use agencies::commands::devices::{CameFrom, arrived};
    let visit = town.public_visit(kernel::Language::En);
    for _ in 0..2 {
        let token = agencies::seeding::session(&town.house, town.clock.now(), town.nia).await.unwrap();
        arrived(&town.house, &visit, &token, "the same mark", &CameFrom::default()).await.unwrap();
    }
    assert_eq!(told().await, 2);
    let post = town.house.waiting_post(&visit).await.unwrap();
    let letter = &post.last().unwrap().letter;
    for personal in ["Nia", "127.0.0.1", "Gwynedd", "concern", "pryder"] {
        assert!(!letter.body.contains(personal), "{personal}: {}", letter.body);
    }
}
