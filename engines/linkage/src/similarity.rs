//! String similarities: Jaro-Winkler, edit distance, and what can be known from the letters alone.
//!
//! Jaro-Winkler: W. E. Winkler, String Comparator Metrics and Enhanced Decision Rules (1990); common letters are found
//! in parallel in the bits of a word, after H. Hyyrö's bit-parallel distances. Edits: put in, leave out, change, exchange.

/// Which letters a text has: for each class one bit for the first and one for the second time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Letters {
    bits: u64,
    more: u16,
    length: u16,
}

/// The small alphabet: 0 for what is not in it.
pub const fn code(byte: u8) -> u8 {
    match byte {
        b'a'..=b'z' => byte - b'a' + 1,
        b'0'..=b'9' => byte - b'0' + 27,
        b'A'..=b'Z' => byte - b'A' + 37,
        b' ' => 63,
        _ => 0,
    }
}

const fn class(byte: u8) -> u32 {
    match byte {
        b'a'..=b'z' => (byte - b'a') as u32,
        b'A'..=b'Z' => (byte - b'A') as u32,
        b'0'..=b'4' => 26 + (byte - b'0') as u32,
        b'5'..=b'9' => 26 + (byte - b'5') as u32,
        _ => 31,
    }
}

impl Letters {
    /// Of an empty text.
    pub const NONE: Self = Self { bits: 0, more: 0, length: 0 };

    pub(crate) fn parts(self) -> (u64, u16, u16) {
        (self.bits, self.more, self.length)
    }

    #[inline]
    pub(crate) fn from_parts(bits: u64, more: u16, length: u16) -> Self {
        Self { bits, more, length }
    }

    /// The letters of a text.
    pub fn of(bytes: &[u8]) -> Self {
        let mut bits = 0_u64;
        let mut more = 0_u16;
        for byte in bytes {
            let first = 1_u64 << (2 * class(*byte));
            if bits & first == 0 {
                bits |= first;
            } else if bits & (first << 1) == 0 {
                bits |= first << 1;
            } else {
                more = more.saturating_add(1);
            }
        }
        Self { bits, more, length: bytes.len().min(usize::from(u16::MAX)) as u16 }
    }

    /// No more letters than this are common to both.
    #[inline]
    pub fn common(self, other: Self) -> u32 {
        (self.bits & other.bits).count_ones() + u32::from(self.more.min(other.more))
    }

    /// Whether so many edits could turn one into the other.
    #[inline]
    pub fn may_be_edited(self, other: Self, edits: u8) -> bool {
        let edits = u32::from(edits);
        u32::from(self.length.abs_diff(other.length)) <= edits && (self.bits ^ other.bits).count_ones() <= 2 * edits
    }

    /// Jaro-Winkler similarity is no higher than this, where no more than `same` of the first four letters are the same.
    #[inline]
    pub fn jaro_winkler_at_most(self, other: Self, same: u32) -> f64 {
        let common = f64::from(self.common(other));
        if self.length == 0 || other.length == 0 {
            return if self.length == other.length { 1.0 } else { 0.0 };
        }
        let (short, long) = (f64::from(self.length.min(other.length)), f64::from(self.length.max(other.length)));
        let common = common.min(short);
        let jaro = (common / short + common / long + 1.0) / 3.0;
        if jaro > 0.7 { jaro + 0.1 * f64::from(same) * (1.0 - jaro) } else { jaro }
    }
}

/// Where each letter stands in a text of at most 64, kept while one text is compared with many.
#[derive(Clone)]
pub struct Places {
    of: u32,
    used: Vec<u8>,
    bits: [u64; 64],
}

impl Default for Places {
    fn default() -> Self {
        Self { of: u32::MAX, used: Vec::new(), bits: [0; 64] }
    }
}

impl Places {
    /// Keeps the places of the letters of this text, unless it is the one that is kept.
    pub fn keep(&mut self, symbol: u32, codes: &[u8]) {
        if self.of == symbol && symbol != u32::MAX {
            return;
        }
        for code in &self.used {
            self.bits[usize::from(*code & 63)] = 0;
        }
        self.used.clear();
        self.used.extend_from_slice(codes);
        for (place, code) in codes.iter().enumerate() {
            self.bits[usize::from(*code & 63)] |= 1 << place;
        }
        self.of = symbol;
    }

    /// Jaro-Winkler similarity of the text that is kept with another of at most 64 letters.
    pub fn jaro_winkler(&self, other: &[u8]) -> f64 {
        let kept = &self.used[..];
        let (left, right) = (kept.len(), other.len());
        if left == 0 || right == 0 {
            return if left == right { 1.0 } else { 0.0 };
        }
        let reach = (left.max(right) / 2).saturating_sub(1);
        let mut in_left = 0_u64;
        let mut in_right = 0_u64;
        // Letters at `place - reach ..= place + reach` of the kept text may be common with the one at `place`.
        let mut window = if reach + 1 >= 64 { u64::MAX } else { (1_u64 << (reach + 1)) - 1 };
        for (place, code) in other.iter().enumerate() {
            let common = self.bits[usize::from(*code & 63)] & window & !in_left;
            in_left |= common & common.wrapping_neg();
            in_right |= u64::from(common != 0) << place;
            window = if place < reach { (window << 1) | 1 } else { window << 1 };
        }
        let common = in_left.count_ones();
        if common == 0 {
            return 0.0;
        }
        let mut moved = 0_u32;
        let (mut lefts, mut rights) = (in_left, in_right);
        while rights != 0 {
            let (l, r) = (lefts.trailing_zeros() as usize, rights.trailing_zeros() as usize);
            moved += u32::from(kept[l & 63] != other[r & 63]);
            lefts &= lefts - 1;
            rights &= rights - 1;
        }
        let common = f64::from(common);
        let jaro = (common / left as f64 + common / right as f64 + (common - f64::from(moved / 2)) / common) / 3.0;
        boost(jaro, kept, other)
    }
}

fn boost(jaro: f64, left: &[u8], right: &[u8]) -> f64 {
    if jaro <= 0.7 {
        return jaro;
    }
    let same = left.iter().zip(right).take(4).take_while(|(l, r)| l == r).count();
    jaro + 0.1 * same as f64 * (1.0 - jaro)
}

/// Jaro-Winkler similarity of texts of any length.
pub fn jaro_winkler(left: &[u8], right: &[u8]) -> f64 {
    if left.is_empty() || right.is_empty() {
        return if left.len() == right.len() { 1.0 } else { 0.0 };
    }
    let reach = (left.len().max(right.len()) / 2).saturating_sub(1);
    let mut taken = vec![false; left.len()];
    let mut in_right = Vec::with_capacity(right.len());
    for (place, letter) in right.iter().enumerate() {
        let from = place.saturating_sub(reach);
        let to = (place + reach + 1).min(left.len());
        if let Some(found) = (from..to).find(|at| !taken[*at] && left[*at] == *letter) {
            taken[found] = true;
            in_right.push(*letter);
        }
    }
    if in_right.is_empty() {
        return 0.0;
    }
    let in_left = left.iter().zip(&taken).filter(|(_, taken)| **taken).map(|(letter, _)| letter);
    let moved = in_left.zip(&in_right).filter(|(l, r)| l != r).count();
    let common = in_right.len() as f64;
    let jaro =
        (common / left.len() as f64 + common / right.len() as f64 + (common - (moved / 2) as f64) / common) / 3.0;
    boost(jaro, left, right)
}

/// The number of changes from one text to the other (Levenshtein), or `None` where it is more than `at_most`.
pub fn changes(left: &[u8], right: &[u8], at_most: u8) -> Option<u8> {
    if left.len().abs_diff(right.len()) > usize::from(at_most) {
        return None;
    }
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, l) in left.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, r) in right.iter().enumerate() {
            let cost = (corner + usize::from(l != r)).min(row[j] + 1).min(row[j + 1] + 1);
            corner = std::mem::replace(&mut row[j + 1], cost);
        }
    }
    Some(row[right.len()]).filter(|cost| *cost <= usize::from(at_most)).map(|cost| cost as u8)
}

/// The number of edits from one text to the other, or `None` where it is more than `at_most`: a letter put in, left out or
/// changed, or two that become neighbours exchanged (Damerau-Levenshtein, after R. Lowrance and R. A. Wagner, An Extension of
/// the String-to-String Correction Problem, JACM 22 (1975)).
pub fn edits(left: &[u8], right: &[u8], at_most: u8) -> Option<u8> {
    let limit = usize::from(at_most);
    // What is the same at both ends needs no edit.
    let same = left.iter().zip(right).take_while(|(l, r)| l == r).count();
    let (left, right) = (&left[same..], &right[same..]);
    let same = left.iter().rev().zip(right.iter().rev()).take_while(|(l, r)| l == r).count();
    let (left, right) = (&left[..left.len() - same], &right[..right.len() - same]);
    if left.len().abs_diff(right.len()) > limit {
        return None;
    }
    if left.is_empty() || right.is_empty() {
        return Some(left.len().max(right.len()) as u8);
    }
    if limit == 1 {
        let one = left.len() == 1 && right.len() == 1;
        let exchanged = left.len() == 2 && right.len() == 2 && left[0] == right[1] && left[1] == right[0];
        return if one || exchanged { Some(1) } else { None };
    }
    // One row and column more than usual, which stand for what cannot be.
    let width = right.len() + 2;
    let never = left.len() + right.len();
    let mut cost = vec![never; (left.len() + 2) * width];
    let mut last_row = [0_u16; 256];
    (0..=right.len()).for_each(|j| cost[width + j + 1] = j);
    for i in 1..=left.len() {
        cost[(i + 1) * width + 1] = i;
        let mut last_column = 0;
        let mut least = i;
        for j in 1..=right.len() {
            let (row, column) = (usize::from(last_row[usize::from(right[j - 1])]), last_column);
            let differs = usize::from(left[i - 1] != right[j - 1]);
            if differs == 0 {
                last_column = j;
            }
            let changed = cost[i * width + j] + differs;
            let one_more = cost[(i + 1) * width + j].min(cost[i * width + j + 1]) + 1;
            let exchanged = cost[row * width + column] + (i - row - 1) + 1 + (j - column - 1);
            let now = changed.min(one_more).min(exchanged);
            cost[(i + 1) * width + j + 1] = now;
            least = least.min(now);
        }
        // An exchange over the row before this one costs at least the letter between.
        if least > limit + 1 {
            return None;
        }
        last_row[usize::from(left[i - 1])] = i as u16;
    }
    let all = cost[cost.len() - 1];
    if all <= limit { Some(all as u8) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn codes(text: &str) -> Vec<u8> {
        text.bytes().map(code).collect()
    }

    proptest! {
        #[test]
        fn jaro_winkler_is_that_of_another_library(left in "[a-e ]{0,20}", right in "[a-e ]{0,20}") {
            let mut places = Places::default();
            places.keep(1, &codes(&left));
            let fast = places.jaro_winkler(&codes(&right));
            let slow = jaro_winkler(left.as_bytes(), right.as_bytes());
            let jaro = strsim::jaro(&left, &right);
            let theirs = if jaro > 0.7 { strsim::jaro_winkler(&left, &right) } else { jaro };
            prop_assert!((fast - slow).abs() < 1e-12, "{fast} {slow}");
            prop_assert!((fast - theirs).abs() < 1e-9, "{fast} {theirs}");
            let start = left.bytes().zip(right.bytes()).take(4).take_while(|(l, r)| l == r).count() as u32;
            let bound = Letters::of(left.as_bytes()).jaro_winkler_at_most(Letters::of(right.as_bytes()), start);
            prop_assert!(bound >= fast - 1e-12);
        }

        #[test]
        fn edits_are_those_of_another_library(left in "[abc]{0,9}", right in "[abc]{0,9}", at_most in 1_u8..4) {
            let theirs = strsim::damerau_levenshtein(&left, &right);
            let ours = edits(left.as_bytes(), right.as_bytes(), at_most);
            prop_assert_eq!(ours.map(usize::from), Some(theirs).filter(|edits| *edits <= usize::from(at_most)));
            let plain = Some(strsim::levenshtein(&left, &right)).filter(|cost| *cost <= usize::from(at_most));
            prop_assert_eq!(changes(left.as_bytes(), right.as_bytes(), at_most).map(usize::from), plain);
            if ours.is_some() {
                prop_assert!(Letters::of(left.as_bytes()).may_be_edited(Letters::of(right.as_bytes()), at_most));
            }
        }
    }

    #[test]
    fn what_the_bits_know_of_long_texts() {
        let long = "a".repeat(64);
        let mut places = Places::default();
        places.keep(1, &codes(&long));
        assert!((places.jaro_winkler(&codes(&long)) - 1.0).abs() < 1e-12);
    }
}
