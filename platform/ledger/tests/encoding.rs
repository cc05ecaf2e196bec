//! The bytes under the leaf hash: fixed for ever, and different for different entries.

use ledger::{Entry, Hash, canonical_json};
use proptest::prelude::*;

fn sample() -> Entry {
    Entry {
        index: 258,
        id: "0123456789abcdefghjkmnpqrs".into(),
        recorded_at: 1_795_305_600_000,
        occurred_at: Some(-1),
        actor: "public".into(),
        agency: String::new(),
        purpose: "asking for help".into(),
        kind: "things.reported".into(),
        version: 2,
        stream: "thing:tŷ".into(),
        place: 3,
        subjects: "record:a record:b".into(),
        marking: "official".into(),
        rules: "rule-1 rule-2".into(),
        payload: br#"{"a":1}"#.to_vec(),
    }
}

fn bare() -> Entry {
    let none = String::new;
    Entry {
        index: 0,
        id: none(),
        recorded_at: 0,
        occurred_at: None,
        actor: none(),
        agency: none(),
        purpose: none(),
        kind: none(),
        version: 0,
        stream: none(),
        place: 0,
        subjects: none(),
        marking: none(),
        rules: none(),
        payload: Vec::new(),
    }
}

/// Both vectors were made by a program in another language from the description in the README. They must never
/// change: every ledger that was ever written depends on them.
#[test]
fn the_encoding_never_drifts() {
    let mut bytes = Vec::new();
    sample().encode(&mut bytes);
    let golden = concat!(
        "01",
        "0000000000000102",
        "000000000000001a3031323334353637383961626364656667686a6b6d6e70717273",
        "000001a2008d7400",
        "01ffffffffffffffff",
        "00000000000000067075626c6963",
        "0000000000000000",
        "000000000000000f61736b696e6720666f722068656c70",
        "000000000000000f7468696e67732e7265706f72746564",
        "0000000000000002",
        "00000000000000097468696e673a74c5b7",
        "0000000000000003",
        "00000000000000117265636f72643a61207265636f72643a62",
        "00000000000000086f6666696369616c",
        "000000000000000d72756c652d312072756c652d32",
        "00000000000000077b2261223a317d",
    );
    assert_eq!(hex::encode(bytes), golden);
    let leaf = "0808d97c4c87b7354c407c04690c1d647d0e9fcc57bf18b3a692f22e944fbf62";
    assert_eq!(sample().leaf_hash().to_string(), leaf);

    let mut bytes = Vec::new();
    bare().encode(&mut bytes);
    assert_eq!(hex::encode(&bytes), format!("01{}", "00".repeat(113)));
    let leaf = "b0a5fea314a408ba5b13efa63eb73b0a83fa22da572d81a87848a603c9cf84d4";
    assert_eq!(bare().leaf_hash().to_string(), leaf);
    assert_eq!(bare().leaf_hash(), Hash::of_leaf(&bytes));
}

/// Reads an encoding back, consuming it to the last byte. That it can be read back in one way only is what keeps two
/// different entries from sharing an encoding.
fn decode(bytes: &[u8]) -> Entry {
    let mut rest = bytes;
    fn take<'a>(rest: &mut &'a [u8], count: usize) -> &'a [u8] {
        let (taken, left) = rest.split_at(count);
        *rest = left;
        taken
    }
    fn number(rest: &mut &[u8]) -> i64 {
        i64::from_be_bytes(take(rest, 8).try_into().unwrap())
    }
    fn blob(rest: &mut &[u8]) -> Vec<u8> {
        let length = number(rest) as usize;
        take(rest, length).to_vec()
    }
    fn text(rest: &mut &[u8]) -> String {
        String::from_utf8(blob(rest)).unwrap()
    }
    let rest = &mut rest;
    assert_eq!(take(rest, 1), [1]);
    let entry = Entry {
        index: number(rest) as u64,
        id: text(rest),
        recorded_at: number(rest),
        occurred_at: (take(rest, 1) == [1]).then(|| number(rest)),
        actor: text(rest),
        agency: text(rest),
        purpose: text(rest),
        kind: text(rest),
        version: number(rest),
        stream: text(rest),
        place: number(rest),
        subjects: text(rest),
        marking: text(rest),
        rules: text(rest),
        payload: blob(rest),
    };
    assert!(rest.is_empty());
    entry
}

fn any_entry() -> impl Strategy<Value = Entry> {
    let text = || "\\PC{0,12}";
    let texts = (text(), text(), text(), text(), text(), text(), text(), text(), text());
    let numbers = (any::<u64>(), any::<i64>(), any::<Option<i64>>(), any::<i64>(), any::<i64>());
    (numbers, texts, proptest::collection::vec(any::<u8>(), 0..40)).prop_map(|(numbers, texts, payload)| {
        let (index, recorded_at, occurred_at, version, place) = numbers;
        let (id, actor, agency, purpose, kind, stream, subjects, marking, rules) = texts;
        Entry {
            index,
            id,
            recorded_at,
            occurred_at,
            actor,
            agency,
            purpose,
            kind,
            version,
            stream,
            place,
            subjects,
            marking,
            rules,
            payload,
        }
    })
}

/// The text columns in the order of the encoding.
fn texts(entry: &mut Entry) -> [&mut String; 9] {
    let Entry { id, actor, agency, purpose, kind, stream, subjects, marking, rules, .. } = entry;
    [id, actor, agency, purpose, kind, stream, subjects, marking, rules]
}

proptest! {
    #[test]
    fn an_encoding_is_read_back_in_one_way(entry in any_entry()) {
        let mut bytes = Vec::new();
        entry.encode(&mut bytes);
        prop_assert_eq!(decode(&bytes), entry);
    }

    #[test]
    fn one_changed_byte_in_any_column_changes_the_leaf_hash(
        entry in any_entry(), column in 0..15usize, place: prop::sample::Index, flip in 1..=255u8,
    ) {
        let mut changed = entry.clone();
        let bend = |number: i64| number ^ (i64::from(flip) << (8 * place.index(8)));
        match column {
            0 => changed.index = bend(entry.index as i64) as u64,
            1 => changed.recorded_at = bend(entry.recorded_at),
            2 => changed.version = bend(entry.version),
            3 => changed.place = bend(entry.place),
            4 => changed.occurred_at = match entry.occurred_at {
                Some(at) if flip > 127 => Some(bend(at)),
                Some(_) => None,
                None => Some(0),
            },
            5 => match changed.payload.is_empty() {
                true => changed.payload.push(flip),
                false => { let at = place.index(changed.payload.len()); changed.payload[at] ^= flip }
            },
            _ => {
                let text = &mut texts(&mut changed)[column - 6];
                let letters: Vec<char> = text.chars().collect();
                **text = match letters.len() {
                    0 => "x".into(),
                    count => {
                        let at = place.index(count);
                        let other = if letters[at] == 'q' { 'r' } else { 'q' };
                        letters.iter().enumerate().map(|(i, c)| if i == at { other } else { *c }).collect()
                    }
                };
            }
        }
        prop_assert_ne!(changed.leaf_hash(), entry.leaf_hash());
    }

    #[test]
    fn letters_cannot_move_between_neighbouring_columns(entry in any_entry(), column in 0..8usize) {
        let mut moved = entry.clone();
        let columns = &mut texts(&mut moved);
        if let Some(last) = columns[column].pop() {
            columns[column + 1].insert(0, last);
            prop_assert_ne!(moved.leaf_hash(), entry.leaf_hash());
        }
    }
}

#[test]
fn json_has_one_form_only() {
    let one = serde_json::json!({"b": [{"z": 1, "a": "ŵ"}], "a": null});
    let other: serde_json::Value = serde_json::from_str(r#" {"a": null, "b" : [{"a":"ŵ","z":1}]}"#).unwrap();
    assert_eq!(canonical_json(&one), canonical_json(&other));
    assert_eq!(canonical_json(&one), r#"{"a":null,"b":[{"a":"ŵ","z":1}]}"#.as_bytes());
}
