//! What must hold whatever the records are.

use linkage::{Clustering, Decisions, Index, Mode, Model, Pair, Records, Settings, clusters};
use proptest::prelude::*;
use std::collections::BTreeMap;

type Row = BTreeMap<String, String>;

const SETTINGS: &str = r#"{
  "title": "test", "id": "id",
  "fields": [
    { "name": "given", "columns": ["given"], "kind": "name" },
    { "name": "last", "columns": ["last"], "kind": "name" },
    { "name": "born", "columns": ["born"], "kind": "date" },
    { "name": "postcode", "columns": ["postcode"], "kind": "postcode" }
  ],
  "comparisons": [
    { "name": "given name", "levels": [
      { "name": "the same", "when": { "same": "given" }, "rare": ["given"] },
      { "name": "exchanged", "when": { "swapped": ["given", "last"] } },
      { "name": "a form", "when": { "variant": "given" }, "rare": ["given"] },
      { "name": "similar", "when": { "jaro_winkler": { "field": "given", "at_least": 0.85 } }, "rare": ["given"] } ] },
    { "name": "last name", "levels": [
      { "name": "the same", "when": { "same": "last" }, "rare": ["last"] },
      { "name": "exchanged", "when": { "swapped": ["given", "last"] } },
      { "name": "similar", "when": { "jaro_winkler": { "field": "last", "at_least": 0.85 } }, "rare": ["last"] } ] },
    { "name": "born", "levels": [
      { "name": "the same", "when": { "same": "born" } },
      { "name": "one digit", "when": { "day": { "field": "born", "near": "one_digit" } } } ] },
    { "name": "postcode", "levels": [
      { "name": "the same", "when": { "same": "postcode" }, "rare": ["postcode"] },
      { "name": "a slip", "when": { "edits": { "field": "postcode", "at_most": 1 } }, "rare": ["postcode"] } ] }
  ],
  "together": ["given", "last"],
  "blocking": [ { "on": ["born"] }, { "on": ["given"], "or": [["last"]] }, { "on": ["postcode", "last:first3"] } ],
  "clustering": { "write_from": 0.0001 }
}"#;

const MODEL: &str = r#"{
  "version": 1,
  "provenance": { "settings": "test", "engine": "test", "records": 0, "seed": 1, "random_pairs": 0,
                  "blocked_pairs": 0, "rounds": 0 },
  "classes": [ { "name": "one", "prior": 0.001 }, { "name": "strangers", "prior": 0.999 } ],
  "comparisons": [
    { "name": "given name", "levels": [
      { "name": "the same", "of": [0.8, 0.01] }, { "name": "exchanged", "of": [0.02, 0.0001] },
      { "name": "a form", "of": [0.06, 0.002] }, { "name": "similar", "of": [0.08, 0.01] },
      { "name": "differs", "of": [0.04, 0.9779] } ] },
    { "name": "last name", "levels": [
      { "name": "the same", "of": [0.85, 0.01] }, { "name": "exchanged", "of": [0.02, 0.0001] },
      { "name": "similar", "of": [0.09, 0.01] }, { "name": "differs", "of": [0.04, 0.9799] } ] },
    { "name": "born", "levels": [
      { "name": "the same", "of": [0.9, 0.001] }, { "name": "one digit", "of": [0.06, 0.01] },
      { "name": "differs", "of": [0.04, 0.989] } ] },
    { "name": "postcode", "levels": [
      { "name": "the same", "of": [0.7, 0.001] }, { "name": "a slip", "of": [0.1, 0.001] },
      { "name": "differs", "of": [0.2, 0.998] } ] }
  ]
}"#;

fn settings() -> Settings {
    Settings::from_json(SETTINGS).unwrap()
}

fn model() -> Model {
    Model::from_json(MODEL, &settings()).unwrap()
}

fn row(number: usize, values: &(String, String, String, String)) -> Row {
    let columns = ["id", "given", "last", "born", "postcode"].map(str::to_owned);
    let values = [format!("r{number}"), values.0.clone(), values.1.clone(), values.2.clone(), values.3.clone()];
    columns.into_iter().zip(values).collect()
}

fn names() -> impl Strategy<Value = (String, String, String, String)> {
    (
        prop::sample::select(vec!["Siân", "Sian", "William", "Wil", "Bill", "Gwen", "Gwenn", "Jones", "Mair", ""]),
        prop::sample::select(vec!["Jones", "Jonse", "Llywelyn", "Llewellyn", "Puw", "Pugh", "William", "Evans", ""]),
        prop::sample::select(vec!["2010-03-04", "2010-03-05", "2010-04-03", "1980-01-01", "04/03/2010", "x", ""]),
        prop::sample::select(vec!["LL11 1AA", "ll111aa", "LL11 1AB", "CH1 2XX", ""]),
    )
        .prop_map(|(a, b, c, d)| (a.into(), b.into(), c.into(), d.into()))
}

fn rows(most: usize) -> impl Strategy<Value = Vec<Row>> {
    prop::collection::vec(names(), 2..most)
        .prop_map(|all| all.iter().enumerate().map(|(number, values)| row(number, values)).collect())
}

fn kept(rows: &[Row]) -> Records {
    let settings = settings();
    let mut records = Records::new(&settings);
    for row in rows {
        records.push(&settings, &row["id"], "", 0, |field| &row[&settings.fields[field].columns[0]]);
    }
    records
}

fn index(rows: &[Row]) -> Index {
    Index::new(settings(), model(), kept(rows)).unwrap()
}

/// Pairs by the names of their records.
fn scored(rows: &[Row], model: &Model) -> BTreeMap<(String, String), f64> {
    let records = kept(rows);
    let (pairs, _) = linkage::score(&settings(), model, &records, Mode::Dedupe, &|| false).unwrap();
    let named = |pair: &Pair| {
        let (a, b) = (records.name(pair.a).to_owned(), records.name(pair.b).to_owned());
        ((a.clone().min(b.clone()), a.max(b)), pair.log_odds)
    };
    pairs.iter().map(named).collect()
}

fn near(one: &BTreeMap<(String, String), f64>, other: &BTreeMap<(String, String), f64>) -> bool {
    one.len() == other.len() && one.iter().all(|(pair, odds)| (other.get(pair).unwrap_or(&99.0) - odds).abs() < 0.01)
}

/// A field of each kind, and conditions that are asked of it.
const KINDS: [(&str, &[&str]); 10] = [
    (
        "name",
        &[
            r#"{"variant": "name"}"#,
            r#"{"initial": "name"}"#,
            r#"{"first_word": "name"}"#,
            r#"{"shared_word": "name"}"#,
            r#"{"jaro_winkler": {"field": "name", "at_least": 0.7}}"#,
            r#"{"swapped": ["name", "text"]}"#,
            r#"{"nearly_swapped": {"fields": ["name", "text"], "at_least": 0.8}}"#,
        ],
    ),
    ("text", &[r#"{"changes": {"field": "text", "at_most": 3}}"#, r#"{"begins": {"field": "text", "letters": 9}}"#]),
    (
        "date",
        &[
            r#"{"day": {"field": "date", "near": "swapped"}}"#,
            r#"{"day": {"field": "date", "near": "first_of_january"}}"#,
            r#"{"day": {"field": "date", "near": "one_digit"}}"#,
            r#"{"day": {"field": "date", "near": "year_and_month"}}"#,
            r#"{"day": {"field": "date", "near": "day_and_month"}}"#,
            r#"{"day": {"field": "date", "near": "two_years"}}"#,
            r#"{"days": {"field": "date", "at_most": 30}}"#,
        ],
    ),
    (
        "postcode",
        &[r#"{"edits": {"field": "postcode", "at_most": 2}}"#, r#"{"begins": {"field": "postcode", "letters": 3}}"#],
    ),
    ("phone", &[r#"{"edits": {"field": "phone", "at_most": 1}}"#]),
    ("email", &[r#"{"jaro_winkler": {"field": "email", "at_least": 0.9}}"#]),
    ("number", &[r#"{"within": {"field": "number", "at_most": 2.5}}"#]),
    ("place", &[r#"{"kilometres": {"field": "place", "at_most": 10}}"#]),
    ("set", &[r#"{"in_common": {"field": "set", "at_least": 1}}"#]),
    ("raw", &[r#"{"not": {"any": [{"missing": "raw"}, {"all": [{"same": "raw"}, {"same": "text"}]}]}}"#]),
];

/// Settings that ask everything that can be asked.
fn every_condition() -> Settings {
    let fields = KINDS.map(|(kind, _)| format!(r#"{{"name": "{kind}", "columns": ["{kind}"], "kind": "{kind}"}}"#));
    let comparisons = KINDS.map(|(kind, conditions)| {
        let levels =
            std::iter::once(format!(r#"{{"name": "the same", "when": {{"same": "{kind}"}}, "rare": ["{kind}"]}}"#));
        let others =
            conditions.iter().enumerate().map(|(number, when)| format!(r#"{{"name": "{number}", "when": {when}}}"#));
        let home = if kind == "postcode" { "shared" } else { "not_shared" };
        let levels: Vec<String> = levels.chain(others).collect();
        format!(r#"{{"name": "{kind}", "at_home": "{home}", "levels": [{}]}}"#, levels.join(","))
    });
    let rules = [
        r#""text""#,
        r#""name:sound", "text:first1""#,
        r#""name:root""#,
        r#""name:first_word""#,
        r#""date:year""#,
        r#""postcode:sector""#,
        r#""phone:last2""#,
        r#""email:first3""#,
        r#""set""#,
        r#""raw:first1""#,
    ];
    let rules = rules.map(|on| format!(r#"{{"on": [{on}]}}"#)).join(",");
    Settings::from_json(&format!(
        r#"{{"id": "id", "fields": [{}], "comparisons": [{}], "together": ["name", "text"], "blocking": [{rules}],
            "clustering": {{"write_from": 0.0}}}}"#,
        fields.join(","),
        comparisons.join(",")
    ))
    .unwrap()
}

/// What may stand in a cell: anything, and often nearly what should.
fn cell() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        1 => prop::collection::vec(any::<u8>(), 0..12),
        1 => "\\PC{0,9}".prop_map(String::into_bytes),
        1 => "[0-9/ .:+-]{0,14}".prop_map(String::into_bytes),
        1 => "[a-cA-CâŵΣß' -]{0,70}".prop_map(String::into_bytes),
        3 => prop::sample::select(vec![
            "", "a", "ab", "Siân", "siân wyn", "2010-03-04", "2010-04-03", "20100101", "LL11 1AA", "+44 7700 900123",
            "a@b.cy", "1.5", "53.2,-4.1", "x;y|z", "NaN", "inf", "\u{0}",
        ]).prop_map(|text| text.as_bytes().to_vec()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig {
        // The same cases each time: a test that fails, fails for everybody.
        rng_seed: proptest::test_runner::RngSeed::Fixed(7),
        ..ProptestConfig::with_cases(128)
    })]

    #[test]
    fn the_order_of_two_records_does_not_matter(rows in rows(20)) {
        let index = index(&rows);
        for (one, other) in rows.iter().enumerate().flat_map(|(at, one)| rows[..at].iter().map(move |other| (one, other))) {
            let there = index.explain_kept(&one["id"], &other["id"]).unwrap();
            let back = index.explain_kept(&other["id"], &one["id"]).unwrap();
            prop_assert!((there.bits - back.bits).abs() < 1e-9, "{there:?} {back:?}");
            let asked = index.explain(one, &other["id"]).unwrap();
            prop_assert!((there.bits - asked.bits).abs() < 1e-9);
            let sum = there.start + there.parts.iter().map(|part| part.bits).sum::<f64>();
            prop_assert!((sum - there.bits).abs() < 1e-6);
        }
    }

    #[test]
    fn the_order_of_rows_does_not_matter(rows in rows(40), turn in 1_usize..30) {
        let mut turned = rows.clone();
        turned.rotate_left(turn % rows.len());
        turned.reverse();
        prop_assert!(near(&scored(&rows, &model()), &scored(&turned, &model())));
        let learn = |rows: &[Row]| linkage::train(&settings(), &kept(rows), Mode::Dedupe, 7, &|| false).unwrap();
        let (one, other) = (learn(&rows), learn(&turned));
        prop_assert!((one.classes[0].prior - other.classes[0].prior).abs() < 1e-6);
    }

    #[test]
    fn agreeing_more_never_makes_a_match_less_likely(rows in rows(30), field in 0_usize..4) {
        let index = index(&rows);
        let columns = ["given", "last", "born", "postcode"];
        let before = index.explain(&rows[0], "r1").unwrap();
        let mut nearer = rows[0].clone();
        nearer.insert(columns[field].into(), rows[1][columns[field]].clone());
        let after = index.explain(&nearer, "r1").unwrap();
        let exchanged = before.parts.iter().any(|part| part.level == "exchanged");
        let known = !rows[0][columns[field]].is_empty() && !rows[1][columns[field]].is_empty();
        prop_assert!(exchanged || !known || after.bits >= before.bits - 1e-9, "{before:?} {after:?}");
    }

    #[test]
    fn what_is_missing_says_nothing(rows in rows(10)) {
        let index = index(&rows);
        let nothing: Row = [("id".to_owned(), "n".to_owned())].into();
        for row in &rows {
            let why = index.explain(&nothing, &row["id"]).unwrap();
            prop_assert!((why.bits - why.start).abs() < 1e-9);
            prop_assert!(why.probability < 0.01);
        }
        prop_assert!(index.find(&nothing, 0.5).is_empty());
    }

    #[test]
    fn what_people_decided_always_holds(
        pairs in prop::collection::vec((0_u32..20, 0_u32..20, -3.0..9.0), 0..60),
        decided in prop::collection::vec((0_u32..20, 0_u32..20), 0..12),
    ) {
        let rows: Vec<Row> = (0..20).map(|number| row(number, &Default::default())).collect();
        let records = kept(&rows);
        let pairs: Vec<Pair> = pairs.iter().filter(|(a, b, _)| a < b)
            .map(|(a, b, log_odds)| Pair { a: *a, b: *b, log_odds: *log_odds }).collect();
        // The first half are one, the second are apart where that does not contradict the first.
        let (must, cannot) = decided.split_at(decided.len() / 2);
        let must: Vec<_> = must.iter().copied().filter(|(a, b)| a != b).collect();
        let only_must = Decisions { must: must.clone(), cannot: Vec::new() };
        let one = clusters(&records, &[], &Clustering::default(), 0.5, &only_must);
        let cannot: Vec<_> = cannot.iter().copied().filter(|(a, b)| one[*a as usize] != one[*b as usize]).collect();
        let decisions = Decisions { must, cannot };
        let of = clusters(&records, &pairs, &Clustering::default(), 0.5, &decisions);
        for (a, b) in &decisions.must {
            prop_assert_eq!(of[*a as usize], of[*b as usize]);
        }
        for (a, b) in &decisions.cannot {
            prop_assert_ne!(of[*a as usize], of[*b as usize]);
        }
    }

    #[test]
    fn unrelated_records_leave_clusters_as_they_are(
        pairs in prop::collection::vec((0_u32..20, 0_u32..20, -3.0..9.0), 0..60),
        more in 1_usize..30,
    ) {
        let rows: Vec<Row> = (0..20 + more).map(|number| row(number, &Default::default())).collect();
        let pairs: Vec<Pair> = pairs.iter().filter(|(a, b, _)| a < b)
            .map(|(a, b, log_odds)| Pair { a: *a, b: *b, log_odds: *log_odds }).collect();
        let of = |rows: &[Row]| clusters(&kept(rows), &pairs, &Clustering::default(), 0.5, &Decisions::default());
        let (few, many) = (of(&rows[..20]), of(&rows));
        prop_assert_eq!(&few[..], &many[..20]);
        prop_assert!(many[20..].iter().enumerate().all(|(place, cluster)| *cluster as usize == place + 20));
    }

    #[test]
    fn an_index_that_grew_is_one_that_was_rebuilt(rows in rows(30), gone in 0_usize..10) {
        let half = rows.len() / 2;
        let mut grown = index(&rows[..half]);
        rows[half..].iter().for_each(|row| grown.insert(&row["id"], row));
        let gone = gone.min(rows.len() - 1);
        rows[..gone].iter().for_each(|row| { grown.remove(&row["id"]); });
        grown.refresh();
        let rebuilt = index(&rows[gone..]);
        prop_assert_eq!(grown.len(), rebuilt.len());
        for row in &rows {
            let (one, other) = (grown.find(row, 0.01), rebuilt.find(row, 0.01));
            prop_assert_eq!(one.len(), other.len());
            for (one, other) in one.iter().zip(&other) {
                prop_assert!((one.probability - other.probability).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn the_index_finds_what_a_run_finds(rows in rows(25)) {
        let all = scored(&rows, &model());
        let index = index(&rows);
        for row in &rows {
            for found in index.find(row, 0.001) {
                let (a, b) = (row["id"].clone(), found.record.clone());
                if a != b {
                    let odds = all.get(&(a.clone().min(b.clone()), a.max(b))).copied();
                    let said = odds.map(linkage::probability).unwrap_or(-1.0);
                    prop_assert!((said - found.probability).abs() < 1e-4);
                }
            }
        }
    }

    #[test]
    fn any_bytes_can_be_read(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("any.csv");
        let settings = settings();
        std::fs::write(&path, &bytes).unwrap();
        let _ = Records::new(&settings).read_csv(&settings, &path, 0);
        std::fs::write(&path, [b"id,given,last,born,postcode\n".as_slice(), &bytes].concat()).unwrap();
        let mut records = Records::new(&settings);
        if records.read_csv(&settings, &path, 0).is_ok() && !records.is_empty() {
            let _ = linkage::score(&settings, &model(), &records, Mode::Dedupe, &|| false);
            let _ = linkage::train(&settings, &records, Mode::Dedupe, 1, &|| false);
        }
        let text = String::from_utf8_lossy(&bytes);
        let _ = Settings::from_json(&text);
        let _ = Model::from_json(&text, &settings);
        let _ = linkage::splink::read(&text);
    }

    #[test]
    fn any_cells_can_be_compared(
        cells in prop::collection::vec(prop::collection::vec(cell(), KINDS.len()), 2..12),
        asked in prop::collection::vec(cell(), KINDS.len()),
    ) {
        let settings = every_condition();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("any.csv");
        let mut writer = csv::Writer::from_path(&path).unwrap();
        let columns: Vec<&str> = std::iter::once("id").chain(KINDS.map(|(kind, _)| kind)).collect();
        writer.write_record(&columns).unwrap();
        for (number, row) in cells.iter().enumerate() {
            writer.write_record(std::iter::once(number.to_string().into_bytes()).chain(row.clone())).unwrap();
        }
        writer.flush().unwrap();
        let mut records = Records::new(&settings);
        records.read_csv(&settings, &path, 0).unwrap();
        prop_assert_eq!(records.len(), cells.len());
        let model = linkage::train(&settings, &records, Mode::Dedupe, 1, &|| false).unwrap();
        let (pairs, _) = linkage::score(&settings, &model, &records, Mode::Dedupe, &|| false).unwrap();
        prop_assert!(pairs.iter().all(|pair| pair.log_odds.is_finite()));
        let mut index = Index::new(settings, model, records).unwrap();
        let asked: Row = columns[1..].iter().map(|name| (*name).to_owned())
            .zip(asked.iter().map(|cell| String::from_utf8_lossy(cell).into_owned())).collect();
        for found in index.find(&asked, 0.0) {
            let why = index.explain(&asked, &found.record).unwrap();
            prop_assert!((why.probability - found.probability).abs() < 1e-9);
        }
        index.insert("0", &asked);
        index.refresh();
        prop_assert_eq!(index.len(), cells.len());
    }

    #[test]
    fn any_condition_can_be_read(sql in "[a-z_\"'()=<>,. 0-9ANDORISULlr-]{0,60}") {
        let json = serde_json::json!({ "comparisons": [{ "output_column_name": "a", "comparison_levels": [
            { "sql_condition": sql, "m_probability": 0.5, "u_probability": 0.5 } ] }] });
        let _ = linkage::splink::read(&json.to_string());
    }
}

#[test]
fn the_order_of_columns_does_not_matter() {
    let folder = tempfile::tempdir().unwrap();
    let settings = settings();
    let read = |text: &str| {
        let path = folder.path().join("rows.csv");
        std::fs::write(&path, text).unwrap();
        let mut records = Records::new(&settings);
        records.read_csv(&settings, &path, 0).unwrap();
        let (pairs, _) = linkage::score(&settings, &model(), &records, Mode::Dedupe, &|| false).unwrap();
        pairs
    };
    let one = read("id,given,last,born,postcode\n1,Siân,Puw,2010-03-04,LL11 1AA\n2,Sian,Puw,2010-03-04,\n");
    let other = read("born,postcode,last,id,given\n2010-03-04,LL11 1AA,Puw,1,Siân\n2010-03-04,,Puw,2,Sian\n");
    assert_eq!(one, other);
    assert_eq!(one.len(), 1);
}

#[test]
fn a_model_goes_to_splink_and_comes_back() {
    let text = SETTINGS.replace(r#"{ "name": "a form", "when": { "variant": "given" }, "rare": ["given"] },"#, "");
    let text = text.replace(
        r#"{ "name": "one digit", "when": { "day": { "field": "born", "near": "one_digit" } } }"#,
        r#"{ "name": "one digit", "when": { "edits": { "field": "born", "at_most": 1 } } }"#,
    );
    let text = text.replace(r#", "or": [["last"]]"#, "");
    let settings = Settings::from_json(&text).unwrap();
    let model = MODEL.replace(r#"{ "name": "a form", "of": [0.06, 0.002] },"#, "");
    let mut model = Model::from_json(&model, &settings).unwrap();
    model.rareness = linkage::Rareness::Divided;
    let (back, learned) = linkage::splink::read(&linkage::splink::write(&settings, &model).unwrap()).unwrap();
    for (one, other) in settings.comparisons.iter().zip(&back.comparisons) {
        let conditions = |comparison: &linkage::Comparison| {
            comparison.levels.iter().map(|level| (level.when.clone(), level.rare.clone())).collect::<Vec<_>>()
        };
        assert_eq!(conditions(one), conditions(other));
    }
    assert_eq!(settings.blocking, back.blocking);
    assert_eq!(learned.rareness, linkage::Rareness::Divided);
    let shares =
        |model: &Model| model.comparisons.iter().flat_map(|of| of.levels.clone()).map(|l| l.of).collect::<Vec<_>>();
    assert_eq!(shares(&model), shares(&learned));
}

#[test]
fn twins_and_namesakes_are_not_one() {
    // Two hundred homes of four: parents, twins and a son with his father's name; everyone recorded twice.
    let mut rows = String::from("record_id,source,given_name,family_name,dob,postcode,town,phone,sex\n");
    const GIVEN: [&str; 12] =
        ["Ann", "Huw", "Rhys", "Cerys", "Osian", "Beca", "Gwilym", "Lowri", "Dewi", "Nia", "Tomos", "Elin"];
    const LAST: [&str; 11] =
        ["Jones", "Evans", "Puw", "Hughes", "Roberts", "Parry", "Ellis", "Owen", "Price", "Bevan", "Gough"];
    let mut number = 0;
    let mut person = |given: &str, last: &str, born: &str, home: usize, sex: &str| {
        for source in ["a", "b"] {
            number += 1;
            let (postcode, phone) = (format!("LL{} {}AB", home / 9, home % 9), format!("01632 960{home:03}"));
            rows += &format!("{number},{source},{given},{last},{born},{postcode},,{phone},{sex}\n");
        }
    };
    for home in 0..200 {
        let of = |list: &'static [&'static str], turn: usize| list[(home * 7 + turn * 5) % list.len()];
        let last = of(&LAST, home / 11);
        person(
            of(&GIVEN, 0),
            last,
            &format!("19{}-{:02}-{:02}", 70 + home % 20, 1 + home % 12, 1 + home % 28),
            home,
            "F",
        );
        person(
            of(&GIVEN, 1),
            last,
            &format!("19{}-{:02}-{:02}", 65 + home % 25, 1 + home % 11, 1 + home % 27),
            home,
            "M",
        );
        let born = format!("20{:02}-{:02}-{:02}", 5 + home % 15, 1 + home % 10, 1 + home % 26);
        person(of(&GIVEN, 2), last, &born, home, "F");
        person(of(&GIVEN, 3), last, &born, home, "M");
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("homes.csv");
    std::fs::write(&path, rows).unwrap();
    let settings = include_str!("../../../examples/linkage/people_100k.json");
    let settings = Settings::from_json(settings).unwrap();
    let mut records = Records::new(&settings);
    records.read_csv(&settings, &path, 0).unwrap();
    let model = linkage::train(&settings, &records, Mode::Dedupe, 1, &|| false).unwrap();
    let (pairs, _) = linkage::score(&settings, &model, &records, Mode::Dedupe, &|| false).unwrap();
    let sure: Vec<&Pair> = pairs.iter().filter(|pair| linkage::probability(pair.log_odds) >= 0.95).collect();
    let right = sure.iter().filter(|pair| pair.a / 2 == pair.b / 2).count();
    assert!(right >= 760, "{right} of 800 found");
    assert!(sure.len() - right <= 8, "{} that are not one", sure.len() - right);
}
