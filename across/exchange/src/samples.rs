//! The sample files that ship with the program are read as a newcomer would send them.

use crate::{Layout, Mapping, Mistake, Sort, mapping::BadDates, person, referral};
use std::collections::BTreeMap;
use tables::{Options, Row, Table};

fn table(name: &str) -> (Vec<String>, Vec<Row>) {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/import");
    let mut table = Table::open(&folder.join(name), &Options::default()).unwrap();
    let rows = table.by_ref().map(Result::unwrap).collect();
    (table.header().to_vec(), rows)
}

fn guessed(sort: Sort, header: &[String], rows: &[Row]) -> Layout {
    let samples: Vec<Vec<String>> = rows.iter().map(|row| row.cells.clone()).collect();
    let mapping = Mapping::guessed(sort, header, &samples);
    Layout::new(mapping, header, "2026-11-21".parse().unwrap()).unwrap()
}

fn codes(mistakes: &[Mistake]) -> Vec<&str> {
    mistakes.iter().map(|mistake| mistake.code.as_str()).collect()
}

#[test]
fn people_in_both_formats() {
    let (header, rows) = table("people-sample.csv");
    let (xlsx_header, xlsx_rows) = table("people-sample.xlsx");
    assert_eq!(header, xlsx_header);
    assert_eq!(rows.len(), 20);
    let layout = guessed(Sort::People, &header, &rows);
    assert_eq!(layout.mapping().columns.len(), header.len() - 1, "all but the notes: {:?}", layout.mapping());
    let read: Vec<_> = rows.iter().map(|row| person(&layout, row)).collect();
    assert_eq!(xlsx_rows.iter().map(|row| person(&layout, row)).filter(Result::is_ok).count(), 17);
    let refused: Vec<(u64, Vec<&str>)> =
        rows.iter().zip(&read).filter_map(|(row, read)| Some((row.number, codes(read.as_ref().err()?)))).collect();
    let wanted = [(6, vec!["no-name"]), (11, vec!["date-impossible"]), (16, vec!["table-too-many-cells"])];
    assert_eq!(refused, wanted);
    let first = read[0].as_ref().unwrap();
    assert_eq!(first.key, "key:GW-1001");
    assert_eq!(first.doubts, []);
    let details = &first.details;
    assert_eq!(details.title(), "Eleri Puw");
    assert_eq!(details.date_of_birth.unwrap().to_string(), "2012-03-14");
    assert_eq!(details.nhs_number.as_deref(), Some("9990000018"));
    assert_eq!(details.postcode.as_deref(), Some("LL57 1CK"));
    let doubted = read[7].as_ref().unwrap();
    assert_eq!(codes(&doubted.doubts), Vec::<&str>::new());
    let two_phones = read[12].as_ref().unwrap();
    assert_eq!(two_phones.details.phones, ["01632 960303", "07700 900303"]);
    assert_eq!(read[17].as_ref().unwrap().details.date_of_birth.unwrap().to_string(), "2010");
}

#[test]
fn referrals() {
    let (header, rows) = table("referrals-sample.csv");
    let layout = guessed(Sort::Referrals, &header, &rows);
    let unmapped: Vec<_> = header.iter().filter(|column| layout.mapping().field_of(column).is_none()).collect();
    assert_eq!(unmapped, Vec::<&String>::new());
    let read: Vec<_> = rows.iter().map(|row| referral(&layout, row)).collect();
    let refused: Vec<_> = read.iter().map(|read| read.as_ref().err().map(|mistakes| codes(mistakes))).collect();
    assert_eq!(refused[..4], [None, None, None, None]);
    assert_eq!(refused[4], Some(vec!["what-missing"]));
    assert_eq!(refused[5], Some(vec!["date-impossible"]));
    let first = read[0].as_ref().unwrap();
    let answers =
        BTreeMap::from([("urgent", false), ("parent_aware", false), ("child_aware", true), ("consent", false)]);
    assert_eq!(first.answers, answers);
    assert_eq!(first.texts["own_words"], "\"Ffrind sy'n rhoi lifft i mi.\"");
    assert_eq!(first.texts["referrer_agency"], "Ysgol y Bryn");
    assert_eq!(codes(&read[2].as_ref().unwrap().doubts), ["child-unnamed"]);
}

#[test]
fn the_historical_mapping_never_reads_the_answer() {
    let mapping = Mapping::from_toml(include_str!("../../../examples/import/historical.toml")).unwrap();
    assert_eq!(mapping.field_of("cluster"), None);
    assert_eq!(mapping.never, ["cluster"]);
    assert_eq!(mapping.dates.impossible, BadDates::Unknown);
    let head = "unique_id,cluster,full_name,first_and_surname,first_name,surname,dob,birth_place,postcode_fake,gender,occupation\n";
    let body = "Q1-1,Q1,\"ann lee, 1st of bath\",ann lee,ann,lee,1730-01-81,bath,ba1 1aa,female,\nQ1-2,Q1,,,,,1730-01-01,bath,,,\n";
    let table = Table::from_bytes(format!("{head}{body}").into(), &Options::default()).unwrap();
    let layout = Layout::new(mapping, table.header(), "2026-11-21".parse().unwrap()).unwrap();
    let rows: Vec<_> = table.map(|row| person(&layout, &row.unwrap())).collect();
    let taken = rows[0].as_ref().unwrap();
    assert_eq!(taken.details.date_of_birth, None);
    assert_eq!(codes(&taken.doubts), ["date-impossible"]);
    assert_eq!(codes(rows[1].as_ref().unwrap_err()), ["no-name"]);
    let json = serde_json::to_string(&taken.details).unwrap();
    assert!(!json.contains("\"Q1\""), "{json}");
}
