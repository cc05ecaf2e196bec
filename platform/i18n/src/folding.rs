//! One spelling for search: case, accents, apostrophes and hyphens no longer tell words apart.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The text as it is searched for: lower case, without accents (`ŵ` and `ŷ` too), with one kind of apostrophe and
/// hyphen, single spaces, and no invisible characters. Composed and decomposed spellings give the same.
pub fn fold(text: &str) -> String {
    let bare = |text: &str| text.nfkd().filter(|c| !is_combining_mark(*c) && !invisible(*c)).collect::<String>();
    let lower = bare(&bare(text).to_lowercase());
    let mut folded = String::with_capacity(lower.len());
    for c in lower.chars() {
        match c {
            '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{02BC}' | '\u{02B9}' | '\u{2032}' | '`' | '\u{FF07}' => {
                folded.push('\'');
            }
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE63}' | '\u{FF0D}' => folded.push('-'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ı' => folded.push('i'),
            'þ' => folded.push_str("th"),
            other => folded.push(other),
        }
    }
    folded.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect()
}

fn invisible(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{034F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
        || (c.is_control() && !c.is_whitespace())
}
