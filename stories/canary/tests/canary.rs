//! A small run, in which nothing is found; and one with leaks of every kind planted, in which every kind is.

use canary::{Class, Plan, Reach, run};
use std::collections::BTreeSet;

const SMALL: Plan =
    Plan { encrypted: true, reach: Reach { rounds: 1, pages: 2, forms: 2 }, pages: 1, seed: 1, planted: false };

#[tokio::test]
async fn a_canary_in_every_field_comes_nowhere_that_it_must_not_and_every_planted_leak_is_found() {
    let report = run(&SMALL).await.expect("a run");
    let told: BTreeSet<&String> = report.findings.iter().map(|(_, words)| words).collect();
    assert!(told.is_empty(), "{told:#?}");
    assert!(report.canaries > 200 && report.fields > 100, "{} in {}", report.canaries, report.fields);
    assert!(report.landed > 40 && report.rightly > 100, "{} landed, {} seen", report.landed, report.rightly);
    assert_eq!(report.raw, 0);
    // One log for the whole program: the runs come one after the other.
    let report = run(&Plan { planted: true, ..SMALL }).await.expect("a run with leaks");
    let found: BTreeSet<Class> = report.findings.iter().map(|(finding, _)| finding.class).collect();
    let all = [
        Class::Log,
        Class::Metric,
        Class::Address,
        Class::Header,
        Class::Mail,
        Class::File,
        Class::ErrorPage,
        Class::RawFile,
        Class::Table,
        Class::Page,
    ];
    assert_eq!(found, BTreeSet::from(all));
}
