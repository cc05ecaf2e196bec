//! An administrator sets the agency's own sign-in up, tries it out, and turns it off; the secret is seen by nobody.

use crate::provider::{CLIENT, Provider, SECRET};
use crate::*;

#[tokio::test]
async fn set_up_by_an_administrator_who_has_proved_it_and_told_to_the_others() {
    testkit::each_database(async |town: Town| {
        another_administrator(&town).await;
        let provider = Provider::new().await;
        let admin = town.signed_in(town.gwenan).await;
        let path = format!("/agencies/{}/sign-in", town.gwynedd);
        for language in ["cy", "en"] {
            for end in ["", "/change"] {
                let shown = admin.get(&format!("/{language}{path}{end}")).await;
                assert!(shown.status == 200 && !shown.body.contains('⟦'), "{language}{end} {}", shown.body);
            }
        }
        let back = format!("http://dolen.test/cy/sign-in/agency/{}/return", town.gwynedd);
        assert!(admin.get(&format!("/en{path}")).await.says(&back), "the address to copy");
        // Nobody else: not of the agency, not of the whole system, not of another agency.
        for other in [town.nia, town.alun, town.owain] {
            let other = town.signed_in(other).await;
            assert_eq!(other.get(&format!("/en{path}")).await.status, 404);
            assert_eq!(other.post(&format!("/en{path}/change"), &fields(&provider, "beside")).await.status, 404);
            assert_eq!(other.post(&format!("/en{path}/try"), &[]).await.status, 404);
        }
        assert!(!town.public().get("/en/sign-in").await.says("Sign in through your agency"), "nothing is offered");
        let set = async |fields: &[(&str, &str)]| admin.post(&set_path(town.gwynedd), fields).await;
        let empty = set(&[("words-cy", "Mewngofnodi")]).await;
        for mistake in ["Choose how people come in", "the whole address", "Enter the client ID", "in both languages"] {
            assert!(empty.status == 422 && empty.says(mistake), "{mistake}: {}", empty.body);
        }
        for issuer in
            ["http://sign-in.example", "http://10.0.0.1", "https://a:b@sign-in.example", "https://x.example?a=b"]
        {
            let wrong = set(&[("way", "beside"), ("issuer", issuer), ("client", "c"), ("client-password", "s")]).await;
            assert!(wrong.status == 422 && wrong.says("the whole address"), "{issuer}");
        }
        let bare = set(&[("way", "beside"), ("issuer", &provider.issuer), ("client", CLIENT)]).await;
        assert!(bare.status == 422 && bare.says("Enter the client secret"), "{}", bare.body);
        let sent = set(&fields(&provider, "beside")).await;
        assert_eq!(sent.location.as_deref(), Some(&*format!("/en{path}?told=saved")), "{}", sent.body);
        let told = letters(&town).await;
        let subject = "Your agency’s own sign-in was changed";
        assert!(told.contains(&("bethan@dolen.test".into(), subject.into())), "{told:?}");
        assert!(!told.iter().any(|(to, what)| to == "gwenan@dolen.test" && what == subject), "she knows");
        // It is shown to nobody again, and lies nowhere as it was typed.
        for page in [format!("/en{path}"), format!("/en{path}/change")] {
            let shown = admin.get(&page).await;
            assert!(shown.says(CLIENT) && !shown.body.contains(SECRET), "{}", shown.body);
        }
        let written = town.house.rows_as_text().await.expect("all rows").join("\n");
        assert!(written.contains(CLIENT) && !written.contains(SECRET));
        // Without it again: the one that is kept stays.
        let kept = set(&[("way", "only"), ("issuer", &provider.issuer), ("client", CLIENT)]).await;
        assert_eq!(kept.status, 303, "{}", kept.body);
        let (_, shown) = through(&town, &provider, ("s", "nia@dolen.test")).await;
        assert_eq!(shown.location.as_deref(), Some("/en/sign-in/code"));
        // Not from a browser that was left open.
        town.clock.advance_minutes(11);
        assert_eq!(admin.get(&format!("/en{path}")).await.status, 200);
        for shown in [set(&fields(&provider, "off")).await, admin.get(&format!("/en{path}/change")).await] {
            assert!(shown.status == 403 && shown.says("Confirm that it is you") && !shown.body.contains(SECRET));
        }
        town.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn a_secret_that_was_agreed_with_one_provider_is_shown_to_no_other() {
    let town = Town::on_sqlite().await;
    let (_, other) = (set_up(&town).await, Provider::new().await);
    let admin = town.signed_in(town.gwenan).await;
    let set = async |way| {
        let fields = [("way", way), ("issuer", &*other.issuer), ("client", CLIENT)];
        admin.post(&set_path(town.gwynedd), &fields).await
    };
    assert_eq!(set("beside").await.status, 422);
    assert_eq!(set("off").await.status, 303);
    let again = set("beside").await;
    assert!(again.status == 422 && again.says("Enter the client secret"), "not on a way round either");
    town.is_sound().await;
}

#[tokio::test]
async fn trying_it_says_plainly_what_is_wrong() {
    let town = Town::on_sqlite().await;
    let provider = set_up(&town).await;
    let admin = town.signed_in(town.gwenan).await;
    let path = format!("/en/agencies/{}/sign-in", town.gwynedd);
    let tried = async || {
        let sent = admin.post(&format!("{path}/try"), &[]).await.location.expect("where to go");
        let welsh = admin.get(&sent.replacen("/en/", "/cy/", 1)).await;
        assert!(welsh.status == 200 && !welsh.body.contains('⟦'));
        admin.get(&sent).await
    };
    assert!(tried().await.says("has everything that is needed"));
    provider.describes(|told| told["issuer"] = "https://another.example".into());
    let shown = tried().await;
    assert!(shown.says("calls itself something else") && !shown.says("another.example"), "{}", shown.body);
    provider.describes(|told| told["jwks_uri"] = "http://10.0.0.1/keys".into());
    assert!(tried().await.says("addresses that may not be asked"));
    provider.describes(|told| told["code_challenge_methods_supported"] = serde_json::json!(["plain"]));
    assert!(tried().await.says("does not offer what is needed"));
    provider.describes(|told| *told = "nothing".into());
    assert!(tried().await.says("nothing that describes a provider"));
    let nothing = format!("{}/nothing", provider.issuer);
    provider.describes(move |told| told["jwks_uri"] = nothing.clone().into());
    assert!(tried().await.says("shows no key"));
    provider.is_down(true);
    let shown = tried().await;
    assert!(shown.says("nothing that describes") || shown.says("Nobody answers"), "{}", shown.body);
    let nobody = [("way", "beside"), ("issuer", "http://127.0.0.1:1"), ("client", CLIENT), ("client-password", "s")];
    assert_eq!(admin.post(&set_path(town.gwynedd), &nobody).await.status, 303);
    assert!(tried().await.says("Nobody answers"));
    assert!(!admin.get(&format!("{path}?tried=%3Cscript%3E")).await.body.contains("<script>"));
}

#[tokio::test]
async fn turned_off_it_opens_nothing_and_forgets_nobody() {
    let town = Town::on_sqlite().await;
    let provider = set_up(&town).await;
    let (browser, _) = through(&town, &provider, ("subject-of-nia", "nia@dolen.test")).await;
    second_step(&town, &browser).await;
    let (gone, sent) = set_out(&town, town.gwynedd, "").await;
    let (code, state) = provider.sign_in(&sent, "subject-of-nia", "nia@dolen.test", town.clock.now());
    let (waiting, _) = through(&town, &provider, ("subject-of-huw", "huw@dolen.test")).await;
    let admin = town.signed_in(town.gwenan).await;
    assert_eq!(admin.post(&set_path(town.gwynedd), &fields(&provider, "off")).await.status, 303);
    assert_eq!(town.public().get(&format!("/en/sign-in/agency/{}", town.gwynedd)).await.status, 404);
    let late = gone.get(&way_back(town.gwynedd, &code, &state)).await;
    assert_eq!((late.location, late.token), (Some(told("begin-again")), None), "nor whoever was on the way");
    town.clock.advance_minutes(1);
    let fresh = town.credentials.code_at(town.clock.now());
    let sent = waiting.post("/en/sign-in/code", &[("code", &fresh)]).await;
    assert_eq!(sent.location.as_deref(), Some("/en/sign-in?told=begin-again"), "nor whoever was half-way in");
    assert!(!town.public().get("/en/sign-in").await.says("Sign in through your agency"));
    assert_eq!(admin.post(&set_path(town.gwynedd), &fields(&provider, "beside")).await.status, 303);
    let (_, shown) = through(&town, &provider, ("subject-of-nia", "")).await;
    assert_eq!(shown.location.as_deref(), Some("/en/sign-in/code"), "the link was only asleep");
    town.is_sound().await;
}
