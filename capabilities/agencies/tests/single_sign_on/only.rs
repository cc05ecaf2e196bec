//! "Our people sign in only this way": no password opens, and nobody is locked out.

use crate::device::Device;
use crate::*;
use testkit::PASSWORD;

async fn only(town: &Town) -> Provider {
    let provider = set_up(town).await;
    let admin = town.signed_in(town.gwenan).await;
    assert_eq!(admin.post(&set_path(town.gwynedd), &fields(&provider, "only")).await.status, 303);
    provider
}

async fn with_password(town: &Town, email: &str, password: &str) -> Shown {
    town.public().post("/en/sign-in", &[("email", email), ("password", password)]).await
}

#[tokio::test]
async fn passwords_open_nothing_and_only_their_owner_is_told_why() {
    testkit::each_database(async |town: Town| {
        let provider = only(&town).await;
        let right = with_password(&town, "nia@dolen.test", PASSWORD).await;
        assert!(
            right.status == 422 && right.token.is_none() && right.says("through its own sign-in only"),
            "{}",
            right.body
        );
        assert!(right.says("/en/sign-in/agency"), "with the link");
        // Whoever does not know the password learns nothing of where somebody works.
        let wrong = with_password(&town, "nia@dolen.test", "wrong").await;
        let nobody = with_password(&town, "nobody@dolen.test", "wrong").await;
        assert_eq!(wrong.body.replace("nia@", "nobody@"), nobody.body);
        assert_eq!(with_password(&town, "owain@dolen.test", PASSWORD).await.status, 303, "another agency's people");
        let (browser, _) = through(&town, &provider, ("subject-of-nia", "nia@dolen.test")).await;
        second_step(&town, &browser).await;
        town.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn whoever_looks_after_people_keeps_the_password_while_the_provider_is_down() {
    let town = Town::on_sqlite().await;
    let provider = only(&town).await;
    provider.is_down(true);
    let sent = with_password(&town, "gwenan@dolen.test", PASSWORD).await;
    assert_eq!(sent.location.as_deref(), Some("/en/sign-in/code"), "{}", sent.body);
    let inside = second_step(&town, &town.public().with_token(sent.token.as_deref().unwrap_or_default())).await;
    // She lets the others in again.
    assert_eq!(inside.post(&set_path(town.gwynedd), &fields(&provider, "beside")).await.status, 303);
    assert_eq!(with_password(&town, "nia@dolen.test", PASSWORD).await.status, 303);
    // There is always one of them.
    let system = town.signed_in(town.alun).await;
    let last = [("last-day-day", "4"), ("last-day-month", "3"), ("last-day-year", "2026"), ("reason", "gone")];
    let left = system.post(&format!("/en/staff/{}/leave", town.gwenan), &last).await;
    assert!(left.status == 422 && left.says("without an administrator"), "{}", left.body);
}

#[tokio::test]
async fn a_new_password_is_no_way_round_it() {
    let town = Town::on_sqlite().await;
    only(&town).await;
    let stranger = town.public();
    stranger.post("/en/forgotten-password", &[("email", "nia@dolen.test")]).await;
    let post = town.house.waiting_post(&town.public_visit(Language::En)).await.expect("letters");
    let body = &post.last().expect("a letter").letter.body;
    let path = body.split_whitespace().find_map(|word| word.split("dolen.test").nth(1)).expect("a link");
    let chosen = [("password", "carreg wen ar lan afon"), ("again", "carreg wen ar lan afon")];
    let sent = stranger.post(path, &chosen).await;
    assert!(sent.status == 303 && sent.token.is_none_or(|token| token.is_empty()), "{path}: {}", sent.body);
    let refused = with_password(&town, "nia@dolen.test", "carreg wen ar lan afon").await;
    assert!(refused.status == 422 && refused.token.is_none() && refused.says("through its own sign-in only"));
}

#[tokio::test]
async fn a_passkey_alone_is_no_way_round_it_either_but_stays_a_second_step() {
    let town = Town::on_sqlite().await;
    let provider = set_up(&town).await;
    let nia = town.signed_in(town.nia).await;
    let options = |shown: &Shown| {
        let after = shown.body.split("data-options=\"").nth(1).expect("options");
        after.split('"').next().unwrap_or_default().replace("&quot;", "\"").replace("&#34;", "\"").replace("&#39;", "'")
    };
    let mut device = Device::new(7);
    let page = nia.get("/en/account/passkeys/add").await;
    let (ticket, answer) = (page.field("ticket").expect("a ticket"), device.create(&options(&page)));
    let added = [("name", "Work laptop"), ("ticket", &*ticket), ("credential", &*answer)];
    assert_eq!(nia.post("/en/account/passkeys/add", &added).await.status, 303);
    let alone = async |device: &mut Device| {
        let page = town.public().get("/en/sign-in/passkey").await;
        let (ticket, answer) = (page.field("ticket").expect("a ticket"), device.get(&options(&page)));
        town.public().post("/en/sign-in/passkey", &[("ticket", &*ticket), ("credential", &*answer)]).await
    };
    assert_eq!(alone(&mut device).await.status, 303);
    let admin = town.signed_in(town.gwenan).await;
    assert_eq!(admin.post(&set_path(town.gwynedd), &fields(&provider, "only")).await.status, 303);
    let refused = alone(&mut device).await;
    assert!(refused.status == 422 && refused.token.is_none() && refused.says("through its own sign-in only"));
    let (browser, _) = through(&town, &provider, ("subject-of-nia", "nia@dolen.test")).await;
    let page = browser.get("/en/sign-in/code").await;
    let (ticket, answer) = (page.field("ticket").expect("a ticket"), device.get(&options(&page)));
    let step = [("ticket", &*ticket), ("credential", &*answer)];
    let sent = browser.post("/en/sign-in/code/passkey", &step).await;
    assert_eq!(sent.location.as_deref(), Some("/en/home"), "it makes the link, too: {}", sent.body);
    town.is_sound().await;
}
