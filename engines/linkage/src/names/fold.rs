//! Letters without capitals, accents and punctuation, so that Siân, SIAN and sian are one word.
//!
//! A value that is plain ASCII costs one pass over its bytes. No table is built and nothing is looked up in a library:
//! Latin letters come from two short strings, Cyrillic ones (Ukrainian values where the languages differ) from a match.

/// Plain letters for U+00C0 to U+024F, `?` where a letter has two or none.
const LATIN: &[u8] = b"aaaaaa?ceeeeiiiidnooooo?ouuuuy??aaaaaa?ceeeeiiiidnooooo?ouuuuy?yaaaaaaccccccccddddeeeeeeeeeegggggggghhhh\
iiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooo??rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzsbbbb??occdddd?eeeff?g??ikkl???nooo??\
pp?????ttt?uu??yyzz?????????????dddlllnnnaaiioouuuuuuuuuueaaaa??ggggkkoooo??jdddgg??nnaa????aaaaeeeeiiiioooorrrruuuusstt??\
hhnd??zzaaeeooooooooyylntj??accltsz??bu?eejjqqrryy";
/// The same for U+1E00 to U+1EFF, where ẁ, ẃ, ẅ and ỳ are.
const LATIN_MORE: &[u8] = b"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrr\
ssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyasss??aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooo\
uuuuuuuuuuuuuuyyyyyyyyllvvyy";

/// What a character becomes.
enum Plain {
    One(u8),
    Several(&'static str),
    Kept(char),
    /// It parts words.
    Gap,
    /// It is taken away without parting anything: an apostrophe, an accent on its own.
    Nothing,
}

/// The value in small plain letters and digits, its words parted by one blank.
///
/// Apostrophes vanish (O'Neill, D’Arcy), hyphens and all other punctuation part words. Folding twice is folding once.
pub fn fold(text: &str) -> String {
    let mut out = String::new();
    fold_into(text, &mut out);
    out
}

/// As [`fold`], into a buffer that is emptied first and can be used again for the next record.
pub fn fold_into(text: &str, out: &mut String) {
    out.clear();
    // Most values are a plain word or two.
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        out.push_str(text);
        out.make_ascii_lowercase();
        return;
    }
    out.reserve(text.len());
    let mut gap = false;
    let mut put = |plain: Plain| {
        let mut part = |out: &mut String| {
            if std::mem::take(&mut gap) && !out.is_empty() {
                out.push(' ');
            }
        };
        match plain {
            Plain::One(letter) => {
                part(out);
                out.push(char::from(letter));
            }
            Plain::Several(letters) => {
                part(out);
                out.push_str(letters);
            }
            Plain::Kept(letter) => {
                part(out);
                out.push(letter);
            }
            Plain::Gap => gap = true,
            Plain::Nothing => {}
        }
    };
    for letter in text.chars() {
        if letter.is_ascii() {
            put(ascii(letter as u8));
        } else {
            letter.to_lowercase().for_each(|small| put(plain(small)));
        }
    }
}

/// The words of a folded value.
pub fn words(folded: &str) -> impl DoubleEndedIterator<Item = &str> + Clone {
    folded.split(' ').filter(|word| !word.is_empty())
}

const fn ascii(letter: u8) -> Plain {
    match letter {
        b'a'..=b'z' | b'0'..=b'9' => Plain::One(letter),
        b'A'..=b'Z' => Plain::One(letter.to_ascii_lowercase()),
        b'\'' | b'`' => Plain::Nothing,
        _ => Plain::Gap,
    }
}

fn plain(letter: char) -> Plain {
    let code = letter as usize;
    let from = |table: &[u8], start: usize| match table.get(code - start) {
        None | Some(b'?') => other(letter),
        Some(plain) => Plain::One(*plain),
    };
    match code {
        0..0x80 => ascii(letter as u8),
        0xC0..=0x24F => from(LATIN, 0xC0),
        0x1E00..=0x1EFF => from(LATIN_MORE, 0x1E00),
        0x300..=0x36F => Plain::Nothing,
        0x400..=0x4FF => cyrillic(letter),
        _ => other(letter),
    }
}

fn other(letter: char) -> Plain {
    match letter {
        'æ' | 'ǣ' | 'ǽ' => Plain::Several("ae"),
        'œ' => Plain::Several("oe"),
        'ß' => Plain::Several("ss"),
        'þ' => Plain::Several("th"),
        'ĳ' => Plain::Several("ij"),
        'ǆ' => Plain::Several("dz"),
        'ǉ' => Plain::Several("lj"),
        'ǌ' => Plain::Several("nj"),
        'ﬀ' => Plain::Several("ff"),
        'ﬁ' => Plain::Several("fi"),
        'ﬂ' => Plain::Several("fl"),
        '’' | '‘' | '´' | 'ʼ' | 'ʻ' | 'ʹ' | '′' | '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{FEFF}' => {
            Plain::Nothing
        }
        letter if letter.is_alphanumeric() => Plain::Kept(letter),
        _ => Plain::Gap,
    }
}

fn cyrillic(letter: char) -> Plain {
    Plain::Several(match letter {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "h",
        'ґ' => "g",
        'д' => "d",
        'е' | 'э' | 'ё' => "e",
        'є' => "ie",
        'ж' => "zh",
        'з' => "z",
        'и' | 'ы' => "y",
        'і' | 'ї' | 'й' => "i",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ю' => "iu",
        'я' => "ia",
        'ь' | 'ъ' => return Plain::Nothing,
        other => return if other.is_alphanumeric() { Plain::Kept(other) } else { Plain::Gap },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn accents_capitals_and_punctuation_go() {
        for (written, folded) in [
            ("Siân", "sian"),
            ("SIÂN  ŴYN-Llŷr", "sian wyn llyr"),
            ("O’Neill, D'Arcy (Mrs.)", "oneill darcy mrs"),
            ("Sia\u{302}n", "sian"),
            ("ẁẃẅŵ ỳýÿŷ", "wwww yyyy"),
            ("Łukasz Ștefan Nguyễn Weiß Æsa", "lukasz stefan nguyen weiss aesa"),
            ("Сергій", "serhii"),
            ("Олена", "olena"),
            ("  -- ", ""),
            ("İstanbul", "istanbul"),
            ("محمد", "محمد"),
        ] {
            assert_eq!(fold(written), folded, "{written}");
        }
        assert_eq!(words("sian wyn").rev().collect::<Vec<_>>(), ["wyn", "sian"]);
    }

    #[test]
    fn the_tables_are_as_long_as_their_ranges() {
        assert_eq!(LATIN.len(), 0x250 - 0xC0);
        assert_eq!(LATIN_MORE.len(), 0x1F00 - 0x1E00);
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once.clone());
            prop_assert!(!once.contains("  ") && !once.starts_with(' ') && !once.ends_with(' '));
        }

        #[test]
        fn any_bytes_can_be_folded(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
            fold(&String::from_utf8_lossy(&bytes));
        }
    }
}
