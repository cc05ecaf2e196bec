//! Erasing on both databases: nothing readable stays, the tree holds, and nobody comes back.

use crate::notes::{Note, house, note, on_both, reopened};
use std::collections::BTreeSet;
use store::{Address, House, Stop, Stream};

const CANARY: &str = "canary-of-first-9f31";

async fn written(house: &House, subject: &str, text: &str) -> Stream {
    let (id, permit, visit) = note(house);
    let mut work = house.begin(&visit).await.unwrap();
    work.append(&permit, &Stream::of(id), 0, &[Note::written(subject, text), Note::Read]).await.unwrap();
    work.commit().await.unwrap();
    Stream::of(id)
}

async fn erase(house: &House, subject: &str) -> Result<(), Stop> {
    let (_, permit, visit) = note(house);
    let mut work = house.begin(&visit).await?;
    work.erase(&permit, &BTreeSet::from([format!("note:{subject}")]), "retention").await?;
    work.commit().await.map(drop).map_err(Stop::from)
}

async fn told(house: &House, stream: &Stream) -> Note {
    let (_, permit, _) = note(house);
    let mut reader = house.look(&permit, "test").await.unwrap();
    reader.history::<Note>(stream).await.unwrap().events[0].event.clone()
}

/// Whether a text can be read in the files of the database, or in the rows of any of its tables.
async fn readable(house: &House, address: &Address, text: &str) -> bool {
    if let Address::File(path) = address {
        let folder = path.parent().unwrap();
        for file in std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).filter(|f| f.is_file()) {
            if std::fs::read(&file).unwrap().windows(text.len()).any(|run| run == text.as_bytes()) {
                return true;
            }
        }
    }
    house.rows_as_text().await.unwrap().iter().any(|row| row.contains(text))
}

#[tokio::test]
async fn nothing_readable_stays_and_the_tree_holds() {
    on_both(async |address, folder| {
        let house = house(address.clone(), folder).await;
        let first = written(&house, "first", CANARY).await;
        let second = written(&house, "second", "somebody else").await;
        assert!(readable(&house, &address, CANARY).await, "it can be read before");
        erase(&house, "first").await.unwrap();
        house.scrub().await.unwrap();
        assert!(!readable(&house, &address, CANARY).await, "and not after");
        assert_eq!(told(&house, &first).await, Note::erased("first"));
        assert_eq!(told(&house, &second).await, Note::written("second", "somebody else"));
        house.verify(|_| {}).await.unwrap();
        assert_eq!(house.rebuild_check(|_| {}).await.unwrap().differences, []);
        assert_eq!(house.erasures().await.unwrap()[0].subject, "note:first");
        // Once is enough, and nothing is ever sealed about them again.
        assert!(matches!(erase(&house, "first").await, Err(Stop::Declined(_))));
        let (id, permit, visit) = note(&house);
        let mut work = house.begin(&visit).await.unwrap();
        let again = work.append(&permit, &Stream::of(id), 0, &[Note::written("first", "back")]).await;
        assert!(matches!(again, Err(Stop::Declined(no)) if no.0 == "subject-erased"), "{again:?}");
    })
    .await;
}

#[tokio::test]
async fn an_erasure_that_was_not_committed_has_not_happened() {
    on_both(async |address, folder| {
        let house = house(address, folder).await;
        let first = written(&house, "first", CANARY).await;
        let (_, permit, visit) = note(&house);
        let mut work = house.begin(&visit).await.unwrap();
        work.erase(&permit, &BTreeSet::from(["note:first".to_owned()]), "retention").await.unwrap();
        assert!(work.history::<Note>(&first).await.unwrap().events[0].event == Note::erased("first"));
        drop(work);
        assert_eq!(told(&house, &first).await, Note::written("first", CANARY));
        assert_eq!(house.rebuild_check(|_| {}).await.unwrap().differences, []);
    })
    .await;
}

#[tokio::test]
async fn another_process_that_holds_the_key_lets_go_of_it() {
    on_both(async |address, folder| {
        let house = house(address.clone(), folder.clone()).await;
        let other = reopened(address, folder).await;
        let first = written(&house, "first", CANARY).await;
        assert_eq!(told(&other, &first).await, Note::written("first", CANARY));
        erase(&house, "first").await.unwrap();
        assert_eq!(told(&other, &first).await, Note::erased("first"));
    })
    .await;
}

#[tokio::test]
async fn a_key_that_came_back_or_an_erasure_that_went_missing_is_found() {
    on_both(async |address, folder| {
        let house = house(address, folder).await;
        written(&house, "first", CANARY).await;
        erase(&house, "first").await.unwrap();
        house.verify(|_| {}).await.unwrap();
        let mut behind = house.facts().await.unwrap();
        let sql = "INSERT INTO vault_keys (subject, wrapped, made_at) VALUES ('note:first', $1, 0)";
        behind.row(sql, &[vec![7].into()]).await.unwrap();
        let found = house.verify(|_| {}).await.unwrap_err();
        assert!(found.to_string().contains("has a key again"), "{found}");
        behind.row("DELETE FROM vault_keys WHERE subject = 'note:first'", &[]).await.unwrap();
        behind.row("UPDATE vault_erased SET subject = 'note:other'", &[]).await.unwrap();
        let found = house.verify(|_| {}).await.unwrap_err();
        assert!(found.to_string().contains("not what the ledger tells"), "{found}");
    })
    .await;
}
