//! The region is played into a real house: every step is taken by somebody who may, and the house stays sound.

use access::Policies;
use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use i18n::Catalogue;
use kernel::{Chance, Clock, Date, Language, london_midnight};
use std::sync::Arc;
use store::{Address, House, Ingredients, Settings};
use tower::ServiceExt;
use vault::MasterKey;

async fn house(folder: &std::path::Path, as_of: Date) -> House {
    let chance = Chance::seeded(7);
    let master = MasterKey::create_file(folder.join("master.key"), &chance).expect("a key");
    let mut texts = vec![web::TEXTS];
    texts.extend_from_slice(agencies::TEXTS);
    texts.extend_from_slice(demo::TEXTS);
    House::open(Ingredients {
        address: Address::File(folder.join("dolen.db")),
        master,
        capabilities: vec![Arc::new(agencies::Agencies), Arc::new(people::People), Arc::new(concerns::Concerns)],
        policies: Policies::new(&[agencies::POLICY, people::POLICY, concerns::POLICY]).expect("rules"),
        texts: Arc::new(Catalogue::new(&texts).expect("texts")),
        limits: catalogue::limits(),
        clock: Clock::still(london_midnight(as_of)),
        chance,
        settings: Settings { public_address: "http://dolen.test".to_owned(), demo: true },
    })
    .await
    .expect("a house")
}

fn day() -> Date {
    "2026-11-20".parse().expect("a day")
}

#[tokio::test]
async fn a_whole_region_is_played() {
    let folder = tempfile::tempdir().expect("a folder");
    let house = house(folder.path(), day()).await;
    let loaded = demo::load(&house, 7, day()).await.expect("the region is played");
    assert!(loaded.people >= 300 && loaded.concerns >= 60 && loaded.records >= 500, "{loaded}");
    assert!(loaded.links >= 5 && !loaded.codes.is_empty(), "{loaded}");
    let told = house.verify(|_| {}).await.expect("the ledger verifies");
    let rebuilt = house.rebuild_check(|_| {}).await.expect("the tables rebuild");
    assert_eq!(rebuilt.differences, []);
    for (wanted, condition) in [
        (60, "1 = 1"),
        (9, "opened_at IS NULL AND held = 0"),
        (6, "held = 1"),
        (3, "urgency = 'immediate' AND opened_at IS NULL"),
        (20, "decision IS NOT NULL"),
        (3, "escalated_at IS NOT NULL"),
        (3, "matter = 'position_of_trust'"),
        (3, "door = 'telephone' AND confirmed_at IS NULL"),
        (10, "done = 1"),
        (4, "open_questions > 0"),
        (20, "language = 'cy'"),
    ] {
        let sql = format!("SELECT COUNT(*) AS found FROM concerns_concern WHERE {condition}");
        let row = house.facts().await.expect("a reader").row(&sql, &[]).await.expect("a count").expect("a row");
        let found = row.int("found").expect("a number");
        assert!(found >= wanted, "{condition}: {found}");
    }
    the_guide_leads_in(&house).await;
    // The same seed, in another house: the same entries, byte for byte.
    let other = tempfile::tempdir().expect("a folder");
    let again = self::house(other.path(), day()).await;
    demo::load(&again, 7, day()).await.expect("the region is played again");
    assert_eq!(again.verify(|_| {}).await.expect("it verifies").root, told.root);
}

/// The page of sign-ins shows everybody in both languages, and its button lets one in.
async fn the_guide_leads_in(house: &House) {
    let front = web::Front::new(house.clone(), Arc::new(agencies::Sessions), demo::routes());
    let router = web::router(Arc::new(front));
    for language in ["cy", "en"] {
        let (status, page) = send(&router, Request::get(format!("/{language}/demo")).body(Body::empty())).await;
        assert_eq!(status, 200);
        assert!(!page.contains('⟦'), "{}", page.split('⟦').nth(1).unwrap_or_default());
        assert!(page.matches("name=\"who\"").count() > 80 && page.contains("Cyngor Gwynedd") == (language == "cy"));
        let who = page.split("name=\"who\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("somebody");
        let form = Request::post(format!("/{language}/demo/enter"))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(format!("who={who}")));
        let (status, _) = send(&router, form).await;
        assert_eq!(status, 303);
    }
}

async fn send(router: &axum::Router, request: Result<Request<Body>, axum::http::Error>) -> (u16, String) {
    let mut request = request.expect("a request");
    let from: std::net::SocketAddr = "127.0.0.1:9".parse().expect("an address");
    request.extensions_mut().insert(axum::extract::ConnectInfo(from));
    let response = router.clone().oneshot(request).await.expect("an answer");
    let status = response.status().as_u16();
    let bytes = to_bytes(response.into_body(), 64 << 20).await.expect("a body");
    (status, String::from_utf8_lossy(&bytes).into_owned())
}

#[tokio::test]
async fn the_texts_are_whole_in_both_languages() {
    let folder = tempfile::tempdir().expect("a folder");
    let house = house(folder.path(), day()).await;
    for language in Language::ALL {
        assert!(!house.texts(language).get("demo-title").contains('⟦'));
    }
}
