//! Every page of this capability, in both languages, as those see it who may, and as a stranger sees it.

use agencies::words::Role;
use testkit::{PASSWORD, Shown, Town, Visitor};

const LANGUAGES: [&str; 2] = ["cy", "en"];

async fn shows(visitor: &Visitor<'_>, path: &str, status: u16) -> Vec<Shown> {
    let mut pages = Vec::new();
    for language in LANGUAGES {
        let shown = visitor.get(&format!("/{language}{path}")).await;
        assert_eq!(shown.status, status, "{language}{path}");
        assert!(!shown.body.contains('⟦'), "{language}{path} lacks a text");
        pages.push(shown);
    }
    pages
}

fn link_in(letter: &store::Letter, path: &str) -> String {
    let after = letter.body.split(path).nth(1).expect("the letter holds the link");
    format!("{path}{}", after.split_whitespace().next().unwrap_or_default())
}

async fn last_letter(town: &Town) -> store::Letter {
    let visit = town.public_visit(kernel::Language::En);
    town.house.waiting_post(&visit).await.expect("letters").pop().expect("a letter").letter
}

#[tokio::test]
async fn every_page_in_both_languages() {
    testkit::each_database(async |town: Town| {
        let (stranger, nia) = (town.public(), town.signed_in(town.nia).await);
        let (admin, system) = (town.signed_in(town.gwenan).await, town.signed_in(town.alun).await);
        for path in ["/sign-in", "/forgotten-password", "/forgotten-password/sent", "/signed-out"] {
            shows(&stranger, path, 200).await;
        }
        for path in [
            "/account",
            "/account/password",
            "/account/recovery-codes",
            "/account/app",
            "/colleagues?name=owain",
            "/agencies",
        ] {
            shows(&nia, path, 200).await;
        }
        shows(&admin, "/agencies/proof", 200).await;
        shows(&admin, "/agencies/checkpoint.txt", 404).await;
        let agency = format!("/agencies/{}", town.gwynedd);
        for end in [
            "",
            "/people",
            "/people?standing=left&name=x",
            "/invite",
            "/movements",
            "/movements.csv",
            "/rota",
            "/rota/change",
        ] {
            shows(&admin, &format!("{agency}{end}"), 200).await;
        }
        shows(&admin, &format!("/staff/{}", town.nia), 200).await;
        let changes = [
            "give-role",
            "take-role",
            "join-team",
            "leave-team",
            "leave",
            "training",
            "unlock",
            "end-sessions",
            "reset-second-factor",
            "invite-again",
        ];
        for change in changes {
            shows(&admin, &format!("/staff/{}/{change}", town.nia), 200).await;
        }
        for path in ["/agencies/register".to_owned(), format!("{agency}/form-team"), format!("{agency}/people")] {
            shows(&system, &path, 200).await;
        }
    })
    .await;
}

#[tokio::test]
async fn every_partner_may_keep_the_newest_checkpoint() {
    testkit::each_database(async |town: Town| {
        let (nia, gwenan) = (town.signed_in(town.nia).await, town.signed_in(town.gwenan).await);
        let visit = town.public_visit(kernel::Language::En);
        let mut work = town.house.begin(&visit).await.expect("a unit of work");
        work.checkpoint().await.expect("a checkpoint");
        work.commit().await.expect("committed");
        let key = town.house.verifying_key().to_string();
        for shown in shows(&gwenan, "/agencies/proof", 200).await {
            assert!(shown.says(&key) && shown.body.contains("/agencies/checkpoint.txt"), "{}", shown.body);
        }
        let kept = gwenan.get("/en/agencies/checkpoint.txt").await;
        assert!(kept.status == 200 && kept.body.contains(key.split('+').next().unwrap_or_default()), "{}", kept.body);
        assert_eq!(kept.body.lines().count(), 6, "a signed note: {}", kept.body);
        // How many entries there are is nothing for those who work with cases.
        for path in ["/agencies/proof", "/agencies/checkpoint.txt"] {
            shows(&nia, path, 404).await;
        }
        assert!(!nia.get("/en/agencies").await.body.contains("/agencies/proof"));
        let stranger = town.public();
        assert_eq!(stranger.get("/en/agencies/checkpoint.txt").await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn what_is_not_theirs_is_not_there() {
    let town = Town::on_sqlite().await;
    let (stranger, nia, admin) = (town.public(), town.signed_in(town.nia).await, town.signed_in(town.gwenan).await);
    let managed =
        [format!("/agencies/{}/people", town.gwynedd), format!("/staff/{}", town.huw), "/agencies/register".to_owned()];
    for path in &managed {
        shows(&nia, path, 404).await;
        let sent = stranger.get(&format!("/en{path}")).await;
        assert_eq!(
            (sent.status, sent.location.as_deref()),
            (303, Some(&*format!("/en/sign-in?next={}", path.replace('/', "%2F"))))
        );
    }
    for path in [
        format!("/agencies/{}/people", town.conwy),
        format!("/staff/{}", town.owain),
        format!("/staff/{}", town.gwenan),
    ] {
        shows(&admin, &path, 404).await;
    }
}

#[tokio::test]
async fn the_way_in_and_out() {
    testkit::each_database(async |town: Town| {
        let stranger = town.public();
        let wrong = stranger.post("/en/sign-in", &[("email", "nia@dolen.test"), ("password", "wrong")]).await;
        let nobody = stranger.post("/en/sign-in", &[("email", "nobody@dolen.test"), ("password", "wrong")]).await;
        assert_eq!((wrong.status, nobody.status), (422, 422));
        assert_eq!(wrong.body.replace("nia@", "nobody@"), nobody.body, "byte for byte the same");
        let right = [("email", "nia@dolen.test"), ("password", PASSWORD), ("next", "/account")];
        let first = stranger.post("/en/sign-in", &right).await;
        assert_eq!(first.location.as_deref(), Some("/en/sign-in/code?next=/account"));
        let half = town.public().with_token(first.token.as_deref().unwrap_or_default());
        assert_eq!(half.get("/en/account").await.status, 303, "half-way in is not in");
        shows(&half, "/sign-in/code", 200).await;
        shows(&half, "/sign-in/recovery-code", 200).await;
        let code = town.credentials.code_at(town.clock.now());
        let second = half.post("/en/sign-in/code", &[("code", &code), ("next", "/account")]).await;
        assert_eq!(second.location.as_deref(), Some("/en/account"));
        let inside = town.public().with_token(second.token.as_deref().unwrap_or_default());
        assert!(inside.get("/en/account").await.says("Nia Parry"));
        let out = inside.post("/en/sign-out", &[]).await;
        assert_eq!((out.location.as_deref(), out.token.as_deref()), (Some("/en/signed-out"), Some("")));
        assert_eq!(inside.get("/en/account").await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn invited_and_at_work() {
    testkit::each_database(async |town: Town| {
        let admin = town.signed_in(town.gwenan).await;
        let invite = format!("/en/agencies/{}/invite", town.gwynedd);
        let mistakes = admin.post(&invite, &[("name", ""), ("email", "sian")]).await;
        assert_eq!(mistakes.status, 422);
        assert!(mistakes.says("Enter their name"));
        let (role, desk) = (Role::Practitioner.code(), town.gwynedd_desk.to_string());
        let filled = [
            ("name", "Siân Ŵyn"),
            ("email", "sian@dolen.test"),
            ("roles", role),
            ("teams", &desk),
            ("from-day", "4"),
            ("from-month", "3"),
            ("from-year", "2026"),
            ("language", "cy"),
        ];
        assert_eq!(admin.post(&invite, &filled).await.status, 303);
        let link = link_in(&last_letter(&town).await, "/cy/invitation/");
        let stranger = town.public();
        assert!(stranger.get(&link).await.says("Siân Ŵyn"));
        let weak = stranger.post(&link, &[("password", "sian"), ("again", "sian")]).await;
        assert_eq!(weak.status, 422);
        assert!(!weak.body.contains("value=\"sian\""), "a password is never sent back");
        let chosen = [("password", "carreg wen ar lan afon"), ("again", "carreg wen ar lan afon")];
        let accepted = stranger.post(&link, &chosen).await;
        assert_eq!(accepted.location.as_deref(), Some("/cy/sign-in/set-up"));
        assert_eq!(stranger.get(&link).await.status, 410, "an invitation works once");
        let half = town.public().with_token(accepted.token.as_deref().unwrap_or_default());
        let set_up = half.get("/cy/sign-in/set-up").await;
        assert!(set_up.body.contains("<svg") && !set_up.body.contains("data:image"), "the square needs no image file");
        town.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn few_codes_are_tried_for_one_account_from_wherever() {
    let town = Town::on_sqlite().await;
    let half = async |network: &str| {
        let stranger = town.public().from_network(network);
        let right = [("email", "nia@dolen.test"), ("password", PASSWORD)];
        let token = stranger.post("/en/sign-in", &right).await.token.unwrap_or_default();
        stranger.with_token(&token)
    };
    for network in ["192.0.2.1:9", "192.0.2.2:9", "192.0.2.3:9"] {
        let browser = half(network).await;
        for _ in 0..4 {
            browser.post("/en/sign-in/code", &[("code", "000000")]).await;
        }
    }
    let elsewhere = half("192.0.2.4:9").await;
    let code = town.credentials.code_at(town.clock.now());
    let shown = elsewhere.post("/en/sign-in/code", &[("code", &code)]).await;
    assert!(shown.status == 422 && shown.says("15 minutes"), "{} {}", shown.status, shown.body);
    // Somebody else's account is not held back by it, and this one only for a while.
    town.clock.advance_minutes(3);
    let code = town.credentials.code_at(town.clock.now());
    assert_eq!(elsewhere.post("/en/sign-in/code", &[("code", &code)]).await.status, 303);
}

#[tokio::test]
async fn making_recovery_codes_asks_for_the_password() {
    let town = Town::on_sqlite().await;
    let nia = town.signed_in(town.nia).await;
    for typed in ["", "not the password"] {
        let shown = nia.post("/en/account/recovery-codes", &[("present", typed)]).await;
        assert!(shown.status == 422 && shown.says("That is not your present password"), "{}", shown.body);
    }
    let shown = nia.post("/en/account/recovery-codes", &[("present", PASSWORD)]).await;
    assert!(shown.status == 200 && shown.says("Your recovery codes"), "{}", shown.body);
    // The other language shows the same ten once more, without the password.
    let kept = shown.field("kept").expect("the codes");
    let other = nia.post("/en/account/recovery-codes", &[("kept", &kept), ("_language", "cy")]).await;
    assert!(other.says(&kept));
    for _ in 0..10 {
        nia.post("/en/account/recovery-codes", &[("present", "guess")]).await;
    }
    let held = nia.post("/en/account/recovery-codes", &[("present", PASSWORD)]).await;
    assert!(held.status == 422 && held.says("15 minutes"), "{}", held.body);
}

#[tokio::test]
async fn the_account_says_how_long_a_session_lasts_as_the_catalogue_has_it() {
    let town = Town::on_sqlite().await;
    let today = town.clock.now().date();
    for (code, amount) in [("session.idle", 30), ("session.whole", 12), ("session.half-way", 10)] {
        let limit = town.house.limits().get(code, today).unwrap_or_else(|| panic!("{code} is set"));
        assert_eq!((limit.amount, limit.standing), (amount, kernel::Standing::Local), "{code}");
    }
    let shown = town.signed_in(town.nia).await.get("/en/account").await;
    assert!(shown.says("you are signed out: 30.") && shown.says("in any case: 12."), "{}", shown.body);
}
