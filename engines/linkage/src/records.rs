//! Records in memory: for each field one small number a record, and each distinct value once.

use crate::column::{Column, Counts, Dictionary, Glance, MISSING, Packed, Parts, UNKNOWN, Value, packed};
use crate::settings::{Kind, Settings};
use crate::written;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher;

/// Many records, as comparisons see them.
#[derive(Clone)]
pub struct Records {
    /// Fields of a record.
    width: usize,
    symbols: Vec<u32>,
    /// Fields whose values may change places share a dictionary.
    dictionaries: Vec<Dictionary>,
    dictionary_of: Vec<usize>,
    counts: Vec<Counts>,
    /// For each field the ways in which values were written, and the symbol of each.
    raw: Vec<(Dictionary, Vec<u32>)>,
    names: String,
    names_end: Vec<usize>,
    hashes: Vec<u64>,
    source: Vec<u16>,
    sources: Vec<String>,
    /// Which of two files a record is from.
    table: Vec<u8>,
    scratch: String,
    /// The values of records that are not yet looked up.
    queue: Vec<(String, Packed)>,
    queued: usize,
}

/// One record that is compared: what is asked for, of a kept record and of one that is only asked about.
pub trait Record {
    /// The symbol of a field's value.
    fn symbol(&self, field: usize) -> u32;
    /// A field's value.
    fn value(&self, field: usize) -> Value<'_>;
    /// What can be told of a field's value at a glance.
    fn glance(&self, field: usize) -> &Glance;
}

/// A kept record.
#[derive(Clone, Copy)]
pub struct Kept<'a> {
    symbols: &'a [u32],
    dictionaries: &'a [Dictionary],
    dictionary_of: &'a [usize],
}

impl Record for Kept<'_> {
    #[inline]
    fn symbol(&self, field: usize) -> u32 {
        self.symbols[field]
    }

    #[inline]
    fn value(&self, field: usize) -> Value<'_> {
        self.dictionaries[self.dictionary_of[field]].value(self.symbols[field])
    }

    #[inline]
    fn glance(&self, field: usize) -> &Glance {
        self.dictionaries[self.dictionary_of[field]].glance(self.symbols[field])
    }
}

/// A record that is asked about and not kept.
pub struct Asked {
    symbols: Vec<u32>,
    own: Vec<Dictionary>,
}

impl Record for Asked {
    fn symbol(&self, field: usize) -> u32 {
        self.symbols[field]
    }

    fn value(&self, field: usize) -> Value<'_> {
        self.own[field].value(u32::from(!self.own[field].is_empty()))
    }

    fn glance(&self, field: usize) -> &Glance {
        self.own[field].glance(u32::from(!self.own[field].is_empty()))
    }
}

/// The most bytes of a value that are kept.
const MOST_BYTES: usize = u16::MAX as usize;
/// How many records are looked up together.
const QUEUE: usize = 64;

fn parts(kind: Kind) -> Parts {
    match kind {
        Kind::Name => Parts::Words,
        Kind::Set => Parts::Members,
        _ => Parts::None,
    }
}

/// Whether a value is written the same everywhere by folding its letters.
fn folded(kind: Kind) -> bool {
    matches!(kind, Kind::Name | Kind::Text)
}

impl Records {
    /// No records yet.
    pub fn new(settings: &Settings) -> Self {
        let dictionary_of = settings.dictionaries();
        let dictionaries = settings.fields.iter().map(|field| Dictionary::new(parts(field.kind))).collect();
        Self {
            width: settings.fields.len(),
            symbols: Vec::new(),
            dictionaries,
            dictionary_of,
            counts: vec![Counts::default(); settings.fields.len()],
            raw: vec![(Dictionary::new(Parts::None), vec![MISSING]); settings.fields.len()],
            names: String::new(),
            names_end: vec![0],
            hashes: Vec::new(),
            source: Vec::new(),
            sources: Vec::new(),
            table: Vec::new(),
            scratch: String::new(),
            queue: Vec::new(),
            queued: 0,
        }
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.table.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.table.is_empty()
    }

    /// Keeps one more record: its name, its source, which file it is from, and the text of each field.
    pub fn push<'a>(
        &mut self,
        settings: &Settings,
        name: &str,
        source: &str,
        table: u8,
        text: impl FnMut(usize) -> &'a str,
    ) {
        self.queue(settings, name, source, table, text);
        self.settle(settings);
    }

    /// As [`Records::push`], for many: records are looked up some at a time, so that memory is waited for once for all of
    /// them. Before any is asked for, [`Records::settle`] is to be called.
    pub fn queue<'a>(
        &mut self,
        settings: &Settings,
        name: &str,
        source: &str,
        table: u8,
        mut text: impl FnMut(usize) -> &'a str,
    ) {
        let from = self.queued * self.width;
        if self.queue.len() < from + self.width {
            self.queue.resize_with(from + self.width, Default::default);
        }
        for ((place, field), (out, key)) in settings.fields.iter().enumerate().zip(&mut self.queue[from..]) {
            if folded(field.kind) {
                // Names are few and folding them is dear: each way of writing one is folded once.
                out.clear();
                out.push_str(text(place));
            } else {
                written::write(field, text(place), out);
            }
            if out.len() > MOST_BYTES {
                out.truncate((0..=MOST_BYTES).rev().find(|end| out.is_char_boundary(*end)).unwrap_or(0));
            }
            *key = packed(out.as_bytes());
        }
        self.queued += 1;
        let mut hasher = FxHasher::default();
        hasher.write(name.as_bytes());
        self.hashes.push(hasher.finish());
        self.names.push_str(name);
        self.names_end.push(self.names.len());
        let place = self.sources.iter().position(|known| known == source).unwrap_or_else(|| {
            self.sources.push(source.to_owned());
            self.sources.len() - 1
        });
        self.source.push(place.min(usize::from(u16::MAX)) as u16);
        self.table.push(table);
        if self.queued == QUEUE {
            self.settle(settings);
        }
    }

    /// Looks up what is queued.
    pub fn settle(&mut self, settings: &Settings) {
        let queue = std::mem::take(&mut self.queue);
        let (width, queued) = (self.width, std::mem::take(&mut self.queued));
        let from = self.symbols.len();
        self.symbols.resize(from + width * queued, MISSING);
        for (place, field) in settings.fields.iter().enumerate() {
            let of = self.dictionary_of[place];
            let values = queue.iter().skip(place).step_by(width).take(queued);
            let dictionary = if folded(field.kind) { &self.raw[place].0 } else { &self.dictionaries[of] };
            std::hint::black_box(values.clone().fold(0, |seen, (_, key)| seen ^ dictionary.fetch(*key)));
            for ((text, key), record) in values.zip(0..) {
                let symbol = if folded(field.kind) {
                    let (raw, known) = &mut self.raw[place];
                    let way = raw.add_packed(text.as_bytes(), *key) as usize;
                    if way == known.len() {
                        written::write(field, text, &mut self.scratch);
                        known.push(self.dictionaries[of].add(self.scratch.as_bytes()));
                    }
                    known[way]
                } else {
                    self.dictionaries[of].add_packed(text.as_bytes(), *key)
                };
                self.symbols[from + record * width + place] = symbol;
            }
            for record in 0..queued {
                self.counts[place].add(self.symbols[from + record * width + place]);
            }
        }
        self.queue = queue;
    }

    /// Says how common a value is where that is known from elsewhere: so many records that are not kept here have it.
    pub fn count(&mut self, settings: &Settings, field: usize, text: &str, records: u32) {
        let mut out = std::mem::take(&mut self.scratch);
        written::write(&settings.fields[field], text, &mut out);
        let symbol = self.dictionaries[self.dictionary_of[field]].add(out.as_bytes());
        self.counts[field].add_many(symbol, records);
        self.scratch = out;
    }

    /// Says how many more records have some value of a field, and over how many values they are spread.
    pub fn count_others(&mut self, field: usize, records: u64, values: u64) {
        self.counts[field].add_others(records, values);
    }

    /// A record that is compared and not kept.
    pub fn asked<'a>(&self, settings: &Settings, mut text: impl FnMut(usize) -> &'a str) -> Asked {
        let mut asked = Asked { symbols: Vec::new(), own: Vec::new() };
        let mut out = String::new();
        for (place, field) in settings.fields.iter().enumerate() {
            written::write(field, text(place), &mut out);
            asked.symbols.push(self.dictionaries[self.dictionary_of[place]].find(out.as_bytes()).unwrap_or(UNKNOWN));
            let mut own = Dictionary::new(parts(field.kind));
            own.add(out.as_bytes());
            asked.own.push(own);
        }
        asked
    }

    /// One record.
    #[inline]
    pub fn get(&self, record: u32) -> Kept<'_> {
        let from = record as usize * self.width;
        Kept {
            symbols: &self.symbols[from..from + self.width],
            dictionaries: &self.dictionaries,
            dictionary_of: &self.dictionary_of,
        }
    }

    /// The symbol of a field of a record.
    #[inline]
    pub fn symbol(&self, record: u32, field: usize) -> u32 {
        self.symbols[record as usize * self.width + field]
    }

    /// The name of a record.
    pub fn name(&self, record: u32) -> &str {
        &self.names[self.names_end[record as usize]..self.names_end[record as usize + 1]]
    }

    /// Whose record it is.
    pub fn source(&self, record: u32) -> u16 {
        self.source[record as usize]
    }

    /// The name of a source.
    pub fn source_name(&self, source: u16) -> &str {
        &self.sources[usize::from(source)]
    }

    /// The name of a source, if there are so many.
    pub(crate) fn source_text(&self, source: u16) -> Option<&str> {
        self.sources.get(usize::from(source)).map(String::as_str)
    }

    /// A number that depends on the record's name alone.
    pub(crate) fn name_hash(&self, record: u32) -> u64 {
        self.hashes[record as usize]
    }

    /// Which file it is from.
    pub fn table(&self, record: u32) -> u8 {
        self.table[record as usize]
    }

    /// The distinct values of a field.
    pub fn column(&self, field: usize) -> Column<'_> {
        Column { dictionary: &self.dictionaries[self.dictionary_of[field]], counts: &self.counts[field] }
    }

    /// Takes a record's values out of the counts, and out of the record.
    pub(crate) fn forget(&mut self, record: u32) {
        let from = record as usize * self.width;
        for (symbol, counts) in self.symbols[from..from + self.width].iter_mut().zip(&mut self.counts) {
            counts.forget(*symbol);
            *symbol = MISSING;
        }
    }

    /// Whether the field of a record is missing.
    pub fn is_missing(&self, record: u32, field: usize) -> bool {
        self.symbol(record, field) == MISSING
    }

    /// Whether one column has so much text that there is hardly room for more.
    pub fn is_full(&self) -> bool {
        let raw = self.raw.iter().map(|(raw, _)| raw);
        self.dictionaries.iter().chain(raw).any(Dictionary::is_full)
    }

    /// How many records have the name of another of their file.
    pub fn namesakes(&self) -> usize {
        let of = |(hash, table): (&u64, &u8)| crate::chance::mix(hash ^ u64::from(*table));
        let mut hashes: Vec<u64> = self.hashes.iter().zip(&self.table).map(of).collect();
        hashes.par_sort_unstable();
        hashes.windows(2).filter(|pair| pair[0] == pair[1]).count()
    }

    /// For each name the record that has it.
    pub fn by_name(&self) -> FxHashMap<&str, u32> {
        (0..self.len() as u32).map(|record| (self.name(record), record)).collect()
    }
}
