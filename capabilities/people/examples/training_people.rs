//! Writes the made-up people from which the shipped model is learned, and how common values are among them:
//! `cargo run --release -p people --example training_people -- --records N --seed S --out FILE --values FILE`.
//!
//! Names, days of birth, homes and telephones are those of `synth`, with its slips. NHS numbers, pupil numbers, e-mail
//! addresses and names known as are added here; how often agencies hold them is an assumption, stated below.

use kernel::Chance;
use people::{RecordDetails, weighing::columns};
use std::collections::{BTreeMap, HashMap};
use std::fs::File;
use std::io::BufWriter;

/// Of 100 records of an agency so many hold the NHS number, and so many the pupil number of a child of school age.
const HELD: [(&str, usize, usize); 7] = [
    ("health", 95, 3),
    ("school", 5, 96),
    ("social_care", 45, 40),
    ("police", 2, 0),
    ("housing", 0, 0),
    ("probation", 6, 0),
    ("charity", 4, 2),
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (mut records, mut seed, mut out, mut values) = (100_000, 1, None, None);
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let value = words.next().ok_or_else(|| format!("{word} needs a value"))?;
        match word.as_str() {
            "--records" => records = value.replace('_', "").parse()?,
            "--seed" => seed = value.parse()?,
            "--out" => out = Some(value),
            "--values" => values = Some(value),
            _ => return Err(format!("{word} is not known").into()),
        }
    }
    let rows: Vec<synth::Row> = synth::rows(&synth::Settings::new(records, seed)).collect();
    let chance = Chance::seeded(seed);
    let of_100 = |share: usize| chance.below(100) < share;
    let mut given: HashMap<u64, Vec<String>> = HashMap::new();
    for row in &rows {
        given.entry(row.cluster).or_default().push(row.given_name.clone());
    }
    let mut writer = csv::Writer::from_writer(BufWriter::new(File::create(out.ok_or("--out FILE")?)?));
    writer.write_record(columns::NAMES)?;
    let mut counts = Counts::default();
    for (at, row) in rows.iter().enumerate() {
        let (_, nhs, upn) = HELD.iter().find(|(source, ..)| *source == row.source).ok_or("an agency without shares")?;
        let year: i64 = row.dob.get(..4).and_then(|year| year.parse().ok()).unwrap_or(1980);
        let mut details = RecordDetails {
            given_names: Some(row.given_name.clone()),
            family_name: Some(row.surname.clone()),
            date_of_birth: row.dob.parse().ok(),
            postcode: Some(row.postcode.clone()),
            phones: vec![row.phone.clone()],
            sex: Some(row.sex.to_owned()),
            ..RecordDetails::default()
        };
        if of_100(*nhs) {
            let number = number(row.cluster, 900_000_000, 10);
            // Of 250 numbers one has a slip, and of 250 one is that of somebody else.
            details.nhs_number = Some(match chance.below(250) {
                0 => slip(&number, &chance),
                1 => self::number(row.cluster + 1, 900_000_000, 10),
                _ => number,
            });
        }
        if (2008..2023).contains(&year) && of_100(*upn) {
            details.upn = Some(format!("A{}", number(row.cluster, 80_000_000_000, 12)));
        }
        if year < 2014 && of_100(18) {
            // One in ten addresses is that of the home.
            let home = row.cluster % 10 == 0;
            let own = if of_100(25) { "second" } else { "person" };
            let who = if home { format!("home{}", row.household) } else { format!("{own}{}", row.cluster) };
            details.emails = vec![if of_100(2) { format!("x{who}@example.org") } else { format!("{who}@example.org") }];
        }
        if of_100(6) {
            let others = &given[&row.cluster];
            let other = &others[chance.below(others.len())];
            details.known_as = Some(other.clone()).filter(|other| !other.is_empty());
        }
        let columns = columns::of(&details.tidy());
        let id = format!("{at}");
        let cell = |name: &str| match name {
            "record" => id.clone(),
            "agency" => row.source.to_owned(),
            name => columns.get(name).cloned().unwrap_or_default(),
        };
        writer.write_record(columns::NAMES.map(cell))?;
        counts.add(&columns);
    }
    writer.flush()?;
    if let Some(path) = values {
        std::fs::write(path, counts.json(records)? + "\n")?;
    }
    Ok(())
}

/// A number of so many digits that belongs to one person; nothing in it says who.
fn number(person: u64, from: u64, digits: usize) -> String {
    let mixed = (person + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) % from;
    format!("{:0>digits$}", from + mixed)
}

/// One digit is another.
fn slip(number: &str, chance: &Chance) -> String {
    let mut digits = number.as_bytes().to_vec();
    let at = chance.below(digits.len());
    digits[at] = b'0' + (digits[at] - b'0' + 1) % 10;
    digits.into_iter().map(char::from).collect()
}

/// How common values are: common names one by one, everything else as so many records over so many values.
#[derive(Default)]
struct Counts(BTreeMap<&'static str, HashMap<String, u32>>);

impl Counts {
    fn add(&mut self, columns: &BTreeMap<String, String>) {
        for (field, column) in [
            ("given", "given"),
            ("family", "family"),
            ("born", "born"),
            ("postcode", "postcode"),
            ("phone", "phone"),
            ("email", "email"),
        ] {
            let text = columns.get(column).map(|text| linkage::names::fold::fold(text)).unwrap_or_default();
            if !text.is_empty() {
                *self.0.entry(field).or_default().entry(text).or_default() += 1;
            }
        }
    }

    fn json(&self, records: u64) -> Result<String, serde_json::Error> {
        let mut fields = serde_json::Map::new();
        for (field, counts) in &self.0 {
            let common = |count: u32| matches!(*field, "given" | "family") && count >= 20;
            let named: BTreeMap<&String, u32> =
                counts.iter().filter(|(_, count)| common(**count)).map(|(text, count)| (text, *count)).collect();
            let others = counts.values().filter(|count| !common(**count));
            let (total, distinct) = others.fold((0_u64, 0_u64), |(total, n), count| (total + u64::from(*count), n + 1));
            let told = serde_json::json!({ "others": { "records": total, "values": distinct }, "values": named });
            fields.insert((*field).to_owned(), told);
        }
        serde_json::to_string_pretty(&serde_json::json!({
            "title": "How common values are among made-up people, until a partnership holds enough records of its own",
            "records": records,
            "fields": fields,
        }))
    }
}
