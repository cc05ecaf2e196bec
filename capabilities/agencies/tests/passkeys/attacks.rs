//! What an attacker would try at the door.

use crate::device::Device;
use crate::{added, half, options};
use testkit::{PASSWORD, Town};

fn fields<'a>(ticket: &'a str, answer: &'a str) -> [(&'static str, &'a str); 2] {
    [("ticket", ticket), ("credential", answer)]
}

#[tokio::test]
async fn an_answer_opens_once_and_in_its_own_browser_and_in_time() {
    testkit::each_database(async |town: Town| {
        let mut device = added(&town.signed_in(town.nia).await, 7).await;
        // Seen on its way and sent again, alone.
        let page = town.public().get("/en/sign-in/passkey").await;
        let (ticket, answer) = (page.field("ticket").unwrap(), device.get(&options(&page)));
        let send = async || town.public().post("/en/sign-in/passkey", &fields(&ticket, &answer)).await.status;
        assert_eq!((send().await, send().await), (303, 422), "a challenge counts once");
        // Two at one time: one opens.
        let page = town.public().get("/en/sign-in/passkey").await;
        let (ticket, answer) = (page.field("ticket").unwrap(), device.get(&options(&page)));
        let send = async || town.public().post("/en/sign-in/passkey", &fields(&ticket, &answer)).await.status;
        let (one, two) = futures::join!(send(), send());
        assert_eq!([one, two].iter().filter(|status| **status == 303).count(), 1);
        // The ticket of another browser's second step.
        let (here, there) = (half(&town, "nia@dolen.test").await, half(&town, "nia@dolen.test").await);
        let page = here.get("/en/sign-in/code").await;
        let (ticket, answer) = (page.field("ticket").unwrap(), device.get(&options(&page)));
        assert_eq!(there.post("/en/sign-in/code/passkey", &fields(&ticket, &answer)).await.status, 422);
        assert_eq!(here.post("/en/sign-in/code/passkey", &fields(&ticket, &answer)).await.status, 303);
        // Too late.
        let page = town.public().get("/en/sign-in/passkey").await;
        let (ticket, answer) = (page.field("ticket").unwrap(), device.get(&options(&page)));
        town.clock.advance_minutes(10);
        assert_eq!(town.public().post("/en/sign-in/passkey", &fields(&ticket, &answer)).await.status, 422);
        // A ticket for one thing is none for another.
        let page = town.public().get("/en/sign-in/passkey").await;
        let browser = half(&town, "nia@dolen.test").await;
        let (ticket, answer) = (page.field("ticket").unwrap(), device.get(&options(&page)));
        assert_eq!(browser.post("/en/sign-in/code/passkey", &fields(&ticket, &answer)).await.status, 422);
        town.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn a_false_page_an_unlocked_device_and_a_strange_key_open_nothing() {
    let town = Town::on_sqlite().await;
    let device = added(&town.signed_in(town.nia).await, 7).await;
    let tried = async |device: &mut Device| {
        let page = town.public().get("/en/sign-in/passkey").await;
        let (ticket, answer) = (page.field("ticket").unwrap(), device.get(&options(&page)));
        let sent = town.public().post("/en/sign-in/passkey", &fields(&ticket, &answer)).await;
        let fresh = sent.field("ticket").unwrap_or_default();
        let plain = sent.body.replace(&fresh, "");
        (sent.status, plain.split("data-options").next().unwrap_or_default().to_owned())
    };
    let (mut false_page, mut unverified) = (device.clone(), device.clone());
    false_page.origin = "http://dolen.test.example".to_owned();
    unverified.verifies = false;
    let mut strange = Device::new(9);
    let first = tried(&mut false_page).await;
    assert_eq!(first.0, 422);
    assert_eq!(tried(&mut unverified).await, first, "and all of it looks the same");
    assert_eq!(tried(&mut strange).await, first);
    assert_eq!(tried(&mut device.clone()).await.0, 303, "the real one on the real page opens");
    // Somebody else's passkey is no second step for this password.
    let mut huws = added(&town.signed_in(town.huw).await, 11).await;
    let browser = half(&town, "nia@dolen.test").await;
    let page = browser.get("/en/sign-in/code").await;
    let (ticket, answer) = (page.field("ticket").unwrap(), huws.get(&options(&page)));
    assert_eq!(browser.post("/en/sign-in/code/passkey", &fields(&ticket, &answer)).await.status, 422);
    // Guesses are held back for the network, as passwords are.
    for _ in 0..6 {
        tried(&mut strange).await;
    }
    let page = town.public().get("/en/sign-in/passkey").await;
    let answer = device.clone().get(&options(&page));
    let sent = town.public().post("/en/sign-in/passkey", &fields(&page.field("ticket").unwrap(), &answer)).await;
    assert!(sent.says("Too many attempts"), "{}", sent.body);
}

#[tokio::test]
async fn a_session_that_was_planted_is_not_the_one_that_is_let_in() {
    let town = Town::on_sqlite().await;
    let planted = half(&town, "nia@dolen.test").await;
    let code = town.credentials.code_at(town.clock.now());
    let sent = planted.post("/en/sign-in/code", &[("code", &code)]).await;
    assert_eq!(sent.status, 303);
    assert_eq!(planted.get("/en/account").await.status, 303, "the token from before is worth nothing");
    let inside = town.public().with_token(sent.token.as_deref().unwrap_or_default());
    assert_eq!(inside.get("/en/account").await.status, 200);
    // A token of one's own choosing is no session either.
    assert_eq!(town.public().with_token(&"A".repeat(43)).get("/en/account").await.status, 303);
}

#[tokio::test]
async fn two_codes_at_one_time_let_one_in() {
    testkit::each_database(async |town: Town| {
        let (one, two) = (half(&town, "nia@dolen.test").await, half(&town, "nia@dolen.test").await);
        let code = town.credentials.code_at(town.clock.now());
        let send =
            async |browser: testkit::Visitor<'_>| browser.post("/en/sign-in/code", &[("code", &code)]).await.status;
        let (first, second) = futures::join!(send(one), send(two));
        assert_eq!([first, second].iter().filter(|status| **status == 303).count(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_page_says_nothing_of_who_has_a_passkey() {
    let town = Town::on_sqlite().await;
    added(&town.signed_in(town.nia).await, 7).await;
    let page = town.public().get("/en/sign-in/passkey").await;
    let asked: serde_json::Value = serde_json::from_str(&options(&page)).unwrap();
    assert!(asked["allowCredentials"].as_array().is_none_or(Vec::is_empty), "{asked}");
    // A wrong password shows the same for somebody with a passkey and for nobody.
    let plain = async |email: &str| {
        town.public().post("/en/sign-in", &[("email", email), ("password", "wrong")]).await.body.replace(email, "")
    };
    assert_eq!(plain("nia@dolen.test").await, plain("nobody@dolen.test").await);
    // Nothing is written down for pages that are only looked at.
    let held = async || {
        town.house
            .facts()
            .await
            .unwrap()
            .row("SELECT COUNT(*) AS n FROM agencies_spent", &[])
            .await
            .unwrap()
            .unwrap()
            .int("n")
            .unwrap()
    };
    assert_eq!(held().await, 1, "the one that was added with");
}

#[tokio::test]
async fn a_stolen_link_for_a_password_does_not_get_past_the_second_step() {
    let town = Town::on_sqlite().await;
    let stranger = town.public();
    stranger.post("/en/forgotten-password", &[("email", "nia@dolen.test")]).await;
    let post = town.house.waiting_post(&town.public_visit(kernel::Language::En)).await.unwrap();
    let body = &post.last().unwrap().letter.body;
    let path = body
        .split_whitespace()
        .find_map(|word| word.split("dolen.test").nth(1).filter(|path| path.contains("/new-password/")))
        .unwrap();
    let chosen = [("password", "carreg wen ar lan afon"), ("again", "carreg wen ar lan afon")];
    assert_eq!(stranger.post(path, &chosen).await.status, 303);
    assert_eq!(stranger.post(path, &chosen).await.status, 410, "it works once");
    let old = stranger.post("/en/sign-in", &[("email", "nia@dolen.test"), ("password", PASSWORD)]).await;
    assert_eq!(old.status, 422);
    let sent =
        stranger.post("/en/sign-in", &[("email", "nia@dolen.test"), ("password", "carreg wen ar lan afon")]).await;
    assert_eq!(sent.location.as_deref(), Some("/en/sign-in/code"), "a code is still asked for");
    let thief = town.public().with_token(sent.token.as_deref().unwrap_or_default());
    for path in ["/en/account", "/en/home", "/en/account/app", "/en/account/passkeys/add"] {
        assert_eq!(thief.get(path).await.status, 303, "{path}");
    }
    assert_eq!(thief.get("/en/sign-in/set-up").await.location.as_deref(), Some("/en/sign-in?told=begin-again"));
}
