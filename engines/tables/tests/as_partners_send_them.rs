//! Files as people send them: odd encodings, ragged rows, blank lines, wrong kinds, damage.

use proptest::prelude::*;
use std::io::{Cursor, Read, Write};
use tables::{Content, CsvWriter, Encoding, Fault, Format, Limits, Options, Style, Table, XlsxWriter};

fn table(bytes: impl Into<Vec<u8>>) -> Result<Table, Fault> {
    Table::from_bytes(bytes.into(), &Options::default())
}

#[test]
fn ragged_rows_are_reported_and_kept() {
    let rows: Vec<_> = table("a,b,c\n1,2,3\n\n1,2\n1,2,3,4\n1,2,3,,\n").unwrap().map(Result::unwrap).collect();
    let numbers: Vec<u64> = rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [2, 4, 5, 6]);
    assert_eq!(rows[1].cells, ["1", "2", ""]);
    assert_eq!(rows[1].faults, [Fault::TooFewCells { row: 4, expected: 3, found: 2 }]);
    assert_eq!(rows[2].cells, ["1", "2", "3"]);
    assert_eq!(rows[2].beyond, ["4"]);
    assert_eq!(rows[2].faults, [Fault::TooManyCells { row: 5, expected: 3, found: 4 }]);
    assert_eq!(rows[3].faults, []);
}

#[test]
fn old_windows_text() {
    let read = table(b"enw;ffon\r\nSi\xe2n;01632 960001\r\n".to_vec()).unwrap();
    assert_eq!(read.format(), &Format::Csv { encoding: Encoding::Windows1252, separator: ';' });
    assert_eq!(read.map(Result::unwrap).next().unwrap().cells, ["Siân", "01632 960001"]);
}

#[test]
fn headers_are_named() {
    let read = table("sep=,\n name ,,name,\"two\nlines\"\n1,2,3,4\n").unwrap();
    assert_eq!(read.header(), ["name", "B", "name (2)", "two lines"]);
    assert_eq!(read.map(Result::unwrap).next().unwrap().number, 2);
}

#[test]
fn what_is_no_table_is_refused_by_its_kind() {
    let kind = |bytes: &[u8]| match table(bytes) {
        Err(Fault::NotATable(kind)) => Some(kind),
        _ => None,
    };
    assert_eq!(kind(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Some(Content::Picture));
    assert_eq!(kind(b"%PDF-1.7\n"), Some(Content::Pdf));
    assert_eq!(kind(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0"), Some(Content::OldOffice));
    assert_eq!(table("").err(), Some(Fault::Empty));
    assert_eq!(table("\n\n , \n").err(), Some(Fault::Empty));
    let locked = [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), wide("EncryptedPackage")].concat();
    assert_eq!(table(locked).err(), Some(Fault::Locked));
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn limits_hold() {
    let tight = Limits { bytes: 40, rows: 2, columns: 2, ..Limits::default() };
    let read = |text: &str| Table::from_bytes(text.into(), &Options { limits: tight, ..Options::default() });
    assert_eq!(read(&"x".repeat(41)).err(), Some(Fault::TooBig { limit: 40 }));
    assert_eq!(read("a,b,c\n").err(), Some(Fault::TooManyColumns { limit: 2 }));
    let last = read("a\n1\n2\n3\n").unwrap().last();
    assert_eq!(last, Some(Err(Fault::TooManyRows { limit: 2 })));
}

#[test]
fn a_sheet_is_chosen_by_name() {
    let mut writer = XlsxWriter::new("Plant/[2026]").unwrap();
    writer.header(&["enw"]).unwrap();
    writer.row(&["Eleri"]).unwrap();
    let bytes = writer.finish().unwrap();
    let named = |name: &str| Options { sheet: Some(name.to_owned()), ..Options::default() };
    let read = Table::from_bytes(bytes.clone(), &named("Plant2026")).unwrap();
    let sheets = vec!["Plant2026".to_owned()];
    assert_eq!(read.format(), &Format::Xlsx { sheet: "Plant2026".to_owned(), sheets });
    assert_eq!(Table::from_bytes(bytes, &named("arall")).err(), Some(Fault::NoSuchSheet));
}

fn workbook() -> Vec<u8> {
    let mut writer = XlsxWriter::new("a").unwrap();
    writer.header(&["enw", "geni"]).unwrap();
    writer.row(&["Eleri", "2012-03-04"]).unwrap();
    writer.finish().unwrap()
}

fn text() -> Vec<u8> {
    let mut writer = CsvWriter::new(Vec::new(), Style::default()).unwrap();
    writer.header(&["enw", "geni"]).unwrap();
    writer.row(&["Eleri \"ŵ\"", "2012-03-04"]).unwrap();
    writer.finish().unwrap()
}

/// The workbook with one part changed, packed again with honest checksums.
fn forged(part: usize, change: impl Fn(&mut Vec<u8>)) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook())).unwrap();
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for place in 0..archive.len() {
        let mut content = Vec::new();
        let mut file = archive.by_index(place).unwrap();
        file.read_to_end(&mut content).unwrap();
        if place == part {
            change(&mut content);
        }
        writer.start_file(file.name().unwrap(), zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(&content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn drain(bytes: Vec<u8>) {
    let limits = Limits { unpacked_bytes: 1 << 20, ..Limits::default() };
    if let Ok(table) = Table::from_bytes(bytes, &Options { limits, ..Options::default() }) {
        let _ = table.take(1000).count();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        drain(bytes);
    }

    #[test]
    fn forged_workbooks_never_panic(
        damage in proptest::collection::vec((any::<u16>(), "[ -~]{1,12}"), 1..5),
        part in 0usize..12,
    ) {
        drain(forged(part, |content| {
            for (place, text) in &damage {
                let place = usize::from(*place) % (content.len() + 1);
                let end = (place + text.len()).min(content.len());
                content.splice(place..end, text.bytes());
            }
        }));
    }

    #[test]
    fn damaged_files_never_panic(damage in proptest::collection::vec((any::<u16>(), any::<u8>()), 1..8), cut in any::<u16>()) {
        for whole in [workbook(), text()] {
            let mut bytes = whole.clone();
            for (place, byte) in &damage {
                let place = usize::from(*place) % bytes.len();
                bytes[place] = *byte;
            }
            drain(bytes.clone());
            bytes.truncate(usize::from(cut) % whole.len());
            drain(bytes);
        }
    }
}
