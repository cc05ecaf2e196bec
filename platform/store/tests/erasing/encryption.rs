//! A database file under a key: nothing in it can be read without, and turning a plain one into such a one is safe at any
//! moment.

use crate::notes::{Note, house, note, try_reopened};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::{Address, FileState, House, Stream, encrypt};
use tempfile::TempDir;
use vault::FileKey;

const CANARY: &str = "canary-in-the-file-5c20";

fn key(folder: &TempDir, name: &str) -> FileKey {
    FileKey::create_file(folder.path().join(name), &kernel::Chance::system()).unwrap()
}

fn at(folder: &TempDir) -> PathBuf {
    folder.path().join("dolen.db")
}

async fn write(house: &House) {
    let (id, permit, visit) = note(house);
    let mut work = house.begin(&visit).await.unwrap();
    work.append(&permit, &Stream::of(id), 0, &[Note::written("first", CANARY)]).await.unwrap();
    work.commit().await.unwrap();
}

/// Whether a text can be read in any file of the folder.
fn lies_open(folder: &Path, text: &str) -> bool {
    let files = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).filter(|f| f.is_file());
    files.into_iter().any(|file| std::fs::read(file).unwrap().windows(text.len()).any(|run| run == text.as_bytes()))
}

async fn told(address: Address, folder: &Arc<TempDir>) -> String {
    match try_reopened(address, Arc::clone(folder)).await {
        Ok(_) => "opened".to_owned(),
        Err(fault) => fault.to_string(),
    }
}

#[tokio::test]
async fn nothing_in_an_encrypted_file_can_be_read_and_a_wrong_key_is_told_kindly() {
    let folder = Arc::new(tempfile::tempdir().unwrap());
    let (right, wrong) = (key(&folder, "right.key"), key(&folder, "wrong.key"));
    let address = Address::File(at(&folder)).under(Some(right.clone()));
    let open = house(address.clone(), Arc::clone(&folder)).await;
    write(&open).await;
    assert!(open.rows_as_text().await.unwrap().iter().any(|row| row.contains(CANARY)), "it is there");
    // With the log beside it, which holds it too.
    assert!(!lies_open(folder.path(), CANARY) && !lies_open(folder.path(), "CREATE TABLE"));
    open.verify(|_| {}).await.unwrap();
    assert_eq!(open.rebuild_check(|_| {}).await.unwrap().differences, []);
    open.scrub().await.unwrap();
    assert!(!lies_open(folder.path(), CANARY) && !lies_open(folder.path(), "CREATE TABLE"));
    open.close().await;
    assert_eq!(FileState::of(&at(&folder)).unwrap(), FileState::Encrypted);
    assert_eq!(told(address, &folder).await, "opened");
    let without = told(Address::File(at(&folder)), &folder).await;
    assert!(without.contains("no key was given"), "{without}");
    let another = told(Address::EncryptedFile(at(&folder), wrong), &folder).await;
    assert!(another.contains("does not open with this key"), "{another}");
}

#[tokio::test]
async fn a_plain_file_is_encrypted_in_one_step_and_nothing_is_lost() {
    let folder = Arc::new(tempfile::tempdir().unwrap());
    let (first, second) = (key(&folder, "first.key"), key(&folder, "second.key"));
    let open = house(Address::File(at(&folder)), Arc::clone(&folder)).await;
    write(&open).await;
    let before = open.rows_as_text().await.unwrap();
    let refused = encrypt(&at(&folder), None, &first).await.unwrap_err().to_string();
    assert!(refused.contains("in use"), "{refused}");
    assert_eq!(FileState::of(&at(&folder)).unwrap(), FileState::Plain, "as it was");
    open.close().await;
    assert!(lies_open(folder.path(), CANARY), "it can be read before");
    let plain = told(Address::EncryptedFile(at(&folder), first.clone()), &folder).await;
    assert!(plain.contains("dolen encrypt"), "{plain}");

    // Killed while it was written beside, and killed just before it was put in place.
    std::fs::write(folder.path().join("dolen.db.encrypting"), "half a file").unwrap();
    std::fs::hard_link(at(&folder), folder.path().join("dolen.db.old")).unwrap();
    let done = encrypt(&at(&folder), None, &first).await.unwrap().expect("it was plain");
    assert!(done.tables > 5 && done.rows > 1, "{done:?}");
    assert!(!lies_open(folder.path(), CANARY));
    assert!(!folder.path().join("dolen.db.old").exists() && !folder.path().join("dolen.db.encrypting").exists());
    let open = try_reopened(Address::EncryptedFile(at(&folder), first.clone()), Arc::clone(&folder)).await.unwrap();
    assert_eq!(open.rows_as_text().await.unwrap(), before);
    open.verify(|_| {}).await.unwrap();
    open.close().await;

    // Killed when it was in place, and the old file was not yet overwritten.
    std::fs::write(folder.path().join("dolen.db.old"), CANARY).unwrap();
    assert_eq!(encrypt(&at(&folder), None, &first).await.unwrap(), None, "already");
    assert!(!folder.path().join("dolen.db.old").exists());

    // Another key needs the old one.
    let refused = encrypt(&at(&folder), None, &second).await.unwrap_err().to_string();
    assert!(refused.contains("give the old one"), "{refused}");
    encrypt(&at(&folder), Some(&first), &second).await.unwrap().expect("under another key");
    assert!(told(Address::EncryptedFile(at(&folder), first), &folder).await.contains("does not open"));
    let open = try_reopened(Address::EncryptedFile(at(&folder), second), Arc::clone(&folder)).await.unwrap();
    assert_eq!(open.rows_as_text().await.unwrap(), before);
}
