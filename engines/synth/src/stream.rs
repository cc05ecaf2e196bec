//! The table as it is written: as many rows as asked for, in an order that says nothing, in bounded memory.
//!
//! Rows are made in waves of at most [`Settings::wave`] rows. Each wave makes every household again from its own stream of
//! the seed, keeps the rows that fall to it, shuffles them and writes them. One wave is enough for two million rows.

use crate::{
    Kinds, Rates, Row,
    day::Day,
    draw::Root,
    dwelling::Postcodes,
    kin::{MOST, MOST_HOMES, Unit},
    record,
};
use std::io::{self, Write};

/// The columns, those of truth last.
pub const HEADER: &str = include_str!("../data/header.csv");

/// Streams of one unit: its own, then one for each record.
const STREAMS: u64 = 1024;
/// The stream that says which wave a record falls to and in which order rows stand.
const ORDER: u64 = (1 << 62) - 1;

/// What is made.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// How many rows.
    pub records: u64,
    /// The same seed and the same settings give the same bytes.
    pub seed: u64,
    /// How often things happen.
    pub rates: Rates,
    /// The day on which the records are looked at.
    pub today: Day,
    /// The most rows held at once.
    pub wave: u64,
}

impl Settings {
    /// So many rows of this seed, all else as usual.
    pub fn new(records: u64, seed: u64) -> Self {
        let today = Day::of(2026, 1, 1).unwrap_or(Day(0));
        Settings { records, seed, rates: Rates::default(), today, wave: 2_000_000 }
    }
}

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Rows.
    pub records: u64,
    /// Rows that were left clean.
    pub clean: u64,
    /// Units that were drawn: parents with sons and daughters, people alone, hostels.
    pub units: u64,
}

/// Every row, unit by unit and person by person: for looking at, and for writing in other forms.
pub fn rows(settings: &Settings) -> impl Iterator<Item = Row> {
    let region = Region::new(settings);
    let records = settings.records;
    let mut unit = 0;
    std::iter::from_fn(move || {
        let mut rows = Vec::new();
        region.unit(unit, |_| true, |row| rows.push(row));
        unit += 1;
        Some(rows)
    })
    .flatten()
    .take(usize::try_from(records).unwrap_or(usize::MAX))
}

struct Region {
    root: Root,
    postcodes: Postcodes,
    rates: Rates,
    today: Day,
}

impl Region {
    fn new(settings: &Settings) -> Self {
        let root = Root::new(settings.seed);
        let postcodes = Postcodes::new(root.clone(), settings.records);
        Region { root, postcodes, rates: settings.rates.clone(), today: settings.today }
    }

    /// Makes a unit and those of its records that are wanted. How many it has in all.
    fn unit(&self, number: u64, wanted: impl Fn(u64) -> bool, mut tell: impl FnMut(Row)) -> u64 {
        let stream = number * STREAMS;
        let unit = Unit::make(self.root.stream(stream), &self.postcodes, &self.rates, self.today);
        let mut draw = self.root.stream(stream + 1);
        let mut count = 0;
        for (at, person) in unit.people.iter().enumerate() {
            for source in record::sources(person, self.today, &mut draw) {
                let own = stream + 2 + count;
                if wanted(own) {
                    let mut row = record::record(&unit, at, source, &self.rates, self.today, self.root.stream(own));
                    row.cluster += number * MOST as u64;
                    row.household += number * MOST_HOMES as u64;
                    tell(row);
                }
                count += 1;
            }
        }
        count
    }

    /// How many units are needed for so many records.
    fn units(&self, records: u64) -> u64 {
        let (mut units, mut count) = (0, 0);
        while count < records {
            count += self.unit(units, |_| false, |_| {});
            units += 1;
        }
        units
    }
}

/// Which of so many waves a record falls to: the same however often it is asked.
fn wave_of(stream: u64, seed: u64, waves: u64) -> u64 {
    // A round of SplitMix64 (Steele, Lea and Flood 2014).
    let mut mixed = stream.wrapping_add(seed).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (mixed ^ (mixed >> 31)) % waves.max(1)
}

/// Writes the table as CSV with its header.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write(settings: &Settings, out: &mut impl Write) -> io::Result<Summary> {
    let region = Region::new(settings);
    let mut order = region.root.stream(ORDER);
    let waves = settings.records.div_ceil(settings.wave.max(1)).max(1);
    let units = if waves > 1 { region.units(settings.records) } else { 0 };
    let mut summary = Summary { units, ..Summary::default() };
    out.write_all(HEADER.as_bytes())?;
    for wave in 0..waves {
        let mut text: Vec<u8> = Vec::new();
        let mut lines: Vec<(usize, bool)> = Vec::new();
        let mut number = 0;
        while if waves > 1 { number < units } else { (lines.len() as u64) < settings.records } {
            region.unit(
                number,
                |stream| wave_of(stream, settings.seed, waves) == wave,
                |row| {
                    lines.push((text.len(), row.err.is_clean()));
                    put(&row, &mut text);
                },
            );
            number += 1;
        }
        summary.units = number.max(units);
        if waves == 1 {
            // The last unit may have more than is asked for.
            lines.truncate(settings.records as usize);
        }
        for left in (1..lines.len()).rev() {
            lines.swap(left, order.below(left + 1));
        }
        for (start, clean) in lines {
            if summary.records == settings.records {
                break;
            }
            let end = text[start..].iter().position(|byte| *byte == b'\n').map_or(text.len(), |at| start + at + 1);
            write!(out, "{},", summary.records)?;
            out.write_all(&text[start..end])?;
            summary.records += 1;
            summary.clean += u64::from(clean);
        }
    }
    out.flush()?;
    Ok(summary)
}

/// One line without the record's number. No value holds a comma or a quotation mark, since none of the tables does.
fn put(row: &Row, text: &mut Vec<u8>) {
    let Kinds(err) = row.err;
    for value in [row.source, &row.given_name, &row.surname, &row.dob, &row.postcode, &row.town, &row.phone, row.sex] {
        text.extend_from_slice(value.as_bytes());
        text.push(b',');
    }
    // Writing to memory does not fail.
    let _ = writeln!(text, "{},{},{err}", row.cluster, row.household);
}
