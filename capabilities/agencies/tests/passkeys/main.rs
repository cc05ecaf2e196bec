//! Passkeys, sessions and recovery, page by page, as their owner and as an attacker, on both databases.

mod attacks;
mod device;
mod recovery;

use device::Device;
use testkit::{PASSWORD, Shown, Town, Visitor};

/// What the browser is asked for on a page.
pub fn options(shown: &Shown) -> String {
    let after = shown.body.split("data-options=\"").nth(1).unwrap_or_else(|| panic!("no passkey: {}", shown.body));
    after.split('"').next().unwrap_or_default().replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

/// Adds a passkey for whoever is signed in.
pub async fn added(visitor: &Visitor<'_>, number: u8) -> Device {
    let mut device = Device::new(number);
    let page = visitor.get("/en/account/passkeys/add").await;
    let (ticket, answer) = (page.field("ticket").expect("a ticket"), device.create(&options(&page)));
    let fields = [("name", "Work laptop"), ("ticket", &*ticket), ("credential", &*answer)];
    let sent = visitor.post("/en/account/passkeys/add", &fields).await;
    assert_eq!(sent.location.as_deref(), Some("/en/account/passkeys?told=added"), "{}", sent.body);
    device
}

/// A browser that has given the right password.
pub async fn half<'t>(town: &'t Town, email: &str) -> Visitor<'t> {
    let sent = town.public().post("/en/sign-in", &[("email", email), ("password", PASSWORD)]).await;
    town.public().with_token(sent.token.as_deref().unwrap_or_default())
}

/// The letters that wait, by their English subjects and whom they go to.
pub async fn letters(town: &Town) -> Vec<(String, String)> {
    let post = town.house.waiting_post(&town.public_visit(kernel::Language::En)).await.expect("letters");
    let subject = |letter: &store::Letter| letter.subject.rsplit(" / ").next().unwrap_or_default().to_owned();
    post.iter().map(|post| (post.letter.to.clone(), subject(&post.letter))).collect()
}

#[tokio::test]
async fn added_named_used_renamed_and_removed() {
    testkit::each_database(async |town: Town| {
        let nia = town.signed_in(town.nia).await;
        for language in ["cy", "en"] {
            for path in ["/account/passkeys", "/account/passkeys/add"] {
                let shown = nia.get(&format!("/{language}{path}")).await;
                assert!(shown.status == 200 && !shown.body.contains('⟦'), "{language}{path}");
            }
        }
        let page = nia.get("/en/account/passkeys/add").await;
        assert!(page.says("Adding a passkey needs scripts"), "without scripts it says what to do");
        let unnamed = nia.post("/en/account/passkeys/add", &[("name", " "), ("credential", "{}")]).await;
        assert!(unnamed.status == 422 && unnamed.says("Enter a name for the passkey"));
        let mut device = added(&nia, 7).await;
        assert!(letters(&town).await.contains(&("nia@dolen.test".into(), "A passkey was added".into())));
        let list = nia.get("/en/account/passkeys").await;
        assert!(list.says("Work laptop") && list.says("Never"), "{}", list.body);

        // As the second step.
        let browser = half(&town, "nia@dolen.test").await;
        let page = browser.get("/en/sign-in/code").await;
        let fields = [("ticket", page.field("ticket").unwrap()), ("credential", device.get(&options(&page)))];
        let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
        let sent = browser.post("/en/sign-in/code/passkey", &fields).await;
        assert_eq!(sent.location.as_deref(), Some("/en/home"), "{}", sent.body);

        // As the only step.
        let page = town.public().get("/en/sign-in/passkey?next=/account").await;
        let fields = [("ticket", page.field("ticket").unwrap()), ("credential", device.get(&options(&page)))];
        let mut fields = fields.each_ref().map(|(name, value)| (*name, value.as_str())).to_vec();
        fields.push(("next", "/account"));
        let sent = town.public().post("/en/sign-in/passkey", &fields).await;
        assert_eq!(sent.location.as_deref(), Some("/en/account"), "{}", sent.body);
        let inside = town.public().with_token(sent.token.as_deref().unwrap_or_default());
        assert!(!inside.get("/en/account/passkeys").await.says("Never"), "its last use is told");

        // To prove anew who one is.
        town.clock.advance_minutes(15);
        let page = inside.get("/en/account/recovery-codes").await;
        assert_eq!(page.status, 403);
        let fields = [
            ("confirm-then", "/account/recovery-codes".to_owned()),
            ("ticket", page.field("ticket").unwrap()),
            ("credential", device.get(&options(&page))),
        ];
        let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
        let sent = inside.post("/en/account/confirm", &fields).await;
        assert_eq!(sent.location.as_deref(), Some("/en/account/recovery-codes"), "{}", sent.body);
        assert_eq!(inside.get("/en/account/recovery-codes").await.status, 200);

        let list = inside.get("/en/account/passkeys").await;
        let ids = list.body.split("/account/passkeys/").filter_map(|rest| rest.split('/').next());
        let id = ids.into_iter().find(|id| id.len() == 26).expect("the passkey's address").to_owned();
        let path = format!("/en/account/passkeys/{id}");
        assert_eq!(inside.get(&format!("{path}/rename")).await.field("name").as_deref(), Some("Work laptop"));
        assert_eq!(inside.post(&format!("{path}/rename"), &[("name", "")]).await.status, 422);
        inside.post(&format!("{path}/rename"), &[("name", "Gliniadur")]).await;
        assert!(inside.get("/en/account/passkeys").await.says("Gliniadur"));
        let huw = town.signed_in(town.huw).await;
        for end in ["rename", "remove"] {
            assert_eq!(huw.get(&format!("{path}/{end}")).await.status, 404, "somebody else's is not there");
        }
        assert!(inside.get(&format!("{path}/remove")).await.says("Remove this passkey?"));
        let sent = inside.post(&format!("{path}/remove"), &[]).await;
        assert_eq!(sent.location.as_deref(), Some("/en/account/passkeys?told=removed"));
        let page = town.public().get("/en/sign-in/passkey").await;
        let fields = [("ticket", page.field("ticket").unwrap()), ("credential", device.get(&options(&page)))];
        let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
        assert_eq!(town.public().post("/en/sign-in/passkey", &fields).await.status, 422, "removed is removed");
        town.is_sound().await;
    })
    .await;
}
