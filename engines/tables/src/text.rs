//! Cleaning of cells, and comparing names that people spell their own way.

use unicode_normalization::{IsNormalized, UnicodeNormalization, char::is_combining_mark, is_nfc_quick};

/// A cell as it is kept: composed letters (NFC), line ends as `\n`, a tab as a blank, and no control characters
/// nor the signs that turn the reading direction round (with which a text can be made to look like another).
pub fn tidy(text: &str) -> String {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' => {
                letters.next_if_eq(&'\n');
                out.push('\n');
            }
            '\t' => out.push(' '),
            '\n' => out.push('\n'),
            '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            other if other.is_control() => {}
            other => out.push(other),
        }
    }
    if is_nfc_quick(out.chars()) == IsNormalized::Yes { out } else { out.nfc().collect() }
}

/// A name without accents, capitals, punctuation and doubled blanks; `FirstName` and `first_name` fold to the same.
pub fn fold(name: &str) -> String {
    let mut out = String::new();
    let mut before = ' ';
    for letter in name.nfd().filter(|letter| !is_combining_mark(*letter)) {
        let new_word = before.is_lowercase() && letter.is_uppercase();
        if (new_word || !letter.is_alphanumeric()) && !out.ends_with(' ') && !out.is_empty() {
            // An apostrophe joins: `o'r` is one word.
            if !matches!(letter, '\'' | '’') {
                out.push(' ');
            }
        }
        if letter.is_alphanumeric() {
            out.extend(letter.to_lowercase());
        }
        before = letter;
    }
    out.truncate(out.trim_end().len());
    out
}

/// The fewest letters to add, drop, change or swap with a neighbour to make one text of the other.
pub(crate) fn distance(left: &str, right: &str) -> usize {
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    let mut older: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=right.len()).collect();
    for (i, l) in left.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, r) in right.iter().enumerate() {
            let change = last[j] + usize::from(l != r);
            let mut best = change.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *l == right[j - 1] && left[i - 1] == *r {
                best = best.min(older[j - 1] + 1);
            }
            row.push(best);
        }
        older = std::mem::replace(&mut last, row);
    }
    last[right.len()]
}

/// How alike two folded names are, from 0 to 100.
pub fn likeness(left: &str, right: &str) -> u8 {
    if left.is_empty() || right.is_empty() {
        return 0;
    }
    if left == right {
        return 100;
    }
    let squeezed = |text: &str| text.replace(' ', "");
    if squeezed(left) == squeezed(right) {
        return 98;
    }
    let words = |text: &str| {
        let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
        words.sort();
        words
    };
    let (left_words, right_words) = (words(left), words(right));
    if left_words == right_words {
        return 92;
    }
    let length = left.chars().count().max(right.chars().count());
    match distance(left, right) {
        1 if length >= 5 => return 86,
        2 if length >= 8 => return 76,
        _ => {}
    }
    // `child date of birth` holds all of `date of birth`: likely, and less so the more else it says.
    if right_words.iter().all(|word| left_words.contains(word)) && right.chars().count() >= 3 {
        let more = left_words.len().saturating_sub(right_words.len());
        return 72u8.saturating_sub(u8::try_from(more.min(8)).unwrap_or(8) * 6);
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_tidied() {
        assert_eq!(tidy("a\r\nb\rc\td\u{0}\u{7}"), "a\nb\nc d");
        assert_eq!(tidy("w\u{302}r"), "ŵr");
        assert_eq!(tidy("abc\u{202e}cba"), "abccba");
    }

    #[test]
    fn names_fold() {
        for name in ["FirstName", "first_name", " First  name: ", "FIRST-NAME"] {
            assert_eq!(fold(name), "first name", "{name}");
        }
        assert_eq!(fold("Dyddiad Geni (DD/MM/BBBB)"), "dyddiad geni dd mm bbbb");
        assert_eq!(fold("Rhif ffôn"), "rhif ffon");
        assert_eq!(fold("Côd post"), "cod post");
    }

    #[test]
    fn distances() {
        assert_eq!(distance("surname", "surname"), 0);
        assert_eq!(distance("surnmae", "surname"), 1);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("kitten", "sitting"), 3);
    }

    #[test]
    fn likenesses_are_in_order() {
        let order =
            ["date of birth", "dateofbirth", "birth of date", "date of brith", "child date of birth", "favourite dish"];
        let scores: Vec<u8> = order.iter().map(|name| likeness(name, "date of birth")).collect();
        assert!(scores.windows(2).all(|pair| pair[0] > pair[1]), "{scores:?}");
        assert_eq!(scores[5], 0);
    }
}
