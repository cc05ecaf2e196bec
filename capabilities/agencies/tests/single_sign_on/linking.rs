//! Linked by whoever is signed in, parted by them and by an administrator, ended by leaving; and never a proof.

use crate::*;

const OWN: &str = "/en/account/agency-sign-in";

/// Somebody who is signed in.
async fn signed_in<'t>(town: &'t Town, staff: ActorId) -> Visitor<'t> {
    town.signed_in(staff).await.with_device("a mark of this browser")
}

/// Goes there from the account; gives where the browser was sent.
async fn off_to_link(visitor: &Visitor<'_>) -> String {
    let page = visitor.get(&format!("{OWN}/link")).await;
    let go = page.body.split("href=\"").find(|rest| rest.starts_with(&format!("{OWN}/go?"))).expect("a link");
    let go = go.split('"').next().unwrap_or_default().to_owned();
    let sent = visitor.get(&go).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    let again = visitor.get(&go).await;
    assert_eq!(again.location.as_deref(), Some(&*format!("{OWN}?told=begin-again")), "the link is good once");
    sent.location.expect("where to go")
}

async fn link(town: &Town, provider: &Provider, staff: ActorId, subject: &str) -> Option<String> {
    let visitor = signed_in(town, staff).await;
    let sent = off_to_link(&visitor).await;
    let (code, state) = provider.sign_in(&sent, subject, "whoever@elsewhere.example", town.clock.now());
    let shown = visitor.get(&way_back(town.gwynedd, &code, &state)).await;
    assert_eq!((shown.status, shown.token), (303, None), "nobody is signed in by it");
    shown.location
}

#[tokio::test]
async fn linked_at_the_account_and_parted_again() {
    testkit::each_database(async |town: Town| {
        let provider = set_up(&town).await;
        let nia = town.signed_in(town.nia).await;
        for language in ["cy", "en"] {
            for end in ["", "/link", "/unlink"] {
                let shown = nia.get(&format!("/{language}/account/agency-sign-in{end}")).await;
                assert!(shown.status == 200 && !shown.body.contains('⟦'), "{language}{end}");
            }
        }
        assert!(nia.get("/en/account").await.says("Not linked"));
        let linked = link(&town, &provider, town.nia, "subject-of-nia").await;
        assert_eq!(linked.as_deref(), Some(&*format!("{OWN}?told=linked")));
        assert!(nia.get(&format!("{OWN}?told=linked")).await.says("Your account is linked"));
        assert!(letters(&town).await.contains(&("nia@dolen.test".into(), "Your agency’s sign-in was linked".into())));
        let (browser, _) = through(&town, &provider, ("subject-of-nia", "another@elsewhere.example")).await;
        assert!(second_step(&town, &browser).await.get("/en/account").await.says("Nia Parry"));
        // One account there is one account here, both ways.
        let not = Some(format!("{OWN}?told=not-linked"));
        assert_eq!(link(&town, &provider, town.huw, "subject-of-nia").await, not);
        assert_eq!(link(&town, &provider, town.nia, "another-subject").await, not);
        let (_, shown) = through(&town, &provider, ("another-subject", "nia@dolen.test")).await;
        assert_eq!(shown.location, Some(told("stranger")), "nor by her address, since she is linked");
        let sent = nia.post(&format!("{OWN}/unlink"), &[]).await;
        assert_eq!(sent.location.as_deref(), Some("/en/account?told=unlinked"), "{}", sent.body);
        assert_eq!(nia.post(&format!("{OWN}/unlink"), &[]).await.status, 404, "there is nothing more to part");
        assert!(letters(&town).await.contains(&("nia@dolen.test".into(), "Your agency’s sign-in was unlinked".into())));
        let (_, shown) = through(&town, &provider, ("subject-of-nia", "another@elsewhere.example")).await;
        assert_eq!(shown.location, Some(told("stranger")));
        let written = town.house.rows_as_text().await.expect("all rows").join("\n");
        assert!(!written.contains("subject-of-nia"), "what she is called there stands nowhere");
        town.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn an_administrator_parts_them_and_leaving_ends_it() {
    testkit::each_database(async |town: Town| {
        let provider = set_up(&town).await;
        link(&town, &provider, town.nia, "subject-of-nia").await;
        link(&town, &provider, town.huw, "subject-of-huw").await;
        let admin = town.signed_in(town.gwenan).await;
        let page = admin.get(&format!("/en/staff/{}", town.nia)).await;
        assert!(page.says("Linked") && page.says("Unlink the agency"), "{}", page.body);
        let path = format!("/en/staff/{}/unlink-sign-in", town.nia);
        assert_eq!(admin.get(&path).await.status, 200);
        assert_eq!(admin.post(&path, &[("reason", "the account there was taken over")]).await.status, 303);
        let again = admin.post(&path, &[("reason", "once more")]).await;
        assert!(again.status == 422 && again.says("No account is linked"), "{}", again.body);
        let movements = admin.get(&format!("/en/agencies/{}/movements", town.gwynedd)).await;
        assert!(movements.says("own sign-in unlinked") && movements.says("taken over"), "{}", movements.body);
        let (_, shown) = through(&town, &provider, ("subject-of-nia", "x@elsewhere.example")).await;
        assert_eq!(shown.location, Some(told("stranger")));
        let nia = town.signed_in(town.nia).await;
        assert_eq!(nia.get(&format!("/en/staff/{}/unlink-sign-in", town.huw)).await.status, 404);
        // Huw leaves while he is half-way in.
        let (half, _) = through(&town, &provider, ("subject-of-huw", "huw@dolen.test")).await;
        let left = [("last-day-day", "4"), ("last-day-month", "3"), ("last-day-year", "2026"), ("reason", "retired")];
        assert_eq!(admin.post(&format!("/en/staff/{}/leave", town.huw), &left).await.status, 303);
        assert_eq!(half.get("/en/sign-in/code").await.location.as_deref(), Some("/en/sign-in?told=begin-again"));
        let mut reader = town.house.facts().await.expect("a reader");
        assert!(!agencies::commands::single_sign_on::has_link(&mut reader, town.huw).await.expect("an answer"));
        drop(reader);
        for email in ["huw@dolen.test", "another@elsewhere.example"] {
            let (_, shown) = through(&town, &provider, ("subject-of-huw", email)).await;
            assert_eq!((shown.location, shown.token), (Some(told("stranger")), None), "{email}");
        }
        town.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn what_a_provider_says_is_no_fresh_proof() {
    let town = Town::on_sqlite().await;
    let provider = set_up(&town).await;
    link(&town, &provider, town.nia, "subject-of-nia").await;
    // Huw set out while his proof was fresh, and comes back when it is no longer.
    let (huw, nia) = (signed_in(&town, town.huw).await, town.signed_in(town.nia).await);
    town.clock.advance_minutes(5);
    let sent = off_to_link(&huw).await;
    town.clock.advance_minutes(5);
    let (code, state) = provider.sign_in(&sent, "subject-of-huw", "huw@dolen.test", town.clock.now());
    let shown = huw.get(&way_back(town.gwynedd, &code, &state)).await;
    assert_eq!(shown.location.as_deref(), Some(&*format!("{OWN}?told=not-linked")));
    // Nia comes through her agency once more: her old session asks for its code all the same, and so does the new one.
    assert_eq!(nia.get("/en/account/recovery-codes").await.status, 403);
    let (half, _) = through(&town, &provider, ("subject-of-nia", "nia@dolen.test")).await;
    assert_eq!(nia.get("/en/account/recovery-codes").await.status, 403);
    assert_eq!(half.get("/en/account/recovery-codes").await.status, 303, "half-way in is not in");
    let inside = second_step(&town, &half).await;
    assert_eq!(inside.get("/en/account/recovery-codes").await.status, 200, "her own second step is a proof");
    town.clock.advance_minutes(10);
    for path in ["/link", "/go?ticket=a", "/unlink"] {
        let shown = inside.get(&format!("{OWN}{path}")).await;
        assert!(shown.status == 403 && shown.says("Confirm that it is you"), "{path}");
    }
    town.is_sound().await;
}

#[tokio::test]
async fn a_link_is_bound_to_the_session_that_set_out() {
    let town = Town::on_sqlite().await;
    let provider = set_up(&town).await;
    let sent = off_to_link(&signed_in(&town, town.huw).await).await;
    let (code, state) = provider.sign_in(&sent, "an attacker's own account", "a@elsewhere.example", town.clock.now());
    // Somebody else's browser, even with the same mark, is not the one.
    let nia = signed_in(&town, town.nia).await;
    let shown = nia.get(&way_back(town.gwynedd, &code, &state)).await;
    assert_eq!(shown.location.as_deref(), Some(&*format!("{OWN}?told=begin-again")));
    assert!(nia.get("/en/account").await.says("Not linked"));
    // A link to set out that was made for another is none.
    let page = town.signed_in(town.huw).await.get(&format!("{OWN}/link")).await;
    let ticket = page.body.split("/go?ticket=").nth(1).and_then(|rest| rest.split('"').next()).expect("a ticket");
    let shown = nia.get(&format!("{OWN}/go?ticket={ticket}")).await;
    assert_eq!(shown.location.as_deref(), Some(&*format!("{OWN}?told=begin-again")));
}

#[tokio::test]
async fn another_provider_is_somebody_else() {
    let town = Town::on_sqlite().await;
    let (provider, other) = (set_up(&town).await, Provider::new().await);
    link(&town, &provider, town.nia, "subject-of-nia").await;
    let admin = town.signed_in(town.gwenan).await;
    assert_eq!(admin.post(&set_path(town.gwynedd), &fields(&other, "beside")).await.status, 303);
    let (_, shown) = through(&town, &other, ("subject-of-nia", "x@elsewhere.example")).await;
    assert_eq!(shown.location, Some(told("stranger")), "the same name at another provider is another account");
    assert!(town.signed_in(town.nia).await.get("/en/account").await.says("Not linked"));
    assert_eq!(link(&town, &other, town.nia, "her name there").await.as_deref(), Some(&*format!("{OWN}?told=linked")));
    town.is_sound().await;
}
