//! Keys and boxes: what opens, what does not, and what is never shown.

use kernel::Chance;
use proptest::prelude::*;
use vault::{MasterKey, ServerSeal, SubjectKey, VaultFault, is_private};

/// The bytes 0 to 31.
const COUNTING: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

const WRAPPED: &str = "01404142434445464748494a4b4c4d4e4f5051525354555657495e896333c7bd411735a163631c3da3200affc5d51d391c5d7e29d93bb76f9adbe91300d046a42e7de0a0888b86b8f4";
const BOX: &str = "01404142434445464748494a4b4c4d4e4f505152535455565790914e03ab3313d282d826785d56acfc25c84e64bece22";
const SERVER: &str = "AUBBQkNERUZHSElKS0xNTk9QUVJTVFVWVzyOoH5mc5C5aEszswU9OBGiMnfMUw";

fn master() -> MasterKey {
    MasterKey::from_text(COUNTING).unwrap()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
}

#[test]
fn only_the_right_key_subject_and_context_open_a_box() {
    let chance = Chance::seeded(1);
    let (key, other) = (SubjectKey::mint(&chance), SubjectKey::mint(&chance));
    let sealed = key.seal("record:a", "thing.changed", b"words", &chance);
    assert_eq!(key.open("record:a", "thing.changed", &sealed).unwrap(), b"words");
    let refused = |opened| matches!(opened, Err(VaultFault::Refused));
    assert!(refused(other.open("record:a", "thing.changed", &sealed)));
    assert!(refused(key.open("record:b", "thing.changed", &sealed)));
    assert!(refused(key.open("record:a", "thing.removed", &sealed)));
    assert!(refused(key.open("record:at", "hing.changed", &sealed)), "letters must not move between the two");
    assert!(!sealed.windows(5).any(|part| part == b"words"));
    let again = key.seal("record:a", "thing.changed", b"words", &chance);
    assert_ne!(again, sealed, "equal content must not be seen to be equal");
}

#[test]
fn a_shortened_lengthened_or_changed_box_is_refused() {
    let chance = Chance::seeded(2);
    let key = SubjectKey::mint(&chance);
    let sealed = key.seal("s", "c", b"words", &chance);
    for end in 0..sealed.len() {
        assert!(key.open("s", "c", &sealed[..end]).is_err(), "cut to {end}");
    }
    assert!(key.open("s", "c", &[sealed.as_slice(), &[0]].concat()).is_err());
    for place in 0..sealed.len() {
        for flip in [1, 128, 255] {
            let mut bent = sealed.clone();
            bent[place] ^= flip;
            assert!(key.open("s", "c", &bent).is_err(), "byte {place}");
        }
    }
}

#[test]
fn a_wrapped_key_is_bound_to_its_subject_and_master() {
    let chance = Chance::seeded(3);
    let key = SubjectKey::mint(&chance);
    let wrapped = key.wrap(&master(), "record:a", &chance);
    let sealed = key.seal("record:a", "c", b"words", &chance);
    let unwrapped = SubjectKey::unwrap(&wrapped, &master(), "record:a").unwrap();
    assert_eq!(unwrapped.open("record:a", "c", &sealed).unwrap(), b"words");
    let other = MasterKey::from_text("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHiA=").unwrap();
    assert!(matches!(SubjectKey::unwrap(&wrapped, &other, "record:a"), Err(VaultFault::Refused)));
    assert!(matches!(SubjectKey::unwrap(&wrapped, &master(), "record:b"), Err(VaultFault::Refused)));
    for place in 0..wrapped.len() {
        let mut bent = wrapped.clone();
        bent[place] ^= 1;
        assert!(SubjectKey::unwrap(&bent, &master(), "record:a").is_err());
        assert!(SubjectKey::unwrap(&wrapped[..place], &master(), "record:a").is_err());
    }
    // A box is not a wrapped key, even where the bytes would fit.
    assert!(SubjectKey::unwrap(&sealed, &master(), "record:a").is_err());
}

#[test]
fn the_server_seals_for_one_purpose_at_a_time() {
    let chance = Chance::seeded(4);
    let forms = ServerSeal::new(&master(), "forms");
    let text = forms.seal(b"state", &chance);
    assert!(text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'), "{text}");
    assert_eq!(forms.open(&text).unwrap(), b"state");
    assert!(matches!(ServerSeal::new(&master(), "sessions").open(&text), Err(VaultFault::Refused)));
    assert!(matches!(forms.open("not base64!"), Err(VaultFault::NotABox)));
    assert!(matches!(forms.open(""), Err(VaultFault::NotABox)));
    for place in 0..text.len() {
        let mut bent = text.clone().into_bytes();
        bent[place] = if bent[place] == b'A' { b'B' } else { b'A' };
        assert!(forms.open(std::str::from_utf8(&bent).unwrap()).is_err(), "letter {place}");
    }
}

/// Made by another program from the description in the README: what was stored once must be found and read for ever.
#[test]
fn derived_keys_never_drift() {
    let master = master();
    assert_eq!(hex(&master.derive("things")), "8c1c601108a07c6279f0cbc311b5c71056ac39cc336e0b018305451a37045c48");
    assert_eq!(hex(&master.signing_seed()), "68509beed18d1d999fc4fb1984b361287873abdcbd4c53b2b1c3d55d1ddb5153");
    assert_eq!(
        hex(&master.keyed_hash("codes", b"ABC")),
        "f6d72607278acea7863865b5a2e4eaf2a11f20c321508be395c744600ea27434"
    );
    assert_ne!(master.keyed_hash("codes", b"ABC"), master.keyed_hash("other codes", b"ABC"));
    assert_ne!(master.derive("checkpoints"), master.signing_seed());
}

/// Made by the same other program, so that the form is that of the README and stays so.
#[test]
fn boxes_written_before_still_open() {
    let key = SubjectKey::unwrap(&unhex(WRAPPED), &master(), "record:a").unwrap();
    assert_eq!(key.open("record:a", "thing.changed", &unhex(BOX)).unwrap(), "geiriau".as_bytes());
    assert_eq!(ServerSeal::new(&master(), "forms").open(SERVER).unwrap(), b"state");
}
#[test]
fn a_master_key_file_is_private_and_never_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("master.key");
    let made = MasterKey::create_file(&path, &Chance::seeded(5)).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("# ") && text.ends_with("=\n"), "{text}");
    assert_eq!(MasterKey::from_file(&path).unwrap().derive("x"), made.derive("x"));
    assert_eq!(MasterKey::from_text(&text).unwrap().derive("x"), made.derive("x"));
    assert!(is_private(&path).unwrap());

    let again = MasterKey::create_file(&path, &Chance::seeded(6));
    assert!(matches!(again, Err(VaultFault::Exists(there)) if there == path));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);

    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
        assert!(!is_private(&path).unwrap());
    }
    let nowhere = folder.path().join("no such folder").join("master.key");
    assert!(matches!(MasterKey::create_file(&nowhere, &Chance::seeded(7)), Err(VaultFault::File { .. })));
    assert!(matches!(MasterKey::from_file(&nowhere), Err(VaultFault::File { .. })));
}

#[test]
fn a_text_that_is_no_master_key_is_refused() {
    for bad in ["", "# only a comment", "AAEC", "not base64", &format!("{COUNTING}\n{COUNTING}"), &COUNTING[1..]] {
        let fault = MasterKey::from_text(bad).unwrap_err();
        assert!(matches!(fault, VaultFault::NotAMasterKey), "{bad}");
        assert!(bad.is_empty() || !fault.to_string().contains(bad), "a fault must not repeat a secret");
    }
    assert!(MasterKey::from_text(&format!("\n# comment\n\n  {COUNTING}  \r\n")).is_ok());
}

#[test]
fn nothing_prints_a_key() {
    let key = SubjectKey::mint(&Chance::seeded(8));
    let seal = ServerSeal::new(&master(), "forms");
    assert_eq!(format!("{:?} {key:?} {seal:?}", master()), "MasterKey(hidden) SubjectKey(hidden) ServerSeal(forms)");
}

proptest! {
    #[test]
    fn whatever_is_sealed_opens_the_same(
        subject in "\\PC{0,20}", context in "\\PC{0,20}", plain in proptest::collection::vec(any::<u8>(), 0..300),
        seed: u64,
    ) {
        let chance = Chance::seeded(seed);
        let key = SubjectKey::mint(&chance);
        let sealed = key.seal(&subject, &context, &plain, &chance);
        prop_assert_eq!(sealed.len(), plain.len() + 1 + 24 + 16);
        prop_assert_eq!(&key.open(&subject, &context, &sealed).unwrap(), &plain);
        let seal = ServerSeal::new(&master(), &context);
        prop_assert_eq!(&seal.open(&seal.seal(&plain, &chance)).unwrap(), &plain);
    }
}
