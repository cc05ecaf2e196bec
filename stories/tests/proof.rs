//! What a house writes is checked by the verifier, which shares no code with it: a partner's checkpoint, the ledger, receipts
//! and proofs, and an alteration behind everybody's back.

use access::{Thing, Visit};
use std::path::{Path, PathBuf};
use std::process::Command;
use store::{House, Wanted};
use testkit::{Town, each_database};

/// The verifier's program, built as the tests are.
fn verifier() -> PathBuf {
    let built = Command::new(env!("CARGO")).args(["build", "--quiet", "--workspace", "--bin", "dolen-verify"]).status();
    assert!(built.expect("cargo").success(), "dolen-verify cannot be built");
    let here = std::env::current_exe().expect("the test's own program");
    here.ancestors().nth(2).expect("target/debug").join("dolen-verify")
}

/// Its exit code and its answer.
fn verified(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let done = Command::new(verifier()).args(arguments).current_dir(folder).output().expect("dolen-verify runs");
    (done.status.code(), String::from_utf8([done.stdout, done.stderr].concat()).expect("text"))
}

/// Signs the ledger as it stands, and keeps the checkpoint in a file.
async fn kept(house: &House, file: PathBuf) {
    let visit = Visit::system("operator", "takes evidence of the ledger", house.clock().now());
    let mut work = house.begin(&visit).await.expect("a unit of work");
    work.checkpoint().await.expect("a checkpoint");
    work.commit().await.expect("committed");
    let note = house.facts().await.expect("a reader").newest_checkpoint().await.expect("read").expect("a checkpoint");
    std::fs::write(file, note.text).expect("written");
}

/// Writes evidence into a file; gives how many entries it holds.
async fn evidence(house: &House, wanted: Wanted, older: &[&Path], file: PathBuf) -> Result<u64, store::Fault> {
    let visit = Visit::system("operator", "takes evidence of the ledger", house.clock().now());
    let permit = house.permit(&visit, "agencies.take_evidence", &Thing::new("Ledger", "ledger")).expect("permitted");
    let older: Vec<String> = older.iter().map(|path| std::fs::read_to_string(path).expect("kept")).collect();
    let mut out = Vec::new();
    let written = house.look(&permit, "the whole ledger").await?.write_evidence(&wanted, &older, &mut out).await?;
    std::fs::write(file, out).expect("written");
    Ok(written.entries)
}

#[tokio::test]
async fn an_outsider_checks_what_the_house_hands_out() {
    each_database(async |town: Town| {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        kept(&town.house, at("council")).await;
        let nia = town.signed_in(town.nia).await;
        for _ in 0..300 {
            assert_eq!(nia.get("/en/agencies").await.status, 200);
        }
        // A whole ledger: what came after the council's checkpoint is not witnessed until somebody keeps a newer one.
        kept(&town.house, at("police")).await;
        let entries = evidence(&town.house, Wanted::Ledger, &[], at("ledger")).await.expect("evidence");
        assert!(entries > 300, "{entries}");
        let (code, said) = verified(folder.path(), &["check", "ledger", "--checkpoint", "council"]);
        assert!(code == Some(3) && said.contains("council: ") && said.contains(" agrees"), "{said}");
        let both = ["check", "ledger", "--checkpoint", "council", "--checkpoint", "police"];
        let (code, said) = verified(folder.path(), &both);
        assert!(code == Some(0) && said.contains("SOUND"), "{said}");

        // The house's own verification agrees.
        assert!(town.house.verify(|_| {}).await.is_ok());

        // Receipts, with the proof that leads from what the council kept.
        let wanted = Wanted::Entries(vec![0, 3, 1]);
        evidence(&town.house, wanted, &[&at("council")], at("receipt")).await.expect("a receipt");
        let (code, said) = verified(folder.path(), &["check", "receipt", "--checkpoint", "council"]);
        assert!(code == Some(0) && said.contains("witnessed          3"), "{said}");
        let about = Wanted::About(format!("actor:{}", town.nia));
        assert!(evidence(&town.house, about, &[], at("about")).await.expect("evidence") > 0);
        let (code, said) = verified(folder.path(), &["check", "about", "--checkpoint", "police"]);
        assert!(code == Some(0), "{said}");
        let none = evidence(&town.house, Wanted::Entries(vec![1_000_000]), &[], at("none")).await;
        assert!(none.expect_err("no such entry").to_string().contains("there is no entry 1000000"));

        // A proof alone.
        nia.get("/en/agencies").await;
        kept(&town.house, at("school")).await;
        evidence(&town.house, Wanted::Proof, &[&at("council"), &at("police")], at("proof")).await.expect("a proof");
        for (one, other) in [("council", "police"), ("school", "council"), ("police", "school")] {
            let (code, said) = verified(folder.path(), &["compare", one, other, "--proof", "proof"]);
            assert!(code == Some(0), "{one} and {other}\n{said}");
        }

        // One word is altered behind everybody's back, and the leaf hash left as it was.
        let change = "UPDATE ledger_entries SET purpose = 'something else' WHERE idx = 2";
        town.house.facts().await.expect("a connection").row(change, &[]).await.expect("altered");
        evidence(&town.house, Wanted::Ledger, &[], at("altered")).await.expect("evidence");
        let (code, said) = verified(folder.path(), &["check", "altered", "--checkpoint", "council"]);
        assert!(code == Some(1) && said.contains("entry 2") && said.contains("DOES NOT AGREE"), "{said}");
        // The row is taken away.
        let change = "DELETE FROM ledger_entries WHERE idx = 2";
        town.house.facts().await.expect("a connection").row(change, &[]).await.expect("taken away");
        evidence(&town.house, Wanted::Ledger, &[], at("cut")).await.expect("evidence");
        let (code, said) = verified(folder.path(), &["check", "cut", "--checkpoint", "council"]);
        assert!(code == Some(1) && said.contains("where entry 2 must be"), "{said}");
    })
    .await;
}
