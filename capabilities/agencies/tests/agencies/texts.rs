//! Every text that a page asks for is there, in both languages.

use agencies::commands::single_sign_on::Tried;
use agencies::credentials::rules::Weakness;
use agencies::words::{AgencyType, Role, SignInWay, Standing, TeamType};
use i18n::{Catalogue, Language};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

fn keys_in(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            keys_in(&path, found);
        } else if let Ok(text) = std::fs::read_to_string(&path) {
            // Whole keys only: those that are put together are listed below.
            let quoted = text.split('"').skip(1).step_by(2);
            let whole = quoted.filter(|key| key.starts_with("agencies-") && !key.contains('{') && !key.ends_with('-'));
            found.extend(whole.map(str::to_owned));
        }
    }
}

#[test]
fn every_key_has_its_texts() {
    let texts = Arc::new(Catalogue::new(agencies::TEXTS).unwrap()).texts(Language::Cy);
    let mut keys = BTreeSet::new();
    keys_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/pages"), &mut keys);
    assert!(keys.len() > 150, "{}", keys.len());
    let changes = [
        "give-role",
        "take-role",
        "join-team",
        "leave-team",
        "leave",
        "training",
        "unlock",
        "end-sessions",
        "reset-second-factor",
        "invite-again",
        "unlink-sign-in",
    ];
    for change in changes {
        keys.extend(["", "-intro", "-button"].map(|end| format!("agencies-change-{change}{end}")));
    }
    let letters = [
        "invitation",
        "newcomer",
        "reset",
        "password-changed",
        "second-factor-reset",
        "second-factor-set-anew",
        "passkey-added",
        "new-device",
        "sessions-ended",
        "agency-sign-in",
        "agency-sign-in-linked",
        "agency-sign-in-unlinked",
    ];
    for letter in letters {
        keys.extend(["subject", "body"].map(|part| format!("agencies-letter-{letter}-{part}")));
    }
    let moves = [
        "invited",
        "joined",
        "role-given",
        "role-taken",
        "team-joined",
        "team-left",
        "left",
        "second-factor-reset",
        "unlocked",
        "training-recorded",
        "sign-in-unlinked",
    ];
    keys.extend(moves.map(|what| format!("agencies-movement-{what}")));
    keys.extend(Tried::ALL.iter().map(|tried| format!("agencies-tried-{}", tried.code())));
    keys.extend(SignInWay::ALL.iter().map(|word| word.key().to_owned()));
    keys.extend(AgencyType::ALL.iter().map(|word| word.key().to_owned()));
    keys.extend(Standing::ALL.iter().map(|word| word.key().to_owned()));
    keys.extend(Role::ALL.iter().map(|word| word.key().to_owned()));
    keys.extend(Role::GIVEN.iter().map(|word| format!("{}-hint", word.key())));
    keys.extend(TeamType::ALL.iter().flat_map(|word| [word.key().to_owned(), format!("{}-hint", word.key())]));
    use Weakness::{AboutYou, Common, Date, Guessable, Missing, Pattern, TooLong, TooShort};
    keys.extend(
        [Missing, TooShort, TooLong, Common, AboutYou, Pattern, Date, Guessable]
            .map(|weakness| weakness.key().to_owned()),
    );
    let missing: Vec<String> = keys.into_iter().filter(|key| !texts.has(key)).collect();
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn every_no_is_told() {
    let texts = Arc::new(Catalogue::new(agencies::TEXTS).unwrap()).texts(Language::En);
    let source = include_str!("../../src/decide/mod.rs");
    let codes: Vec<&str> = source.split('"').filter(|text| text.starts_with("agencies-")).collect();
    assert_eq!(codes.len(), 22);
    for code in codes {
        assert!(texts.has(&format!("declined-{code}")), "{code}");
    }
}
