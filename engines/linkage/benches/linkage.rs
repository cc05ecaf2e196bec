//! How fast comparing, blocking, scoring, clustering and finding are: `cargo bench -p linkage`. Everything runs on one core;
//! items are pairs, so that scoring can be laid beside what one bare comparison of two names costs.

use divan::{Bencher, black_box};
use linkage::similarity::{Letters, Places, code, edits, jaro_winkler};
use linkage::{Blocking, Clustering, Decisions, Index, Mode, Model, Pair, Records, Settings};
use std::sync::LazyLock;

fn main() {
    divan::main();
}

const RECORDS: usize = 50_000;

/// Made-up names from syllables, as unequal in frequency as names are.
fn name(mut number: u64) -> String {
    const SYLLABLES: [&str; 16] =
        ["mar", "wen", "lly", "rhy", "dew", "ceri", "gwi", "lo", "ann", "bet", "han", "os", "ian", "el", "in", "mai"];
    let mut name = String::new();
    for _ in 0..2 + number % 3 {
        name += SYLLABLES[(number % 16) as usize];
        number /= 16;
    }
    name
}

fn mix(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb)
}

fn skewed(number: u64, most: u64) -> u64 {
    let share = (mix(number) >> 11) as f64 / (1_u64 << 53) as f64;
    (share.powi(3) * most as f64) as u64
}

fn columns(record: usize) -> [(&'static str, String); 7] {
    let person = (record / 2) as u64;
    let home = person / 3;
    let day = mix(person) % 9000;
    let slip = record % 2 == 1 && record.is_multiple_of(7);
    let mut given = name(mix(skewed(person, 4000)));
    if slip {
        given.pop();
    }
    [
        ("record_id", record.to_string()),
        ("given_name", given),
        ("family_name", name(mix(skewed(home + 1_000_000, 9000)))),
        ("dob", format!("{}-{:02}-{:02}", 1960 + day / 150, 1 + day % 12, 1 + day % 28)),
        ("postcode", format!("LL{} {}AB", home % 70, home % 9000)),
        ("phone", format!("07700 {:06}", mix(home) % 1_000_000)),
        ("sex", if person.is_multiple_of(2) { "F".into() } else { "M".into() }),
    ]
}

struct House {
    settings: Settings,
    records: Records,
    model: Model,
    pairs: Vec<Pair>,
    looked_at: u64,
}

static HOUSE: LazyLock<House> = LazyLock::new(|| {
    let settings = Settings::from_json(include_str!("../../../examples/linkage/people_100k.json")).unwrap();
    let mut records = Records::new(&settings);
    for record in 0..RECORDS {
        let row = columns(record);
        let text = |name: &str| row.iter().find(|(known, _)| *known == name).map_or("", |(_, text)| text.as_str());
        records.push(&settings, text("record_id"), "", 0, |field| text(&settings.fields[field].columns[0]));
    }
    let model = linkage::train(&settings, &records, Mode::Dedupe, 1, &|| false).unwrap();
    let (pairs, found) = linkage::score(&settings, &model, &records, Mode::Dedupe, &|| false).unwrap();
    let looked_at = found.iter().map(|found| found.first).sum();
    House { settings, records, model, pairs, looked_at }
});

/// Does something on one core.
fn on_one_core<T: Send>(what: impl FnOnce() -> T + Send) -> T {
    static ONE: LazyLock<rayon::ThreadPool> =
        LazyLock::new(|| rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap());
    ONE.install(what)
}

fn words() -> Vec<(String, String)> {
    (0..1000).map(|number| (name(mix(number)), name(mix(number + 5000)))).collect()
}

#[divan::bench(counters = [divan::counter::ItemsCount::new(1000_u32)])]
fn bare_jaro_winkler(bencher: Bencher) {
    let codes = |text: &str| text.bytes().map(code).collect::<Vec<u8>>();
    let words: Vec<_> = words().iter().map(|(one, other)| (codes(one), codes(other))).collect();
    bencher.bench(|| {
        let mut places = Places::default();
        words
            .iter()
            .enumerate()
            .map(|(number, (one, other))| {
                places.keep(number as u32, one);
                places.jaro_winkler(other)
            })
            .sum::<f64>()
    });
}

#[divan::bench(counters = [divan::counter::ItemsCount::new(1000_u32)])]
fn jaro_winkler_of_any_length(bencher: Bencher) {
    let words = words();
    bencher.bench(|| words.iter().map(|(one, other)| jaro_winkler(one.as_bytes(), other.as_bytes())).sum::<f64>());
}

#[divan::bench(counters = [divan::counter::ItemsCount::new(1000_u32)])]
fn what_letters_tell(bencher: Bencher) {
    let letters = |text: &str| Letters::of(text.as_bytes());
    let words: Vec<_> = words().iter().map(|(one, other)| (letters(one), letters(other))).collect();
    bencher.bench(|| words.iter().map(|(one, other)| one.jaro_winkler_at_most(*other, 4)).sum::<f64>());
}

#[divan::bench(counters = [divan::counter::ItemsCount::new(1000_u32)])]
fn two_edits(bencher: Bencher) {
    let words = words();
    bencher.bench(|| words.iter().filter(|(one, other)| edits(one.as_bytes(), other.as_bytes(), 2).is_some()).count());
}

#[divan::bench(sample_count = 10)]
fn blocking(bencher: Bencher) {
    let house = &*HOUSE;
    bencher.counter(divan::counter::ItemsCount::new(house.looked_at)).bench(|| {
        on_one_core(|| {
            let blocking = Blocking::new(&house.settings, &house.settings.blocking, &house.records, Mode::Dedupe);
            blocking.walk(&[], &|| false, || 0_u64, |sum, _, a, b| *sum += u64::from(a ^ b)).unwrap().0.len()
        })
    });
}

#[divan::bench(sample_count = 10)]
fn scoring_all_pairs_that_blocking_finds(bencher: Bencher) {
    let house = &*HOUSE;
    bencher.counter(divan::counter::ItemsCount::new(house.looked_at)).bench(|| {
        on_one_core(|| {
            linkage::score(&house.settings, &house.model, &house.records, Mode::Dedupe, &|| false).unwrap().0.len()
        })
    });
}

#[divan::bench(sample_count = 10)]
fn learning(bencher: Bencher) {
    let house = &*HOUSE;
    bencher
        .bench(|| on_one_core(|| linkage::train(&house.settings, &house.records, Mode::Dedupe, 1, &|| false).unwrap()));
}

#[divan::bench(sample_count = 10)]
fn clustering(bencher: Bencher) {
    let house = &*HOUSE;
    bencher
        .counter(divan::counter::ItemsCount::new(house.pairs.len()))
        .bench(|| linkage::clusters(&house.records, &house.pairs, &Clustering::default(), 0.95, &Decisions::default()));
}

#[divan::bench]
fn finding_one_record(bencher: Bencher) {
    let house = &*HOUSE;
    let index = Index::new(house.settings.clone(), house.model.clone(), house.records.clone()).unwrap();
    let rows: Vec<_> = (0..500).map(|number| columns(number * 97)).collect();
    let mut next = 0;
    bencher.counter(divan::counter::ItemsCount::new(1_u32)).bench_local(|| {
        next = (next + 1) % rows.len();
        let row: Vec<(&str, &str)> = rows[next].iter().map(|(name, text)| (*name, text.as_str())).collect();
        black_box(index.find(&row[..], 0.5).len())
    });
}
