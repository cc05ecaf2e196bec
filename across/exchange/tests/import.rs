//! Tables are taken in whole, once, and go on after a crash.

mod small;

use exchange::command_line::{Order, import};
use exchange::commands::{self, NotSent, Sent};
use exchange::events::Counts;
use exchange::reading::Unreadable;
use exchange::{Mapping, Sort, jobs};
use kernel::{AgencyId, Language};
use small::Small;

use std::path::PathBuf;
use store::Stop;
use tables::{Content, Fault, Options, Table};

fn example(name: &str) -> PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/import").join(name)
}

fn order(small: &Small, sort: Sort, file: PathBuf) -> Order {
    let (agency, language) = (small.agency, Language::En);
    Order { file, agency, sort, mapping: None, dry_run: false, errors: None, language }
}

const fn counts(taken: u64, known: u64, refused: u64) -> Counts {
    Counts { taken, known, refused, doubted: 0 }
}

#[tokio::test]
async fn people_once_and_only_once() {
    let small = Small::new().await;
    let dry = Order { dry_run: true, ..order(&small, Sort::People, example("people-sample.csv")) };
    let told = import(&small.house, &small.around, &dry, &mut |_| {}).await.unwrap();
    assert_eq!(told.counts, counts(17, 0, 3));
    assert_eq!(told.first_refused[0], (6, "There is no name in this row. Write at least one name.".to_owned()));
    assert_eq!(small.count("people_record").await, 0);
    let errors = small.folder.path().join("mend.xlsx");
    let real = Order { dry_run: false, errors: Some(errors.clone()), language: Language::Cy, ..dry.clone() };
    let told = import(&small.house, &small.around, &real, &mut |_| {}).await.unwrap();
    assert_eq!(told.counts, counts(17, 0, 3));
    assert_eq!(small.count("people_record").await, 17);
    // The same people as a workbook are known by their keys.
    let again = order(&small, Sort::People, example("people-sample.xlsx"));
    let told = import(&small.house, &small.around, &again, &mut |_| {}).await.unwrap();
    assert_eq!(told.counts, counts(0, 17, 3));
    assert_eq!(small.count("people_record").await, 17);
    // The errors file says in Welsh what is wrong; mended, it is taken in.
    let rows: Vec<_> = Table::open(&errors, &Options::default()).unwrap().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 3);
    let mut writer = tables::CsvWriter::new(Vec::new(), tables::Style::default()).unwrap();
    writer.header(Table::open(&errors, &Options::default()).unwrap().header()).unwrap();
    for row in rows {
        let mut cells = row.cells;
        if cells[1].is_empty() {
            cells[1] = "Lleucu".to_owned();
        }
        cells[4] = "1/2/2012".to_owned();
        writer.row(&cells).unwrap();
    }
    let mended = small.folder.path().join("mended.csv");
    std::fs::write(&mended, writer.finish().unwrap()).unwrap();
    let told = import(&small.house, &small.around, &order(&small, Sort::People, mended), &mut |_| {}).await.unwrap();
    assert_eq!(told.counts, counts(3, 0, 0));
    assert_eq!(small.count("people_record").await, 20);
    small.is_sound().await;
}

#[tokio::test]
async fn referrals_reach_a_desk() {
    let small = Small::new().await;
    let order = order(&small, Sort::Referrals, example("referrals-sample.csv"));
    small.clock.set(kernel::Timestamp::from_millis(1_795_000_000_000));
    let told = import(&small.house, &small.around, &order, &mut |_| {}).await.unwrap();
    assert_eq!(told.counts, Counts { taken: 4, known: 0, refused: 2, doubted: 1 });
    assert_eq!(small.count("concerns_concern").await, 4);
    let told = import(&small.house, &small.around, &order, &mut |_| {}).await.unwrap();
    assert_eq!(told.counts, Counts { taken: 0, known: 4, refused: 2, doubted: 0 });
    assert_eq!(small.count("concerns_concern").await, 4);
    small.is_sound().await;
}

#[tokio::test]
async fn a_run_that_is_broken_off_goes_on_where_it_stood() {
    let small = Small::new().await;
    let file = small.folder.path().join("many.csv");
    let mut text = "first name,surname,date of birth\n".to_owned();
    for n in 0..1_700 {
        text.push_str(&format!("Eleri{n},Puw,2012-01-01\n"));
    }
    std::fs::write(&file, text).unwrap();
    let order = order(&small, Sort::People, file);
    let (house, around, first) = (small.house.clone(), small.around.clone(), order.clone());
    let broken = tokio::spawn(async move {
        let mut batches = 0;
        let mut tell = |_| {
            batches += 1;
            assert!(batches < 2, "struck by lightning");
        };
        import(&house, &around, &first, &mut tell).await.map(drop)
    });
    assert!(broken.await.is_err());
    assert_eq!(small.count("people_record").await, 1_000);
    let told = import(&small.house, &small.around, &order, &mut |_| {}).await.unwrap();
    assert!(told.taken_up);
    assert_eq!(told.counts, counts(1_700, 0, 0));
    assert_eq!(small.count("people_record").await, 1_700);
    let told = import(&small.house, &small.around, &order, &mut |_| {}).await.unwrap();
    assert_eq!((told.taken_up, told.counts), (false, counts(0, 1_700, 0)));
    small.is_sound().await;
}

#[tokio::test]
async fn step_by_step_as_the_pages_do() {
    let small = Small::new().await;
    let nia = small.staff(small.agency, "duty_worker");
    let bytes = std::fs::read(example("people-sample.xlsx")).unwrap();
    let sent = Sent { agency: small.agency, sort: Sort::People, file_name: "pobl.xlsx".to_owned(), bytes };
    let id = commands::send(&small.house, &nia, sent.clone()).await.unwrap();
    // It cannot be begun before its columns are confirmed, nor by another agency.
    assert!(matches!(commands::begin(&small.house, &nia, id).await, Err(Stop::NotFound)));
    let (header, rows) = {
        let mut table = Table::from_bytes(sent.bytes.clone(), &Options::default()).unwrap();
        let rows: Vec<_> = table.by_ref().map(|row| row.unwrap().cells).collect();
        (table.header().to_vec(), rows)
    };
    let mapping = Mapping::guessed(Sort::People, &header, &rows);
    commands::confirm(&small.house, &nia, id, mapping).await.unwrap().unwrap();
    let other = small.staff(AgencyId::named("another"), "duty_worker");
    assert!(matches!(commands::begin(&small.house, &other, id).await, Err(Stop::Refused(_))));
    let teacher = small.staff(small.agency, "practitioner");
    assert!(matches!(commands::begin(&small.house, &teacher, id).await, Err(Stop::Refused(_))));
    commands::begin(&small.house, &nia, id).await.unwrap();
    commands::begin(&small.house, &nia, id).await.unwrap();
    // The server was stopped before the first row; the next minute's tick takes the run up.
    small.clock.advance_minutes(5);
    for run in jobs::tick(&small.house, &small.around).await.unwrap() {
        run.await.unwrap();
    }
    assert_eq!(jobs::tick(&small.house, &small.around).await.unwrap().len(), 0);
    assert_eq!(small.count("people_record").await, 17);
    assert_eq!(small.count("exchange_refused").await, 3);
    assert_eq!(small.count("exchange_import WHERE state = 'finished' AND file IS NULL").await, 1);
    assert_eq!(small.count("exchange_history WHERE taken = 17 AND refused = 3").await, 1);
    small.is_sound().await;
    // Refused rows are not kept for ever.
    small.clock.advance_minutes(60 * 24 * 31);
    jobs::tick(&small.house, &small.around).await.unwrap();
    assert_eq!(small.count("exchange_refused").await, 0);
}

#[tokio::test]
async fn what_is_no_table_is_refused_and_not_kept() {
    let small = Small::new().await;
    let nia = small.staff(small.agency, "duty_worker");
    for (bytes, fault) in [
        (&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], Fault::NotATable(Content::Picture)),
        (b"%PDF-1.7", Fault::NotATable(Content::Pdf)),
        (b"name\n", Fault::Empty),
    ] {
        let sent = Sent { agency: small.agency, sort: Sort::People, file_name: "x".to_owned(), bytes: bytes.to_vec() };
        match commands::send(&small.house, &nia, sent).await {
            Err(NotSent::Unreadable(Unreadable::File(told))) => assert_eq!(told, fault),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(small.count("exchange_import").await, 0);
}
