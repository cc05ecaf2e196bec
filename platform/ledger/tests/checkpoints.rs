//! Checkpoints: the signed-note text form, and that no changed byte passes.

use kernel::{Chance, Timestamp};
use ledger::Checkpoint;
use ledger::{CheckpointFault, Hash, SigningKey, VerifyingKey};

const ORIGIN: &str = "dolen.example/north";

fn key() -> SigningKey {
    SigningKey::generate(ORIGIN, &Chance::seeded(3))
}

fn note() -> String {
    key().sign(1234, Hash::of_leaf(b"x"), Timestamp::from_millis(1_795_305_600_123))
}

#[test]
fn what_was_signed_is_read_back() {
    let checkpoint = Checkpoint::parse_and_verify(&note(), &key().verifying_key()).unwrap();
    assert_eq!(checkpoint.origin, ORIGIN);
    assert_eq!(checkpoint.size, 1234);
    assert_eq!(checkpoint.root, Hash::of_leaf(b"x"));
    assert_eq!(checkpoint.at.millis(), 1_795_305_600_123);
    let note = note();
    let lines: Vec<&str> = note.lines().collect();
    assert_eq!(lines.len(), 6);
    assert_eq!((lines[0], lines[1], lines[3], lines[4]), (ORIGIN, "1234", "at 1795305600123", ""));
    assert!(lines[5].starts_with("— dolen.example/north "), "{}", lines[5]);
}

#[test]
fn no_changed_byte_passes() {
    let (note, key) = (note(), key().verifying_key());
    let mut tried = 0;
    for place in 0..note.len() {
        for flip in [1u8, 2, 4, 8, 16, 32, 64, 128, 255] {
            let mut bytes = note.clone().into_bytes();
            bytes[place] ^= flip;
            // What is no text any more is refused before it comes here.
            if let Ok(text) = String::from_utf8(bytes) {
                assert!(Checkpoint::parse_and_verify(&text, &key).is_err(), "byte {place} flipped by {flip}");
                tried += 1;
            }
        }
        let mut shorter = note.clone();
        if note.is_char_boundary(place) {
            shorter.truncate(place);
            assert!(Checkpoint::parse_and_verify(&shorter, &key).is_err());
        }
    }
    assert!(tried > 1000);
    for bent in [
        format!("{note}\n"),
        format!("\n{note}"),
        note.replace("\n1234\n", "\n+1234\n"),
        note.replace("\n1234\n", "\n01234\n"),
        note.replace('\n', "\r\n"),
        note.replace("\n\n", "\nextra\n\n"),
    ] {
        assert_eq!(Checkpoint::parse_and_verify(&bent, &key), Err(CheckpointFault::Form), "{bent}");
    }
}

#[test]
fn another_key_or_another_ledger_is_told_apart() {
    let other = SigningKey::generate(ORIGIN, &Chance::seeded(4)).verifying_key();
    assert_eq!(Checkpoint::parse_and_verify(&note(), &other), Err(CheckpointFault::OtherKey));
    let elsewhere = SigningKey::from_bytes("dolen.example/south", &key().to_bytes()).verifying_key();
    assert_eq!(Checkpoint::parse_and_verify(&note(), &elsewhere), Err(CheckpointFault::OtherKey));
    let bent = note().replace("\n1234\n", "\n1235\n");
    assert_eq!(Checkpoint::parse_and_verify(&bent, &key().verifying_key()), Err(CheckpointFault::Signature));
}

#[test]
fn a_key_is_kept_as_bytes_and_given_out_as_text() {
    let again = SigningKey::from_bytes(ORIGIN, &key().to_bytes());
    let text = key().verifying_key().to_string();
    assert_eq!(again.verifying_key().to_string(), text);
    assert_eq!(text.parse::<VerifyingKey>().unwrap(), key().verifying_key());
    assert!(text.replace(ORIGIN, "x").parse::<VerifyingKey>().is_err());
    assert_eq!(format!("{:?}", key()), "SigningKey(dolen.example/north)");
}

/// The example key of the signed-note documentation: name, id and key must fit together here as they do there.
#[test]
fn a_key_made_elsewhere_is_understood() {
    let text = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    assert_eq!(text.parse::<VerifyingKey>().unwrap().to_string(), text);
    assert!(text.replace("c74f20a3", "c74f20a4").parse::<VerifyingKey>().is_err());
}

#[test]
fn an_origin_never_breaks_the_lines() {
    let key = SigningKey::generate("a name\nwith+breaks", &Chance::seeded(1));
    assert_eq!(key.verifying_key().origin(), "a-name-with-breaks");
    let note = key.sign(0, Hash::of_nothing(), Timestamp::from_millis(0));
    assert!(Checkpoint::parse_and_verify(&note, &key.verifying_key()).is_ok());
}
