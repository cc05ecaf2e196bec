//! Signing in through an agency's own sign-in, page by page, with a real provider on this machine, on both databases.

mod attacks;
#[path = "../passkeys/device.rs"]
#[allow(dead_code, reason = "tests of passkeys use more of it")]
mod device;
mod linking;
mod only;
mod provider;
mod setting;

use agencies::seeding::{self, NewStaff};
use agencies::words::Role;
use kernel::{ActorId, AgencyId, Language};
use provider::{CLIENT, Provider, SECRET};
use testkit::{Shown, Town, Visitor};

/// A town whose council has its own sign-in, used beside the password.
pub async fn set_up(town: &Town) -> Provider {
    let provider = Provider::new().await;
    let admin = town.signed_in(town.gwenan).await;
    let sent = admin.post(&set_path(town.gwynedd), &fields(&provider, "beside")).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    provider
}

/// Where an administrator sets it.
pub fn set_path(agency: AgencyId) -> String {
    format!("/en/agencies/{agency}/sign-in/change")
}

/// The form of an administrator, filled in.
pub fn fields<'f>(provider: &'f Provider, way: &'f str) -> [(&'static str, &'f str); 4] {
    [("way", way), ("issuer", &provider.issuer), ("client", CLIENT), ("client-password", SECRET)]
}

/// Another administrator of the council.
pub async fn another_administrator(town: &Town) -> ActorId {
    staff_of(town, town.gwynedd, "Bethan Prys", "bethan@dolen.test", Role::AgencyAdministrator).await
}

/// Somebody of an agency, with one role.
pub async fn staff_of(town: &Town, agency: AgencyId, name: &str, email: &str, role: Role) -> ActorId {
    let now = town.clock.now();
    let new = NewStaff {
        agency,
        name: name.to_owned(),
        email: email.to_owned(),
        language: Language::En,
        roles: vec![role],
        teams: Vec::new(),
        from: now.date(),
    };
    seeding::staff(&town.house, now, new, &town.credentials).await.expect("a member of staff")
}

/// A browser that has set out for the provider, and the address that it was sent to.
pub async fn set_out<'t>(town: &'t Town, agency: AgencyId, query: &str) -> (Visitor<'t>, String) {
    let sent = town.public().get(&format!("/en/sign-in/agency/{agency}{query}")).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    let device = sent.device.expect("the browser is marked before it leaves");
    (town.public().with_device(&device), sent.location.expect("where to go"))
}

/// The address to which a provider sends a browser back.
pub fn way_back(agency: AgencyId, code: &str, state: &str) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("code", code).append_pair("state", state);
    format!("/cy/sign-in/agency/{agency}/return?{}", query.finish())
}

/// There and back: what the browser is shown, and the browser with whatever session it was given.
pub async fn through<'t>(town: &'t Town, provider: &Provider, (subject, email): (&str, &str)) -> (Visitor<'t>, Shown) {
    let (browser, sent) = set_out(town, town.gwynedd, "").await;
    let (code, state) = provider.sign_in(&sent, subject, email, town.clock.now());
    let shown = browser.get(&way_back(town.gwynedd, &code, &state)).await;
    let browser = browser.with_token(shown.token.as_deref().unwrap_or_default());
    (browser, shown)
}

/// The second step of this house, with a code that was not used yet.
pub async fn second_step<'t>(town: &'t Town, browser: &Visitor<'t>) -> Visitor<'t> {
    town.clock.advance_minutes(1);
    let code = town.credentials.code_at(town.clock.now());
    let sent = browser.post("/en/sign-in/code", &[("code", &code)]).await;
    assert_eq!(sent.location.as_deref(), Some("/en/home"), "{} {}", sent.status, sent.body);
    browser.clone().with_token(sent.token.as_deref().unwrap_or_default())
}

/// The letters that wait, by their English subjects and whom they go to.
pub async fn letters(town: &Town) -> Vec<(String, String)> {
    let post = town.house.waiting_post(&town.public_visit(Language::En)).await.expect("letters");
    let subject = |letter: &store::Letter| letter.subject.rsplit(" / ").next().unwrap_or_default().to_owned();
    post.iter().map(|post| (post.letter.to.clone(), subject(&post.letter))).collect()
}

/// What the pages say to whoever gets no further.
pub fn told(why: &str) -> String {
    format!("/en/sign-in/agency?told={why}")
}

#[tokio::test]
async fn from_the_first_time_to_the_next() {
    testkit::each_database(async |town: Town| {
        let provider = set_up(&town).await;
        let door = town.public().get("/en/sign-in").await;
        assert!(door.says("Sign in through your agency"), "{}", door.body);
        let choice = town.public().get("/cy/sign-in/agency").await;
        assert!(choice.says("Cyngor Gwynedd") && !choice.says("Conwy"), "{}", choice.body);
        // The first time: the same address in the same agency, and her own second step.
        let (browser, shown) = through(&town, &provider, ("subject-of-nia", "Nia@dolen.test")).await;
        assert_eq!(
            shown.location.as_deref(),
            Some("/en/sign-in/code"),
            "in her language, with nothing of the provider"
        );
        assert_eq!(browser.get("/en/account").await.status, 303, "not in yet");
        let step = browser.get("/en/sign-in/code").await;
        assert!(step.says("for the first time") && !step.says("recovery-code"), "{}", step.body);
        let inside = second_step(&town, &browser).await;
        let account = inside.get("/en/account").await;
        assert!(account.says("Nia Parry") && account.says("Linked"), "{}", account.body);
        assert!(letters(&town).await.contains(&("nia@dolen.test".into(), "Your agency’s sign-in was linked".into())));
        // From then on by the account there, whatever its address is.
        let (browser, shown) = through(&town, &provider, ("subject-of-nia", "another@elsewhere.example")).await;
        assert_eq!(shown.location.as_deref(), Some("/en/sign-in/code"));
        assert!(!browser.get("/en/sign-in/code").await.says("for the first time"));
        let inside = second_step(&town, &browser).await;
        assert!(inside.get("/en/account").await.says("Nia Parry"));
        let told: Vec<serde_json::Value> =
            town.house.everything_told().await.expect("all").into_iter().map(|entry| entry.payload).collect();
        let through = told.iter().filter(|event| event["through_agency"] == true).count();
        assert_eq!(through, 2, "the ledger tells how she came in");
        town.is_sound().await;
    })
    .await;
}
