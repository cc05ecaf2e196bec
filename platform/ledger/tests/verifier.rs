//! A sound ledger passes; whatever is changed, taken away or added is found and named.

use kernel::{Chance, Timestamp};
use ledger::{
    CheckpointFault, Entry, Fault, Frontier, Hash, Loaded, SigningKey, Summary, Tile, Verifier, completed_tiles,
};
use proptest::prelude::*;
use std::sync::LazyLock;

#[derive(Clone)]
struct Stored {
    entries: Vec<(Entry, Vec<u8>)>,
    tiles: Vec<Tile>,
    checkpoints: Vec<(u64, String)>,
    head: Vec<u8>,
}

static KEY: LazyLock<SigningKey> = LazyLock::new(|| SigningKey::generate("ledger.example", &Chance::seeded(5)));
static SOUND: LazyLock<Stored> = LazyLock::new(|| Stored::of((0..COUNT).map(entry).collect(), &[0, 1, 256, 400, 600]));
const COUNT: u64 = 600;

/// Every fifth entry is the trace of a read; the others go on with one of seven streams.
fn entry(index: u64) -> Entry {
    let event = !index.is_multiple_of(5);
    let before = (0..index).filter(|i| !i.is_multiple_of(5) && i % 7 == index % 7).count() as i64;
    Entry {
        index,
        id: format!("{index:026}"),
        recorded_at: 1_795_305_600_000 + index as i64,
        occurred_at: index.is_multiple_of(3).then_some(1_795_000_000_000),
        actor: "public".into(),
        agency: "0000000000000000000000000z".into(),
        purpose: "safeguarding".into(),
        kind: if event { "thing.changed".into() } else { "thing.seen".into() },
        version: 1,
        stream: if event { format!("thing:{}", index % 7) } else { String::new() },
        place: if event { before + 1 } else { 0 },
        subjects: "record:a record:b".into(),
        marking: "official".into(),
        rules: "rule-1".into(),
        payload: format!(r#"{{"number":{index}}}"#).into(),
    }
}

impl Stored {
    fn of(entries: Vec<Entry>, signed: &[u64]) -> Self {
        let (mut head, mut loaded, mut checkpoints) = (Frontier::new(), Loaded::new(), Vec::new());
        let sign = |head: &Frontier| KEY.sign(head.size(), head.root(), Timestamp::from_millis(9));
        for place in 0..=entries.len() as u64 {
            if signed.contains(&place) {
                checkpoints.push((place, sign(&head)));
            }
            if let Some(entry) = entries.get(place as usize) {
                head.append(entry.leaf_hash());
                loaded.add_leaf(place, entry.leaf_hash());
            }
        }
        let tiles = completed_tiles(&loaded, 0, head.size()).unwrap();
        let entries = entries.into_iter().map(|entry| (entry.clone(), entry.leaf_hash().0.to_vec())).collect();
        Stored { entries, tiles, checkpoints, head: head.to_bytes() }
    }

    fn verify(&self, tiles_first: bool) -> Result<Summary, Fault> {
        let mut verifier = Verifier::new();
        let key = KEY.verifying_key();
        for (size, text) in &self.checkpoints {
            verifier.checkpoint(*size, text, &key)?;
        }
        let tiles = |verifier: &mut Verifier| self.tiles.iter().try_for_each(|tile| verifier.tile(tile));
        if tiles_first {
            tiles(&mut verifier)?;
        }
        self.entries.iter().try_for_each(|(entry, hash)| verifier.entry(entry, hash))?;
        if !tiles_first {
            tiles(&mut verifier)?;
        }
        // A head that cannot be read is as good as none.
        verifier.finish(&Frontier::from_bytes(&self.head).unwrap_or_default())
    }

    fn fault(&self) -> Fault {
        self.verify(false).expect_err("the fault must be found")
    }
}

#[test]
fn a_sound_ledger_passes() {
    let summary = SOUND.verify(false).unwrap();
    assert_eq!(summary, SOUND.verify(true).unwrap());
    let root = Frontier::from_bytes(&SOUND.head).unwrap().root();
    assert_eq!(summary, Summary { entries: 600, events: 480, streams: 7, tiles: 2, checkpoints: 5, root });
    assert_eq!(Verifier::new().finish(&Frontier::new()).unwrap().root, Hash::of_nothing());
}

#[test]
fn checkpoints_and_tiles_may_come_on_the_way() {
    let (mut verifier, key) = (Verifier::new(), KEY.verifying_key());
    for (entry, hash) in &SOUND.entries {
        for (size, text) in SOUND.checkpoints.iter().filter(|(size, _)| *size == entry.index) {
            verifier.checkpoint(*size, text, &key).unwrap();
        }
        verifier.entry(entry, hash).unwrap();
        for tile in SOUND.tiles.iter().filter(|tile| (tile.index + 1) * 256 == entry.index + 1) {
            verifier.tile(tile).unwrap();
        }
    }
    let late = verifier.checkpoint(400, &SOUND.checkpoints[3].1, &key);
    assert_eq!(late, Err(Fault::CheckpointLate { size: 400 }));
    assert_eq!(verifier.checkpoint(600, &SOUND.checkpoints[4].1, &key).unwrap().at.millis(), 9);
    assert_eq!(verifier.finish(&Frontier::from_bytes(&SOUND.head).unwrap()).unwrap().checkpoints, 5);
}

#[test]
fn a_changed_entry_is_named_with_its_column_where_that_can_be_known() {
    let mut stored = SOUND.clone();
    stored.entries[77].0.payload[2] ^= 1;
    let fault = stored.fault();
    assert!(matches!(&fault, Fault::Content { index: 77, columns, .. } if columns.is_empty()), "{fault:?}");
    assert!(fault.to_string().contains("entry 77 (id 00000000000000000000000077)"), "{fault}");

    stored.entries[77].0.payload[0] = b'x';
    assert!(stored.fault().to_string().contains("column payload"), "{}", stored.fault());

    let mut stored = SOUND.clone();
    stored.entries[77].1[4] ^= 1;
    assert!(matches!(stored.fault(), Fault::Content { leaf_hash_itself: false, .. }));
    let fault = stored.verify(true).unwrap_err();
    assert!(matches!(fault, Fault::Content { index: 77, leaf_hash_itself: true, .. }), "{fault:?}");
    assert!(fault.to_string().contains("column leaf_hash"), "{fault}");
    stored.entries[77].1.pop();
    assert!(matches!(stored.fault(), Fault::LeafHashLength { index: 77, length: 31, .. }));
}

#[test]
fn an_entry_written_anew_with_its_hash_is_found_by_what_vouches_for_it() {
    let mut stored = SOUND.clone();
    let entry = &mut stored.entries[300].0;
    entry.purpose = "something else".into();
    stored.entries[300].1 = stored.entries[300].0.leaf_hash().0.to_vec();
    let by_tile = stored.verify(true).unwrap_err();
    assert_eq!(
        by_tile,
        Fault::CheckpointRoot { size: 400, signed: root_after(&SOUND, 400), computed: root_after(&stored, 400) }
    );
    stored.checkpoints.clear();
    assert_eq!(stored.fault(), Fault::Tile { level: 0, index: 1, place: 44, first_entry: 300 });
    stored.tiles[1] = Stored::of(stored.entries.iter().map(|(entry, _)| entry.clone()).collect(), &[]).tiles[1].clone();
    assert!(matches!(stored.fault(), Fault::Head { stored_size: 600, size: 600, .. }));
}

fn root_after(stored: &Stored, size: usize) -> Hash {
    let mut frontier = Frontier::new();
    stored.entries[..size].iter().for_each(|(entry, _)| frontier.append(entry.leaf_hash()));
    frontier.root()
}

#[test]
fn missing_doubled_and_moved_entries_are_found() {
    let mut stored = SOUND.clone();
    stored.entries.remove(10);
    assert!(matches!(stored.fault(), Fault::Index { expected: 10, found: 11, .. }));
    let mut stored = SOUND.clone();
    stored.entries.insert(10, SOUND.entries[9].clone());
    assert!(matches!(stored.fault(), Fault::Index { expected: 10, found: 9, .. }));
    let mut stored = SOUND.clone();
    stored.entries.truncate(599);
    assert_eq!(stored.fault(), Fault::CutOff { size: 600, entries: 599 });
    stored.checkpoints.clear();
    assert!(matches!(stored.fault(), Fault::Head { stored_size: 600, size: 599, .. }));
}

#[test]
fn a_gap_in_a_stream_is_found_though_every_hash_agrees() {
    let mut entries: Vec<Entry> = (0..20).map(entry).collect();
    entries[8].place = 3;
    let fault = Stored::of(entries, &[20]).fault();
    let stream = "thing:1".to_string();
    assert_eq!(fault, Fault::Place { index: 8, id: format!("{:026}", 8), stream, expected: 2, found: 3 });
    let mut entries: Vec<Entry> = (0..20).map(entry).collect();
    entries[10].place = 1;
    assert!(matches!(Stored::of(entries, &[]).fault(), Fault::Place { index: 10, expected: 0, .. }));
}

#[test]
fn tiles_are_whole_in_number_and_content() {
    let mut stored = SOUND.clone();
    stored.tiles[0].hashes[5 * 32 + 31] ^= 1;
    assert_eq!(stored.fault(), Fault::Tile { level: 0, index: 0, place: 5, first_entry: 5 });
    stored.tiles[0].hashes.truncate(100);
    assert!(matches!(stored.fault(), Fault::Tile { level: 0, index: 0, .. }));
    stored.tiles.remove(0);
    assert_eq!(stored.fault(), Fault::TileMissing { level: 0, index: 0 });
    for tiles_first in [true, false] {
        let mut stored = SOUND.clone();
        stored.tiles.push(Tile { level: 0, index: 2, hashes: vec![0; 8192] });
        assert_eq!(stored.verify(tiles_first), Err(Fault::TileUnexpected { level: 0, index: 2 }));
        stored.tiles[2] = SOUND.tiles[1].clone();
        assert_eq!(stored.verify(tiles_first), Err(Fault::TileUnexpected { level: 0, index: 1 }));
    }
}

#[test]
fn checkpoints_must_be_sound_and_about_these_entries() {
    let mut stored = SOUND.clone();
    stored.checkpoints[2].1 = stored.checkpoints[2].1.replace("at 9", "at 8");
    assert_eq!(stored.fault(), Fault::Checkpoint { size: 256, fault: CheckpointFault::Signature });
    let mut stored = SOUND.clone();
    stored.checkpoints[2].0 = 257;
    assert_eq!(stored.fault(), Fault::CheckpointSize { size: 257, signed: 256 });
    let mut stored = SOUND.clone();
    stored.checkpoints.push((256, KEY.sign(256, Hash::of_nothing(), Timestamp::from_millis(9))));
    assert!(matches!(stored.fault(), Fault::CheckpointRoot { size: 256, .. }));
    let mut stored = SOUND.clone();
    stored.checkpoints[1].1 = KEY.sign(1, Hash::of_nothing(), Timestamp::from_millis(9));
    assert!(matches!(stored.fault(), Fault::CheckpointRoot { size: 1, .. }));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn one_changed_byte_anywhere_is_found(
        what in 0..16usize, row: prop::sample::Index, byte: prop::sample::Index, flip in 1..=255u8, tiles_first: bool,
    ) {
        let mut stored = SOUND.clone();
        let bend = |bytes: &mut Vec<u8>| { let at = byte.index(bytes.len().max(1)); bytes.get_mut(at).map(|b| *b ^= flip) };
        let bend_text = |text: &mut String| {
            let mut bytes = std::mem::take(text).into_bytes();
            let bent = bend(&mut bytes);
            // What is no text any more is refused by the store before it comes here.
            match String::from_utf8(bytes) { Ok(new) => { *text = new; bent }, Err(_) => None }
        };
        let number = i64::from(flip) << (8 * byte.index(8));
        let (entry, leaf_hash) = row.get_mut(&mut stored.entries);
        let bent = match what {
            0 => { entry.index ^= number as u64; Some(()) }
            1 => { entry.recorded_at ^= number; Some(()) }
            2 => entry.occurred_at.as_mut().map(|at| *at ^= number),
            3 => { entry.version ^= number; Some(()) }
            4 => { entry.place ^= number; Some(()) }
            5 => bend(&mut entry.payload),
            6 => bend(leaf_hash),
            7 => bend_text(&mut entry.id),
            8 => bend_text(&mut entry.actor),
            9 => bend_text(&mut entry.kind),
            10 => bend_text(&mut entry.stream),
            11 => bend_text(&mut entry.subjects),
            12 => bend_text(&mut entry.rules),
            13 => bend(&mut row.get_mut(&mut stored.tiles).hashes),
            14 => bend_text(&mut row.get_mut(&mut stored.checkpoints).1),
            _ => bend(&mut stored.head),
        };
        prop_assume!(bent.is_some());
        prop_assert!(stored.verify(tiles_first).is_err());
    }
}
