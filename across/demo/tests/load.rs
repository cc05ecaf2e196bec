//! The region is played into a real house: every step is taken by somebody who may, and the house stays sound.

use access::Policies;
use i18n::Catalogue;
use kernel::{Chance, Clock, Date, Language, london_midnight};
use std::sync::Arc;
use store::{Address, House, Ingredients, Settings};
use vault::MasterKey;

async fn house(folder: &std::path::Path, as_of: Date) -> House {
    let chance = Chance::seeded(7);
    let master = MasterKey::create_file(folder.join("master.key"), &chance).expect("a key");
    let mut texts = vec![web::TEXTS];
    texts.extend_from_slice(agencies::TEXTS);
    texts.extend_from_slice(sharing::TEXTS);
    texts.extend_from_slice(demo::TEXTS);
    House::open(Ingredients {
        address: Address::File(folder.join("dolen.db")),
        master,
        capabilities: vec![
            Arc::new(agencies::Agencies),
            Arc::new(people::People),
            Arc::new(circle::Circles),
            Arc::new(concerns::Concerns),
            Arc::new(sharing::Sharing),
        ],
        policies: Policies::new(&[agencies::POLICY, people::POLICY, circle::POLICY, concerns::POLICY, sharing::POLICY])
            .expect("rules"),
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
    // The same seed, in another house: the same entries, byte for byte.
    let other = tempfile::tempdir().expect("a folder");
    let again = self::house(other.path(), day()).await;
    demo::load(&again, 7, day()).await.expect("the region is played again");
    assert_eq!(again.verify(|_| {}).await.expect("it verifies").root, told.root);
}

#[tokio::test]
async fn the_texts_are_whole_in_both_languages() {
    let folder = tempfile::tempdir().expect("a folder");
    let house = house(folder.path(), day()).await;
    for language in Language::ALL {
        assert!(!house.texts(language).get("demo-title").contains('⟦'));
    }
}
