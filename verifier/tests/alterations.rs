//! Ten thousand random alterations of entries that one partner's checkpoint covers: every one is found.

mod keeper;

use keeper::{BEGAN, Keeper, entry};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha20Rng;
use std::collections::BTreeMap;
use verifier::{Against, Entry, Kept, Report, Verdict, check};

const ALTERATIONS: u64 = 10_000;
/// Entries of the ledger, and how many of them the partner's checkpoint covers.
const ENTRIES: u64 = 48;
const COVERED: usize = 40;
/// Sizes of the evidence's own checkpoints, beside the one at its end.
const OWN: [u64; 2] = [16, 32];

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    Bit,
    Row,
    Swap,
    Cut,
    Insert,
    BitOfTheFile,
}
const WHAT: [What; 6] = [What::Bit, What::Row, What::Swap, What::Cut, What::Insert, What::BitOfTheFile];

/// How far whoever alters goes to hide it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Hidden {
    /// Not at all.
    Not,
    /// Every leaf hash is made anew.
    Rehashed,
    /// And every checkpoint is signed anew with the keeper's own key.
    Resigned,
}
const HIDDEN: [Hidden; 3] = [Hidden::Not, Hidden::Rehashed, Hidden::Resigned];

#[test]
fn every_alteration_of_what_one_partner_witnessed_is_found() {
    let sound = Keeper::of(ENTRIES);
    let against = Against { kept: vec![sound.kept("council", COVERED as u64)], now: BEGAN, ..Against::default() };
    let untouched = check(sound.ledger(&OWN).as_slice(), &against);
    assert_eq!(untouched.verdict, Verdict::NotYetWitnessed, "{untouched}");
    assert_eq!(untouched.checkpoints[0].agrees, Some(true));
    let threads = std::thread::available_parallelism().map_or(1, |n| n.get() as u64);
    let run = |first: u64| {
        let mut found: BTreeMap<(What, Hidden), u64> = BTreeMap::new();
        for seed in (first..ALTERATIONS).step_by(threads as usize) {
            let (what, hidden, evidence) = altered(&sound, seed);
            let report = check(evidence.as_slice(), &against);
            let caught = report.verdict == Verdict::Altered || report.verdict == Verdict::SplitView;
            assert!(caught, "seed {seed}, {what:?}, {hidden:?}: not found\n{report}");
            assert!(!report.findings.is_empty() && report.verdict.exit_code() == 1);
            if hidden == Hidden::Resigned {
                // Nothing but the partner's checkpoint can tell.
                assert_eq!(report.checkpoints[0].agrees, Some(false), "seed {seed}, {what:?}\n{report}");
            }
            *found.entry((what, hidden)).or_default() += 1;
        }
        found
    };
    let found: Vec<BTreeMap<(What, Hidden), u64>> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|first| scope.spawn(move || run(first))).collect();
        running.into_iter().map(|thread| thread.join().expect("a thread")).collect()
    });
    let mut all: BTreeMap<(What, Hidden), u64> = BTreeMap::new();
    found.into_iter().flatten().for_each(|(kind, count)| *all.entry(kind).or_default() += count);
    all.iter().for_each(|((what, hidden), count)| println!("{what:?}, {hidden:?}: {count} of {count} found"));
    assert_eq!(all.values().sum::<u64>(), ALTERATIONS);
    assert_eq!(all.len(), (WHAT.len() - 1) * HIDDEN.len() + 1, "every kind was tried");
}

/// Evidence of the ledger after one alteration of what is covered.
fn altered(sound: &Keeper, seed: u64) -> (What, Hidden, Vec<u8>) {
    let mut chance = ChaCha20Rng::seed_from_u64(seed);
    let what = WHAT[chance.random_range(0..WHAT.len())];
    let hidden = HIDDEN[chance.random_range(0..HIDDEN.len())];
    if what == What::BitOfTheFile {
        return (what, Hidden::Not, with_a_flipped_bit(sound, &mut chance));
    }
    let mut keeper = sound.clone();
    let place = chance.random_range(0..COVERED);
    let before = keeper.entries.clone();
    match what {
        What::Bit => flip(&mut keeper.entries[place], hidden, &mut chance),
        What::Row => keeper.entries[place] = Entry { index: place as u64, ..forged(&mut chance) },
        What::Swap => {
            let other = (place + chance.random_range(1..COVERED)) % COVERED;
            keeper.entries.swap(place, other);
        }
        What::Cut => {
            let most = keeper.entries.len() - place;
            let count = if chance.random_bool(0.1) { most } else { chance.random_range(1..=most.min(5)) };
            keeper.entries.drain(place..place + count);
        }
        What::Insert => keeper.entries.insert(place, forged(&mut chance)),
        What::BitOfTheFile => {}
    }
    assert_ne!(keeper.entries, before, "seed {seed}: nothing was altered");
    if what != What::Bit && (hidden != Hidden::Not || chance.random_bool(0.5)) {
        keeper.renumber();
    }
    if hidden >= Hidden::Rehashed {
        keeper.rehash();
    }
    let evidence = match hidden {
        Hidden::Resigned => keeper.ledger(&OWN),
        _ => {
            let own = OWN.into_iter().chain([ENTRIES]).map(|size| sound.checkpoint(size));
            keeper.ledger_with(own.collect())
        }
    };
    (what, hidden, evidence)
}

/// One bit of one column, as it is stored.
fn flip(entry: &mut Entry, hidden: Hidden, chance: &mut ChaCha20Rng) {
    let in_number = |chance: &mut ChaCha20Rng| 1i64 << chance.random_range(0..63);
    match chance.random_range(0..16) {
        0 => entry.index ^= 1 << chance.random_range(0..63),
        1 => entry.recorded_at ^= in_number(chance),
        2 => entry.occurred_at = entry.occurred_at.map_or(Some(0), |at| Some(at ^ in_number(chance))),
        3 => entry.version ^= in_number(chance),
        4 => entry.place ^= in_number(chance),
        // Made anew, it would be as it was.
        5 if hidden == Hidden::Not => entry.leaf_hash.0[chance.random_range(0..32)] ^= 1 << chance.random_range(0..8),
        6 => {
            let mut bytes = entry.payload.take().unwrap_or_default().into_bytes();
            let at = chance.random_range(0..bytes.len());
            bytes[at] ^= 1 << chance.random_range(0..8);
            match String::from_utf8(bytes) {
                Ok(text) => entry.payload = Some(text),
                Err(other) => {
                    use base64::Engine;
                    entry.payload_base64 = Some(base64::engine::general_purpose::STANDARD.encode(other.as_bytes()));
                }
            }
        }
        column => {
            let texts = [
                &mut entry.id,
                &mut entry.actor,
                &mut entry.agency,
                &mut entry.purpose,
                &mut entry.kind,
                &mut entry.stream,
                &mut entry.subjects,
                &mut entry.marking,
                &mut entry.rules,
            ];
            let text = texts.into_iter().nth(column % 9).expect("nine of them");
            let mut bytes = std::mem::take(text).into_bytes();
            match bytes.len() {
                0 => bytes.push(b'x'),
                length => bytes[chance.random_range(0..length)] ^= 1 << chance.random_range(0..7),
            }
            *text = String::from_utf8(bytes).expect("ASCII stays ASCII");
        }
    }
}

/// A row that never was.
fn forged(chance: &mut ChaCha20Rng) -> Entry {
    let mut row = entry(chance.random_range(0..ENTRIES));
    row.id = format!("{:026}", chance.random_range(1_000..1_000_000));
    row.payload = Some(format!(r#"{{"kind":"decided","number":{}}}"#, chance.random_range(0..1_000_000)));
    row.leaf_hash = row.leaf(&mut Vec::new()).expect("content");
    row
}

/// One bit of the bytes in which the covered entries are written.
fn with_a_flipped_bit(sound: &Keeper, chance: &mut ChaCha20Rng) -> Vec<u8> {
    let mut evidence = sound.ledger(&OWN);
    let ends: Vec<usize> = evidence.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at).collect();
    let first = 1 + OWN.len() + 1;
    let from = ends[first - 1] + 1;
    let until = ends[first + COVERED - 1];
    let at = chance.random_range(from..=until);
    evidence[at] ^= 1 << chance.random_range(0..8);
    evidence
}

#[test]
fn what_is_altered_after_the_last_checkpoint_is_not_yet_witnessed_and_never_fine() {
    let sound = Keeper::of(ENTRIES);
    let now = BEGAN + 3 * 3_600_000;
    let against = |kept: Vec<Kept>| Against { kept, now, ..Against::default() };
    let kept = vec![sound.kept("council", COVERED as u64)];
    let mut planted = sound.clone();
    planted.entries[COVERED + 3].actor = "somebody else".to_owned();
    planted.rehash();
    let report = check(planted.ledger(&OWN).as_slice(), &against(kept.clone()));
    assert_eq!((report.verdict, report.verdict.exit_code()), (Verdict::NotYetWitnessed, 3), "{report}");
    let rest = report.not_yet_witnessed.expect("the newest");
    assert_eq!((rest.entries, rest.from), (ENTRIES - COVERED as u64, COVERED as u64));
    assert_eq!((rest.oldest_recorded_at, rest.age_seconds), (BEGAN + 40_000, 3 * 3_600 - 40));
    // One that was altered and not signed anew is found all the same, by the evidence's own checkpoint.
    let own = OWN.into_iter().chain([ENTRIES]).map(|size| sound.checkpoint(size)).collect();
    assert_eq!(check(planted.ledger_with(own).as_slice(), &against(kept)).verdict, Verdict::Altered);
    // Once somebody keeps the newest checkpoint, it is found.
    let report = check(planted.ledger(&OWN).as_slice(), &against(vec![sound.kept("police", ENTRIES)]));
    assert_eq!(report.verdict, Verdict::Altered, "{report}");
    // Without any kept checkpoint nothing is witnessed, however well it is signed.
    let report = check(sound.ledger(&OWN).as_slice(), &against(Vec::new()));
    assert_eq!((report.verdict, report.witnessed), (Verdict::NotYetWitnessed, 0));
    let report: Report = check(sound.ledger(&OWN).as_slice(), &against(vec![sound.kept("police", ENTRIES)]));
    assert_eq!((report.verdict, report.witnessed), (Verdict::Sound, ENTRIES), "{report}");
    assert_eq!(report.not_yet_witnessed, None);
}
