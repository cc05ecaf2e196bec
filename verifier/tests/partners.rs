//! What partners can find with what they kept: split views, receipts years later, and proofs that do not hold.

mod keeper;

use keeper::{BEGAN, Keeper};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha20Rng;
use verifier::{Against, Kept, Proofs, Verdict, check, compare};

/// Two ledgers that part at entry 20, kept by the same keeper with the same key.
fn two_faced(entries: u64) -> (Keeper, Keeper) {
    let one = Keeper::of(entries);
    let mut other = one.clone();
    other.entries[20].purpose = "something else".to_owned();
    other.rehash();
    (one, other)
}

fn against(kept: Vec<Kept>) -> Against {
    Against { kept, now: BEGAN, ..Against::default() }
}

#[test]
fn a_split_view_is_found_with_two_partners_checkpoints() {
    let (to_council, to_police) = two_faced(60);
    let key = to_council.key();
    let council = to_council.kept("council", 50);
    for size in 21..=60 {
        let police = to_police.kept("police", size);
        let report = check(to_council.ledger(&[]).as_slice(), &against(vec![council.clone(), police.clone()]));
        // One that is of more entries than any that agrees may also be due to an alteration in between.
        let expected = if size <= 50 { Verdict::SplitView } else { Verdict::Altered };
        assert_eq!(report.verdict, expected, "{size}\n{report}");
        // Without a ledger: of one size it is plain, of two no proof can be made that holds.
        let proof = |keeper: &Keeper| vec![Proofs::read(keeper.proof(size.min(50), size.max(50)).as_slice()).unwrap()];
        let compared = compare(&council, &police, Some(&key), &[]);
        if size == 50 {
            assert_eq!(compared.verdict, Verdict::SplitView, "{compared}");
            continue;
        }
        assert_eq!(compared.verdict, Verdict::NotChecked, "{compared}");
        for keeper in [&to_council, &to_police] {
            assert_eq!(compare(&council, &police, Some(&key), &proof(keeper)).verdict, Verdict::Altered, "{size}");
        }
    }
    // Before they part, there is nothing to find.
    let report =
        check(to_council.ledger(&[]).as_slice(), &against(vec![council.clone(), to_police.kept("police", 20)]));
    assert_eq!(report.verdict, Verdict::NotYetWitnessed, "{report}");
    let proof = vec![Proofs::read(to_council.proof(20, 50).as_slice()).unwrap()];
    assert_eq!(compare(&to_police.kept("police", 20), &council, None, &proof).verdict, Verdict::Sound);
}

#[test]
fn every_older_checkpoint_leads_to_every_newer_one() {
    let keeper = Keeper::of(40);
    for old in 0..=40 {
        for new in old..=40 {
            let (older, newer) = (keeper.kept("older", old), keeper.kept("newer", new));
            let proof = if old == 0 || old == new {
                Vec::new()
            } else {
                vec![Proofs::read(keeper.proof(old, new).as_slice()).unwrap()]
            };
            let report = compare(&newer, &older, Some(&keeper.key()), &proof);
            assert_eq!(report.verdict, Verdict::Sound, "{old} to {new}\n{report}");
        }
    }
}

#[test]
fn a_receipt_is_good_for_whoever_kept_an_older_the_same_or_a_newer_checkpoint() {
    let keeper = Keeper::of(60);
    let receipt = keeper.receipts(&[7, 33], 45, &[40, 20]);
    let verdict = |kept: Vec<Kept>, proofs: Vec<Proofs>| {
        let report = check(receipt.as_slice(), &Against { kept, proofs, now: BEGAN, key: Some(keeper.key()) });
        (report.verdict, report.witnessed)
    };
    assert_eq!(verdict(vec![keeper.kept("same", 45)], Vec::new()), (Verdict::Sound, 2));
    assert_eq!(verdict(vec![keeper.kept("older", 40)], Vec::new()), (Verdict::Sound, 2));
    assert_eq!(verdict(vec![keeper.kept("older than one of them", 20)], Vec::new()), (Verdict::NotYetWitnessed, 1));
    assert_eq!(verdict(vec![keeper.kept("newer", 60)], Vec::new()), (Verdict::NotYetWitnessed, 0));
    let proof = vec![Proofs::read(keeper.proof(45, 60).as_slice()).unwrap()];
    assert_eq!(verdict(vec![keeper.kept("newer", 60)], proof), (Verdict::Sound, 2));
    assert_eq!(verdict(Vec::new(), Vec::new()), (Verdict::NotYetWitnessed, 0));
    let (_, other) = two_faced(60);
    assert_eq!(verdict(vec![other.kept("another ledger's", 45)], Vec::new()).0, Verdict::SplitView);
    assert_eq!(verdict(vec![other.kept("another ledger's", 40)], Vec::new()).0, Verdict::Altered);
}

#[test]
fn no_bit_of_a_receipt_can_be_changed() {
    let keeper = Keeper::of(60);
    let receipt = keeper.receipts(&[7, 33], 45, &[40]);
    let kept = against(vec![keeper.kept("council", 40)]);
    assert_eq!(check(receipt.as_slice(), &kept).verdict, Verdict::Sound);
    let first = receipt.iter().position(|byte| *byte == b'\n').unwrap();
    let mut chance = ChaCha20Rng::seed_from_u64(3);
    for _ in 0..2_000 {
        let mut changed = receipt.clone();
        let at = chance.random_range(first + 1..changed.len());
        changed[at] ^= 1 << chance.random_range(0..8);
        let report = check(changed.as_slice(), &kept);
        assert!(report.verdict.exit_code() != 0, "byte {at}\n{report}");
        // A proof that is for another tree now is not there any more, which is no alteration by itself.
        assert!(
            report.verdict == Verdict::Altered || report.verdict == Verdict::NotYetWitnessed,
            "byte {at}\n{report}"
        );
    }
}

#[test]
fn keys_and_checkpoints_of_others_are_not_taken() {
    let keeper = Keeper::of(30);
    let mut stranger = Keeper::of(30);
    stranger.key = ed25519_dalek::SigningKey::from_bytes(&[8; 32]);
    // A ledger that is kept anew under another key is not the one that the partner's checkpoint is of.
    let report = check(stranger.ledger(&[]).as_slice(), &against(vec![keeper.kept("council", 20)]));
    assert_eq!(report.verdict, Verdict::Altered, "{report}");
    let given = Against { key: Some(keeper.key()), ..against(vec![keeper.kept("council", 30)]) };
    assert_eq!(check(stranger.ledger(&[]).as_slice(), &given).verdict, Verdict::Altered);
    assert_eq!(check(keeper.ledger(&[]).as_slice(), &given).verdict, Verdict::Sound);
    // Not a checkpoint at all.
    let nothing = Kept { who: "council".to_owned(), text: "good morning".to_owned() };
    assert_eq!(check(keeper.ledger(&[]).as_slice(), &against(vec![nothing])).verdict, Verdict::NotChecked);
    // As mail programs leave it.
    let mailed = Kept { who: "council".to_owned(), text: keeper.checkpoint(30).replace('\n', "\r\n") + "\r\n\r\n" };
    assert_eq!(check(keeper.ledger(&[]).as_slice(), &against(vec![mailed])).verdict, Verdict::Sound);
}

#[test]
fn what_is_no_evidence_is_not_checked() {
    let keeper = Keeper::of(10);
    let whole = String::from_utf8(keeper.ledger(&[])).unwrap();
    let verdict = |text: &str| check(text.as_bytes(), &against(vec![keeper.kept("council", 10)])).verdict;
    assert_eq!(verdict(&whole), Verdict::Sound);
    for other in ["", "\n", "{}\n", "hello\n", &whole.replacen("\"version\":1", "\"version\":2", 1)] {
        assert_eq!(verdict(other), Verdict::NotChecked, "{other:.40}");
    }
    assert_eq!(verdict(std::str::from_utf8(&keeper.proof(3, 10)).unwrap()), Verdict::NotChecked);
    // Cut off within a line, after a line, and more after the end.
    let lines: Vec<&str> = whole.split_inclusive('\n').collect();
    assert_eq!(verdict(&whole[..whole.len() - 9]), Verdict::Altered);
    assert_eq!(verdict(&lines[..lines.len() - 1].concat()), Verdict::Altered);
    assert_eq!(verdict(&(whole.clone() + lines[lines.len() - 1])), Verdict::Altered);
    // One receipt is left out, and the end says so.
    let receipts = String::from_utf8(keeper.receipts(&[4, 7], 10, &[])).unwrap();
    let receipts: Vec<&str> = receipts.split_inclusive('\n').collect();
    assert_eq!(verdict(&receipts.concat()), Verdict::Sound);
    assert_eq!(verdict(&[&receipts[..4], &receipts[6..]].concat().concat()), Verdict::Altered);
    assert_eq!(verdict(&whole.replacen("\"place\":1,", "\"place\": 1,", 1)), Verdict::Altered);
}
