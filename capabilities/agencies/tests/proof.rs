//! Pages that ask anew who somebody is: what was typed goes on, and an open browser alone gets nowhere.

use agencies::words::Role;
use testkit::{PASSWORD, Town};

#[tokio::test]
async fn a_form_waits_for_the_code_and_is_then_sent_as_it_was_typed() {
    testkit::each_database(async |town: Town| {
        let admin = town.signed_in(town.gwenan).await;
        let path = format!("/en/staff/{}/give-role", town.sioned);
        let filled = [
            ("role", Role::Practitioner.code()),
            ("from-day", "4"),
            ("from-month", "3"),
            ("from-year", "2026"),
            ("reason", "covers <for> a colleague"),
        ];
        town.clock.advance_minutes(9);
        assert_eq!(admin.get(&path).await.status, 200, "fresh enough");
        town.clock.advance_minutes(1);
        let asked = admin.post(&path, &filled).await;
        assert!(asked.status == 403 && asked.says("Confirm that it is you"), "{} {}", asked.status, asked.body);
        assert_eq!(asked.field("confirm-then").as_deref(), Some(&path[3..]));
        assert!(asked.says("covers &#60;for&#62; a colleague"), "what was typed is kept");
        let kept = |code: &'static str| {
            let mut fields = filled.to_vec();
            fields.extend([("confirm-then", &path[3..]), ("confirm-form", "yes"), ("confirm-code", code)]);
            fields
        };
        let empty = admin.post("/en/account/confirm", &kept("")).await;
        assert!(empty.says("Enter the 6-digit code"), "{}", empty.body);
        let wrong = admin.post("/en/account/confirm", &kept("000000")).await;
        assert!(wrong.status == 403 && wrong.says("That code is wrong"), "{}", wrong.body);
        assert_eq!(wrong.field("reason").as_deref(), Some("covers &#60;for&#62; a colleague"));
        assert!(town.visit(town.sioned).await.who.roles.contains("supervisor"));
        assert!(!town.visit(town.sioned).await.who.roles.contains("practitioner"), "nothing was done yet");
        let code: &'static str = town.credentials.code_at(town.clock.now()).leak();
        let sent = admin.post("/en/account/confirm", &kept(code)).await;
        assert_eq!((sent.status, sent.location.as_deref()), (307, Some(&*path)), "the same form, sent on");
        let done = admin.post(&path, &kept(code)).await;
        assert_eq!(done.status, 303);
        assert!(town.visit(town.sioned).await.who.roles.contains("practitioner"));
        town.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn a_page_waits_for_the_code_and_comes_back_with_its_address() {
    let town = Town::on_sqlite().await;
    let nia = town.signed_in(town.nia).await;
    town.clock.advance_minutes(11);
    let asked = nia.get("/cy/account/recovery-codes?first=yes").await;
    assert!(asked.status == 403 && asked.says("Cadarnhau mai chi sydd yno"), "{}", asked.body);
    assert_eq!(asked.field("confirm-then").as_deref(), Some("/account/recovery-codes?first=yes"));
    let code = town.credentials.code_at(town.clock.now());
    let fields = [("confirm-then", "/account/recovery-codes?first=yes"), ("confirm-form", ""), ("confirm-code", &code)];
    // Another language in between keeps where it was going.
    let mut other = fields.to_vec();
    other.push(("_language", "en"));
    let english = nia.post("/cy/account/confirm", &other).await;
    assert!(english.says("Confirm that it is you"));
    assert_eq!(english.field("confirm-then").as_deref(), Some("/account/recovery-codes?first=yes"));
    let sent = nia.post("/cy/account/confirm", &fields).await;
    assert_eq!((sent.status, sent.location.as_deref()), (303, Some("/cy/account/recovery-codes?first=yes")));
    assert_eq!(nia.get("/cy/account/recovery-codes?first=yes").await.status, 200);
    // The code that opened it opens nothing again.
    town.clock.advance_minutes(10);
    let again = nia.post("/cy/account/confirm", &fields).await;
    assert_eq!(again.status, 403);
}

#[tokio::test]
async fn an_open_browser_alone_gets_nowhere() {
    let town = Town::on_sqlite().await;
    let nia = town.signed_in(town.nia).await;
    town.clock.advance_minutes(15);
    for path in ["/en/account/recovery-codes", "/en/account/app"] {
        assert_eq!(nia.get(path).await.status, 403, "{path}");
        let shown = nia.post(path, &[("present", PASSWORD), ("code", "123456")]).await;
        assert!(shown.status == 403 && shown.says("Confirm that it is you"), "{path}");
        assert!(!shown.body.contains(PASSWORD), "a password is not sent back");
    }
    assert_eq!(nia.get("/en/account").await.status, 200, "what changes nothing stays open");
    // Who may not do it at all is told nothing of a code.
    assert_eq!(nia.get(&format!("/en/staff/{}/leave", town.huw)).await.status, 404);
    for _ in 0..4 {
        let shown = nia.post("/en/account/confirm", &[("confirm-then", "/account"), ("confirm-code", "000000")]).await;
        assert_eq!(shown.status, 403);
    }
    let last = nia.post("/en/account/confirm", &[("confirm-then", "/account"), ("confirm-code", "000000")]).await;
    assert_eq!(last.location.as_deref(), Some("/en/sign-in?told=begin-again"), "five wrong codes end the session");
    assert_eq!(nia.get("/en/account").await.status, 303);
}

#[tokio::test]
async fn training_is_recorded_shown_and_runs_out() {
    testkit::each_database(async |town: Town| {
        assert!(town.visit(town.nia).await.who.trained, "made-up people are trained");
        let admin = town.signed_in(town.gwenan).await;
        let path = format!("/en/staff/{}/training", town.nia);
        let day = |year: &'static str| [("trained-day", "3"), ("trained-month", "3"), ("trained-year", year)];
        let future = admin.post(&path, &day("2027")).await;
        assert!(future.status == 422 && future.says("The day lies in the future"), "{}", future.body);
        assert_eq!(admin.post(&path, &day("2025")).await.status, 303);
        assert!(!town.visit(town.nia).await.who.trained, "more than a year ago");
        let nia = town.signed_in(town.nia).await;
        let shown = nia.get("/en/account").await;
        assert!(shown.says("Out of date") && shown.says("3 March 2025"), "{}", shown.body);
        assert!(nia.get("/cy/account").await.says("Wedi dod i ben"));
        assert!(admin.get(&format!("/en/agencies/{}/people", town.gwynedd)).await.says("Out of date"));
        assert_eq!(admin.post(&path, &day("2026")).await.status, 303);
        assert!(town.visit(town.nia).await.who.trained);
        // Nobody says of themselves that they were trained.
        let own = admin.post(&format!("/en/staff/{}/training", town.gwenan), &day("2026")).await;
        assert_eq!(own.status, 404);
        town.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn a_table_of_trainings_is_recorded_whole_or_not_at_all() {
    testkit::each_database(async |town: Town| {
        let admin = town.signed_in(town.gwenan).await;
        let path = format!("/en/agencies/{}/training", town.gwynedd);
        let send = async |table: &str| admin.upload(&path, &[], ("table", "trainings.csv", table.as_bytes())).await;
        assert!(admin.get(&path).await.says("Record training from a table"));
        assert!(send("").await.says("Choose a table"));
        let wrong = "E-mail,Day\nnia@dolen.test,3/3/2026\nowain@dolen.test,3/3/2026\nhuw@dolen.test,soon\nhuw@dolen.test,\
                     5/3/2026\ngwenan@dolen.test,3/3/2026\nnobody,3/3/2026\n";
        let shown = send(wrong).await;
        assert_eq!(shown.status, 422);
        let told = [
            "Row 3: nobody in this agency has this address",
            "Row 4: there is no day",
            "Row 5: the day lies in the future",
            "Row 6: another administrator",
            "Row 7: there is no e-mail address",
        ];
        for line in told {
            assert!(shown.says(line), "{line}: {}", shown.body);
        }
        let list = format!("/en/staff/{}", town.nia);
        assert!(!admin.get(&list).await.says("3 March 2026"), "nothing was recorded");
        let right = send("E-mail,Day\nnia@dolen.test,3/3/2026\nhuw@dolen.test,2026-03-02\n").await;
        assert_eq!(right.status, 303, "{}", right.body);
        assert!(admin.get(&list).await.says("3 March 2026"));
        let elsewhere = format!("/en/agencies/{}/training", town.conwy);
        assert_eq!(admin.get(&elsewhere).await.status, 404);
        town.clock.advance_minutes(11);
        assert_eq!(admin.get(&path).await.status, 403, "it asks who is there");
        town.is_sound().await;
    })
    .await;
}
