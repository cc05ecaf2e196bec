//! A small run of the races on both databases, and caches that are planted to be found.

use revocation::{Found, Planted, Race, plant, races};
use testkit::Town;

const SMALL: Race = Race { races: 200, readers: 8, seed: 1, most: 3 };

async fn raced(town: Town, race: &Race) -> Vec<Found> {
    let town: &'static Town = Box::leak(Box::new(town));
    let ran = races(town, race).await;
    town.house.close().await;
    std::fs::remove_dir_all(town.folder()).expect("the folder of the test");
    let (told, found) = ran.expect("races");
    if found.is_empty() {
        assert_eq!(told.len(), 5, "every kind was raced");
        assert!(told.values().map(|told| told.races).sum::<u64>() >= race.races);
        assert!(told.values().all(|told| told.after > 0 && told.across > 0), "{told:?}");
    }
    found
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_answered_from_after_the_commit() {
    for postgres in [false, true] {
        let found = raced(plant(None, postgres).await, &SMALL).await;
        assert!(found.is_empty(), "{found:#?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_cache_that_forgets_to_be_emptied_is_found() {
    for planted in Planted::ALL {
        let found = raced(plant(Some(planted), false).await, &SMALL).await;
        assert!(!found.is_empty(), "{planted:?} was not found");
        println!("{planted:?}: {} by {}: {}", found[0].kind.name(), found[0].surface, found[0].what);
    }
}
