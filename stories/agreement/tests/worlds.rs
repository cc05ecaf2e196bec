//! Lists, counts and searches of random worlds are what the decisions one by one say.

#[tokio::test]
async fn lists_are_the_decisions_one_by_one() {
    let folder = tempfile::tempdir().unwrap();
    let compared = agreement::worlds::compare(folder.path(), 25, 3).await.unwrap();
    println!("{compared:?}");
    assert!(compared.answers > 200 && compared.decisions > 5_000, "{compared:?}");
}
