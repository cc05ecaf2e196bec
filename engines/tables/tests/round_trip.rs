//! What is written is read again, in both formats; and nothing that is written can be run.

use proptest::prelude::*;
use tables::{CsvWriter, Encoding, Fault, Format, Mending, Options, Row, Style, Table, XlsxWriter, is_hostile, tidy};

const HEADER: [&str; 3] = ["enw", "cyfeiriad", "nodyn"];

fn as_csv(rows: &[Vec<String>], style: Style) -> Vec<u8> {
    let mut writer = CsvWriter::new(Vec::new(), style).unwrap();
    writer.header(&HEADER).unwrap();
    for row in rows {
        writer.row(row).unwrap();
    }
    writer.finish().unwrap()
}

fn as_xlsx(rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = XlsxWriter::new("Pobl").unwrap();
    writer.header(&HEADER).unwrap();
    for row in rows {
        writer.row(row).unwrap();
    }
    writer.finish().unwrap()
}

fn read(bytes: Vec<u8>) -> (Table, Vec<Row>) {
    let mut table = Table::from_bytes(bytes, &Options::default()).unwrap();
    let rows = table.by_ref().map(Result::unwrap).collect();
    (table, rows)
}

/// What can be expected back: tidied rows, blank ones left out.
fn expected(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let tidied = rows.iter().map(|row| row.iter().map(|cell| tidy(cell)).collect::<Vec<_>>());
    tidied.filter(|row| row.iter().any(|cell| !cell.trim().is_empty())).collect()
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~ŵŷâêîôûÿ]{0,12}",
        "['=+@\t\r\n;,|\"-]{0,4}[a-z0-9]{0,3}",
        "[=+@-]cmd.{0,5}",
        any::<String>().prop_map(|text| text.chars().take(20).collect()),
        Just("_x0041_".to_owned()),
        Just("+44 7700 900123".to_owned()),
    ]
}

fn rows() -> impl Strategy<Value = Vec<Vec<String>>> {
    proptest::collection::vec(proptest::collection::vec(cell(), 3), 0..6)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn csv_and_back(rows in rows(), mark in any::<bool>(), semicolons in any::<bool>()) {
        let (table, back) = read(as_csv(&rows, Style { mark, semicolons }));
        prop_assert_eq!(table.header(), HEADER);
        let separator = if semicolons { ';' } else { ',' };
        prop_assert_eq!(table.format(), &Format::Csv { encoding: Encoding::Utf8, separator });
        prop_assert_eq!(back.into_iter().map(|row| row.cells).collect::<Vec<_>>(), expected(&rows));
    }

    #[test]
    fn csv_holds_nothing_that_runs(rows in rows()) {
        let bytes = as_csv(&rows, Style::default());
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&bytes[..]);
        for record in reader.records() {
            for cell in &record.unwrap() {
                prop_assert!(!is_hostile(cell), "{:?}", cell);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn xlsx_and_back(rows in rows()) {
        let (table, back) = read(as_xlsx(&rows));
        prop_assert_eq!(table.header(), HEADER);
        let loose = |rows: Vec<Vec<String>>| rows.into_iter().map(|row| {
            row.into_iter().map(|cell| if cell.trim().is_empty() { String::new() } else { cell }).collect()
        }).collect::<Vec<Vec<String>>>();
        prop_assert_eq!(loose(back.into_iter().map(|row| row.cells).collect()), loose(expected(&rows)));
    }
}

#[test]
fn xlsx_cells_are_text_and_never_formulas() {
    let bytes = as_xlsx(&[vec!["=1+1".to_owned(), "+44 7700 900123".to_owned(), "007".to_owned()]]);
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
    let mut sheet = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("xl/worksheets/sheet1.xml").unwrap(), &mut sheet).unwrap();
    assert!(!sheet.contains("<f>"), "{sheet}");
    assert!(sheet.contains("state=\"frozen\""), "{sheet}");
    assert_eq!(bytes, as_xlsx(&[vec!["=1+1".to_owned(), "+44 7700 900123".to_owned(), "007".to_owned()]]));
    let (_, rows) = read(bytes);
    assert_eq!(rows[0].cells, ["=1+1", "+44 7700 900123", "007"]);
    assert_eq!(rows[0].number, 2);
}

#[test]
fn an_errors_file_is_mended_and_read_again() {
    let header: Vec<String> = HEADER.iter().map(|name| (*name).to_owned()).collect();
    let cells: Vec<String> = ["", "=Stryd y Bont", "dau\nddarn"].iter().map(|cell| (*cell).to_owned()).collect();
    let begun: [Mending<Vec<u8>>; 2] = [
        Mending::Csv(Box::new(CsvWriter::new(Vec::new(), Style { mark: true, ..Style::default() }).unwrap())),
        Mending::Xlsx(Box::new(XlsxWriter::new("Gwallau").unwrap())),
    ];
    for mending in begun {
        let mut mending = mending.begin(&header, "Rhes yn eich ffeil", "Beth sydd o'i le").unwrap();
        let row = Row { number: 17, cells: cells.clone(), beyond: Vec::new(), faults: Vec::new() };
        mending.row(&row, "Mae angen enw.").unwrap();
        let bytes = match mending {
            Mending::Csv(writer) => writer.finish().unwrap(),
            Mending::Xlsx(writer) => writer.finish().unwrap(),
        };
        let (table, rows) = read(bytes);
        assert_eq!(table.header(), HEADER);
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].cells, cells);
        assert_eq!(rows[0].faults, []);
    }
}

#[test]
fn a_million_rows_are_streamed() {
    /// A file of a million rows that is nowhere in memory.
    struct Made {
        at: u64,
    }
    const LINE: u64 = 17;
    const LENGTH: u64 = LINE * 1_000_002;
    impl std::io::Read for Made {
        fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
            let line = format!("\"rhes {:07}\",1\n", self.at / LINE);
            assert_eq!(line.len() as u64, LINE);
            let from = usize::try_from(self.at % LINE).unwrap();
            let count = out.len().min(line.len() - from).min(usize::try_from(LENGTH - self.at).unwrap());
            out[..count].copy_from_slice(&line.as_bytes()[from..from + count]);
            self.at += count as u64;
            Ok(count)
        }
    }
    impl std::io::Seek for Made {
        fn seek(&mut self, to: std::io::SeekFrom) -> std::io::Result<u64> {
            self.at = match to {
                std::io::SeekFrom::Start(at) => at,
                _ => LENGTH,
            };
            Ok(self.at)
        }
    }
    let mut table = Table::from_reader(Made { at: 0 }, &Options::default()).unwrap();
    let rows = table.by_ref().take(1_000_000).filter(|row| row.is_ok()).count();
    assert_eq!(rows, 1_000_000);
    assert_eq!(table.next(), Some(Err(Fault::TooManyRows { limit: 1_000_000 })));
    assert_eq!(table.next(), None);
}
