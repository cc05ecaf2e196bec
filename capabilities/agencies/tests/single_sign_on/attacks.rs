//! What an attacker would try on the way there and back, and what a provider must not get away with.

use crate::provider::Signed;
use crate::*;
use serde_json::{Value, json};

fn answer(shown: &Shown) -> (u16, Option<String>, Option<String>) {
    (shown.status, shown.location.clone(), shown.token.clone())
}

fn refused(why: &str) -> (u16, Option<String>, Option<String>) {
    (303, Some(told(why)), None)
}

#[tokio::test]
async fn what_does_not_fit_in_everything_lets_nobody_in() {
    testkit::each_database(async |town: Town| {
        let provider = set_up(&town).await;
        let (browser, _) = through(&town, &provider, ("subject-of-nia", "nia@dolen.test")).await;
        second_step(&town, &browser).await;
        let tried = async |what: &str| {
            let (_, shown) = through(&town, &provider, ("subject-of-nia", "nia@dolen.test")).await;
            assert_eq!(answer(&shown), refused("not-believed"), "{what}");
            provider.is_honest();
            // Others of the agency are not held back by it.
            town.clock.advance_minutes(1);
        };
        let lie = |name: &'static str, value: Value| provider.claims(move |claims| claims[name] = value.clone());
        lie("nonce", json!("another sign-in's"));
        tried("wrong nonce").await;
        lie("nonce", Value::Null);
        tried("no nonce").await;
        lie("aud", json!("another house"));
        tried("wrong audience").await;
        lie("aud", json!([CLIENT, "another house"]));
        tried("several audiences, and nobody said which asked").await;
        lie("azp", json!("another house"));
        tried("asked for by another").await;
        lie("iss", json!("https://another.example"));
        tried("wrong issuer").await;
        provider.claims(|claims| claims["exp"] = json!(claims["iat"].as_i64().unwrap_or(0) - 61));
        tried("expired").await;
        provider.claims(|claims| claims["iat"] = json!(claims["iat"].as_i64().unwrap_or(0) + 300));
        tried("of tomorrow").await;
        lie("sub", json!(""));
        tried("nobody").await;
        for signed in [Signed::WithAnotherKey, Signed::NotAtAll, Signed::WithThePublicKey] {
            provider.signs(signed);
            tried("not signed by the provider").await;
        }
        let (_, shown) = through(&town, &provider, ("subject-of-nia", "nia@dolen.test")).await;
        assert_eq!(shown.location.as_deref(), Some("/en/sign-in/code"), "the truth is believed again");
        town.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn what_a_browser_brings_back_counts_once_in_time_and_in_its_own_browser() {
    testkit::each_database(async |town: Town| {
        let provider = set_up(&town).await;
        let begun = async || {
            let (browser, sent) = set_out(&town, town.gwynedd, "").await;
            let (code, state) = provider.sign_in(&sent, "subject-of-nia", "nia@dolen.test", town.clock.now());
            (browser, code, state)
        };
        // Another browser, with the whole address seen on its way.
        let (browser, code, state) = begun().await;
        for other in [town.public(), town.public().with_device("another"), town.signed_in(town.huw).await] {
            let shown = other.get(&way_back(town.gwynedd, &code, &state)).await;
            assert!(shown.token.is_none() && shown.location.is_some_and(|to| to.ends_with("told=begin-again")));
        }
        // Its own, twice at one time.
        let path = way_back(town.gwynedd, &code, &state);
        let (one, two) = futures::join!(browser.get(&path), browser.get(&path));
        let passed = [&one, &two].iter().filter(|shown| shown.token.is_some()).count();
        assert_eq!(passed, 1);
        let third = browser.get(&path).await;
        assert_eq!(answer(&third), refused("begin-again"), "nor ever again");
        // A code that was redeemed, with a state that was not.
        let (other, _, state) = begun().await;
        let shown = other.get(&way_back(town.gwynedd, &code, &state)).await;
        assert_eq!(answer(&shown), refused("not-believed"), "the code is not for this sign-in");
        // A code of one's own, put under somebody else's state.
        let (victim, _, state) = begun().await;
        let (_, attackers, _) = begun().await;
        let shown = victim.get(&way_back(town.gwynedd, &attackers, &state)).await;
        assert_eq!(answer(&shown), refused("not-believed"), "it was fetched by another verifier");
        // Too late.
        let (browser, code, state) = begun().await;
        town.clock.advance_minutes(10);
        assert_eq!(answer(&browser.get(&way_back(town.gwynedd, &code, &state)).await), refused("begin-again"));
        // On another agency's way back.
        let (browser, code, state) = begun().await;
        assert_eq!(answer(&browser.get(&way_back(town.conwy, &code, &state)).await), refused("begin-again"));
        // Made up, and of another kind.
        let (browser, code, _) = begun().await;
        for state in ["", "en", "en.", "en.AAAA", "cy.x", "fr.x"] {
            let shown = browser.get(&way_back(town.gwynedd, &code, state)).await;
            assert!(shown.location.is_some_and(|to| to.ends_with("/sign-in/agency?told=begin-again")), "{state}");
        }
        town.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn a_stranger_is_the_same_whoever_they_are() {
    testkit::each_database(async |town: Town| {
        let provider = set_up(&town).await;
        let admin = town.signed_in(town.gwenan).await;
        let left = [("last-day-day", "4"), ("last-day-month", "3"), ("last-day-year", "2026"), ("reason", "retired")];
        assert_eq!(admin.post(&format!("/en/staff/{}/leave", town.huw), &left).await.status, 303);
        let invited = [
            ("name", "Siân Ŵyn"),
            ("email", "sian@dolen.test"),
            ("from-day", "4"),
            ("from-month", "3"),
            ("from-year", "2026"),
            ("language", "cy"),
        ];
        assert_eq!(admin.post(&format!("/en/agencies/{}/invite", town.gwynedd), &invited).await.status, 303);
        let lost = [("reason", "called back on her desk line")];
        let path = format!("/en/staff/{}/reset-second-factor", town.sioned);
        assert_eq!(admin.post(&path, &lost).await.status, 303);
        town.clock.advance_minutes(12 * 60);
        let whoever = [
            ("nobody", "nobody@dolen.test"),
            ("without an address", ""),
            ("of another agency", "owain@dolen.test"),
            ("a leaver", "huw@dolen.test"),
            ("not joined yet", "sian@dolen.test"),
            ("without a second step", "sioned@dolen.test"),
        ];
        let mut pages = Vec::new();
        for (subject, email) in whoever {
            let (browser, shown) = through(&town, &provider, (subject, email)).await;
            assert_eq!(answer(&shown), refused("stranger"), "{subject}");
            pages.push(browser.get(&told("stranger")).await.body);
        }
        provider.claims(|claims| claims["email_verified"] = false.into());
        let (_, shown) = through(&town, &provider, ("unsure", "nia@dolen.test")).await;
        assert_eq!(answer(&shown), refused("stranger"), "an address that nobody has made sure of");
        pages.dedup();
        assert_eq!(pages.len(), 1, "byte for byte the same");
        assert!(pages[0].contains("knows you"), "{}", pages[0]);
        provider.is_honest();
        // Attempts are counted as those with passwords are, and for the account there.
        for _ in 0..5 {
            through(&town, &provider, ("guesser", "nobody@dolen.test")).await;
        }
        let (_, held) = through(&town, &provider, ("guesser", "nia@dolen.test")).await;
        assert!(held.location.is_some_and(|to| to.contains("told=wait&minutes=")));
        let (_, free) = through(&town, &provider, ("subject-of-nia", "nia@dolen.test")).await;
        assert_eq!(free.location.as_deref(), Some("/en/sign-in/code"), "nobody else waits for it");
        town.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn the_first_time_wants_ones_own_second_step_and_no_recovery_code() {
    let town = Town::on_sqlite().await;
    let provider = set_up(&town).await;
    let nia = town.signed_in(town.nia).await;
    let shown = nia.post("/en/account/recovery-codes", &[("present", testkit::PASSWORD)]).await;
    let code = shown.field("kept").expect("the codes");
    let (half, _) = through(&town, &provider, ("an attacker's", "nia@dolen.test")).await;
    assert_eq!(half.get("/en/sign-in/recovery-code").await.location.as_deref(), Some("/en/sign-in/code"));
    let sent = half.post("/en/sign-in/recovery-code", &[("code", &code)]).await;
    assert_eq!((sent.location.as_deref(), sent.token), (Some("/en/sign-in?told=begin-again"), None));
    for _ in 0..4 {
        assert_eq!(half.post("/en/sign-in/code", &[("code", "000000")]).await.status, 422);
    }
    half.post("/en/sign-in/code", &[("code", "000000")]).await;
    assert!(half.get("/en/sign-in/code").await.location.is_some(), "five wrong ones end it");
    assert!(nia.get("/en/account").await.says("Not linked"));
    // Two accounts there that ask for one here at one time: the first to prove it has it.
    town.clock.advance_minutes(30);
    let (one, _) = through(&town, &provider, ("first", "nia@dolen.test")).await;
    let (two, _) = through(&town, &provider, ("second", "nia@dolen.test")).await;
    second_step(&town, &one).await;
    town.clock.advance_minutes(1);
    let code = town.credentials.code_at(town.clock.now());
    let sent = two.post("/en/sign-in/code", &[("code", &code)]).await;
    assert_eq!((sent.location.as_deref(), sent.token), (Some("/en/sign-in?told=begin-again"), None));
    town.is_sound().await;
}

#[tokio::test]
async fn a_provider_that_is_down_or_lies_of_itself_is_told_calmly() {
    let town = Town::on_sqlite().await;
    let provider = set_up(&town).await;
    let start = format!("/en/sign-in/agency/{}", town.gwynedd);
    provider.is_down(true);
    let shown = town.public().get(&start).await;
    assert_eq!(shown.location, Some(told("unreachable")));
    let page = town.public().get(&told("unreachable")).await;
    assert!(page.status == 200 && page.says("cannot be reached"), "{}", page.body);
    provider.is_honest();
    let (browser, sent) = set_out(&town, town.gwynedd, "").await;
    let (code, state) = provider.sign_in(&sent, "subject-of-nia", "nia@dolen.test", town.clock.now());
    provider.is_down(true);
    let shown = browser.get(&way_back(town.gwynedd, &code, &state)).await;
    assert_eq!(answer(&shown), refused("unreachable"));
    provider.is_honest();
    for (name, value) in [
        ("authorization_endpoint", "http://10.0.0.1/authorize"),
        ("authorization_endpoint", "javascript:alert(1)"),
        ("token_endpoint", "http://169.254.169.254/latest"),
        ("jwks_uri", "file:///etc/passwd"),
        ("issuer", "https://another.example"),
    ] {
        provider.describes(move |told| told[name] = value.into());
        assert_eq!(town.public().get(&start).await.location, Some(told("unreachable")), "{name} {value}");
    }
    // Promised to name itself when it sends a browser back (RFC 9207), and does not, or is another.
    provider.describes(|told| told["authorization_response_iss_parameter_supported"] = true.into());
    let back = async |more: &str| {
        let (browser, sent) = set_out(&town, town.gwynedd, "").await;
        let (code, state) = provider.sign_in(&sent, "subject-of-nia", "nia@dolen.test", town.clock.now());
        browser.get(&format!("{}{more}", way_back(town.gwynedd, &code, &state))).await.location
    };
    assert_eq!(back("").await, Some(told("not-believed")));
    assert_eq!(back("&iss=https://another.example").await, Some(told("not-believed")));
    assert_eq!(back(&format!("&iss={}", provider.issuer)).await.as_deref(), Some("/en/sign-in/code"));
}

#[tokio::test]
async fn nothing_leads_elsewhere_and_nothing_of_the_providers_is_shown_or_kept() {
    let town = Town::on_sqlite().await;
    let provider = set_up(&town).await;
    // Where to go afterwards is a place of the house, or it is dropped.
    for (next, expected) in [
        ("?next=/desk", "/en/sign-in/code?next=/desk"),
        ("?next=//elsewhere.example", "/en/sign-in/code"),
        ("?next=https://elsewhere.example", "/en/sign-in/code"),
    ] {
        let (browser, sent) = set_out(&town, town.gwynedd, next).await;
        let (code, state) = provider.sign_in(&sent, "subject-of-nia", "nia@dolen.test", town.clock.now());
        let shown = browser.get(&way_back(town.gwynedd, &code, &state)).await;
        assert_eq!(shown.location.as_deref(), Some(expected), "{next}");
    }
    for path in ["redirect_uri=https://elsewhere.example", "issuer=https://elsewhere.example"] {
        let (_, sent) = set_out(&town, town.gwynedd, &format!("?{path}")).await;
        assert!(sent.starts_with(&provider.issuer) && !sent.contains("elsewhere"), "{sent}");
    }
    for agency in [town.conwy.to_string(), "01k00000000000000000000000".to_owned(), "nonsense".to_owned()] {
        assert_eq!(town.public().get(&format!("/en/sign-in/agency/{agency}")).await.status, 404, "{agency}");
    }
    // What the provider says of a failure goes nowhere.
    let (browser, sent) = set_out(&town, town.gwynedd, "").await;
    let (_, state) = provider.sign_in(&sent, "subject-of-nia", "nia@dolen.test", town.clock.now());
    let path = format!(
        "/cy/sign-in/agency/{}/return?error=access_denied&error_description=words+of+the+provider&state={state}",
        town.gwynedd
    );
    let shown = browser.get(&path).await;
    assert_eq!(answer(&shown), refused("declined"));
    let page = browser.get("/en/sign-in/agency?told=declined&error_description=words+of+the+provider").await;
    assert!(page.says("did not let you through") && !page.body.contains("words of the provider"));
    assert!(!page.body.contains("access_denied"));
    for made_up in ["%3Cscript%3E", "agencies-letter", "wait&minutes=-9999999999"] {
        let shown = browser.get(&told(made_up)).await;
        assert!(shown.status == 200 && !shown.body.contains("<script>") && !shown.body.contains('⟦'), "{made_up}");
    }
    // Once she has come in, neither her name there, nor the code, nor anything that was signed lies anywhere.
    let (browser, _) = through(&town, &provider, ("subject-of-nia", "nia@dolen.test")).await;
    second_step(&town, &browser).await;
    let written = town.house.rows_as_text().await.expect("all rows").join("\n");
    let told: Vec<String> =
        town.house.everything_told().await.expect("all").iter().map(|entry| entry.payload.to_string()).collect();
    for secret in ["subject-of-nia", "redeem-me", "eyJhbGci", SECRET, "Somebody Else's Words", "nobody needs it"] {
        assert!(!written.contains(secret), "{secret} lies in a table");
        assert!(!told.iter().any(|event| event.contains(secret)), "{secret} was told to the ledger");
    }
    town.is_sound().await;
}

#[tokio::test]
async fn a_flood_from_one_network_is_held_back_and_no_other_network_with_it() {
    let town = Town::on_sqlite().await;
    let _provider = set_up(&town).await;
    let start = format!("/en/sign-in/agency/{}", town.gwynedd);
    let flood = town.public().from_network("192.0.2.1:9");
    for _ in 0..240 {
        assert!(flood.get(&start).await.device.is_some(), "sent on, with a mark");
    }
    let held = flood.get(&start).await;
    assert_eq!(answer(&held), (303, Some(told("wait&minutes=1")), None));
    assert!(flood.get(&told("wait&minutes=1")).await.says("Wait 1 minute"));
    let back = way_back(town.gwynedd, "a-code", "en.AAAA");
    assert_eq!(answer(&flood.get(&back).await), (303, Some(told("wait&minutes=1")), None));
    let elsewhere = town.public().from_network("192.0.2.2:9");
    assert!(elsewhere.get(&start).await.device.is_some());
    town.clock.advance_minutes(1);
    assert!(flood.get(&start).await.device.is_some(), "and only for a while");
}
