//! Backups on both databases: what was erased after the data were backed up does not come back.

use crate::notes::{Note, house, note, on_both, reopened};
use std::collections::BTreeSet;
use std::sync::Arc;
use store::{Address, House, Stop, Stream};
use tempfile::TempDir;

async fn written(house: &House, subject: &str, text: &str) -> Stream {
    let (id, permit, visit) = note(house);
    let mut work = house.begin(&visit).await.unwrap();
    work.append(&permit, &Stream::of(id), 0, &[Note::written(subject, text)]).await.unwrap();
    work.commit().await.unwrap();
    Stream::of(id)
}

async fn erase(house: &House, subject: &str) {
    let (_, permit, visit) = note(house);
    let mut work = house.begin(&visit).await.unwrap();
    work.erase(&permit, &BTreeSet::from([format!("note:{subject}")]), "retention").await.unwrap();
    work.commit().await.unwrap();
}

async fn told(house: &House, stream: &Stream) -> Note {
    let (_, permit, _) = note(house);
    house.look(&permit, "test").await.unwrap().history::<Note>(stream).await.unwrap().events[0].event.clone()
}

async fn keys_of(house: &House) -> Vec<u8> {
    let mut keys = Vec::new();
    house.back_up_keys(&mut keys).await.unwrap();
    keys
}

/// An empty house under the same master key.
async fn empty(folder: &Arc<TempDir>, name: &str) -> House {
    reopened(Address::File(folder.path().join(name)), Arc::clone(folder)).await
}

#[tokio::test]
async fn a_restore_replays_the_erasures_first() {
    on_both(async |address, folder| {
        let house = house(address, Arc::clone(&folder)).await;
        let first = written(&house, "first", "canary-of-first").await;
        let second = written(&house, "second", "somebody else").await;
        let mut data = Vec::new();
        let done = house.back_up_data(&mut data).await.unwrap();
        assert_eq!(done.entries, 2);
        let older_keys = keys_of(&house).await;
        erase(&house, "first").await;
        let keys = keys_of(&house).await;
        for file in [&data, &older_keys, &keys] {
            assert!(!String::from_utf8_lossy(file).contains("canary-of-first"));
        }
        // The data are older than the erasure, the keys are not: nothing opens, in any table.
        let restored = empty(&folder, "one.db").await;
        let done = restored.restore(&mut &data[..], &mut &keys[..], BTreeSet::new()).await.unwrap();
        assert_eq!((done.entries, done.keys, done.erased), (2, 1, 1));
        assert_eq!(told(&restored, &first).await, Note::erased("first"));
        assert_eq!(told(&restored, &second).await, Note::written("second", "somebody else"));
        restored.verify(|_| {}).await.unwrap();
        assert_eq!(restored.rebuild_check(|_| {}).await.unwrap().differences, []);
        assert!(!restored.rows_as_text().await.unwrap().iter().any(|row| row.contains("canary-of-first")));
        // Even with old keys the list of erasures, which is kept by itself, is enough.
        let restored = empty(&folder, "two.db").await;
        let list = BTreeSet::from(["note:first".to_owned()]);
        restored.restore(&mut &data[..], &mut &older_keys[..], list).await.unwrap();
        assert_eq!(told(&restored, &first).await, Note::erased("first"));
        restored.verify(|_| {}).await.unwrap();
        let (id, permit, visit) = note(&restored);
        let mut work = restored.begin(&visit).await.unwrap();
        let again = work.append(&permit, &Stream::of(id), 0, &[Note::written("first", "back")]).await;
        assert!(matches!(again, Err(Stop::Declined(_))));
        for name in ["one", "two"] {
            for end in ["db", "db-wal", "db-shm"] {
                std::fs::remove_file(folder.path().join(format!("{name}.{end}"))).ok();
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_backup_that_is_not_whole_is_not_taken() {
    on_both(async |address, folder| {
        let house = house(address, Arc::clone(&folder)).await;
        written(&house, "first", "seen").await;
        let (mut data, keys) = (Vec::new(), keys_of(&house).await);
        house.back_up_data(&mut data).await.unwrap();
        let lines: Vec<&str> = std::str::from_utf8(&data).unwrap().lines().collect();
        let without = |skipped: usize| {
            let kept = lines.iter().enumerate().filter(|(n, _)| *n != skipped).map(|(_, line)| *line);
            kept.collect::<Vec<_>>().join("\n").into_bytes()
        };
        for skipped in 0..lines.len() {
            let restored = empty(&folder, "cut.db").await;
            let taken = restored.restore(&mut &without(skipped)[..], &mut &keys[..], BTreeSet::new()).await;
            assert!(taken.is_err(), "without line {skipped}");
        }
        let restored = empty(&folder, "cut.db").await;
        assert!(restored.restore(&mut &data[..], &mut &data[..], BTreeSet::new()).await.is_err(), "no keys");
        restored.restore(&mut &data[..], &mut &keys[..], BTreeSet::new()).await.unwrap();
        let twice = restored.restore(&mut &data[..], &mut &keys[..], BTreeSet::new()).await.unwrap_err();
        assert!(twice.to_string().contains("empty"), "{twice}");
        restored.close().await;
        for end in ["db", "db-wal", "db-shm"] {
            std::fs::remove_file(folder.path().join(format!("cut.{end}"))).ok();
        }
    })
    .await;
}
