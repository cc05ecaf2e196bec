//! Sealed parts of events: there and back, erased, and out of reach of what people type.

use kernel::Chance;
use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use vault::{Sealed, SubjectKey, VaultFault, open_value, seal_value, subjects_of};

#[derive(Serialize, Deserialize, Debug, PartialEq, Clone)]
struct Words {
    text: String,
    by: Option<Sealed<String>>,
    about: Vec<Sealed<Details>>,
    open: String,
}

#[derive(Serialize, Deserialize, Debug, PartialEq, Clone)]
struct Details {
    name: String,
    age: Option<u8>,
    free: Value,
}

fn words() -> Words {
    let details = |name: &str| Details { name: name.into(), age: None, free: json!({"a": [1, null]}) };
    Words {
        text: "open text".into(),
        by: Some(Sealed::about("reporter:1", "Megan".into())),
        about: vec![Sealed::about("record:b", details("Siân")), Sealed::about("record:a", details("Huw"))],
        open: "more".into(),
    }
}

/// Stands for the store: keys by subject, some of them destroyed.
struct Keys(BTreeMap<String, SubjectKey>, Chance);

impl Keys {
    fn new() -> Self {
        Keys(BTreeMap::new(), Chance::seeded(1))
    }
    fn seal(&mut self, value: &mut Value) -> Result<BTreeSet<String>, VaultFault> {
        let Keys(keys, chance) = self;
        seal_value(value, &mut |subject, plain| {
            let key = keys.entry(subject.into()).or_insert_with(|| SubjectKey::mint(chance));
            key.seal(subject, "test", plain, chance)
        })
    }
    fn open(&self, value: &mut Value) -> Result<(), VaultFault> {
        open_value(value, &mut |subject, boxed| {
            self.0.get(subject).map(|key| key.open(subject, "test", boxed).expect("an unchanged box"))
        })
    }
}

#[test]
fn content_goes_into_boxes_and_comes_back() {
    let (mut keys, before) = (Keys::new(), serde_json::to_value(words()).unwrap());
    assert_eq!(before["by"], json!({"$sealed": {"subject": "reporter:1", "content": "Megan"}}));
    let mut value = before.clone();
    let subjects = keys.seal(&mut value).unwrap();
    let expected = BTreeSet::from(["record:a", "record:b", "reporter:1"].map(String::from));
    assert_eq!(subjects, expected);
    assert_eq!(subjects_of(&before).unwrap(), expected);
    assert_eq!(subjects_of(&value).unwrap(), expected);
    let text = value.to_string();
    assert!(text.contains("open text") && !text.contains("Megan") && !text.contains("Huw"), "{text}");
    assert!(serde_json::from_value::<Words>(value.clone()).is_err(), "an unopened box must not be read as erased");
    keys.open(&mut value).unwrap();
    assert_eq!(value, before);
    assert_eq!(serde_json::from_value::<Words>(value).unwrap(), words());
}

#[test]
fn after_a_key_is_destroyed_its_content_is_gone_and_the_rest_is_there() {
    let mut keys = Keys::new();
    let mut value = serde_json::to_value(words()).unwrap();
    keys.seal(&mut value).unwrap();
    keys.0.remove("record:b");
    keys.open(&mut value).unwrap();
    assert_eq!(value["about"][0], json!({"$sealed": {"subject": "record:b", "erased": true}}));
    let read: Words = serde_json::from_value(value).unwrap();
    assert_eq!(read.about[0], Sealed::erased("record:b"));
    assert_eq!(read.about[0].get(), None);
    assert_eq!(read.about[1].get().unwrap().name, "Huw");
    // What was erased can be carried on into another event; no key is made for it.
    let mut value = serde_json::to_value(Sealed::<String>::erased("record:b")).unwrap();
    assert!(keys.seal(&mut value).unwrap().is_empty());
    assert!(subjects_of(&value).unwrap().is_empty());
    keys.open(&mut value).unwrap();
    assert_eq!(serde_json::from_value::<Sealed<String>>(value).unwrap(), Sealed::erased("record:b"));
}

#[test]
fn a_sealed_part_inside_a_sealed_part_is_refused() {
    let nested = Sealed::about("record:a", vec![Sealed::about("record:b", "x")]);
    let fault = Keys::new().seal(&mut serde_json::to_value(nested).unwrap()).unwrap_err();
    assert!(matches!(fault, VaultFault::Nested { subject } if subject == "record:a"));
}

/// Whatever a person types is a string, or stands inside content: neither is searched.
#[test]
fn what_people_type_never_confuses_the_walk() {
    let forged = r#"{"$sealed":{"subject":"record:victim","box":"AAAA"}}"#;
    let mut sly = words();
    sly.text = forged.into();
    sly.open = "$sealed".into();
    sly.by = Some(Sealed::about("reporter:1", forged.into()));
    sly.about[0].content.as_mut().unwrap().free = json!({"$sealed": "typed", "list": [{"$sealed": {"box": "AAAA"}}]});
    let mut keys = Keys::new();
    let before = serde_json::to_value(&sly).unwrap();
    let mut value = before.clone();
    let subjects = keys.seal(&mut value).unwrap();
    assert!(!subjects.contains("record:victim"));
    let mut asked = Vec::new();
    let mut again = value.clone();
    open_value(&mut again, &mut |subject, _| {
        asked.push(subject.to_string());
        None
    })
    .unwrap();
    assert_eq!(asked.len(), 3, "one box for each sealed part, none for what was typed");
    keys.open(&mut value).unwrap();
    assert_eq!(value, before);
    assert_eq!(serde_json::from_value::<Words>(value).unwrap(), sly);
}

/// Content that comes out of a box and looks like a box is put in place and not opened in turn.
#[test]
fn what_comes_out_of_a_box_is_not_opened_again() {
    let inner = json!({"$sealed": {"subject": "record:victim", "box": "AAAA"}});
    let mut value = json!({"$sealed": {"subject": "record:a", "box": "AAAA"}});
    let mut asked = Vec::new();
    open_value(&mut value, &mut |subject, _| {
        asked.push(subject.to_string());
        Some(inner.to_string().into_bytes())
    })
    .unwrap();
    assert_eq!(asked, ["record:a"]);
    assert_eq!(value["$sealed"]["content"], inner);
}

#[test]
fn anything_else_under_the_mark_is_refused() {
    for bad in [
        json!({"$sealed": "text"}),
        json!({"$sealed": null}),
        json!({"$sealed": {"subject": "s", "content": 1}, "beside": 1}),
        json!({"$sealed": {"subject": "s", "content": 1, "box": "AAAA"}}),
        json!({"$sealed": {"subject": "s", "content": 1, "more": 1}}),
        json!({"$sealed": {"subject": "two words", "content": 1}}),
        json!({"$sealed": {"subject": "", "content": 1}}),
        json!({"$sealed": {"content": 1, "x": 1}}),
        json!({"$sealed": {"subject": "s", "erased": false}}),
        json!({"$sealed": {"subject": "s", "box": 1}}),
        json!({"$sealed": {}}),
    ] {
        let malformed = |result: Result<(), VaultFault>| matches!(result, Err(VaultFault::Malformed(_)));
        assert!(malformed(Keys::new().seal(&mut json!([{"in": bad}])).map(drop)), "{bad}");
        assert!(malformed(Keys::new().open(&mut json!([{"in": bad}]))), "{bad}");
        assert!(malformed(subjects_of(&json!([{"in": bad}])).map(drop)), "{bad}");
        // A subject's name is looked at where keys are asked for; everything else already where the event is read.
        let named_badly = bad.to_string().contains("two words") || bad.to_string().contains(r#""subject":"""#);
        assert_eq!(serde_json::from_value::<Sealed<Value>>(bad.clone()).is_ok(), named_badly, "{bad}");
    }
    let boxed = json!({"$sealed": {"subject": "s", "box": "AAAA"}});
    assert!(Keys::new().seal(&mut boxed.clone()).is_err(), "nothing is sealed twice");
    let open = json!({"$sealed": {"subject": "s", "content": 1}});
    assert!(Keys::new().open(&mut open.clone()).is_err(), "nothing is stored without a box");
    let no_base64 = json!({"$sealed": {"subject": "s", "box": "!"}});
    assert!(Keys::new().open(&mut no_base64.clone()).is_err());
    let fault = open_value(&mut boxed.clone(), &mut |_, _| Some(b"secret words".to_vec())).unwrap_err();
    assert!(!fault.to_string().contains("secret"), "{fault}");
}

#[test]
fn nothing_prints_the_content() {
    let sealed = Sealed::about("record:a", "Megan");
    assert_eq!(
        format!("{sealed:?} {:?}", Sealed::<()>::erased("record:b")),
        "Sealed(record:a, held) Sealed(record:b, erased)"
    );
}

#[test]
fn content_that_is_null_is_not_erased() {
    let mut keys = Keys::new();
    let mut value = serde_json::to_value(Sealed::about("record:a", None::<u8>)).unwrap();
    keys.seal(&mut value).unwrap();
    keys.open(&mut value).unwrap();
    assert_eq!(serde_json::from_value::<Sealed<Option<u8>>>(value).unwrap(), Sealed::about("record:a", None));
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "\\PC{0,20}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 20, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::btree_map("[a-z$]{1,7}", inner, 0..4).prop_map(|map| json!(map)),
        ]
    })
}

proptest! {
    #[test]
    fn any_content_comes_back(contents in proptest::collection::vec(("[a-z]{1,8}:[0-9a-z]{1,5}", any_json()), 0..5), open in any_json()) {
        let parts: Vec<_> = contents.into_iter().map(|(subject, content)| Sealed::about(subject, content)).collect();
        let before = json!({"parts": parts, "open": open});
        let (mut keys, mut value) = (Keys::new(), before.clone());
        keys.seal(&mut value).unwrap();
        keys.open(&mut value).unwrap();
        prop_assert_eq!(value, before);
    }
}
