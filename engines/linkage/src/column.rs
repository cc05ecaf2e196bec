//! A dictionary holds each distinct value once, with what comparisons need to know of it; a column counts its values.

use crate::similarity::{Letters, code};
use rustc_hash::FxHasher;
use std::hash::Hasher;

/// The symbol of a missing value.
pub const MISSING: u32 = 0;
/// The symbol of a value that no record of the column has.
pub const UNKNOWN: u32 = u32::MAX;

/// One value, as comparisons see it.
#[derive(Clone, Copy)]
pub struct Value<'a> {
    /// Its bytes, written the same everywhere.
    pub bytes: &'a [u8],
    /// The same in the small alphabet of the similarity measures, where it fits.
    pub codes: Option<&'a [u8]>,
    /// Its words, as hashes.
    pub words: &'a [u32],
    /// The names that it may be a form of, as hashes.
    pub roots: &'a [u32],
}

/// What can be told of a value without reading it: half of what a processor fetches at once.
#[derive(Clone, Copy)]
#[repr(align(32))]
pub struct Glance {
    /// Which letters are in it, and how many.
    letters: u64,
    /// Its first eight bytes, 0 where it has fewer.
    pub start: [u8; 8],
    /// One bit for each name that it may be a form of: no bit in common, no name in common.
    pub roots: u32,
    more: u16,
    /// How many bytes it has.
    pub length: u16,
    /// A number of its first word.
    pub word: u16,
    /// One bit for each of its words.
    pub words: u16,
}

impl Glance {
    /// Of no value.
    pub const NONE: Self = Self { letters: 0, start: [0; 8], roots: 0, more: 0, length: 0, word: 0, words: 0 };

    fn of(bytes: &[u8]) -> Self {
        let (letters, more, length) = Letters::of(bytes).parts();
        let mut start = [0; 8];
        let short = bytes.len().min(8);
        start[..short].copy_from_slice(&bytes[..short]);
        Self { letters, start, more, length, ..Self::NONE }
    }

    /// Which letters are in it.
    #[inline]
    pub fn letters(&self) -> Letters {
        Letters::from_parts(self.letters, self.more, self.length)
    }
}

/// A value as one number, and whether no other value has it: what is short, a number or a plain name needs no comparing.
#[derive(Clone, Copy, Default)]
pub struct Packed(u64, bool);

/// A value as one number.
#[inline]
pub fn packed(bytes: &[u8]) -> Packed {
    let length = bytes.len() as u64;
    if bytes.len() <= 7 {
        let mut all = [0; 8];
        all[..bytes.len()].copy_from_slice(bytes);
        return Packed(u64::from_le_bytes(all) | length << 56, true);
    }
    if bytes.len() <= 15 && bytes.iter().all(u8::is_ascii_digit) {
        let number = bytes.iter().fold(0, |sum, digit| sum * 10 + u64::from(digit - b'0'));
        return Packed(number | (16 + length) << 56, true);
    }
    if bytes.len() <= 11 && bytes.iter().all(|byte| byte.is_ascii_lowercase() || *byte == b' ') {
        let number = bytes.iter().fold(0, |sum, byte| sum << 5 | u64::from(byte & 31));
        return Packed(number | (32 + length) << 56, true);
    }
    Packed(hash(bytes) | 0xff << 56, false)
}

#[derive(Clone, Copy, Default)]
struct Entry {
    at: u32,
    words_at: u32,
    length: u16,
    words: u8,
    roots: u8,
    plain: bool,
}

/// What the parts of a value are that are kept beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Parts {
    /// None are.
    #[default]
    None,
    /// Words, and the names that the value may be a form of.
    Words,
    /// The members of a set, with a semicolon or bar between them.
    Members,
}

/// Distinct values.
#[derive(Clone, Default)]
pub struct Dictionary {
    text: Vec<u8>,
    codes: Vec<u8>,
    hashes: Vec<u32>,
    entries: Vec<Entry>,
    glances: Vec<Glance>,
    /// Values as numbers, and their symbols; 0 where there is none.
    slots: Vec<(u64, u32)>,
    parts: Parts,
}

/// How many records have each value of a field.
#[derive(Clone, Default)]
pub struct Counts {
    counts: Vec<u32>,
    total: u64,
    /// Pairs of records that share a value of which no more is told than that it is there.
    pairs_of_others: f64,
}

/// The values of a field.
#[derive(Clone, Copy)]
pub struct Column<'a> {
    pub(crate) dictionary: &'a Dictionary,
    pub(crate) counts: &'a Counts,
}

fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(bytes);
    crate::chance::mix(hasher.finish())
}

impl Dictionary {
    /// An empty dictionary.
    pub fn new(parts: Parts) -> Self {
        Self {
            entries: vec![Entry::default()],
            glances: vec![Glance::NONE],
            slots: vec![(0, MISSING); 16],
            parts,
            ..Self::default()
        }
    }

    /// How many distinct values there are, the missing one counted.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no value but the missing one.
    pub fn is_empty(&self) -> bool {
        self.entries.len() <= 1
    }

    /// Whether there is hardly room for more text: places in it are numbers of 32 bits.
    pub fn is_full(&self) -> bool {
        self.text.len() > (u32::MAX - (1 << 29)) as usize
    }

    /// Reads where a value is sought first, so that it is near when it is sought.
    #[inline]
    pub fn fetch(&self, key: Packed) -> u32 {
        self.slots[(crate::chance::mix(key.0) >> 32) as usize & (self.slots.len() - 1)].1
    }

    /// Where a value is or would be.
    fn slot(&self, bytes: &[u8], Packed(key, alone): Packed) -> (usize, Option<u32>) {
        let mask = self.slots.len() - 1;
        let mut slot = (crate::chance::mix(key) >> 32) as usize & mask;
        loop {
            let (known, symbol) = self.slots[slot];
            if symbol == MISSING {
                return (slot, None);
            }
            if known == key && (alone || self.bytes(symbol) == bytes) {
                return (slot, Some(symbol));
            }
            slot = (slot + 1) & mask;
        }
    }

    /// The symbol of a value, if any record has it.
    pub fn find(&self, bytes: &[u8]) -> Option<u32> {
        if bytes.is_empty() { Some(MISSING) } else { self.slot(bytes, packed(bytes)).1 }
    }

    /// The symbol of a value.
    pub fn add(&mut self, bytes: &[u8]) -> u32 {
        let bytes = &bytes[..bytes.len().min(usize::from(u16::MAX))];
        self.add_packed(bytes, packed(bytes))
    }

    /// The symbol of a value whose number is known.
    pub fn add_packed(&mut self, bytes: &[u8], key: Packed) -> u32 {
        if bytes.is_empty() {
            return MISSING;
        }
        let (slot, found) = self.slot(bytes, key);
        found.unwrap_or_else(|| self.add_new(slot, bytes, key.0))
    }

    fn add_new(&mut self, slot: usize, bytes: &[u8], key: u64) -> u32 {
        let symbol = self.entries.len() as u32;
        let at = self.text.len() as u32;
        self.text.extend_from_slice(bytes);
        let mut plain = true;
        self.codes.extend(bytes.iter().map(|byte| {
            let code = code(*byte);
            plain &= code != 0;
            code
        }));
        let words_at = self.hashes.len() as u32;
        let mut words = 0;
        let mut roots = 0;
        let mut glance = Glance::of(bytes);
        if self.parts != Parts::None {
            let text = std::str::from_utf8(bytes).unwrap_or("");
            let between: &[char] = if self.parts == Parts::Words { &[' '] } else { &[';', '|'] };
            for word in text.split(between).map(str::trim).filter(|word| !word.is_empty()).take(15) {
                let word = hash(word.as_bytes());
                self.hashes.push(word as u32 ^ (word >> 32) as u32);
                glance.words |= 1 << (word >> 60);
                words += 1;
            }
            glance.word = self.hashes.get(words_at as usize).map_or(0, |word| *word as u16);
        }
        if self.parts == Parts::Words {
            crate::variants::roots(std::str::from_utf8(bytes).unwrap_or(""), |root| {
                if roots < 30 {
                    self.hashes.push(root);
                    glance.roots |= 1 << (root.wrapping_mul(0x9e37_79b9) >> 27);
                    roots += 1;
                }
            });
        }
        self.glances.push(glance);
        self.entries.push(Entry { at, words_at, length: bytes.len() as u16, words, roots, plain });
        self.slots[slot] = (key, symbol);
        if self.entries.len() * 2 > self.slots.len() {
            self.grow();
        }
        symbol
    }

    fn grow(&mut self) {
        let mask = self.slots.len() * 2 - 1;
        let mut slots = vec![(0, MISSING); mask + 1];
        for (key, symbol) in self.slots.iter().filter(|(_, symbol)| *symbol != MISSING) {
            let mut slot = (crate::chance::mix(*key) >> 32) as usize & mask;
            while slots[slot].1 != MISSING {
                slot = (slot + 1) & mask;
            }
            slots[slot] = (*key, *symbol);
        }
        self.slots = slots;
    }

    /// The bytes of a value.
    pub fn bytes(&self, symbol: u32) -> &[u8] {
        let entry = &self.entries[symbol as usize];
        &self.text[entry.at as usize..entry.at as usize + usize::from(entry.length)]
    }

    /// The value as text.
    pub fn text(&self, symbol: u32) -> &str {
        std::str::from_utf8(self.bytes(symbol)).unwrap_or("")
    }

    /// What can be told of a value at a glance.
    #[inline]
    pub fn glance(&self, symbol: u32) -> &Glance {
        &self.glances[symbol as usize]
    }

    /// The value as comparisons see it.
    #[inline]
    pub fn value(&self, symbol: u32) -> Value<'_> {
        let entry = &self.entries[symbol as usize];
        let (from, to) = (entry.at as usize, entry.at as usize + usize::from(entry.length));
        let words = entry.words_at as usize;
        let roots = words + usize::from(entry.words);
        Value {
            bytes: &self.text[from..to],
            codes: if entry.plain { Some(&self.codes[from..to]) } else { None },
            words: &self.hashes[words..roots],
            roots: &self.hashes[roots..roots + usize::from(entry.roots)],
        }
    }
}

impl Counts {
    /// One record more has this value.
    pub fn add(&mut self, symbol: u32) {
        if symbol != MISSING {
            if self.counts.len() <= symbol as usize {
                self.counts.resize(symbol as usize + 1, 0);
            }
            self.counts[symbol as usize] += 1;
            self.total += 1;
        }
    }

    /// So many records more have this value.
    pub fn add_many(&mut self, symbol: u32, records: u32) {
        if symbol != MISSING && records > 0 {
            self.add(symbol);
            self.counts[symbol as usize] += records - 1;
            self.total += u64::from(records) - 1;
        }
    }

    /// So many records more have some value or other, spread evenly over so many values.
    pub fn add_others(&mut self, records: u64, values: u64) {
        let each = records as f64 / values.max(1) as f64;
        self.total += records;
        self.pairs_of_others += records as f64 * (each - 1.0).max(0.0);
    }

    /// One record fewer has this value.
    pub fn forget(&mut self, symbol: u32) {
        if symbol != MISSING {
            self.counts[symbol as usize] -= 1;
            self.total -= 1;
        }
    }
}

impl<'a> Column<'a> {
    /// How many distinct values its dictionary has, the missing one counted.
    pub fn len(self) -> usize {
        self.dictionary.len()
    }

    /// The value as text.
    pub fn text(self, symbol: u32) -> &'a str {
        self.dictionary.text(symbol)
    }

    /// The value as comparisons see it.
    #[inline]
    pub fn value(self, symbol: u32) -> Value<'a> {
        self.dictionary.value(symbol)
    }

    /// How many records have the value.
    #[inline]
    pub fn count(self, symbol: u32) -> u32 {
        self.counts.counts.get(symbol as usize).copied().unwrap_or(0)
    }

    /// For each value of its dictionary, how many records have it.
    pub fn counts(self) -> impl Iterator<Item = usize> {
        self.counts.counts.iter().map(|count| *count as usize)
    }

    /// How many records have any value.
    pub fn total(self) -> u64 {
        self.counts.total
    }

    /// How often two records at random have the same value.
    pub fn chance_of_others(self) -> f64 {
        let pairs = |count: f64| count * (count - 1.0);
        let total = pairs(self.counts.total as f64).max(1.0);
        let known: f64 = self.counts.counts.iter().map(|count| pairs(f64::from(*count))).sum();
        (known + self.counts.pairs_of_others) / total
    }
}
