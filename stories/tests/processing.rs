//! The record of processing is whole: every table of the database belongs to one class, and no class names a table that
//! is not there.

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
