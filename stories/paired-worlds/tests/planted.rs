//! Leaks that are planted are found; the house as it is has none in these worlds.

use paired_worlds::{Leak, Make, Plan, compare, leaks};

/// How many pairs of worlds are tried before a leak counts as not found.
const TRIES: u64 = 6;

#[tokio::test]
async fn every_leak_that_is_planted_in_the_rules_is_found() {
    are_found(&leaks()[..11]).await;
}

#[tokio::test]
async fn every_leak_that_is_planted_on_the_way_out_is_found() {
    let leaks = leaks();
    assert_eq!(leaks.len(), 21);
    are_found(&leaks[11..]).await;
}

async fn are_found(leaks: &[Leak]) {
    let mut missed = Vec::new();
    for leak in leaks {
        let mut found = None;
        for seed in 1..=TRIES {
            let plan = Plan::of(seed, leak.viewer);
            let compared = compare(&plan, &leak.make(), 1).await.expect("two worlds");
            if let Some(difference) = compared.differences.into_iter().next() {
                found = Some(difference);
                break;
            }
        }
        match found {
            Some(difference) => println!("{}: {} {}", leak.what, difference.path, difference.what),
            None => missed.push(leak.what),
        }
    }
    assert_eq!(missed, Vec::<&str>::new(), "these leaks were not found");
}

#[tokio::test]
async fn worlds_look_the_same_to_whoever_may_not_know() {
    let mut pages = 0;
    for seed in 1..=3 {
        let compared = compare(&Plan::new(seed), &Make::usual(), 5).await.expect("two worlds");
        assert!(compared.differences.is_empty(), "{:#?}", compared.differences);
        pages += compared.pages;
    }
    assert!(pages > 300, "only {pages} pages were shown");
}
