//! The record of processing is whole: every table of the database belongs to one class, and no class names a table that
//! is not there.

use dolen::commands::impact;
use kernel::Language;
use std::collections::BTreeSet;
use testkit::Town;

#[tokio::test]
async fn every_table_is_in_the_record_of_processing_once() {
    let town = Town::on_sqlite().await;
    let there: BTreeSet<String> = town.house.tables().await.expect("the tables").into_iter().collect();
    let mut named = BTreeSet::new();
    for class in catalogue::processing() {
        for table in &class.tables {
            assert!(named.insert(table.clone()), "{table} is in two classes");
        }
    }
    let missing: Vec<_> = there.difference(&named).collect();
    assert!(missing.is_empty(), "say in catalogues/processing what these hold: {missing:?}");
    let gone: Vec<_> = named.difference(&there).collect();
    assert!(gone.is_empty(), "these are in catalogues/processing and not in the database: {gone:?}");
}

#[tokio::test]
async fn the_draft_of_an_assessment_is_of_this_house() {
    let town = Town::on_sqlite().await;
    let agreement = include_str!("../../catalogues/agreements/isp-nw-cse-001.toml");
    let before = impact::print(&town.house, Language::En).await.expect("a draft");
    assert!(before.contains("No agreement has been adopted") && before.contains("Police"), "{before}");
    let gwenan = town.signed_in(town.gwenan).await;
    let adopted = gwenan.post("/en/sharing/agreements/adopt", &[("terms", agreement)]).await;
    assert_eq!(adopted.status, 303, "{}", adopted.body);
    for (language, title, overdue) in [
        (Language::En, "Child sexual exploitation in North Wales: regular sharing", "overdue"),
        (Language::Cy, "Camfanteisio’n rhywiol ar blant yng Ngogledd Cymru: rhannu rheolaidd", "yn hwyr"),
    ] {
        let draft = impact::print(&town.house, language).await.expect("a draft");
        assert!(draft.contains(title) && draft.contains("ISP-NW-CSE-001"), "{draft}");
        assert!(!draft.contains(overdue) && !draft.contains("agencies-type-"), "{draft}");
        for risk in catalogue::risks() {
            let harm = if language == Language::Cy { &risk.harm.cy } else { &risk.harm.en };
            assert!(draft.contains(harm.as_str()), "{harm}");
        }
        for class in catalogue::processing() {
            assert!(draft.contains(if language == Language::Cy { &class.cy } else { &class.en }));
        }
    }
    town.clock.advance_minutes(60 * 24 * 400);
    let late = impact::print(&town.house, Language::En).await.expect("a draft");
    assert!(late.contains("overdue"), "an agreement that was not reviewed in time is told");
}
