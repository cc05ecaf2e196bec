//! How far apart two words are: slips of the finger, and the share of letters that agree.

use linkage::similarity;

/// Slips between two words: letters left out, added, exchanged for another, or swapped with a neighbour.
/// Gives up beyond `most` and says `None`.
pub fn slips(a: &str, b: &str, most: u8) -> Option<u8> {
    similarity::edits(&letters(a), &letters(b), most)
}

/// Agreement of letters from 0 to 1, kinder to words that begin alike (Jaro and Winkler).
pub fn agreement(a: &str, b: &str) -> f64 {
    similarity::jaro_winkler(&letters(a), &letters(b))
}

/// One byte for each letter, outside the plain alphabet too, so that a slip is one slip in every script.
fn letters(word: &str) -> Vec<u8> {
    word.chars().map(|letter| (u32::from(letter) % 256) as u8).collect()
}

/// How many letters are in one word and not in the other, wherever they stand: never more than twice the slips between
/// them. 0 where a word has letters outside the plain alphabet.
pub fn letters_apart(a: &str, b: &str) -> usize {
    if !a.is_ascii() || !b.is_ascii() {
        return 0;
    }
    let mut counts = [0i8; 128];
    a.bytes().for_each(|letter| counts[usize::from(letter)] = counts[usize::from(letter)].saturating_add(1));
    b.bytes().for_each(|letter| counts[usize::from(letter)] = counts[usize::from(letter)].saturating_sub(1));
    counts.iter().map(|count| usize::from(count.unsigned_abs())).sum()
}

/// Slips that are forgiven between two words of these lengths. Of very short words only a letter too many or too few is.
pub fn forgiven(a: usize, b: usize) -> u8 {
    match a.min(b) {
        0 | 1 => 0,
        2 => u8::from(a != b),
        3..=7 => 1,
        _ => 2,
    }
}

/// The word itself and every form of it with one letter left out, looking only at the first twelve letters:
/// two words within one slip of each other share at least one of these.
pub fn with_one_left_out(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let start = letters.len().min(12);
    let mut forms = vec![letters[..start].iter().collect::<String>()];
    if letters.len() > 2 {
        for gone in 0..start {
            forms.push(letters[..start].iter().enumerate().filter(|(i, _)| *i != gone).map(|(_, c)| *c).collect());
        }
        if letters.len() > 12 {
            // A letter left out early moves the thirteenth letter into view on one side only.
            for gone in 0..start {
                forms.push(letters[..13].iter().enumerate().filter(|(i, _)| *i != gone).map(|(_, c)| *c).collect());
            }
        }
    }
    forms.sort();
    forms.dedup();
    forms
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_pairs() {
        assert_eq!(slips("llewelyn", "llewellyn", 2), Some(1));
        assert_eq!(slips("jhon", "john", 1), Some(1));
        assert_eq!(slips("mary", "mair", 1), None);
        assert_eq!(slips("", "ab", 2), Some(2));
        assert!((agreement("martha", "marhta") - 0.961).abs() < 0.001);
        assert!((agreement("dwayne", "duane") - 0.84).abs() < 0.001);
        assert!(agreement("abc", "xyz") < 0.001);
    }

    fn slipped(word: &str, place: usize, way: usize, letter: char) -> String {
        let mut letters: Vec<char> = word.chars().collect();
        let place = place % letters.len();
        match way % 4 {
            0 => {
                letters.remove(place);
            }
            1 => letters.insert(place, letter),
            2 => letters[place] = letter,
            _ if place + 1 < letters.len() => letters.swap(place, place + 1),
            _ => {}
        }
        letters.into_iter().collect()
    }

    proptest! {
        #[test]
        fn one_slip_is_at_most_one_apart_and_shares_a_form(
            word in "[a-z]{4,16}", place in 0usize..16, way in 0usize..4, letter in proptest::char::range('a', 'z')
        ) {
            let other = slipped(&word, place, way, letter);
            prop_assert!(slips(&word, &other, 1).is_some());
            prop_assert!(letters_apart(&word, &other) <= 2);
            prop_assert_eq!(slips(&word, &other, 3), slips(&other, &word, 3));
            let forms = with_one_left_out(&word);
            prop_assert!(with_one_left_out(&other).iter().any(|form| forms.contains(form)), "{} {}", word, other);
        }

        #[test]
        fn agreement_is_even_handed(a in "[a-z]{0,10}", b in "[a-z]{0,10}") {
            prop_assert!((0.0..=1.0).contains(&agreement(&a, &b)));
            prop_assert!((agreement(&a, &a) - 1.0).abs() < 1e-9);
        }
    }
}
