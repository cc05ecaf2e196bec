//! The program itself: what it prints and its exit codes.

mod keeper;

use keeper::Keeper;
use std::path::Path;
use std::process::{Command, Output};

fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let done: Output =
        Command::new(env!("CARGO_BIN_EXE_dolen-verify")).args(arguments).current_dir(folder).output().unwrap();
    let text = [done.stdout, done.stderr].concat();
    (done.status.code(), String::from_utf8(text).unwrap())
}

#[test]
fn it_answers_with_words_and_a_code() {
    let folder = tempfile::tempdir().unwrap();
    let keeper = Keeper::of(30);
    let mut altered = keeper.clone();
    altered.entries[5].actor = "somebody else".to_owned();
    altered.rehash();
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    write("ledger", &keeper.ledger(&[16]));
    write("altered", &altered.ledger(&[16]));
    write("receipt", &keeper.receipts(&[4], 30, &[20]));
    write("proof", &keeper.proof(20, 30));
    write("council", keeper.checkpoint(30).as_bytes());
    write("council-older", keeper.checkpoint(20).as_bytes());
    write("police", altered.checkpoint(30).as_bytes());
    write("key", keeper.key_text().as_bytes());
    let tried = |arguments: &[&str]| run(folder.path(), arguments);

    let (code, said) =
        tried(&["check", "ledger", "--checkpoint", "council", "--checkpoint", "council-older", "--key", "key"]);
    assert!(code == Some(0) && said.contains("SOUND") && said.contains("council-older: 20 entries"), "{said}");
    let (code, said) = tried(&["check", "ledger", "--checkpoint", "council-older"]);
    assert!(code == Some(3) && said.contains("not yet witnessed  10, from entry 20 on"), "{said}");
    assert!(said.contains("as the evidence itself names it"), "{said}");
    let (code, said) = tried(&["check", "altered", "--checkpoint", "council"]);
    assert!(
        code == Some(1) && said.contains("ALTERED") && said.contains("council vouches for other entries"),
        "{said}"
    );
    let (code, said) = tried(&["check", "ledger", "--checkpoint", "council", "--checkpoint", "police"]);
    assert!(code == Some(1) && said.contains("SPLIT VIEW"), "{said}");
    let (code, said) = tried(&["check", "receipt", "--checkpoint", "council-older"]);
    assert!(code == Some(0) && said.contains("SOUND"), "{said}");
    let (code, said) = tried(&["compare", "council-older", "council", "--proof", "proof"]);
    assert!(code == Some(0) && said.contains("SOUND"), "{said}");
    let (code, said) = tried(&["consistency", "council-older", "council", "--key", "key"]);
    assert!(code == Some(2) && said.contains("dolen consistency"), "{said}");
    let (code, said) = tried(&["compare", "council", "police", "--key", &keeper.key_text()]);
    assert!(code == Some(1) && said.contains("SPLIT VIEW"), "{said}");
    let (code, said) = tried(&["check", "nowhere"]);
    assert!(code == Some(2) && said.contains("nowhere"), "{said}");
    let (code, said) = tried(&["check", "ledger", "--key", "council"]);
    assert!(code == Some(2) && said.contains("does not hold a key"), "{said}");

    let (code, said) = tried(&["--json", "check", "altered", "--checkpoint", "council"]);
    let answer: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!((code, answer["verdict"].as_str()), (Some(1), Some("altered")));
    assert_eq!(answer["findings"][0]["code"], "root");
    assert_eq!((answer["entries"].as_u64(), answer["witnessed"].as_u64()), (Some(30), Some(0)));
}
